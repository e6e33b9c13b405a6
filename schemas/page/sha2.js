// SHA-256 and SHA-384 (FIPS 180-4), at once and not as a promise: RDFC-1.0 hashes in the middle of everything.
function firstPrimes(count) {
    const primes = [];
    for (let number = 2; primes.length < count; ++number)
        if (primes.every(prime => number % prime !== 0)) primes.push(number);
    return primes.map(BigInt);
}

// The whole part of the root of this degree.
function integerRoot(number, degree) {
    let low = 0n;
    let high = 1n << BigInt(number.toString(2).length / degree + 1 | 0);
    while (low < high) {
        const middle = (low + high + 1n) >> 1n;
        if (middle ** BigInt(degree) <= number) low = middle;
        else high = middle - 1n;
    }
    return low;
}

// The constants are the first 64 bits of the fractions of roots of primes.
const sha2Primes = firstPrimes(80);
const sha2CubeRoots = sha2Primes.map(prime => BigInt.asUintN(64, integerRoot(prime << 192n, 3)));
const sha2SquareRoots = sha2Primes.slice(0, 16).map(prime => BigInt.asUintN(64, integerRoot(prime << 128n, 2)));

function paddedMessage(bytes, blockBytes, lengthBytes) {
    const size = Math.ceil((bytes.length + 1 + lengthBytes) / blockBytes) * blockBytes;
    const padded = new Uint8Array(size);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    new DataView(padded.buffer).setBigUint64(size - 8, BigInt(bytes.length) * 8n);
    return new DataView(padded.buffer);
}

const sha256Constants = Int32Array.from(sha2CubeRoots.slice(0, 64), root => Number(root >> 32n) | 0);

function sha256Block(state, view, offset, schedule) {
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let t = 0; t < 16; ++t) schedule[t] = view.getInt32(offset + 4 * t);
    for (let t = 16; t < 64; ++t) {
        const before = schedule[t - 15];
        const near = schedule[t - 2];
        schedule[t] = schedule[t - 16] + schedule[t - 7] + (turn(before, 7) ^ turn(before, 18) ^ (before >>> 3))
            + (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; ++t) {
        const first =
            (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + sha256Constants[t] + schedule[t]) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] += word; });
}

function sha256(bytes) {
    const state = Int32Array.from(sha2SquareRoots.slice(0, 8), root => Number(root >> 32n) | 0);
    const view = paddedMessage(bytes, 64, 8);
    const schedule = new Int32Array(64);
    for (let offset = 0; offset < view.byteLength; offset += 64) sha256Block(state, view, offset, schedule);
    const digest = new DataView(new ArrayBuffer(32));
    state.forEach((word, index) => digest.setInt32(4 * index, word));
    return new Uint8Array(digest.buffer);
}

function sha512Block(state, view, offset, schedule) {
    const wrap = word => BigInt.asUintN(64, word);
    const turn = (word, by) => (word >> by) | wrap(word << (64n - by));
    for (let t = 0; t < 16; ++t) schedule[t] = view.getBigUint64(offset + 8 * t);
    for (let t = 16; t < 80; ++t) {
        const before = schedule[t - 15];
        const near = schedule[t - 2];
        schedule[t] = schedule[t - 16] + schedule[t - 7] + (turn(before, 1n) ^ turn(before, 8n) ^ (before >> 7n))
            + (turn(near, 19n) ^ turn(near, 61n) ^ (near >> 6n));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 80; ++t) {
        const first =
            h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (wrap(~e) & g)) + sha2CubeRoots[t] + schedule[t];
        const second = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + first), c, b, a, wrap(first + second)];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => { state[index] += word; });
}

function sha384(bytes) {
    const state = BigUint64Array.from(sha2SquareRoots.slice(8));
    const view = paddedMessage(bytes, 128, 16);
    const schedule = new BigUint64Array(80);
    for (let offset = 0; offset < view.byteLength; offset += 128) sha512Block(state, view, offset, schedule);
    const digest = new DataView(new ArrayBuffer(64));
    state.forEach((word, index) => digest.setBigUint64(8 * index, word));
    return new Uint8Array(digest.buffer).slice(0, 48);
}
