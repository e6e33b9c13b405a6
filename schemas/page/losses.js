// What of a document would not reach RDF, and so would be under no signature: such a document is no good badge.
const lossMessages = {
    undefined_term: 'the term "{}" is in no context: it would not be signed',
    null_term: 'the term "{}" is mapped to nothing by a context: it would not be signed',
    keyword_lookalike: '"{}" looks like a keyword, but is none: it would not be signed',
    relative_iri: '"{}" is no absolute IRI: it would not be signed',
    blank_node_predicate: 'the term "{}" stands for a blank node, which cannot be a property: it would not be signed',
    invalid_language: '"{}" is no language tag: the value would not be signed',
    direction: 'the text direction "{}" would not be signed',
    annotation: 'the index "{}" would not be signed',
    null_value: 'the value of "{}" is null: it would not be signed',
    empty_array: 'the value of "{}" is an empty array: it would not be signed',
    dropped_value: '"{}" stands where JSON-LD takes no value: it would not be signed',
};

function lossProblem({kind, pointer, term}) {
    return new Problem('loss', lossMessages[kind].replace('{}', () => term), pointer);
}

function isLanguageTag(tag) {
    return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag);
}
