// The toRdf tests of JSON-LD 1.1 through the page's script, as far as the page reads JSON-LD: what it does not read it must
// refuse as unsupported, and unsupported_jsonld.txt is the reviewed list of those tests.
import {readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';
import {parseQuads} from './support/nquads.mjs';

const suite = `${CONFORMANCE}/jsonld-api`;
needs(suite);
const page = makePage();
const score = new Score('jsonld-toRdf');
const reviewed = new Set(readFileSync(new URL('unsupported_jsonld.txt', import.meta.url), 'utf8')
                             .split('\n')
                             .filter(line => line.startsWith('#t'))
                             .map(line => line.split(' ')[0]));

// The page's documents have no base; those of the suite do, and their relative references are the tests' own matter.
function needsBase(entry) {
    return entry.option?.base !== undefined || entry.option?.expandContext !== undefined
        || entry.option?.rdfDirection !== undefined || entry.option?.produceGeneralizedRdf === true
        || entry.option?.specVersion === 'json-ld-1.0' || entry.option?.processingMode === 'json-ld-1.0';
}

function run(entry) {
    const document = page.parseJson(readFileSync(`${suite}/${entry.input}`, 'utf8'));
    if (needsBase(entry)) throw new page.Problem('unsupported', 'an option');
    return page.canonicalize(page.toRdf(document, page.knowledge.contexts, false));
}

function outcome(entry) {
    const isNegative = entry['@type'].includes('jld:NegativeEvaluationTest');
    try {
        const text = run(entry);
        if (isNegative) return 'accepted what is to be refused';
        if (entry['@type'].includes('jld:PositiveSyntaxTest')) return '';
        return text === page.canonicalize(parseQuads(readFileSync(`${suite}/${entry.expect}`, 'utf8'), page)) ? ''
                                                                                                              : 'other quads';
    } catch (error) {
        if (!(error instanceof page.Problem)) throw error;
        if (error.kind === 'unsupported' || error.kind === 'limit') return `unsupported: ${error.message}`;
        return isNegative ? '' : error.message;
    }
}

for (const entry of JSON.parse(readFileSync(`${suite}/toRdf-manifest.jsonld`, 'utf8')).sequence) {
    const id = entry['@id'];
    const found = outcome(entry);
    if (process.env.LIST && found !== '') console.log(`${id} ${found}`);
    if (reviewed.has(id)) {
        score.unsupported.push(id);
        if (found === '') score.check(false, `${id} passes: take it off the list`);
    } else score.check(found === '', `${id}: ${found}`);
}
score.finish();
