#include "options_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/uri/uri.h>

namespace insignia::proof {
namespace {

enum class Form { text, absolute_url, moment, text_or_list };
enum class Required { no, yes };

// https://www.w3.org/TR/vc-data-integrity/#proofs
struct Member {
    std::string_view name;
    Form form;
    Required required;
    std::string_view must_be;
};

// NOTE: proofs made before dateTimeStamp was demanded may write a time without a zone; they are refused,
// because a moment that cannot be told is no moment.
constexpr Member k_members[] = {
    {"id", Form::absolute_url, Required::no, "an absolute URL"},
    {"type", Form::text, Required::yes, "a text"},
    {"cryptosuite", Form::text, Required::no, "a text"},
    {"proofPurpose", Form::text, Required::yes, "a text"},
    {"verificationMethod", Form::absolute_url, Required::yes, "an absolute URL"},
    {"created", Form::moment, Required::no, "a time with a time zone"},
    {"expires", Form::moment, Required::no, "a time with a time zone"},
    {"domain", Form::text_or_list, Required::no, "a text or a list of texts"},
    {"challenge", Form::text, Required::no, "a text"},
    {"previousProof", Form::text_or_list, Required::no, "a text or a list of texts"},
    {"nonce", Form::text, Required::no, "a text"},
};

bool is_text(const json::Value& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty();
}

bool has_form(const json::Value& value, Form form) {
    switch (form) {
    case Form::text:
        return is_text(value);
    case Form::absolute_url:
        return is_text(value) && uri::Uri::parse(value.get_ref<const std::string&>()).has_value();
    case Form::moment:
        return is_text(value) && Instant::parse(value.get_ref<const std::string&>()).has_value();
    case Form::text_or_list:
        return is_text(value)
               || (value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), is_text));
    }
    return false;
}

// True when the member is this text, or a list of nothing else.
bool contains_only(const json::Value* value, std::string_view text) {
    if (value == nullptr) return false;
    if (value->is_array()) return value->size() == 1 && contains_only(&value->front(), text);
    return value->is_string() && value->get_ref<const std::string&>() == text;
}

} // namespace

Result<json::Value> make_proof(const Cryptosuite& suite, const SigningOptions& options) {
    json::Value proof = json::Value::object();
    const auto set = [&proof](const char* name, std::string_view value) {
        if (!value.empty()) proof[name] = std::string(value);
    };
    set("id", options.id);
    set("type", suite.proof_type);
    if (suite.name != suite.proof_type) set("cryptosuite", suite.name);
    set("created", options.created ? options.created->to_string() : "");
    set("expires", options.expires ? options.expires->to_string() : "");
    set("verificationMethod", options.verification_method);
    set("proofPurpose", options.purpose);
    set("domain", options.domain);
    set("challenge", options.challenge);
    if (options.previous_proofs.size() == 1)
        set("previousProof", options.previous_proofs.front());
    else if (!options.previous_proofs.empty())
        proof["previousProof"] = options.previous_proofs;
    TRY(check_proof_members(proof));
    return proof;
}

Result<void> check_proof_members(const json::Value& proof) {
    for (const Member& member : k_members) {
        const json::Value* value = json::member(proof, member.name);
        if (value == nullptr && member.required == Required::yes)
            return fail(ErrorCode::invalid, fmt::format("the proof has no {}", member.name),
                        json::join_pointer("/proof", member.name));
        if (value != nullptr && !has_form(*value, member.form))
            return fail(ErrorCode::invalid,
                        fmt::format("{} of the proof must be {}", member.name, member.must_be),
                        json::join_pointer("/proof", member.name));
    }
    return {};
}

std::vector<std::string> unmet_expectations(const json::Value& proof, const ProofExpectations& expectations) {
    std::vector<std::string> unmet;
    const std::string_view purpose = json::member_text(proof, "proofPurpose");
    if (!expectations.purpose.empty() && purpose != expectations.purpose)
        unmet.push_back(fmt::format("the proof was made for the purpose \"{}\", not for \"{}\"",
                                    sanitize(purpose), expectations.purpose));
    if (!expectations.domain.empty() && !contains_only(json::member(proof, "domain"), expectations.domain))
        unmet.push_back(
            fmt::format("the proof was not made for the domain \"{}\"", sanitize(expectations.domain)));
    if (!expectations.challenge.empty() && json::member_text(proof, "challenge") != expectations.challenge)
        unmet.emplace_back("the proof does not answer the challenge");
    const auto expires = Instant::parse(json::member_text(proof, "expires"));
    if (expectations.now && expires && *expires <= *expectations.now)
        unmet.push_back(fmt::format("the proof expired at {}", expires->to_string()));
    return unmet;
}

} // namespace insignia::proof
