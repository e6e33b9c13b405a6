// What one term of a JSON-LD context means. Its errors are the context's: the embedded ones have none.

// https://www.w3.org/TR/json-ld11-api/#create-term-definition
function createTerm(scope, term) {
    // 1. and 2.
    if (scope.defined.get(term) === true) return;
    if (scope.defined.has(term)) throw jsonLdError(`the term "${term}" is defined by itself`);
    if (term === '') throw jsonLdError('a term is empty');
    scope.defined.set(term, false);
    // 3. to 5.
    const value = scope.local.get(term);
    if (term === '@type') checkTypeDefinition(value);
    else if (isKeyword(term)) throw jsonLdError(`"${term}" is a keyword`);
    else if (hasKeywordForm(term)) return;
    // 6. to 9.
    const previous = scope.active.terms.get(term);
    scope.active.terms.delete(term);
    const entries = isObject(value) ? value : new Map([['@id', value]]);
    if (!isObject(value) && value !== null && typeof value !== 'string')
        throw jsonLdError(`the term "${term}" is defined by no text or object`);
    // 10. to 25.
    const definition = {
        iri: null, prefix: false, isProtected: scope.isProtected, reverse: false, type: undefined, language: undefined,
        direction: undefined, containers: new Set(), context: undefined,
    };
    if (entries.has('@protected')) definition.isProtected = protectedValue(entries.get('@protected'));
    takeType(scope, definition, entries);
    if (!takeMapping(scope, definition, term, entries, typeof value === 'string')) return;
    takeContainer(definition, entries);
    takeScopedContext(scope, definition, entries);
    takeLanguage(definition, entries);
    takePrefix(definition, term, entries);
    // 26.
    for (const name of entries.keys())
        if (!definitionEntries.has(name)) throw jsonLdError(`the term "${term}" has an unknown entry`);
    // 27. and 28.
    scope.active.terms.set(term, protectedOr(scope, term, definition, previous));
    scope.defined.set(term, true);
}

function protectedValue(value) {
    if (typeof value !== 'boolean') throw jsonLdError('@protected is neither true nor false');
    return value;
}

// 4.
function checkTypeDefinition(value) {
    const allowed = isObject(value) && value.size > 0
        && [...value].every(([name, entry]) => name === '@protected' || (name === '@container' && entry === '@set'));
    if (!allowed) throw jsonLdError('"@type" can only be given "@container": "@set"');
}

// 12.
function takeType(scope, definition, entries) {
    if (!entries.has('@type')) return;
    const value = entries.get('@type');
    const type = typeof value === 'string' ? expandIri(scope.active, value, {vocab: true, scope}) : null;
    if (type === null || !(['@id', '@vocab', '@json', '@none'].includes(type) || isAbsoluteIri(type)))
        throw jsonLdError('a @type is no IRI');
    definition.type = type;
}

// 13. to 18. False when the term is to be ignored.
function takeMapping(scope, definition, term, entries, simple) {
    if (entries.has('@reverse')) return takeReverse(scope, definition, entries);
    const id = entries.get('@id');
    if (id === null) return true;
    if (id !== undefined && id !== term) return takeId(scope, definition, term, id, simple);
    const colon = term.indexOf(':', 1);
    if (colon > 0) {
        const prefix = term.slice(0, colon);
        if (scope.local.has(prefix)) createTerm(scope, prefix);
        const base = scope.active.terms.get(prefix)?.iri;
        definition.iri = base ? base + term.slice(colon + 1) : term;
    } else if (term.includes('/')) {
        definition.iri = expandIri(scope.active, term, {vocab: true});
        if (definition.iri === null || !isAbsoluteIri(definition.iri)) throw jsonLdError(`the term "${term}" is no IRI`);
    } else if (term === '@type') definition.iri = '@type';
    else if (scope.active.vocab === undefined) throw jsonLdError(`the term "${term}" is mapped to nothing`);
    else definition.iri = scope.active.vocab + term;
    return true;
}

