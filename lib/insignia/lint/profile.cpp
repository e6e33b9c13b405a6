// Profiles and explanations, read from the data inside the program.
#include "lint.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/embedded.h>
#include <insignia/json/json.h>

namespace insignia::lint {

std::span<const EmbeddedText> profile_files();
std::span<const EmbeddedText> explanation_files();

namespace {

// "default" is what the table of rules says.
Severity parse_severity(std::string_view word, Severity otherwise) {
    for (const auto severity : {Severity::off, Severity::info, Severity::warning, Severity::error})
        if (to_string(severity) == word) return severity;
    return otherwise;
}

// The members of a profile: "rules" speaks of single rules, "others" of all that are not named.
Result<Profile> read_profile(const EmbeddedText& file) {
    TRY_ASSIGN(const auto root, json::parse(file.text, file.name));
    Profile profile;
    profile.name = json::member_text(root, "name");
    profile.title = json::member_text(root, "title");
    const auto others = json::member_text(root, "others");
    const auto* const named = json::member(root, "rules");
    for (const Rule& rule : rules()) {
        const auto word = named == nullptr ? std::string_view() : json::member_text(*named, rule.id);
        profile.severities[std::string(rule.id)] =
            parse_severity(word.empty() ? others : word, rule.severity);
    }
    return profile;
}

std::string_view trim_lines(std::string_view text) {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

// The fenced block behind a heading such as "Bad:".
void read_example(std::string_view section, std::string_view heading, std::string& form,
                  std::string& example) {
    constexpr std::string_view k_fence = "```";
    const auto at = section.find(heading);
    if (at == std::string_view::npos) return;
    const auto open = section.find(k_fence, at);
    const auto line = section.find('\n', open);
    const auto close = section.find(k_fence, line);
    if (close == std::string_view::npos) return;
    form = section.substr(open + k_fence.size(), line - open - k_fence.size());
    example = section.substr(line + 1, close - line - 1);
}

} // namespace

Severity Profile::severity_of(const Rule& rule) const {
    const auto found = severities.find(rule.id);
    return found == severities.end() ? rule.severity : found->second;
}

std::vector<std::string> profile_names() {
    std::vector<std::string> names;
    for (const auto& file : profile_files()) names.emplace_back(file.name.substr(0, file.name.find('.')));
    std::ranges::stable_partition(names, [](const auto& name) { return name == k_default_profile; });
    return names;
}

Result<Profile> find_profile(std::string_view name) {
    if (const auto* const file = find_embedded(profile_files(), std::string(name) + ".json"))
        return read_profile(*file);
    const auto names = profile_names();
    const auto meant = did_you_mean(name, names);
    return fail(
        ErrorCode::usage, fmt::format("there is no profile \"{}\"", sanitize(name, 40)), {},
        {meant.empty() ? "choose one of: " + join(names, ", ") : fmt::format("did you mean \"{}\"?", meant)});
}

Explanation explain(std::string_view rule) {
    Explanation explanation;
    const std::string heading = fmt::format("## {}\n", rule);
    for (const auto& file : explanation_files()) {
        const auto at = file.text.find(heading);
        if (at == std::string_view::npos) continue;
        auto section = file.text.substr(at + heading.size());
        section = section.substr(0, section.find("\n## "));
        explanation.why = trim_lines(section.substr(0, section.find("\nBad:")));
        read_example(section, "\nBad:", explanation.bad_form, explanation.bad);
        read_example(section, "\nGood:", explanation.good_form, explanation.good);
    }
    return explanation;
}

} // namespace insignia::lint
