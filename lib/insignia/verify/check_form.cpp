// Is it a badge, and do its words mean what they seem to mean?
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/jsonld/loss.h>

#include "gather_internal.h"
#include "upgrade_internal.h"

namespace insignia::verify {

namespace {

// Which version it is, where that is not the one that a reader of the report would expect.
std::string unusual_version(const Subject& subject) {
    if (subject.kind == Kind::assertion) {
        const bool old = is_first_generation(subject.version);
        return fmt::format("{}{}", subject.version, old ? ", read in the words of 2.0" : "");
    }
    if (subject.model == DataModel::version_1)
        return fmt::format("{} over data model 1.1",
                           subject.version.empty() ? subject.kind_name : subject.version);
    return subject.kind == Kind::transcript ? subject.version : std::string();
}

} // namespace

Judgements check_recognised(const Case& badge) {
    const Subject& subject = badge.subject();
    switch (subject.kind) {
    case Kind::presentation:
        if (!badge.dossier.contained.empty()) return {};
        return undetermined("this is a presentation, as wallets make them, without a badge in it");
    case Kind::definition:
        if (subject.kind_name == "SD-JWT")
            return undetermined(
                "this is a token for selective disclosure (SD-JWT), which is not judged here");
        return undetermined(fmt::format("this is a {}{}{}: it describes, but it awards nothing to anybody",
                                        subject.kind_name, subject.version.empty() ? "" : " of ",
                                        subject.version));
    case Kind::unknown:
        return undetermined(subject.securing == Securing::jwt
                                ? "this is a signed token (JWT), but what it carries is no badge"
                                : "this is JSON, but it is no badge");
    default:
        return passed(unusual_version(subject));
    }
}

Judgements check_baked(const Case& badge) {
    if (badge.subject().place.empty()) return not_applicable();
    Judgements judgements;
    for (const std::string& remark : badge.subject().remarks) judgements.push_back(warned(remark)[0]);
    return judgements;
}

Judgements check_json(const Case&) {
    return {};
}

Judgements check_type(const Case& badge) {
    const Subject& subject = badge.subject();
    if (!has_type(badge.document(), "VerifiableCredential"))
        return failed("the type must contain VerifiableCredential", "/type");
    if (subject.kind == Kind::credential)
        return failed(
            "it is a verifiable credential, but no Open Badge: the type says neither AchievementCredential "
            "nor OpenBadgeCredential nor EndorsementCredential",
            "/type");
    return {};
}

Judgements check_contexts(const Case& badge) {
    const auto problem = find_context_problem(badge.subject(), badge.policy.contexts);
    if (!problem) return {};
    if (!problem->only_unknown) return failed(problem->message, problem->where);
    return undetermined(problem->message, problem->where, {"if you have it: --context URL=FILE"});
}

Judgements check_keywords(const Case& badge) {
    auto problem = find_keyword_problem(badge.document());
    if (!problem) problem = find_hidden_part(badge.subject());
    if (!problem) return {};
    return problem->only_unknown ? undetermined(problem->message, problem->where)
                                 : failed(problem->message, problem->where);
}

// The transformation of a proof refuses a document in which a word has no meaning: it would not be signed.
Judgements check_unsigned_terms(const Case& badge) {
    for (const Signature& signature : badge.dossier.signatures) {
        if (!signature.result || signature.result->has_value()) continue;
        const Error& error = signature.result->error();
        if (error.code != ErrorCode::data_loss) continue;
        const Subject& subject = badge.subject();
        // Inside a picture, lines and columns help nobody.
        if (!subject.place.empty()) return failed(error.message, error.where, error.hints);
        const auto place = json::locate(subject.text, error.where, json::At::key);
        const std::string file = fmt::format("{}:{}:{}", subject.input, place.line, place.column);
        return failed(jsonld::with_place(error.message, file), error.where, error.hints);
    }
    return {};
}

} // namespace insignia::verify
