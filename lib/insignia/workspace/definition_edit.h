// Changes to a definition file that leave the rest of it as a person wrote it: comments, order, spacing.
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/definition.h>
#include <string>
#include <string_view>

namespace insignia::workspace {

// The text of a definition file after a change.
struct EditedDefinition {
    std::string text;
    bool rewritten = false; // the file had to be written anew, so that its comments and order are lost
};

// `toml` changed so that it reads as `wanted`: values are replaced in their places, new keys are added at the
// end of their table, and keys that became empty are taken out. Where that does not lead to `wanted` (an
// evidence task or an alignment changed, or tables are written in another form), the whole text is written
// anew. An Error is one of parse_definition() about `toml`.
Result<EditedDefinition> edit_definition(std::string_view toml, const credential::Definition& wanted,
                                         std::string_view source);

} // namespace insignia::workspace
