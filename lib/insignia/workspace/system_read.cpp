#include "system_file.h"
#include "toml_internal.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/files.h>

namespace insignia::workspace {

namespace fs = std::filesystem;

namespace {

using credential::BadgeSystem;
using credential::Requirement;
using Kind = Requirement::Kind;

constexpr std::string_view k_system_keys[] = {"name", "language", "model", "description", "goal", "badge"};
constexpr std::string_view k_goal_keys[] = {"text", "competences"};
constexpr std::string_view k_badge_keys[] = {"badge", "kind", "level", "stage", "requires", "activity"};
constexpr std::string_view k_activity_keys[] = {"name", "hours", "required"};
constexpr int k_levels = 99;

// A requirement is a badge, a list (all of it), or a table with one of these words.
struct Group {
    std::string_view key;
    Kind kind;
};
constexpr Group k_groups[] = {{"all", Kind::all_of}, {"any", Kind::any_of}, {"of", Kind::at_least}};

class RequirementReader {
public:
    RequirementReader(const TomlTable& table, std::string pointer)
        : m_table(table), m_top(std::move(pointer)) {}

    Result<Requirement> read(const json::Value& value) { return read(value, m_top, 0); }

private:
    Result<Requirement> read(const json::Value& value, const std::string& pointer, std::size_t depth) {
        if (depth > credential::k_requirement_depth)
            return problem(ErrorCode::limit, pointer, "requirements lie too deep inside each other",
                           {fmt::format("{} levels are allowed", credential::k_requirement_depth)});
        if (value.is_string()) return badge(value.get_ref<const std::string&>(), pointer);
        if (value.is_array()) return group(value, pointer, pointer, Kind::all_of, depth);
        if (value.is_object()) return table(value, pointer, depth);
        return malformed(pointer);
    }

    Result<Requirement> badge(const std::string& slug, const std::string& pointer) {
        Requirement requirement;
        requirement.kind = Kind::badge;
        requirement.badge = std::string(trim(slug));
        requirement.pointer = pointer;
        if (requirement.badge.empty())
            return problem(ErrorCode::invalid, pointer, "a badge without a name", {});
        return requirement;
    }

    Result<Requirement> group(const json::Value& list, const std::string& pointer,
                              const std::string& list_pointer, Kind kind, std::size_t depth) {
        if (!list.is_array()) return malformed(list_pointer);
        Requirement requirement;
        requirement.kind = list.empty() && kind == Kind::all_of ? Kind::nothing : kind;
        requirement.pointer = pointer;
        for (std::size_t i = 0; i < list.size(); ++i) {
            TRY_ASSIGN(auto part, read(list[i], json::join_pointer(list_pointer, i), depth + 1));
            requirement.of.push_back(std::move(part));
        }
        return requirement;
    }

    Result<Requirement> table(const json::Value& value, const std::string& pointer, std::size_t depth) {
        for (const auto& [key, kind] : k_groups) {
            const auto* const list = json::member(value, key);
            if (list == nullptr) continue;
            if (value.size() != (kind == Kind::at_least ? 2U : 1U)) return malformed(pointer);
            TRY_ASSIGN(auto requirement,
                       group(*list, pointer, json::join_pointer(pointer, key), kind, depth));
            if (kind != Kind::at_least) return requirement;
            const auto* const count = json::member(value, "at_least");
            if (count == nullptr) return malformed(pointer);
            if (!count->is_number_integer() || *count < 1)
                return problem(ErrorCode::invalid, json::join_pointer(pointer, "at_least"),
                               "\"at_least\" must be a whole number from 1", {});
            requirement.count = count->get<std::size_t>();
            return requirement;
        }
        return malformed(pointer);
    }

    tl::unexpected<Error> malformed(const std::string& pointer) {
        return problem(ErrorCode::invalid, pointer, "this says nothing that can be required",
                       {R"(write "badge", ["a", "b"] for both, { any = ["a", "b"] } for one of them, or )"
                        R"({ at_least = 2, of = ["a", "b", "c"] })"});
    }

    tl::unexpected<Error> problem(ErrorCode code, const std::string& pointer, std::string message,
                                  std::vector<std::string> hints) {
        return fail(code, std::move(message), m_table.document().where(pointer), std::move(hints));
    }

