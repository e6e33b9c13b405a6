// From bytes to an opened badge: what it is, how it is secured, and the exact text that was signed. Nothing is checked here.
const credentialEnvelope = 'data:application/vc+jwt,';
const otherFiles = [
    {begin: [0xff, 0xd8, 0xff], name: 'JPEG', hint: 'original'},
    {begin: [0x47, 0x49, 0x46, 0x38], name: 'GIF', hint: 'original'},
    {begin: [0x52, 0x49, 0x46, 0x46], name: 'WebP', hint: 'original'},
    {begin: [0x50, 0x4b, 0x03, 0x04], name: 'ZIP', hint: 'unpack'},
    {begin: [0x1f, 0x8b], name: 'gzip', hint: 'unpack'},
];

// Why something could not be opened, as the check that says so. `isBadge`: it is one, and a bad one.
class NotOpened extends Error {
    constructor(check, isBadge, message, hints = [], where = '') {
        super(message.key ?? message);
        Object.assign(this, {check, isBadge, said: message, hints, where});
    }
}

function malformed(check, problem) {
    return new NotOpened(check, problem.kind !== 'unsupported', problem.said, [], problem.where);
}

function noBadge(key, params = {}, hints = []) {
    return new NotOpened('in.recognise', false, say(key, params), hints);
}

// What runs a Problem into a NotOpened of this check.
async function opening(check, action) {
    try {
        return await action();
    } catch (error) {
        if (error instanceof Problem) throw malformed(check, error);
        throw error;
    }
}

async function unwrapPicture(bytes, kind) {
    const extract = kind === 'PNG' ? extractFromPng : extractFromSvg;
    try {
        return await extract(bytes);
    } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.kind === 'not_found') throw noBadge('plain_picture', {kind}, [say('hint_original')]);
        throw malformed('in.baked', error);
    }
}

// The text of a badge as it was written into a picture, or the content itself: {text, place, picture}.
async function unwrap(bytes) {
    if (bytes.length === 0) throw noBadge('empty');
    if (bytes.length > limits.inputBytes) throw noBadge('too_large', {mebibytes: limits.inputBytes >> 20}, [say('hint_program')]);
    if (isPng(bytes)) return {...await unwrapPicture(bytes, 'PNG'), picture: {type: 'image/png', bytes}};
    if (isSvg(bytes)) return {...await unwrapPicture(bytes, 'SVG'), picture: {type: 'image/svg+xml', bytes}};
    if ([0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, index) => bytes[index] === byte))
        throw noBadge('pdf', {}, [say('hint_program')]);
    for (const {begin, name, hint} of otherFiles)
        if (begin.every((byte, index) => bytes[index] === byte)) throw noBadge('other_file', {kind: name}, [say(`hint_${hint}`)]);
    const {value: text, problem} = attempt(() => fromUtf8(bytes));
    if (problem && bytes[0] !== 0x7b) throw noBadge('no_badge', {}, [say('hint_ask')]);
    if (problem) throw malformed('in.json', problem);
    if (/^<(?:!DOCTYPE html|html)/i.test(text)) throw noBadge('other_file', {kind: 'HTML'}, [say('hint_download')]);
    return {text, place: ''};
}

// VCDM 1.1 put the credential or presentation into a claim of its own.
function claimOf(payload) {
    if (payload.has('@context')) return '';
    return ['vc', 'vp'].find(claim => payload.has(claim)) ?? '';
}

function momentOfClaim(value) {
    return typeof value === 'number' && value >= 0 && value <= 253402300799 ? instantText({seconds: Math.trunc(value)}) : '';
}

