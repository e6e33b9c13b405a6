#include "issue_run.h"
#include "interrupt.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace fs = std::filesystem;
using workspace::Person;

namespace {

// Marks reach the disk in groups: what was not marked is written again by the next run, with the same bytes.
constexpr std::size_t k_group = 64;

constexpr std::string_view k_issued_endings[] = {".json", ".jwt", ".png", ".svg", ".pdf"};

registry::NameTaken taken_in(const fs::path& folder) {
    return [folder](const std::string& name) {
        std::error_code error;
        for (const auto ending : k_issued_endings)
            if (fs::exists(fs::symlink_status(folder / (name + std::string(ending)), error))) return true;
        return false;
    };
}

bool holds_badges(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (!hidden
            && std::ranges::find(k_issued_endings, entry->path().extension()) != std::end(k_issued_endings))
            return true;
    }
    return false;
}

json::Value line_of(std::string_view state, const registry::Entry& entry, const Person& person,
                    const std::vector<IssuedFile>& files) {
    json::Value line = {
        {"state", state}, {"id", entry.id}, {"recipient", entry.recipient}, {"name", person.full_name()}};
    if (person.row != 0) line["row"] = person.row;
    auto paths = json::Value::array();
    for (const auto& file : files) paths.push_back(file.path.string());
    if (!files.empty()) line["files"] = std::move(paths);
    return line;
}

// The line of one person, for all: nothing in it differs from a batch of one.
class Batch {
public:
    Batch(const IssueOptions& options, const Issuing& issuing, const Signer& signer, registry::Registry& book,
          Environment& environment)
        : m_options(options), m_issuing(issuing), m_signer(signer), m_book(book), m_environment(environment) {
    }

    Result<Tally> run(const std::vector<Person>& people, const std::vector<registry::Planned>& planned) {
        const Interrupt interrupt;
        auto result = issue_all(people, planned, interrupt);
        // Also after a failure: what is written is marked.
        const auto marked = mark();
        m_environment.console.progress(people.size(), people.size(), "Signing");
        if (!result) {
            auto error = std::move(result).error();
            error.hints.push_back(
                fmt::format("{} of {} are issued; run the same command again for the others",
                            m_tally.issued + m_tally.known, people.size()));
            return fail(std::move(error));
        }
        TRY(marked);
        if (m_cut_pages != 0)
            m_environment.console.talk(
                fmt::format("Too long for the page, on {}: {} (ends with \"…\"; the badge inside is whole)",
                            counted(m_cut_pages, "certificate"), m_cut));
        return std::move(m_tally);
    }

private:
    Result<void> issue_all(const std::vector<Person>& people, const std::vector<registry::Planned>& planned,
                           const Interrupt& interrupt) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            m_environment.console.progress(i, people.size(), "Signing");
            if (interrupt.requested()) return fail(ErrorCode::io, "interrupted");
            const auto& entry = planned[i].entry;
            if (entry.state == registry::State::done) {
                ++m_tally.known;
                say(line_of("was-issued", entry, people[i], {}));
                continue;
            }
            TRY(issue_one(people[i], entry));
        }
        return {};
    }

    Result<void> issue_one(const Person& person, const registry::Entry& entry) {
        TRY_ASSIGN(m_tally.last_files, make_badge(m_issuing, m_signer, person, entry));
        TRY_ASSIGN(auto digest, write_badge(m_tally.last_files, entry));
        for (const IssuedFile& file : m_tally.last_files) {
            if (file.cut.empty()) continue;
            ++m_cut_pages;
            m_cut = file.cut;
        }
        m_done.push_back({entry.id, std::move(digest)});
        m_lines.push_back(line_of("issued", entry, person, m_tally.last_files));
        return m_done.size() < k_group ? Result<void>() : mark();
    }

    // A line says "issued" only once that is on record.
    Result<void> mark() {
        if (m_done.empty()) return {};
        TRY_ASSIGN(const auto is_new, m_book.mark_done(m_done));
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            ++(is_new[i] ? m_tally.issued : m_tally.known);
            if (!is_new[i]) m_lines[i]["state"] = "was-issued"; // by another run, at the same time
            say(m_lines[i]);
        }
        m_done.clear();
        m_lines.clear();
        return {};
    }

    void say(const json::Value& line) {
        say_line(m_options, m_environment, line);
        m_tally.receipt += (m_tally.receipt.empty() ? "\n  " : ",\n  ") + json::to_compact_text(line);
    }

    const IssueOptions& m_options;
    const Issuing& m_issuing;
    const Signer& m_signer;
    registry::Registry& m_book;
    Environment& m_environment;
    Tally m_tally;
    std::vector<registry::Done> m_done;
    std::vector<json::Value> m_lines;
    std::size_t m_cut_pages = 0; // certificates on which a text was too long
    std::string m_cut;           // what it was on the last of them
};

