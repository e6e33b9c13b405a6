// N-Quads as the suites write them, into the terms of the page's script.
const TERM = /\s*(?:<([^>]*)>|(_:[^\s.]+(?:\.[^\s.]+)*)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?)/y;
const ESCAPES = {t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', "'": "'", '\\': '\\'};

function unescape(text) {
    return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
        (_, four, eight, letter) => (letter ? ESCAPES[letter] : String.fromCodePoint(parseInt(four ?? eight, 16))));
}

function term([, iri, blank, text, datatype, language], page) {
    if (iri !== undefined) return page.iriTerm(unescape(iri));
    if (blank !== undefined) return {kind: 'blank', text: blank};
    if (language === undefined) return page.literalTerm(unescape(text), datatype === undefined ? undefined : unescape(datatype));
    return {kind: 'literal', text: `${page.literalTerm(unescape(text)).text}@${language}`};
}

// Each statement once.
export function parseQuads(text, page) {
    const quads = new Map();
    for (const line of text.split('\n')) {
        if (line.trim() === '' || line.trim().startsWith('#')) continue;
        const quad = [];
        TERM.lastIndex = 0;
        for (let found = TERM.exec(line); found; found = TERM.exec(line)) quad.push(term(found, page));
        quads.set(quad.map(part => part.text).join(' '), quad);
    }
    return [...quads.values()];
}
