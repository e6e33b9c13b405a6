#include <insignia/status/status.h>

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::status {
namespace {

constexpr unsigned k_bits_max = 8;
constexpr std::uint64_t k_index_max = (std::uint64_t{1} << 53) - 1;

struct MechanismRow {
    std::string_view type;
    Mechanism mechanism;
};
constexpr std::array k_mechanisms = {
    MechanismRow{"BitstringStatusListEntry", Mechanism::bitstring},
    MechanismRow{"StatusList2021Entry", Mechanism::status_list_2021},
    MechanismRow{"1EdTechRevocationList", Mechanism::revocation_list},
};

struct PurposeRow {
    std::string_view text;
    Purpose purpose;
};
constexpr std::array k_purposes = {
    PurposeRow{"revocation", Purpose::revocation},
    PurposeRow{"suspension", Purpose::suspension},
    PurposeRow{"refresh", Purpose::refresh},
    PurposeRow{"message", Purpose::message},
};

Purpose purpose_of(std::string_view text) {
    for (const PurposeRow& row : k_purposes)
        if (row.text == text) return row.purpose;
    return Purpose::other;
}

Result<Mechanism> mechanism_of(const json::Value& entry) {
    std::string_view stated = json::member_text(entry, "type");
    const json::Value* type = json::member(entry, "type");
    if (type != nullptr && type->is_array() && type->size() == 1 && type->front().is_string())
        stated = type->front().get_ref<const std::string&>();
    for (const MechanismRow& row : k_mechanisms)
        if (row.type == stated) return row.mechanism;
    return fail(ErrorCode::unsupported, fmt::format("the status type \"{}\" is not known", sanitize(stated)));
}

// The whole text as a decimal number: no sign, no blank, no leading zero, nothing behind it.
bool read_decimal(std::string_view text, std::uint64_t& value) {
    if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value <= k_index_max;
}

Result<void> read_index(const json::Value& entry, Entry& result) {
    const json::Value* index = json::member(entry, "statusListIndex");
    if (index != nullptr && index->is_number_unsigned()) {
        result.index = index->get<std::uint64_t>();
        result.remarks.emplace_back("statusListIndex is a number; the standard asks for a string");
        return {};
    }
    const std::string_view text = json::member_text(entry, "statusListIndex");
    if (read_decimal(text, result.index)) return {};
    return fail(ErrorCode::invalid,
                fmt::format("statusListIndex \"{}\" is not a decimal number", sanitize(text)),
                "/statusListIndex");
}

Result<void> read_size(const json::Value& entry, Entry& result) {
    const json::Value* size = json::member(entry, "statusSize");
    if (size == nullptr) return {};
    if (!size->is_number_unsigned() || size->get<std::uint64_t>() < 1
        || size->get<std::uint64_t>() > k_bits_max)
        return fail(ErrorCode::invalid,
                    fmt::format("statusSize is not a whole number from 1 to {}", k_bits_max), "/statusSize");
    result.bits = size->get<unsigned>();
    return {};
}

Result<void> read_messages(const json::Value& entry, Entry& result) {
    const json::Value* messages = json::member(entry, "statusMessage");
    if (messages == nullptr) {
        if (result.bits == 1) return {};
        return fail(ErrorCode::invalid, "statusSize is above 1 and statusMessage is missing",
                    "/statusMessage");
    }
    if (!messages->is_array() || messages->size() != (std::size_t{1} << result.bits))
        return fail(ErrorCode::invalid, "statusMessage does not have one message for each possible value",
                    "/statusMessage");
    for (const json::Value& message : *messages) {
        const std::string_view status = json::member_text(message, "status");
        Message read;
        const bool hexadecimal = status.starts_with("0x") && status.size() > 2;
        const auto [end, error] = std::from_chars(status.data() + (hexadecimal ? 2 : 0),
                                                  status.data() + status.size(), read.status, 16);
        if (!hexadecimal || error != std::errc{} || end != status.data() + status.size())
            return fail(ErrorCode::invalid,
                        fmt::format("the status \"{}\" is not hexadecimal", sanitize(status)),
                        "/statusMessage");
        const json::Value* text = json::member(message, "message");
        if (text == nullptr || !text->is_string())
            return fail(ErrorCode::invalid, fmt::format("the status \"{}\" has no message", sanitize(status)),
                        "/statusMessage");
        read.text = text->get<std::string>();
        result.messages.push_back(std::move(read));
    }
    return {};
}

} // namespace

// https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
Result<Entry> parse_entry(const json::Value& entry) {
    if (!entry.is_object()) return fail(ErrorCode::invalid, "a status entry is not an object");
    Entry result;
    TRY_ASSIGN(result.mechanism, mechanism_of(entry));
    if (result.mechanism == Mechanism::revocation_list) {
        result.list_url = json::member_text(entry, "id");
        if (result.list_url.empty())
            return fail(ErrorCode::invalid, "the revocation list has no address", "/id");
        return result;
    }
    result.list_url = json::member_text(entry, "statusListCredential");
    if (result.list_url.empty())
        return fail(ErrorCode::invalid, "statusListCredential is missing", "/statusListCredential");
    result.purpose_text = json::member_text(entry, "statusPurpose");
    if (result.purpose_text.empty())
        return fail(ErrorCode::invalid, "statusPurpose is missing", "/statusPurpose");
    result.purpose = purpose_of(result.purpose_text);
    TRY(read_index(entry, result));
    if (result.mechanism == Mechanism::bitstring) {
        TRY(read_size(entry, result));
        TRY(read_messages(entry, result));
    }
    return result;
}

} // namespace insignia::status
