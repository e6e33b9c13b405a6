#include "issue_people.h"
#include "issue_run.h"
#include "system_run.h"
#include <fmt/format.h>
#include <insignia/base/mask.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>

namespace insignia::app {

namespace {

using workspace::Person;
using workspace::PersonField;

// One meta-badge and everybody who has completed it.
struct Award {
    std::string badge;
    std::vector<Person> people;
};

Person person_of(const std::string& recipient, const std::map<std::string, Person>& known) {
    if (const auto found = known.find(recipient); found != known.end()) {
        // Evidence and credits in a list belong to the badge that the list was for.
        Person person = found->second;
        for (const auto field : {PersonField::evidence, PersonField::narrative, PersonField::role,
                                 PersonField::license_number, PersonField::credits})
            person[field].clear();
        person.row = 0;
        return person;
    }
    Person person;
    person[recipient.starts_with("did:") ? PersonField::did : PersonField::email] = recipient;
    return person;
}

// In the order in which they can be awarded: a meta-badge may complete another.
Result<std::vector<Award>> find_awards(const workspace::Workspace& workspace,
                                       const credential::BadgeSystem& system, Instant now) {
    TRY_ASSIGN(const auto holdings, read_holdings(workspace, now));
    TRY_ASSIGN(const auto known, people_by_recipient(workspace));
    std::vector<Award> awards;
    for (const auto badge : credential::in_order_of_earning(system))
        if (system.badges[badge].kind == credential::BadgeKind::meta_badge)
            awards.push_back({system.badges[badge].badge, {}});
    for (const auto& [recipient, held] : holdings)
        for (const auto badge : system::completed_meta_badges(system, held))
            for (auto& award : awards)
                if (award.badge == system.badges[badge].badge)
                    award.people.push_back(person_of(recipient, known));
    return awards;
}

void say(const SystemOptions& options, const Award& award, const std::map<std::string, std::string>& names,
         std::size_t issued, Console& console) {
    if (options.format == "json") {
        for (const auto& person : award.people)
            if (options.dry_run)
                console.answer(
                    check::escape_for_terminal(json::to_compact_text({{"state", "would-be-issued"},
                                                                      {"badge", award.badge},
                                                                      {"recipient", person.recipient_key()},
                                                                      {"name", person.full_name()}}))
                    + "\n");
        return;
    }
    console.answer(fmt::format("{} \"{}\" to {} {}\n", options.dry_run ? "Would award" : "Awarded",
                               sanitize(award.badge, 60), issued, issued == 1 ? "person" : "people"));
    for (const auto& person : award.people)
        console.answer(fmt::format(
            "  {}\n", shown_person(names, person.recipient_key(),
                                   options.full ? person.recipient_key() : masked(person.recipient_key()))));
}

Result<std::size_t> give(const workspace::Workspace& workspace, const Award& award,
                         const SystemOptions& options, Environment& environment) {
    IssueOptions issue;
    issue.badge = award.badge;
    issue.format = options.format;
    issue.passphrase_file = options.passphrase_file;
    TRY_ASSIGN(const auto definition, workspace::find_definition(workspace, award.badge));
    TRY_ASSIGN(const auto record, workspace::find_key(workspace, ""));
    TRY_ASSIGN(auto proof, choose_proof(workspace, record, ""));
    TRY_ASSIGN(const auto issuing, prepare_issuing(workspace, record, definition, issue));
    TRY_ASSIGN(const auto requests, make_requests(issue, definition.definition, award.people, environment));
    TRY_ASSIGN(auto key, unlock_key(workspace, record, options.passphrase_file, environment));
    const Signer signer{std::move(key), workspace::verification_method(workspace.settings, record),
                        std::move(proof)};
    TRY_ASSIGN(const auto tally,
               issue_to({award.people, requests}, issue, issuing, signer, workspace.registry(), environment));
    return tally.issued;
}

} // namespace

Result<ExitCode> award_meta_badges(const SystemOptions& options, const GlobalOptions& global,
                                   Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto file, workspace::find_system(workspace, options.system));
    TRY_ASSIGN(const auto awards, find_awards(workspace, file.system, environment.now()));
    if (awards.empty())
        return fail(ErrorCode::invalid,
                    fmt::format("the system \"{}\" has no meta-badge", sanitize(file.system.slug, 60)),
                    file.source,
                    {"write  kind = \"meta-badge\"  into the [[badge]] that recognises the whole"});
    TRY_ASSIGN(const auto names, names_by_recipient(workspace));
    bool any = false;
    for (const auto& award : awards) {
        if (award.people.empty()) continue;
        any = true;
        auto issued = award.people.size();
        if (!options.dry_run) {
            TRY_ASSIGN(issued, give(workspace, award, options, environment));
        }
        say(options, award, names, issued, environment.console);
    }
    if (!any && options.format != "json")
        environment.console.answer(
            "Nothing to award: nobody has completed a meta-badge that is not held already\n");
    return ExitCode::yes;
}

} // namespace insignia::app
