// Does the badge hold what the standard wants in it? The tables of classes are the room `credential`.
#include "row_internal.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>

namespace insignia::verify {
namespace {

using check::Outcome;
using credential::Rule;

// A document made to overwhelm would fill the screen: what follows these is counted.
constexpr std::size_t k_shown_problems = 12;

Judgements problems_of(const Case& badge, std::initializer_list<Rule> rules) {
    Judgements judgements;
    std::size_t more = 0;
    for (const credential::Problem& problem : badge.dossier.problems) {
        if (std::ranges::find(rules, problem.rule) == rules.end()) continue;
        const bool error = problem.severity == credential::Severity::error;
        if (judgements.size() == k_shown_problems)
            ++more;
        else
            judgements.push_back(
                {error ? Outcome::failed : Outcome::warned, problem.message, problem.pointer, {}, {}, {}});
    }
    if (more > 0) judgements.push_back(warned(fmt::format("and {} more like these", more))[0]);
    return judgements;
}

} // namespace

Judgements check_classes(const Case& badge) {
    return problems_of(
        badge, {Rule::type, Rule::required, Rule::cardinality, Rule::value, Rule::closed, Rule::dates});
}

Judgements check_subject(const Case& badge) {
    return problems_of(badge, {Rule::subject, Rule::criteria, Rule::identity});
}

Judgements check_results(const Case& badge) {
    return problems_of(badge, {Rule::result});
}

Judgements check_terms(const Case& badge) {
    return problems_of(badge, {Rule::enumeration});
}

} // namespace insignia::verify
