// Bytes and the texts that stand for them, strictly: one text for one value.
const utf8Encoder = new TextEncoder();

function toUtf8(text) {
    return utf8Encoder.encode(text);
}

// The text of UTF-8 bytes; a byte order mark stays in it, so that a reader can refuse it.
function fromUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
    } catch {
        throw new Problem('parse', 'it is not UTF-8 text');
    }
}

function concatBytes(...parts) {
    const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        joined.set(part, offset);
        offset += part.length;
    }
    return joined;
}

function equalBytes(a, b) {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function toHex(bytes) {
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex) {
    return Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
}

function toBigInt(bytes) {
    return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

function bigIntToBytes(number, size) {
    return fromHex(number.toString(16).padStart(size * 2, '0'));
}

const base64UrlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes) {
    let text = '';
    let bits = 0;
    let held = 0;
    for (const byte of bytes) {
        bits = (bits << 8) | byte;
        for (held += 8; held >= 6; held -= 6) text += base64UrlAlphabet[(bits >> (held - 6)) & 63];
        bits &= (1 << held) - 1;
    }
    return held === 0 ? text : text + base64UrlAlphabet[(bits << (6 - held)) & 63];
}

// RFC 4648 section 5 without padding; unused bits must be zero.
function fromBase64Url(text) {
    if (text.length % 4 === 1) throw new Problem('parse', `base64url text of an impossible length (${text.length})`);
    const bytes = new Uint8Array(Math.floor(text.length * 3 / 4));
    let bits = 0;
    let held = 0;
    let size = 0;
    for (let at = 0; at < text.length; ++at) {
        const digit = base64UrlAlphabet.indexOf(text[at]);
        if (digit < 0) throw new Problem('parse', `character ${at + 1} is not of the base64url alphabet`);
        bits = ((bits << 6) | digit) & 0x3fff;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes[size++] = bits >> held;
    }
    if ((bits & ((1 << held) - 1)) !== 0) throw new Problem('parse', 'base64url text with unused bits that are not zero');
    return bytes;
}

const base58Alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

// Base58 as Bitcoin writes it.
function fromBase58(text) {
    if (text === '' || text.length > limits.base58Characters) throw new Problem('parse', 'base58 text of an impossible length');
    let number = 0n;
    for (const character of text) {
        const digit = base58Alphabet.indexOf(character);
        if (digit < 0) throw new Problem('parse', 'a character is not of the base58 alphabet');
        number = number * 58n + BigInt(digit);
    }
    const zeros = text.match(/^1*/)[0].length;
    const hex = number === 0n ? '' : number.toString(16);
    return concatBytes(new Uint8Array(zeros), fromHex(hex.length % 2 === 0 ? hex : `0${hex}`));
}

const base45Alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

// RFC 9285
function fromBase45(text) {
    if (text.length % 3 === 1) throw new Problem('parse', `base45 text of an impossible length (${text.length})`);
    const bytes = [];
    for (let at = 0; at < text.length; at += 3) {
        const group = text.slice(at, at + 3);
        let value = 0;
        for (const character of [...group].reverse()) {
            const digit = base45Alphabet.indexOf(character);
            if (digit < 0) throw new Problem('parse', 'a character is not of the base45 alphabet');
            value = value * 45 + digit;
        }
        if (value > (group.length === 3 ? 0xffff : 0xff)) throw new Problem('parse', 'a base45 group is too large');
        if (group.length === 3) bytes.push(value >> 8);
        bytes.push(value & 0xff);
    }
    return Uint8Array.from(bytes);
}

// Code point order, which is that of UTF-8 bytes; JavaScript compares UTF-16 units.
function compareCodePoints(a, b) {
    const rank = unit => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; ++at) {
        const left = a.charCodeAt(at);
        const right = b.charCodeAt(at);
        if (left !== right) return rank(left) - rank(right);
    }
    return a.length - b.length;
}

function asciiLower(text) {
    return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

// White space as the library trims it, which is less than String.trim() takes away; not by a pattern, which would try every
// run of spaces in the middle too.
function trimEndOf(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text[end - 1])) --end;
    return text.slice(0, end);
}

function trimAscii(text) {
    const white = ' \t\r\n\f\v';
    let begin = 0;
    while (begin < text.length && white.includes(text[begin])) ++begin;
    return trimEndOf(text.slice(begin), white);
}
