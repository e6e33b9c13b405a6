// The W3C test suite of RDFC-1.0, every entry of its manifest, through the page's script.
import {readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';
import {parseQuads} from './support/nquads.mjs';

const suite = `${CONFORMANCE}/rdf-canon`;
needs(suite);
const page = makePage();
const score = new Score('rdf-canon');

// The canonical text, and what became of the labels.
function canonical(entry) {
    const quads = parseQuads(readFileSync(`${suite}/${entry.action}`, 'utf8'), page);
    const work = new page.Canonicalization(quads, (entry.hashAlgorithm ?? 'SHA256').replace('SHA', 'SHA-'));
    return {
        text: work.run(),
        labels: Object.fromEntries([...work.canonical.issued].map(pair => pair.map(label => label.slice(2))))
    };
}

function isExpected(entry, {text, labels}) {
    const expected = readFileSync(`${suite}/${entry.result}`, 'utf8');
    if (entry.type === 'rdfc:RDFC10EvalTest') return text === expected;
    const sorted = object => JSON.stringify(Object.entries(object).sort());
    return entry.type === 'rdfc:RDFC10MapTest' && sorted(labels) === sorted(JSON.parse(expected));
}

for (const entry of JSON.parse(readFileSync(`${suite}/manifest.jsonld`, 'utf8')).entries) {
    try {
        const found = canonical(entry);
        score.check(entry.type !== 'rdfc:RDFC10NegativeEvalTest' && isExpected(entry, found), entry.id);
    } catch (error) {
        score.check(entry.type === 'rdfc:RDFC10NegativeEvalTest' && error.kind === 'limit', `${entry.id}: ${error.message}`);
    }
}
score.finish();
