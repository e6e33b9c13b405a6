// The beginning: read what the page was written with, say whom it knows, and wait for badges. Outside of a browser, in tests,
// nothing happens by itself.
function showKnownIssuers(knowledge) {
    const known = document.getElementById('known');
    if (knowledge.issuers.length === 0) {
        known.append(element('p', '', knowledge.texts.get('knows_nobody')));
        return;
    }
    const list = element('ul', '');
    for (const {name, document: keys} of knowledge.issuers)
        list.append(
            element('li', '', element('bdi', '', visible(name)), ' ', element('code', '', visible(memberText(keys, 'id')))));
    known.append(list);
}

// The badge in the address comes along to the page in another language. No server sees what stands behind a `#`.
function keepFragment() {
    for (const link of document.querySelectorAll('nav a')) link.hash = window.location.hash;
}

function main() {
    const knowledge = readKnowledge(id => document.getElementById(id).textContent);
    showKnownIssuers(knowledge);
    document.getElementById('not-running').remove();
    keepFragment();
    window.addEventListener('hashchange', keepFragment);
    return new Inputs(knowledge).listen();
}

if (typeof document !== 'undefined') main();
