// Who holds which key: controller documents (https://www.w3.org/TR/cid-1.0/), did:key and did:jwk.
const methodTypes = {
    Multikey: {member: 'publicKeyMultibase', read: keyFromMultikey},
    JsonWebKey: {member: 'publicKeyJwk', read: keyFromJwk},
    JsonWebKey2020: {member: 'publicKeyJwk', read: keyFromJwk},
    Ed25519VerificationKey2020: {member: 'publicKeyMultibase', read: keyFromMultikey, kind: 'ed25519'},
    Ed25519VerificationKey2018:
        {member: 'publicKeyBase58', read: text => makeEd25519Key(fromBase58(String(text))), kind: 'ed25519'},
    EcdsaSecp256r1VerificationKey2019: {member: 'publicKeyMultibase', read: keyFromMultikey, kind: 'p256'},
    EcdsaSecp384r1VerificationKey2019: {member: 'publicKeyMultibase', read: keyFromMultikey, kind: 'p384'},
};
const keyMembers =
    ['publicKeyMultibase', 'publicKeyJwk', 'publicKeyBase58', 'publicKeyPem', 'publicKeyHex', 'blockchainAccountId'];
const secretMembers = ['secretKeyMultibase', 'secretKeyJwk', 'privateKeyMultibase', 'privateKeyJwk', 'privateKeyBase58',
    'privateKeyPem', 'privateKeyHex'];
const relationshipNames = ['assertionMethod', 'authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation'];

function absoluteMethodId(id, documentId) {
    if (id.length > 1 && id[0] === '#') return documentId + id;
    if (isAbsoluteIri(id)) return id;
    throw new Problem('invalid', 'the id of a verification method is neither absolute nor a fragment');
}

function methodInstant(value, name) {
    if (!value.has(name)) return null;
    return parseInstant(value.get(name)) ?? (() => { throw new Problem('invalid', `its "${name}" is not a moment in time`); })();
}

function methodKey(value) {
    const row = Object.hasOwn(methodTypes, memberText(value, 'type')) ? methodTypes[memberText(value, 'type')] : null;
    if (!row) throw new Problem('unsupported', 'its type is not known');
    if (!value.has(row.member)) throw new Problem('invalid', `it has no "${row.member}", which its type needs`);
    const key = row.read(value.get(row.member));
    if (row.kind && key.kind !== row.kind) throw cryptoProblem('its key is of another kind than its type says');
    return key;
}

// {id, controller, key, expires, revoked}, or {id, unread: why} for one that is of no use here.
function readMethod(value, documentId) {
    if (!isObject(value)) throw new Problem('invalid', 'a verification method must be a JSON object');
    const id = absoluteMethodId(memberText(value, 'id'), documentId);
    if (secretMembers.some(name => value.has(name)) || member(value.get('publicKeyJwk'), 'd') !== undefined)
        throw new Problem('denied', 'a verification method gives its secret key away');
    if (keyMembers.filter(name => value.has(name)).length > 1)
        throw new Problem('invalid', 'a verification method states its key in two forms');
    const controller = memberText(value, 'controller');
    if (memberText(value, 'type') === '' || !isAbsoluteIri(controller))
        throw new Problem('invalid', 'a verification method has no type or no controller');
    const read = attempt(() => ({
        id, controller, key: methodKey(value), expires: methodInstant(value, 'expires'), revoked: methodInstant(value, 'revoked'),
    }));
    return read.value ?? {id, unread: read.problem};
}

class ControllerDocument {
    constructor(id) {
        this.id = id;
        this.methods = [];
        this.relationships = [];
    }

    add(method) {
        if (this.methods.length >= limits.verificationMethods)
            throw new Problem('limit', 'the controller document has too many keys');
        if (this.methods.some(other => other.id === method.id))
            throw new Problem('invalid', 'two verification methods have one id');
        this.methods.push(method);
        return method.id;
    }

    find(id) {
        return this.methods.find(method => method.id === id);
    }

    asserts(id) {
        return this.relationships.some(entry => entry.name === 'assertionMethod' && entry.id === id);
    }
}

function listMember(value, name) {
    const list = value.get(name);
    if (list !== undefined && !Array.isArray(list))
        throw new Problem('invalid', `"${name}" of the controller document must be an array`);
    return list ?? [];
}

function parseControllerDocument(value, expectedId) {
    if (!isObject(value)) throw new Problem('invalid', 'a controller document must be a JSON object');
    if (memberText(value, 'id') === '' || memberText(value, 'id') !== expectedId)
        throw new Problem('invalid', 'the controller document is of somebody else');
    const document = new ControllerDocument(expectedId);
    for (const method of listMember(value, 'verificationMethod')) document.add(readMethod(method, expectedId));
    for (const name of relationshipNames)
        for (const entry of listMember(value, name)) {
            // A method may stand here itself, and is then good for this relationship alone.
            const id =
                typeof entry === 'string' ? absoluteMethodId(entry, expectedId) : document.add(readMethod(entry, expectedId));
            document.relationships.push({name, id});
        }
    return document;
}

// DID Core 3.1
function isDid(text) {
    return text.length <= limits.didCharacters
        && /^did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})*(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})$/.test(text);
}

function oneKeyDocument(did, fragment, key) {
    const document = new ControllerDocument(did);
    const id = document.add({id: `${did}#${fragment}`, controller: did, key, expires: null, revoked: null});
    document.relationships.push({name: 'assertionMethod', id});
    return document;
}

function resolveDidJwk(did, identifier) {
    const {value: bytes, problem} = attempt(() => fromBase64Url(identifier));
    if (problem) throw new Problem('parse', 'the did:jwk is not base64url without padding');
    return oneKeyDocument(did, '0', keyFromJwk(parseJson(fromUtf8(bytes))));
}

// The documents that need no network; anybody else's keys the page does not have.
function resolveDid(did) {
    const [, method, identifier] = isDid(did) ? /^did:([^:]*):(.*)$/.exec(did) : [];
    if (method === 'key') return oneKeyDocument(did, identifier, keyFromMultikey(identifier));
    if (method === 'jwk') return resolveDidJwk(did, identifier);
    throw new Problem('not_found', 'this page does not have the keys of this issuer');
}
