// Ed25519 (RFC 8032, 5.1.7) in whole numbers, for browsers whose WebCrypto does not know it: older phones. Nothing secret is
// computed with here, so that the time it takes tells nobody anything.
const edwards = {p: 2n ** 255n - 19n, order: 2n ** 252n + 27742317777372353535851937790883648493n};

function edwardsField(number) {
    const rest = number % edwards.p;
    return rest < 0n ? rest + edwards.p : rest;
}

function edwardsInverse(number) {
    return power(edwardsField(number), edwards.p - 2n, edwards.p);
}

edwards.d = edwardsField(-121665n * edwardsInverse(121666n));
edwards.rootOfMinusOne = power(2n, (edwards.p - 1n) / 4n, edwards.p);

// 5.1.3: the point of an encoding as [X, Y, Z, T], or null when there is none.
function edwardsPoint(bytes) {
    const number = littleEndian(bytes);
    const y = number & (2n ** 255n - 1n);
    const sign = number >> 255n;
    const square = edwardsField((y * y - 1n) * edwardsInverse(edwards.d * y * y + 1n));
    let x = power(square, (edwards.p + 3n) / 8n, edwards.p);
    if (edwardsField(x * x) !== square) x = edwardsField(x * edwards.rootOfMinusOne);
    if (y >= edwards.p || edwardsField(x * x) !== square || (x === 0n && sign === 1n)) return null;
    if ((x & 1n) !== sign) x = edwards.p - x;
    return [x, y, 1n, edwardsField(x * y)];
}

// 5.1.4
function edwardsSum([x1, y1, z1, t1], [x2, y2, z2, t2]) {
    const a = edwardsField((y1 - x1) * (y2 - x2));
    const b = edwardsField((y1 + x1) * (y2 + x2));
    const c = edwardsField(2n * edwards.d * t1 * t2);
    const d = edwardsField(2n * z1 * z2);
    const [e, f, g, h] = [b - a, d - c, d + c, b + a];
    return [e * f, g * h, f * g, e * h].map(edwardsField);
}

function edwardsProduct(scalar, point) {
    let result = [0n, 1n, 1n, 0n];
    for (let rest = scalar, step = point; rest > 0n; rest >>= 1n, step = edwardsSum(step, step))
        if (rest & 1n) result = edwardsSum(result, step);
    return result;
}

function edwardsEncoding([x, y, z]) {
    const inverse = edwardsInverse(z);
    const number = edwardsField(y * inverse) | ((edwardsField(x * inverse) & 1n) << 255n);
    return bigIntToBytes(number, 32).reverse();
}

// Whether R is s B - k A, to the byte: the equation without the cofactor, as the library has it.
async function verifyEd25519(key, message, signature) {
    const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
    const point = edwardsPoint(key);
    if (!point || s >= edwards.order) return false;
    const digest = await globalThis.crypto.subtle.digest('SHA-512', concatBytes(r, key, message));
    const k = littleEndian(new Uint8Array(digest)) % edwards.order;
    const base = edwardsPoint(bigIntToBytes(edwardsField(4n * edwardsInverse(5n)), 32).reverse());
    const [x, y, z, t] = edwardsProduct(k, point);
    return equalBytes(edwardsEncoding(edwardsSum(edwardsProduct(s, base), [edwards.p - x, y, z, edwards.p - t])), r);
}
