// JSON with one meaning only (RFC 8259, RFC 7493): no name twice, no lone surrogate, no number that is not kept exactly.
//
// Objects are Maps in the order of the text: a name such as "__proto__" is a name like any other.
const jsonEscapes = {'"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'};
const largestInteger = 2n ** 53n;

class JsonReader {
    constructor(text) {
        this.text = text;
        this.at = 0;
        this.values = 0;
    }

    read() {
        this.skipSpace();
        const value = this.value(0);
        this.skipSpace();
        if (this.at < this.text.length) this.refuse('something follows the JSON text');
        return value;
    }

    refuse(message) {
        const before = this.text.slice(0, this.at).split('\n');
        throw new Problem('parse', message, `${before.length}:${before.at(-1).length + 1}`);
    }

    skipSpace() {
        while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at])) ++this.at;
    }

    match(pattern) {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text);
        if (found) this.at = pattern.lastIndex;
        return found?.[0];
    }

    value(depth) {
        if (++this.values > limits.jsonValues) throw new Problem('limit', 'there are too many values in the JSON text');
        const first = this.text[this.at];
        if (first === '{' || first === '[') {
            if (depth >= limits.jsonDepth) throw new Problem('limit', `nested deeper than ${limits.jsonDepth} levels`);
            ++this.at;
            return first === '{' ? this.object(depth + 1) : this.array(depth + 1);
        }
        if (first === '"') return this.string();
        const word = this.match(/true|false|null/y);
        if (word) return {true: true, false: false, null: null}[word];
        return this.number();
    }

    object(depth) {
        const members = new Map();
        this.skipSpace();
        if (this.text[this.at] === '}') return ++this.at, members;
        for (;;) {
            this.skipSpace();
            if (this.text[this.at] !== '"') this.refuse('a name in quotes is missing');
            const name = this.string();
            if (members.has(name)) this.refuse(`the name "${name}" is there twice`);
            this.skipSpace();
            if (this.text[this.at++] !== ':') this.refuse('a colon is missing');
            this.skipSpace();
            members.set(name, this.value(depth));
            if (this.ends('}')) return members;
        }
    }

    array(depth) {
        const values = [];
        this.skipSpace();
        if (this.text[this.at] === ']') return ++this.at, values;
        for (;;) {
            this.skipSpace();
            values.push(this.value(depth));
            if (this.ends(']')) return values;
        }
    }

    // Behind a comma false, behind the bracket true.
    ends(bracket) {
        this.skipSpace();
        const next = this.text[this.at++];
        if (next !== ',' && next !== bracket) this.refuse(`a comma or "${bracket}" is missing`);
        return next === bracket;
    }

    string() {
        ++this.at;
        let content = '';
        for (;;) {
            content += this.match(/[^"\\\u0000-\u001f]*/y);
            const next = this.text[this.at++];
            if (next === '"') break;
            if (next !== '\\') this.refuse('a text is not closed, or has a control character in it');
            content += this.escape();
        }
        if (/\p{Surrogate}/u.test(content)) this.refuse('a text with half a character in it (a lone surrogate)');
        return content;
    }

    escape() {
        const letter = this.text[this.at++];
        if (letter in jsonEscapes) return jsonEscapes[letter];
        const digits = letter === 'u' ? this.match(/[0-9a-fA-F]{4}/y) : undefined;
        if (!digits) this.refuse('an escape that JSON does not have');
        return String.fromCharCode(parseInt(digits, 16));
    }

    number() {
        const text = this.match(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
        if (text === undefined) this.refuse('this is no JSON value');
        if (/^[-0-9]+$/.test(text) && (text.length > 20 || BigInt(text) > largestInteger || BigInt(text) < -largestInteger))
            this.refuse('a whole number that cannot be kept exactly');
        const number = Number(text);
        if (!Number.isFinite(number)) this.refuse('a number that is too large');
        return number;
    }
}

function parseJson(text) {
    if (text.startsWith('\ufeff')) throw new Problem('parse', 'the text begins with a byte order mark', '1:1');
    return new JsonReader(text).read();
}

function isObject(value) {
    return value instanceof Map;
}

// The member of an object, or undefined.
function member(value, name) {
    return isObject(value) ? value.get(name) : undefined;
}

// The member when it is a text, else "".
function memberText(value, name) {
    const found = member(value, name);
    return typeof found === 'string' ? found : '';
}

function asArray(value) {
    return Array.isArray(value) ? value : [value];
}

// Equal to the letter, the order of members included.
function equalJson(a, b) {
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, at) => equalJson(entry, b[at]));
    if (!isObject(a) || !isObject(b)) return a === b;
    return equalJson([...a.keys()], [...b.keys()]) && equalJson([...a.values()], [...b.values()]);
}

function joinPointer(pointer, name) {
    return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function without(object, name) {
    const rest = new Map(object);
    rest.delete(name);
    return rest;
}

// https://www.rfc-editor.org/rfc/rfc8785#section-3.2 The order of names is that of UTF-16 units, as JavaScript's own.
function canonicalJson(value) {
    if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value)) return typeof value === 'number' ? String(value) : JSON.stringify(value);
    const names = [...value.keys()].sort((a, b) => (a < b ? -1 : 1));
    return `{${names.map(name => `${JSON.stringify(name)}:${canonicalJson(value.get(name))}`).join(',')}}`;
}
