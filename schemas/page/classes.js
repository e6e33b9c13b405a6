// The classes of Open Badges 3.0, walked: the rows come from the library's class_table.cpp. What breaks the standard is
// found here; what is merely unusual is for `insignia verify` to remark.
function typeName(row) {
    return row.name.replace(/v1p1$/, '');
}

// The values of a member that may be a list or a single value.
function valuesOf(object, name) {
    const value = member(object, name);
    return value === undefined || value === null ? [] : asArray(value);
}

function listsText(object, name, text) {
    return valuesOf(object, name).includes(text);
}

function followsDataModel11(value) {
    const contexts = valuesOf(value, '@context');
    if (typeof contexts[0] === 'string') return contexts[0] === credentialsV1;
    return value.has('issuanceDate') && !value.has('validFrom');
}

function credentialClass(value) {
    const suffix = followsDataModel11(value) ? 'v1p1' : '';
    if (listsText(value, 'type', 'AchievementCredential') || listsText(value, 'type', 'OpenBadgeCredential'))
        return `AchievementCredential${suffix}`;
    return listsText(value, 'type', 'EndorsementCredential') ? `EndorsementCredential${suffix}` : '';
}

// Open Badges 3.0, LanguageCode
function isLanguageCode(text) {
    return /^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/.test(text);
}

const textTests = {
    uri: isAbsoluteIri, url: isAbsoluteIri, uri_or_data: isAbsoluteIri, uri_or_object: isAbsoluteIri,
    date_time_zoned: text => parseInstant(text) !== null, date_time: text => parseInstant(text) !== null || isDate(text),
    date: isDate, language: isLanguageCode, compact_jws: isCompactJws,
};

class ClassChecker {
    constructor(tables) {
        this.tables = tables;
        this.problems = [];
    }

    // Everything that breaks the tables, as {group, message, where}.
    check(value) {
        const name = credentialClass(value);
        if (name === '') this.add('content', '', '"type" states no class of Open Badges 3.0');
        else this.object(this.classRow(name), value, '');
        return this.problems;
    }

    classRow(name) {
        return this.tables.classes.find(row => row.name === name);
    }

    add(group, where, message) {
        this.problems.push({group, where, message});
    }

    object(row, value, where) {
        if (!isObject(value))
            return this.add('content', where, `an object belongs here${row.name === '' ? '' : `, of the class ${row.name}`}`);
        this.type(row, value, where);
        this.members(row, value, where);
        if (row.extensible) return undefined;
        for (const name of value.keys())
            if (name !== 'type' && !this.hasMember(row, name))
                this.add('content', joinPointer(where, name), `an ${row.name} has no member "${name}"`);
        return undefined;
    }

    hasMember(row, name) {
        return row.members.some(entry => entry.name === name)
            || (row.base !== '' && this.hasMember(this.classRow(row.base), name));
    }

    type(row, value, where) {
        if (row.type_form === 'none') return;
        const type = value.get('type');
        const empty = type === undefined || type === null || (Array.isArray(type) && type.length === 0)
            || (isObject(type) && type.size === 0);
        const name = typeName(row);
        if (empty) this.add('content', where, '"type" is missing');
        else if (row.type_form !== 'any' && !listsText(value, 'type', name)
            && !(row.alias !== '' && listsText(value, 'type', row.alias)))
            this.add('content', joinPointer(where, 'type'), `"type" must state "${name}"`);
    }

    members(row, value, where) {
        if (row.base !== '') {
            const base = this.classRow(row.base);
            this.type(base, value, where);
            this.members(base, value, where);
        }
        for (const entry of row.members) this.member(entry, value, where);
        classRules[row.name]?.(
            value, (group, name, message) => this.add(group, name === '' ? where : joinPointer(where, name), message));
    }

    member(row, object, where) {
        const value = object.get(row.name);
        const here = joinPointer(where, row.name);
        if (value === undefined || value === null) {
            if (row.required) this.add('content', where, `"${row.name}" is missing`);
        } else if (!Array.isArray(value)) this.value(row, value, here);
        else {
            if (!row.list && !(row.name === 'type' && value.length === 1))
                this.add('content', here, `"${row.name}" must be one value, not a list`);
            value.forEach((entry, index) => this.value(row, entry, joinPointer(here, index)));
        }
    }

    value(row, value, where) {
        if (row.type === 'typed_object')
            return this.object({name: '', type_form: 'any', extensible: true, members: [], base: '', alias: ''}, value, where);
        if (row.type === 'signed_credential') return this.credential(row, value, where);
        if (row.type === 'object' || (row.type === 'uri_or_object' && typeof value !== 'string'))
            return this.object(this.classRow(row.of), value, where);
        return this.scalar(row, value, where);
    }

    credential(row, value, where) {
        const name = isObject(value) ? credentialClass(value) : '';
        if (!name.startsWith(row.of)) return this.add('content', where, `"${row.name}" must be an ${row.of}`);
        return this.object(this.classRow(name), value, where);
    }

    scalar(row, value, where) {
        const wanted = {number: 'number', boolean: 'boolean'}[row.type] ?? 'string';
        if (row.type === 'anything') return;
        if (typeof value !== wanted)
            this.add('content', where, `"${row.name}" must be a ${wanted === 'string' ? 'text' : wanted}`);
        else if (row.type === 'term') this.term(row, value, where);
        else if (Object.hasOwn(textTests, row.type) && !textTests[row.type](value))
            this.add('content', where, `"${value}" is no value for "${row.name}"`);
    }

    term(row, text, where) {
        const enumeration = this.tables.enumerations.find(entry => entry.name === row.of);
        if (!enumeration || enumeration.terms.includes(text)) return;
        if (!enumeration.open || !/^ext:[A-Za-z0-9|._-]+$/.test(text)) this.add('terms', where, `"${text}" is no ${row.of}`);
    }
}

function periodRule(begin, end) {
    return (value, add) => {
        const [from, until] = [begin, end].map(name => parseDateOrTime(memberText(value, name)));
        if (from && until && compareInstants(until, from) < 0) add('content', end, `"${end}" is before "${begin}"`);
    };
}

function identityRule(value, add) {
    const text = memberText(value, 'identityHash');
    if (value.get('hashed') === true && text !== '' && !/^(?:sha256\$[0-9A-Fa-f]{64}|md5\$[0-9A-Fa-f]{32})$/.test(text))
        add('subject', 'identityHash', 'a hashed identity is "sha256$" and 64 hexadecimal digits');
}

// The rules between members of one object, by class.
const classRules = {
    VerifiableCredential: periodRule('validFrom', 'validUntil'),
    VerifiableCredentialv1p1: periodRule('issuanceDate', 'expirationDate'),
    AchievementSubject: (value, add) => {
        if (memberText(value, 'id') === '' && valuesOf(value, 'identifier').length === 0)
            add('subject', '', 'the subject has neither "id" nor "identifier": nobody is named');
    },
    Criteria: (value, add) => {
        if (memberText(value, 'id') === '' && memberText(value, 'narrative') === '')
            add('subject', '', 'the criteria have neither "id" nor "narrative"');
    },
    IdentityObject: identityRule,
};
