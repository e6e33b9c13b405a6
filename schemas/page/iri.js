// Identifiers: what has the form of one (RFC 3986, RFC 3987).
const forbiddenInIri = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f]/;

function isAbsoluteIri(text) {
    return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !forbiddenInIri.test(text) && text.split('#').length <= 2;
}

// An absolute URI with sound percent-encoding.
function isUri(text) {
    return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !forbiddenInIri.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text);
}

function isBlankNodeIdentifier(text) {
    return text.startsWith('_:');
}
