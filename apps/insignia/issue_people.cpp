#include "issue_people.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/encoding/encoding.h>

namespace insignia::app {

using workspace::Person;
using workspace::PersonField;

namespace {

constexpr std::size_t k_list_bytes = 64u << 20;

Result<workspace::PeopleList> one_person(const IssueOptions& options) {
    workspace::PeopleList list;
    Person person;
    person[PersonField::name] = options.name;
    if (did::is_did(options.to))
        person[PersonField::did] = options.to;
    else if (workspace::is_email_address(options.to))
        person[PersonField::email] = options.to;
    else
        return fail(ErrorCode::usage,
                    fmt::format("--to \"{}\" is neither an e-mail address nor a DID", options.to), "",
                    {"write it as in ada@example.org"});
    list.people.push_back(std::move(person));
    list.rows = 1;
    return list;
}

std::string random_uuid(Environment& environment) {
    std::array<std::uint8_t, 16> bytes{};
    environment.random(bytes.data(), bytes.size());
    return issue::urn_uuid(bytes);
}

std::string random_salt(Environment& environment) {
    std::array<std::uint8_t, 16> bytes{};
    environment.random(bytes.data(), bytes.size());
    return encoding::to_hex(bytes);
}

Result<std::string> valid_until(const IssueOptions& options, const credential::Definition& definition,
                                Instant now) {
    if (options.valid_until.empty() && definition.valid_for.empty()) return std::string();
    if (options.valid_until.empty()) {
        TRY_ASSIGN(const auto end, issue::add_duration(now, definition.valid_for));
        return end.to_string();
    }
    const auto end = Instant::parse_date_or_time(options.valid_until);
    if (!end)
        return fail(ErrorCode::usage, fmt::format("--valid-until \"{}\" is not a time", options.valid_until),
                    "", {"write it as in 2027-03-01 or 2027-03-01T12:00:00Z"});
    if (*end <= now)
        return fail(ErrorCode::usage,
                    fmt::format("--valid-until {} is not in the future", options.valid_until));
    return Instant{end->seconds, 0}.to_string();
}

} // namespace

Result<void> choose_language(const IssueOptions& options, const credential::Definition& definition,
                             std::vector<Person>& people) {
    if (options.language.empty()) return {};
    std::vector<std::string> languages;
    for (const auto& [tag, text] : definition.name) languages.push_back(tag);
    if (std::ranges::find(languages, options.language) == languages.end())
        return fail(ErrorCode::usage,
                    fmt::format("the badge \"{}\" is not written in the language \"{}\"", definition.slug,
                                sanitize(options.language, 40)),
                    "",
                    {"its languages: " + join(languages, ", "),
                     fmt::format("translate it: insignia design {} --language {} --name …", definition.slug,
                                 sanitize(options.language, 40))});
    for (auto& person : people)
        if (person[PersonField::language].empty()) person[PersonField::language] = options.language;
    return {};
}

void say_incomplete_languages(const credential::Definition& definition, const std::vector<Person>& people,
                              Environment& environment) {
    const auto holds = [](const credential::Localized& text, const std::string& language) {
        return text.empty()
               || std::ranges::any_of(text, [&](const auto& row) { return row.first == language; });
    };
    const auto& own = definition.language;
    for (const auto& [language, name] : definition.name) {
        const auto wanted = std::ranges::count_if(people, [&, tag = language](const Person& person) {
            return to_lower(person[PersonField::language]) == tag;
        });
        std::vector<std::string> missing;
        if (!holds(definition.description, language)) missing.emplace_back("description");
        if (!holds(definition.criteria, language)) missing.emplace_back("criteria");
        if (wanted > 0 && !missing.empty())
            environment.console.talk(fmt::format(
                "In \"{}\" the badge has no {}: {} in \"{}\" instead", language, join(missing, " and "),
                wanted == 1 ? "one person gets that" : fmt::format("{} people get that", wanted), own));
    }
}

Result<workspace::PeopleList> read_people(const IssueOptions& options, Environment& environment) {
    if (options.to.empty() == options.people.empty())
        return fail(ErrorCode::usage, "say whom the badge is for", "",
                    {"write either --to EMAIL or --people FILE.csv"});
    if (!options.to.empty()) return one_person(options);
    if (!options.name.empty())
        return fail(ErrorCode::usage, "--name goes with --to", "", {"write names into the list"});
    TRY_ASSIGN(const auto content, read_input(options.people, environment, k_list_bytes));
    return workspace::parse_people(content, options.people);
}

Result<void> write_skipped(const workspace::Workspace& workspace, const workspace::PeopleList& list) {
    std::string text = "row,problem";
    for (const auto& cell : list.header) text += "," + workspace::csv_cell(cell);
    text += "\n";
    for (std::size_t i = 0; i < list.problems.size(); ++i) {
        text += fmt::format("{},{}", list.problems[i].row, workspace::csv_cell(list.problems[i].message));
        for (const auto& cell : list.bad_rows[i].second) text += "," + workspace::csv_cell(cell);
        text += "\n";
    }
    return write_atomically(workspace.issued() / "skipped.csv", as_bytes(text), Overwrite::yes);
}

Result<std::vector<registry::Entry>> make_requests(const IssueOptions& options,
                                                   const credential::Definition& definition,
                                                   const std::vector<Person>& people,
                                                   Environment& environment) {
    const auto now = environment.now();
    TRY_ASSIGN(const auto until, valid_until(options, definition, now));
    const auto batch = random_uuid(environment);
    std::vector<registry::Entry> requests;
    for (const auto& person : people) {
        registry::Entry entry;
        entry.id = random_uuid(environment);
        entry.badge = definition.slug;
        entry.version = definition.version;
        entry.recipient = person.recipient_key();
        entry.batch = batch;
        entry.valid_from = now.to_string();
        entry.valid_until = until;
        entry.salt = random_salt(environment);
        const auto name = person.full_name();
        entry.file = safe_file_name(name.empty() ? entry.recipient : name);
        requests.push_back(std::move(entry));
    }
    return requests;
}

} // namespace insignia::app
