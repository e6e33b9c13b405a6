// Compact JWS (RFC 7515), as narrow as badges need it, and the claims of VC-JWT. https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof
const jwsAlgorithms = ['EdDSA', 'ES256', 'ES384', 'RS256'];
// Signatures that exist but that Open Badges does not use.
const otherJwsAlgorithms = ['ES512', 'ES256K', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'Ed448', 'Ed25519'];
const jwsTypes = ['jwt', 'vc+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt', 'vp+jwt', 'vp+ld+jwt', 'jws', 'jose'];
const jwsContentTypes = ['vc', 'vp', 'vc+ld+json', 'vp+ld+json'];
const jwsMembers = ['alg', 'kid', 'jwk', 'typ', 'cty'];

function badHeader(message) {
    return new Problem('invalid', message, 'JWS header');
}

// RFC 7515, 4.1.9 and 4.1.10: a media type, in which "application/" may be left out.
function shortMediaType(type) {
    return asciiLower(type).replace(/^application\//, '');
}

function checkJwsHeader(header) {
    for (const [name, value] of header) {
        if (!jwsMembers.includes(name)) throw badHeader(`the header member "${name}" is not allowed`);
        if (name === 'jwk' ? !isObject(value) : typeof value !== 'string')
            throw badHeader(`the header member "${name}" has the wrong type`);
    }
    const kid = memberText(header, 'kid');
    if (/[\u0000-\u0020]/.test(kid) || (header.has('kid') && kid === '')) throw badHeader('kid is no key identifier');
    if (header.has('typ') && !jwsTypes.includes(shortMediaType(header.get('typ'))))
        throw badHeader('a token of this type is no credential');
    if (header.has('cty') && !jwsContentTypes.includes(shortMediaType(header.get('cty'))))
        throw badHeader('a token with this content is no credential');
    const algorithm = memberText(header, 'alg');
    if (jwsAlgorithms.includes(algorithm)) return;
    if (otherJwsAlgorithms.includes(algorithm))
        throw new Problem('unsupported', `the algorithm "${algorithm}" is not supported`, 'JWS header');
    throw badHeader(algorithm === '' ? 'the header names no algorithm (alg)' : `"${algorithm}" is no signature algorithm`);
}

function parseJws(compact) {
    const parts = compact.split('.');
    if (parts.length !== 3) throw new Problem('parse', 'a compact JWS has three parts');
    const [header, payload] = parts.slice(0, 2).map(part => parseJson(fromUtf8(fromBase64Url(part))));
    if (!isObject(header)) throw new Problem('parse', 'the JWS header is no JSON object');
    checkJwsHeader(header);
    if (!isObject(payload)) throw new Problem('parse', 'the JWS payload is no JSON object');
    const signature = fromBase64Url(parts[2]);
    if (signature.length === 0) throw new Problem('invalid', 'the token has no signature');
    return {header, payload, signature, signingInput: `${parts[0]}.${parts[1]}`};
}

// The id of an issuer or subject that is a URL or an object with one; a list of one is that one.
function idOf(credential, name) {
    const value = member(credential, name);
    const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return typeof one === 'string' ? one : memberText(one, 'id');
}

class ClaimReader {
    constructor(payload) {
        this.payload = payload;
        // Claims beside a `vc` claim may stand instead of what it would say (VCDM 1.1, 6.3.1).
        this.instead = payload.has('vc');
        this.credential = this.instead ? payload.get('vc') : payload;
        this.problems = [];
    }

    read() {
        const either = (name, older) => memberText(this.credential, name) || memberText(this.credential, older);
        this.compareText('iss', idOf(this.credential, 'issuer'));
        this.compareText('sub', idOf(this.credential, 'credentialSubject'));
        this.compareText('jti', memberText(this.credential, 'id'));
        const notBefore = this.compareTime('nbf', either('validFrom', 'issuanceDate'));
        const expires = this.compareTime('exp', either('validUntil', 'expirationDate'));
        const issued = this.payload.has('iat') ? instantOfNumber(this.payload.get('iat')) : null;
        return {notBefore, expires, issued, problems: this.problems};
    }

    report(kind, claim, message) {
        this.problems.push({kind, claim, message});
    }

    missing(claim, expected) {
        if (expected !== '') this.report('missing', claim, `the claim ${claim} is missing`);
        return null;
    }

    compareText(claim, expected) {
        const stated = this.payload.get(claim);
        if (stated === undefined) this.missing(claim, expected);
        else if (typeof stated !== 'string') this.report('malformed', claim, `${claim} is no text`);
        else if (stated !== expected && !(this.instead && expected === ''))
            this.report('disagrees', claim,
                `${claim} is "${stated}", but the credential says ${expected === '' ? 'nothing' : `"${expected}"`}`);
    }

    compareTime(claim, expected) {
        const value = this.payload.get(claim);
        if (value === undefined) return this.missing(claim, expected);
        const stated = instantOfNumber(value);
        if (!stated) {
            this.report('malformed', claim, `${claim} is no time in seconds since 1970`);
            return null;
        }
        if (this.instead && expected === '') return stated;
        if (parseInstant(expected)?.seconds !== stated.seconds)
            this.report('disagrees', claim,
                `${claim} is ${instantText(stated)}, but the credential says ${expected === '' ? 'nothing' : `"${expected}"`}`);
        return stated;
    }
}

function readClaims(payload) {
    return new ClaimReader(payload).read();
}

// The form of a payload: the credential itself (VCDM 2.0) or in its `vc` member (VCDM 1.1), not both.
function payloadProblem(payload) {
    const outer = payload.has('@context') || payload.has('credentialSubject');
    if (payload.has('vc') && outer) return 'the token holds a credential and another one in its vc claim';
    if (!payload.has('vc') && !outer) return 'the token holds no credential';
    return payload.has('vc') && !isObject(payload.get('vc')) ? 'the vc claim is no JSON object' : '';
}
