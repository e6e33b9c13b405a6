// What is said, in the language of the page. A message is {key, params} of the texts, or an English text for technical detail.
function say(key, params = {}) {
    return {key, params};
}

class Texts {
    constructor(own) {
        this.own = own;
    }

    // The text of a key with its places filled in.
    get(key, params = {}) {
        return this.pieces(say(key, params)).map(({text}) => text).join('');
    }

    // A message in pieces {text, isQuoted}: what a badge or a file may have brought along stands apart from the page's own words.
    pieces(said) {
        if (typeof said === 'string') return this.englishPieces(said);
        const parts = (this.own.get(said.key) ?? said.key).split(/\{(\w+)\}/);
        return parts.map((part, at) => (at % 2 === 0 ? {text: part, isQuoted: false} : this.filled(part, said.params ?? {})))
            .filter(({text}) => text !== '');
    }

    filled(name, params) {
        return name in params ? {text: quotable(String(params[name])), isQuoted: true} : {text: `{${name}}`, isQuoted: false};
    }

    // Technical detail, in which only what is between the first and the last quotation mark can be a badge's.
    englishPieces(said) {
        const [begin, quoted, end] = /^([^"]*")([^]*)("[^"]*)$/.exec(said)?.slice(1) ?? [said, '', ''];
        return [{text: visible(begin), isQuoted: false}, {text: visible(quoted, limits.shownCharacters), isQuoted: true},
            {text: visible(end), isQuoted: false}].filter(({text}) => text !== '');
    }

    message(said) {
        return this.pieces(said).map(({text}) => text).join('');
    }

    // The same as a sentence: from a capital, where it begins with a plain word, to a full stop.
    sentencePieces(said) {
        const pieces = this.pieces(said).map(piece => ({...piece}));
        const [first, last] = [pieces[0], pieces.at(-1)];
        if (!first.isQuoted)
            first.text = first.text.replace(/^\p{Ll}[\p{Ll}'’]*(?=[\s,])/u, word => word[0].toUpperCase() + word.slice(1));
        if (last.isQuoted || !/[.!?…]$/.test(last.text)) pieces.push({text: '.', isQuoted: false});
        return pieces;
    }

    sentence(said) {
        return this.sentencePieces(said).map(({text}) => text).join('');
    }

    // True when the text of this message is English, whatever the language of the page.
    isEnglish(said) {
        return typeof said === 'string';
    }
}

// Characters that show nothing, that turn the direction of writing, or that look like space and are none.
const unseen = new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f'
    + '\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]', 'gu');

// A text from a badge with the unseen made visible, without towers of accents and halls of empty lines, and with an end.
function visible(text, most = 2000) {
    const shown = text
        .replace(unseen, character => `‹U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}›`)
        .replace(/(\p{M}{3})\p{M}+/gu, '$1…')
        .replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n');
    const characters = [...shown];
    return characters.length <= most ? shown : `${characters.slice(0, most).join('')}…`;
}

// The same for a place in a sentence of the page: short, on one line, and unable to end a quotation.
function quotable(text) {
    return visible(text.replace(/["“”„‟«»‹›]/g, "'").replace(/\s+/g, ' '), limits.shownCharacters);
}

// An identifier as people can read it: a did:key is long, and its key says it twice.
function shortened(identifier) {
    const [did, fragment] = identifier.split('#');
    const text = did.startsWith('did:key:') && did.endsWith(`:${fragment}`) ? did : identifier;
    return text.length <= 44 ? text : `${text.slice(0, 22)}…${text.slice(-6)}`;
}
