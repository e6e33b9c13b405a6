// What rules look at: the facts of badges, issuers, pictures and lists, whatever file they come from, each
// with its place in that file.
#pragma once

#include <deque>
#include <insignia/base/bytes.h>
#include <insignia/base/text.h>
#include <insignia/credential/definition.h>
#include <insignia/credential/frameworks.h>
#include <insignia/credential/problem.h>
#include <insignia/json/json.h>
#include <insignia/lint/words.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace insignia::lint {

// What a subject is. Rules say with these bits what they are for.
enum Kind : unsigned {
    k_definition = 1,    // badges/NAME.toml
    k_achievement = 2,   // Open Badges 3.0 Achievement, in a file of its own or in a credential
    k_badge_class = 4,   // Open Badges 2.0 BadgeClass
    k_credential = 8,    // Open Badges 3.0 AchievementCredential or EndorsementCredential
    k_assertion = 16,    // Open Badges 2.0 Assertion
    k_issuer = 32,       // Profile or Issuer
    k_organisation = 64, // insignia.toml
    k_picture = 128,     // a picture of a badge
    k_people = 256,      // a people list
    k_system = 512,      // a badge system
    k_badge = k_definition | k_achievement | k_badge_class,
    k_document = k_achievement | k_badge_class | k_credential | k_assertion | k_issuer,
    k_everything = 1023,
};

// A text with its place and what the word lists found in it.
struct Text {
    std::string language; // BCP 47, or "" when nobody said it and it could not be guessed
    std::string text;
    std::string pointer;
    std::vector<Word> words;
    std::vector<Hit> hits;

    bool has(Meaning meaning) const;
    const Hit* find(Meaning meaning) const;
    // True for a text in a language with a word list: rules that judge words are silent about others.
    bool is_known() const;
    // True for a hit that lies in quotation marks: the title of a song, not what the text says.
    bool is_quoted(const Hit& hit) const;
    // True when a hit of the other meaning lies over this one: "video" in "explainer video".
    bool is_covered(const Hit& hit, Meaning by) const;
    // The words of a hit as they are written.
    std::string_view shown(const Hit& hit) const;
};
// A text, split and searched. Without a language, the one that it seems to be written in counts.
Text make_text(std::string text, std::string_view language, std::string pointer);

// Something that earners do or hand in.
struct Task {
    Text name;
    Text description;
    credential::Assessor assessor = credential::Assessor::unstated;
    std::string pointer;
    std::vector<std::string> languages; // of the name
};

// A line to a competence of a framework.
struct Aligned {
    std::string framework, code, name, url;
    std::string pointer;
};

// What was found out about a picture. The pixels come from whoever can decode them.
struct Picture {
    enum class Format { none, png, svg, other };
    std::string file;    // path, or "" when it is inside a document
    std::string pointer; // of what names it
    Format format = Format::none;
    double width = 0, height = 0; // pixels, or units of the viewBox; 0 is unknown
    std::size_t bytes = 0;
    std::string hash;                  // SHA-256, hexadecimal
    std::string unsafe;                // why it must not be baked, or ""
    std::string damage;                // why its header cannot be read, or ""
    bool remote = false;               // only a URL is known
    bool drawn = false;                // drawn by this program from the definition
    bool carries_badge = false;        // one was baked into it
    std::optional<double> contrast;    // of light and dark parts at 90 x 90 pixels, as a WCAG ratio
    std::optional<bool> white_corners; // opaque and white in all four corners
};
// The facts that the bytes of a picture tell.
Picture inspect_picture(ByteView content, std::string file, std::string pointer = {});

// A related version of a badge (Open Badges 3.0, Related).
struct Relation {
    std::string id, language, pointer;
};

// A result that earners can have, as far as rules look at it (Open Badges 3.0, ResultDescription).
struct Rubric {
    std::string type, required_level, pointer;
    std::vector<std::string> levels;
};

