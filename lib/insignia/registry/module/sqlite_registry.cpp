#include "../module_internal.h"
#include "database_internal.h"
#include <algorithm>
#include <insignia/base/files.h>
#include <insignia/base/instant.h>
#include <insignia/base/text.h>
#include <map>

namespace insignia::registry {

namespace {

constexpr const char* k_columns =
    "id, badge, version, recipient, batch, valid_from, valid_until, salt, file, state, digest, "
    "CAST(number AS TEXT)";

Entry entry_of(const soci::row& row) {
    const auto text = [&](std::size_t i) { return row.get<std::string>(i); };
    return {text(0), text(1), text(2), text(3), text(4),
            text(5), text(6), text(7), text(8), text(9) == "done" ? State::done : State::planned,
            text(10)};
}

// "maria-2" is made from the safe name "maria".
bool is_planned_name(std::string_view name) {
    if (safe_file_name(name) == name) return true;
    const auto hyphen = name.rfind('-');
    if (hyphen == std::string_view::npos || hyphen + 1 == name.size()) return false;
    const auto digits = name.substr(hyphen + 1);
    const auto stem = name.substr(0, hyphen);
    return digits.find_first_not_of("0123456789") == std::string_view::npos && safe_file_name(stem) == stem;
}

// A registry is a file that others can write: what becomes a path or a date is held against what this program
// writes itself.
Result<void> require_sound(const Entry& entry, const std::string& number, const std::filesystem::path& path) {
    const auto damaged = [&](std::string what) {
        return fail(ErrorCode::parse, fmt::format("the registry is damaged: {}", what),
                    fmt::format("{}: row {} of the table issued", path.string(), number),
                    {"put it back from a backup, or correct that row"});
    };
    if (!is_planned_name(entry.file))
        return damaged(fmt::format("\"{}\" cannot be the name of a file", sanitize(entry.file, 80)));
    for (const auto& [name, text] :
         {std::pair("valid_from", &entry.valid_from), std::pair("valid_until", &entry.valid_until)}) {
        const bool may_be_empty = text == &entry.valid_until;
        if (!(may_be_empty && text->empty()) && !Instant::parse(*text))
            return damaged(fmt::format("{} \"{}\" is not a time", name, sanitize(*text, 40)));
    }
    return {};
}

Result<Entry> sound_entry_of(const soci::row& row, const std::filesystem::path& path) {
    auto entry = entry_of(row);
    TRY(require_sound(entry, row.get<std::string>(11), path));
    return entry;
}

class SqliteRegistry final : public Registry {
public:
    explicit SqliteRegistry(std::filesystem::path path) : m_path(std::move(path)) {}

    Result<void> open(Missing missing) { return open_database(m_session, m_path, missing); }

    Result<std::vector<Planned>> plan(const std::vector<Entry>& requests,
                                      const NameTaken& name_taken) override {
        return guarded(m_path, [&]() -> Result<std::vector<Planned>> {
            Transaction transaction(m_session);
            m_last_numbers.clear();
            std::vector<Planned> answers;
            answers.reserve(requests.size());
            for (const auto& request : requests) {
                TRY_ASSIGN(auto known, find_entry(request.badge, request.version, request.recipient));
                if (known) {
                    answers.push_back({*std::move(known), false});
                    continue;
                }
                auto entry = request;
                entry.file = free_name(entry, name_taken);
                entry.state = State::planned;
                entry.digest.clear();
                insert(entry);
                answers.push_back({std::move(entry), true});
            }
            transaction.commit();
            return answers;
        });
    }

    Result<std::vector<bool>> mark_done(std::span<const Done> done) override {
        return guarded(m_path, [&]() -> Result<std::vector<bool>> {
            Transaction transaction(m_session);
            std::vector<bool> is_new;
            for (const auto& [id, digest] : done) {
                int planned = 0;
                m_session << "SELECT count(*) FROM issued WHERE id = :id AND state = 'planned'",
                    soci::use(id), soci::into(planned);
                is_new.push_back(planned != 0);
                soci::statement update =
                    (m_session.prepare << "UPDATE issued SET state = 'done', digest = :digest WHERE id = :id",
                     soci::use(digest), soci::use(id));
                update.execute(true);
                if (update.get_affected_rows() != 1)
                    return fail(ErrorCode::not_found, fmt::format("no badge \"{}\" was planned", id),
                                m_path.string());
            }
            transaction.commit();
            return is_new;
        });
    }

