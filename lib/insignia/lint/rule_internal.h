// What a rule is written with; private to the room.
#pragma once

#include <fmt/format.h>
#include <insignia/lint/lint.h>
#include <unordered_map>

namespace insignia::lint {

// What badges have in common, found once for all of them.
struct Index {
    std::unordered_map<std::string, std::size_t> first_with_picture; // hash to subject
    std::unordered_map<std::string, std::size_t> by_id;              // id to subject
    // The competences of Input::frameworks, by framework and code: a table may have many thousands.
    std::unordered_map<const credential::Framework*,
                       std::unordered_map<std::string_view, const credential::Competence*>>
        competences;
    explicit Index(const Input& input);
};

// One rule at one subject.
class Context {
public:
    Context(const Input& input, const Index& index, std::size_t number, const Rule& rule, Severity severity,
            std::vector<Finding>& findings)
        : m_input(input), m_index(index), m_number(number), m_rule(rule), m_severity(severity),
          m_findings(findings) {}

    const Input& input() const { return m_input; }
    const Index& index() const { return m_index; }
    std::size_t number() const { return m_number; }
    const Rule& rule() const { return m_rule; }
    const Subject& subject() const { return m_input.subjects[m_number]; }
    const Badge& badge() const { return subject().badge; }

    // Whether the subject stands in a badge that was issued: what is wrong there is mended where it comes
    // from. Hints of rules need not think of it.
    bool is_issued() const { return document().issued != Document::Issued::no; }
    // Whether it is mended in a definition, so that hints are in its words.
    bool is_of_definition() const { return subject().kind == k_definition || is_issued(); }

    // Something was found at the pointer.
    void say(std::string_view pointer, std::string message, std::string hint = {});
    // The same about some words of the text: a part of it.
    void say_about(const Text& text, std::string_view words, std::string message, std::string hint = {});
    // The same at most as grave as `severity`, or exactly so where the standard demands it.
    void say_as(Severity severity, std::string_view pointer, std::string message, std::string hint = {});
    // The same, for a hint that holds for issued badges as it stands.
    void say_of_issued(Severity severity, std::string_view pointer, std::string message, std::string hint);

private:
    const Document& document() const { return m_input.documents[subject().document]; }
    std::string hint_here(std::string hint) const;
    void add(Severity severity, std::string_view pointer, Stretch words, std::string message,
             std::string hint);

    const Input& m_input;
    const Index& m_index;
    std::size_t m_number;
    const Rule& m_rule;
    Severity m_severity;
    std::vector<Finding>& m_findings;
};

// What to do about a finding in an issued badge, which cannot be changed: mend what it was made from and
// issue it again. `hint` is what the rule says to do.
std::string hint_for_issued(Document::Issued issued, const Subject& subject, const Rule& rule,
                            std::string hint);

// The rule of files that could not be read. No profile turns it off.
inline constexpr std::string_view k_unreadable_rule = "file-unreadable";

// Give findings their lines, columns and lengths.
void place_findings(const Input& input, std::vector<Finding>& findings);

// A text of a badge in quotes, safe and short.
std::string in_quotes(std::string_view text);

// Items of Markdown criteria: list items, or else lines, or else sentences. Offsets are of bytes.
struct CriteriaItem {
    std::size_t begin = 0, end = 0;
};
std::vector<CriteriaItem> criteria_items(std::string_view criteria);

// True for types that claim a skill: Competency, MicroCredential, Certification, …
bool claims_skill(std::string_view type);

// True when one of the texts has the meaning.
bool any_has(const std::vector<Text>& texts, Meaning meaning);

// Whether the description, the context or the criteria say it. Opportunities are not looked at: what comes
// later is not what was done.
bool says(const Badge& badge, Meaning meaning);

// Rules about wording are silent about descriptions in languages without a word list.
bool can_be_read(const Badge& badge);

// The rules, one function each; rules_*.cpp.
void rule_required(Context&);
void rule_placeholder(Context&);
void rule_type(Context&);
void rule_faults(Context&);
void rule_standard_form(Context&);
void rule_name_length(Context&);
void rule_name_generic(Context&);
void rule_description_short(Context&);
void rule_invitation(Context&);
void rule_past_tense(Context&);
void rule_earner_form(Context&);
void rule_context(Context&);
void rule_workload_missing(Context&);
void rule_workload_implausible(Context&);
void rule_criteria_narrative(Context&);
void rule_criteria_single(Context&);
void rule_vague_verb(Context&);
void rule_attendance_only(Context&);
void rule_markup(Context&);
void rule_layer(Context&);
void rule_evidence_undefined(Context&);
void rule_assessor(Context&);
void rule_self_approval(Context&);
void rule_assessment(Context&);
void rule_rubric(Context&);
void rule_personal_data(Context&);
void rule_alignment_missing(Context&);
void rule_alignment_unknown(Context&);
void rule_alignment_excess(Context&);
void rule_tag_in_text(Context&);
void rule_tag_long(Context&);
void rule_image_format(Context&);
void rule_image_square(Context&);
void rule_image_size(Context&);
void rule_image_alt(Context&);
void rule_image_contrast(Context&);
void rule_image_unsafe(Context&);
void rule_image_duplicate(Context&);
void rule_language_missing(Context&);
void rule_translation(Context&);
void rule_version(Context&);
void rule_expiry(Context&);
void rule_policy(Context&);
void rule_permanent_id(Context&);
void rule_link_dead(Context&);
void rule_recipient_hash(Context&);
void rule_quality(Context&);
void rule_awarding_body(Context&);
void rule_country(Context&);
void rule_learner(Context&);
void rule_participation(Context&);
void rule_level(Context&);

} // namespace insignia::lint