// A folder is reached by no symbolic link, since other people's files may lie where one leads.
Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_symlink(fs::symlink_status(folder, error)))
        return fail(ErrorCode::denied, "the folder for the badges is a symbolic link", folder.string(),
                    {"name the real folder with --out"});
    return insignia::create_directories(folder);
}

} // namespace

Result<void> require_memory(const IssueOptions& options, const Issuing& issuing,
                            const fs::path& registry_path) {
    if (!options.out.empty() || options.issue_again) return {};
    if (!holds_badges(issuing.folder)) return {};
    // Asked after the folder: whoever writes files there has planned them before.
    const auto& slug = issuing.prepared.batch.definition.slug;
    const auto book = registry::open_registry(registry_path, registry::Missing::is_error);
    if (!book && book.error().code != ErrorCode::not_found) return fail(book.error());
    if (book) {
        TRY_ASSIGN(const bool known, (*book)->knows(slug));
        if (known) return {};
    }
    return fail(ErrorCode::not_found,
                fmt::format("\"{}\" holds badges, but the registry knows none of them: everybody would get a "
                            "second one",
                            issuing.folder.string()),
                registry_path.string(),
                {"put the registry back from a backup",
                 fmt::format("if a second badge is meant: insignia issue {} --issue-again", slug)});
}

void say_line(const IssueOptions& options, Environment& environment, const json::Value& line) {
    if (options.format == "json") environment.console.answer(json::to_compact_text(line) + "\n");
}

Result<void> write_receipt(const workspace::Workspace& workspace, const Issuing& issuing, const Tally& tally,
                           Environment& environment) {
    const auto& definition = issuing.prepared.batch.definition;
    const json::Value head = {{"badge", definition.slug},
                              {"version", definition.version},
                              {"name", definition.name.front().second},
                              {"issuer", issuing.prepared.batch.issuer.id},
                              {"written", environment.now().to_string()},
                              {"issued", tally.issued},
                              {"issued_before", tally.known},
                              {"skipped", tally.skipped}};
    // A million people are text, not a tree.
    auto text = json::to_pretty_text(head);
    text.resize(text.rfind("\n}"));
    text += ",\n  \"people\": [" + tally.receipt + "]\n}\n";
    return write_atomically(workspace.issued() / "receipt.json", as_bytes(text), Overwrite::yes,
                            Privacy::owner_only);
}

Result<Tally> issue_to(const People& people, const IssueOptions& options, const Issuing& issuing,
                       const Signer& signer, const fs::path& registry_path, Environment& environment) {
    if (people.persons.empty()) return Tally();
    // One badge is made and thrown away before anything is recorded: what is wrong with the definition shows
    // here.
    TRY(make_badge(issuing, signer, people.persons.front(), people.requests.front()));
    TRY(require_memory(options, issuing, registry_path));
    TRY(make_folder(issuing.folder));
    TRY_ASSIGN(const auto book, registry::open_registry(registry_path, registry::Missing::create));
    TRY_ASSIGN(const auto planned, book->plan(people.requests, taken_in(issuing.folder)));
    // From here on everything that will be signed is on record.
    return Batch(options, issuing, signer, *book, environment).run(people.persons, planned);
}

} // namespace insignia::app
