// XML 1.0 as far as SVG needs it: strictly, without entities of its own and without a document type that changes anything.
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
const xmlEntities = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};
const xmlName = /[A-Za-z_:\u0080-\u{10ffff}][A-Za-z_:\u0080-\u{10ffff}0-9.-]*/uy;

// XML 1.0 2.8, the declaration
const xmlDeclaration = new RegExp(['^<\\?xml\\s+version\\s*=\\s*(?:"1\\.0"|\'1\\.0\')',
    '(?:\\s+encoding\\s*=\\s*(?:"([^"]*)"|\'([^\']*)\'))?',
    '(?:\\s+standalone\\s*=\\s*["\'](?:yes|no)["\'])?\\s*$'].join(''));

function isXmlCharacter(code) {
    return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd)
        || (code >= 0x10000 && code <= 0x10ffff);
}

// Events in the order of the document: {kind: "start" | "end" | "text" | "instruction" | "finish", name, attributes, text}.
class XmlReader {
    constructor(text) {
        this.text = text;
        this.at = text.startsWith('\ufeff') ? 1 : 0;
        this.open = [];
        this.prefixes = []; // in the order in which they were declared
        this.namespaces = new Map(); // of each prefix all that are open, the innermost last
        this.started = false;
        this.pendingEnd = false;
    }

    next() {
        if (!this.started) {
            this.checkCharacters();
            this.readProlog();
            this.started = true;
            return this.readStartTag();
        }
        if (this.pendingEnd) {
            this.pendingEnd = false;
            return this.closeElement();
        }
        if (this.open.length === 0) return this.readEpilog();
        while (this.sees('<!--')) this.skipComment();
        if (this.at >= this.text.length) this.refuse('an element is not closed');
        return this.text[this.at] === '<' ? this.readMarkup() : this.readCharacters();
    }

    refuse(message, kind = 'parse') {
        throw new Problem(kind, message, `line ${this.text.slice(0, this.at).split('\n').length}`);
    }

    sees(text) {
        return this.text.startsWith(text, this.at);
    }

