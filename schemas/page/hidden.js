// Ways to spell a signed document so that its RDF, and with it the signature, stays the same, while checks that read it as
// JSON no longer see a part of it.

// A name with a colon says what no word of the contexts says, or hides one. Which of the two it is can be told for words
// that the page's contexts have; for the rest the page does not judge.
function disguise(name, vocabulary) {
    const colon = name.indexOf(':');
    if (colon < 0) return null;
    const bases = vocabulary.prefixes.get(name.slice(0, colon)) ?? [];
    const spelled = [name, ...[...bases].map(base => base + name.slice(colon + 1))];
    if (spelled.some(iri => vocabulary.iris.has(iri))) return 'word';
    const isOthers =
        /^(?:https?:\/\/|urn:|did:)/.test(name) && !/^https:\/\/(?:www\.w3\.org|w3id\.org|purl\.imsglobal\.org)\//.test(name);
    return isOthers ? null : 'unclear';
}

// The terms of a context with what they are defined as, contexts inside contexts included.
function collectTerms(context, terms) {
    for (const entry of asArray(context).filter(isObject))
        for (const [term, definition] of entry) {
            const id = typeof definition === 'string' ? definition : memberText(definition, '@id');
            if (!terms.has(term)) terms.set(term, new Set());
            if (id !== '' && !id.startsWith('@')) terms.get(term).add(id);
            const inner = member(definition, '@context');
            if (inner !== undefined) collectTerms(inner, terms);
        }
}

function isOfTheStandards(iri) {
    return ['https://www.w3.org/', 'https://w3id.org/', 'https://purl.imsglobal.org/'].some(start => iri.startsWith(start));
}

// The IRIs that the terms of the contexts stand for, and what may stand before the colon of a compact one.
function makeVocabulary(contexts) {
    const vocabulary = {iris: new Set(), prefixes: new Map()};
    for (const document of new Set(contexts.values())) {
        const terms = new Map();
        collectTerms(document.get('@context'), terms);
        for (const [term, values] of terms)
            for (const value of values) {
                const colon = value.indexOf(':');
                const bases = colon < 0 || value.startsWith('://', colon) ? undefined : terms.get(value.slice(0, colon));
                const iris = bases ? [...bases].map(base => base + value.slice(colon + 1)) : [value];
                for (const iri of iris) if (isOfTheStandards(iri)) vocabulary.iris.add(iri);
                if (bases) continue;
                if (!vocabulary.prefixes.has(term)) vocabulary.prefixes.set(term, new Set());
                vocabulary.prefixes.get(term).add(value);
            }
    }
    return vocabulary;
}

function disguiseProblem(name, where, vocabulary) {
    const found = disguise(name, vocabulary);
    return found
        && {message: say(found === 'word' ? 'disguised' : 'unclear_name', {name}), where, onlyUnknown: found === 'unclear'};
}

function findDisguised(value, where, vocabulary) {
    if (Array.isArray(value))
        return firstOf(value, (entry, index) => findDisguised(entry, joinPointer(where, index), vocabulary));
    if (!isObject(value)) return null;
    return firstOf([...value], ([name, inner]) => {
        if (name === '@context') return null;
        const here = joinPointer(where, name);
        const types = name === 'type' ? asArray(inner).filter(type => typeof type === 'string') : [];
        return disguiseProblem(name, here, vocabulary) ?? firstOf(types, type => disguiseProblem(type, here, vocabulary))
            ?? findDisguised(inner, here, vocabulary);
    });
}

// Parts whose identifier may stand a second time in the document, but not with these members, which checks look for in the
// part itself.
const guardedParts = [
    {
        owners: [''],
        members: [
            'issuer', 'credentialSubject', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'credentialStatus',
            'credentialSchema', 'refreshService', 'termsOfUse', 'evidence', 'relatedResource', 'awardedDate'
        ]
    },
    {
        owners: ['credentialSubject'],
        members: [
            'achievement', 'identifier', 'result', 'role', 'licenseNumber', 'creditsEarned', 'activityStartDate',
            'activityEndDate', 'term', 'source', 'verifiableCredential'
        ]
    },
    {
        owners: ['credentialStatus'],
        members: ['statusPurpose', 'statusListIndex', 'statusListCredential', 'statusSize', 'statusMessage']
    },
    {owners: ['evidence', 'relatedResource'], members: ['digestSRI', 'digestMultibase']},
];

function splitPart(id, where) {
    return {message: say('split_part', {id}), where};
}

// The owners by their identifiers, so that a document of many parts is walked once.
function ownersById(owners) {
    const byId = new Map();
    for (const owner of owners) {
        const id = memberText(owner, 'id');
        if (id === '') continue;
        if (!byId.has(id)) byId.set(id, new Set());
        byId.get(id).add(owner);
    }
    return byId;
}

function crowdProblem(byId) {
    const isCrowded = [...byId.values()].some(namesakes => namesakes.size > limits.namesakes);
    return isCrowded ? {message: `more than ${limits.namesakes} parts have one identifier`, where: '', onlyUnknown: true} : null;
}

function saysMore(object, namesakes, members) {
    return members.some(name => object.has(name)
        && ![...namesakes].some(other => isObject(other) && other.has(name) && equalJson(other.get(name), object.get(name))));
}

// An object beside the owners with one of their identifiers that says more than they do.
function findSecond(value, where, byId, members) {
    if (Array.isArray(value))
        return firstOf(value, (entry, index) => findSecond(entry, joinPointer(where, index), byId, members));
    if (!isObject(value)) return null;
    const id = memberText(value, 'id');
    const namesakes = byId.get(id);
    if (namesakes && !namesakes.has(value) && saysMore(value, namesakes, members)) return splitPart(id, where);
    return firstOf([...value],
        ([name, inner]) => (name === '@context' || name === 'verifiableCredential'
                ? null
                : findSecond(inner, joinPointer(where, name), byId, members)));
}

// Lists of which each entry is judged by itself: two of one identifier must be the same.
function findTornEntry(document) {
    const lists =
        [document.get('evidence'), document.get('relatedResource'), member(document.get('credentialSubject'), 'result')];
    return firstOf(lists, list => {
        const seen = new Map();
        return firstOf(list === undefined ? [] : asArray(list), entry => {
            const id = memberText(entry, 'id');
            if (id === '') return null;
            if (seen.has(id) && !equalJson(seen.get(id), entry)) return splitPart(id, '');
            seen.set(id, seen.get(id) ?? entry);
            return null;
        });
    });
}

function isSignedAsRdf(document) {
    return document.has('proof')
        && asArray(document.get('proof')).some(proof => !memberText(proof, 'cryptosuite').includes('-jcs-'));
}

function findHiddenPart(subject, vocabulary) {
    const {document} = subject;
    if (subject.securing !== 'data_integrity' || !isSignedAsRdf(document)) return null;
    const guarded = ({owners, members}) => {
        const list =
            owners.map(name => (name === '' ? document : document.get(name))).filter(value => value !== undefined).flat();
        const byId = ownersById(list);
        return crowdProblem(byId) ?? (byId.size > 0 ? findSecond(document, '', byId, members) : null);
    };
    return findDisguised(document, '', vocabulary) ?? findTornEntry(document) ?? firstOf(guardedParts, guarded);
}
