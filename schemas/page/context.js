// JSON-LD 1.1 contexts, for what the embedded ones use. https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
//
// What is not done here is "unsupported", never guessed: @import, @nest, @index, bases of documents.
const jsonLdKeywords = new Set([
    '@base', '@container', '@context', '@direction', '@graph', '@id', '@import', '@included', '@index', '@json', '@language',
    '@list', '@nest', '@none', '@prefix', '@propagate', '@protected', '@reverse', '@set', '@type', '@value', '@version',
    '@vocab'
]);
const definitionEntries = new Set(['@id', '@reverse', '@container', '@context', '@direction', '@index', '@language', '@nest',
    '@prefix', '@protected', '@type']);
const contextEntries = new Set(['@base', '@direction', '@import', '@language', '@propagate', '@protected', '@version', '@vocab']);

function isKeyword(text) {
    return jsonLdKeywords.has(text);
}

function hasKeywordForm(text) {
    return /^@[A-Za-z]+$/.test(text);
}

function jsonLdError(message) {
    return new Problem('invalid', message);
}

function notSupported(what) {
    return new Problem('unsupported', `${what} is JSON-LD that this page does not read`);
}

// One processing of one document: the contexts at hand, what was spent, and what would be lost.
class JsonLdSession {
    constructor(contexts) {
        this.contexts = contexts;
        this.copied = 0;
        this.losses = [];
        this.known = new Map();
    }

    spend(definitions) {
        this.copied += definitions;
        if (this.copied > limits.copiedDefinitions)
            throw new Problem('limit', 'the contexts of this document take too much work');
    }

    load(url) {
        const document = this.contexts.get(url);
        if (document === undefined) throw new Problem('unsupported', `the context "${url}" is not known`);
        if (!isObject(document) || !document.has('@context')) throw jsonLdError(`"${url}" is no context`);
        return document.get('@context');
    }

    lose(kind, pointer, term) {
        this.losses.push({kind, pointer, term});
    }
}

class JsonLdContext {
    constructor(other) {
        this.terms = new Map(other?.terms);
        this.vocab = other?.vocab;
        this.language = other?.language;
        this.direction = other?.direction;
        this.previous = other?.previous;
    }
}

const defaultInputs = {remote: [], overrideProtected: false, propagate: true, validateScoped: true};

// 1. to 6.
function processContext(session, active, local, given = {}) {
    const inputs = {...defaultInputs, ...given};
    if (typeof member(local, '@propagate') === 'boolean') inputs.propagate = local.get('@propagate');
    session.spend(active.terms.size + 1);
    let result = new JsonLdContext(active);
    if (!inputs.propagate && !result.previous) result.previous = active;
    for (const context of asArray(local)) {
        if (context === null) result = emptiedContext(result, inputs);
        else if (typeof context === 'string') result = remoteContext(session, result, context, inputs);
        else if (isObject(context)) defineContext(session, result, context, inputs);
        else throw jsonLdError('a context is neither a URL nor an object');
    }
    return result;
}

// 5.1.
function emptiedContext(previous, inputs) {
    if (!inputs.overrideProtected && [...previous.terms.values()].some(definition => definition.isProtected))
        throw jsonLdError('a null context would remove protected terms');
    const result = new JsonLdContext();
    if (!inputs.propagate) result.previous = previous.previous ?? previous;
    return result;
}

// 5.2.
function remoteContext(session, result, url, inputs) {
    if (!isAbsoluteIri(url)) throw notSupported(`the relative context "${url}"`);
    if (!inputs.validateScoped && inputs.remote.includes(url)) return result;
    if (inputs.remote.length >= limits.contexts) throw new Problem('limit', 'too many contexts name each other');
    return processContext(
        session, result, session.load(url), {remote: [...inputs.remote, url], validateScoped: inputs.validateScoped});
}

// 5.4. to 5.13.
function defineContext(session, result, context, inputs) {
    if (context.has('@version') && context.get('@version') !== 1.1) throw jsonLdError('@version is not 1.1');
    if (context.has('@import')) throw notSupported('@import');
    if (context.has('@base') && context.get('@base') !== null && inputs.remote.length === 0) throw notSupported('@base');
    takeVocab(session, result, context);
    takeText(result, context, 'language', value => value === null || typeof value === 'string');
    takeText(result, context, 'direction', value => value === null || value === 'ltr' || value === 'rtl');
    for (const name of ['@propagate', '@protected'])
        if (context.has(name) && typeof context.get(name) !== 'boolean') throw jsonLdError(`${name} is neither true nor false`);
    const scope =
        {session, active: result, local: context, inputs, defined: new Map(), isProtected: context.get('@protected') === true};
    for (const term of context.keys()) if (!contextEntries.has(term)) createTerm(scope, term);
}

function takeVocab(session, result, context) {
    if (!context.has('@vocab')) return;
    const vocab = context.get('@vocab');
    if (vocab === null) result.vocab = undefined;
    else if (typeof vocab !== 'string') throw jsonLdError('@vocab is no IRI');
    else result.vocab = expandIri(result, vocab, {vocab: true});
}

function takeText(result, context, name, allowed) {
    const value = context.get(`@${name}`);
    if (value === undefined) return;
    if (!allowed(value)) throw jsonLdError(`@${name} has a value that it may not have`);
    result[name] = value ?? undefined;
}

// https://www.w3.org/TR/json-ld11-api/#iri-expansion An IRI, a keyword, a text that is neither, or null.
function expandIri(active, value, {vocab = false, scope = null} = {}) {
    // 1. and 2.
    if (isKeyword(value)) return value;
    if (hasKeywordForm(value)) return null;
    // 3.
    if (scope) defineIfPending(scope, value);
    // 4. and 5.
    const definition = active.terms.get(value);
    if (definition && (vocab || isKeyword(definition.iri))) return definition.iri;
    // 6.
    const colon = value.indexOf(':', 1);
    if (colon > 0 && value[0] !== ':') {
        const prefix = value.slice(0, colon);
        const suffix = value.slice(colon + 1);
        if (prefix === '_' || suffix.startsWith('//')) return value;
        if (scope) defineIfPending(scope, prefix);
        const base = active.terms.get(prefix);
        if (base?.prefix && base.iri !== null) return base.iri + suffix;
        if (isAbsoluteIri(value)) return value;
    }
    // 7. and 9. NOTE: 8. no document has a base here, so that a relative reference stays one and is lost
    return vocab && active.vocab !== undefined ? active.vocab + value : value;
}

function defineIfPending(scope, term) {
    if (scope.local.has(term) && scope.defined.get(term) !== true) createTerm(scope, term);
}

// A context of a term where the term is used: kept, as badges use the same terms over and over.
function scopedContext(session, active, definition, kind) {
    if (!session.known.has(active)) session.known.set(active, new Map());
    const known = session.known.get(active);
    if (!known.has(definition)) known.set(definition, {});
    const slot = known.get(definition);
    const byProperty = kind === 'property';
    slot[kind] ??= processContext(session, active, definition.context,
        {overrideProtected: byProperty, propagate: byProperty});
    return slot[kind];
}
