// Badge systems shown: a picture for the wall (SVG), a page (HTML), and graphs for other programs (DOT,
// Mermaid).
//
//     TRY_ASSIGN(const auto picture, system::draw({file.system, definitions, images}));
#pragma once

#include <insignia/base/result.h>
#include <insignia/credential/system_rules.h>
#include <insignia/system/progress.h>
#include <map>
#include <string>

namespace insignia::system {

// All that a picture shows.
struct Exhibit {
    const credential::BadgeSystem& system;
    std::span<const credential::Definition> badges;
    std::map<std::string, std::string, std::less<>> images; // by slug: data: URL of the badge's own picture
    const Progress* progress = nullptr; // of one person: marks each badge as earned, open now or locked
    std::span<const credential::Framework> frameworks = credential::shipped_frameworks();
    std::map<std::string, std::string, std::less<>> links = {}; // by slug: address of the badge's own page
};

// A sheet of paper, by its sides in millimetres.
struct Paper {
    std::string_view name;
    int longer = 0;
    int shorter = 0;
};

// A drawn system. `width` and `height` are in units of the drawing.
struct Drawing {
    std::string svg; // self-contained, with <title> and <desc>
    double width = 0;
    double height = 0;
    Paper paper; // A3, or the first larger one on which the names of badges have six points or more
};

// The size of the smallest letters on a picture, in units of the drawing.
inline constexpr double k_smallest_letters = 13;

// The picture. ErrorCode::unsupported when the module over Graphviz is not installed.
Result<Drawing> draw(const Exhibit& exhibit);

// What stands inside <main> of a page, and the style sheet that it needs.
struct PageContent {
    std::string style;
    std::string html;
};

// The picture and, for those who do not see it, everything in it as a list.
PageContent page_content(const Exhibit& exhibit, const Drawing& drawing);

// One page with that content. Needs nothing but itself.
std::string to_html(const Exhibit& exhibit, const Drawing& drawing);

// The graph in the DOT language of Graphviz, and as a Mermaid flowchart.
std::string to_dot(const Exhibit& exhibit);
std::string to_mermaid(const Exhibit& exhibit);

// What a badge is called in the language of the system: the name of its definition, or its slug.
std::string name_of(const Exhibit& exhibit, std::string_view slug);

// A requirement in words: "A", "all of A, B", "one of A, B", "2 of A, B, C"; "nothing" where nothing is
// required.
std::string in_words(const Exhibit& exhibit, const credential::Requirement& requirement);

// What is required as a sentence: "Requires A." A name that ends with a mark of its own needs no full stop.
std::string requirement_sentence(const Exhibit& exhibit, const credential::Requirement& requirement);

// The competences of a goal as people know them: "DigComp 4.2, EntreComp 3.2", a key competence by its name;
// "" where there are none, or where they only repeat the goal.
std::string competences_in_words(const Exhibit& exhibit, const credential::Goal& goal);

} // namespace insignia::system
