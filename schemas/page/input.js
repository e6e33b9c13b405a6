// Where badges come from: the address, files that are chosen or dropped, a pasted text. What was given is kept, so that it can
// be judged again when an e-mail address is typed.
class Inputs {
    constructor(knowledge) {
        this.view = new ReportView(knowledge);
        this.knowledge = knowledge;
        this.given = [];
        this.round = 0;
        this.results = document.getElementById('results');
        this.recipient = document.getElementById('recipient');
        this.clear = document.getElementById('clear');
    }

    listen() {
        const files = document.getElementById('files');
        files.addEventListener('change', () => this.takeFiles([...files.files]).then(() => { files.value = ''; }));
        document.getElementById('verify-pasted').addEventListener('click', () => this.takePasted());
        this.recipient.addEventListener('change', () => this.judgeAll());
        this.clear.addEventListener('click', () => this.give([]));
        window.addEventListener('hashchange', () => this.takeAddress());
        for (const kind of ['dragover', 'drop']) document.addEventListener(kind, event => this.onDrag(event));
        document.addEventListener('dragleave', () => document.body.classList.remove('dragging'));
        return this.takeAddress();
    }

    onDrag(event) {
        event.preventDefault();
        document.body.classList.toggle('dragging', event.type === 'dragover');
        if (event.type === 'drop' && event.dataTransfer.files.length > 0) this.takeFiles([...event.dataTransfer.files]);
    }

    async takeFiles(files) {
        const given = files.slice(0, limits.files).map(file => ({
            source: say('source_file', {name: file.name}),
            bytes: async () => new Uint8Array(await file.slice(0, limits.inputBytes + 1).arrayBuffer())
        }));
        const notice = files.length > limits.files ? this.knowledge.texts.get('too_many_files', {count: limits.files}) : '';
        await this.give(given, notice);
    }

    takePasted() {
        const text = document.getElementById('pasted').value;
        if (text.trim() !== '') this.give([this.textInput('pasted', text.trim())]);
    }

    takeAddress() {
        const fragment = window.location.hash;
        return fragment.length < 2 ? Promise.resolve() : this.give([this.textInput('from_address', fragment)]);
    }

    textInput(key, text) {
        return {source: say(key), bytes: async () => toUtf8(text)};
    }

    give(given, notice = '') {
        this.given = given;
        this.notice = notice;
        return this.judgeAll();
    }

    // Judge what was given; a later round takes the place of one that is still at it.
    async judgeAll() {
        const round = ++this.round;
        this.results.replaceChildren(
            ...(this.given.length > 0 ? [element('p', 'notice', this.knowledge.texts.get('working'))] : []));
        const cards = [];
        for (const {source, bytes} of this.given) {
            const policy = {
                now: {seconds: Math.floor(Date.now() / 1000), nanoseconds: 0},
                recipient: this.recipient.value.trim()
            };
            const content = await bytes().catch(() => null);
            const report = content ? await judge(content, this.knowledge, policy) : reportOnNotOpened(noBadge('unreadable'));
            if (round !== this.round) return;
            cards.push(this.view.card(source, report));
        }
        const notices = this.notice ? [element('p', 'notice', this.notice)] : [];
        this.results.replaceChildren(...notices, ...cards);
        this.clear.hidden = cards.length === 0;
        cards[0]?.focus({preventScroll: true});
        cards[0]?.scrollIntoView({block: 'nearest'});
    }
}
