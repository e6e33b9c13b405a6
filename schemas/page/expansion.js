// JSON-LD 1.1 expansion. https://www.w3.org/TR/json-ld11-api/#expansion-algorithm The result has Maps for objects as well.
class Expansion {
    constructor(session) {
        this.session = session;
    }

    lose(kind, pointer, term) {
        this.session.lose(kind, pointer, typeof term === 'string' ? term : canonicalJson(term));
    }

    requireAbsolute(iri, written, pointer) {
        if (!isBlankNodeIdentifier(iri) && !isAbsoluteIri(iri)) this.lose('relative_iri', pointer, written);
    }

    expand(active, property, element, pointer) {
        if (element === null) return null;                                                          // 1.
        if (Array.isArray(element)) return this.expandArray(active, property, element, pointer);    // 5.
        if (isObject(element)) return this.expandObject(active, property, element, pointer);        // 6.
        return this.expandScalar(active, property, element, pointer);                               // 4.
    }

    expandScalar(active, property, element, pointer) {
        if (property === null || property === '@graph') {
            this.lose('dropped_value', pointer, element);
            return null;
        }
        const definition = active.terms.get(property);
        if (definition?.context === undefined) return this.expandValue(active, definition, element, pointer);
        const scoped = scopedContext(this.session, active, definition, 'property');
        return this.expandValue(scoped, scoped.terms.get(property), element, pointer);
    }

    expandArray(active, property, element, pointer) {
        const inList = property !== null && active.terms.get(property)?.containers.has('@list');
        const result = [];
        element.forEach((entry, index) => {
            const here = joinPointer(pointer, index);
            let item = this.expand(active, property, entry, here);
            if (entry === null) this.lose('null_value', here, property ?? '');
            if (inList && Array.isArray(item)) item = new Map([['@list', item]]);
            if (Array.isArray(item)) result.push(...item);
            else if (item !== null) result.push(item);
        });
        return result;
    }

    // 7. to 20.
    expandObject(outer, property, element, pointer) {
        let active = outer;
        const definition = property === null ? undefined : outer.terms.get(property);
        if (active.previous && !this.isValueOrReference(active, element)) active = active.previous;
        if (definition?.context !== undefined) active = scopedContext(this.session, active, definition, 'property');
        if (element.has('@context')) active = processContext(this.session, active, element.get('@context'));
        const node = {active, typeScoped: active, property, result: new Map()};
        this.applyTypes(node, element);
        for (const [key, value] of element) this.expandEntry(node, key, value, joinPointer(pointer, key));
        return this.finish(node, pointer);
    }

    isValueOrReference(active, element) {
        const keywords = [...element.keys()].map(key => expandIri(active, key, {vocab: true}));
        return keywords.includes('@value') || (keywords.length === 1 && keywords[0] === '@id');
    }

    // 11. and 12.
    applyTypes(node, element) {
        const keys =
            [...element.keys()].filter(key => expandIri(node.active, key, {vocab: true}) === '@type').sort(compareCodePoints);
        for (const key of keys) {
            const types = asArray(element.get(key)).filter(type => typeof type === 'string').sort(compareCodePoints);
            for (const type of types) {
                const definition = node.typeScoped.terms.get(type);
                if (definition?.context !== undefined) node.active = scopedContext(this.session, node.active, definition, 'type');
            }
        }
        const last = keys.length > 0 ? asArray(element.get(keys[0])).at(-1) : undefined;
        node.isJson = typeof last === 'string' && expandIri(node.active, last, {vocab: true}) === '@json';
    }

    // 13.
    expandEntry(node, key, value, pointer) {
        if (key === '@context') return;
        const expanded = expandIri(node.active, key, {vocab: true});
        if (expanded === null || !(expanded.includes(':') || isKeyword(expanded))) {
            const kind = hasKeywordForm(key) ? 'keyword_lookalike' : expanded === null ? 'null_term' : 'undefined_term';
            this.lose(kind, pointer, key);
        } else if (isKeyword(expanded)) this.expandKeyword(node, expanded, key, value, pointer);
        else this.expandProperty(node, expanded, key, value, pointer);
    }

