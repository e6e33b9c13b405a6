// What the European Union asks of a micro-credential beyond what the standards and other guides ask of every
// badge: Council Recommendation 2022/C 243/02, Annex I.
#include "rule_internal.h"
#include <algorithm>
#include <insignia/base/country.h>
#include <iterator>

namespace insignia::lint {

namespace {

// The address of a level of the EQF, as the European Union publishes it.
bool is_level_address(std::string_view url) {
    constexpr std::string_view k_levels = "://data.europa.eu/snb/eqf/";
    const auto scheme = url.substr(0, url.find(':'));
    return (scheme == "http" || scheme == "https") && url.substr(scheme.size()).starts_with(k_levels)
           && url.size() > scheme.size() + k_levels.size();
}

// Short names of frameworks of qualifications that are other words too, so that only an alignment means them:
// the Slovene one is a juice.
constexpr std::string_view k_framework_names[] = {"sok", "cec", "eks", "mecu"};

bool names_level(const Aligned& row, const std::string& language) {
    const auto is_named = [](const Word& word) {
        return std::ranges::find(k_framework_names, word.folded) != std::end(k_framework_names);
    };
    return is_level_address(row.url) || std::ranges::any_of(split_words(row.framework), is_named)
           || make_text(row.framework + " " + row.name, language, row.pointer).has(Meaning::level);
}

// Whether no sentence ends between two hits, and at most so many words stand there.
bool are_near(const Text& text, const Hit& first, const Hit& second, std::size_t most_words) {
    if (second.word < first.word + first.words || second.word > first.word + first.words + most_words)
        return false;
    const auto between = std::string_view(text.text).substr(first.end, second.begin - first.end);
    return between.find_first_of(".;!?\n") == std::string_view::npos;
}

// What a word such as "online" may stand beside, and how many words may lie between when it comes first or
// last: "online bicycle workshop", "workshop that was held online", "two days online"; not "online shop".
struct Neighbour {
    Meaning meaning;
    std::size_t before, behind;
};
constexpr Neighbour k_neighbours[] = {
    {Meaning::activity, 1, 2}, {Meaning::attend, 1, 2}, {Meaning::duration, 0, 0}};

// A word of its own tells the form of participation, or one beside an activity.
bool tells_participation(const Text& text) {
    const Hit* last[std::size(k_neighbours)] = {};
    const Hit* medium = nullptr; // the last one
    for (const Hit& hit : text.hits) {
        if (hit.meaning == Meaning::participation && !text.is_quoted(hit)) return true;
        for (std::size_t i = 0; i < std::size(k_neighbours); ++i) {
            const auto& [meaning, before, behind] = k_neighbours[i];
            const bool found =
                hit.meaning == Meaning::medium
                    ? last[i] != nullptr && are_near(text, *last[i], hit, behind)
                    : hit.meaning == meaning && medium != nullptr && are_near(text, *medium, hit, before);
            if (found) return true;
            if (hit.meaning == meaning) last[i] = &hit;
        }
        if (hit.meaning == Meaning::medium) medium = &hit;
    }
    return false;
}

std::string hint_for_country(const Subject& subject, const AwardingBody& body) {
    if (subject.kind == k_organisation) return "add  country = \"IT\"  under [organisation]";
    if (!body.has_place_for_country)
        return "Open Badges 2.0 has no member for it: issue the badge as Open Badges 3.0";
    if (body.only_address) return "write the issuer as a Profile with name and address.addressCountryCode";
    const bool has_address = body.country_pointer != body.pointer;
    return has_address ? "add  \"addressCountryCode\": \"IT\""
                       : "add  \"address\": {\"type\": [\"Address\"], \"addressCountryCode\": \"IT\"}";
}

} // namespace

void rule_awarding_body(Context& context) {
    const auto& body = context.subject().awarding_body;
    if (!body || !body->name.empty()) return;
    context.say(body->pointer, "the body that awards the badge is not named",
                body->only_address ? "write the issuer as a Profile, with its name"
                                   : "add \"name\" to the issuer");
}

void rule_country(Context& context) {
    const Subject& subject = context.subject();
    const auto& body = subject.awarding_body;
    if (!body || is_country_code(body->country)) return;
    if (body->country.empty())
        return context.say(body->country_pointer,
                           fmt::format("the country of the {} is not stated",
                                       subject.kind == k_organisation ? "organisation" : "issuer"),
                           hint_for_country(subject, *body));
    const auto meant = meant_country_code(body->country);
    context.say(body->country_pointer, fmt::format("{} is no country code", in_quotes(body->country)),
                meant.empty() ? "write the two capital letters of ISO 3166-1, such as IT"
                              : fmt::format("write \"{}\"", meant));
}

void rule_learner(Context& context) {
    const bool old = context.subject().kind == k_assertion;
    for (const auto& pointer : context.subject().nameless)
        context.say(pointer, "the badge names no learner: it belongs to whoever has it",
                    old ? "add the identity of the learner, hashed with a salt"
                        : "add an identifier, hashed with a salt, or the learner's DID as id");
}

void rule_participation(Context& context) {
    const Badge& badge = context.badge();
    if (!can_be_read(badge)) return;
    for (const auto* const texts : {&badge.descriptions, &badge.contexts, &badge.criteria})
        if (std::ranges::any_of(*texts, tells_participation)) return;
    context.say(badge.descriptions.front().pointer, "nothing says in which form earners took part",
                "say it: on site, online, both by turns (blended), as volunteers, at work …");
}

void rule_level(Context& context) {
    const Badge& badge = context.badge();
    if (!can_be_read(badge)) return;
    const auto& alignments = badge.alignments;
    if (std::ranges::any_of(alignments, [&](const Aligned& row) { return names_level(row, badge.language); }))
        return;
    if (says(badge, Meaning::level)) return;
    context.say(alignments.empty() ? std::string_view(context.subject().pointer) : alignments.front().pointer,
                "no level of the EQF or the QF-EHEA is named",
                fmt::format("add  {}; only a body that is entitled to it gives a level: where there is none, "
                            "silence this rule with that reason",
                            context.is_of_definition()
                                ? "[[alignment]]  framework = \"EQF\"  code = \"6\""
                                : "an alignment to the EQF, with  \"targetCode\": \"6\""));
}

} // namespace insignia::lint
