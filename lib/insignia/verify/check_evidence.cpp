// Is the evidence, and whatever else the badge only names, what the issuer saw when it signed? Nothing is
// fetched for that: it is held against files in hand.
// https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/encoding/encoding.h>
#include <insignia/jsonld/embedded_contexts.h>
#include <set>

#include "digests_internal.h"

namespace insignia::verify {
namespace {

using check::Outcome;

Judgement skipped(std::string message, std::string where) {
    return {Outcome::skipped, std::move(message), std::move(where), {}, {}, {}};
}

// What a badge says of one piece: how people call it, and by what it is recognised.
struct Piece {
    std::string called;
    std::set<std::string> names;
    std::vector<Digest> digests;
    std::string where;
};

Result<Piece> piece_of(const json::Value& document, const Located& located) {
    Piece piece;
    piece.where = located.pointer;
    const std::string id(json::member_text(*located.value, "id"));
    const std::string name(json::member_text(*located.value, "name"));
    piece.called = !name.empty() ? name : !id.empty() ? id : "a piece without a name";
    for (const std::string& candidate : {name, file_name_of(id)})
        if (!candidate.empty()) piece.names.insert(candidate);
    TRY_ASSIGN(piece.digests, digests_of(*located.value));
    if (const json::Value* related = piece.digests.empty() ? related_resource(document, id) : nullptr) {
        TRY_ASSIGN(piece.digests, digests_of(*related));
    }
    return piece;
}

Judgement judge_piece(const Piece& piece, const std::vector<EvidenceFile>& files) {
    const auto same = std::ranges::find_if(
        files, [&](const EvidenceFile& file) { return has_digest(file, piece.digests); });
    if (same != files.end())
        return passed(fmt::format("\"{}\" is unchanged: {}", piece.called, same->name))[0];
    const auto named = std::ranges::find_if(
        files, [&](const EvidenceFile& file) { return piece.names.contains(file.name); });
    if (named == files.end())
        return warned(fmt::format("\"{}\" was not found among the files", piece.called), piece.where)[0];
    if (piece.digests.empty())
        return warned(
            fmt::format("\"{}\" was found, but the badge states no digest of it: it may have changed",
                        named->name),
            piece.where)[0];
    Judgement judgement = failed(
        fmt::format("\"{}\" was altered: it is not the file that the badge was awarded for", named->name),
        piece.where)[0];
    judgement.state = "evidence-altered";
    return judgement;
}

// What stands in the badge itself was signed with it: there is nothing more to find.
bool is_elsewhere(const json::Value& evidence) {
    return json::member(evidence, "id") != nullptr || json::member(evidence, "digestSRI") != nullptr
           || json::member(evidence, "digestMultibase") != nullptr;
}

bool is_evidence(const json::Value& document, std::string_view id) {
    return std::ranges::any_of(objects_of(document, "evidence"), [&](const Located& evidence) {
        return json::member_text(*evidence.value, "id") == id;
    });
}

// A context that the program carries is known by the digest of its published text.
std::optional<bool> is_known_text(std::string_view url, const std::vector<Digest>& digests) {
    const jsonld::EmbeddedContext* context = jsonld::find_embedded_context(url);
    if (context == nullptr) return std::nullopt;
    for (const Digest& digest : digests) {
        if (digest.algorithm != crypto::HashAlgorithm::sha256) continue;
        const std::string hex = encoding::to_hex(digest.value);
        return hex == context->sha256
               || std::ranges::find(context->same_terms, hex) != context->same_terms.end()
               || std::ranges::find(context->older, hex) != context->older.end();
    }
    return std::nullopt;
}

Judgement judge_resource(const Case& badge, const Located& resource, const std::string& id,
                         const std::vector<Digest>& digests) {
    if (const auto known = is_known_text(id, digests))
        return *known ? passed(fmt::format("\"{}\" is the published text", id))[0]
                      : failed(fmt::format("\"{}\" is another text than the published one", id),
                               resource.pointer)[0];
    if (!badge.policy.evidence_asked)
        return skipped(fmt::format("\"{}\" not checked; check with --evidence DIR", id), resource.pointer);
    return judge_piece({id, {file_name_of(id)}, digests, resource.pointer}, badge.policy.evidence);
}

} // namespace

Judgements check_evidence(const Case& badge) {
    const std::vector<Located> all = objects_of(badge.document(), "evidence");
    if (all.empty()) return not_applicable();
    std::vector<Located> elsewhere;
    for (const Located& evidence : all)
        if (is_elsewhere(*evidence.value)) elsewhere.push_back(evidence);
    if (elsewhere.empty()) return passed(fmt::format("told in the badge itself ({})", all.size()));
    if (!badge.policy.evidence_asked)
        return {skipped(
            fmt::format("{} named, not checked; check with --evidence DIR",
                        elsewhere.size() == 1 ? "1 piece" : fmt::format("{} pieces", elsewhere.size())),
            "/evidence")};
    Judgements judgements;
    for (const Located& evidence : elsewhere) {
        const Result<Piece> piece = piece_of(badge.document(), evidence);
        judgements.push_back(piece ? judge_piece(*piece, badge.policy.evidence)
                                   : failed(piece.error().message, evidence.pointer)[0]);
    }
    return judgements;
}

// VCDM 2.0, 5.3: each resource has an id of its own and at least one digest.
Judgements check_related_resources(const Case& badge) {
    if (json::member(badge.document(), "relatedResource") == nullptr) return not_applicable();
    const std::vector<Located> resources = objects_of(badge.document(), "relatedResource");
    if (resources.empty()) return warned("relatedResource holds no resource", "/relatedResource");
    Judgements judgements;
    std::set<std::string> ids;
    for (const Located& resource : resources) {
        const std::string id(json::member_text(*resource.value, "id"));
        const auto digests = digests_of(*resource.value);
        if (id.empty() || !ids.insert(id).second)
            judgements.push_back(warned("a related resource needs an id of its own", resource.pointer)[0]);
        else if (!digests)
            judgements.push_back(failed(digests.error().message, resource.pointer)[0]);
        else if (digests->empty())
            judgements.push_back(
                warned(fmt::format("the badge states no digest of \"{}\"", id), resource.pointer)[0]);
        else if (!is_evidence(badge.document(), id))
            judgements.push_back(judge_resource(badge, resource, id, *digests));
    }
    return judgements;
}

} // namespace insignia::verify
