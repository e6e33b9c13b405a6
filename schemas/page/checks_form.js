// Is it a badge, and do its words mean what they seem to mean? A check gives judgements: {outcome, message, where, hints,
// headline}; none is a pass without words. Outcomes: passed, failed, undetermined, warned, skipped, not_applicable, blocked.
function passed(message = '') {
    return [{outcome: 'passed', message}];
}

function failed(message, where = '', headline = null, hints = []) {
    return [{outcome: 'failed', message, where, hints, headline}];
}

function undetermined(message, where = '', hints = [say('hint_program')], headline = null) {
    return [{outcome: 'undetermined', message, where, hints, headline}];
}

function notApplicable() {
    return [{outcome: 'not_applicable', message: ''}];
}

function skipped(message) {
    return [{outcome: 'skipped', message}];
}

function shapeJudgement(problem) {
    if (!problem) return passed();
    return problem.onlyUnknown ? undetermined(problem.message, problem.where) : failed(problem.message, problem.where);
}

function checkRecognised({subject}) {
    if (['achievement', 'endorsement', 'credential'].includes(subject.kind)) return passed();
    const keys =
        {transcript: 'is_transcript', presentation: 'is_presentation', assertion: 'is_older', status_list: 'is_status_list'};
    const key = keys[subject.kind] ?? 'is_no_badge';
    return undetermined(say(key), '', subject.kind === 'unknown' ? [say('hint_ask')] : [say('hint_program')]);
}

function checkBaked({subject}) {
    return subject.place === '' ? notApplicable() : passed();
}

function checkType({subject, document}) {
    if (!hasType(document, 'VerifiableCredential')) return failed('the type must contain VerifiableCredential', '/type');
    return subject.kind === 'credential' ? failed(say('no_open_badge'), '/type') : passed();
}

function checkContexts({subject, contexts}) {
    return shapeJudgement(findContextProblem(subject, contexts));
}

function checkKeywords({subject, document, vocabulary}) {
    return shapeJudgement(findKeywordProblem(document) ?? findHiddenPart(subject, vocabulary));
}
