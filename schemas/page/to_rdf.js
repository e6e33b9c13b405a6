// From expanded JSON-LD to quads. https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
//
// A term is {kind, text}: its text in canonical N-Quads says all of it.
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const literalEscapes = {'\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\'};

// https://www.w3.org/TR/rdf-canon/#serialization
function escapeLiteral(text) {
    return text.replace(/[\u0000-\u001f"\\\u007f\ufffe\uffff]/g,
        character => literalEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

function iriTerm(iri) {
    return {kind: 'iri', text: `<${iri}>`};
}

function literalTerm(text, datatype = `${xsd}string`) {
    const suffix = datatype === `${xsd}string` ? '' : `^^<${datatype}>`;
    return {kind: 'literal', text: `"${escapeLiteral(text)}"${suffix}`};
}

// 15 digits after the point, as JSON-LD 1.1 API, "Data Round Tripping", defines it.
function canonicalDouble(number) {
    const digits = number.toExponential(60).split('e')[0].replace(/^-/, '').replace('.', '');
    // Exactly between two such numbers the languages round differently.
    if (/^\d{16}50*$/.test(digits)) throw notSupported(`the number ${number}`);
    const [mantissa, exponent] = number.toExponential(15).split('e');
    return `${mantissa.replace(/0+$/, '').replace(/\.$/, '.0')}E${Number(exponent)}`;
}

// https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
function nativeLiteral(value, datatype) {
    if (typeof value === 'boolean') return literalTerm(String(value), datatype ?? `${xsd}boolean`);
    if (datatype === `${xsd}double` || !Number.isInteger(value) || Math.abs(value) >= 1e21)
        return literalTerm(canonicalDouble(value), datatype ?? `${xsd}double`);
    return literalTerm(BigInt(value).toString(), datatype ?? `${xsd}integer`);
}

class RdfWriter {
    constructor() {
        this.quads = new Map();
        this.blanks = new Map();
        this.issued = 0;
    }

    fresh() {
        return {kind: 'blank', text: `_:b${this.issued++}`};
    }

    // An IRI or a blank node; null when the text is neither.
    resource(identifier) {
        if (typeof identifier !== 'string') return null;
        if (!isBlankNodeIdentifier(identifier)) return isAbsoluteIri(identifier) ? iriTerm(identifier) : null;
        if (!this.blanks.has(identifier)) this.blanks.set(identifier, this.fresh());
        return this.blanks.get(identifier);
    }

    add(subject, predicate, object, graph) {
        if (!object) return;
        const quad = [subject, predicate, object, ...(graph ? [graph] : [])];
        this.quads.set(quad.map(term => term.text).join(' '), quad);
        if (this.quads.size > limits.quads) throw new Problem('limit', `the document has more than ${limits.quads} quads`);
    }

    // The node, written with everything in it; null when it has no identifier that RDF can say.
    node(object, graph) {
        if (object.get('@id') === null) return null;
        const subject = object.has('@id') ? this.resource(object.get('@id')) : this.fresh();
        for (const [name, value] of object) {
            if (name === '@type') this.types(subject, value, graph);
            else if (name === '@graph') this.graph(subject, value);
            else if (!isKeyword(name)) this.values(subject, name, value, graph);
        }
        return subject;
    }

    graph(name, items) {
        if (name) for (const item of items) this.item(item, name);
    }

    types(subject, types, graph) {
        if (!subject) return;
        for (const type of types) this.add(subject, iriTerm(`${rdf}type`), this.resource(type), graph);
    }

    values(subject, name, values, graph) {
        const predicate = isBlankNodeIdentifier(name) ? null : this.resource(name);
        for (const value of values) {
            const object = this.item(value, graph);
            if (subject && predicate) this.add(subject, predicate, object, graph);
        }
    }

    item(value, graph) {
        if (value.has('@list')) return this.list(value.get('@list'), graph);
        return value.has('@value') ? this.literal(value) : this.node(value, graph);
    }

    // https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion
    list(values, graph) {
        const nodes = [...values.map(() => this.fresh()), iriTerm(`${rdf}nil`)];
        values.forEach((value, index) => {
            this.add(nodes[index], iriTerm(`${rdf}first`), this.item(value, graph), graph);
            this.add(nodes[index], iriTerm(`${rdf}rest`), nodes[index + 1], graph);
        });
        return nodes[0];
    }

    literal(item) {
        const value = item.get('@value');
        const datatype = item.get('@type');
        if (datatype === '@json') return literalTerm(canonicalJson(value), `${rdf}JSON`);
        if (typeof value !== 'string') return nativeLiteral(value, datatype);
        const language = item.get('@language');
        if (language === undefined) return literalTerm(value, datatype);
        return isLanguageTag(language) ? {kind: 'literal', text: `"${escapeLiteral(value)}"@${asciiLower(language)}`} : null;
    }
}

// The quads of a document. With `safe` a document of which anything would be lost is a Problem.
function toRdf(document, contexts, safe = true) {
    const session = new JsonLdSession(contexts);
    const expanded = expandDocument(session, document);
    if (safe && session.losses.length > 0) throw lossProblem(session.losses[0]);
    const writer = new RdfWriter();
    for (const item of expanded) writer.item(item, null);
    return [...writer.quads.values()];
}
