// The library's own signing, asked line by line: what it signs is genuine, however odd it is.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {skip} from './page.mjs';

const SIGNER = process.env.INSIGNIA_SIGNER ?? 'build/dev/bin/interop_signer';

export function needsSigner() {
    if (!existsSync(SIGNER)) skip('interop_signer is not built');
}

export class Signer {
    constructor() {
        this.process = spawn(SIGNER, {stdio: ['pipe', 'pipe', 'inherit']});
        this.waiting = [];
        createInterface({input: this.process.stdout}).on('line', line => this.waiting.shift()(JSON.parse(line)));
    }

    ask(request) {
        return new Promise(done => {
            this.waiting.push(done);
            this.process.stdin.write(`${JSON.stringify(request)}\n`);
        });
    }

    end() {
        this.process.stdin.end();
    }
}
