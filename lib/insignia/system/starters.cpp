#include <insignia/credential/frameworks.h>
#include <insignia/system/start.h>

namespace insignia::system {

namespace {

using credential::Assessor;
using credential::Definition;
using credential::SystemModel;

struct Starter {
    std::string_view slug, name, type, description, criteria, task;
    Assessor assessor;
    double hours;
    std::string_view framework, code;
    std::string_view shape, icon, color;
    int level;
    bool in_trees_only;
};

constexpr Starter k_starters[] = {
    {"first-steps", "First Steps", "Badge",
     "Earners of this badge have taken part in the first meeting of the programme, have got to know the "
     "group, and have "
     "named one thing that they want to learn.",
     "- Took part in the first meeting\n- Introduced themselves to the group\n- Wrote down one learning goal "
     "of their own",
     "A learning goal in one sentence", Assessor::organiser, 2, "kc", "KC5", "circle", "compass", "#0F766E",
     1, false},
    {"own-project", "My Own Project", "Badge",
     "Earners of this badge have planned a small project of their own, have carried it out with others, and "
     "have shown the "
     "result to the group.",
     "- Planned a project with a goal, steps and a date\n- Carried it out together with at least one other "
     "person\n"
     "- Presented the result and answered questions",
     "The result of the project with a short report", Assessor::organiser, 12, "entrecomp", "3.2", "hexagon",
     "rocket", "#1D4ED8", 2, false},
    {"helping-others", "Helping Others Learn", "Badge",
     "Earners of this badge have helped another participant to learn something, have agreed with that person "
     "on a goal, and "
     "have reflected on what helped.",
     "- Agreed with another participant on something to learn\n- Met at least twice to work on it\n"
     "- Described in a few sentences what helped and what did not",
     "A note by both on what was learned", Assessor::peer, 6, "kc", "KC5", "shield", "handshake", "#9D174D",
     2, true},
    {"programme-completed", "Programme Completed", "CertificateOfCompletion",
     "Earners of this badge have completed the programme: they have set goals of their own, have carried out "
     "a project, and "
     "have looked back on what they learned in a talk with the organisers.",
     "- Earned the badges of the programme\n- Took part in the final talk and named three things that they "
     "learned",
     "Notes of the final talk", Assessor::organiser, 20, "kc", "KC5", "rosette", "star", "#B45309", 3, false},
};

std::string text(std::string_view view) {
    return std::string(view);
}

Definition definition_of(const Starter& row) {
    Definition definition;
    definition.slug = text(row.slug);
    definition.language = "en";
    definition.type = text(row.type);
    definition.name = {{"en", text(row.name)}};
    definition.description = {{"en", text(row.description)}};
    definition.criteria = {{"en", text(row.criteria)}};
    definition.hours = row.hours;
    credential::EvidenceTask task;
    task.name = {{"en", text(row.task)}};
    task.assessor = row.assessor;
    definition.evidence.push_back(std::move(task));
    const auto* const framework = credential::find_framework(credential::shipped_frameworks(), row.framework);
    if (const auto* const competence = framework == nullptr ? nullptr : framework->find(row.code))
        definition.alignments.push_back(credential::align_to(*framework, *competence, "en"));
    definition.picture.shape = text(row.shape);
    definition.picture.icon = text(row.icon);
    definition.picture.color = text(row.color);
    definition.picture.level = row.level;
    return definition;
}

} // namespace

std::vector<Definition> starter_badges(SystemModel model) {
    std::vector<Definition> badges;
    for (const auto& row : k_starters)
        if (!row.in_trees_only || model == SystemModel::skill_tree) badges.push_back(definition_of(row));
    return badges;
}

} // namespace insignia::system
