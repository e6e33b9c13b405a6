// Genuine signatures over odd badges: a whole badge is changed in one place, signed by the library, and judged by the page and
// by the program. The page may be more careful, never more generous.
import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';
import {makePage, PROGRAM, Score} from './support/page.mjs';
import {needsSigner, Signer} from './support/signer.mjs';

needsSigner();
const page = makePage();
const score = new Score('mutations');
const NOW = '2026-03-01T12:00:00Z';

// mulberry32, so that every run makes the same badges.
let state = Number(process.env.INSIGNIA_SEED ?? 20260301);
function random() {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}
const below = limit => Math.floor(random() * limit);
const pick = list => list[below(list.length)];

const profile = id => ({id, type: ['Profile'], name: 'Hafenschule', url: 'https://school.example/', email: 'a@school.example',
    address: {type: ['Address'], addressCountry: 'Lietuva', geo: {type: 'GeoCoordinates', latitude: 55.7, longitude: 21.1}},
    otherIdentifier: [{type: 'IdentifierEntry', identifier: '12', identifierType: 'identifier'}]});
const alignment = {
    type: ['Alignment'],
    targetName: 'Learning',
    targetUrl: 'https://framework.example/l2',
    targetType: 'CFItem',
    targetCode: 'L2'
};

function badge(issuer) {
    return {
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        id: 'urn:uuid:0b6b9d1e-7d0c-4a8e-9f0e-3f3d2b1a0c9d',
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        name: 'Harbour Guide',
        description: 'Žemyna showed the harbour 🏅',
        issuer: profile(issuer),
        validFrom: '2026-01-01T00:00:00Z',
        validUntil: '2027-01-01T00:00:00+01:00',
        awardedDate: '2026-01-01T00:00:00.5Z',
        credentialSubject: {
            id: 'did:example:ada',
            type: ['AchievementSubject'],
            activityStartDate: '2025-11-01T00:00:00Z',
            creditsEarned: 2.5,
            role: 'guide',
            licenseNumber: '7',
            identifier: [{
                type: 'IdentityObject',
                hashed: true,
                identityHash: `sha256$${'0a'.repeat(32)}`,
                identityType: 'emailAddress',
                salt: 'salt'
            }],
            result: [{
                type: ['Result'],
                value: '8',
                resultDescription: 'urn:uuid:result-1',
                status: 'Completed',
                alignment: [alignment]
            }],
            achievement: {
                id: 'urn:uuid:achievement',
                type: ['Achievement'],
                name: 'Harbour Guide',
                description: 'Guides visitors',
                achievementType: 'Badge',
                inLanguage: 'en',
                criteria: {narrative: 'Led *five* tours'},
                tag: ['harbour', 'tour'],
                creditsAvailable: 3,
                alignment: [alignment, {...alignment, targetCode: 'L3'}],
                image: {id: 'https://school.example/b.png', type: 'Image', caption: 'A boat'},
                creator: profile('https://school.example/maker'),
                resultDescription: [{
                    id: 'urn:uuid:result-1',
                    type: ['ResultDescription'],
                    name: 'Points',
                    resultType: 'RawScore',
                    valueMin: '0',
                    valueMax: '10',
                    rubricCriterionLevel: [{id: 'urn:uuid:level', type: ['RubricCriterionLevel'], name: 'Good', level: '1'}]
                }],
                otherIdentifier: [{type: 'IdentifierEntry', identifier: 'x', identifierType: 'ext:own'}],
                related: [{id: 'urn:uuid:other', type: ['Related'], inLanguage: 'lt'}],
            },
        },
        evidence: [
            {id: 'https://school.example/e/1', type: ['Evidence'], name: 'Photo', narrative: 'A tour'},
            {type: ['Evidence'], narrative: 'told'}
        ],
    };
}

// The older data model, a badge of its own class.
function olderBadge(issuer) {
    const {validFrom, validUntil, ...rest} = badge(issuer);
    return {
        ...rest,
        '@context': [
            'https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
            'https://w3id.org/security/data-integrity/v2'
        ],
        issuanceDate: validFrom,
        expirationDate: validUntil
    };
}

function places(value, path = []) {
    if (typeof value !== 'object' || value === null) return [];
    return Object.keys(value).flatMap(key => [[...path, key], ...places(value[key], [...path, key])]);
}

const VALUES = [
    null, true, false, 0, -0, 7, 2.5, 1e-7, 1e21, '', ' ', 'text', 'x y', 'https://a.example/', 'urn:x', '2026-01-01',
    '2026-13-01T00:00:00Z', '2030-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 'ext:word', 'Badge', 'CTDL', 'en-US', 'sha256$ab',
    '\u202e\u0000', '𝒜', [], {}, [[]], ['text'], [null], {id: 'urn:y'}, {type: ['Thing']}, {type: []},
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'data:image/png;base64,AA==', 1e300, 9007199254740992
];
const NAMES = [
    'extra', 'id', 'type', 'name', 'validUntil', 'expirationDate', 'validFrom', 'issuanceDate', 'proof', 'credentialSchema',
    'refreshService', 'termsOfUse', 'credentialStatus', 'evidence', 'endorsement', 'endorsementJwt', 'relatedResource',
    'identifier', 'image', '@id', '@type', '@graph', '@index', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#name', 'ext:x',
    '__proto__', 'constructor', 'parentOrg', 'source', 'verifiableCredential', 'holder', 'hashed', 'salt', 'issuer',
    'credentialSubject', 'achievement', 'confidenceMethod', 'nonTransferable'
];

function holderOf(document, path) {
    return path.slice(0, -1).reduce((value, key) => value[key], document);
}

