#include "system_run.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/mask.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>
#include <insignia/encoding/encoding.h>

namespace insignia::app {

namespace {

using Holdings = std::map<std::string, std::set<std::string>>;
using Names = std::map<std::string, std::string>;

constexpr std::size_t k_person_columns = 34;

// Whoever names a person has seen the address.
std::string shown(const SystemOptions& options, const Names& names, const std::string& person) {
    const bool in_full = options.full || !options.person.empty();
    return shown_person(names, person, in_full ? person : masked(person));
}

// What was issued under this name: a credential, or what a JWT says.
Result<json::Value> read_issued(const fs::path& path) {
    if (const auto text = read_text_file(path.string() + ".json")) return json::parse(*text, path.string());
    TRY_ASSIGN(const auto token, read_text_file(path.string() + ".jwt"));
    const auto parts = split(token, '.');
    if (parts.size() != 3) return fail(ErrorCode::parse, "no JWT", path.string());
    TRY_ASSIGN(const auto claims, encoding::from_base64url(parts[1]));
    return json::parse(as_text(claims), path.string());
}

// The name in a credential that was issued, or "".
std::string name_in(const fs::path& path) {
    const auto credential = read_issued(path);
    if (!credential || !credential->is_object()) return {};
    const auto subject = credential->find("credentialSubject");
    if (subject == credential->end() || !subject->is_object()) return {};
    const auto identities = subject->find("identifier");
    if (identities == subject->end() || !identities->is_array()) return {};
    for (const auto& identity : *identities) {
        if (!identity.is_object()) continue;
        const auto text_of = [&](const char* member) {
            const auto value = identity.find(member);
            return value != identity.end() && value->is_string() ? value->get<std::string>() : std::string();
        };
        if (text_of("identityType") == "name") return text_of("identityHash");
    }
    return {};
}

bool is_held(const registry::Entry& entry, Instant now) {
    if (entry.state != registry::State::done) return false;
    if (entry.valid_until.empty()) return true;
    const auto end = Instant::parse(entry.valid_until);
    return end && *end > now;
}

std::string padded(std::string text, std::size_t columns) {
    const auto width = display_width(text);
    if (width < columns) text.append(columns - width, ' ');
    return text;
}

std::string next_in_words(const credential::BadgeSystem& system, const system::Progress& progress) {
    std::vector<std::string> slugs;
    for (const auto badge : progress.next) slugs.push_back(sanitize(system.badges[badge].badge, 60));
    if (!slugs.empty()) return join(slugs, ", ");
    return progress.earned == system.badges.size() ? "all earned" : "-";
}

std::string advance_in_words(const system::Advance& advance) {
    return advance.earned ? "earned" : fmt::format("{} of {}", advance.have, advance.need);
}

std::string table(const SystemOptions& options, const Names& names, const credential::BadgeSystem& system,
                  const std::vector<system::Progress>& people) {
    std::vector<std::string> header = {"person", "badges"};
    if (!people.empty())
        for (const auto& advance : people.front().advances)
            header.push_back(sanitize(system.badges[advance.badge].badge, 40));
    std::vector<std::vector<std::string>> rows = {header};
    for (const auto& progress : people) {
        std::vector<std::string> row = {shown(options, names, progress.person),
                                        fmt::format("{} of {}", progress.earned, system.badges.size())};
        for (const auto& advance : progress.advances) row.push_back(advance_in_words(advance));
        rows.push_back(std::move(row));
    }
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t column = 0; column < rows[i].size(); ++column) {
            std::size_t width = column == 0 ? k_person_columns / 2 : 0;
            for (const auto& row : rows) width = std::max(width, display_width(row[column]));
            text += padded(rows[i][column], width + 2);
        }
        text += (i == 0 ? "next" : next_in_words(system, people[i - 1])) + "\n";
    }
    return text;
}

// One person in full: every badge with its standing.
std::string list(const SystemOptions& options, const Names& names, const credential::BadgeSystem& system,
                 const system::Progress& progress) {
    std::string text = fmt::format("{}: {} of {} badges\n", shown(options, names, progress.person),
                                   progress.earned, system.badges.size());
    for (std::size_t i = 0; i < system.badges.size(); ++i) {
        const auto& badge = system.badges[i];
        text += fmt::format("  {} {}", padded(std::string(to_string(progress.standings[i])), 9),
                            sanitize(badge.badge, 60));
        const auto advance = std::ranges::find(progress.advances, i, &system::Advance::badge);
        if (advance != progress.advances.end() && !advance->earned)
            text += fmt::format(" ({}, {} of {})", to_string(badge.kind), advance->have, advance->need);
        text += "\n";
    }
    return text;
}

