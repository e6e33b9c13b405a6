// The table of all checks, in the order in which they are made and read: those of lib/insignia/verify/table.cpp that need no
// network. A check that needs one which failed is blocked.
const secured = ['proof.signature', 'jwt.signature'];
const checkRows = [
    {id: 'in.recognise', title: 'file', needs: [], run: checkRecognised},
    {id: 'in.baked', title: 'picture', needs: [], run: checkBaked},
    {id: 'type.class', title: 'form', needs: ['in.recognise'], run: checkType},
    {id: 'ctx.required', title: 'form', needs: ['in.recognise'], run: checkContexts},
    {id: 'ld.keywords', title: 'form', needs: ['in.recognise'], run: checkKeywords},
    {id: 'proof.present', title: 'signature', needs: ['ctx.required'], run: checkProofPresent},
    {id: 'proof.suite', title: 'signature', needs: ['proof.present'], run: checkProofSuite},
    {id: 'proof.purpose', title: 'signature', needs: ['proof.present'], run: checkProofPurpose},
    {id: 'proof.method', title: 'signature', needs: ['proof.present'], run: checkProofMethod},
    {id: 'proof.chain', title: 'signature', needs: ['proof.present'], run: checkProofChain},
    {id: 'proof.expiry', title: 'signature', needs: ['proof.present'], run: checkProofExpiry},
    {id: 'jwt.header', title: 'signature', needs: ['ctx.required'], run: checkTokenHeader},
    {id: 'jwt.alg', title: 'signature', needs: ['ctx.required'], run: checkTokenAlgorithm},
    {id: 'jwt.key', title: 'signature', needs: ['jwt.header'], run: checkTokenKey},
    {id: 'key.owner', title: 'signature', needs: ['proof.present', 'ctx.required'], run: checkKeyOwner},
    {id: 'ld.safe', title: 'signature', needs: ['proof.present'], run: checkUnsignedTerms},
    {id: 'proof.signature', title: 'signature', needs: ['proof.method', 'proof.suite', 'proof.purpose', 'key.owner', 'ld.safe'],
        run: checkProofSignature},
    {id: 'jwt.signature', title: 'signature', needs: ['jwt.alg', 'jwt.key', 'key.owner'], run: checkTokenSignature},
    {id: 'jwt.claims', title: 'token', needs: ['jwt.signature'], run: checkTokenClaims},
    {id: 'schema.1edtech', title: 'content', needs: secured, run: classProblems('content')},
    {id: 'schema.inline', title: 'schema', needs: secured, run: skippedWhen('credentialSchema', 'schema_skipped')},
    {id: 'ob.subject', title: 'content', needs: secured, run: classProblems('subject')},
    {id: 'ob.enum', title: 'content', needs: secured, run: classProblems('terms')},
    {id: 'status.bsl', title: 'status', needs: secured, run: checkStatus},
    {id: 'time.notyet', title: 'dates', needs: secured, run: checkNotYet},
    {id: 'time.expired', title: 'dates', needs: secured, run: checkExpired},
    {id: 'trust.issuer', title: 'issuer', needs: secured, run: checkIssuer},
    {id: 'recipient', title: 'recipient', needs: secured, run: checkRecipient},
    {id: 'evidence', title: 'evidence', needs: secured, run: checkEvidence},
    {id: 'vc.related', title: 'related', needs: secured, run: checkRelatedResources},
    {id: 'refresh', title: 'renewed', needs: secured, run: skippedWhen('refreshService', 'refresh_skipped')},
    {id: 'endorsement', title: 'endorsed', needs: secured, run: checkEndorsements},
];
const blockingOutcomes = ['failed', 'undetermined', 'blocked'];
// What must be sound before anything that the badge says of itself is shown.
const trustedTitles = ['file', 'picture', 'form', 'signature'];

// What people gave is something else than a badge: nothing is in doubt.
const otherThings = new Set(['plain_picture', 'empty', 'other_file', 'web_address', 'no_badge', 'is_status_list', 'is_no_badge']);

