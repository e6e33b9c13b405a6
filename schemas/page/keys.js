// Public keys of four kinds and their signatures; the algorithm follows from the key. The mathematics is the browser's
// (WebCrypto); what a key or signature must be before it counts is said here.
const keyKinds = {
    ed25519: {name: 'Ed25519', algorithm: 'EdDSA', codec: [0xed, 0x01], kty: 'OKP', crv: 'Ed25519', bytes: 32, signature: 64},
    p256: {
        name: 'P-256',
        algorithm: 'ES256',
        codec: [0x80, 0x24],
        kty: 'EC',
        crv: 'P-256',
        bytes: 32,
        signature: 64,
        hash: 'SHA-256'
    },
    p384: {
        name: 'P-384',
        algorithm: 'ES384',
        codec: [0x81, 0x24],
        kty: 'EC',
        crv: 'P-384',
        bytes: 48,
        signature: 96,
        hash: 'SHA-384'
    },
    rsa: {name: 'RSA', algorithm: 'RS256', codec: [0x85, 0x24], kty: 'RSA'},
};

// y² = x³ - 3x + b over the prime field.
const curves = {
    p256: {
        p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
        b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
    p384: {
        p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
        b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
};

function cryptoProblem(message) {
    return new Problem('crypto', message);
}

function power(base, exponent, modulus) {
    let result = 1n;
    for (let factor = base % modulus; exponent > 0n; exponent >>= 1n) {
        if (exponent & 1n) result = result * factor % modulus;
        factor = factor * factor % modulus;
    }
    return result;
}

function makeEcKey(kind, x, y) {
    const {p, b} = curves[kind];
    const {crv, bytes} = keyKinds[kind];
    if (x >= p || y >= p || (y * y - (x * x * x - 3n * x + b)) % p !== 0n)
        throw cryptoProblem(`the key is not a point of ${crv}`);
    const [left, right] = [x, y].map(number => bigIntToBytes(number, bytes));
    const raw = concatBytes(Uint8Array.of(2 + Number(y & 1n)), left);
    return {kind, raw, jwk: {kty: 'EC', crv, x: toBase64Url(left), y: toBase64Url(right)}};
}

// SEC 1, 2.3.4; both primes are 3 modulo 4, so that a root is a power.
function decompress(kind, raw) {
    const {p, b} = curves[kind];
    if (raw.length !== keyKinds[kind].bytes + 1 || (raw[0] !== 2 && raw[0] !== 3))
        throw cryptoProblem('the key is no compressed point');
    const x = toBigInt(raw.subarray(1));
    if (x >= p) throw cryptoProblem('the key is no compressed point');
    const root = power(((x * x * x - 3n * x + b) % p + p) % p, (p + 1n) / 4n, p);
    return makeEcKey(kind, x, (root & 1n) === BigInt(raw[0] & 1) ? root : p - root);
}

// The y of the eight points whose order divides 8, little-endian, without the sign bit.
const lowOrderPoints = [
    `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, '00'.repeat(32),
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];

function littleEndian(bytes) {
    return toBigInt(Uint8Array.from(bytes).reverse());
}

function isWeakPoint(point) {
    const y = Uint8Array.from(point);
    y[31] &= 0x7f;
    return littleEndian(y) >= 2n ** 255n - 19n || lowOrderPoints.includes(toHex(y));
}

function makeEd25519Key(raw) {
    if (raw.length !== 32) throw cryptoProblem(`an Ed25519 key has 32 bytes, this one has ${raw.length}`);
    if (isWeakPoint(raw)) throw cryptoProblem('the Ed25519 key is of low order or not in canonical form');
    return {kind: 'ed25519', raw, jwk: {kty: 'OKP', crv: 'Ed25519', x: toBase64Url(raw)}};
}

// CVE-2017-15361 (ROCA): modulo these primes such a modulus is always a power of 65537.
const rocaPrimes = [11n, 13n, 17n, 19n, 37n, 53n, 61n, 71n, 73n, 79n, 97n, 103n, 107n, 109n, 127n, 151n, 157n];

function isRocaModulus(modulus) {
    return rocaPrimes.every(prime => {
        let value = 1n;
        for (let at = 0n; at < prime; ++at, value = value * 65537n % prime) if (value === modulus % prime) return true;
        return false;
    });
}

function makeRsaKey(n, e) {
    if (n.length === 0 || n[0] === 0 || e.length === 0 || e[0] === 0)
        throw cryptoProblem('a number of the RSA key is empty or begins with zero');
    if (n.length > limits.rsaBitsMax / 8 + 1 || e.length > 16) throw cryptoProblem('the RSA key is too large');
    const [modulus, exponent] = [toBigInt(n), toBigInt(e)];
    const bits = modulus.toString(2).length;
    if (bits < limits.rsaBitsMin || bits > limits.rsaBitsMax) throw cryptoProblem(`an RSA key of ${bits} bits is not accepted`);
    if ((modulus & 1n) === 0n) throw cryptoProblem('the RSA modulus is even');
    if (isRocaModulus(modulus)) throw cryptoProblem('the RSA key was made by a faulty library (CVE-2017-15361)');
    if ((exponent & 1n) === 0n || exponent < 65537n || exponent.toString(2).length > limits.rsaExponentBitsMax)
        throw cryptoProblem('the RSA exponent is not an odd number from 65537 to 2^64');
    return {
        kind: 'rsa',
        raw: concatBytes(n, Uint8Array.of(0), e),
        jwk: {kty: 'RSA', n: toBase64Url(n), e: toBase64Url(e)},
        bytes: Math.ceil(bits / 8)
    };
}

// A DER length in its shortest form, and the content behind it.
function derContent(bytes, tag) {
    if (bytes[0] !== tag) throw cryptoProblem('the RSA key is not in DER');
    let size = bytes[1];
    let head = 2;
    if (size > 0x80 && size <= 0x82) {
        head += size - 0x80;
        size = Number(toBigInt(bytes.subarray(2, head)));
        if (size < 0x80 || (head === 4 && size < 0x100)) throw cryptoProblem('the RSA key is not in DER');
    } else if (size >= 0x80) throw cryptoProblem('the RSA key is not in DER');
    if (bytes.length < head + size) throw cryptoProblem('the RSA key is not in DER');
    return [bytes.subarray(head, head + size), bytes.subarray(head + size)];
}

function derNumber(bytes) {
    const [content, rest] = derContent(bytes, 0x02);
    const padded = content[0] === 0;
    if (content.length === 0 || content[0] >= 0x80 || (padded && !(content[1] >= 0x80)))
        throw cryptoProblem('the RSA key is not in DER');
    return [padded ? content.subarray(1) : content, rest];
}

// RFC 8017, A.1.1 RSAPublicKey
function rsaKeyFromDer(bytes) {
    const [sequence, after] = derContent(bytes, 0x30);
    const [n, rest] = derNumber(sequence);
    const [e, end] = derNumber(rest);
    if (after.length > 0 || end.length > 0) throw cryptoProblem('the RSA key is not in DER');
    return makeRsaKey(n, e);
}

function keyFromRaw(kind, raw) {
    if (kind === 'ed25519') return makeEd25519Key(raw);
    return kind === 'rsa' ? rsaKeyFromDer(raw) : decompress(kind, raw);
}

// https://www.w3.org/TR/cid-1.0/#Multikey
function keyFromMultikey(text) {
    if (typeof text !== 'string' || !text.startsWith('z'))
        throw cryptoProblem('the multikey is not base58btc with the prefix "z"');
    const {value: bytes, problem} = attempt(() => fromBase58(text.slice(1)));
    if (problem) throw cryptoProblem('the multikey is not base58btc with the prefix "z"');
    for (const [kind, {codec}] of Object.entries(keyKinds))
        if (bytes[0] === codec[0] && bytes[1] === codec[1]) return keyFromRaw(kind, bytes.slice(2));
    throw cryptoProblem('the multikey is of a kind that no badge is signed with');
}

function jwkBytes(jwk, name, size) {
    const {value: bytes, problem} = attempt(() => fromBase64Url(memberText(jwk, name)));
    if (problem || bytes.length === 0 || (size && bytes.length !== size))
        throw cryptoProblem(`the JWK's "${name}" is missing or malformed`);
    return bytes;
}

function checkJwkPurpose(jwk, row) {
    const algorithm = jwk.get('alg');
    if (algorithm !== undefined && algorithm !== row.algorithm && !(row.crv === 'Ed25519' && algorithm === 'Ed25519'))
        throw cryptoProblem('the JWK is for another algorithm than its key');
    if (jwk.has('use') && jwk.get('use') !== 'sig') throw cryptoProblem('the JWK is not for signatures');
    const operations = jwk.get('key_ops');
    if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify')))
        throw cryptoProblem('the JWK\'s "key_ops" do not allow to verify');
}

// RFC 7517, RFC 7518 6, RFC 8037 2
function keyFromJwk(jwk) {
    if (!isObject(jwk)) throw cryptoProblem('a JWK must be a JSON object');
    if (['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].some(name => jwk.has(name)))
        throw new Problem('denied', 'the JWK gives a secret key away');
    const found = Object.entries(keyKinds).find(([, row]) => row.kty === jwk.get('kty') && row.crv === jwk.get('crv'));
    if (!found) throw cryptoProblem('the JWK is of no kind that badges are signed with');
    const [kind, row] = found;
    checkJwkPurpose(jwk, row);
    if (kind === 'rsa') return makeRsaKey(jwkBytes(jwk, 'n'), jwkBytes(jwk, 'e'));
    const x = jwkBytes(jwk, 'x', row.bytes);
    return kind === 'ed25519' ? makeEd25519Key(x) : makeEcKey(kind, toBigInt(x), toBigInt(jwkBytes(jwk, 'y', row.bytes)));
}

function equalKeys(a, b) {
    return a.kind === b.kind && equalBytes(a.raw, b.raw);
}

function webCryptoNames(key) {
    if (key.kind === 'ed25519') return ['Ed25519', 'Ed25519'];
    if (key.kind === 'rsa') return [{name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'}, 'RSASSA-PKCS1-v1_5'];
    const {crv, hash} = keyKinds[key.kind];
    return [{name: 'ECDSA', namedCurve: crv}, {name: 'ECDSA', hash}];
}

// Whether the browser's WebCrypto has it: it came to browsers late.
async function knowsEd25519(subtle) {
    const raw = bigIntToBytes(edwardsField(4n * edwardsInverse(5n)), 32).reverse();
    return subtle.importKey('raw', raw, 'Ed25519', false, ['verify']).then(() => true, () => false);
}

// Whether the signature is that of the message by this key. A browser that cannot tell is a Problem, not a no.
async function verifySignature(key, message, signature) {
    const subtle = globalThis.crypto?.subtle;
    if (!subtle) throw new Problem('unsupported', say('insecure_page'));
    if (signature.length !== (key.bytes ?? keyKinds[key.kind].signature)) return false;
    if (key.kind === 'ed25519'
        && (isWeakPoint(signature.subarray(0, 32)) || littleEndian(signature.subarray(32)) >= edwards.order))
        return false;
    const [forImport, forVerify] = webCryptoNames(key);
    if (key.kind === 'ed25519' && !await knowsEd25519(subtle)) return verifyEd25519(key.raw, message, signature);
    const refused = error => {
        const why = error?.name === 'DataError' ? 'crypto' : 'unsupported';
        throw new Problem(why, say('browser_cannot', {kind: keyKinds[key.kind].name}));
    };
    const imported = await subtle.importKey('jwk', key.jwk, forImport, false, ['verify']).catch(refused);
    return await subtle.verify(forVerify, imported, signature, message).catch(refused) === true;
}
