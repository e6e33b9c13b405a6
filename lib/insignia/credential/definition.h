// A badge as its designer wrote it down: what `badges/NAME.toml` says, what pictures are drawn from and
// credentials are built from. Texts are per language; the definition's own language always comes first.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace insignia::credential {

// Texts of one meaning in several languages, keyed by BCP 47 tag; the first is the default.
using Localized = std::vector<std::pair<std::string, std::string>>;

// The text in `language`, or in its base language ("de" for "de-AT"), or else the first one, or "".
const std::string& in_language(const Localized& text, std::string_view language);

// Who judges a piece of evidence.
enum class Assessor { unstated, self, peer, organiser, external };

// Something an earner did or handed in, and who assessed it.
struct EvidenceTask {
    Localized name;
    Localized description;
    Assessor assessor = Assessor::unstated;
    bool required = true;
};

// Open Badges 3.0 Alignment, with the short codes of a framework that the program ships.
struct DefinedAlignment {
    std::string framework;   // "DigComp 2.2"
    std::string code;        // "1.1"
    std::string name;        // targetName
    std::string url;         // targetUrl
    std::string type;        // AlignmentTargetType or ""
    std::string description; // targetDescription
};

// How a picture is drawn: `file` (a PNG or SVG of the designer's own), or `template_file` (an SVG with
// placeholders that the rest fills), or the rest alone.
struct PictureSpec {
    std::string file;
    std::string template_file;
    std::string theme;
    std::string shape = "hexagon"; // design::shapes()
    std::string icon = "star";     // design::icons()
    std::string color = "#0B5FFF"; // #RRGGBB
    std::string second_color;      // "" is derived from `color`
    std::string text;              // "" is the badge's name
    int level = 0;                 // 0 none, 1 to 5
    Localized alt;                 // Image.caption
};

// Everything about a badge that does not change from person to person.
struct Definition {
    std::string slug;     // file name without ending: "ob-basics"
    std::string language; // of the untagged texts: "en"
    std::string id;       // Achievement.id when the designer fixed one (URL or urn:uuid)
    std::string version = "1";
    std::string type = "Badge"; // AchievementType
    Localized name;
    Localized description;
    Localized context;       // where and when it happened, in which programme
    Localized opportunities; // what the badge opens up
    Localized criteria;      // Markdown
    Localized translated;    // by language, the version of the badge that the translation was made from
    std::string criteria_url;
    std::vector<std::string> tags;
    std::optional<double> hours;      // workload
    std::string start_date, end_date; // xsd:date of the activity, or ""
    std::string valid_for;            // ISO 8601 duration ("P3Y"), or ""
    std::vector<EvidenceTask> evidence;
    std::vector<DefinedAlignment> alignments;
    PictureSpec picture;
    std::vector<std::pair<std::string, std::string>> lint_ignore; // lint rules that do not fit, and why
};

} // namespace insignia::credential
