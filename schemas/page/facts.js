// What a badge says, for people: rows of {key, text, language}, each text the badge's own; `language` is what the badge calls that
// of its words. Shown only when its signature holds.
function maskedAddress(address) {
    const at = address.indexOf('@');
    return at <= 0 ? address : `${[...address][0]}***${address.slice(at)}`;
}

function recipientText(person) {
    const name = memberText(person, 'name');
    if (name !== '') return name;
    for (const identity of objectsOf(person, 'identifier'))
        if (identity.get('hashed') !== true && memberText(identity, 'identityHash') !== '')
            return maskedAddress(memberText(identity, 'identityHash'));
    const id = memberText(person, 'id');
    return id.startsWith('mailto:') ? maskedAddress(id.slice(7)) : id;
}

// `issuerName` is what this page calls the issuer; another name is the badge's own claim.
function facts(badge, issuerName) {
    const claimedName = memberText(badge.get('issuer'), 'name');
    const person = credentialSubject(badge);
    const achievement = member(person, 'achievement');
    const language = memberText(achievement, 'inLanguage');
    const period = periodOf({document: badge, model: dataModel(badge)});
    const rows = [
        ['fact_name', memberText(achievement, 'name') || memberText(badge, 'name'), language],
        ['fact_description', memberText(achievement, 'description'), language],
        ['fact_criteria', memberText(member(achievement, 'criteria'), 'narrative'), language],
        ['fact_recipient', recipientText(person)],
        ['fact_issuer', issuerName],
        ['fact_identifier', issuerId(badge)],
        ['fact_called', claimedName === issuerName ? '' : claimedName],
        ['fact_from', period.from ? dateText(period.from) : ''],
        ['fact_until', period.until ? dateText(period.until) : ''],
    ];
    return rows.filter(([, text]) => text !== '').map(([key, text, of = '']) => ({key, text, language: of}));
}

// A language tag as a page of the language `own` marks what it quotes; "" where there is nothing to mark.
function foreignLanguage(tag, own) {
    const isTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/.test(tag);
    return isTag && asciiLower(tag) !== asciiLower(own) ? tag : '';
}

// The picture that the signature covers, when it is in the badge itself: a data: URL of a PNG, else "". An SVG can hold a million
// shapes in a few lines, and nothing ends a browser's work on it.
function signedPicture(badge) {
    const url = memberText(member(member(credentialSubject(badge), 'achievement'), 'image'), 'id')
        || memberText(badge.get('image'), 'id');
    return /^data:image\/png[;,]/.test(url) ? url : '';
}
