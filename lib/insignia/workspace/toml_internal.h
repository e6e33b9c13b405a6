// TOML behind two types, so that toml++ is compiled once and every message has file, line and column.
#pragma once

#include <insignia/base/result.h>
#include <insignia/base/text.h>
#include <insignia/credential/definition.h>
#include <insignia/json/json.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// "badges/x.toml:9:1" of the value at the pointer, or of its nearest ancestor that has a place.
std::string place_in(std::string_view source, const std::map<std::string, TextPosition>& places,
                     std::string pointer);

// One file: its values as a tree (dates and times as texts, tables in the order of the file) and the place of
// every value by JSON pointer.
struct TomlDocument {
    std::string source;
    json::Value root;
    std::map<std::string, TextPosition> places;

    // "badges/x.toml:9:1" of the value at the pointer, or of its nearest ancestor.
    std::string where(std::string pointer) const;
};

// ErrorCode::parse with the place.
Result<TomlDocument> parse_toml(std::string_view text, std::string_view source);

// One table of a document, read field by field. Every reader gives the default when the key is missing and
// ErrorCode::invalid with the place when the value has another type.
class TomlTable {
public:
    TomlTable(const TomlDocument& document, std::string pointer)
        : m_document(&document), m_pointer(std::move(pointer)) {}

    // ErrorCode::invalid for a key that is not in the list, with "did you mean".
    Result<void> allow_only(std::span<const std::string_view> keys) const;

    Result<std::string> text(std::string_view key, std::string_view otherwise = {}) const;
    Result<std::optional<double>> number(std::string_view key) const;
    Result<bool> flag(std::string_view key, bool otherwise) const;
    Result<std::vector<std::string>> texts(std::string_view key) const;
    // A text, or a table of texts by language.
    Result<credential::Localized> localized(std::string_view key, std::string_view language) const;
    // A table of texts by any name, in the order of the file.
    Result<std::vector<std::pair<std::string, std::string>>> named_texts(std::string_view key) const;
    // The tables of an array of tables.
    Result<std::vector<TomlTable>> tables(std::string_view key) const;
    // A table, empty when the key is missing.
    Result<TomlTable> table(std::string_view key) const;

    // An error about the value of a key, with its place.
    tl::unexpected<Error> problem(std::string_view key, std::string message,
                                  std::vector<std::string> hints = {}) const;

    // The value of a key in its own form, or nullptr; and where it stands.
    const json::Value* find(std::string_view key) const;
    std::string pointer_to(std::string_view key) const { return json::join_pointer(m_pointer, key); }
    const TomlDocument& document() const { return *m_document; }

private:
    tl::unexpected<Error> wrong_type(std::string_view key, std::string_view expected) const;

    const TomlDocument* m_document;
    std::string m_pointer;
};

// Writing, line by line: `key = "value"`. Texts with line feeds become multi-line strings.
void write_text(std::string& toml, std::string_view key, std::string_view value);
void write_texts(std::string& toml, std::string_view key, const std::vector<std::string>& values);
// One language is written as a plain text, several as an inline table; line feeds only stand in plain texts.
void write_localized(std::string& toml, std::string_view key, const credential::Localized& text,
                     std::string_view language);
void write_number(std::string& toml, std::string_view key, double value);
std::string quote_toml(std::string_view value);
// The table [lint], or nothing when no rule is silenced.
void write_silenced(std::string& toml, const std::vector<std::pair<std::string, std::string>>& reasons);

} // namespace insignia::workspace