// VCDM 1.1, 6.3.1: what the claims of the token say need not be said again inside `vc`.
function filledFromClaims(vc, payload) {
    const credential = new Map(vc);
    const fill = (owner, name, text) => { if (text !== '' && !owner.has(name)) owner.set(name, text); };
    if (memberText(payload, 'iss') !== '') {
        const profile = credential.get('issuer') ?? new Map([['type', ['Profile']]]);
        credential.set('issuer', isObject(profile) ? new Map(profile) : profile);
        if (isObject(profile)) fill(credential.get('issuer'), 'id', memberText(payload, 'iss'));
    }
    fill(credential, 'id', memberText(payload, 'jti'));
    if (isObject(credential.get('credentialSubject'))) {
        credential.set('credentialSubject', new Map(credential.get('credentialSubject')));
        fill(credential.get('credentialSubject'), 'id', memberText(payload, 'sub'));
    }
    const newer = credential.has('validFrom');
    if (payload.has('nbf') && !newer) fill(credential, 'issuanceDate', momentOfClaim(payload.get('nbf')));
    if (payload.has('exp') && !credential.has('validUntil'))
        fill(credential, newer ? 'validUntil' : 'expirationDate', momentOfClaim(payload.get('exp')));
    return credential;
}

function openToken(text) {
    const {value: jws, problem} = attempt(() => parseJws(text));
    if (problem)
        throw new NotOpened(problem.kind === 'unsupported' ? 'jwt.alg'
                : problem.kind === 'invalid'               ? 'jwt.header'
                                                           : 'in.json',
            problem.kind !== 'unsupported', problem.message, [], problem.where);
    const claim = claimOf(jws.payload);
    const document = claim === '' ? jws.payload : jws.payload.get(claim);
    if (!isObject(document)) throw new NotOpened('in.json', true, `the claim "${claim}" is no JSON object`);
    return recognise({securing: 'jwt', text, jws, document: claim === 'vc' ? filledFromClaims(document, jws.payload) : document});
}

// VCDM 2.0, 4.13: one envelope; what is in it may not be an envelope again.
function openEnvelope(document) {
    const id = memberText(document, 'id');
    if (!id.startsWith(credentialEnvelope)) throw noBadge('envelope', {}, [say('hint_program')]);
    const inner = openToken(id.slice(credentialEnvelope.length));
    if (['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'].some(type => hasType(inner.document, type)))
        throw new NotOpened('in.recognise', true, 'an envelope inside an envelope', [], '/id');
    if (inner.kind === 'presentation')
        throw new NotOpened('in.recognise', true, 'the envelope holds something else than it says', [], '/id');
    return inner;
}

function openJson(text) {
    const {value: document, problem} = attempt(() => parseJson(text));
    if (problem) throw malformed('in.json', problem);
    if (!isObject(document)) throw new NotOpened('in.recognise', true, 'the top level is no JSON object');
    if (document.has('payload') && (document.has('signature') || document.has('signatures')))
        throw new NotOpened('in.recognise', true, 'a JWS in JSON serialization is no badge: only the compact form is');
    if (hasType(document, 'EnvelopedVerifiablePresentation')) throw noBadge('is_presentation', {}, [say('hint_program')]);
    if (hasType(document, 'EnvelopedVerifiableCredential')) return openEnvelope(document);
    return recognise({securing: 'none', text, document});
}

function looksLikeJws(text) {
    return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text);
}

function openText(text) {
    const trimmed = trimAscii(text);
    if (trimmed === '') throw noBadge('empty');
    if (trimmed[0] === '{' || trimmed[0] === '[') return openJson(text);
    // Editors add a final line break to a token; anything else around it is refused.
    const line = trimEndOf(text, '\r\n');
    if (looksLikeJws(line)) return openToken(line);
    if (/^https?:\/\//.test(trimmed)) throw noBadge('web_address', {}, [say('hint_download')]);
    throw noBadge('no_badge', {}, [say('hint_ask')]);
}

// A badge from a file, a pasted text or the text of a QR code.
async function open(bytes) {
    const payload = await unwrap(bytes);
    const trimmed = trimAscii(payload.text);
    const text = payload.place === '' && isPacked(trimmed) ? await opening('in.recognise', () => unpack(trimmed)) : payload.text;
    return {...openText(text), place: payload.place, picture: payload.picture};
}
