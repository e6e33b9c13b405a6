// The credential in a PNG, walked chunk by chunk and never decoded. https://www.w3.org/TR/png-3/
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

// Open Badges 3.0 "PNG"; older keywords are told apart, so that nobody takes one for another.
const pngKeywords = {
    openbadgecredential: {legacyChunks: false},
    openbadges: {legacyChunks: true},
    clrcredential: {legacyChunks: false},
};

// PNG 11.2.1: the bit depths that a colour type allows.
const pngDepths = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]};

const crcTable = Uint32Array.from({length: 256}, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; ++bit) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
});

function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
}

function isPng(bytes) {
    return pngSignature.every((byte, index) => bytes[index] === byte);
}

class PngReader {
    constructor(bytes) {
        this.bytes = bytes;
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.state = {palette: 0, imageData: false, previous: ''};
    }

    // All chunks up to IEND, in a legal order.
    chunks() {
        const chunks = [];
        let offset = pngSignature.length;
        do {
            const chunk = this.chunk(offset);
            if (chunks.length > 0) this.check(chunk);
            else if (chunk.type === 'IHDR') this.checkHeader(chunk);
            else this.refuse('the first PNG chunk must be IHDR', offset);
            chunks.push(chunk);
            this.state.previous = chunk.type;
            offset += 12 + chunk.data.length;
        } while (this.state.previous !== 'IEND');
        return chunks;
    }

    refuse(message, offset) {
        throw new Problem('parse', message, `byte ${offset}`);
    }

    chunk(offset) {
        const left = this.bytes.length - offset;
        if (left < 12) this.refuse('the PNG ends inside a chunk', offset);
        const length = this.view.getUint32(offset);
        const type = String.fromCharCode(...this.bytes.subarray(offset + 4, offset + 8));
        if (!/^[A-Za-z]{4}$/.test(type)) this.refuse('a PNG chunk has an impossible name', offset);
        if (length > 0x7fffffff || length > left - 12) this.refuse(`the PNG chunk ${type} is longer than the file`, offset);
        const covered = this.bytes.subarray(offset + 4, offset + 8 + length);
        if (crc32(covered) !== this.view.getUint32(offset + 8 + length))
            this.refuse(`the check sum of the PNG chunk ${type} is wrong`, offset);
        return {offset, type, data: covered.subarray(4)};
    }

    checkHeader({data, offset}) {
        if (data.length !== 13) this.refuse('IHDR must have 13 bytes', offset);
        const width = this.view.getUint32(offset + 8);
        const height = this.view.getUint32(offset + 12);
        if (width === 0 || height === 0 || width > 0x7fffffff || height > 0x7fffffff)
            this.refuse('IHDR states an impossible size', offset);
        [this.state.depth, this.state.colour] = [data[8], data[9]];
        if (!pngDepths[data[9]]?.includes(data[8])) this.refuse('IHDR states an impossible colour type', offset);
        if (data[10] !== 0 || data[11] !== 0 || data[12] > 1)
            this.refuse('IHDR states an unknown compression, filter or interlace method', offset);
    }

    check(chunk) {
        const checks = {PLTE: this.checkPalette, IDAT: this.checkImageData, tRNS: this.checkTransparency, IEND: this.checkEnd};
        if (chunk.type === 'IHDR') this.refuse('IHDR must be there once', chunk.offset);
        if (Object.hasOwn(checks, chunk.type)) checks[chunk.type].call(this, chunk);
        else if (/^[A-Z]/.test(chunk.type)) this.refuse(`the critical PNG chunk ${chunk.type} is unknown`, chunk.offset);
    }

    checkPalette({data, offset}) {
        const most = this.state.colour === 3 ? 1 << this.state.depth : 256;
        if (this.state.palette > 0 || this.state.imageData) this.refuse('PLTE is in the wrong place', offset);
        if (this.state.colour === 0 || this.state.colour === 4) this.refuse('a grey picture has no PLTE', offset);
        if (data.length % 3 !== 0 || data.length === 0 || data.length / 3 > most) this.refuse('PLTE has a wrong length', offset);
        this.state.palette = data.length / 3;
    }

    checkImageData({offset}) {
        if (this.state.imageData && this.state.previous !== 'IDAT') this.refuse('the IDAT chunks are not in a row', offset);
        if (this.state.colour === 3 && this.state.palette === 0) this.refuse('PLTE is missing', offset);
        this.state.imageData = true;
    }

    checkTransparency({data, offset}) {
        if (this.state.colour === 3 && data.length > this.state.palette) this.refuse('tRNS has more entries than PLTE', offset);
    }

    checkEnd({data, offset}) {
        if (data.length > 0) this.refuse('IEND must be empty', offset);
        if (!this.state.imageData) this.refuse('the PNG has no image data (IDAT)', offset);
    }
}

// The bytes up to the next NUL, and the rest behind it.
function takeField(data, place) {
    const end = data.indexOf(0);
    if (end < 0) throw new Problem('parse', 'the text chunk ends inside its fields', place);
    return [data.subarray(0, end), data.subarray(end + 1)];
}

// PNG 11.3.3: iTXt, tEXt and zTXt behind the keyword.
async function chunkText(type, rest, place) {
    if (type === 'tEXt') return rest;
    if (type === 'zTXt') {
        if (rest[0] !== 0) throw new Problem('parse', 'the compression method is unknown', place);
        return inflate(rest.subarray(1), 'deflate', limits.inflatedBytes);
    }
    if (rest.length < 2) throw new Problem('parse', 'the text chunk ends inside its fields', place);
    const [flag, method] = rest;
    const [, afterLanguage] = takeField(rest.subarray(2), place);
    const [, text] = takeField(afterLanguage, place);
    if (flag > 1) throw new Problem('parse', 'the compression flag is neither 0 nor 1', place);
    if (flag === 0) return text;
    if (method !== 0) throw new Problem('parse', 'the compression method is unknown', place);
    return inflate(text, 'deflate', limits.inflatedBytes);
}

function pngKeyword(chunk) {
    if (!['iTXt', 'tEXt', 'zTXt'].includes(chunk.type)) return '';
    const end = chunk.data.indexOf(0);
    return String.fromCharCode(...chunk.data.subarray(0, end < 0 ? 80 : Math.min(end, 80)));
}

// The text of the one credential in a PNG.
async function extractFromPng(bytes) {
    const found = new PngReader(bytes).chunks().filter(chunk => Object.hasOwn(pngKeywords, pngKeyword(chunk)));
    if (found.length === 0) throw new Problem('not_found', 'there is no credential in the picture');
    if (found.length > 1) throw new Problem('parse', 'there are two credentials in the picture');
    const [chunk] = found;
    const keyword = pngKeyword(chunk);
    const place = `PNG chunk ${chunk.type} "${keyword}" at byte ${chunk.offset}`;
    if (chunk.type !== 'iTXt' && !pngKeywords[keyword].legacyChunks)
        throw new Problem('parse', `the credential is in a ${chunk.type} chunk, where iTXt belongs`, place);
    const [, rest] = takeField(chunk.data, place);
    return {text: trimAscii(fromUtf8(await chunkText(chunk.type, rest, place))), place};
}
