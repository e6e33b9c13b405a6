// What a JSON document shows itself to be, by its types and contexts.
const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';
const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';

// Types of verifiable credentials, the more telling one first.
const credentialTypes = [
    ['OpenBadgeCredential', 'achievement'],
    ['AchievementCredential', 'achievement'],
    ['EndorsementCredential', 'endorsement'],
    ['ClrCredential', 'transcript'],
    ['BitstringStatusListCredential', 'status_list'],
    ['StatusList2021Credential', 'status_list'],
    ['VerifiablePresentation', 'presentation'],
    ['VerifiableCredential', 'credential'],
];
const olderTypes = ['Assertion', 'Endorsement'];

function hasType(object, type) {
    const types = member(object, 'type');
    return types === type || (Array.isArray(types) && types.includes(type));
}

// The objects in a member that may be one object or a list; anything else in it is left out.
function objectsOf(owner, name) {
    const value = member(owner, name);
    return value === undefined ? [] : asArray(value).filter(isObject);
}

function issuerId(document) {
    const issuer = document.get('issuer');
    return typeof issuer === 'string' ? issuer : memberText(issuer, 'id');
}

// The one subject of a credential, or undefined.
function credentialSubject(document) {
    const subjects = objectsOf(document, 'credentialSubject');
    return subjects.length === 1 ? subjects[0] : undefined;
}

function contextList(document) {
    const context = document.get('@context');
    return context === undefined ? [] : asArray(context);
}

function dataModel(document) {
    const contexts = contextList(document);
    if (contexts[0] !== credentialsV1 && contexts.includes(credentialsV2)) return 2;
    return contexts.includes(credentialsV1) ? 1 : 0;
}

function isOlderBadge(document) {
    return olderTypes.some(type => hasType(document, type)) || (document.has('recipient') && document.has('badge'))
        || (document.has('revoked') && document.has('id') && document.has('@context'));
}

// Adds kind and model to an opened document.
function recognise(opened) {
    const {document} = opened;
    const model = dataModel(document);
    const row = credentialTypes.find(([type]) => hasType(document, type));
    let kind = row?.[1] ?? 'unknown';
    if (!row && !document.has('_sd_alg') && (model === 0 || !document.has('credentialSubject')) && isOlderBadge(document))
        kind = 'assertion';
    else if (!row && !document.has('_sd_alg') && model !== 0) kind = 'credential';
    const securing = opened.securing !== 'jwt' && document.has('proof') ? 'data_integrity' : opened.securing;
    return {...opened, kind, model, securing};
}