// Each change takes the object or list that holds a place, and the place's key.
const CHANGES = [
    (holder, key) => {
        if (Array.isArray(holder))
            holder.splice(Number(key), 1);
        else
            delete holder[key];
    },
    (holder, key) => {
        holder[key] = structuredClone(pick(VALUES));
    },
    (holder, key) => {
        holder[key] = structuredClone(pick(VALUES));
    },
    (holder, key) => {
        holder[key] = Array.isArray(holder[key]) ? holder[key][0] : [holder[key]];
    },
    (holder, key) => {
        holder[key] = [holder[key], structuredClone(pick([holder[key], ...VALUES]))];
    },
    holder => {
        if (!Array.isArray(holder))
            Object.defineProperty(holder, pick(NAMES),
                {value: structuredClone(pick(VALUES)), enumerable: true, configurable: true, writable: true});
    },
    holder => {
        if (!Array.isArray(holder)) holder[pick(NAMES)] = structuredClone(pick(VALUES));
    },
    (holder, key) => {
        if (!Array.isArray(holder)) {
            holder[pick(NAMES)] = holder[key];
            delete holder[key];
        }
    },
    (holder, key) => {
        if (typeof holder[key] === 'string')
            holder[key] = holder[key].slice(0, below(holder[key].length)) + pick(['', 'x', '%', ' ', 'Z']);
    },
    (holder, key) => {
        if (typeof holder[key] === 'object' && holder[key])
            holder[key] = {
                ...holder[key],
                ...structuredClone(pick([{id: 'urn:uuid:achievement'}, {id: 'did:example:ada'}, {type: ['Profile', 'Thing']}]))
            };
    },
];

function mutated(document) {
    const changed = structuredClone(document);
    const all = places(changed);
    for (let count = pick([0, 1, 1, 1, 2]); count > 0; --count) {
        const path = pick(all);
        try {
            pick(CHANGES)(holderOf(changed, path), path.at(-1));
        } catch {
            // The place went away with an earlier change.
        }
    }
    return changed;
}

const WAYS = [
    ['Ed25519', '11'.repeat(32), 'eddsa-jcs-2022'], ['Ed25519', '11'.repeat(32), 'eddsa-rdfc-2022'],
    ['P-256', '22'.repeat(32), 'ecdsa-rdfc-2019'], ['P-384', '33'.repeat(48), 'ecdsa-jcs-2019'],
    ['Ed25519', '11'.repeat(32), 'vc-jwt'], ['P-256', '22'.repeat(32), 'vc-jwt']
];
const EACH = Number(process.env.INSIGNIA_MUTATIONS ?? 150);

async function makeBadges(signer) {
    const badges = [];
    for (const [kind, seed, suite] of WAYS) {
        const key = await signer.ask({do: 'key', kind, seed});
        const {jwk} = {jwk: {...key.jwk}};
        for (let at = 0; at < EACH; ++at) {
            const document = mutated((at % 4 === 3 ? olderBadge : badge)(key.did));
            const answer = suite === 'vc-jwt'
                ? await signer.ask({do: 'sign-jwt', document, jwk})
                : await signer.ask({do: 'sign', suite, document, jwk, created: '2026-01-02T00:00:00Z'});
            if (answer.error) continue;
            badges.push({suite, issuer: key.did, text: answer.jwt ?? JSON.stringify(answer.document)});
        }
    }
    signer.end();
    return badges;
}

function verdictsOfProgram(badges) {
    const {stdout} = spawnSync(resolve(PROGRAM),
        ['verify', '--at', NOW, '--offline', '--allow', 'unknown-issuer', '--format', 'ndjson', '-'],
        {input: badges.map(({text}) => text).join('\n'), encoding: 'utf8', maxBuffer: 1 << 28});
    return stdout.trim().split('\n').map(line => JSON.parse(line));
}

const badges = await makeBadges(new Signer());
const reports = verdictsOfProgram(badges);
if (reports.length !== badges.length) score.check(false, `${reports.length} answers for ${badges.length} badges`);
const table = {};
for (const [at, {suite, issuer, text}] of badges.entries()) {
    const issuers = [{name: 'known', document: new Map([['id', issuer]])}];
    const report =
        await page.judge(page.toUtf8(text), {...page.knowledge, issuers}, {now: page.parseInstant(NOW), recipient: ''});
    const program = reports[at].verdict.replace('-', '_').replace(' ', '_').toLowerCase();
    table[`program ${program.padEnd(12)} page ${report.verdict}`] =
        (table[`program ${program.padEnd(12)} page ${report.verdict}`] ?? 0) + 1;
    const why = JSON.stringify(
        report.findings.filter(finding => ['failed', 'undetermined'].includes(finding.outcome)).map(({id,
            message}) => [id, message.key ?? message, message.params]));
    const theirs = JSON.stringify(reports[at]
                                      .checks?.filter(check => ['failed', 'undetermined'].includes(check.outcome))
                                      .map(check => [check.id, check.message]));
    const shown = `${suite} ${at}: page ${report.verdict} ${why}, program ${program} ${theirs}`;
    score.check(report.verdict !== 'valid' || program === 'valid', `TOO GENEROUS ${shown} ${text.slice(0, 3000)}`);
    score.check(!(program === 'valid' && report.verdict === 'not_valid'), `WRONG ${shown}`);
    score.check(!why.includes('page_fault'), `FAULT ${shown}`);
    if (process.env.LIST && program !== report.verdict) console.log(shown);
}
for (const [key, count] of Object.entries(table).sort()) console.log(`${key.padEnd(42)} ${count}`);
score.finish();