    skipSpace() {
        const begin = this.at;
        while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at])) ++this.at;
        return this.at !== begin;
    }

    // The text up to `end`, which is passed over.
    upTo(end, message) {
        const found = this.text.indexOf(end, this.at);
        if (found < 0) this.refuse(message);
        const text = this.text.slice(this.at, found);
        this.at = found + end.length;
        return text;
    }

    name() {
        xmlName.lastIndex = this.at;
        const found = xmlName.exec(this.text);
        if (!found) this.refuse('a name is missing');
        this.at = xmlName.lastIndex;
        return found[0];
    }

    checkCharacters() {
        if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(this.text))
            this.refuse('a character that no XML may hold');
    }

    readProlog() {
        if (/^<\?xml[ \t\r\n]/.test(this.text.slice(this.at, this.at + 6))) this.readDeclaration();
        let documentType = false;
        for (;;) {
            this.skipSpace();
            if (this.sees('<!--')) this.skipComment();
            else if (this.sees('<!DOCTYPE') && !documentType) documentType = this.readDocumentType();
            else if (this.sees('<?')) this.readInstruction();
            else return;
        }
    }

    readDeclaration() {
        const declaration = this.upTo('?>', 'the XML declaration is not closed');
        const found = declaration.length <= limits.xmlDeclarationCharacters && xmlDeclaration.exec(declaration);
        if (!found) this.refuse('this is not XML 1.0', 'unsupported');
        if (!['', 'utf-8', 'us-ascii'].includes(asciiLower(found[1] ?? found[2] ?? '')))
            this.refuse('the encoding is not UTF-8', 'unsupported');
    }

    // Those that SVG 1.0 and 1.1 prescribed are passed over; any other could change what the file says.
    readDocumentType() {
        const end = /[>[]/g;
        end.lastIndex = this.at;
        const found = end.exec(this.text);
        if (!found) this.refuse('the document type is not closed');
        const type = this.text.slice(this.at, found.index);
        const known = trimAscii(type) === '<!DOCTYPE svg' || (type.includes(' PUBLIC ') && type.includes('"-//W3C//DTD SVG 1.'));
        if (found[0] === '[' || !known) this.refuse('a document type of its own');
        this.at = found.index + 1;
        return true;
    }

    readMarkup() {
        if (this.sees('</')) return this.readEndTag();
        if (this.sees('<![CDATA[')) {
            this.at += 9;
            const text = this.upTo(']]>', 'a CDATA section is not closed');
            return {kind: 'text', text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')};
        }
        return this.sees('<?') ? this.readInstruction() : this.readStartTag();
    }

    readEpilog() {
        this.skipSpace();
        while (this.sees('<!--')) {
            this.skipComment();
            this.skipSpace();
        }
        if (this.sees('<?')) return this.readInstruction();
        if (this.at < this.text.length) this.refuse('something follows the root element');
        return {kind: 'finish'};
    }

    readStartTag() {
        if (!this.sees('<')) this.refuse('an element is missing');
        ++this.at;
        const event = {kind: 'start', name: {written: this.name()}, attributes: []};
        this.readAttributes(event);
        const empty = this.sees('/>');
        this.at += empty ? 2 : 1;
        if (this.open.length >= limits.xmlDepth) this.refuse('the elements are nested too deeply', 'limit');
        this.open.push({name: event.name, prefixes: this.prefixes.length});
        this.declarePrefixes(event);
        this.resolveNames(event);
        this.pendingEnd = empty;
        return event;
    }

    readAttributes(event) {
        const seen = new Set();
        for (;;) {
            const spaced = this.skipSpace();
            if (this.sees('>') || this.sees('/>')) return;
            if (!spaced) this.refuse('white space is missing before an attribute');
            if (seen.size >= limits.xmlAttributes) this.refuse('the element has too many attributes', 'limit');
            const attribute = this.readAttribute();
            if (seen.has(attribute.name.written)) this.refuse('an attribute is there twice');
            seen.add(attribute.name.written);
            event.attributes.push(attribute);
        }
    }

    readAttribute() {
        const written = this.name();
        this.skipSpace();
        if (!this.sees('=')) this.refuse('"=" is missing after an attribute\'s name');
        ++this.at;
        this.skipSpace();
        const quote = this.text[this.at];
        if (quote !== '"' && quote !== "'") this.refuse("an attribute's value must be in quotes");
        ++this.at;
        const raw = this.upTo(quote, "an attribute's value is not closed");
        if (raw.includes('<')) this.refuse('"<" in an attribute\'s value');
        return {name: {written}, value: this.resolveReferences(raw, true)};
    }

    readEndTag() {
        this.at += 2;
        const name = this.name();
        this.skipSpace();
        if (!this.sees('>')) this.refuse('an end tag is not closed');
        if (name !== this.open.at(-1).name.written) this.refuse('an element is closed by another');
        ++this.at;
        return this.closeElement();
    }

    closeElement() {
        const {name, prefixes} = this.open.pop();
        while (this.prefixes.length > prefixes) this.namespaces.get(this.prefixes.pop()).pop();
        return {kind: 'end', name};
    }

    readInstruction() {
        this.at += 2;
        if (asciiLower(this.name()) === 'xml') this.refuse('an XML declaration in the wrong place');
        this.upTo('?>', 'a processing instruction is not closed');
        return {kind: 'instruction'};
    }

    readCharacters() {
        const end = this.text.indexOf('<', this.at);
        const raw = this.text.slice(this.at, end < 0 ? undefined : end);
        if (raw.includes(']]>')) this.refuse('"]]>" outside a CDATA section');
        const text = this.resolveReferences(raw, false);
        this.at += raw.length;
        return {kind: 'text', text};
    }

    skipComment() {
        this.at += 4;
        this.upTo('--', 'a comment is not closed');
        if (!this.sees('>')) this.refuse('"--" inside a comment');
        ++this.at;
    }

    // XML 1.0 2.11, 3.3.3, 4.1
    resolveReferences(raw, isAttribute) {
        const lines = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
        const spaced = isAttribute ? lines.replace(/[\n\t]/g, ' ') : lines;
        return spaced.replace(/&([^;]*);?/g, (whole, name) => {
            const text = whole.endsWith(';') ? this.referenced(name) : undefined;
            return text ?? this.refuse('a reference to an entity that XML itself does not define');
        });
    }

    referenced(name) {
        if (Object.hasOwn(xmlEntities, name)) return xmlEntities[name];
        const found = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name);
        const code = found ? parseInt(found[1] ?? found[2], found[1] ? 16 : 10) : 0;
        return isXmlCharacter(code) && code !== 0 ? String.fromCodePoint(code) : undefined;
    }

    declarePrefixes(event) {
        for (const {name, value} of event.attributes) {
            const prefixed = name.written.startsWith('xmlns:');
            if (name.written !== 'xmlns' && !prefixed) continue;
            const prefix = prefixed ? name.written.slice(6) : '';
            if ((prefixed && value === '') || prefix === 'xml' || prefix === 'xmlns' || value === xmlnsNamespace)
                this.refuse('a namespace declaration that is not allowed');
            if (this.prefixes.length >= limits.xmlPrefixes) this.refuse('too many namespace prefixes', 'limit');
            this.prefixes.push(prefix);
            if (!this.namespaces.has(prefix)) this.namespaces.set(prefix, []);
            this.namespaces.get(prefix).push(value);
        }
    }

    // Namespaces in XML 1.0, sections 5 and 6.
    resolve(name, isAttribute) {
        const parts = name.written.split(':');
        name.local = parts.at(-1);
        name.namespace = '';
        const prefix = parts.length > 1 ? parts[0] : '';
        if (parts.length > 2 || (parts.length === 2 && (prefix === '' || name.local === '')))
            this.refuse('a name with a wrong prefix');
        if (isAttribute && (prefix === 'xmlns' || name.written === 'xmlns')) name.namespace = xmlnsNamespace;
        else if (isAttribute && parts.length === 1) return;
        else if (prefix === 'xml') name.namespace = xmlNamespace;
        else {
            const uri = this.namespaces.get(prefix)?.at(-1);
            if (uri === undefined && prefix !== '') this.refuse('a prefix is not declared');
            name.namespace = uri ?? '';
        }
    }

    resolveNames(event) {
        this.resolve(event.name, false);
        const seen = new Set();
        for (const {name} of event.attributes) {
            this.resolve(name, true);
            const key = `${name.namespace} ${name.local}`;
            if (name.namespace !== '' && seen.has(key)) this.refuse('an attribute is there twice');
            seen.add(key);
        }
    }
}
