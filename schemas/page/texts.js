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
        return (this.own.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in params ? visible(String(params[name])) : whole));
    }

    message(said) {
        return typeof said === 'string' ? visible(said) : this.get(said.key, said.params);
    }

    // The same as a sentence: from a capital, where it begins with a plain word, to a full stop.
    sentence(said) {
        const text = this.message(said).replace(
            /^\p{Ll}[\p{Ll}'’]*(?=[\s,])/u, word => word[0].toUpperCase() + word.slice(1));
        return /[.!?…]$/.test(text) ? text : `${text}.`;
    }

    // True when the text of this message is English, whatever the language of the page.
    isEnglish(said) {
        return typeof said === 'string';
    }
}

// A text from a badge with controls and characters that turn the direction of writing made visible, and with an end.
function visible(text, most = 2000) {
    const shown = text.replace(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
        character => `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
    const characters = [...shown];
    return characters.length <= most ? shown : `${characters.slice(0, most).join('')}…`;
}

// An identifier as people can read it: a did:key is long, and its key says it twice.
function shortened(identifier) {
    const [did, fragment] = identifier.split('#');
    const text = did.startsWith('did:key:') && did.endsWith(`:${fragment}`) ? did : identifier;
    return text.length <= 44 ? text : `${text.slice(0, 22)}…${text.slice(-6)}`;
}
