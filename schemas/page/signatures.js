// Which key a proof names, whether it is the issuer's, and whether the signature holds.
//
// The issuer's keys come from what this page knows or from the issuer's own identifier, never from the badge.
function knownIssuer(knowledge, issuer) {
    return knowledge.issuers.find(row => memberText(row.document, 'id') === issuer);
}

function findIssuerKeys(issuer, knowledge) {
    const known = knownIssuer(knowledge, issuer);
    if (issuer === '') return {problem: new Problem('unsupported', 'the badge names no issuer')};
    // A did:key or did:jwk says its key itself, so that its document may be left out.
    const isListed = known !== undefined && (known.document.has('verificationMethod') || !/^did:(?:key|jwk):/.test(issuer));
    const {value: document, problem} =
        attempt(() => (isListed ? parseControllerDocument(known.document, issuer) : resolveDid(issuer)));
    return {document, problem, pinned: isListed === true};
}

// Controlled Identifiers 3.3: the method is in its controller's document, says so itself, and is listed for assertions.
function takeKey(signature, document) {
    const method = document.find(signature.method);
    if (!method) {
        signature.problem = say('no_such_key', {key: signature.method});
        return;
    }
    if (method.unread) {
        signature.keyMayExist = true;
        signature.problem = say('key_unusable', {key: signature.method});
        return;
    }
    Object.assign(signature, {key: method.key, keyExpires: method.expires, keyRevoked: method.revoked});
    if (method.controller !== document.id) signature.problem = 'the key is controlled by somebody else';
    else if (!document.asserts(method.id))
        signature.problem = 'the key is not one that its owner allows for signing badges (assertionMethod)';
}

function bindToIssuer(signature, dossier) {
    const {document, problem, pinned} = dossier.issuerKeys;
    if (document) {
        signature.signer = 'issuer';
        takeKey(signature, document);
        // An issuer may have made a key after this page was written: that is not the badge's fault.
        if (!signature.key && pinned && !dossier.issuer.startsWith('did:key:')) signature.keyMayExist = true;
        return;
    }
    signature.signer = 'nobody';
    // What this page was given as the issuer's document is not the badge's fault either.
    signature.keyMayExist = mayExist(problem) || pinned;
    signature.problem = problem.kind === 'not_found' ? say('knows_only', {issuer: dossier.issuer}) : problem.message;
}

// A counter-signature: its key is looked at only when the identifier carries it.
function bindToOther(signature, owner) {
    signature.signer = 'other';
    if (!owner.startsWith('did:key:') && !owner.startsWith('did:jwk:')) return;
    const {value: document, problem} = attempt(() => resolveDid(owner));
    if (document) takeKey(signature, document);
    else signature.problem = problem.message;
}

function bind(signature, dossier) {
    const {issuer, issuerKeys} = dossier;
    const hash = signature.method.indexOf('#');
    const owner = hash < 0 ? signature.method : signature.method.slice(0, hash);
    // An https issuer may publish keys under addresses of their own.
    if (issuer.startsWith('https:') && issuerKeys.document?.find(signature.method)) bindToIssuer(signature, dossier);
    else if (owner !== issuer || issuer === '') bindToOther(signature, owner);
    else if (hash < 0 || hash + 1 === signature.method.length) {
        signature.signer = 'issuer';
        signature.problem = 'the proof names the issuer but none of its keys';
    } else bindToIssuer(signature, dossier);
}

// The outcome of the mathematics: {why: ""} for a good one, {why} for a bad one, {problem} when it could not be done.
async function resultOf(action) {
    try {
        return {why: await action()};
    } catch (error) {
        if (error instanceof RangeError) return {problem: new Problem('limit', 'it takes more room than the browser has')};
        if (!(error instanceof Problem)) throw error;
        return {problem: error};
    }
}

async function examineProof(dossier, proof, where) {
    const signature = {where, proof, suite: '', method: '', signer: 'nobody', problem: '', made: null};
    if (!isObject(proof)) return {...signature, problem: 'the proof is no JSON object'};
    signature.suite = memberText(proof, 'cryptosuite') || memberText(proof, 'type');
    signature.method = memberText(proof, 'verificationMethod');
    signature.made = parseInstant(proof.get('created'));
    bind(signature, dossier);
    if (signature.key && signature.problem === '')
        signature.result = await resultOf(() => verifyProof(dossier.document, proof, signature.key, dossier.contexts, dossier.work));
    return signature;
}

// A `kid` may be relative to the issuer (`#key-1`, `key-1`), and a key set names its keys by any words.
function methodOfKid(kid, dossier) {
    const {issuer, issuerKeys} = dossier;
    if (kid === '' || issuer === '') return kid;
    if (kid.startsWith('#')) return issuer + kid;
    const local = `${issuer}#${kid}`;
    if (!kid.includes(':')) return local;
    return issuer.startsWith('https:') && issuerKeys.document?.find(local) ? local : kid;
}

// OB 3.0 lets the header carry the key; it counts only when the issuer itself publishes the same one.
function bindToBroughtKey(signature, dossier, jwk) {
    signature.signer = 'other';
    const {value: key} = attempt(() => keyFromJwk(jwk));
    for (const method of dossier.issuerKeys.document.methods) {
        if (!key || !method.key || !equalKeys(method.key, key)) continue;
        signature.method = method.id;
        bindToIssuer(signature, dossier);
    }
}

async function verifyToken(jws, key) {
    if (keyKinds[key.kind].algorithm !== jws.header.get('alg')) return 'the header names another algorithm than the key has';
    const holds = await verifySignature(key, toUtf8(jws.signingInput), jws.signature);
    return holds ? '' : mismatch;
}

async function examineToken(dossier) {
    const {jws} = dossier.subject;
    const {document} = dossier.issuerKeys;
    const claims = readClaims(jws.payload);
    const signature = {
        where: '',
        proof: jws.header,
        suite: `VC-JWT ${jws.header.get('alg')}`,
        method: methodOfKid(memberText(jws.header, 'kid'), dossier),
        signer: 'nobody',
        problem: '',
        made: claims.issued ?? claims.notBefore,
    };
    const jwk = jws.header.get('jwk');
    if (!jwk || document?.find(signature.method) || (signature.method !== '' && !document)) bind(signature, dossier);
    else if (document) bindToBroughtKey(signature, dossier, jwk);
    else bindToIssuer(signature, dossier);
    if (signature.key && signature.problem === '' && signature.signer === 'issuer')
        signature.result = await resultOf(() => verifyToken(jws, signature.key));
    return signature;
}

async function gatherSignatures(dossier) {
    if (dossier.subject.securing === 'jwt') return [await examineToken(dossier)];
    const proofs = dossier.document.get('proof');
    if (proofs === undefined) return [];
    if (!Array.isArray(proofs)) return [await examineProof(dossier, proofs, '/proof')];
    dossier.tooManyProofs = proofs.length > limits.proofs;
    const signatures = [];
    for (const [index, proof] of proofs.slice(0, limits.proofs).entries())
        signatures.push(await examineProof(dossier, proof, `/proof/${index}`));
    return signatures;
}

// A usable key of the issuer, and its signature holds.
function isGood(signature) {
    return signature.signer === 'issuer' && signature.problem === '' && signature.result?.why === '';
}

// At least one signature of the issuer holds, and no signature fails.
function signatureHolds(dossier) {
    return dossier.signatures.some(isGood) && !dossier.signatures.some(signature => signature.result?.why);
}