json::Value in_json(const SystemOptions& options, const Names& names, const credential::BadgeSystem& system,
                    const system::Progress& progress) {
    json::Value person = {{"person", options.full ? progress.person : masked(progress.person)},
                          {"earned", progress.earned},
                          {"badges", json::Value::object()},
                          {"next", json::Value::array()},
                          {"progress", json::Value::array()}};
    if (const auto name = names.find(progress.person); name != names.end()) person["name"] = name->second;
    for (std::size_t i = 0; i < system.badges.size(); ++i)
        person["badges"][system.badges[i].badge] =
            progress.standings[i] == system::Standing::open ? "open" : to_string(progress.standings[i]);
    for (const auto badge : progress.next) person["next"].push_back(system.badges[badge].badge);
    for (const auto& advance : progress.advances)
        person["progress"].push_back({{"badge", system.badges[advance.badge].badge},
                                      {"kind", to_string(system.badges[advance.badge].kind)},
                                      {"have", advance.have},
                                      {"need", advance.need},
                                      {"earned", advance.earned}});
    return person;
}

// Addresses that look alike once they are masked, of people without different names.
bool look_alike(const SystemOptions& options, const Names& names,
                const std::vector<system::Progress>& people) {
    std::set<std::string> seen;
    return std::ranges::any_of(people, [&](const auto& progress) {
        return !seen.insert(shown(options, names, progress.person)).second;
    });
}

bool takes_part(const credential::BadgeSystem& system, const std::set<std::string>& held) {
    return std::ranges::any_of(held, [&](const auto& slug) { return system.find(slug) != nullptr; });
}

} // namespace

Result<Holdings> read_holdings(const workspace::Workspace& workspace, Instant now) {
    Holdings holdings;
    auto book = registry::open_registry(workspace.registry(), registry::Missing::is_error);
    if (!book && book.error().code == ErrorCode::not_found) return holdings;
    if (!book) return fail(std::move(book).error());
    TRY_ASSIGN(const auto entries, (*book)->list(""));
    for (const auto& entry : entries) {
        auto& held = holdings[entry.recipient];
        if (is_held(entry, now)) held.insert(entry.badge);
    }
    return holdings;
}

Result<std::map<std::string, workspace::Person>> people_by_recipient(const workspace::Workspace& workspace) {
    std::map<std::string, workspace::Person> people;
    TRY_ASSIGN(const auto files, list_files(workspace.root / "people", ".csv"));
    for (const auto& file : files) {
        TRY_ASSIGN(const auto content, read_file(file));
        const auto list = workspace::parse_people(content, file.string());
        if (!list) continue;
        for (const auto& person : list->people) people.emplace(person.recipient_key(), person);
    }
    return people;
}

Result<std::map<std::string, std::string>> names_by_recipient(const workspace::Workspace& workspace) {
    Names names;
    TRY_ASSIGN(const auto people, people_by_recipient(workspace));
    for (const auto& [recipient, person] : people)
        if (auto name = person.full_name(); !name.empty()) names.emplace(recipient, std::move(name));
    const auto book = registry::open_registry(workspace.registry(), registry::Missing::is_error);
    const auto entries = book ? (*book)->list("") : Result<std::vector<registry::Entry>>(fail(book.error()));
    if (!entries) return names;
    for (const auto& entry : *entries)
        if (entry.state == registry::State::done && names.count(entry.recipient) == 0)
            if (auto name = name_in(workspace.issued() / entry.badge / entry.file); !name.empty())
                names.emplace(entry.recipient, std::move(name));
    return names;
}

std::string shown_person(const std::map<std::string, std::string>& names, const std::string& recipient,
                         const std::string& address) {
    const auto name = names.find(recipient);
    return name == names.end() ? sanitize(address, 80)
                               : fmt::format("{} ({})", sanitize(name->second, 60), sanitize(address, 80));
}

Result<std::string> find_person(const Holdings& holdings, const std::string& asked) {
    const auto person = asked.starts_with("did:") ? asked : to_lower(trim(asked));
    if (holdings.count(person) != 0) return person;
    return fail(ErrorCode::not_found, fmt::format("nothing was issued to {}", sanitize(masked(person), 80)),
                "", {"see everybody with insignia system progress"});
}

Result<ExitCode> show_progress(const SystemOptions& options, const GlobalOptions& global,
                               Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto file, workspace::find_system(workspace, options.system));
    TRY_ASSIGN(auto holdings, read_holdings(workspace, environment.now()));
    std::vector<system::Progress> people;
    if (!options.person.empty()) {
        TRY_ASSIGN(const auto person, find_person(holdings, options.person));
        people.push_back(system::progress_of(file.system, person, holdings.at(person)));
    } else {
        for (const auto& [person, held] : holdings)
            if (takes_part(file.system, held))
                people.push_back(system::progress_of(file.system, person, held));
    }
    TRY_ASSIGN(const auto names, names_by_recipient(workspace));
    if (options.format == "json") {
        auto list = json::Value::array();
        for (const auto& progress : people) list.push_back(in_json(options, names, file.system, progress));
        environment.console.answer(check::escape_for_terminal(
            json::to_pretty_text({{"system", file.system.slug}, {"people", std::move(list)}})));
    } else if (!options.person.empty()) {
        environment.console.answer(list(options, names, file.system, people.front()));
    } else if (people.empty()) {
        environment.console.talk("Nobody has a badge of this system yet: insignia issue BADGE --to EMAIL");
    } else {
        environment.console.answer(table(options, names, file.system, people));
        if (look_alike(options, names, people))
            environment.console.talk("Some addresses look alike here: --full shows them whole");
    }
    return ExitCode::yes;
}

} // namespace insignia::app