    // 13.4.
    expandKeyword(node, keyword, key, value, pointer) {
        const steps = {
            '@id': this.expandId,
            '@type': this.expandType,
            '@graph': this.expandGraph,
            '@value': this.expandValueKeyword,
            '@language': this.expandLanguage,
            '@direction': this.expandDirection,
            '@index': this.expandIndex,
            '@list': this.expandList,
            '@set': this.expandSet,
        };
        if (node.property === '@reverse' || ['@reverse', '@included', '@nest'].includes(keyword)) throw notSupported(keyword);
        if (!Object.hasOwn(steps, keyword)) return this.lose('dropped_value', pointer, key);
        if (keyword !== '@type' && node.result.has(keyword)) throw jsonLdError(`"${keyword}" is given twice for one object`);
        return steps[keyword].call(this, node, value, pointer, key);
    }

    expandId(node, value, pointer) {
        if (typeof value !== 'string') throw jsonLdError('an @id is no text');
        const iri = expandIri(node.active, value);
        if (iri === null) this.lose('keyword_lookalike', pointer, value);
        else this.requireAbsolute(iri, value, pointer);
        node.result.set('@id', iri);
    }

    expandType(node, value, pointer, key) {
        const types = asArray(value);
        if (!types.every(type => typeof type === 'string')) throw jsonLdError('a @type is no text');
        if (types.length === 0) this.lose('empty_array', pointer, key);
        const expanded = types.map(type => {
            const iri = expandIri(node.typeScoped, type, {vocab: true});
            if (iri === null) this.lose('null_term', pointer, type);
            else if (iri !== '@json' && iri !== '@none') this.requireAbsolute(iri, type, pointer);
            return iri;
        });
        node.result.set('@type', [...(node.result.get('@type') ?? []), ...expanded]);
        node.singleType = !Array.isArray(value) && node.result.get('@type').length === 1;
    }

    expandGraph(node, value, pointer) {
        node.result.set('@graph', asList(this.expand(node.active, '@graph', value, pointer)));
    }

    expandValueKeyword(node, value) {
        if (!node.isJson && value !== null && typeof value === 'object')
            throw jsonLdError('a @value is no text, number or boolean');
        node.result.set('@value', value);
    }

    expandLanguage(node, value, pointer) {
        if (typeof value !== 'string') throw jsonLdError('a @language is no text');
        if (!isLanguageTag(value)) this.lose('invalid_language', pointer, value);
        node.result.set('@language', value);
    }

    expandDirection(node, value, pointer) {
        if (value !== 'ltr' && value !== 'rtl') throw jsonLdError('a @direction is neither ltr nor rtl');
        this.lose('direction', pointer, value);
        node.result.set('@direction', value);
    }

    expandIndex(node, value, pointer) {
        if (typeof value !== 'string') throw jsonLdError('an @index is no text');
        this.lose('annotation', pointer, value);
        node.result.set('@index', value);
    }

    expandList(node, value, pointer, key) {
        if (node.property === null || node.property === '@graph') return this.lose('dropped_value', pointer, key);
        return node.result.set('@list', asList(this.expand(node.active, node.property, value, pointer)));
    }

    expandSet(node, value, pointer) {
        node.result.set('@set', this.expand(node.active, node.property, value, pointer));
    }

    // 13.5. to 13.14.
    expandProperty(node, iri, key, value, pointer) {
        const definition = node.active.terms.get(key);
        const containers = definition?.containers ?? new Set();
        if (isBlankNodeIdentifier(iri)) this.lose('blank_node_predicate', pointer, key);
        else this.requireAbsolute(iri, key, pointer);
        if (isObject(value) && definition?.type !== '@json' &&
            ['@language', '@index', '@id', '@type'].some(name => containers.has(name)))
            throw notSupported('a map');
        let expanded = definition?.type === '@json' ? new Map([['@value', value], ['@type', '@json']])
                                                    : this.expand(node.active, key, value, pointer);
        if (definition?.type !== '@json') this.noteVanished(key, value, containers.has('@list'), pointer);
        if (expanded === null) return;
        if (containers.has('@list') && !(isObject(expanded) && expanded.has('@list')))
            expanded = new Map([['@list', asArray(expanded)]]);
        if (containers.has('@graph') && !containers.has('@id') && !containers.has('@index'))
            expanded = asArray(expanded).map(item => new Map([['@graph', asArray(item)]]));
        if (definition?.reverse) throw notSupported('@reverse');
        node.result.set(iri, [...(node.result.get(iri) ?? []), ...asArray(expanded)]);
    }

