// The suites of the @digitalbazaar packages behind one face.
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import {cryptosuite as ecdsaRdfc2019} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs2022 from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as eddsaRdfc2022} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

const same = (cryptosuite) => ({sign: () => cryptosuite, verify: () => cryptosuite});

const SUITES = {
    'eddsa-jcs-2022': {sign: eddsaJcs2022.createSignCryptosuite, verify: eddsaJcs2022.createVerifyCryptosuite},
    'eddsa-rdfc-2022': same(eddsaRdfc2022),
    'ecdsa-rdfc-2019': same(ecdsaRdfc2019),
    'ecdsa-sd-2023': {
        sign: (mandatoryPointers) => ecdsaSd2023.createSignCryptosuite({mandatoryPointers}),
        verify: ecdsaSd2023.createVerifyCryptosuite,
    },
};

// The key of a `key` answer of the library as a signer of theirs.
async function signerOf({kind, jwk, did, method}) {
    const Multikey = kind === 'Ed25519' ? Ed25519Multikey : EcdsaMultikey;
    const pair = await Multikey.fromJwk({jwk, secretKey: true, id: method, controller: did});
    return {...pair.signer(), id: method};
}

export async function theySign({suite, key, document, documentLoader, mandatoryPointers = []}) {
    const proof = new DataIntegrityProof({
        signer: await signerOf(key),
        date: '2025-11-01T12:00:00Z',
        cryptosuite: SUITES[suite].sign(mandatoryPointers),
    });
    return vc.issue({credential: structuredClone(document), suite: proof, documentLoader});
}

// A document with a base proof to one that discloses what the pointers name.
export async function theyDerive({document, selectivePointers, documentLoader}) {
    const suite = new DataIntegrityProof({cryptosuite: ecdsaSd2023.createDiscloseCryptosuite({selectivePointers})});
    return vc.derive({verifiableCredential: structuredClone(document), suite, documentLoader});
}

// {verified, problem}
export async function theyVerify({suite, document, documentLoader}) {
    const result = await vc.verifyCredential({
        credential: structuredClone(document),
        suite: new DataIntegrityProof({cryptosuite: SUITES[suite].verify()}),
        now: new Date('2026-01-01T00:00:00Z'),
        documentLoader,
    });
    const errors = result.error?.errors ?? [result.error];
    return {verified: result.verified, problem: errors.map((error) => error?.message ?? '').join('; ')};
}
