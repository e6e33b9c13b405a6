// The list of issuers that one knows: trust.toml.
//
//     [[issuer]]
//     id = "did:web:badges.example.org"
//     name = "Cities of Learning Demo"
//     added = "2026-03-01T12:00:00Z"
//     comment = "met at the fair"
//     [[issuer.key]]
//     id = "did:web:badges.example.org#key-1"
//     multikey = "z6Mk…"
#pragma once

#include <filesystem>
#include <insignia/base/result.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// A key that was seen when the issuer was added: badges can be verified with it without any network.
struct TrustedKey {
    std::string id;       // DID URL
    std::string multikey; // Controlled Identifiers 2.2.2

    bool operator==(const TrustedKey&) const = default;
};

// One issuer.
struct TrustedEntry {
    std::string id;   // DID or URL
    std::string name; // what you call it
    std::string added;
    std::vector<TrustedKey> keys; // none: its keys are asked for at its own address
    std::string comment = {};

    bool operator==(const TrustedEntry&) const = default;
};

// Read trust.toml. ErrorCode::parse or ::invalid with file, line and column.
Result<std::vector<TrustedEntry>> parse_trust_file(std::string_view toml, std::string_view source);

// The same from a file; a file that does not exist is an empty list.
Result<std::vector<TrustedEntry>> read_trust_file(const std::filesystem::path& path);

// Write it. parse_trust_file() gives the same entries back.
std::string trust_file_to_toml(const std::vector<TrustedEntry>& entries);

// `toml` changed so that it holds these entries: what a person wrote stays above the first one, above each
// and inside those that are the same as before. A text whose entries are written in another form is written
// anew.
std::string edit_trust_file(std::string_view toml, const std::vector<TrustedEntry>& entries);

} // namespace insignia::workspace
