// RDFC-1.0. https://www.w3.org/TR/rdf-canon/#canon-algo-algo Quads are [subject, predicate, object, graph?] of terms.
function quadLine(quad, label = term => term.text) {
    return `${quad.map(label).join(' ')} .\n`;
}

// Issues "c14n0", "c14n1", … or "b0", "b1", …, each node once, in the order in which they are asked for.
class IdentifierIssuer {
    constructor(prefix, issued = new Map()) {
        this.prefix = prefix;
        this.issued = new Map(issued);
    }

    issue(node) {
        if (!this.issued.has(node)) this.issued.set(node, `_:${this.prefix}${this.issued.size}`);
        return this.issued.get(node);
    }

    get(node) {
        return this.issued.get(node);
    }

    copy() {
        return new IdentifierIssuer(this.prefix, this.issued);
    }
}

// The orders of a list, the given one first.
function* permutations(list) {
    if (list.length < 2) return yield list;
    for (let at = 0; at < list.length; ++at)
        for (const rest of permutations([...list.slice(0, at), ...list.slice(at + 1)])) yield [list[at], ...rest];
}

// How much work one badge may make, all its proofs together: none of them fills it up again.
class WorkBudget {
    constructor() {
        this.steps = limits.rdfcSteps;
        this.end = performance.now() + limits.workMilliseconds;
    }

    spend(steps) {
        this.steps -= steps;
        if (this.steps < 0) throw new Problem('limit', 'telling the blank nodes apart takes too much work');
        this.checkTime();
    }

    // A graph that is made to take all of it gets nothing more.
    exhaust() {
        this.spend(this.steps + 1);
    }

    checkTime() {
        if (performance.now() > this.end) throw new Problem('limit', 'checking the signatures takes too long');
    }
}

class Canonicalization {
    constructor(quads, hashName, work = new WorkBudget()) {
        this.quads = quads;
        this.hashOf = text => toHex((hashName === 'SHA-384' ? sha384 : sha256)(toUtf8(text)));
        this.work = work;
        this.cost = hashName === 'SHA-384' ? limits.rdfcCost384 : 1;
        this.depth = 0;
        this.canonical = new IdentifierIssuer('c14n');
        this.mentions = new Map();
        this.firstDegree = new Map();
        this.visits = new Map();
    }

    run() {
        // 1. and 2.
        for (const quad of this.quads)
            for (const node of new Set(quad.filter(term => term.kind === 'blank').map(term => term.text))) {
                if (!this.mentions.has(node)) this.mentions.set(node, []);
                this.mentions.get(node).push(quad);
            }
        // 3. and 4.
        const groups = this.issueUnique();
        // 5.
        const ambiguous = groups.reduce((count, group) => count + group.length, 0);
        this.visitsAllowed = ambiguous ** limits.rdfcWorkFactor;
        for (const group of groups) this.issueGroup(group);
        // 6. and 7.
        return this.quads.map(quad => quadLine(quad, term => this.canonical.get(term.text) ?? term.text))
            .sort(compareCodePoints)
            .join('');
    }

    // The groups of nodes that their own quads do not tell apart, in the order of their hashes.
    issueUnique() {
        const byHash = new Map();
        for (const node of this.mentions.keys()) {
            const hash = this.hashFirstDegree(node);
            this.firstDegree.set(node, hash);
            if (!byHash.has(hash)) byHash.set(hash, []);
            byHash.get(hash).push(node);
        }
        const ordered = [...byHash].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, nodes]) => nodes);
        for (const nodes of ordered) if (nodes.length === 1) this.canonical.issue(nodes[0]);
        return ordered.filter(nodes => nodes.length > 1);
    }

    issueGroup(group) {
        const paths = [];
        for (const node of group) {
            if (this.canonical.get(node)) continue;
            const issuer = new IdentifierIssuer('b');
            issuer.issue(node);
            paths.push(this.hashNDegree(node, issuer));
        }
        paths.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
        for (const {issuer} of paths) for (const node of issuer.issued.keys()) this.canonical.issue(node);
    }

    // https://www.w3.org/TR/rdf-canon/#hash-1d-quads-algorithm
    hashFirstDegree(node) {
        this.work.checkTime();
        const label = term => (term.kind !== 'blank' ? term.text : term.text === node ? '_:a' : '_:z');
        return this.hashOf(this.mentions.get(node).map(quad => quadLine(quad, label)).sort(compareCodePoints).join(''));
    }

    // https://www.w3.org/TR/rdf-canon/#hash-related-algorithm
    hashRelated(related, quad, issuer, position) {
        this.spend();
        const predicate = position === 'g' ? '' : quad[1].text;
        const identifier = this.canonical.get(related) ?? issuer.get(related) ?? this.firstDegree.get(related);
        return this.hashOf(position + predicate + identifier);
    }

    spend() {
        this.work.spend(this.cost);
    }

    enter(node) {
        this.spend();
        const visits = (this.visits.get(node) ?? 0) + 1;
        this.visits.set(node, visits);
        if (visits > this.visitsAllowed || ++this.depth > limits.rdfcDepth) this.work.exhaust();
    }

    // https://www.w3.org/TR/rdf-canon/#hash-nd-quads-algorithm
    hashNDegree(node, startIssuer) {
        this.enter(node);
        const byHash = this.relatedNodes(node, startIssuer); // 1. to 3.
        let issuer = startIssuer;
        let data = '';
        for (const [hash, nodes] of [...byHash].sort(([a], [b]) => (a < b ? -1 : 1))) { // 5.
            const chosen = this.choosePath(nodes, issuer);
            data += hash + chosen.path;
            issuer = chosen.issuer;
        }
        --this.depth;
        return {hash: this.hashOf(data), issuer};
    }

    relatedNodes(node, issuer) {
        const byHash = new Map();
        for (const quad of this.mentions.get(node))
            quad.forEach((term, index) => {
                if (term.kind !== 'blank' || term.text === node) return;
                const hash = this.hashRelated(term.text, quad, issuer, ['s', 'p', 'o', 'g'][index]);
                if (!byHash.has(hash)) byHash.set(hash, []);
                byHash.get(hash).push(term.text);
            });
        return byHash;
    }

    // 5.4. The least path of all orders, and the issuer that it leaves.
    choosePath(nodes, issuer) {
        let chosen = {path: '', issuer: null};
        for (const order of permutations(nodes)) {
            const walked = this.walkPath(order, issuer.copy(), chosen.path);
            if (walked && (chosen.path === '' || walked.path < chosen.path)) chosen = walked;
        }
        return chosen;
    }

    // 5.4.4. and 5.4.5. Null when the path cannot win any more.
    walkPath(order, startIssuer, best) {
        const isBeaten = path => best !== '' && path.length >= best.length && path > best;
        let issuer = startIssuer;
        let path = '';
        const recursion = [];
        for (const node of order) {
            this.spend();
            const canonical = this.canonical.get(node);
            if (!canonical && !issuer.get(node)) recursion.push(node);
            path += canonical ?? issuer.issue(node);
            if (isBeaten(path)) return null;
        }
        for (const node of recursion) {
            const result = this.hashNDegree(node, issuer);
            path += `${issuer.issue(node)}<${result.hash}>`;
            issuer = result.issuer;
            if (isBeaten(path)) return null;
        }
        return {path, issuer};
    }
}

// The canonical N-Quads of a dataset.
function canonicalize(quads, hashName = 'SHA-256', work = new WorkBudget()) {
    return new Canonicalization(quads, hashName, work).run();
}
