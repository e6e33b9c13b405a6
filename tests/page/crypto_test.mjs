// Signatures with unusual keys and numbers: Wycheproof and CCTV, against the policy of the library's crypto/key.h.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';

needs(`${CONFORMANCE}/wycheproof`, `${CONFORMANCE}/cctv-ed25519`);
const page = makePage();
const read = name => JSON.parse(readFileSync(`${CONFORMANCE}/${name}`, 'utf8'));

async function verifies(makeKey, message, signature) {
    try {
        return await page.verifySignature(makeKey(), message, signature);
    } catch (error) {
        if (error.kind === 'crypto') return false;
        throw error;
    }
}

function edwardsKey(group) {
    return () => page.makeEd25519Key(page.fromHex(group.publicKey.pk));
}

function curveKey(kind) {
    return ({publicKey: {uncompressed}}) => () => {
        const half = (uncompressed.length - 2) / 2;
        return page.makeEcKey(kind, BigInt(`0x${uncompressed.slice(2, 2 + half)}`), BigInt(`0x${uncompressed.slice(2 + half)}`));
    };
}

function rsaKey(group) {
    return () => page.rsaKeyFromDer(page.fromHex(group.publicKeyAsn));
}

async function wycheproof(name, keyOf) {
    const score = new Score(name);
    for (const group of read(`wycheproof/${name}.json`).testGroups)
        for (const test of group.tests) {
            const verified = await verifies(keyOf(group), page.fromHex(test.msg), page.fromHex(test.sig));
            // The exponent 3 is no key for the policy, whatever it signed; of signatures without the NULL of PKCS #1 either
            // answer is right.
            const isRefused = test.flags.includes('SmallPublicKey');
            if (test.result !== 'acceptable')
                score.check(verified === (test.result === 'valid' && !isRefused), `${test.tcId} ${test.comment}`);
        }
    score.finish();
}

const REFUSED = ['low_order_A', 'non_canonical_A', 'low_order_R', 'non_canonical_R', 'low_order_residue'];

// Browsers without Ed25519 in WebCrypto compute it themselves: the same answers.
async function own(key, message, signature) {
    return !page.isWeakPoint(key) && !page.isWeakPoint(signature.subarray(0, 32)) && page.verifyEd25519(key, message, signature);
}

async function ownEd25519() {
    const score = new Score('ed25519 of our own');
    for (const {key, sig, msg, flags, number} of read('cctv-ed25519/ed25519vectors.json').filter((_, at) => at % 7 === 0))
        score.check(await own(page.fromHex(key), page.toUtf8(msg), page.fromHex(sig))
                === !(flags ?? []).some(flag => REFUSED.includes(flag)),
            `${number} ${flags}`);
    for (const group of read('wycheproof/ed25519_test.json').testGroups)
        for (const test of group.tests.filter(({sig}) => sig.length === 128))
            score.check(await own(page.fromHex(group.publicKey.pk), page.fromHex(test.msg), page.fromHex(test.sig))
                    === (test.result === 'valid'),
                `${test.tcId} ${test.comment}`);
    score.finish();
}

async function cctv() {
    const score = new Score('cctv-ed25519');
    for (const {number, key, sig, msg, flags} of read('cctv-ed25519/ed25519vectors.json')) {
        const verified = await verifies(() => page.makeEd25519Key(page.fromHex(key)), page.toUtf8(msg), page.fromHex(sig));
        score.check(verified === !(flags ?? []).some(flag => REFUSED.includes(flag)), `${number} ${flags}`);
    }
    score.finish();
}

// The page hashes by itself: every length around the ends of blocks.
function hashes() {
    const score = new Score('sha2');
    for (let size = 0; size < 300; ++size) {
        const bytes = Uint8Array.from({length: size}, (_, at) => (at * 31 + size) & 0xff);
        for (const name of ['sha256', 'sha384'])
            score.check(
                page.toHex(page[name](bytes)) === createHash(name).update(bytes).digest('hex'), `${name} of ${size} bytes`);
    }
    score.finish();
}

hashes();
await wycheproof('ed25519_test', edwardsKey);
await wycheproof('ecdsa_secp256r1_sha256_p1363_test', curveKey('p256'));
await wycheproof('ecdsa_secp384r1_sha384_p1363_test', curveKey('p384'));
for (const bits of [2048, 3072, 4096]) await wycheproof(`rsa_signature_${bits}_sha256_test`, rsaKey);
await cctv();
await ownEd25519();
