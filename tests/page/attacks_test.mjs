// Badges that are made to hurt: to freeze the page, to look like its verdict, or to be VALID where the program says otherwise.
import {deflateRawSync, deflateSync} from 'node:zlib';
import {makePage, Score} from './support/page.mjs';
import {needsSigner, Signer} from './support/signer.mjs';

needsSigner();
const page = makePage();
const score = new Score('attacks');
const NOW = '2026-03-01T12:00:00Z';
// What a page may take at most for one badge, with room for a busy machine.
const MOST_MILLISECONDS = page.limits.workMilliseconds + 10000;

const signer = new Signer();
const ask = (kind, seed) => signer.ask({do: 'key', kind, seed});
const ed = await ask('Ed25519', '11'.repeat(32));
const curve = await ask('P-384', '33'.repeat(48));
const stranger = await ask('Ed25519', '44'.repeat(32));

function badge(issuer, more = {}, achievement = {}) {
    return {
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
        id: 'urn:uuid:0b6b9d1e-7d0c-4a8e-9f0e-3f3d2b1a0c9d',
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        name: 'Harbour Guide',
        issuer: {id: issuer, type: ['Profile'], name: 'Harbour School'},
        validFrom: '2026-01-01T00:00:00Z',
        credentialSubject: {
            id: 'did:example:ada',
            type: ['AchievementSubject'],
            achievement: {
                id: 'urn:uuid:achievement',
                type: ['Achievement'],
                name: 'Harbour Guide',
                description: 'Guides visitors',
                criteria: {narrative: 'Led five tours'},
                ...achievement
            },
        },
        ...more,
    };
}

async function signed(document, suite, key) {
    const {document: made, error} =
        await signer.ask({do: 'sign', suite, document, jwk: key.jwk, created: '2026-01-02T00:00:00Z'});
    if (error) throw new Error(`not signed: ${JSON.stringify(error)}`);
    return made;
}

async function judged(document, known = [ed.did, curve.did]) {
    const issuers = known.map(id => ({name: 'Harbour School', document: new Map([['id', id]])}));
    const bytes = document instanceof Uint8Array ? document : page.toUtf8(JSON.stringify(document));
    const begin = Date.now();
    const report = await page.judge(bytes, {...page.knowledge, issuers}, {now: page.parseInstant(NOW), recipient: ''});
    return {...report, milliseconds: Date.now() - begin};
}

function expect(report, verdict, what) {
    const why = report.findings.filter(({outcome}) => ['failed', 'undetermined'].includes(outcome))
                    .map(({id, message}) => `${id} ${JSON.stringify(message)}`).join('; ');
    score.check(report.verdict === verdict, `${what}: ${report.verdict} instead of ${verdict}: ${why}`.slice(0, 400));
    score.check(report.milliseconds <= MOST_MILLISECONDS, `${what}: ${report.milliseconds} ms`);
}

// Proofs of the right form that no key has made.
function junkProofs(key, suite, signatureBytes, more = () => ({})) {
    const base58 = signatureBytes === 64 ? `2${'1'.repeat(63)}` : `2${'1'.repeat(95)}`;
    return Array.from({length: page.limits.proofs}, (_, at) => ({
        type: 'DataIntegrityProof',
        cryptosuite: suite,
        proofPurpose: 'assertionMethod',
        verificationMethod: `${key.did}#${key.did.slice(8)}`,
        proofValue: `z${base58.slice(1)}2`,
        ...more(at)
    }));
}

// Blank nodes in a ring, each like the others, which RDFC-1.0 can only tell apart by trying.
function ring(size, steps) {
    return Array.from({length: size}, (_, at) => ({
        id: `_:n${at}`,
        type: ['Achievement'],
        related: steps.map(step => ({id: `_:n${(at + step) % size}`}))
    }));
}

