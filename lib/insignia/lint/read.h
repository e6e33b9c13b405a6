// Files into subjects. What a file says is handed in as text or as values; nothing is opened here.
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/badge_system.h>
#include <insignia/credential/definition.h>
#include <insignia/lint/subject.h>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::lint {

// A badge definition, read by the room workspace.
struct DefinitionSource {
    std::string name; // path as findings show it
    std::string text;
    credential::Definition definition;
    std::map<std::string, TextPosition> places;
    bool has_picture_file = false;     // a PNG or SVG lies there
    std::optional<json::Value> issued; // the Achievement of a badge that was issued under this version
};
// Add it. Returns the number of the subject.
std::size_t add_definition(Input& input, DefinitionSource source);

// The organisation of a workspace.
struct OrganisationSource {
    std::string name; // path
    std::string text;
    std::map<std::string, TextPosition> places;
    std::string organisation, url, description, policy, country;
    std::string main_language;                 // the first of its languages
    std::map<std::string, std::string> ignore; // for the whole workspace
};
// Add it; its reasons for silence then hold for everything in the input.
void add_organisation(Input& input, OrganisationSource source);

// Take only its name, its first language and its reasons for silence, where single files of the workspace are
// looked at.
void add_reasons(Input& input, OrganisationSource source);

// Add what a JSON file holds: an Open Badges 3.0 credential, Achievement or Profile, a 2.0 Assertion,
// BadgeClass or Issuer. ErrorCode::parse when it is no JSON, ::unsupported when it is none of these.
// `within_picture`: it was taken out of the picture with that name, which is then its picture.
enum class WithinPicture { no, yes };
Result<void> add_json(Input& input, std::string name, std::string text,
                      WithinPicture within = WithinPicture::no);

// Add a picture in a file of its own. `owner` is the subject of the badge that it belongs to, if there is
// one: its reasons for silence hold for the picture too.
void add_picture(Input& input, Picture picture, std::optional<std::size_t> owner = {});

// A badge system, read by the room workspace, with the definitions of its workspace.
struct SystemSource {
    std::string name; // path
    std::string text;
    std::map<std::string, TextPosition> places;
    credential::BadgeSystem system;
    std::vector<credential::Definition> badges;
};
// Add it, with what credential::check_system() finds.
void add_system(Input& input, SystemSource source);

// Add a file that could not be read: `error` names it in `where`, with line and column where they are known.
// `text` is what of it there is.
void add_unreadable(Input& input, const Error& error, std::string text = {});

// Add a people list with what is wrong with its header, found by the room workspace.
void add_people(Input& input, std::string name, std::vector<Fault> faults);

} // namespace insignia::lint
