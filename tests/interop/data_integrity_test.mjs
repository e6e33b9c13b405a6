// Data Integrity: what we sign, the @digitalbazaar packages verify, and the reverse.
import {CredentialMaker} from './support/credentials.mjs';
import {finish, Insignia, requirePackages, Score} from './support/harness.mjs';

requirePackages();
const {theySign, theyVerify} = await import('./support/data_integrity.mjs');
const {createLoader} = await import('./support/loader.mjs');

const THEIR_LIMIT = 'Maximum deep iterations exceeded';
const CREDENTIALS = 200;
const CREATED = '2025-11-01T12:00:00Z';
const ROWS = [
    {suite: 'eddsa-jcs-2022', kind: 'Ed25519', seed: '44'.repeat(32)},
    {suite: 'eddsa-rdfc-2022', kind: 'Ed25519', seed: '44'.repeat(32)},
    {suite: 'ecdsa-rdfc-2019', kind: 'P-256', seed: '55'.repeat(32)},
    {suite: 'ecdsa-rdfc-2019', kind: 'P-384', seed: '66'.repeat(48)},
];

const documentLoader = createLoader();

// The same document with another name: its signature no longer fits.
function changed(document) {
    return {...document, name: `${document.name ?? ''}!`};
}

async function theyVerifyOurs(insignia, score, {suite, jwk, did}, maker) {
    for (let i = 0; i < CREDENTIALS; ++i) {
        const document = maker.credential(did);
        const signed = await insignia.ask({do: 'sign', suite, document, jwk, created: CREATED});
        if (signed.error) {
            score.count(false, `we could not sign number ${i}`, signed.error);
            continue;
        }
        const result = await theyVerify({suite, document: signed.document, documentLoader});
        if (!result.verified && result.problem.includes(THEIR_LIMIT)) {
            score.skip(`number ${i} has more equal blank nodes than they canonicalize by default`);
            continue;
        }
        score.count(result.verified, `theirs refuses our number ${i}: ${result.problem}`);
        if (i % 10 === 0) {
            const bad = await theyVerify({suite, document: changed(signed.document), documentLoader});
            score.count(!bad.verified, `theirs accepts our number ${i} when changed`);
        }
    }
}

async function weVerifyTheirs(insignia, score, key, maker) {
    for (let i = 0; i < CREDENTIALS; ++i) {
        const document = await theySign({suite: key.suite, key, document: maker.credential(key.did), documentLoader});
        const good = await insignia.ask({do: 'verify', document});
        score.count(good.verified, `ours refuses their number ${i}`, good);
        if (i % 10 === 0) {
            const bad = await insignia.ask({do: 'verify', document: changed(document)});
            score.count(bad.verified === false || bad.error, `ours accepts their number ${i} when changed`);
        }
    }
}

const insignia = new Insignia();
for (const row of ROWS) {
    const key = {...row, ...(await insignia.need({do: 'key', kind: row.kind, seed: row.seed}))};
    const ours = new Score(`${row.suite} ${row.kind}, ours verified by @digitalbazaar`);
    await theyVerifyOurs(insignia, ours, key, new CredentialMaker(1));
    ours.print();
    const theirs = new Score(`${row.suite} ${row.kind}, @digitalbazaar's verified by us`);
    await weVerifyTheirs(insignia, theirs, key, new CredentialMaker(2));
    theirs.print();
}
finish(insignia);