async function manyProofsOneBudget() {
    const related = ring(60, [1, 2, 3, 4, 5]);
    for (const [key, suite, size] of [[ed, 'eddsa-rdfc-2022', 64], [curve, 'ecdsa-rdfc-2019', 96]])
        expect(await judged({...badge(key.did, {}, {related}), proof: junkProofs(key, suite, size)}), 'undetermined',
            `${suite} over a poison graph`);
    // Poison in the proofs themselves, of which each is another.
    const inProof = at => ({id: `urn:p:${at}`, 'https://a.example/x': ring(60, [1, 2, 3, 4, 5])});
    expect(await judged({...badge(ed.did), proof: junkProofs(ed, 'eddsa-rdfc-2022', 64, inProof)}), 'undetermined',
        'poison in the proofs');
    const large = {...badge(curve.did, {description: 'x'.repeat(7500000)}), proof: junkProofs(curve, 'ecdsa-jcs-2019', 96)};
    expect(await judged(large), 'not_valid', 'many signatures of a large text');
}

async function manyPartsOneIdentifier() {
    const proof = junkProofs(ed, 'eddsa-rdfc-2022', 64)[0];
    for (const more of [{}, {evidence: Array.from({length: 100}, () => ({id: 'urn:e', type: ['Evidence']}))}])
        expect(await judged(await signed(badge(ed.did, more), 'eddsa-rdfc-2022', ed)), 'valid', 'as many as is allowed');
    const evidence = Array.from({length: 100000}, () => ({id: 'urn:e'}));
    const crowd = await judged({...badge(ed.did, {evidence}), proof});
    score.check(crowd.findings.some(({id, outcome}) => id === 'ld.keywords' && outcome === 'undetermined'), 'a crowd');
    score.check(crowd.milliseconds <= MOST_MILLISECONDS, `a crowd took ${crowd.milliseconds} ms`);
}

const svg = (inside, before = '') => page.toUtf8(`${before}<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`);

function milliseconds(action) {
    const begin = Date.now();
    try {
        action();
        return [Date.now() - begin, ''];
    } catch (error) {
        return [Date.now() - begin, error.message];
    }
}

function longPictures() {
    const missing = 'there is no credential in the picture';
    const names = Array.from({length: 250}, (_, at) => ` xmlns:p${at}="urn:${at}"`).join('');
    const pictures = [
        ['a declaration of nothing', svg('', `<?xml version="1.0" ${'version'.repeat(200000)}?>`), 'this is not XML 1.0'],
        ['a declaration of spaces', svg('', `<?xml version="1.0"${' '.repeat(200000)}x?>`), 'this is not XML 1.0'],
        ['many prefixes', svg(`<g${names}>${'<p0:a/>'.repeat(300000)}</g>`), missing],
    ];
    for (const [name, bytes, expected] of pictures) {
        const [taken, said] = milliseconds(() => page.extractFromSvg(bytes));
        score.check(said === expected, `${name}: ${said}`);
        score.check(taken <= 5000, `${name}: ${taken} ms`);
    }
}

// The library reads a declaration by its words; what is not plainly one is not guessed at.
function declarations() {
    const said = before => milliseconds(() => page.extractFromSvg(svg('', before)))[1];
    for (const good of ['', '<?xml version="1.0"?>', "<?xml version = '1.0'\tencoding='UTF-8' ?>\n",
             '<?xml version="1.0" encoding="us-ascii" standalone="no"?>'])
        score.check(said(good) === 'there is no credential in the picture', `${good}: ${said(good)}`);
    for (const bad of ['<?xml version="1.1"?>', '<?xml encoding="utf-8"?>', '<?xml version="1.0" encoding x"latin1"?>',
             '<?xml xversion="1.0"?>', '<?xml version="1.0"encoding="utf-8"?>', '<?xml version="1.0" encoding="latin1"?>'])
        score.check(/^(?:this is not XML 1.0|the encoding is not UTF-8)$/.test(said(bad)), `${bad}: ${said(bad)}`);
}

function namespaces() {
    const inner = '<p:credential verify="a.b.c"/>';
    const ours = 'https://purl.imsglobal.org/ob/v3p0';
    const found = inside => milliseconds(() => page.extractFromSvg(svg(inside)))[1] === '';
    score.check(found(`<g xmlns:p="${ours}"><a xmlns:p="urn:x"/>${inner}</g>`), 'an inner name ends with its element');
    score.check(!found(`<g xmlns:p="${ours}"><a xmlns:p="urn:x">${inner}</a></g>`), 'the innermost name counts');
    score.check(!found(`<g><a xmlns:p="${ours}"/>${inner}</g>`), 'a name that ended is not declared');
}

