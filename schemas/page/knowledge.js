// What the page was written with: contexts, classes, texts and the issuers whose keys it has. Each is JSON in a script element
// that is data and never runs.
function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    return isObject(value) ? Object.fromEntries([...value].map(([name, entry]) => [name, plain(entry)])) : value;
}

// `textOf` gives the text of the element with this id.
function readKnowledge(textOf) {
    const contexts = new Map();
    for (const {urls, document} of parseJson(textOf('insignia-contexts'))
             .map(row => ({urls: row.get('urls'), document: row.get('document')})))
        for (const url of urls) contexts.set(url, document);
    const page = parseJson(textOf('insignia-page'));
    const issuers = page.get('issuers').map(row => ({name: row.get('name'), document: row.get('document')}));
    return {
        contexts,
        // The addresses of all contexts that the program carries, most of which are not here.
        programContexts: new Set(page.get('program_contexts')),
        vocabulary: makeVocabulary(contexts),
        tables: plain(parseJson(textOf('insignia-classes'))),
        issuers,
        texts: new Texts(page.get('texts')),
    };
}
