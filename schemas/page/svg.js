// The credential in an SVG. Open Badges 3.0 "SVG"; Open Badges 2.0 Baking 3.2; Comprehensive Learner Record 2.0.
const svgNamespace = 'http://www.w3.org/2000/svg';
const svgElements = [
    {namespace: 'https://purl.imsglobal.org/ob/v3p0', local: 'credential', older: false},
    {namespace: 'http://openbadges.org', local: 'assertion', older: true},
    {namespace: 'https://purl.imsglobal.org/clr/v2p0', local: 'credential', older: false},
];
const byteOrderMarks = [[0xff, 0xfe], [0xfe, 0xff]];

function isUtf16(bytes) {
    return byteOrderMarks.some(([first, second]) => bytes[0] === first && bytes[1] === second);
}

function isSvg(bytes) {
    if (isUtf16(bytes) && (bytes[2] === 0x3c || bytes[3] === 0x3c)) return true;
    const text = trimAscii(new TextDecoder().decode(bytes.subarray(0, 64 << 10)));
    return text.startsWith('<') && (text.includes('<svg') || text.includes(':svg'));
}

function isCompactJws(text) {
    return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$/.test(text);
}

// What a credential element says: the verify attribute with a token, or JSON in the body.
function elementText(verify, body, older) {
    if (body === '') {
        if (verify === '') throw new Problem('parse', 'the credential element is empty');
        if (!older && !isCompactJws(verify)) throw new Problem('parse', 'the verify attribute is no compact JWS');
        return verify;
    }
    if (verify !== '' && (!older || isCompactJws(verify)))
        throw new Problem('parse', 'the credential element has both a verify attribute and a body');
    return body;
}

function readElement(reader, start, older) {
    const verify = start.attributes.find(attribute => attribute.name.written === 'verify')?.value ?? '';
    let body = '';
    for (let event = reader.next(); event.kind !== 'end'; event = reader.next()) {
        if (event.kind === 'start') throw new Problem('parse', 'the credential element has elements inside');
        body += event.text ?? '';
    }
    return {text: elementText(trimAscii(verify), trimAscii(body), older), place: `SVG element ${start.name.written}`};
}

// The text of the one credential in an SVG.
function extractFromSvg(bytes) {
    if (isUtf16(bytes)) throw new Problem('unsupported', 'the SVG is in UTF-16');
    const reader = new XmlReader(fromUtf8(bytes));
    const root = reader.next();
    if (root.name.local !== 'svg' || root.name.namespace !== svgNamespace)
        throw new Problem('parse', 'the root element is no SVG');
    const found = [];
    for (let event = reader.next(); event.kind !== 'finish'; event = reader.next()) {
        const row = event.kind === 'start'
            && svgElements.find(({namespace, local}) => event.name.namespace === namespace && event.name.local === local);
        if (row) found.push(readElement(reader, event, row.older));
    }
    if (found.length === 0) throw new Problem('not_found', 'there is no credential in the picture');
    if (found.length > 1) throw new Problem('parse', 'there are two credentials in the picture');
    return found[0];
}