// The facts of a badge.
struct Badge {
    std::string id, version, type, language, issuer_name;
    std::vector<Text> names, descriptions, criteria, captions; // one per language
    std::vector<Text> contexts, opportunities; // the same, where the definition keeps them apart
    std::vector<std::pair<std::string, std::string>>
        translated; // language, and the version that was translated
    std::string criteria_url;
    std::vector<Text> tags;
    std::optional<double> hours, credits;
    std::string start_date, end_date, valid_for;
    std::string validity_pointer;     // of an issued badge: what says how long it holds, or its root
    std::optional<double> valid_days; // and for how long
    std::vector<Task> tasks;
    std::vector<Aligned> alignments;
    std::vector<Relation> related;
    std::vector<Rubric> rubrics;
    std::vector<std::pair<std::string, std::string>> durations; // pointer and ISO 8601 duration
    Picture picture;
    bool endorsed = false;
    // What differs from the badge that was already issued under this version: keys of the definition.
    std::vector<std::string> changed_since_issued;
};

// Who earned it, as the document names the person.
struct Recipient {
    std::string pointer, identity, type, salt;
    std::optional<bool> hashed;
};

// Who awards, as a document or the settings of a workspace name it.
struct AwardingBody {
    std::string pointer, name;
    std::string country, country_pointer; // as it is written, and where; else "" and where it belongs
    bool only_address = false;            // an Open Badges 3.0 issuer of which nothing else is stated
    bool has_place_for_country = true;    // Open Badges 2.0 has none
};

// What a link gave when it was asked (links.h).
struct LinkAnswer {
    int status = 0;           // 0 when there was no answer
    std::string content_type; // without parameters and in lower case
    bool asks_to_log_in = false;
    bool refused = false; // the policy of the network did not allow it: says nothing about the link
    std::string problem;  // why there was no answer, or ""
};

// Something wrong that was found while a file was read, for one rule.
struct Fault {
    std::string rule, pointer, message, hint;
    bool error = true;
};

// One thing that rules are run on.
struct Subject {
    Kind kind = k_definition;
    std::size_t document = 0; // of Input::documents
    std::string label;        // slug, name or id: what a person calls it
    std::string pointer;      // where it stands in the document
    Badge badge;
    std::vector<Recipient> recipients;
    std::optional<AwardingBody> awarding_body; // none of who only created a badge or endorsed it
    std::vector<std::string> nameless;         // pointers of learners in an issued badge that name nobody
    std::vector<std::pair<std::string, std::string>> links; // pointer and URL
    std::vector<Text> texts;                   // everything that people read, of issuers and organisations
    std::map<std::string, std::string> ignore; // rule id to reason
    std::vector<Fault> faults;
};

// A file that was read.
struct Document {
    enum class Form { toml, json, other };
    std::string name; // path as findings show it
    std::string text;
    Form form = Form::other;
    std::map<std::string, TextPosition> places; // TOML: by JSON pointer
    json::Value root;
    bool within_picture = false; // then it has no lines
    // Nobody can change it any more: it is signed, or lies in the picture into which it was baked.
    enum class Issued { no, is_signed, is_baked };
    Issued issued = Issued::no;
};

// A file that could not be read, or only up to a place in it.
struct Unreadable {
    std::size_t document = 0;
    TextPosition place{0, 1}; // line 0: not even its first line
    std::string message, hint;
};

// Everything that is looked at in one run. Badges are compared with each other.
struct Input {
    std::deque<Document> documents;
    std::vector<Subject> subjects;
    std::vector<Unreadable> unreadable;
    std::map<std::string, std::string> ignore; // for all badges: rule id to reason
    std::size_t ignore_document = 0;           // where that stands
    std::string organisation, main_language;   // of the workspace, or ""
    // Those of the program and what a workspace adds: set before systems are added.
    std::vector<credential::Framework> frameworks{credential::shipped_frameworks().begin(),
                                                  credential::shipped_frameworks().end()};
    std::map<std::string, LinkAnswer> answers; // of links that were asked, by address without fragment
};

} // namespace insignia::lint
