// A headless Chromium, spoken to over a pipe in the DevTools protocol: messages in JSON with a NUL behind each.
import {execFileSync, spawn} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

export function findChromium() {
    for (const name of [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].filter(Boolean)) {
        try {
            return execFileSync('sh', ['-c', 'command -v "$0"', name], {encoding: 'utf8'}).trim();
        } catch {
            // The next one.
        }
    }
    return '';
}

const PATIENCE = 20000;

export class Browser {
    constructor(program, folder) {
        this.process = spawn(program,
            [
                '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
                '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
                `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'
            ],
            {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
        this.waiting = new Map();
        this.events = [];
        this.number = 0;
        let rest = '';
        this.process.stdio[4].setEncoding('utf8').on('data', text => {
            const messages = (rest + text).split('\0');
            rest = messages.pop();
            messages.forEach(message => this.receive(JSON.parse(message)));
        });
    }

    receive(message) {
        if (message.id === undefined) this.events.push(message);
        else this.waiting.get(message.id)(message);
    }

    send(method, params = {}, sessionId = this.session) {
        const id = ++this.number;
        this.process.stdio[3].write(`${JSON.stringify({id, method, params, sessionId})}\0`);
        return new Promise((done, failed) => {
            const late = setTimeout(() => failed(new Error(`${method}: no answer`)), PATIENCE);
            this.waiting.set(id, ({result, error}) => {
                clearTimeout(late);
                if (error) failed(new Error(`${method}: ${error.message}`));
                else done(result);
            });
        });
    }

    async open({width, height, dark}) {
        this.session = undefined;
        const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
        this.session = (await this.send('Target.attachToTarget', {targetId, flatten: true})).sessionId;
        this.events = [];
        for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await this.send(`${domain}.enable`);
        await this.send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: width < 600});
        await this.send(
            'Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]});
    }

    async evaluate(expression) {
        const {result, exceptionDetails} =
            await this.send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true});
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    // Wait until the expression gives something that is not empty, and give that.
    async until(expression) {
        const end = Date.now() + PATIENCE;
        for (;;) {
            const value = await this.evaluate(expression);
            if (value) return value;
            if (Date.now() > end) throw new Error(`it never came: ${expression}`);
            await new Promise(done => setTimeout(done, 25));
        }
    }

    async goTo(url) {
        await this.send('Page.navigate', {url: 'about:blank'});
        await this.send('Page.navigate', {url});
        await this.until("document.readyState === 'complete' && location.protocol !== 'about:'");
    }

    async giveFiles(selector, files) {
        const {root} = await this.send('DOM.getDocument');
        const {nodeId} = await this.send('DOM.querySelector', {nodeId: root.nodeId, selector});
        await this.send('DOM.setFileInputFiles', {nodeId, files});
    }

    async picture(file) {
        const {cssContentSize: {width, height}} = await this.send('Page.getLayoutMetrics');
        const {data} = await this.send(
            'Page.captureScreenshot', {captureBeyondViewport: true, clip: {x: 0, y: 0, width, height, scale: 1}});
        writeFileSync(file, Buffer.from(data, 'base64'));
    }

    // Addresses that were asked for, and what the console had to say against the page.
    requests() {
        return this.events.filter(event => event.method === 'Network.requestWillBeSent').map(event => event.params.request.url);
    }

    complaints() {
        const logged = this.events.filter(event => event.method === 'Log.entryAdded' && event.params.entry.level === 'error')
                           .map(event => event.params.entry.text);
        const thrown = this.events.filter(event => event.method === 'Runtime.exceptionThrown')
                           .map(event => event.params.exceptionDetails.exception?.description ?? 'an exception');
        return [...logged, ...thrown];
    }

    async close() {
        const ended = new Promise(done => this.process.once('exit', done));
        this.session = undefined;
        await this.send('Browser.close').catch(() => this.process.kill());
        await ended;
    }
}
