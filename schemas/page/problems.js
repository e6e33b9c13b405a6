// What could not be done, as the Error values of the library: thrown, with a kind that decides what comes of it.
//
// Kinds: "parse", "invalid", "crypto" and "loss" are the badge's fault; "unsupported", "limit", "denied" and "not_found"
// leave it open whether the badge is good.
//
// `said` is an English text, or a message of texts.js where people meet it often.
class Problem extends Error {
    constructor(kind, said, where = '') {
        super(said.key ?? said);
        this.kind = kind;
        this.said = said;
        this.where = where;
    }
}

// Whether a key that could not be had for this reason may be good all the same.
function mayExist(problem) {
    return ['unsupported', 'limit', 'denied', 'not_found'].includes(problem.kind);
}

// Run something that may throw a Problem, and give that back; other exceptions are faults of the page and fly on.
function attempt(action) {
    try {
        return {value: action()};
    } catch (error) {
        if (error instanceof RangeError) return {problem: new Problem('limit', 'it takes more room than the browser has')};
        if (!(error instanceof Problem)) throw error;
        return {problem: error};
    }
}
