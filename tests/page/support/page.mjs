// The page as it is written, with its script run outside of a browser: the tests look at what people get, not at its sources.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {webcrypto} from 'node:crypto';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Duplex} from 'node:stream';
import {createInflate, createInflateRaw} from 'node:zlib';

export const CONFORMANCE = process.env.INSIGNIA_CONFORMANCE_DIR ?? '../shared/conformance';
export const HOSTILE = process.env.INSIGNIA_HOSTILE_DIR ?? '../shared/hostile';
const WRITER = process.env.INSIGNIA_PAGE_WRITER ?? 'build/dev/bin/unit_publish';
export const PROGRAM = process.env.INSIGNIA ?? 'build/dev/bin/insignia';

// Browsers have these; an older Node.js (that of Debian 12) has them in other places.
const [major, minor] = process.versions.node.split('.').map(Number);
if (!globalThis.crypto) globalThis.crypto = webcrypto;
if (major < 20 || (major === 20 && minor < 12))
    globalThis.DecompressionStream = class {
        constructor(format) {
            return Duplex.toWeb(format === 'deflate-raw' ? createInflateRaw() : createInflate());
        }
    };

// What the tests may call of the script.
const NAMES = [
    'Problem', 'parseJson', 'canonicalJson', 'canonicalize', 'Canonicalization', 'toRdf', 'sha256', 'sha384', 'toHex',
    'fromHex', 'toUtf8', 'fromUtf8', 'fromBase45', 'fromBase58', 'toBase64Url', 'fromBase64Url', 'inflate', 'unpack',
    'isPacked', 'extractFromPng', 'extractFromSvg', 'isPng', 'isSvg', 'keyFromMultikey', 'keyFromJwk', 'makeEd25519Key',
    'verifySignature', 'proofInput', 'signedData', 'cryptosuites', 'verifyProof', 'resolveDid', 'readKnowledge', 'judge',
    'plain', 'iriTerm', 'literalTerm', 'Texts', 'visible', 'compareCodePoints', 'limits', 'parseInstant', 'crc32', 'makeEcKey',
    'keyKinds', 'parseJws', 'open', 'concatBytes', 'facts', 'rsaKeyFromDer', 'verifyEd25519', 'isWeakPoint',
    'markdownBlocks', 'markdownRuns', 'foreignLanguage', 'signedPicture'
];

export function skip(why) {
    console.log(`skipped: ${why}`);
    process.exit(77);
}

export function needs(...folders) {
    for (const folder of folders) if (!existsSync(folder)) skip(`${folder} is not here`);
}

export function inTemporaryFolder(action) {
    const folder = mkdtempSync(join(tmpdir(), 'insignia-page-'));
    const clean = () => rmSync(folder, {recursive: true, force: true});
    process.on('exit', clean);
    return action(folder);
}

// Writes the page with these issuers ({name, document}) and languages ([tag, reference]), and gives its path.
export function writePage(folder, {issuers = [], language = 'en', organisation = 'Tests', home = '', languages = [],
    name = 'verify.html'} = {}) {
    const file = join(folder, name);
    const list = join(folder, 'issuers.json');
    writeFileSync(list, JSON.stringify(issuers));
    execFileSync(WRITER, ['[write-page]'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
            ...process.env,
            INSIGNIA_PAGE: file,
            INSIGNIA_PAGE_ISSUERS: list,
            INSIGNIA_PAGE_LANGUAGE: language,
            INSIGNIA_PAGE_ORGANISATION: organisation,
            INSIGNIA_PAGE_HOME: home,
            INSIGNIA_PAGE_LANGUAGES: JSON.stringify(languages)
        },
    });
    return file;
}

// The functions of the script of this page, and the knowledge that the page was written with.
export function loadPage(file) {
    const html = readFileSync(file, 'utf8');
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)[1];
    const functions = new Function(`${script}\nreturn {${NAMES.join(', ')}};`)();
    const textOf = id => new RegExp(`id="${id}">([\\s\\S]*?)</script>`).exec(html)[1];
    return {...functions, knowledge: functions.readKnowledge(textOf)};
}

export function makePage(options) {
    return inTemporaryFolder(folder => loadPage(writePage(folder, options)));
}

// Counts, and says what failed.
export class Score {
    constructor(name) {
        this.name = name;
        this.passed = 0;
        this.unsupported = [];
        this.failures = [];
    }

    check(good, what) {
        if (good) ++this.passed;
        else this.failures.push(what);
    }

    // Ends the process; a failure is an exit code of 1.
    finish() {
        for (const failure of this.failures) console.log(`FAILED ${this.name}: ${failure}`);
        console.log(
            `${this.name}: ${this.passed} passed, ${this.failures.length} failed, ${this.unsupported.length} unsupported`);
        if (this.failures.length > 0) process.exitCode = 1;
    }
}
