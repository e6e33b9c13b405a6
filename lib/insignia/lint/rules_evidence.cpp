// Evidence, assessment and frameworks: what stands behind the badge?
#include "rule_internal.h"
#include <algorithm>
#include <insignia/credential/frameworks.h>

namespace insignia::lint {

namespace {

using credential::Assessor;

// Data about persons; "explainer video" only looks like it.
const Hit* personal_in(const Text& text) {
    const auto found = std::ranges::find_if(text.hits, [&](const Hit& hit) {
        return hit.meaning == Meaning::personal && !text.is_covered(hit, Meaning::impersonal);
    });
    return found == text.hits.end() ? nullptr : &*found;
}

bool equal_ignoring_form(std::string_view a, std::string_view b) {
    const auto left = split_words(a), right = split_words(b);
    return std::ranges::equal(left, right, {}, &Word::folded, &Word::folded);
}

bool is_label_of(const credential::Competence& competence, std::string_view name) {
    return competence.label.empty() || std::ranges::any_of(competence.label, [&](const auto& label) {
               return equal_ignoring_form(label.second, name);
           });
}

// The code alone, where words stand around it: "level 6".
std::string hint_for_code(const Context& context, const credential::Framework& framework,
                          std::string_view code) {
    const auto* const meant = framework.find_within(code);
    if (meant == nullptr) return "correct the code; insignia framework search finds it by word";
    const bool own = context.is_of_definition();
    return fmt::format(fmt::runtime(own ? "write  code = \"{}\"" : "write  \"targetCode\": \"{}\""),
                       meant->code);
}

void check_target(Context& context, const Aligned& row) {
    const auto* const framework = credential::find_framework(context.input().frameworks, row.framework);
    if (framework == nullptr) {
        if (row.url.empty())
            context.say_as(Severity::info, row.pointer,
                           fmt::format("{} is not among the frameworks that can be checked offline",
                                       in_quotes(row.framework)),
                           "give the address of the competence, or bring its table: insignia framework add");
        return;
    }
    if (row.code.empty()) return;
    const auto& competences = context.index().competences.at(framework);
    const auto found = competences.find(row.code);
    if (found == competences.end())
        context.say(row.pointer, fmt::format("{} has no competence {}", framework->name, in_quotes(row.code)),
                    hint_for_code(context, *framework, row.code));
    else if (!row.name.empty() && !is_label_of(*found->second, row.name))
        context.say(row.pointer,
                    fmt::format("{} {} is not called {}", framework->name, row.code, in_quotes(row.name)),
                    fmt::format("it is called \"{}\"", credential::in_language(found->second->label, "en")));
}

} // namespace

bool any_has(const std::vector<Text>& texts, Meaning meaning) {
    return std::ranges::any_of(texts, [&](const Text& text) { return text.has(meaning); });
}

bool says(const Badge& badge, Meaning meaning) {
    return any_has(badge.descriptions, meaning) || any_has(badge.contexts, meaning)
           || any_has(badge.criteria, meaning);
}

bool can_be_read(const Badge& badge) {
    return std::ranges::any_of(badge.descriptions, &Text::is_known);
}

void rule_evidence_undefined(Context& context) {
    const Badge& badge = context.badge();
    if (!badge.tasks.empty()) return;
    const bool skill = claims_skill(badge.type) || any_has(badge.tags, Meaning::skill)
                       || any_has(badge.names, Meaning::skill) || any_has(badge.descriptions, Meaning::skill);
    if (skill)
        context.say(badge.descriptions.empty() ? "" : std::string_view(badge.descriptions.front().pointer),
                    "the badge claims a skill, but no evidence is asked for",
                    "add  [[evidence]]  with a task and its assessor");
}

void rule_assessor(Context& context) {
    for (const Task& task : context.badge().tasks)
        if (task.assessor == Assessor::unstated)
            context.say(task.pointer,
                        fmt::format("task {} does not say who assesses it", in_quotes(task.name.text)),
                        "add  assessor = \"organiser\"   (self, peer, organiser, external)");
}

void rule_self_approval(Context& context) {
    const Badge& badge = context.badge();
    if (badge.tasks.empty()) return;
    const auto is_self = [](const Task& task) { return task.assessor == Assessor::self; };
    const bool high =
        badge.type == "MicroCredential" || badge.type == "Certification" || badge.type == "License";
    const auto first = std::ranges::find_if(badge.tasks, is_self);
    if (first == badge.tasks.end()) return;
    if (std::ranges::all_of(badge.tasks, is_self))
        context.say(first->pointer, "only the earners themselves approve their evidence",
                    "let peers or the organiser look at one task at least");
    else if (high)
        context.say(first->pointer, fmt::format("earners of a {} approve this task themselves", badge.type),
                    "let the organiser or somebody from outside assess it");
}

void rule_assessment(Context& context) {
    const Badge& badge = context.badge();
    const bool by_task = std::ranges::any_of(
        badge.tasks, [](const Task& task) { return task.assessor != Assessor::unstated; });
    if (by_task || !badge.rubrics.empty() || !can_be_read(badge)) return;
    if (says(badge, Meaning::assess)) return;
    context.say(badge.descriptions.front().pointer, "nothing says how it was assessed, and by whom",
                context.is_of_definition()
                    ? "add  [[evidence]]  with an assessor, or say it in the description"
                    : "say it in the description or the criteria");
}

void rule_personal_data(Context& context) {
    const Badge& badge = context.badge();
    const bool settled =
        any_has(badge.descriptions, Meaning::consent) || any_has(badge.criteria, Meaning::consent);
    for (const Task& task : badge.tasks) {
        for (const Text* const text : {&task.name, &task.description}) {
            const Hit* const hit = personal_in(*text);
            const bool task_settled =
                task.name.has(Meaning::consent) || task.description.has(Meaning::consent);
            if (hit == nullptr || settled || task_settled) continue;
            context.say_about(*text, text->shown(*hit),
                              fmt::format("asks for data about persons ({})", in_quotes(text->shown(*hit))),
                              "say that those shown consent, and who will see it");
            break;
        }
    }
}

void rule_alignment_missing(Context& context) {
    const Badge& badge = context.badge();
    if (badge.alignments.empty())
        context.say(context.subject().pointer, "the badge is not linked to any framework",
                    context.is_of_definition()
                        ? "add  [[alignment]], for example with  framework = \"LifeComp\"  and  code = \"L2\""
                        : "add an alignment to a framework that employers and schools know");
}

void rule_alignment_unknown(Context& context) {
    for (const Aligned& row : context.badge().alignments) check_target(context, row);
}

void rule_quality(Context& context) {
    const Badge& badge = context.badge();
    if (badge.endorsed || !can_be_read(badge) || says(badge, Meaning::quality)) return;
    context.say(badge.descriptions.front().pointer, "nothing says who assures the quality",
                "name the kind of quality assurance and who does it, with an address");
}

} // namespace insignia::lint
