// What the interop programs share: the library as a service, the score, and the way out when something is not there.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));

// End as skipped with the reason; in CI everything has to be there, so that this is a failure.
export function skip(reason) {
    console.log(`skipped: ${reason}`);
    process.exit(process.env.CI ? 1 : 77);
}

// Call before importing any package.
export function requirePackages() {
    if (!existsSync(`${folder}/node_modules/.package-lock.json`)) skip('the npm packages are not installed');
}

// The library: ask({do: …}) gives the answer, which has `error` when it could not be done.
export class Insignia {
    constructor() {
        if (!process.env.INSIGNIA_SIGNER) skip('INSIGNIA_SIGNER does not name the program interop_signer');
        this.process = spawn(process.env.INSIGNIA_SIGNER, {stdio: ['pipe', 'pipe', 'inherit']});
        this.waiting = [];
        createInterface({input: this.process.stdout}).on('line', (line) => this.waiting.shift()(JSON.parse(line)));
        this.process.on('error', (error) => skip(`interop_signer cannot be run: ${error.message}`));
        this.process.on('exit', (code, signal) => {
            for (const resolve of this.waiting) resolve({error: `interop_signer ended (${signal ?? code})`});
        });
    }

    ask(request) {
        return new Promise((resolve) => {
            this.waiting.push(resolve);
            this.process.stdin.write(`${JSON.stringify(request)}\n`);
        });
    }

    // The same; an error ends the program.
    async need(request) {
        const answer = await this.ask(request);
        if (answer.error) throw new Error(`${request.do} ${request.suite ?? ''}: ${answer.error}`);
        return answer;
    }

    close() {
        this.process.stdin.end();
    }
}

// Counts, prints the first failures in full, and "<name>: N passed, N failed" at the end.
export class Score {
    static failures = 0;

    constructor(name) {
        this.name = name;
        this.passed = 0;
        this.failed = 0;
        this.skipped = 0;
    }

    // Something that the other side declines to do at all.
    skip(what) {
        ++this.skipped;
        console.log(`  ${this.name}: ${what}`);
    }

    count(ok, what, detail) {
        if (ok) {
            ++this.passed;
            return;
        }
        ++this.failed;
        ++Score.failures;
        if (this.failed <= 3) console.log(`  ${this.name}: ${what}`, detail ?? '');
    }

    print() {
        console.log(`interop ${this.name}: ${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    }
}

export function finish(insignia) {
    insignia.close();
    process.exitCode = Score.failures === 0 ? 0 : 1;
}
