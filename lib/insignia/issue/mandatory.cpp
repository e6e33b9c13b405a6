#include "issue.h"

namespace insignia::issue {

namespace {

// Open Badges 3.0 requires these members, or a verifier must look at them; `id` and `type` of each object on
// the way are shown in any case.
constexpr std::string_view k_always[] = {
    "/name",
    "/issuer",
    "/validFrom",
    "/validUntil",
    "/credentialStatus",
    "/credentialSchema",
    "/termsOfUse",
    "/credentialSubject/achievement/name",
    "/credentialSubject/achievement/description",
    "/credentialSubject/achievement/criteria",
    "/credentialSubject/achievement/version",
};

} // namespace

std::vector<std::string> mandatory_pointers(const json::Value& badge) {
    std::vector<std::string> pointers;
    for (const auto pointer : k_always)
        if (json::find(badge, pointer) != nullptr) pointers.emplace_back(pointer);
    // A salted hash tells nothing to those who do not know the address, and without it the badge is
    // nobody's.
    constexpr std::string_view k_identifiers = "/credentialSubject/identifier";
    const auto* const identifiers = json::find(badge, k_identifiers);
    if (identifiers == nullptr || !identifiers->is_array()) return pointers;
    // Other programs compact the badge before they look, which makes an array of one element the element.
    const bool is_single = identifiers->size() == 1;
    for (std::size_t i = 0; i < identifiers->size(); ++i) {
        const auto* const hashed = json::member((*identifiers)[i], "hashed");
        if (hashed != nullptr && *hashed == true)
            pointers.push_back(is_single ? std::string(k_identifiers) : json::join_pointer(k_identifiers, i));
    }
    return pointers;
}

} // namespace insignia::issue
