// Whether a badge was withdrawn: status entries of credentials and the lists that they point into.
//
// Start with parse_entry(); once the list's own signature, issuer and dates hold (that is `verify`'s work),
// parse_list() and value_at() give the answer. Nothing here fetches. Bitstring Status List v1.0
// (https://www.w3.org/TR/vc-bitstring-status-list/), its predecessor StatusList2021, and the 1EdTech
// Revocation List of Open Badges 3.0.
#pragma once

#include <cstdint>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/json/json.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::status {

// The three mechanisms that are met in badges.
enum class Mechanism { bitstring, status_list_2021, revocation_list };

// What a set value means (Bitstring Status List 2.1, statusPurpose). Only the first two say that a badge does
// not hold.
enum class Purpose { revocation, suspension, refresh, message, other };

// One value of a list with more than one bit per entry, in the issuer's words.
struct Message {
    std::uint64_t status = 0;
    std::string text;
};

// One entry of `credentialStatus`.
struct Entry {
    Mechanism mechanism = Mechanism::bitstring;
    Purpose purpose = Purpose::revocation;
    std::string purpose_text = "revocation"; // as the list must state it
    std::uint64_t index = 0;
    unsigned bits = 1; // statusSize, 1 to 8
    std::string list_url;
    std::vector<Message> messages;
    std::vector<std::string> remarks; // what is unusual but was understood
};

// Read one entry. ErrorCode::unsupported for a type that is not known; ErrorCode::invalid for an index that
// is no decimal number below 2^53, a size outside 1 to 8, a missing list URL, or messages that do not match
// the size (Bitstring Status List 2.1).
Result<Entry> parse_entry(const json::Value& entry);

// A list that was read from its credential: BitstringStatusListCredential or StatusList2021Credential.
struct List {
    std::string id;
    std::vector<std::string> purposes;
    Bytes bits; // expanded; index 0 is the most significant bit of the first byte
};

// Read the list credential (Bitstring Status List 3.2 and 3.3, Bitstring Expansion). ErrorCode::invalid when
// types do not fit or the list is shorter than 131,072 bits, ErrorCode::parse for a damaged encodedList,
// ErrorCode::limit for one that expands beyond k_status_list_bytes.
Result<List> parse_list(const json::Value& credential);

// The value at the entry's index. ErrorCode::invalid when the list has another purpose, fewer than 131,072
// entries of this size, or ends before the index.
Result<std::uint64_t> value_at(const List& list, const Entry& entry);

// The bits in the form of encodedList: `u` and the base64url of the GZIP, as Bitstring Generation (3.4) says.
std::string encode_list(ByteView bits);

// What a 1EdTech Revocation List says about one credential.
struct Revocation {
    bool revoked = false;
    std::string reason; // the issuer's words, or ""
};

// Look a credential up in a 1EdTech Revocation List ({id, issuer, revokedCredential: [{id, revoked,
// revocationReason}]}). Listed twice and once revoked is revoked. ErrorCode::invalid when the document is no
// such list.
Result<Revocation> look_up(const json::Value& revocation_list, std::string_view credential_id);

} // namespace insignia::status
