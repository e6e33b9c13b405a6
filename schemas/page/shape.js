// The shape that a document must have before its words mean what they say: known contexts in their order, no machinery of
// JSON-LD that could hide, move or rename what people read.
const openBadgesContexts = [
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json',
];

// {message, where, onlyUnknown}: what is merely not known here may be good.
function contextEntryProblem(entry, where, contexts) {
    if (isObject(entry)) return {message: say('own_context'), where};
    if (typeof entry !== 'string') return {message: 'a context is named by its URL', where};
    return contexts.has(entry) ? null : {message: say('unknown_context', {url: entry}), where, onlyUnknown: true};
}

function contextProblem(context, where, contexts) {
    if (!Array.isArray(context)) return contextEntryProblem(context, where, contexts);
    if (context.length === 0) return {message: 'the list of contexts is empty', where};
    if (context.length > limits.contexts) return {message: 'there are more contexts than any badge needs', where};
    return firstOf(context, (entry, index) => contextEntryProblem(entry, joinPointer(where, index), contexts));
}

// The first problem that `find` has with an entry.
function firstOf(list, find) {
    for (const [index, entry] of list.entries()) {
        const problem = find(entry, index);
        if (problem) return problem;
    }
    return null;
}

// VCDM 2.0, 4.3 and Open Badges 3.0: the credentials context first, the Open Badges one behind it.
function orderProblem(subject) {
    const contexts = contextList(subject.document);
    if (contexts[0] !== credentialsV2 && contexts[0] !== credentialsV1)
        return {message: `the first context must be "${credentialsV2}"`, where: '/@context'};
    if (subject.kind !== 'achievement' && subject.kind !== 'endorsement') return null;
    return contexts.slice(1).some(url => openBadgesContexts.includes(url)) ? null
        : {message: 'the Open Badges 3.0 context is missing', where: '/@context'};
}

// Contexts below the root belong to credentials inside this one and to proofs.
function nestedContextProblem(value, where, contexts) {
    if (Array.isArray(value))
        return firstOf(value, (entry, index) => nestedContextProblem(entry, joinPointer(where, index), contexts));
    if (!isObject(value)) return null;
    return firstOf([...value], ([name, inner]) => {
        const here = joinPointer(where, name);
        if (name !== '@context' || where === '') return nestedContextProblem(inner, here, contexts);
        const allowed =
            ['VerifiableCredential', 'EnvelopedVerifiableCredential', 'DataIntegrityProof'].some(type => hasType(value, type));
        return allowed ? contextProblem(inner, here, contexts) : {message: say('own_context'), where: here};
    });
}

function findContextProblem(subject, contexts) {
    if (!subject.document.has('@context')) return {message: 'there is no @context', where: ''};
    return orderProblem(subject) ?? contextProblem(subject.document.get('@context'), '/@context', contexts)
        ?? nestedContextProblem(subject.document, '', contexts);
}

function findKeywordProblem(value, where = '') {
    if (Array.isArray(value)) return firstOf(value, (entry, index) => findKeywordProblem(entry, joinPointer(where, index)));
    if (!isObject(value)) return null;
    return firstOf([...value], ([name, inner]) => {
        const here = joinPointer(where, name);
        if (name === '@context') return null;
        if (hasKeywordForm(name)) return {message: say('machinery', {name}), where: here};
        return findKeywordProblem(inner, here);
    });
}
