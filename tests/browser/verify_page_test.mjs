// verify.html as people open it: from a file, in a headless Chromium, with a badge in the address, in a file and as text.
// INSIGNIA_PICTURES=DIR leaves pictures of what was seen.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {deflateRawSync} from 'node:zlib';
import {inTemporaryFolder, Score, skip, writePage} from '../page/support/page.mjs';
import {toBase45} from '../page/support/base45.mjs';
import {insignia, issue, issuerOf, makeWorkspace} from '../page/support/program.mjs';
import {Browser, findChromium} from './support/browser.mjs';

const chromium = findChromium();
if (chromium === '') skip('Chromium is not on this machine');
const score = new Score('browser');
const pictures = process.env.INSIGNIA_PICTURES;
if (pictures) mkdirSync(pictures, {recursive: true});
const EMAIL = 'ada@example.org';
const PHONE = {width: 390, height: 844};
const DESKTOP = {width: 1200, height: 900};

function fragmentOf(badge) {
    const content = badge.startsWith('{')
        ? Buffer.from(badge)
        : Buffer.concat(
            badge.split('.').flatMap((part, at) => [...(at > 0 ? [Buffer.from([0])] : []), Buffer.from(part, 'base64url')]));
    return `#OB3Q1:${toBase45(deflateRawSync(content))}`.replaceAll('%', '%25').replaceAll(' ', '%20');
}

const CRITERIA = 'Led five tours.\\n\\n**Evidence**\\n\\n- **A map** (required): <img src=x onerror=alert(1)>\\n- [a log](https://log.example/)';

