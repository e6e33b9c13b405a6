#include <insignia/status/status.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/compression.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>

namespace insignia::status {
namespace {

// Bitstring Status List 3.2 step 9: smaller lists would tell whose status was asked for.
constexpr std::uint64_t k_entries_min = 131'072;

bool has_type(const json::Value& object, std::string_view wanted) {
    const json::Value* type = json::member(object, "type");
    if (type == nullptr) return false;
    if (type->is_string()) return type->get_ref<const std::string&>() == wanted;
    return type->is_array() && std::any_of(type->begin(), type->end(), [&](const json::Value& item) {
               return item == wanted;
           });
}

std::vector<std::string> read_purposes(const json::Value& subject) {
    const json::Value* purpose = json::member(subject, "statusPurpose");
    if (purpose == nullptr) return {};
    if (purpose->is_string()) return {purpose->get<std::string>()};
    std::vector<std::string> purposes;
    if (purpose->is_array())
        for (const json::Value& item : *purpose)
            if (item.is_string()) purposes.push_back(item.get<std::string>());
    return purposes;
}

// https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
// NOTE: StatusList2021 and early lists wrote plain base64url or base64 without the multibase prefix. The GZIP
// header makes the difference plain: its base64 begins with "H4sI".
Result<Bytes> expand(std::string_view encoded, Mechanism mechanism) {
    Result<Bytes> compressed =
        fail(ErrorCode::parse, "encodedList does not begin with \"u\"", "/credentialSubject/encodedList");
    if (encoded.starts_with('u'))
        compressed = encoding::from_base64url(encoded.substr(1));
    else if (mechanism == Mechanism::status_list_2021)
        compressed = encoded.find_first_of("+/=") == std::string_view::npos
                         ? encoding::from_base64url(encoded)
                         : encoding::from_base64(encoded);
    TRY(compressed);
    return inflate(*compressed, Container::gzip, limits::k_status_list_bytes);
}

} // namespace

// https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm, steps 3 to 9
Result<List> parse_list(const json::Value& credential) {
    const bool bitstring = has_type(credential, "BitstringStatusListCredential");
    if (!bitstring && !has_type(credential, "StatusList2021Credential"))
        return fail(ErrorCode::invalid, "the document is not a status list credential", "/type");
    const json::Value* subject = json::member(credential, "credentialSubject");
    if (subject == nullptr || !has_type(*subject, bitstring ? "BitstringStatusList" : "StatusList2021"))
        return fail(ErrorCode::invalid, "the subject of the list is not a status list",
                    "/credentialSubject/type");
    List list;
    list.id = json::member_text(credential, "id");
    list.purposes = read_purposes(*subject);
    TRY_ASSIGN(list.bits, expand(json::member_text(*subject, "encodedList"),
                                 bitstring ? Mechanism::bitstring : Mechanism::status_list_2021));
    if (list.bits.size() * 8 < k_entries_min)
        return fail(
            ErrorCode::invalid,
            fmt::format("the list has {} entries, fewer than {}", list.bits.size() * 8, k_entries_min),
            "/credentialSubject/encodedList");
    return list;
}

// https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm, steps 5 and 8 to 11
Result<std::uint64_t> value_at(const List& list, const Entry& entry) {
    if (std::find(list.purposes.begin(), list.purposes.end(), entry.purpose_text) == list.purposes.end())
        return fail(ErrorCode::invalid,
                    fmt::format("the list is not about \"{}\"", sanitize(entry.purpose_text)),
                    "/credentialSubject/statusPurpose");
    const std::uint64_t bits = std::uint64_t{list.bits.size()} * 8;
    if (bits / entry.bits < k_entries_min)
        return fail(ErrorCode::invalid,
                    fmt::format("the list has fewer than {} entries of this size", k_entries_min));
    if (entry.index >= bits / entry.bits)
        return fail(ErrorCode::invalid, fmt::format("the list ends before index {}", entry.index),
                    "/statusListIndex");
    std::uint64_t value = 0;
    for (std::uint64_t bit = entry.index * entry.bits; bit < (entry.index + 1) * entry.bits; ++bit)
        value = value << 1 | (list.bits[bit / 8] >> (7 - bit % 8) & 1u);
    return value;
}

// https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
std::string encode_list(ByteView bits) {
    return encoding::to_multibase_base64url(deflate(bits, Container::gzip));
}

// https://purl.imsglobal.org/spec/vccr/v1p0/ — 1EdTech Credential Revocation List
Result<Revocation> look_up(const json::Value& revocation_list, std::string_view credential_id) {
    // NOTE: the plural form is not in the specification, and is in use.
    const json::Value* revoked = json::member(revocation_list, "revokedCredential");
    if (revoked == nullptr) revoked = json::member(revocation_list, "revokedCredentials");
    if (revoked == nullptr || !revoked->is_array())
        return fail(ErrorCode::invalid, "the document is not a revocation list", "/revokedCredential");
    Revocation result;
    for (const json::Value& item : *revoked) {
        const std::string_view id = item.is_string() ? std::string_view(item.get_ref<const std::string&>())
                                                     : json::member_text(item, "id");
        if (id != credential_id) continue;
        const json::Value* flag = json::member(item, "revoked");
        if (flag != nullptr && flag->is_boolean() && !flag->get<bool>()) continue;
        result.revoked = true;
        if (result.reason.empty()) result.reason = json::member_text(item, "revocationReason");
    }
    return result;
}

} // namespace insignia::status