    noteVanished(key, value, inList, pointer) {
        if (value === null) this.lose('null_value', pointer, key);
        if (Array.isArray(value) && value.length === 0 && !inList) this.lose('empty_array', pointer, key);
    }

    // 15. to 20.
    finish(node, pointer) {
        const {result} = node;
        if (result.has('@value')) return this.finishValue(node, pointer);
        if (result.has('@set') || result.has('@list')) {
            if (result.size > 2 || (result.size === 2 && !result.has('@index')))
                throw jsonLdError('a set or list has members beside @index');
            if (result.has('@set')) return result.get('@set');
        }
        if (result.size === 1 && result.has('@language')) {
            this.lose('dropped_value', pointer, '@language');
            return null;
        }
        return node.property === null || node.property === '@graph' ? this.dropFreeFloating(result, pointer) : result;
    }

    finishValue(node, pointer) {
        const {result} = node;
        if ([...result.keys()].some(name => !['@value', '@type', '@language', '@direction', '@index'].includes(name)))
            throw jsonLdError('a value has a member that no value has');
        if (result.has('@type') && (result.has('@language') || result.has('@direction')))
            throw jsonLdError('a value has both a type and a language');
        if (result.has('@type')) result.set('@type', node.singleType ? result.get('@type')[0] : result.get('@type'));
        const value = result.get('@value');
        if (result.get('@type') !== '@json') {
            if (value === null || (Array.isArray(value) && value.length === 0)) {
                this.lose('dropped_value', pointer, '@value');
                return null;
            }
            if (typeof value !== 'string' && result.has('@language')) throw jsonLdError('only texts have a language');
            if (result.has('@type') && !(typeof result.get('@type') === 'string' && isAbsoluteIri(result.get('@type'))))
                throw jsonLdError('the type of a value is no IRI');
        }
        return node.property === null || node.property === '@graph' ? this.dropFreeFloating(result, pointer) : result;
    }

    // 19.
    dropFreeFloating(result, pointer) {
        const isValue = result.has('@value') || result.has('@list');
        const isReference = result.size === 1 && result.has('@id');
        if (result.size > 0 && !isValue && !isReference) return result;
        this.lose('dropped_value', pointer, isValue ? '@value' : isReference ? '@id' : '{}');
        return null;
    }

    // https://www.w3.org/TR/json-ld11-api/#value-expansion
    expandValue(active, definition, value, pointer) {
        const type = definition?.type;
        if ((type === '@id' || type === '@vocab') && typeof value === 'string') {
            const iri = expandIri(active, value, {vocab: type === '@vocab'});
            if (iri === null) this.lose('relative_iri', pointer, value);
            else this.requireAbsolute(iri, value, pointer);
            return new Map([['@id', iri]]);
        }
        const result = new Map([['@value', value]]);
        if (type !== undefined && !['@id', '@vocab', '@none'].includes(type)) result.set('@type', type);
        else if (typeof value === 'string') this.addLanguage(active, definition, result, pointer);
        return result;
    }

    addLanguage(active, definition, result, pointer) {
        const language = definition?.language !== undefined ? definition.language : active.language;
        const direction = definition?.direction !== undefined ? definition.direction : active.direction;
        if (language) {
            result.set('@language', language);
            if (!isLanguageTag(language)) this.lose('invalid_language', pointer, language);
        }
        if (direction) {
            result.set('@direction', direction);
            this.lose('direction', pointer, direction);
        }
    }
}

function asList(value) {
    return value === null ? [] : asArray(value);
}

// https://www.w3.org/TR/json-ld11-api/#dom-jsonldprocessor-expand
function expandDocument(session, document) {
    const expanded = new Expansion(session).expand(new JsonLdContext(), null, document, '');
    if (isObject(expanded) && expanded.size === 1 && expanded.has('@graph')) return expanded.get('@graph');
    return asList(expanded);
}
