// The program beside the page: verdicts of both, and badges that it issues.
import {execFile, execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {deflateSync} from 'node:zlib';
import {PROGRAM} from './page.mjs';

const program = resolve(PROGRAM);
const VERDICTS = {0: 'valid', 1: 'not_valid', 3: 'undetermined'};

export function insignia(folder, ...words) {
    return execFileSync(program, words, {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
}

// What the program says of a file: "valid", "not_valid" or "undetermined".
export function verdictOfProgram(...words) {
    return new Promise(done => {
        execFile(program, ['verify', '--offline', ...words],
            error => done(VERDICTS[error ? error.code : 0] ?? `exit ${error.code}`));
    });
}

// Run an asynchronous action over a list, two at a time, in order.
export async function overAll(list, action) {
    const results = new Array(list.length);
    let next = 0;
    const work = async () => {
        for (let at = next++; at < list.length; at = next++) results[at] = await action(list[at]);
    };
    await Promise.all([work(), work()]);
    return results;
}

const BADGE = `name = "Harbour Guide"
description = "Showed visitors around the harbour, in three languages."
criteria = "Led five tours; the visitors said what they had learned."
type = "Badge"
tags = ["harbour", "guiding"]
`;

function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}

function chunk(type, data) {
    const covered = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [data.length, crc32(covered)].map(number => Buffer.from(number.toString(16).padStart(8, '0'), 'hex'));
    return Buffer.concat([length, covered, check]);
}

// A square in one colour, as PNG.
function square(size, red, green, blue) {
    const line = Buffer.concat([Buffer.from([0]), ...Array.from({length: size}, () => Buffer.from([red, green, blue]))]);
    const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 2, 0, 0, 0]);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header),
        chunk('IDAT', deflateSync(Buffer.concat(Array.from({length: size}, () => line)))), chunk('IEND', Buffer.alloc(0))]);
}

// A workspace with one badge, signing with a key of this kind.
export function makeWorkspace(folder, name, kind, ...words) {
    insignia(folder, 'init', name, '--no-input', '--name', `Harbour School ${name}`, '--key-kind', kind, ...words);
    const workspace = join(folder, name);
    writeFileSync(join(workspace, 'badges/guide.toml'), BADGE);
    writeFileSync(join(workspace, 'badges/guide.png'), square(96, 20, 110, 160));
    return workspace;
}

// The files of one badge that is issued with this proof.
export function issue(workspace, proof, email, ...words) {
    insignia(workspace, 'issue', 'guide', '--to', email, '--name', 'Žemyna 𝒜', '--proof', proof, '--no-input', ...words);
    const begin = join(workspace, 'issued/guide');
    return readdirSync(begin).map(file => join(begin, file));
}

export function issuerOf(workspace) {
    const text = readFileSync(join(workspace, 'insignia.toml'), 'utf8');
    return /did:[a-z]+:[A-Za-z0-9.:%_-]+/.exec(text)[0];
}