    const TomlTable& m_table;
    std::string m_top;
};

// A text that must be one of a few words.
template <class Value, class Parse>
Result<Value> read_word(const TomlTable& table, std::string_view key, Value otherwise, Parse parse,
                        std::span<const std::string_view> words) {
    TRY_ASSIGN(const auto word, table.text(key));
    if (word.empty()) return otherwise;
    if (const auto value = parse(word)) return *value;
    const auto meant = did_you_mean(word, words);
    std::vector<std::string> known(words.begin(), words.end());
    return table.problem(
        key, fmt::format("\"{}\" is no {}", word, key),
        {meant.empty() ? "write one of " + join(known, ", ") : fmt::format("did you mean \"{}\"", meant)});
}

constexpr std::string_view k_models[] = {"linear", "competence-based", "skill-tree"};
constexpr std::string_view k_stages[] = {"onboarding", "motivation", "signposting", "recognition"};
constexpr std::string_view k_kinds[] = {"badge", "milestone", "meta-badge"};

Result<void> read_goals(const TomlTable& top, BadgeSystem& system) {
    TRY_ASSIGN(const auto rows, top.tables("goal"));
    for (const auto& row : rows) {
        TRY(row.allow_only(k_goal_keys));
        credential::Goal goal;
        TRY_ASSIGN(goal.text, row.localized("text", system.language));
        TRY_ASSIGN(goal.competences, row.texts("competences"));
        system.goals.push_back(std::move(goal));
    }
    return {};
}

Result<void> read_activities(const TomlTable& row, std::string_view language,
                             credential::SystemBadge& badge) {
    TRY_ASSIGN(const auto activities, row.tables("activity"));
    for (const auto& one : activities) {
        TRY(one.allow_only(k_activity_keys));
        credential::Activity activity;
        TRY_ASSIGN(activity.name, one.localized("name", language));
        if (activity.name.empty())
            return one.problem("name", "an activity without a name", {"add  name = \"…\""});
        TRY_ASSIGN(activity.hours, one.number("hours"));
        if (activity.hours && *activity.hours < 0)
            return one.problem("hours", "\"hours\" must not be negative");
        TRY_ASSIGN(activity.required, one.flag("required", true));
        badge.activities.push_back(std::move(activity));
    }
    return {};
}

Result<credential::SystemBadge> read_badge(const TomlTable& row, std::string_view language) {
    TRY(row.allow_only(k_badge_keys));
    credential::SystemBadge badge;
    TRY_ASSIGN(badge.badge, row.text("badge"));
    if (badge.badge.empty())
        return row.problem("badge", "a badge without a name",
                           {"add  badge = \"the-name-of-a-file-in-badges\""});
    TRY_ASSIGN(badge.kind, read_word(row, "kind", badge.kind, credential::parse_badge_kind, k_kinds));
    TRY_ASSIGN(badge.stage, read_word(row, "stage", badge.stage, credential::parse_stage, k_stages));
    TRY_ASSIGN(const auto level, row.number("level"));
    if (level && (*level < 1 || *level > k_levels || std::trunc(*level) != *level))
        return row.problem("level", fmt::format("\"level\" must be a whole number from 1 to {}", k_levels));
    badge.level = static_cast<int>(level.value_or(0));
    if (const auto* const required = row.find("requires")) {
        TRY_ASSIGN(badge.prerequisites, RequirementReader(row, row.pointer_to("requires")).read(*required));
    }
    TRY(read_activities(row, language, badge));
    return badge;
}

} // namespace

std::string SystemFile::where(std::string pointer) const {
    return place_in(source, places, std::move(pointer));
}

Result<SystemFile> parse_system(std::string_view toml, std::string_view slug, std::string_view source) {
    TRY_ASSIGN(const auto document, parse_toml(toml, source));
    const TomlTable top(document, "");
    TRY(top.allow_only(k_system_keys));
    SystemFile file;
    auto& system = file.system;
    system.slug = std::string(slug);
    TRY_ASSIGN(system.language, top.text("language", system.language));
    TRY_ASSIGN(system.model, read_word(top, "model", system.model, credential::parse_system_model, k_models));
    TRY_ASSIGN(system.name, top.localized("name", system.language));
    TRY_ASSIGN(system.description, top.localized("description", system.language));
    TRY(read_goals(top, system));
    TRY_ASSIGN(const auto rows, top.tables("badge"));
    if (rows.size() > credential::k_system_badges)
        return fail(ErrorCode::limit,
                    fmt::format("a system of {} badges is too large: {} are allowed", rows.size(),
                                credential::k_system_badges),
                    std::string(source), {"part it into several systems"});
    for (const auto& row : rows) {
        TRY_ASSIGN(auto badge, read_badge(row, system.language));
        system.badges.push_back(std::move(badge));
    }
    file.source = document.source;
    file.places = document.places;
    return file;
}

Result<SystemFile> read_system(const fs::path& path) {
    TRY_ASSIGN(const auto text, read_text_file(path));
    return parse_system(text, path.stem().string(), path.string());
}

} // namespace insignia::workspace
