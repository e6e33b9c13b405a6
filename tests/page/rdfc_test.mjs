// The W3C test suite of RDFC-1.0, every entry of its manifest, through the page's script.
import {readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';
import {parseQuads} from './support/nquads.mjs';

const suite = `${CONFORMANCE}/rdf-canon`;
needs(suite);
const page = makePage();
const score = new Score('rdf-canon');

function canonical(entry) {
    const quads = parseQuads(readFileSync(`${suite}/${entry.action}`, 'utf8'), page);
    return page.canonicalize(quads, (entry.hashAlgorithm ?? 'SHA256').replace('SHA', 'SHA-'));
}

// What the page's result makes of the labels can be read from the canonical text only: the map tests are the evaluation
// tests once more.
for (const entry of JSON.parse(readFileSync(`${suite}/manifest.jsonld`, 'utf8')).entries) {
    if (entry.type === 'rdfc:RDFC10MapTest') continue;
    try {
        const text = canonical(entry);
        score.check(entry.type === 'rdfc:RDFC10EvalTest' && text === readFileSync(`${suite}/${entry.result}`, 'utf8'), entry.id);
    } catch (error) {
        score.check(entry.type === 'rdfc:RDFC10NegativeEvalTest' && error.kind === 'limit', `${entry.id}: ${error.message}`);
    }
}
score.finish();
