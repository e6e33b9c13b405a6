// Credentials from a seed: every run makes the same ones. They have what canonicalization is hard with: blank nodes
// inside each other, equal ones beside each other, languages, scripts of many kinds, numbers, lists and empty strings.

// mulberry32: a small generator of good enough numbers.
export function generator(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let value = Math.imul(state ^ (state >>> 15), state | 1);
        value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
        return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
    };
}

const TEXTS = [
    'Open Badges', 'Workshop in Köln', 'Éducation ouverte', '開かれたバッジ', 'Открытые значки', 'شارات مفتوحة',
    'תגים פתוחים', 'emoji 🏅🎓', 'combining e\u0301', 'quotes "and" \\backslash\\', 'tab\tand\nnewline', 'a\u00a0b', '\u{1d7d8}',
    ' leading and trailing ', "it's", '<b>&amp;</b>', '\u007f', '٣', 'x'.repeat(300),
];
const LANGUAGES = ['en', 'de', 'fr-CA', 'ja', 'ar', 'zh-Hant'];
// Their JSON-LD package writes a number such as 1e-7, whose text has no point, as the integer 0; those are left out.
const NUMBERS = [0, 1, -1, 12, 2.5, 0.1, 1.5e-7, 123456.789, 1e21, -0.25, 3.0];
const RESULT_TYPES = ['GradePointAverage', 'LetterGrade', 'Percent', 'RawScore', 'Status'];

export class CredentialMaker {
    // `lists` and `places`: members that are @list containers, and coordinates, whose terms come from a context inside a
    // context inside a context.
    constructor(seed, {lists = true, places = true} = {}) {
        this.random = generator(seed);
        this.lists = lists;
        this.places = places;
    }

    below(limit) {
        return Math.floor(this.random() * limit);
    }

    pick(list) {
        return list[this.below(list.length)];
    }

    maybe(make) {
        return this.random() < 0.5 ? make() : undefined;
    }

    several(most, make) {
        return Array.from({length: 1 + this.below(most)}, make);
    }

    text() {
        return this.pick(TEXTS);
    }

    url(what) {
        return `https://${what}.example/${this.below(1000)}`;
    }

    // A text with its language, as VCDM 2.0 has it for name and description.
    localized() {
        return {'@value': this.text(), '@language': this.pick(LANGUAGES)};
    }

    alignment() {
        return {
            type: ['Alignment'],
            targetName: this.text(),
            targetUrl: this.url('framework'),
            targetCode: this.maybe(() => this.text()),
            targetDescription: this.maybe(() => this.text()),
        };
    }

    result() {
        return {
            type: ['Result'],
            value: this.maybe(() => String(this.pick(NUMBERS))),
            resultDescription: this.maybe(() => `urn:uuid:result-${this.below(5)}`),
            alignment: this.maybe(() => this.several(2, () => this.alignment())),
        };
    }

    resultDescription() {
        return {
            id: `urn:uuid:result-${this.below(5)}`,
            type: ['ResultDescription'],
            name: this.text(),
            resultType: this.pick(RESULT_TYPES),
            valueMax: this.maybe(() => String(this.pick(NUMBERS))),
            allowedValue: this.lists ? this.maybe(() => this.several(4, () => this.text())) : undefined,
        };
    }

    evidence() {
        return {
            id: this.maybe(() => this.url('portfolio')),
            type: ['Evidence'],
            name: this.text(),
            narrative: this.maybe(() => this.text()),
            genre: this.maybe(() => this.text()),
        };
    }

    achievement() {
        return {
            id: `urn:uuid:achievement-${this.below(100000)}`,
            type: ['Achievement'],
            criteria: {narrative: this.text(), id: this.maybe(() => this.url('criteria'))},
            description: this.text(),
            name: this.text(),
            inLanguage: this.maybe(() => this.pick(LANGUAGES)),
            creditsAvailable: this.maybe(() => this.pick(NUMBERS)),
            tag: this.maybe(() => this.several(4, () => this.text())),
            alignment: this.maybe(() => this.several(3, () => this.alignment())),
            resultDescription: this.maybe(() => this.several(2, () => this.resultDescription())),
            image: this.maybe(() => ({id: this.url('image'), type: 'Image', caption: this.text()})),
        };
    }

    issuer(id) {
        return {
            id,
            type: ['Profile'],
            name: this.text(),
            address: this.maybe(() => ({
                type: ['Address'],
                addressLocality: this.text(),
                geo: this.places
                    ? {type: ['GeoCoordinates'], latitude: this.pick(NUMBERS), longitude: this.pick(NUMBERS)}
                    : undefined,
            })),
        };
    }

    // One credential by this issuer, without a proof.
    credential(issuer) {
        const number = this.below(1_000_000);
        const credential = {
            '@context': [
                'https://www.w3.org/ns/credentials/v2',
                'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
            ],
            id: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
            type: ['VerifiableCredential', 'OpenBadgeCredential'],
            issuer: this.issuer(issuer),
            validFrom: `2025-0${1 + this.below(9)}-1${this.below(10)}T0${this.below(10)}:00:00Z`,
            name: this.random() < 0.3 ? this.several(3, () => this.localized()) : this.text(),
            description: this.random() < 0.3 ? this.localized() : this.maybe(() => this.text()),
            credentialSubject: {
                id: this.maybe(() => `did:example:${this.below(1000)}`),
                type: ['AchievementSubject'],
                achievement: this.achievement(),
                activityStartDate: this.maybe(() => '2025-01-01T00:00:00Z'),
                creditsEarned: this.maybe(() => this.pick(NUMBERS)),
                result: this.maybe(() => this.several(3, () => this.result())),
            },
            evidence: this.maybe(() => this.several(3, () => this.evidence())),
        };
        // Members that are undefined go, as they do in JSON.
        return JSON.parse(JSON.stringify(credential));
    }
}
