// The competence frameworks that badges align to, as far as the program ships them, and those that a
// workspace adds.
//
// A table states only what was published: a label that is missing in a language, or a competence without an
// address of its own, is missing here as well.
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/definition.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::credential {

// One area, competence or level of a framework.
struct Competence {
    std::string code;   // "1.2", "KC5"
    std::string parent; // code of the area, or ""
    std::string uri;    // of its own, or ""
    Localized label;
};

// A framework with its competences in the published order.
struct Framework {
    std::string id;   // "digcomp-2.2"
    std::string name; // "DigComp 2.2"
    std::vector<std::string> aliases;
    std::string page; // the publisher's page: targetUrl where a competence has no address of its own
    std::vector<Competence> competences;

    // The competence with this code, or nullptr.
    const Competence* find(std::string_view code) const;
    // The competence whose code is a word of a short text such as "level 6", or nullptr.
    const Competence* find_within(std::string_view text) const;
};

// Read a framework in the form of schemas/frameworks/*.json. ErrorCode::parse or ::invalid with the place.
Result<Framework> read_framework(std::string_view text, std::string_view source);

// The framework in that form. read_framework() gives the same framework back.
std::string framework_to_text(const Framework& framework);

// The frameworks inside the program, read at the first call: key competences (2018), DigComp 2.2, LifeComp,
// EntreComp, GreenComp, EQF levels.
std::span<const Framework> shipped_frameworks();

// The framework that a person means by its id, name or alias in any case, or nullptr.
const Framework* find_framework(std::span<const Framework> frameworks, std::string_view name);

// A competence that fits a search, and how well.
struct Match {
    const Framework* framework = nullptr;
    const Competence* competence = nullptr;
    int score = 0;
};
// Competences whose code or label (in any language) has all words of the query, best first. Words may be
// beginnings.
std::vector<Match> search_frameworks(std::span<const Framework> frameworks, std::string_view query);

// The alignment to a competence in the words of `language`.
DefinedAlignment align_to(const Framework& framework, const Competence& competence,
                          std::string_view language);

} // namespace insignia::credential
