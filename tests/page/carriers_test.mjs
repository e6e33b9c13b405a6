// What badges come in: pictures that the program baked, pictures of other programs, and the text of QR codes.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {deflateRawSync} from 'node:zlib';
import {toBase45} from './support/base45.mjs';
import {CONFORMANCE, inTemporaryFolder, makePage, needs, Score} from './support/page.mjs';
import {insignia, issue, makeWorkspace} from './support/program.mjs';

needs(`${CONFORMANCE}/baked-badges`);
const page = makePage();
const score = new Score('carriers');
const SVG =
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>a &amp; b</title><rect width="8" height="8"/></svg>\n';

async function refusal(action) {
    try {
        await action();
        return '';
    } catch (error) {
        return error.kind ?? error.said?.key ?? String(error);
    }
}

async function pictures(folder) {
    const workspace = makeWorkspace(folder, 'w', 'ed25519');
    const [json, png] = ['.json', '.png'].map(
        ending => issue(workspace, 'eddsa-rdfc-2022', 'ada@example.org').find(file => file.endsWith(ending)));
    const text = readFileSync(json, 'utf8').trim();
    score.check((await page.extractFromPng(readFileSync(png))).text === insignia(folder, 'extract', png).trim(),
        'a PNG of the program');
    writeFileSync(join(folder, 'plain.svg'), SVG);
    insignia(folder, 'bake', 'plain.svg', json, '-o', 'baked.svg');
    score.check(page.extractFromSvg(readFileSync(join(folder, 'baked.svg'))).text === text, 'an SVG of the program');
    const token = issue(makeWorkspace(folder, 't', 'p-256'), 'vc-jwt', 'ada@example.org', '--output',
        'json').find(file => file.endsWith('.jwt'));
    insignia(folder, 'bake', 'plain.svg', token, '-o', 'token.svg');
    const jwt = readFileSync(token, 'utf8').trim();
    score.check(page.extractFromSvg(readFileSync(join(folder, 'token.svg'))).text === jwt, 'an SVG with a token');
    return {folder, json: text, jwt, token};
}

async function strangers() {
    const other = `${CONFORMANCE}/baked-badges/concentricsky-bakery`;
    score.check((await page.extractFromPng(readFileSync(`${other}/baked_heart.png`))).text !== '', 'a PNG of another program');
    score.check(page.extractFromSvg(readFileSync(`${other}/baked_example.svg`)).text !== '', 'an SVG of another program');
    score.check(await refusal(() => page.extractFromPng(readFileSync(`${other}/public_domain_heart.png`))) === 'not_found',
        'a plain PNG');
    score.check(
        await refusal(() => page.extractFromSvg(readFileSync(`${other}/unbaked_example.svg`))) === 'not_found', 'a plain SVG');
}

async function codes({folder, json, jwt, token}) {
    const [header, payload, signature] = jwt.split('.').map(part => Buffer.from(part, 'base64url'));
    const content = Buffer.concat([header, Buffer.from([0]), payload, Buffer.from([0]), signature]);
    const packed = bytes => `OB3Q1:${toBase45(deflateRawSync(bytes))}`;
    const escaped = text => text.replaceAll('%', '%25').replaceAll(' ', '%20');
    score.check(await page.unpack(packed(content)) === jwt, 'a packed token');
    score.check(await page.unpack(`#${escaped(packed(content))}`) === jwt, 'a fragment');
    score.check(await page.unpack(`https://badges.example/verify.html#${escaped(packed(Buffer.from(json)))}`) === json,
        'an address with a document');
    score.check(await refusal(() => page.unpack('OB3Q2:00')) === 'unsupported', 'a later form');
    score.check(await refusal(() => page.unpack('OB3Q1:00')) === 'parse', 'what does not inflate');
    score.check(await refusal(() => page.unpack('OB3Q1:::')) === 'parse', 'what is no base45');
    score.check(await refusal(() => page.unpack(packed(Buffer.alloc(page.limits.inflatedBytes + 1)))) === 'limit', 'a bomb');
    if (!existsSync('/usr/bin/zbarimg')) return;
    mkdirSync(join(folder, 'qr'));
    insignia(folder, 'qr', token, '-o', 'qr/code.png', '--as', 'url', '--page', 'https://badges.example/verify.html', '--force');
    const address = execFileSync('/usr/bin/zbarimg', ['--raw', '-q', join(folder, 'qr/code.png')],
        {encoding: 'utf8', stdio: ['ignore', 'pipe',
             'ignore']}).trim();
    score.check(await page.unpack(address) === jwt, 'the QR code of the program');
}

await inTemporaryFolder(async folder => {
    const made = await pictures(folder);
    await strangers();
    await codes(made);
});
score.finish();