// 13.
function takeReverse(scope, definition, entries) {
    const value = entries.get('@reverse');
    if (entries.has('@id') || entries.has('@nest') || typeof value !== 'string')
        throw jsonLdError('a @reverse that is not allowed');
    if (hasKeywordForm(value)) return false;
    definition.iri = expandIri(scope.active, value, {vocab: true, scope});
    if (definition.iri === null || !(isAbsoluteIri(definition.iri) || isBlankNodeIdentifier(definition.iri)))
        throw jsonLdError('a @reverse is no IRI');
    if (![undefined, null, '@set', '@index'].includes(entries.get('@container')))
        throw jsonLdError('a @reverse with a container');
    definition.reverse = true;
    return true;
}

// 14.2.
function takeId(scope, definition, term, id, simple) {
    if (typeof id !== 'string') throw jsonLdError(`the term "${term}" has an @id that is no text`);
    if (!isKeyword(id) && hasKeywordForm(id)) return false;
    const iri = expandIri(scope.active, id, {vocab: true, scope});
    if (iri === null || !(isKeyword(iri) || isAbsoluteIri(iri) || isBlankNodeIdentifier(iri)))
        throw jsonLdError(`the term "${term}" is mapped to what is no IRI`);
    if (iri === '@context') throw jsonLdError('an alias of @context');
    definition.iri = iri;
    const inside = term.indexOf(':', 1);
    const looksLikeIri = (inside > 0 && inside + 1 < term.length) || term.includes('/');
    if (looksLikeIri) {
        scope.defined.set(term, true);
        if (expandIri(scope.active, term, {vocab: true, scope}) !== iri)
            throw jsonLdError(`the term "${term}" is mapped to another IRI`);
    }
    definition.prefix =
        !term.includes(':') && !term.includes('/') && simple && (/[:/?#[\]@]$/.test(iri) || isBlankNodeIdentifier(iri));
    return true;
}

// 19.
function takeContainer(definition, entries) {
    const value = entries.get('@container');
    if (value === undefined || (value === null && definition.reverse)) return;
    const containers = asArray(value);
    for (const name of containers) {
        if (!['@list', '@set', '@graph', '@language', '@index', '@id', '@type'].includes(name) || definition.containers.has(name))
            throw jsonLdError('an invalid @container');
        definition.containers.add(name);
    }
    const others = containers.filter(name => name !== '@set');
    const graphMap = others.length === 2 && others.includes('@graph') && (others.includes('@id') || others.includes('@index'));
    if (containers.length === 0 || (others.length > 1 && !graphMap) || (others.includes('@list') && containers.length > 1))
        throw jsonLdError('an invalid @container');
}

// 21. The context is held back until the term is used; here only its errors are found.
function takeScopedContext(scope, definition, entries) {
    if (!entries.has('@context')) return;
    processContext(scope.session, scope.active, entries.get('@context'),
        {remote: scope.inputs.remote, overrideProtected: true, validateScoped: false});
    definition.context = entries.get('@context');
}

// 20., 22. to 24.
function takeLanguage(definition, entries) {
    for (const name of ['@index', '@nest']) if (entries.has(name)) throw notSupported(name);
    if (entries.has('@type')) return;
    for (const name of ['language', 'direction']) {
        const value = entries.get(`@${name}`);
        if (value === undefined) continue;
        const allowed = value === null || (name === 'language' ? typeof value === 'string' : value === 'ltr' || value === 'rtl');
        if (!allowed) throw jsonLdError(`a term has an invalid @${name}`);
        definition[name] = value;
    }
}

// 25.
function takePrefix(definition, term, entries) {
    const value = entries.get('@prefix');
    if (value === undefined) return;
    if (/[:/]/.test(term) || typeof value !== 'boolean' || (value && isKeyword(definition.iri)))
        throw jsonLdError('an invalid @prefix');
    definition.prefix = value;
}

// 27.
function protectedOr(scope, term, definition, previous) {
    if (scope.inputs.overrideProtected || !previous?.isProtected) return definition;
    if (!equalDefinitions(definition, previous))
        throw jsonLdError(`the term "${term}" is protected and cannot be given another meaning`);
    return previous;
}

function equalDefinitions(a, b) {
    const same = name => a[name] === b[name];
    return ['iri', 'prefix', 'reverse', 'type', 'language', 'direction'].every(same)
        && equalJson([...a.containers].sort(), [...b.containers].sort())
        && (a.context === undefined) === (b.context === undefined)
        && (a.context === undefined || equalJson(a.context, b.context));
}
