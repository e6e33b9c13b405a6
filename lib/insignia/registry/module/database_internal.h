// A SQLite file of ours, opened with care, and what SOCI throws turned into errors.
#pragma once

#include <filesystem>
#include <fmt/format.h>
#include <insignia/base/result.h>
#include <insignia/registry/registry.h>

// Debian's SOCI offers conversions of Boost types. Nothing here uses them, and without them Boost need not be
// there; no class of SOCI depends on the two macros.
#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace insignia::registry {

// Check the file without changing it, create it when that is wanted, open it and set it to safety.
Result<void> open_database(soci::session& session, const std::filesystem::path& path, Missing missing);

// The error of a SOCI exception: busy, full, read-only and damaged databases are told apart.
Error describe(const std::exception& exception, const std::filesystem::path& path);

// Run a function that talks to the database and returns a Result.
template <class Function>
auto guarded(const std::filesystem::path& path, Function&& function) -> decltype(function()) {
    try {
        return function();
    } catch (const std::exception& exception) {
        return fail(describe(exception, path));
    }
}

// BEGIN IMMEDIATE … COMMIT; rolled back unless commit() was reached.
class Transaction {
public:
    explicit Transaction(soci::session& session) : m_session(session) { m_session << "BEGIN IMMEDIATE"; }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    soci::session& m_session;
    bool m_open = true;
};

} // namespace insignia::registry