// A workspace whose badge is in this language, with criteria in Markdown.
function makeFormatted(folder, name, kind, language) {
    const workspace = makeWorkspace(folder, name, kind);
    const file = join(workspace, 'badges/guide.toml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/criteria = .*/, () => `criteria = "${CRITERIA}"\nlanguage = "${language}"`));
    return workspace;
}

// A badge that asks for a context of towers of accents, in a file that says what no file can know.
function tower(folder, file) {
    const badge = JSON.parse(readFileSync(file, 'utf8'));
    badge['@context'].push([...'MMMMMMMMMMMMMMMM'].map(letter => letter + '\u0305'.repeat(60)).join(''));
    const made = join(folder, `✓ VALID – Genuine M${'\u0305'.repeat(60)}.json`);
    writeFileSync(made, JSON.stringify(badge));
    return made;
}

// Badges of the kinds that a page meets, and the issuers that it knows.
function makeBadges(folder) {
    const known = makeFormatted(folder, 'known', 'ed25519', 'en');
    const curve = makeWorkspace(folder, 'curve', 'p-384');
    const stranger = makeFormatted(folder, 'stranger', 'p-256', 'it');
    const find = (files, ending) => files.find(file => file.endsWith(ending));
    const files = issue(known, 'eddsa-rdfc-2022', EMAIL, '--embed-image');
    const altered = join(folder, 'altered.json');
    writeFileSync(
        altered, readFileSync(find(files, '.json'), 'utf8').replace('Harbour Guide', 'Harbour <img src=x onerror=alert(1)>'));
    const note = join(folder, 'note.txt');
    writeFileSync(note, 'Dear Ada, see you on Friday.');
    const expired = makeWorkspace(folder, 'expired', 'ed25519');
    const plain = makeWorkspace(folder, 'plain', 'ed25519');
    const strangers = issue(stranger, 'ecdsa-rdfc-2019', EMAIL);
    writeFileSync(join(folder, 'plain.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><text>VALID</text></svg>');
    insignia(folder, 'bake', 'plain.svg', find(issue(plain, 'eddsa-jcs-2022', EMAIL), '.json'), '-o', 'baked.svg');
    return {
        issuers: [known, curve, expired, plain].map(
            (workspace, at) =>
                ({name: ['Harbour School', 'Curve School', 'Old School', 'Plain School'][at], document: {id: issuerOf(workspace)}})),
        json: find(files, '.json'),
        png: find(files, '.png'),
        altered,
        note,
        token: find(issue(curve, 'vc-jwt', EMAIL), '.jwt'),
        stranger: find(strangers, '.json'),
        strangerPng: find(strangers, '.png'),
        svg: join(folder, 'baked.svg'),
        tower: tower(folder, find(strangers, '.json')),
    };
}

const verdicts = "[...document.querySelectorAll('.report')].map(card => card.dataset.verdict).join(' ')";

async function see(browser, name, expected, action) {
    await action();
    const found = await browser.until(verdicts);
    score.check(found === expected, `${name}: ${found} instead of ${expected}`);
    if (pictures) await browser.picture(join(pictures, `${name.replaceAll(' ', '-')}.png`));
}

async function words(browser) {
    return browser.evaluate("document.getElementById('results').innerText");
}

async function byAddress(browser, page, badges) {
    const address = file => pathToFileURL(page) + fragmentOf(readFileSync(file, 'utf8').trim());
    await browser.open({...PHONE, dark: false});
    await see(browser, 'phone light token', 'valid', () => browser.goTo(address(badges.token)));
    score.check((await words(browser)).includes('Curve School'), 'the issuer is named');
    await browser.open({...PHONE, dark: true});
    await see(browser, 'phone dark stranger', 'undetermined', () => browser.goTo(address(badges.stranger)));
    await see(browser, 'phone dark altered', 'not_valid', () => browser.goTo(address(badges.altered)));
    score.check(!(await words(browser)).includes('Harbour'), 'an altered badge says nothing');
    const width = await browser.evaluate('document.documentElement.scrollWidth');
    score.check(width <= PHONE.width, `the page is ${width} pixels wide on a phone`);
}

async function byFile(browser, page, badges) {
    await browser.open({...DESKTOP, dark: false});
    await browser.goTo(pathToFileURL(page).href);
    if (pictures) await browser.picture(join(pictures, 'desktop-light-empty.png'));
    score.check(!await browser.evaluate(
                    "document.getElementById('clear').checkVisibility() || document.getElementById('not-running') !== null"),
        'a fresh page has nothing to clear');
    await see(browser, 'desktop light files', 'valid valid not_valid undetermined',
        () => browser.giveFiles('#files', [badges.png, badges.json, badges.altered, badges.stranger]));
    score.check(
        await browser.until(
            "[...document.images].length === 2 && [...document.images].every(image => image.complete && image.naturalWidth > 0)"),
        'the pictures are shown');
    await browser.open({...DESKTOP, dark: true});
    await browser.goTo(pathToFileURL(page).href);
    await see(browser, 'desktop dark file', 'valid', () => browser.giveFiles('#files', [badges.png]));
}

async function saysWhatItQuotes(browser, page, badges) {
    await browser.open({...DESKTOP, dark: false});
    await browser.goTo(pathToFileURL(page).href);
    await see(browser, 'desktop light quoted', 'undetermined', () => browser.giveFiles('#files', [badges.stranger]));
    const marked = await browser.evaluate("[...document.querySelectorAll('dd > [lang]')].map(made => made.lang).join(' ')");
    score.check(marked === 'it it it', `what is quoted has the language of the badge: ${marked}`);
    const criteria = await browser.evaluate("document.querySelector('.formatted').innerHTML");
    const expected = '<p dir="auto">Led five tours.</p><p dir="auto"><strong>Evidence</strong></p><ul dir="auto">'
        + '<li><strong>A map</strong> (required): &lt;img src=x onerror=alert(1)&gt;</li><li>[a log](https://log.example/)</li></ul>';
    score.check(criteria === expected, `criteria as elements: ${criteria}`);
    const steps = await browser.evaluate("[...document.querySelectorAll('.next li')].map(step => step.innerText.slice(0, 24))");
    score.check(steps[0] === 'ask the organisation nam', `the first step needs no program: ${steps}`);
}

// Nothing that came with a badge looks like the verdict, stands before it, or is painted over it.
async function keepsTheVerdict(browser, page, badges) {
    await browser.open({...DESKTOP, dark: false});
    await browser.goTo(pathToFileURL(page).href);
    await see(browser, 'desktop light verdict', 'valid undetermined undetermined',
        () => browser.giveFiles('#files', [badges.svg, badges.strangerPng, badges.tower]));
    score.check(await browser.evaluate('document.images.length') === 0, 'no SVG, and no picture of a stranger, is shown');
    const orderOf = 'card => [...card.children].slice(0, 3).map(part => part.className).join(" ")';
    const cards = await browser.evaluate(`[...document.querySelectorAll('.report')].map(${orderOf})`);
    score.check(cards.every(parts => parts === 'verdict headline source'), `the verdict comes first: ${cards}`);
    const said = await browser.evaluate("document.querySelector('.report:last-child').innerText");
    score.check(said.includes('File: ✓ VALID – Genuine M') && !/[\u0305]{4}/.test(said), `a file has a name: ${said}`);
    const headline = await browser.evaluate("document.querySelector('.report:last-child .headline').innerText");
    score.check(!/[M\u0305]/.test(headline), `the headline is the page's own: ${headline}`);
    const isOpen = "part => getComputedStyle(part).overflowX !== 'clip'";
    const open = await browser.evaluate(
        `[...document.querySelectorAll('.headline, .said p, dd, .source, .next li')].filter(${isOpen}).length`);
    score.check(open === 0, `${open} texts could be painted over others`);
    const quoted = await browser.evaluate("document.querySelectorAll('.report:last-child .said bdi').length");
    score.check(quoted > 0, 'what is quoted is isolated');
}

async function otherThings(browser, page, badges) {
    await see(browser, 'desktop light note', 'undetermined', () => browser.giveFiles('#files', [badges.note]));
    const said = await words(browser);
    score.check(said.includes('NO BADGE FOUND') && !said.includes('UNDETERMINED'), `a note is in no doubt: ${said}`);
    score.check(said.split('his is no badge').length === 2, `what it is stands there once: ${said}`);
    await see(browser, 'desktop light cut code', 'not_valid',
        () => browser.goTo(pathToFileURL(page) + fragmentOf(readFileSync(badges.token, 'utf8').trim()).slice(0, -30)));
    const cut = await words(browser);
    score.check(cut.includes('The code is not complete: scan it again.'), 'a cut code asks for another try');
    score.check(cut.split('ode is not complete').length === 2, `and says so once: ${cut}`);
}

async function byLanguage(browser, page, badges) {
    const fragment = fragmentOf(readFileSync(badges.token, 'utf8').trim());
    await browser.open({...PHONE, dark: false});
    await browser.goTo(pathToFileURL(page) + fragment);
    const home = await browser.evaluate("document.querySelector('.organisation a').getAttribute('href')");
    score.check(home === 'index.html', `the name leads to the site: ${home}`);
    await see(browser, 'phone light followed', 'valid', async () => {
        await browser.evaluate("document.querySelector('nav a[lang=de]').click()");
        await browser.until("document.readyState === 'complete' && document.documentElement.lang === 'de'");
    });
    score.check((await words(browser)).includes('GÜLTIG'), 'the badge came along');
    await browser.evaluate("window.location.hash = ''");
    const left = await browser.evaluate("document.querySelector('nav a').getAttribute('href')");
    score.check(!left.includes('OB3Q1'), 'a badge that is gone stays behind');
}

async function byText(browser, page, badges) {
    await browser.open({...DESKTOP, dark: false});
    await browser.goTo(pathToFileURL(page).href);
    const text = JSON.stringify(readFileSync(badges.json, 'utf8'));
    await see(browser, 'pasted', 'valid',
        () => browser.evaluate(
            `document.getElementById('pasted').value = ${text}; document.getElementById('verify-pasted').click()`));
    const ask = email =>
        browser.evaluate(`document.querySelector('#results').replaceChildren(); document.getElementById('recipient').value = ${
            JSON.stringify(email)};
        document.getElementById('recipient').dispatchEvent(new Event('change'))`);
    await see(browser, 'recipient', 'valid', () => ask(EMAIL));
    score.check((await words(browser)).includes(`awarded to ${EMAIL}`), 'the recipient is confirmed');
    await see(browser, 'other recipient', 'not_valid', () => ask('eva@example.org'));
    await browser.evaluate("document.getElementById('clear').click()");
    score.check(await browser.evaluate("document.querySelectorAll('.report').length") === 0, 'cleared');
}

async function byKeyboard(browser, page) {
    await browser.goTo(pathToFileURL(page).href);
    const reached = [];
    for (let at = 0; at < 16; ++at) {
        for (const type of ['keyDown', 'keyUp'])
            await browser.send('Input.dispatchKeyEvent', {type, key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9});
        reached.push(await browser.evaluate("document.activeElement.id || document.activeElement.tagName"));
    }
    for (const id of ['files', 'SUMMARY', 'recipient'])
        score.check(reached.includes(id), `${id} is reached by the keyboard: ${reached}`);
}

// WCAG 2.2, 1.4.3: what is read has a contrast of 4.5 at least, in both colour schemes.
const contrasts =
    `[...document.querySelectorAll('body *')].filter(node => node.checkVisibility() && [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())).map(node => {
    const rgb = text => text.match(/[\\d.]+/g).map(Number);
    let back = node;
    while (back && (rgb(getComputedStyle(back).backgroundColor)[3] ?? 1) === 0) back = back.parentElement;
    const luminance = color => rgb(color).slice(0, 3).map(value => value / 255).map(value => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    const [light, dark] = [getComputedStyle(node).color, back ? getComputedStyle(back).backgroundColor : 'rgb(255,255,255)'].map(luminance).sort((a, b) => b - a);
    return {what: node.tagName + '.' + node.className, contrast: (light + 0.05) / (dark + 0.05)};
}).sort((a, b) => a.contrast - b.contrast)[0]`;

async function checkContrast(browser, page, badges) {
    for (const dark of [false, true]) {
        await browser.open({...DESKTOP, dark});
        await browser.goTo(pathToFileURL(page).href);
        await browser.giveFiles('#files', [badges.png, badges.altered, badges.stranger, badges.note]);
        await browser.until(verdicts);
        const {what, contrast} = await browser.evaluate(contrasts);
        score.check(contrast >= 4.5, `${dark ? 'dark' : 'light'}: ${what} has a contrast of ${contrast.toFixed(2)}`);
    }
}

await inTemporaryFolder(async folder => {
    const badges = makeBadges(folder);
    const languages = ['en', 'de', 'it', 'fr', 'es', 'lt', 'sl'].map(tag => [tag, `${tag}.html`]);
    const write = language => writePage(folder,
        {issuers: badges.issuers, language, organisation: 'Harbour School', home: 'index.html', languages, name: `${language}.html`});
    const page = write('en');
    write('de');
    const browser = new Browser(chromium, folder);
    const seen = [];
    try {
        for (const part of [byAddress, byFile, saysWhatItQuotes, keepsTheVerdict, otherThings, byLanguage, byText, byKeyboard, checkContrast]) {
            await part(browser, page, badges);
            seen.push(...browser.requests().filter(url => !/^(?:file|data|blob|about):/.test(url)));
            for (const complaint of browser.complaints()) score.check(false, `${part.name}: ${complaint}`);
        }
        score.check(seen.length === 0, `the page asked the network: ${seen}`);
        if (process.env.INSIGNIA_PICTURES)
            for (const language of ['de', 'it', 'lt', 'sl', 'fr', 'es']) {
                const translated = write(language);
                for (const [name, size, dark] of [['phone', PHONE, false], ['desktop', DESKTOP, true]]) {
                    await browser.open({...size, dark});
                    await browser.goTo(pathToFileURL(translated).href);
                    await see(browser, `${name} ${language}`, 'valid not_valid undetermined undetermined',
                        () => browser.giveFiles('#files', [badges.png, badges.altered, badges.stranger, badges.note]));
                }
            }
    } finally {
        await browser.close();
    }
});
score.finish();
