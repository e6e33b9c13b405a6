#include "contexts_internal.h"

#include <algorithm>
#include <array>

namespace insignia::verify {
namespace {

constexpr std::array<std::string_view, 6> k_open_badges = {
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
};

// What may stand beside them. The context of undefined terms is missing on purpose: it gives every word a
// meaning that nobody agreed on.
constexpr std::array<std::string_view, 15> k_others = {
    k_credentials_v2,
    k_credentials_v1,
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/suites/ed25519-2020/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
    "https://www.w3.org/ns/cid/v1",
    "https://www.w3.org/ns/did/v1",
    "https://www.w3.org/ns/credentials/status/v1",
    "https://w3id.org/vc/status-list/2021/v1",
    "https://w3id.org/openbadges/v2",
};

} // namespace

bool is_open_badges_context(std::string_view url) {
    return std::ranges::find(k_open_badges, url) != k_open_badges.end();
}

bool is_known_context(std::string_view url, std::span<const std::string> also_known) {
    return is_open_badges_context(url) || std::ranges::find(k_others, url) != k_others.end()
           || std::ranges::find(also_known, url) != also_known.end();
}

std::string_view first_context(const json::Value& document) {
    const json::Value* context = json::member(document, "@context");
    if (context != nullptr && context->is_array()) context = context->empty() ? nullptr : &context->front();
    return context != nullptr && context->is_string() ? context->get_ref<const std::string&>()
                                                      : std::string_view();
}

bool mentions_context(const json::Value& document, std::string_view url) {
    const json::Value* context = json::member(document, "@context");
    if (context == nullptr) return false;
    const auto equals = [&](const json::Value& entry) {
        return entry.is_string() && entry.get_ref<const std::string&>() == url;
    };
    return equals(*context) || (context->is_array() && std::ranges::any_of(*context, equals));
}

} // namespace insignia::verify
