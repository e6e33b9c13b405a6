// Ed25519Signature2018, the signature of the first verifiable credentials: what the @digitalbazaar package signs, we
// verify, and nothing else. There are no published vectors.
import {createPrivateKey, sign} from 'node:crypto';
import {CredentialMaker} from './support/credentials.mjs';
import {finish, Insignia, requirePackages, Score} from './support/harness.mjs';

requirePackages();
const {Ed25519Signature2018} = await import('@digitalbazaar/ed25519-signature-2018');
const {default: jsigs} = await import('jsonld-signatures');
const {createLoader} = await import('./support/loader.mjs');

const CREDENTIALS = 100;
const documentLoader = createLoader();

// The same credential by the first data model, in whose context the suite is defined.
function byModel1(credential) {
    const {validFrom, name, description, ...rest} = credential;
    return {
        ...rest,
        '@context': [
            'https://www.w3.org/2018/credentials/v1',
            'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
        issuanceDate: validFrom,
    };
}

// Each makes one change that the signature must not survive.
const CHANGES = [
    (document) => ({...document, issuanceDate: '2020-01-01T00:00:00Z'}),
    (document) => ({...document, proof: {...document.proof, created: '2020-01-01T00:00:00Z'}}),
    (document) => ({...document, proof: {...document.proof, jws: document.proof.jws.replace('..', '.e30.')}}),
    (document) => ({...document, proof: {...document.proof, jws: withHeader(document.proof.jws, {alg: 'EdDSA'})}}),
    (document) => ({...document, proof: {...document.proof, jws: withHeader(document.proof.jws, {alg: 'none', b64: false, crit: ['b64']})}}),
    (document) => ({...document, proof: {...document.proof, jws: flipped(document.proof.jws)}}),
];

function withHeader(jws, header) {
    const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
    return encoded + jws.slice(jws.indexOf('.'));
}

// One bit in the middle of the signature.
function flipped(jws) {
    const [header, payload, signature] = jws.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    bytes[20] ^= 1;
    return [header, payload, bytes.toString('base64url')].join('.');
}

const insignia = new Insignia();
const key = await insignia.need({do: 'key', kind: 'Ed25519', seed: '44'.repeat(32)});
const privateKey = createPrivateKey({key: key.jwk, format: 'jwk'});
const suite = new Ed25519Signature2018({
    signer: {id: key.method, sign: async ({data}) => sign(null, data, privateKey)},
    date: '2025-11-01T12:00:00Z',
});
// The context of the first data model defines the suite; theirs would add one of its own that says the same.
suite.ensureSuiteContext = () => {};

const score = new Score("Ed25519Signature2018, @digitalbazaar's verified by us");
const maker = new CredentialMaker(3, {lists: false, places: false});
for (let i = 0; i < CREDENTIALS; ++i) {
    const document = await jsigs.sign(byModel1(maker.credential(key.did)), {
        suite,
        purpose: new jsigs.purposes.AssertionProofPurpose(),
        documentLoader,
    });
    const good = await insignia.ask({do: 'verify', document});
    score.count(good.verified, `ours refuses their number ${i}`, good);
    const bad = await insignia.ask({do: 'verify', document: CHANGES[i % CHANGES.length](document)});
    score.count(bad.verified === false || bad.error, `ours accepts their number ${i} after change ${i % CHANGES.length}`);
}
score.print();
finish(insignia);