function runRow(row, dossier, findings) {
    const obstacle =
        row.needs.find(need => findings.some(finding => finding.id === need && blockingOutcomes.includes(finding.outcome)));
    if (obstacle) return [{outcome: 'blocked', message: say('needs', {check: obstacle})}];
    const judgements = row.run(dossier);
    return judgements.length === 0 ? passed() : judgements;
}

// What a message may have in its places and still be a headline: nothing that a badge could have written.
const ownPlaces = ['date', 'count', 'kind', 'mebibytes', 'recipient'];

function isOwn(said) {
    if (typeof said === 'string') return !said.includes('"');
    return Object.keys(said.params ?? {}).every(name => ownPlaces.includes(name));
}

function headlineOf({headline, message}, verdict) {
    return headline ?? (isOwn(message) ? message : say(`${verdict}_headline`));
}

// The verdict, the sentence that people read first, and whether there is no badge at all, which is no verdict of its own.
function conclude(findings, issuerName = '') {
    const failure = findings.find(finding => finding.outcome === 'failed');
    if (failure) return {verdict: 'not_valid', headline: headlineOf(failure, 'not_valid')};
    const doubt = findings.find(finding => finding.outcome === 'undetermined');
    if (doubt) {
        const headline = headlineOf(doubt, 'undetermined');
        return {verdict: 'undetermined', headline, isNoBadge: otherThings.has(headline.key)};
    }
    return {verdict: 'valid', headline: say('valid_headline', {name: issuerName})};
}

async function gather(subject, knowledge, policy) {
    const {document} = subject;
    const dossier = {
        subject, document, knowledge, contexts: knowledge.contexts, vocabulary: knowledge.vocabulary, issuer: issuerId(document),
        now: policy.now, recipient: policy.recipient, signatures: [], classProblems: [], work: new SharedWork(),
    };
    dossier.issuerKeys = findIssuerKeys(dossier.issuer, knowledge);
    if (findContextProblem(subject, knowledge.contexts)) return dossier;
    dossier.signatures = await gatherSignatures(dossier);
    if (signatureHolds(dossier)) dossier.classProblems = new ClassChecker(knowledge.tables).check(document);
    return dossier;
}

function reportOnNotOpened({check, isBadge, said, hints, where}) {
    const row = checkRows.find(({id}) => id === check);
    const finding =
        {id: check, title: row?.title ?? 'file', outcome: isBadge ? 'failed' : 'undetermined', message: said, hints, where};
    return {...conclude([finding]), findings: [finding], badge: null, picture: null};
}

async function judgeSubject(subject, knowledge, policy) {
    const rows = ['achievement', 'endorsement', 'credential'].includes(subject.kind) ? checkRows : checkRows.slice(0, 2);
    const dossier = rows === checkRows ? await gather(subject, knowledge, policy) : {subject};
    const findings = [];
    for (const row of rows)
        findings.push(...runRow(row, dossier, findings).map(judgement => ({id: row.id, title: row.title, ...judgement})));
    const issuerName = knownIssuer(knowledge, dossier.issuer)?.name ?? '';
    const conclusion = conclude(findings, issuerName);
    const isTrusted = rows === checkRows
        && !findings.some(({title, outcome}) => trustedTitles.includes(title) && blockingOutcomes.includes(outcome));
    const shown = isTrusted && conclusion.verdict !== 'not_valid';
    return {
        ...conclusion,
        findings,
        badge: shown ? subject.document : null,
        picture: shown ? subject.picture : null,
        issuerName
    };
}

// Everything from bytes to a report: {verdict, headline, isNoBadge, findings, badge, picture}. `policy` is {now, recipient}.
async function judge(bytes, knowledge, policy) {
    try {
        return await judgeSubject(await open(bytes), knowledge, policy);
    } catch (error) {
        if (error instanceof NotOpened) return reportOnNotOpened(error);
        // A fault of the page says nothing about the badge.
        return reportOnNotOpened(new NotOpened(
            'in.recognise', false, say('page_fault', {message: String(error?.message ?? error)}), [say('hint_program')]));
    }
}