    Result<std::vector<Entry>> list(std::string_view badge) override {
        return guarded(m_path, [&]() -> Result<std::vector<Entry>> {
            const std::string wanted(badge);
            const soci::rowset<soci::row> rows =
                (m_session.prepare << fmt::format(
                     "SELECT {} FROM issued WHERE :all = '' OR badge = :badge ORDER BY number", k_columns),
                 soci::use(wanted, "all"), soci::use(wanted, "badge"));
            std::vector<Entry> entries;
            for (const auto& row : rows) {
                TRY_ASSIGN(auto entry, sound_entry_of(row, m_path));
                entries.push_back(std::move(entry));
            }
            return entries;
        });
    }

    Result<bool> knows(std::string_view badge) override {
        return guarded(m_path, [&]() -> Result<bool> {
            const std::string wanted(badge);
            int known = 0;
            m_session << "SELECT EXISTS (SELECT 1 FROM issued WHERE badge = :badge)", soci::use(wanted),
                soci::into(known);
            return known != 0;
        });
    }

    Result<std::optional<Entry>> find(std::string_view badge, std::string_view version,
                                      std::string_view recipient) override {
        return guarded(m_path, [&]() -> Result<std::optional<Entry>> {
            return find_entry(std::string(badge), std::string(version), std::string(recipient));
        });
    }

private:
    Result<std::optional<Entry>> find_entry(const std::string& badge, const std::string& version,
                                            const std::string& recipient) {
        soci::row row;
        m_session << fmt::format(
            "SELECT {} FROM issued WHERE badge = :badge AND version = :version AND recipient = :recipient",
            k_columns),
            soci::use(badge), soci::use(version), soci::use(recipient), soci::into(row);
        if (!m_session.got_data()) return std::optional<Entry>();
        return sound_entry_of(row, m_path);
    }

    // File names are compared without regard to case, because some file systems do so.
    bool is_free(const std::string& badge, const std::string& name) {
        int count = 0;
        const auto key = to_lower(name);
        m_session << "SELECT count(*) FROM issued WHERE badge = :badge AND file_key = :key", soci::use(badge),
            soci::use(key), soci::into(count);
        return count == 0;
    }

    std::string free_name(const Entry& entry, const NameTaken& name_taken) {
        // A list of two thousand participants who are all called so is not gone through anew for each.
        auto& number = m_last_numbers[{entry.badge, to_lower(entry.file)}];
        auto name = number == 0 ? entry.file : fmt::format("{}-{}", entry.file, ++number);
        while (!is_free(entry.badge, name) || (name_taken && name_taken(name))) {
            number = std::max<std::size_t>(number + 1, 2);
            name = fmt::format("{}-{}", entry.file, number);
        }
        number = std::max<std::size_t>(number, 1);
        return name;
    }

    void insert(const Entry& entry) {
        const auto key = to_lower(entry.file);
        m_session << "INSERT INTO issued (id, badge, version, recipient, batch, valid_from, valid_until, "
                     "salt, file, file_key, state, digest) "
                     "VALUES (:id, :badge, :version, :recipient, :batch, :valid_from, :valid_until, :salt, "
                     ":file, :file_key, 'planned', '')",
            soci::use(entry.id), soci::use(entry.badge), soci::use(entry.version), soci::use(entry.recipient),
            soci::use(entry.batch), soci::use(entry.valid_from), soci::use(entry.valid_until),
            soci::use(entry.salt), soci::use(entry.file), soci::use(key);
    }

    std::filesystem::path m_path;
    soci::session m_session;
    std::map<std::pair<std::string, std::string>, std::size_t>
        m_last_numbers; // by badge and name, in one plan()
};

} // namespace

} // namespace insignia::registry

extern "C" __attribute__((visibility("default"))) void
insignia_registry_open(const std::filesystem::path* path, insignia::registry::Missing missing,
                       insignia::Result<std::unique_ptr<insignia::registry::Registry>>* result) {
    auto registry = std::make_unique<insignia::registry::SqliteRegistry>(*path);
    if (auto opened = registry->open(missing); !opened)
        *result = insignia::fail(std::move(opened).error());
    else
        *result = std::move(registry);
}
