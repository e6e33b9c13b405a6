// Badge definitions as files: `badges/NAME.toml` to credential::Definition and back. FORMAT.md has the
// grammar.
#pragma once

#include <filesystem>
#include <insignia/base/result.h>
#include <insignia/base/text.h>
#include <insignia/credential/definition.h>
#include <map>
#include <string>
#include <string_view>

namespace insignia::workspace {

// A definition with the line and column of every value by JSON pointer ("/name", "/evidence/0/assessor"), for
// messages that point into the file.
struct DefinitionFile {
    credential::Definition definition;
    std::map<std::string, TextPosition> places;
};

// Read a definition from TOML text. Whether it makes a good badge is for `lint`; here an Error is
// ErrorCode::parse (not TOML) or ErrorCode::invalid (unknown key, wrong type, a word or date that is none),
// with "source:line:column". A competence of a known framework gets its name and address when the file leaves
// them out.
Result<DefinitionFile> parse_definition(std::string_view toml, std::string_view slug,
                                        std::string_view source);

// The same from a file; the slug is the file's name without its ending.
Result<DefinitionFile> read_definition(const std::filesystem::path& path);

// The definition as TOML in the order in which people read it. parse_definition() gives the same definition
// back.
std::string definition_to_toml(const credential::Definition& definition);

// "self", "peer", "organiser", "external", and "" for unstated.
std::string_view to_string(credential::Assessor assessor);

// The assessor of that name, or ErrorCode::invalid that lists them.
Result<credential::Assessor> parse_assessor(std::string_view word);

} // namespace insignia::workspace