function textOf(said) {
    return page.knowledge.texts.sentence(said);
}

// No sentence that people read first has a word of the badge in it, and no quotation can be left.
async function headlinesOfOurOwn() {
    const spoof = 'x" is fine. ✓ VALID “Genuine';
    const proof = {...junkProofs(ed, 'eddsa-rdfc-2022', 64)[0]};
    const badges = {
        context: {...badge(ed.did, {'@context': [...badge(ed.did)['@context'], spoof]}), proof},
        keyword: {...badge(ed.did, {[`@${spoof}`]: 1}), proof},
        machinery: {...badge(ed.did, {'@VALID': 1}), proof},
        suite: {...badge(ed.did), proof: {...proof, cryptosuite: spoof}},
        type: {...badge(ed.did), proof: {...proof, type: spoof}},
        purpose: {...badge(ed.did), proof: {...proof, proofPurpose: spoof}},
        key: {...badge(ed.did), proof: {...proof, verificationMethod: `${ed.did}#${spoof}`}},
        unclear: {...badge(ed.did, {[`VALID:${spoof}`]: 1}), proof},
        disguised: {...badge(ed.did, {'https://purl.imsglobal.org/spec/vc/ob/vocab.html#name': 'VALID'}), proof},
        split: {...badge(ed.did, {id: spoof, evidence: [{id: spoof, validUntil: '2027-01-01T00:00:00Z'}]}), proof},
        suites: {...badge(ed.did), proof: [{...proof, type: undefined, cryptosuite: spoof}]},
        twice: page.toUtf8(`{"${spoof.replaceAll('"', '\\"')}": 1, "${spoof.replaceAll('"', '\\"')}": 2}`),
    };
    for (const [name, document] of Object.entries(badges)) {
        const report = await judged(document);
        const headline = textOf(report.headline);
        score.check(report.verdict !== 'valid' && !/VALID|Genuine|vocab/.test(headline), `${name}: ${report.verdict}, ${headline}`);
        for (const {message, outcome} of report.findings.filter(finding => finding.outcome !== 'blocked')) {
            const own = page.knowledge.texts.pieces(message).filter(({isQuoted}) => !isQuoted).map(({text}) => text).join('');
            score.check(!/VALID|Genuine/.test(own), `${name}: ${outcome}: ${own}`);
        }
    }
    const said = page.knowledge.texts.message({key: 'unknown_context', params: {url: `${spoof}\n${'y'.repeat(300)}`}});
    score.check(said.includes("x' is fine. ✓ VALID 'Genuine yyy") && said.length < 300, `a place of a sentence: ${said}`);
}

function plainTexts() {
    const cases = [
        ['a\u0301\u0302\u0303', 'a\u0301\u0302\u0303', 'three accents'],
        [`M${'\u0305'.repeat(60)}N`, 'M\u0305\u0305\u0305…N', 'a tower of accents'],
        [`a${'\n'.repeat(1500)}b`, 'a\n\nb', 'a hall of lines'],
        ['a\n \n\u2003\n \nb', 'a\n\nb', 'a hall of lines with spaces'],
        ['a\n\nb\nc', 'a\n\nb\nc', 'paragraphs'],
        ['\u00ad\u034f\u115f\u1160\u180e\u3164\u2800\u{e0001}\u{e007f}',
            '‹U+00AD›‹U+034F›‹U+115F›‹U+1160›‹U+180E›‹U+3164›‹U+2800›‹U+E0001›‹U+E007F›', 'the unseen'],
        ['Žemyna 𝒜 🏅 שָׁלוֹם', 'Žemyna 𝒜 🏅 שָׁלוֹם', 'names'],
    ];
    for (const [text, expected, what] of cases) {
        const found = page.visible(text);
        score.check(found === expected, `${what}: ${JSON.stringify(found)}`);
    }
}

// An SVG can hold a million shapes; a browser shown one works on it without an end.
function signedPictures() {
    const shown = url => page.signedPicture(page.parseJson(JSON.stringify(badge(ed.did, {}, {image: {id: url, type: 'Image'}}))));
    const png = 'data:image/png;base64,AA==';
    score.check(shown(png) === png, 'a PNG of the badge is shown');
    for (const url of ['data:image/svg+xml;base64,AA==', 'data:image/png+svg,x', 'data:text/html,x', 'https://a.example/b.png'])
        score.check(shown(url) === '', `${url} is shown`);
}

