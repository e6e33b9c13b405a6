// The badge behind the `#` of the page's address: see FORMAT.md of the library's room qr.
const packedFamily = /^OB3Q([0-9]+):/;
const packedPrefix = 'OB3Q1:';

// The text of a code as it is, or what stands behind the `#` of an address, with its escapes undone.
function packedText(text) {
    const hash = text.indexOf('#');
    if (hash < 0) return text;
    return text.slice(hash + 1).replace(/%([0-9A-Fa-f]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
}

function isPacked(text) {
    return packedFamily.test(packedText(text));
}

// The compact JWS of parts with NUL bytes between them, or the document where there are none.
function joinParts(content) {
    const first = content.indexOf(0);
    if (first < 0 && content[0] === 0x7b) return fromUtf8(content);
    const second = first < 0 ? -1 : content.indexOf(0, first + 1);
    if (second < 0) throw new Problem('parse', 'the text of the QR code is damaged');
    return [content.slice(0, first), content.slice(first + 1, second), content.slice(second + 1)].map(toBase64Url).join('.');
}

async function unpack(text) {
    const packed = packedText(text);
    if (!packed.startsWith(packedPrefix))
        throw new Problem('unsupported', `the QR code is of the later form "${packed.slice(0, packed.indexOf(':'))}"`);
    try {
        return joinParts(await inflate(fromBase45(packed.slice(packedPrefix.length)), 'deflate-raw', limits.inflatedBytes));
    } catch (error) {
        // Cut off or misread: in which step it shows is of no use to whoever holds the camera.
        throw error instanceof Problem && error.kind === 'parse' ? new Problem('parse', say('code_damaged')) : error;
    }
}
