// Embedded proofs: https://www.w3.org/TR/vc-data-integrity/
function isToken(dossier) {
    return dossier.subject.securing === 'jwt';
}

// A counter-signature cannot spoil a badge by its form: what would be a failure of the issuer's proof is a remark.
function severity(signature) {
    return signature.signer === 'other' ? 'warned' : 'failed';
}

function judgement(outcome, message, signature, headline = null) {
    const hints = outcome === 'undetermined' ? [say('hint_program')] : [];
    return {outcome, message, where: signature.where, hints, headline};
}

// A signature that does not hold: a copy may have been spoiled on its way, and the issuer's own file be good.
function spoiled(message, where, headline) {
    return failed(message, where, headline, [say('hint_changed')]);
}

// Wrap a check of embedded proofs: nothing to do for a token.
function forProofs(check) {
    return dossier => (isToken(dossier) ? notApplicable() : check(dossier));
}

function forToken(check) {
    return dossier => (isToken(dossier) ? check(dossier, dossier.signatures[0]) : notApplicable());
}

const checkProofPresent = forProofs(dossier => {
    const proofs = dossier.document.get('proof');
    if (proofs === undefined || proofs === null || (Array.isArray(proofs) && proofs.length === 0))
        return failed(say('not_signed'), '/proof', say('not_signed_headline'));
    if (dossier.tooManyProofs) return failed(`there are more than ${limits.proofs} proofs`, '/proof');
    return dossier.signatures.flatMap(signature => {
        if (!isObject(signature.proof)) return [judgement('failed', 'a proof must be a JSON object', signature)];
        return signature.proof.has('proofValue') || signature.proof.has('jws')
            ? []
            : [judgement(severity(signature), 'the proof has no proofValue', signature)];
    });
});

// What the program can check and this page cannot: there such a proof can fail, so that here it stays open.
const suitesOfTheProgram = ['ecdsa-sd-2023', 'Ed25519Signature2020', 'Ed25519Signature2018'];

function isOfTheProgram(proof) {
    return ['cryptosuite', 'type'].some(name => suitesOfTheProgram.includes(memberText(proof, name)));
}

// Other suites beside a good one are remarks: nobody can be asked to know all of them.
const checkProofSuite = forProofs(dossier => {
    const someGood = dossier.signatures.some(isGood);
    return dossier.signatures.flatMap(signature => {
        const {problem} = attempt(() => cryptosuiteOf(signature.proof));
        if (!problem) return [];
        if (problem.kind !== 'unsupported') return [judgement(severity(signature), problem.message, signature)];
        const isRemark = someGood && !isOfTheProgram(signature.proof);
        return [judgement(isRemark ? 'warned' : 'undetermined', say('unknown_suite', {suite: signature.suite}), signature)];
    });
});

const checkProofPurpose = forProofs(dossier => dossier.signatures.flatMap(signature => {
    const purpose = memberText(signature.proof, 'proofPurpose');
    if (purpose === 'assertionMethod') return [];
    return [judgement(severity(signature),
        purpose === '' ? 'the proof does not say what it is for (proofPurpose)' : say('other_purpose', {purpose}), signature)];
}));

// Why the key of a signature may not be used at this moment; "" when it may. A key that was retired is good for what was
// signed before; one that was revoked is not, as who has taken it can write any date.
function keyTimeProblem(signature, now) {
    const {keyRevoked, keyExpires, made, method} = signature;
    if (keyRevoked && compareInstants(keyRevoked, now) <= 0)
        return say('key_revoked', {key: shortened(method), date: dateText(keyRevoked)});
    const used = made && compareInstants(made, now) < 0 ? made : now;
    return keyExpires && compareInstants(keyExpires, used) <= 0
        ? say('key_ended', {key: shortened(method), date: dateText(keyExpires)})
        : '';
}

const checkProofMethod = forProofs(dossier => {
    const someGood = dossier.signatures.some(isGood);
    return dossier.signatures.flatMap(signature => {
        if (attempt(() => cryptosuiteOf(signature.proof)).problem?.kind === 'unsupported') return [];
        if (signature.method === '') return [judgement('failed', 'the proof names no key (verificationMethod)', signature)];
        if (signature.problem !== '' && signature.keyMayExist)
            return [judgement(someGood ? 'warned' : 'undetermined', signature.problem, signature, say('no_key'))];
        const problem = signature.problem === '' ? keyTimeProblem(signature, dossier.now) : signature.problem;
        return problem === '' ? [] : [judgement(severity(signature), problem, signature)];
    });
});

const checkProofChain = forProofs(dossier => {
    const chained = dossier.signatures.filter(signature => member(signature.proof, 'previousProof') !== undefined);
    return chained.length === 0 ? passed() : undetermined(say('chained'), chained[0].where);
});

const checkProofExpiry = forProofs(dossier => dossier.signatures.flatMap(signature => ['created', 'expires'].flatMap(name => {
    const text = member(signature.proof, name);
    if (text === undefined) return [];
    const moment = parseInstant(text);
    if (!moment) return [judgement(severity(signature), `"${name}" of the proof is no date with time and zone`, signature)];
    if (name === 'created' || compareInstants(moment, dossier.now) > 0) return [];
    return [judgement(severity(signature), say('proof_ended', {date: dateText(moment)}), signature)];
})));

function checkKeyOwner(dossier) {
    const others = dossier.signatures.filter(signature => signature.signer === 'other');
    if (others.length === dossier.signatures.length) {
        const [first] = dossier.signatures;
        return failed(say('others_key', {key: shortened(first.method || 'jwk'), issuer: shortened(dossier.issuer)}),
            first.where, say('somebody_else'));
    }
    return others.map(signature => judgement('warned', say('also_signed', {key: shortened(signature.method)}), signature));
}

// The transformation of a proof refuses a document in which a word has no meaning: it would not be signed.
const checkUnsignedTerms = forProofs(dossier => {
    const loss = dossier.signatures.map(signature => signature.result?.problem).find(problem => problem?.kind === 'loss');
    return loss ? spoiled(loss.message, loss.where, say('unsigned_words')) : passed();
});

function unchanged(signature) {
    return signature.made ? say('unchanged_since', {date: dateText(signature.made), key: shortened(signature.method)})
                          : say('unchanged', {key: shortened(signature.method)});
}

function whyNot({suite}, why) {
    return why === mismatch ? say('mismatch', {suite}) : `${suite}: ${why}`;
}

function resultJudgement(signature) {
    const {why, problem} = signature.result;
    if (why === '') return signature.signer === 'issuer' ? [{outcome: 'passed', message: unchanged(signature)}] : [];
    if (why !== undefined) return spoiled(whyNot(signature, why), signature.where, say('changed'));
    const said = typeof problem.said === 'string' ? `${signature.suite}: ${problem.said}` : problem.said;
    const isOthers = signature.signer === 'other';
    if (isOthers && attempt(() => cryptosuiteOf(signature.proof)).problem) return []; // proof.suite says it
    // The program may get further, and find that it fails.
    if (mayExist(problem)) return [judgement('undetermined', said, signature)];
    return isOthers ? [judgement('warned', said, signature)] : spoiled(said, signature.where, say('cannot_be_right'));
}

const checkProofSignature = forProofs(dossier => {
    const judgements = dossier.signatures.filter(signature => signature.result).flatMap(resultJudgement);
    const decided = judgements.some(({outcome}) => ['passed', 'failed', 'undetermined'].includes(outcome));
    return decided ? judgements : [...judgements, ...undetermined(say('none_checked'))];
});
