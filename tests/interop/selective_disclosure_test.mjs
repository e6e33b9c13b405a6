// ecdsa-sd-2023: base proofs and the documents derived from them, by us and by the @digitalbazaar packages in every
// combination.
import {CredentialMaker} from './support/credentials.mjs';
import {finish, Insignia, requirePackages, Score} from './support/harness.mjs';

requirePackages();
const {theyDerive, theySign, theyVerify} = await import('./support/data_integrity.mjs');
const {createLoader} = await import('./support/loader.mjs');

const CREDENTIALS = 200;
const SUITE = 'ecdsa-sd-2023';
const MANDATORY = ['/issuer', '/validFrom'];
const documentLoader = createLoader();

// Their package cannot select from a document with a list, nor with terms of a context three levels deep.
const SHAPE = {lists: false, places: false};

// Some of what the document has, different from document to document.
function pointersInto(document, maker) {
    const candidates = [
        '/name', '/description', '/credentialSubject', '/credentialSubject/achievement', '/credentialSubject/achievement/criteria',
        '/credentialSubject/achievement/name', '/credentialSubject/achievement/tag', '/credentialSubject/achievement/alignment/0',
        '/credentialSubject/creditsEarned', '/credentialSubject/result/0', '/credentialSubject/result/1', '/evidence/0', '/evidence/2',
    ];
    // A list of one is the one itself in the compact form that pointers select from.
    const step = (value, token) => (Array.isArray(value) && value.length === 1 ? undefined : value?.[token]);
    const exists = (pointer) => pointer.split('/').slice(1).reduce(step, document) !== undefined;
    const present = candidates.filter(exists);
    const chosen = present.filter(() => maker.random() < 0.4);
    // Their verifier demands a subject of every document.
    const ofSubject = (pointer) => pointer.startsWith('/credentialSubject');
    return chosen.some(ofSubject) ? chosen : [...chosen, maker.pick(present.filter(ofSubject))];
}

// The base proof and the derived document, each made by one of the two; {document} or {error}.
async function derived(insignia, {key, document, base, holder, pointers}) {
    let secured;
    if (base === 'ours') {
        const answer = await insignia.ask({
            do: 'sign', suite: SUITE, document, jwk: key.jwk, created: '2025-11-01T12:00:00Z', mandatory: MANDATORY,
        });
        if (answer.error) return answer;
        secured = answer.document;
    } else {
        secured = await theySign({suite: SUITE, key, document, documentLoader, mandatoryPointers: MANDATORY});
    }
    if (holder === 'ours') return insignia.ask({do: 'derive', document: secured, pointers});
    try {
        return {document: await theyDerive({document: secured, selectivePointers: pointers, documentLoader})};
    } catch (error) {
        return {error: error.message};
    }
}

async function verifiedBy(insignia, verifier, document) {
    if (verifier === 'theirs') return theyVerify({suite: SUITE, document, documentLoader});
    const answer = await insignia.ask({do: 'verify', document});
    return {verified: answer.verified === true, problem: answer.error ?? answer.problem};
}

async function run(insignia, key, combination, maker) {
    const {base, holder, verifier} = combination;
    const score = new Score(`${SUITE}, base proof ${base}, derived ${holder}, verified ${verifier}`);
    for (let i = 0; i < CREDENTIALS; ++i) {
        const document = maker.credential(key.did);
        const pointers = pointersInto(document, maker);
        const made = await derived(insignia, {key, document, base, holder, pointers});
        if (made.error) {
            score.count(false, `number ${i} could not be made for ${pointers}`, made.error);
            continue;
        }
        const result = await verifiedBy(insignia, verifier, made.document);
        score.count(result.verified, `number ${i} is refused for ${pointers}: ${result.problem}`);
        if (i % 10 === 0) {
            const changed = {...made.document, validFrom: '2020-01-01T00:00:00Z'};
            score.count(!(await verifiedBy(insignia, verifier, changed)).verified, `number ${i} is accepted when changed`);
        }
    }
    score.print();
}

const insignia = new Insignia();
const key = {kind: 'P-256', ...(await insignia.need({do: 'key', kind: 'P-256', seed: '77'.repeat(32)}))};
const combinations = [
    {base: 'ours', holder: 'ours', verifier: 'theirs'},
    {base: 'ours', holder: 'theirs', verifier: 'theirs'},
    {base: 'theirs', holder: 'ours', verifier: 'ours'},
    {base: 'theirs', holder: 'theirs', verifier: 'ours'},
];
for (const [index, combination] of combinations.entries())
    await run(insignia, key, combination, new CredentialMaker(10 + index, SHAPE));
finish(insignia);
