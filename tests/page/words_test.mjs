// What people read: Markdown of a badge as plain pieces, sentences, the language of what is quoted, what to do next, and what the
// page says of things that are no badges.
import {readFileSync} from 'node:fs';
import {deflateRawSync} from 'node:zlib';
import {toBase45} from './support/base45.mjs';
import {inTemporaryFolder, makePage, Score} from './support/page.mjs';
import {issue, issuerOf, makeWorkspace} from './support/program.mjs';

const page = makePage();
const german = makePage({language: 'de'});
const score = new Score('words');
const NOW = page.parseInstant(`${new Date(Date.now() + 1000).toISOString().slice(0, 19)}Z`);

function same(found, expected, what) {
    const [left, right] = [found, expected].map(value => JSON.stringify(value));
    score.check(left === right, `${what}: ${left} instead of ${right}`);
}

// Blocks in short: "p: text", "ol: 1 text | 2 text".
function blocks(text) {
    return page.markdownBlocks(text).map(({kind, items}) => `${kind}: ${
        items.map(({text: words, number}) => (number === undefined ? words : `${number} ${words}`)).join(' | ')}`);
}

function runs(text) {
    return page.markdownRuns(text).map(run => (run.isBold ? `[${run.text}]` : run.text)).join('');
}

function markdown() {
    same(blocks('one\ntwo\n\nthree'), ['p: one\ntwo', 'p: three'], 'paragraphs');
    same(blocks('**Evidence**\n\n- **A goal** (required)\n- a walk\n  by night\n\nWorkload: 2 hours'),
        ['p: **Evidence**', 'ul: **A goal** (required) | a walk\nby night', 'p: Workload: 2 hours'], 'what the program writes');
    same(blocks('To do:\n1. first\n3) third\n\n* star\n+ plus'), ['p: To do:', 'ol: 1 first | 3 third', 'ul: star | plus'],
        'numbers stay');
    same(blocks('It was built in\n1999. It stands'), ['p: It was built in\n1999. It stands'], 'a year is no list');
    for (const text of ['# Title', '[here](https://x.example)', '<b>x</b>', '-no list', '> said', '', '`code`'])
        same(blocks(text), text === '' ? [] : [`p: ${text}`], 'all else is text');
    same(runs('a **bold** and **more** end'), 'a [bold] and [more] end', 'bold');
    for (const text of ['** no **', '2 ** 3', '**open', '****', '*one*', '__x__']) same(runs(text), text, 'not bold');
    const long = '**a'.repeat(700);
    same(runs(long), long.replace(/\*\*(a)\*\*/g, '[$1]'), 'many marks');
}

function sentences() {
    const {texts} = page.knowledge;
    const messages = [
        ['validUntil and expirationDate name two different ends', 'validUntil and expirationDate name two different ends.'],
        ['it ends before it begins', 'It ends before it begins.'],
        ['eddsa-rdfc-2022: it does not fit', 'eddsa-rdfc-2022: it does not fit.'],
        ['did:key:z6Mk, which nobody knows', 'did:key:z6Mk, which nobody knows.'],
        ['"created" is no date', '"created" is no date.'],
        ['élan vital!', 'Élan vital!'],
    ];
    for (const [message, expected] of messages) same(texts.sentence(message), expected, 'a sentence');
}

function languages() {
    same(page.foreignLanguage('it', 'en'), 'it', 'another language');
    same(page.foreignLanguage('EN', 'en'), '', 'the same language');
    for (const tag of ['', 'x"y', 'i', 'de DE', 'a'.repeat(400)]) same(page.foreignLanguage(tag, 'en'), '', `no tag: ${tag}`);
}

async function judged(bytes, {recipient = '', issuers = []} = {}) {
    return page.judge(bytes, {...page.knowledge, issuers}, {now: NOW, recipient});
}

async function otherThings() {
    const text = words => page.toUtf8(words);
    const things = [
        ['a text', text('Dear Ada,\nhow are you?'), true], ['nothing', new Uint8Array(), true],
        ['a photo', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), true], ['JSON', text('{"a": 1}'), true],
        ['an address', text('https://badges.example/1'), true], ['noise', Uint8Array.from([0xfe, 0xfe]), true],
        ['a PDF', text('%PDF-1.7'), false], ['an older badge', text('{"type": "Assertion"}'), false],
        ['a presentation', text('{"type": "EnvelopedVerifiablePresentation"}'), false],
    ];
    for (const [name, bytes, expected] of things) {
        const report = await judged(bytes);
        same([report.verdict, report.isNoBadge], ['undetermined', expected], name);
        score.check(/^[\p{Lu}].*\.$/u.test(german.knowledge.texts.sentence(report.headline)), `${name}: a sentence`);
    }
}

function hintsOf({findings}, outcome) {
    return findings.filter(finding => finding.outcome === outcome).flatMap(({hints = []}) => hints).map(({key}) => key);
}

async function nextSteps(folder) {
    for (const [kind, proof, ending] of [['ed25519', 'eddsa-rdfc-2022', '.json'], ['p-256', 'vc-jwt', '.jwt']]) {
        const workspace = makeWorkspace(folder, kind, kind);
        const badge = readFileSync(issue(workspace, proof, 'ada@example.org').find(file => file.endsWith(ending)), 'utf8').trim();
        const stranger = await judged(page.toUtf8(badge));
        same(stranger.headline, {key: 'unknown_headline', params: {}}, `${proof}: no identifier in the headline`);
        same(hintsOf(stranger, 'undetermined'), ['hint_unknown', 'hint_trust'], `${proof}: first what needs no program`);
        same(page.facts(stranger.badge, '').map(({key, language}) => [key, language]).slice(0, 4),
            [['fact_name', 'en'], ['fact_description', 'en'], ['fact_criteria', 'en'], ['fact_recipient', '']], 'languages');
        const at = badge.length - (ending === '.jwt' ? 20 : 0);
        const altered = ending === '.json' ? badge.replace('Harbour Guide', 'Harbour Judge')
                                           : badge.slice(0, at) + (badge[at] === 'A' ? 'B' : 'A') + badge.slice(at + 1);
        const issuers = [{name: 'Harbour School', document: new Map([['id', issuerOf(workspace)]])}];
        const spoiled = await judged(page.toUtf8(altered), {issuers});
        same([spoiled.verdict, spoiled.badge, spoiled.isNoBadge], ['not_valid', null, undefined], `${proof}: altered`);
        same(hintsOf(spoiled, 'failed'), ['hint_changed'], `${proof}: what to do with a spoiled copy`);
        await damagedCodes(badge);
    }
}

async function damagedCodes(badge) {
    const packed = `#OB3Q1:${toBase45(deflateRawSync(Buffer.from(badge)))}`.replaceAll('%', '%25').replaceAll(' ', '%20');
    for (const cut of [9, 40, Math.floor(packed.length / 2)]) {
        const {verdict, headline} = await judged(page.toUtf8(packed.slice(0, -cut)));
        same([verdict, headline.key], ['not_valid', 'code_damaged'], `a code without its last ${cut} characters`);
    }
    same(german.knowledge.texts.sentence({key: 'code_damaged', params: {}}),
        'Der Code ist unvollständig: bitte noch einmal scannen.', 'in the language of the page');
}

markdown();
sentences();
languages();
await otherThings();
await inTemporaryFolder(nextSteps);
score.finish();
