// What exactly a Data Integrity proof signs: the canonical texts of its options and of the document, hashed.
// https://www.w3.org/TR/vc-di-eddsa/ and https://www.w3.org/TR/vc-di-ecdsa/, 3.2 and 3.3
const cryptosuites = {
    'eddsa-rdfc-2022': {form: 'rdfc', keys: ['ed25519']},
    'eddsa-jcs-2022': {form: 'jcs', keys: ['ed25519']},
    'ecdsa-rdfc-2019': {form: 'rdfc', keys: ['p256', 'p384']},
    'ecdsa-jcs-2019': {form: 'jcs', keys: ['p256', 'p384']},
};

// The row that a proof names by its type and cryptosuite.
function cryptosuiteOf(proof) {
    const type = memberText(proof, 'type');
    if (type === '') throw new Problem('invalid', 'the proof has no type');
    const name = type === 'DataIntegrityProof' ? memberText(proof, 'cryptosuite') : type;
    if (name === '') throw new Problem('invalid', 'the proof has no cryptosuite');
    if (type === 'DataIntegrityProof' && Object.hasOwn(cryptosuites, name)) return cryptosuites[name];
    throw new Problem('unsupported', `unknown cryptosuite "${name}"`);
}

const isFilled = value => typeof value === 'string' && value !== '';
const isFilledOrList = value => isFilled(value) || (Array.isArray(value) && value.length > 0 && value.every(isFilled));

// https://www.w3.org/TR/vc-data-integrity/#proofs
const proofMembers = [
    {name: 'id', has: value => isFilled(value) && isUri(value)},
    {name: 'type', has: isFilled, required: true},
    {name: 'cryptosuite', has: isFilled},
    {name: 'proofPurpose', has: isFilled, required: true},
    {name: 'verificationMethod', has: value => isFilled(value) && isUri(value), required: true},
    {name: 'created', has: value => parseInstant(value) !== null},
    {name: 'expires', has: value => parseInstant(value) !== null},
    {name: 'domain', has: isFilledOrList},
    {name: 'challenge', has: isFilled},
    {name: 'previousProof', has: isFilledOrList},
    {name: 'nonce', has: isFilled},
];

function checkProofMembers(proof) {
    for (const {name, has, required} of proofMembers) {
        if (required && !proof.has(name)) throw new Problem('invalid', `the proof has no ${name}`);
        if (proof.has(name) && !has(proof.get(name))) throw new Problem('invalid', `${name} of the proof has the wrong form`);
    }
}

// True when the first entries of the document's @context are those of the proof's, in the same order.
function startsWithContext(document, proofContext) {
    const entries = contextList(document);
    const prefix = asArray(proofContext);
    return prefix.length <= entries.length && prefix.every((entry, at) => equalJson(entry, entries[at]));
}

// The document and the configuration that are signed; null when the proof cannot hold.
function proofInput(suite, document, proof) {
    const unsecured = without(document, 'proof');
    const configuration = without(proof, 'proofValue');
    if (suite.form === 'jcs' && configuration.has('@context')) {
        if (!startsWithContext(document, configuration.get('@context'))) return null;
        unsecured.set('@context', configuration.get('@context'));
    }
    if (suite.form === 'rdfc' && document.has('@context')) configuration.set('@context', document.get('@context'));
    return {unsecured, configuration};
}

// Final hashes, which the browser makes faster than this page does; it has none on pages that it does not trust.
async function digest(hashName, bytes) {
    const subtle = globalThis.crypto?.subtle;
    if (!subtle) throw new Problem('unsupported', say('insecure_page'));
    return new Uint8Array(await subtle.digest(hashName, bytes));
}

// What the proofs of one badge have in common: the work that they may make in all, and the canonical texts of the document and
// their hashes, each made once, or once found to take too much.
class SharedWork {
    constructor() {
        this.budget = new WorkBudget();
        this.made = new Map();
    }

    once(key, make) {
        if (!this.made.has(key)) {
            this.budget.checkTime();
            this.made.set(key, attempt(make));
        }
        const {value, problem} = this.made.get(key);
        if (problem) throw problem;
        return value;
    }
}

// What tells the unsecured documents of two proofs apart: a JCS proof may sign fewer contexts than the document has.
function unsecuredKey(suite, hashName, unsecured) {
    return suite.form === 'jcs' ? `jcs ${canonicalJson(unsecured.get('@context') ?? null)}` : `rdfc ${hashName}`;
}

// The intermediate values, as the test vectors of the cryptosuites list them.
async function signedData(suite, keyKind, input, contexts, shared = new SharedWork()) {
    const hashName = keyKind === 'p384' ? 'SHA-384' : 'SHA-256';
    const {budget} = shared;
    budget.checkTime();
    const text = (value, quads) =>
        (suite.form === 'jcs' ? canonicalJson(value) : canonicalize(quads ?? toRdf(value, contexts), hashName, budget));
    const key = unsecuredKey(suite, hashName, input.unsecured);
    const quads = suite.form === 'jcs' ? null : shared.once('quads', () => toRdf(input.unsecured, contexts));
    const canonicalDocument = shared.once(key, () => text(input.unsecured, quads));
    const documentHash = await shared.once(`${hashName} of ${key}`, () => digest(hashName, toUtf8(canonicalDocument)));
    const canonicalConfiguration = text(input.configuration);
    const configurationHash = await digest(hashName, toUtf8(canonicalConfiguration));
    return {
        canonicalDocument,
        canonicalConfiguration,
        documentHash,
        configurationHash,
        message: concatBytes(configurationHash, documentHash)
    };
}

function readProofValue(proof, keyKind) {
    const text = memberText(proof, 'proofValue');
    if (!text.startsWith('z')) throw new Problem('invalid', 'proofValue is not in base58btc multibase (a "z" in front)');
    const bytes = fromBase58(text.slice(1));
    if (bytes.length !== keyKinds[keyKind].signature)
        throw new Problem('invalid', `proofValue has ${bytes.length} bytes, another number than its kind of signature`);
    return bytes;
}

// What is said of a signature that is not that of the text.
const mismatch = 'it does not belong to this text and this key';

// https://www.w3.org/TR/vc-data-integrity/#verify-proof The answer is "" for a proof that holds, else why it does not.
async function verifyProof(document, proof, key, contexts, shared = new SharedWork()) {
    const suite = cryptosuiteOf(proof);
    checkProofMembers(proof);
    if (proof.has('previousProof'))
        throw new Problem('unsupported', 'proofs that build on each other are not checked by this page');
    if (!suite.keys.includes(key.kind)) return `${proof.get('cryptosuite')} does not take ${keyKinds[key.kind].name} keys`;
    const input = proofInput(suite, document, proof);
    if (!input) return 'the @context of the document does not begin with the @context of the proof';
    const {message} = await signedData(suite, key.kind, input, contexts, shared);
    const holds = await verifySignature(key, message, readProofValue(proof, key.kind));
    return holds ? '' : mismatch;
}
