// Reports as elements. Every text of a badge goes in as text, never as markup, and in its own direction of writing.
const verdictSigns = {valid: '✓', not_valid: '✗', undetermined: '?', no_badge: '–'};
const outcomeSigns = {passed: '✓', failed: '✗', undetermined: '?', warned: '✓', skipped: '–'};
// The worst outcome of the checks of one title speaks for it.
const outcomeOrder = ['failed', 'undetermined', 'warned', 'skipped', 'passed'];

function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
}

class ReportView {
    constructor(knowledge) {
        this.knowledge = knowledge;
        this.texts = knowledge.texts;
    }

    // A message of the page; one that is English on a page of another language says so. What it quotes is isolated.
    message(said, pieces = this.texts.pieces(said)) {
        const text = element('span', '', ...pieces.map(piece => (piece.isQuoted ? element('bdi', '', piece.text) : piece.text)));
        if (this.texts.isEnglish(said)) text.lang = 'en';
        text.dir = 'auto';
        return text;
    }

    // A text of the badge, isolated.
    quoted(text, most) {
        const made = element('bdi', '', visible(text, most));
        made.dir = 'auto';
        return made;
    }

    // Markdown of the badge, isolated: elements that hold its words, and none that could lead anywhere.
    formatted(text) {
        const blocks = markdownBlocks(visible(text.replaceAll('\r\n', '\n'))).map(({kind, items}) => {
            const block = kind === 'p' ? this.runs('p', items[0]) : element(kind, '', ...items.map(item => this.runs('li', item)));
            block.dir = 'auto';
            return block;
        });
        return element('div', 'formatted', ...blocks);
    }

    runs(name, {text, number}) {
        const made = element(name, '', ...markdownRuns(text).map(run => (run.isBold ? element('strong', '', run.text) : run.text)));
        if (number !== undefined) made.value = number;
        return made;
    }

    fact({key, text, language}) {
        const made = key === 'fact_criteria' ? this.formatted(text) : this.quoted(text);
        const foreign = foreignLanguage(language, document.documentElement.lang);
        if (foreign !== '') made.lang = foreign;
        return element('dd', '', made);
    }

    // `source` is a message: where the badge came from. It stands below the verdict, as a file can have any name.
    card(source, report) {
        const card = element('article', `report ${report.verdict}${report.isNoBadge ? ' no_badge' : ''}`);
        card.dataset.verdict = report.verdict;
        card.tabIndex = -1;
        card.append(this.verdict(report));
        card.append(element('p', 'headline', this.message(report.headline, this.texts.sentencePieces(report.headline))));
        card.append(element('p', 'source', this.message(source)));
        if (report.badge) card.append(this.badge(report));
        if (!report.isNoBadge) card.append(this.checks(report));
        const hints = this.hints(report);
        if (hints) card.append(hints);
        return card;
    }

    // In the page's language, with the word that all tools share beside it. Of a holiday photo nobody should read that a badge
    // is in doubt.
    verdict({verdict, isNoBadge}) {
        const shown = isNoBadge ? 'no_badge' : verdict;
        const word = this.texts.get(`verdict_${shown}`);
        const heading = element('h2', 'verdict', element('span', 'sign', verdictSigns[shown]), ' ', word);
        heading.firstChild.setAttribute('aria-hidden', 'true');
        const english = verdict.replace('_', ' ').toUpperCase();
        if (word !== english && !isNoBadge) {
            const shared = element('span', 'shared', english);
            shared.lang = 'en';
            heading.append(' ', shared);
        }
        return heading;
    }

    badge(report) {
        const isClaim = report.verdict !== 'valid';
        const section = element('section', 'badge', element('h3', '', this.texts.get(isClaim ? 'claims' : 'facts')));
        const picture = this.picture(report);
        if (picture) section.append(picture);
        const list = element('dl', '');
        for (const row of facts(report.badge, report.issuerName))
            list.append(element('dt', '', this.texts.get(row.key)), this.fact(row));
        section.append(list);
        return section;
    }

    // Only of a badge that is valid, as a picture can look like a verdict, and only a PNG: see signedPicture().
    picture({badge, picture, verdict}) {
        const signed = signedPicture(badge);
        const isShown = verdict === 'valid' && (signed !== '' || picture?.type === 'image/png');
        if (!isShown) return null;
        const image = element('img', '');
        image.alt = '';
        image.src = signed || URL.createObjectURL(new Blob([picture.bytes], {type: 'image/png'}));
        image.addEventListener('load', () => URL.revokeObjectURL(image.src), {once: true});
        return element('figure', '', image,
            element('figcaption', 'quiet', this.texts.get(signed ? 'picture_signed' : 'picture_unsigned')));
    }

    // One row for each title, in the order of the checks; what a failure kept from being checked is left out.
    checks({findings, headline}) {
        const list = element('ul', 'checks');
        for (const title of new Set(findings.map(finding => finding.title))) {
            const rows =
                findings.filter(finding => finding.title === title && !['not_applicable', 'blocked'].includes(finding.outcome));
            if (rows.length > 0) list.append(this.checkRow(title, rows, headline));
        }
        return element('section', '', element('h3', '', this.texts.get('checks')), list);
    }

    checkRow(title, rows, headline) {
        const outcome = outcomeOrder.find(name => rows.some(row => row.outcome === name));
        const sign = element('span', 'sign', outcomeSigns[outcome]);
        sign.setAttribute('aria-hidden', 'true');
        const said = element('div', 'said', element('span', 'outcome', this.texts.get(`outcome_${outcome}`)));
        for (const row of rows) if (row.message !== '') said.append(this.finding(row, headline));
        return element('li', outcome, sign, element('span', 'title', this.texts.get(`title_${title}`)), said);
    }

    // What the headline says already is not said again.
    finding({message, where}, headline) {
        const line = element('p', '', message === headline ? '' : this.message(message));
        if (where) line.append(' ', element('code', '', visible(where, limits.shownCharacters)));
        return line;
    }

    // Of what brought the verdict about: who holds a badge that failed is not sent to ask about its issuer.
    hints({verdict, findings}) {
        const hints = new Map();
        for (const {outcome, hints: own = []} of findings)
            if (outcome === (verdict === 'not_valid' ? 'failed' : 'undetermined'))
                for (const hint of own) hints.set(this.texts.message(hint), hint);
        if (hints.size === 0) return null;
        const list = element('ul', 'next');
        for (const hint of hints.values()) list.append(element('li', '', this.message(hint)));
        return element('section', '', element('h3', '', this.texts.get('next')), list);
    }
}
