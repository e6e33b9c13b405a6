#include <insignia/workspace/trust_file.h>

#include "toml_internal.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia::workspace {

namespace {

constexpr std::array<std::string_view, 1> k_root_keys = {"issuer"};
constexpr std::array<std::string_view, 5> k_issuer_keys = {"id", "name", "added", "comment", "key"};
constexpr std::array<std::string_view, 2> k_key_keys = {"id", "multikey"};

Result<TrustedKey> read_key(const TomlTable& table) {
    TRY(table.allow_only(k_key_keys));
    TrustedKey key;
    TRY_ASSIGN(key.id, table.text("id"));
    TRY_ASSIGN(key.multikey, table.text("multikey"));
    if (key.id.empty() || key.multikey.empty())
        return table.problem("id", "a key needs \"id\" and \"multikey\"");
    return key;
}

Result<TrustedEntry> read_entry(const TomlTable& table) {
    TRY(table.allow_only(k_issuer_keys));
    TrustedEntry entry;
    TRY_ASSIGN(entry.id, table.text("id"));
    TRY_ASSIGN(entry.name, table.text("name"));
    TRY_ASSIGN(entry.added, table.text("added"));
    TRY_ASSIGN(entry.comment, table.text("comment"));
    if (entry.id.empty()) return table.problem("id", "an issuer needs an \"id\"");
    TRY_ASSIGN(const auto keys, table.tables("key"));
    for (const auto& key : keys) {
        TRY_ASSIGN(auto read, read_key(key));
        entry.keys.push_back(std::move(read));
    }
    return entry;
}

constexpr std::string_view k_trust_header =
    "# Issuers that you know. Written by \"insignia trust\"; it may be edited.\n";

std::string entry_to_toml(const TrustedEntry& entry) {
    std::string toml = "[[issuer]]\n";
    write_text(toml, "id", entry.id);
    write_text(toml, "name", entry.name);
    write_text(toml, "added", entry.added);
    write_text(toml, "comment", entry.comment);
    for (const auto& key : entry.keys) {
        toml += "[[issuer.key]]\n";
        write_text(toml, "id", key.id);
        write_text(toml, "multikey", key.multikey);
    }
    return toml;
}

// What stands above the first issuer, then each issuer with the comment lines right above it; without blank
// lines at the ends.
std::vector<std::string> split_trust_file(std::string_view toml) {
    std::vector<std::string> parts(1);
    std::string comment; // that the next issuer may have
    for (const auto line : split(toml, '\n')) {
        const auto word = trim(line);
        if (word.starts_with('#')) {
            comment += std::string(line) + "\n";
            continue;
        }
        if (word.starts_with("[[issuer]]"))
            parts.push_back(std::move(comment));
        else
            parts.back() += comment;
        comment.clear();
        parts.back() += std::string(line) + "\n";
    }
    parts.back() += comment;
    for (auto& part : parts)
        while (part.ends_with("\n\n") || part == "\n") part.pop_back();
    return parts;
}

} // namespace

Result<std::vector<TrustedEntry>> parse_trust_file(std::string_view toml, std::string_view source) {
    TRY_ASSIGN(const auto document, parse_toml(toml, source));
    const TomlTable root(document, "");
    TRY(root.allow_only(k_root_keys));
    TRY_ASSIGN(const auto tables, root.tables("issuer"));
    std::vector<TrustedEntry> entries;
    for (const auto& table : tables) {
        TRY_ASSIGN(auto entry, read_entry(table));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<TrustedEntry>> read_trust_file(const std::filesystem::path& path) {
    const auto text = read_text_file(path);
    if (!text && text.error().code == ErrorCode::not_found) return std::vector<TrustedEntry>{};
    if (!text) return fail(text.error());
    return parse_trust_file(*text, path.string());
}

std::string trust_file_to_toml(const std::vector<TrustedEntry>& entries) {
    std::string toml(k_trust_header);
    for (const auto& entry : entries) toml += "\n" + entry_to_toml(entry);
    return toml;
}

std::string edit_trust_file(std::string_view toml, const std::vector<TrustedEntry>& entries) {
    const auto before = parse_trust_file(toml, {});
    const auto parts = split_trust_file(toml);
    if (!before || trim(toml).empty() || parts.size() != before->size() + 1)
        return trust_file_to_toml(entries);
    std::string edited = parts.front();
    for (const auto& entry : entries) {
        const auto same = std::ranges::find(*before, entry);
        if (!edited.empty()) edited += "\n";
        edited += same == before->end() ? entry_to_toml(entry)
                                        : parts[static_cast<std::size_t>(same - before->begin()) + 1];
    }
    const auto after = parse_trust_file(edited, {});
    return after && *after == entries ? edited : trust_file_to_toml(entries);
}

} // namespace insignia::workspace
