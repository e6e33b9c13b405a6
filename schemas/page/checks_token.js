// VC-JWT: https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof, RFC 7515, RFC 8725
const checkTokenHeader = forToken(({subject}, signature) => {
    const {header} = subject.jws;
    if (asciiLower(memberText(header, 'typ')).includes('vp+'))
        return failed('this token is a presentation, no credential', 'header/typ');
    if (asciiLower(memberText(header, 'cty')).includes('vp'))
        return failed('this token is a presentation, no credential', 'header/cty');
    const jwk = header.get('jwk');
    if (!header.has('kid') && !jwk) return failed('the header names no key (kid)', 'header');
    if (!jwk) return passed();
    const {value: key, problem} = attempt(() => keyFromJwk(jwk));
    if (problem) return failed(`the key in the header: ${problem.message}`, 'header/jwk');
    if (header.has('kid') && signature.key && !equalKeys(key, signature.key))
        return failed('the header names one key and brings another along', 'header/jwk');
    return passed();
});

const checkTokenAlgorithm = forToken(({subject}, signature) => {
    const algorithm = memberText(subject.jws.header, 'alg');
    if (!signature.key || keyKinds[signature.key.kind].algorithm === algorithm) return passed();
    return failed(
        `the header says ${algorithm}, but the issuer's key is for ${keyKinds[signature.key.kind].algorithm}`, 'header/alg');
});

const checkTokenKey = forToken(({now}, signature) => {
    if (signature.signer === 'other') return passed(); // key.owner says it
    if (signature.problem !== '')
        return signature.keyMayExist ? undetermined(signature.problem, 'header/kid', [say('hint_program')], say('no_key'))
                                     : failed(signature.problem, 'header/kid');
    const problem = keyTimeProblem(signature, now);
    return problem === '' ? passed() : failed(problem, 'header/kid');
});

const checkTokenSignature = forToken((_, signature) => {
    if (isGood(signature)) return passed(say('unchanged', {key: shortened(signature.method)}));
    if (!signature.result) return undetermined(say('none_checked'));
    const {why, problem} = signature.result;
    if (problem && mayExist(problem)) return undetermined(problem.said);
    return spoiled(whyNot(signature, why ?? problem.message), '', say('changed'));
});

// A missing claim is unusual; one that says something else than the credential would make one of the two a lie. An end that
// only the token states is an end all the same.
const checkTokenClaims = forToken(dossier => {
    const {payload} = dossier.subject.jws;
    const form = payloadProblem(payload);
    if (form !== '') return failed(form, 'payload');
    const claims = readClaims(payload);
    const period = periodOf(dossier.subject);
    const judgements = claims.problems.map(({kind, claim, message}) => {
        const loneEnd = claim === 'exp' && period.untilValue === undefined && kind === 'disagrees';
        return {outcome: kind === 'missing' || loneEnd ? 'warned' : 'failed', message, where: `payload/${claim}`};
    });
    if (claims.expires && compareInstants(claims.expires, dossier.now) < 0)
        judgements.push(...failed(say('token_expired'), 'payload/exp'));
    if (claims.notBefore && claims.notBefore.seconds > dossier.now.seconds + limits.clockSkewSeconds)
        judgements.push(...failed(say('token_not_yet'), 'payload/nbf'));
    return judgements;
});
