// What the badge says: content, dates, issuer, recipient, and what this page cannot look at.
function classProblems(group) {
    return ({classProblems: all}) => {
        const problems = all.filter(problem => problem.group === group);
        return problems.length === 0 ? passed() : problems.slice(0, 12).map(({message, where}) => failed(message, where)[0]);
    };
}

// From when, until when: https://www.w3.org/TR/vc-data-model-2.0/#validity-period An end is an end, also under the name that
// the other data model gives it.
function periodOf({document, model}) {
    const fromName = model === 1 ? 'issuanceDate' : 'validFrom';
    const ends = model === 1 ? ['expirationDate', 'validUntil'] : ['validUntil', 'expirationDate'];
    const [untilName, otherName] = !document.has(ends[0]) && document.has(ends[1]) ? [ends[1], ends[0]] : ends;
    const [fromValue, untilValue, otherValue] = [fromName, untilName, otherName].map(name => document.get(name));
    return {
        fromName,
        untilName,
        fromValue,
        untilValue,
        otherValue,
        from: parseInstant(fromValue),
        until: parseInstant(untilValue)
    };
}

function checkNotYet({subject, now}) {
    const {fromName, fromValue, from} = periodOf(subject);
    if (fromValue === undefined) return failed(`${fromName} is missing`);
    if (!from) return failed(say('no_date', {name: fromName}), `/${fromName}`);
    if (from.seconds <= now.seconds + limits.clockSkewSeconds) return passed();
    const date = dateText(from);
    return failed(say('valid_from', {date}), `/${fromName}`, say('not_yet_headline', {date}));
}

function checkExpired({subject, now}) {
    const {untilName, untilValue, otherValue, from, until} = periodOf(subject);
    const where = `/${untilName}`;
    if (untilValue === undefined) return passed(say('no_expiry'));
    if (!until) return failed(say('no_date', {name: untilName}), where);
    if (otherValue !== undefined && otherValue !== untilValue)
        return failed('validUntil and expirationDate name two different ends', where);
    if (from && compareInstants(until, from) < 0) return failed('it ends before it begins', where);
    const date = dateText(until);
    if (compareInstants(now, until) <= 0) return passed(say('valid_until', {date}));
    return failed(say('expired', {date}), where, say('expired_headline', {date}));
}

// Status lists are on the network, and this page never goes there.
function checkStatus({document}) {
    const status = document.get('credentialStatus');
    if (status === undefined) return notApplicable();
    const wellFormed = isObject(status) || (Array.isArray(status) && status.length > 0 && status.every(isObject));
    if (!wellFormed) return failed('a status entry must be a JSON object', '/credentialStatus');
    return undetermined(say('status_unchecked'), '/credentialStatus', [say('hint_program')], say('status_headline'));
}

function checkIssuer({issuer, knowledge}) {
    const known = knownIssuer(knowledge, issuer);
    if (known) return passed(say('issuer_known', {issuer: shortened(issuer), name: known.name}));
    return undetermined(say('issuer_unknown', {issuer}), '/issuer', [say('hint_unknown'), say('hint_trust', {issuer})],
        say('unknown_headline'));
}

function isEmail(text) {
    return text.includes('@') && !text.startsWith('did:');
}

// 'yes', 'no', 'weak' (without salt) or 'unclear' (a hash that this page does not make).
function matchIdentity(identity, recipient) {
    const stated = memberText(identity, 'identityHash');
    const lower = asciiLower(recipient);
    if (identity.get('hashed') !== true)
        return stated === recipient || (isEmail(recipient) && asciiLower(stated) === lower) ? 'yes' : 'no';
    if (!stated.startsWith('sha256$')) return 'unclear';
    const salt = memberText(identity, 'salt');
    const equals = text => asciiLower(stated.slice(7)) === toHex(sha256(toUtf8(text + salt)));
    if (!equals(recipient) && !(isEmail(recipient) && equals(lower))) return 'no';
    return salt === '' ? 'weak' : 'yes';
}

function isOfAskedType(identity, recipient) {
    const type = memberText(identity, 'identityType');
    return isEmail(recipient) ? type === 'emailAddress' || type === 'email' : type !== 'emailAddress';
}

// https://www.imsglobal.org/spec/ob/v3p0/#recipient-verification
function checkRecipient({subject, document, recipient}) {
    if (subject.kind === 'endorsement')
        return recipient === '' ? notApplicable() : failed('an endorsement is awarded to nobody', '/credentialSubject');
    if (recipient === '') return skipped(say('recipient_skipped'));
    const person = credentialSubject(document);
    const id = memberText(person, 'id');
    const named = id !== '' && (id === recipient || (isEmail(recipient) && asciiLower(id) === `mailto:${asciiLower(recipient)}`));
    const matches = objectsOf(person, 'identifier')
                        .filter(identity => isOfAskedType(identity, recipient))
                        .map(identity => matchIdentity(identity, recipient));
    if (named || matches.includes('yes')) return passed(say('recipient_yes', {recipient}));
    if (matches.includes('weak')) return [{outcome: 'warned', message: say('recipient_weak', {recipient})}];
    if (matches.includes('unclear')) return undetermined(say('recipient_unclear', {recipient}), '/credentialSubject');
    return failed(say('recipient_no', {recipient}), '/credentialSubject', say('recipient_headline', {recipient}));
}

function checkEvidence({document}) {
    const all = objectsOf(document, 'evidence');
    if (all.length === 0) return notApplicable();
    const elsewhere = all.filter(piece => ['id', 'digestSRI', 'digestMultibase'].some(name => piece.has(name)));
    return elsewhere.length === 0 ? passed(say('evidence_inside')) : skipped(say('evidence_skipped', {count: elsewhere.length}));
}

// Base64 of as many bytes as the digest has, without a bit that says nothing.
const digestForm =
    /^sha(?:256-[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{85}[AQgw]==)$/;

// Digests of files that the page does not have are not checked, and those of words of the standard not here: the program holds
// them against the contexts that it carries.
function checkRelatedResources({document, knowledge}) {
    const resources = objectsOf(document, 'relatedResource');
    if (resources.length === 0) return notApplicable();
    const clear = resource => {
        const id = memberText(resource, 'id');
        return !isOfTheStandards(id) && !knowledge.programContexts.has(id) && !resource.has('digestMultibase')
            && digestForm.test(memberText(resource, 'digestSRI'));
    };
    return resources.every(clear) ? skipped(say('related_skipped')) : undetermined(say('related_unclear'), '/relatedResource');
}

function skippedWhen(name, key) {
    return ({document}) => (document.has(name) ? skipped(say(key)) : notApplicable());
}

const endorsementPlaces = [
    [], ['issuer'], ['credentialSubject', 'achievement'], ['credentialSubject', 'achievement', 'creator'],
    ['credentialSubject', 'source']
];

function checkEndorsements({document}) {
    const owners = endorsementPlaces.map(path => path.reduce(member, document));
    const count = owners.flatMap(owner => ['endorsement', 'endorsementJwt'].flatMap(name => valuesOf(owner, name))).length;
    return count === 0 ? notApplicable() : skipped(say('endorsements_skipped', {count}));
}