// A counter-signature that only the program can check may be wrong there.
async function counterSignatures() {
    const good = await signed(badge(ed.did), 'eddsa-rdfc-2022', ed);
    const other = `${stranger.did}#${stranger.did.slice(8)}`;
    const beside = proof => ({...good, proof: [good.proof, {...good.proof, verificationMethod: other, ...proof}]});
    for (const proof of [{cryptosuite: 'ecdsa-sd-2023'}, {type: 'Ed25519Signature2020', cryptosuite: undefined},
             {type: 'Ed25519Signature2018'}, {type: 'SomethingElse', cryptosuite: 'ecdsa-sd-2023'}])
        expect(await judged(beside(proof)), 'undetermined', `beside a good proof: ${JSON.stringify(proof)}`);
    expect(await judged(beside({cryptosuite: 'rot13-2026'})), 'valid', 'a kind that nobody knows is a remark');
    expect(await judged(beside({})), 'not_valid', 'a counter-signature that fails');
    // A graph that is too much work for the slower hash only: of the issuer it is good, of the other it stays open.
    const evidence = Array.from({length: 11000}, () => ({type: ['Evidence']}));
    const many = await signed(badge(ed.did, {evidence}), 'eddsa-jcs-2022', ed);
    const slow = {...many.proof, cryptosuite: 'ecdsa-rdfc-2019', verificationMethod: `${curve.did}#${curve.did.slice(8)}`,
        proofValue: junkProofs(curve, '', 96)[0].proofValue};
    expect(await judged(many), 'valid', 'many unnamed nodes');
    expect(await judged({...many, proof: [many.proof, slow]}), 'undetermined', 'a counter-signature that is too much work');
}

async function relatedResources() {
    const related = async (digestSRI, id = 'https://a.example/x') =>
        judged(await signed(badge(ed.did, {relatedResource: [{id, digestSRI}]}), 'eddsa-jcs-2022', ed));
    const a = count => 'A'.repeat(count);
    for (const digest of [`sha256-${a(43)}=`, `sha256-${a(42)}8=`, `sha384-${a(64)}`, `sha512-${a(86)}==`, `sha512-${a(85)}w==`])
        expect(await related(digest), 'valid', digest);
    for (const digest of [`sha256-${a(42)}B=`, `sha256-${a(42)}9=`, `sha512-${a(85)}B==`, `sha512-${a(85)}E==`, `sha384-${a(63)}=`])
        expect(await related(digest), 'undetermined', digest);
    for (const id of ['https://openbadgespec.org/v1', 'https://w3id.org/openbadges/v2', 'https://www.w3.org/ns/credentials/v2',
             ...page.knowledge.programContexts])
        expect(await related(`sha256-${a(43)}=`, id), 'undetermined', id);
    score.check(page.knowledge.programContexts.size > page.knowledge.contexts.size, 'the program has more contexts than the page');
}

async function bytesBehindTheEnd() {
    for (const [format, pack] of [['deflate', deflateSync], ['deflate-raw', deflateRawSync]]) {
        const packed = pack(Buffer.from('a badge'.repeat(100)));
        const inflated = async bytes => {
            try {
                return page.fromUtf8(await page.inflate(bytes, format, 1 << 20)).length;
            } catch (error) {
                return error.kind;
            }
        };
        score.check(await inflated(packed) === 700, `${format}: whole`);
        for (const [what, bytes] of [['nothing', []], ['one more', [...packed, 0]], ['twice', [...packed, ...packed]],
                 ['its own end again', [...packed, ...packed.subarray(-4)]], ['cut', packed.subarray(0, -1)]])
            score.check(await inflated(Uint8Array.from(bytes)) === 'parse', `${format}: ${what}`);
    }
}

await manyProofsOneBudget();
await counterSignatures();
await relatedResources();
await bytesBehindTheEnd();
signedPictures();
await manyPartsOneIdentifier();
longPictures();
declarations();
namespaces();
await headlinesOfOurOwn();
plainTexts();
signer.end();
score.finish();
