// The vectors of vc-di-eddsa and vc-di-ecdsa: every value between a document and its signature, and the signature.
import {existsSync, readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';

needs(`${CONFORMANCE}/vc-di-eddsa`, `${CONFORMANCE}/vc-di-ecdsa`);
const page = makePage();
const score = new Score('vc-di');
const VECTORS = [
    ['vc-di-eddsa', 'eddsa-rdfc-2022', 'DataInt', 'keyPair.json'],
    ['vc-di-eddsa', 'eddsa-rdfc-2022/employ', 'DataInt', 'keyPair.json'],
    ['vc-di-eddsa', 'eddsa-jcs-2022', 'JCS', 'keyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-rdfc-2019-p256', 'ECDSAP256', 'p256KeyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-rdfc-2019-p256/employ', 'ECDSAP256', 'p256KeyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-rdfc-2019-p384', 'ECDSAP384', 'p384KeyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-rdfc-2019-p384/employ', 'ECDSAP384', 'p384KeyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-jcs-2019-p256', 'JCSECDSAP256', 'p256KeyPair.json'],
    ['vc-di-ecdsa', 'ecdsa-jcs-2019-p384', 'JCSECDSAP384', 'p384KeyPair.json'],
];

// The contexts of the vectors that no badge uses and that are therefore not in the page.
const contexts = new Map(page.knowledge.contexts);
for (const [url, file] of [['https://www.w3.org/ns/credentials/examples/v2', 'contexts-w3c/credentials-examples-v2.jsonld'],
    ['https://w3id.org/citizenship/v4rc1', 'contexts-other/citizenship-v4rc1.jsonld']])
    contexts.set(url, page.parseJson(readFileSync(`${CONFORMANCE}/${file}`, 'utf8')));

for (const [specification, folder, ending, keys] of VECTORS) {
    const root = `${CONFORMANCE}/${specification}`;
    const file = name => readFileSync(`${root}/${folder}/${name}${ending}.txt`, 'utf8').replace(/\n$/, '');
    const json = name => page.parseJson(readFileSync(name, 'utf8'));
    const key = page.keyFromMultikey(json(`${root}/${keys}`).get('publicKeyMultibase'));
    const document = json(`${root}/${folder}/signed${ending}.json`);
    const proof = document.get('proof');
    const suite = page.cryptosuites[proof.get('cryptosuite')];
    const data = await page.signedData(suite, key.kind, page.proofInput(suite, document, proof), contexts);
    const lineEnd = suite.form === 'rdfc' ? '\n' : '';
    score.check(data.canonicalDocument === file('canonDoc') + lineEnd, `${folder} canonDoc`);
    score.check(data.canonicalConfiguration === file('proofCanon') + lineEnd, `${folder} proofCanon`);
    score.check(page.toHex(data.documentHash) === file('docHash'), `${folder} docHash`);
    score.check(page.toHex(data.configurationHash) === file('proofHash'), `${folder} proofHash`);
    score.check(page.toHex(data.message) === file('combinedHash'), `${folder} combinedHash`);
    score.check(page.toHex(page.fromBase58(proof.get('proofValue').slice(1))) === file('sigHex'), `${folder} sigHex`);
    score.check(await page.verifyProof(document, proof, key, contexts) === '', `${folder} verifies`);
    const changed = new Map(document).set('validFrom', '2001-01-01T00:00:00Z');
    score.check(await page.verifyProof(changed, proof, key, contexts) !== '', `${folder} changed`);
}
if (!existsSync(`${CONFORMANCE}/vc-di-eddsa/eddsa-rdfc-2022`)) score.check(false, 'the vectors are not where they were');
score.finish();
