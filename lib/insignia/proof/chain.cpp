#include "chain_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::proof {
namespace {

constexpr std::string_view k_previous_at = "/proof/previousProof";

// The ids that previousProof names: a string, or a list of strings.
Result<std::vector<std::string_view>> previous_ids(const json::Value& proof) {
    const json::Value* previous = json::member(proof, "previousProof");
    if (previous == nullptr) return std::vector<std::string_view>{};
    const auto malformed = [] {
        return fail(ErrorCode::invalid, "previousProof must be a proof's id or a list of them",
                    std::string(k_previous_at));
    };
    std::vector<std::string_view> ids;
    if (previous->is_string()) return std::vector<std::string_view>{previous->get_ref<const std::string&>()};
    if (!previous->is_array() || previous->empty()) return malformed();
    for (const json::Value& id : *previous) {
        if (!id.is_string()) return malformed();
        ids.emplace_back(id.get_ref<const std::string&>());
    }
    return ids;
}

Result<const json::Value*> proof_with_id(const std::vector<const json::Value*>& proofs, std::string_view id) {
    const json::Value* found = nullptr;
    for (const json::Value* proof : proofs) {
        if (json::member_text(*proof, "id") != id) continue;
        if (found != nullptr)
            return fail(ErrorCode::invalid, fmt::format("two proofs have the id \"{}\"", sanitize(id)),
                        std::string(k_previous_at));
        found = proof;
    }
    if (found != nullptr) return found;
    return fail(ErrorCode::invalid,
                fmt::format("the previous proof \"{}\" is not in the document", sanitize(id)),
                std::string(k_previous_at));
}

// Follows previousProof depth first, each proof once.
class CycleFinder {
public:
    explicit CycleFinder(const std::vector<const json::Value*>& proofs) : m_proofs(proofs) {}

    Result<void> visit(const json::Value* proof) {
        if (contains(m_done, proof)) return {};
        if (contains(m_path, proof))
            return fail(ErrorCode::invalid, "the chain of previous proofs leads back to itself",
                        std::string(k_previous_at));
        m_path.push_back(proof);
        TRY_ASSIGN(const auto ids, previous_ids(*proof));
        for (const std::string_view id : ids) {
            TRY_ASSIGN(const json::Value* previous, proof_with_id(m_proofs, id));
            TRY(visit(previous));
        }
        m_path.pop_back();
        m_done.push_back(proof);
        return {};
    }

private:
    // The proof that is asked about may be a copy of one in the document.
    static bool contains(const std::vector<const json::Value*>& proofs, const json::Value* proof) {
        return std::any_of(proofs.begin(), proofs.end(),
                           [&](const json::Value* other) { return other == proof || *other == *proof; });
    }

    const std::vector<const json::Value*>& m_proofs;
    std::vector<const json::Value*> m_path;
    std::vector<const json::Value*> m_done;
};

} // namespace

Result<std::vector<const json::Value*>> proofs_of(const json::Value& document) {
    const json::Value* proof = json::member(document, "proof");
    if (proof == nullptr) return fail(ErrorCode::invalid, "the document has no proof", {}, {"sign it first"});
    std::vector<const json::Value*> proofs;
    if (proof->is_array()) {
        for (const json::Value& entry : *proof) proofs.push_back(&entry);
    } else {
        proofs.push_back(proof);
    }
    if (proofs.empty()) return fail(ErrorCode::invalid, "the document has an empty list of proofs", "/proof");
    if (proofs.size() > limits::k_proofs)
        return fail(ErrorCode::limit,
                    fmt::format("{} proofs; at most {} are checked", proofs.size(), limits::k_proofs),
                    "/proof");
    for (const json::Value* entry : proofs)
        if (!entry->is_object() || entry->empty())
            return fail(ErrorCode::invalid, "a proof must be an object", "/proof");
    return proofs;
}

Result<json::Value> previous_proofs(const json::Value& document, const json::Value& proof) {
    json::Value matching = json::Value::array();
    TRY_ASSIGN(const auto ids, previous_ids(proof));
    if (ids.empty()) return matching;
    TRY_ASSIGN(const auto proofs, proofs_of(document));
    TRY(CycleFinder(proofs).visit(&proof));
    // The order is that of the document, whatever the order of the list.
    for (const json::Value* candidate : proofs) {
        const bool named =
            std::find(ids.begin(), ids.end(), json::member_text(*candidate, "id")) != ids.end();
        if (named) matching.push_back(*candidate);
    }
    return matching;
}

} // namespace insignia::proof
