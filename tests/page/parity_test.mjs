// The page beside the program: over the hostile corpus and over badges that the program issues. The page may say VALID only
// where the program does, and must say it for every genuine badge of a kind that it judges.
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {HOSTILE, inTemporaryFolder, makePage, needs, Score} from './support/page.mjs';
import {issue, issuerOf, makeWorkspace, overAll, verdictOfProgram} from './support/program.mjs';

needs(HOSTILE);
const index = JSON.parse(readFileSync(`${HOSTILE}/index.json`, 'utf8'));
const page = makePage();
const score = new Score('parity');
const table = {};

// Genuine badges that the page leaves to the program, and why.
const LEFT_TO_THE_PROGRAM = new Map(readFileSync(new URL('left_to_the_program.txt', import.meta.url), 'utf8').split('\n')
    .filter(line => line && !line.startsWith('#')).map(line => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]));

// The documents of did:web issuers that the corpus publishes, as a page would have them.
const documents = new Map();
for (const {file, url} of Object.entries(JSON.parse(readFileSync(`${HOSTILE}/fixtures/web.json`, 'utf8'))).map(([url,
         row]) => ({...row, url}))) {
    if (!url.endsWith('/did.json') || !file?.endsWith('.json')) continue;
    try {
        const document = page.parseJson(readFileSync(`${HOSTILE}/${file}`, 'utf8'));
        if (document.get('id') === `did:web:${new URL(url).host}`) documents.set(document.get('id'), document);
    } catch {
        // One of them is no JSON: nobody could have written it into a page.
    }
}

// Whoever issued it is known to the page: the most that any page can know.
async function verdictOfPage(bytes, now, recipient = '') {
    let issuers = [];
    try {
        const {document} = await page.open(bytes);
        const issuer = document.get('issuer');
        const id = typeof issuer === 'string' ? issuer : issuer?.get?.('id') ?? '';
        if (documents.has(id)) issuers = [{name: 'known', document: documents.get(id)}];
        else if (/^did:(?:key|jwk):/.test(id)) issuers = [{name: 'known', document: new Map([['id', id]])}];
    } catch {
        // What cannot be opened has no issuer; the report says why.
    }
    return page.judge(bytes, {...page.knowledge, issuers}, {now: page.parseInstant(now), recipient});
}

function count(row, program, shown) {
    const key = `${program.padEnd(12)} ${shown}`;
    table[row] ??= {};
    table[row][key] = (table[row][key] ?? 0) + 1;
}

function compare(name, row, program, report) {
    count(row, program, report.verdict);
    score.check(report.verdict !== 'valid' || program === 'valid', `${name}: the page says VALID, the program ${program}`);
    if (JSON.stringify(report.findings.map(finding => finding.message.key)).includes('page_fault'))
        score.check(false, `${name}: a fault of the page: ${report.findings.at(-1).message.params.message}`);
    const isLeft = LEFT_TO_THE_PROGRAM.has(name);
    if (program === 'valid')
        score.check((report.verdict === 'valid') !== isLeft,
            `${name}: the program says VALID, the page ${report.verdict}${isLeft ? ', which is no longer left' : ''}`);
    else score.check(!isLeft, `${name} is left to the program, which does not say VALID`);
    if (program === 'valid' && report.verdict === 'not_valid')
        score.check(false, `${name}: NOT VALID of a genuine badge: ${JSON.stringify(report.headline)}`);
}

function webFor(entry, folder) {
    const web = {...JSON.parse(readFileSync(`${HOSTILE}/fixtures/web.json`, 'utf8')), ...entry.args?.web};
    for (const row of Object.values(web)) if (row.file) row.file = resolve(HOSTILE, row.file);
    const file = join(mkdtempSync(join(folder, 'web-')), 'web.json');
    writeFileSync(file, JSON.stringify(web));
    return file;
}

async function overCorpus(folder) {
    const plain = webFor({}, folder);
    const entries = index.entries.filter(entry => entry.command === 'verify');
    const verdicts = await overAll(entries,
        entry => verdictOfProgram('--at', index.clock, '--resources', entry.args?.web ? webFor(entry, folder) : plain,
            '--allow', 'unknown-issuer', ...(entry.args?.recipient ? ['--recipient', entry.args.recipient] : []),
            resolve(HOSTILE, entry.path)));
    for (const [at, entry] of entries.entries())
        compare(entry.id, 'hostile', verdicts[at],
            await verdictOfPage(readFileSync(`${HOSTILE}/${entry.path}`), index.clock, entry.args?.recipient));
}

const WAYS = [
    ['ed25519', 'eddsa-rdfc-2022'], ['ed25519', 'eddsa-jcs-2022'], ['ed25519', 'vc-jwt'],
    ['p-256', 'ecdsa-rdfc-2019'], ['p-256', 'ecdsa-jcs-2019'], ['p-256', 'vc-jwt'],
    ['p-384', 'ecdsa-rdfc-2019'], ['p-384', 'ecdsa-jcs-2019'], ['p-384', 'vc-jwt'], ['rsa', 'vc-jwt'],
];
const EMAIL = 'ada@example.org';

// The same bytes with one letter of the badge changed, where nothing but the signature can notice.
function altered(bytes) {
    const text = bytes.toString('latin1').replace('Harbour Guide', 'Harbour Judge');
    return Buffer.from(text, 'latin1');
}

async function overIssued(folder) {
    const now = `${new Date(Date.now() + 1000).toISOString().slice(0, 19)}Z`;
    for (const [at, [kind, proof]] of WAYS.entries()) {
        const workspace = makeWorkspace(folder, `w${at}`, kind);
        const files = issue(workspace, proof, EMAIL, '--output', 'json,png,svg'.slice(0, 8));
        for (const file of files) {
            const name = `${kind} ${proof} ${file.slice(file.lastIndexOf('.'))}`;
            const program = await verdictOfProgram('--issuer', issuerOf(workspace), '--recipient', EMAIL, '--at', now, file);
            compare(name, 'issued', program, await verdictOfPage(readFileSync(file), now, EMAIL));
            score.check(program === 'valid', `${name}: the program says ${program} of what it issued`);
            if (file.endsWith('.json'))
                score.check(
                    (await verdictOfPage(altered(readFileSync(file)), now)).verdict === 'not_valid', `${name}: altered`);
            const other = await verdictOfPage(readFileSync(file), now, 'eva@example.org');
            score.check(other.verdict === 'not_valid', `${name}: somebody else's`);
        }
    }
}

await inTemporaryFolder(async folder => {
    await overCorpus(folder);
    await overIssued(folder);
});
for (const [row, counts] of Object.entries(table))
    for (const [key, number] of Object.entries(counts).sort())
        console.log(`${row.padEnd(8)} program ${key.padEnd(26)} ${number}`);
score.finish();
