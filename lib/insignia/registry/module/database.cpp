#include "database_internal.h"
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <insignia/base/limits.h>
#include <unistd.h>

namespace insignia::registry {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t k_application_id = 0x494e5347; // "INSG"
constexpr std::uint32_t k_version = 1;

// The text that sqlite_master holds: a file whose schema reads otherwise is not ours.
constexpr const char* k_schema =
    "CREATE TABLE issued (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, badge TEXT NOT NULL, version "
    "TEXT NOT NULL, "
    "recipient TEXT NOT NULL, batch TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT NOT NULL, salt "
    "TEXT NOT NULL, "
    "file TEXT NOT NULL, file_key TEXT NOT NULL, state TEXT NOT NULL, digest TEXT NOT NULL, "
    "UNIQUE (badge, version, recipient), UNIQUE (badge, file_key))";

struct Descriptor {
    int value;
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
};

// https://www.sqlite.org/fileformat2.html#the_database_header
struct Header {
    static constexpr std::size_t k_size = 100;
    std::array<unsigned char, k_size> bytes{};
    ssize_t length = 0;

    std::uint32_t number_at(std::size_t offset) const {
        return static_cast<std::uint32_t>(bytes[offset]) << 24
               | static_cast<std::uint32_t>(bytes[offset + 1]) << 16
               | static_cast<std::uint32_t>(bytes[offset + 2]) << 8 | bytes[offset + 3];
    }
    bool is_sqlite() const {
        return length == k_size && std::memcmp(bytes.data(), "SQLite format 3", 16) == 0;
    }
    std::uint32_t user_version() const { return number_at(60); }
    std::uint32_t application_id() const { return number_at(68); }
};

tl::unexpected<Error> not_ours(const fs::path& path, std::string message) {
    return fail(ErrorCode::parse, std::move(message), path.string(),
                {"the file was not changed; move it away, or put the registry back from a backup"});
}

Result<void> check_header(const fs::path& path, const Header& header) {
    if (!header.is_sqlite()) return not_ours(path, "the registry is damaged: this is no SQLite database");
    if (header.application_id() != k_application_id)
        return not_ours(path, "this database belongs to another program");
    if (header.user_version() > k_version)
        return fail(ErrorCode::unsupported,
                    fmt::format("the registry has version {}, this program knows {}", header.user_version(),
                                k_version),
                    path.string(), {"use the version of insignia that wrote it, or a later one"});
    return {};
}

// True when there is a registry already; an empty file is what a crash right after creation leaves.
Result<bool> check_file(const fs::path& path, Missing missing) {
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0 && errno == ENOENT) {
        if (missing == Missing::is_error)
            return fail(ErrorCode::not_found, "nothing was issued here yet", path.string());
        Descriptor created{::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
        if (created.value < 0 && errno != EEXIST)
            return fail(
                errno == EACCES || errno == EROFS || errno == EPERM ? ErrorCode::denied : ErrorCode::io,
                fmt::format("the registry cannot be created: {}", std::strerror(errno)), path.string());
        return false;
    }
    if (file.value < 0)
        return fail(ErrorCode::denied, fmt::format("the registry cannot be read: {}", std::strerror(errno)),
                    path.string());
    Header header;
    header.length = ::pread(file.value, header.bytes.data(), Header::k_size, 0);
    if (header.length == 0) return false;
    TRY(check_header(path, header));
    return true;
}

void set_to_safety(soci::session& session) {
    auto* const backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    sqlite_api::sqlite3_db_config(backend->conn_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite_api::sqlite3_db_config(backend->conn_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite_api::sqlite3_busy_timeout(backend->conn_, limits::k_registry_busy_milliseconds);
    session << "PRAGMA trusted_schema = OFF";
    session << "PRAGMA synchronous = FULL";
    session << "PRAGMA cell_size_check = ON";
}

// Nothing but our table and the indexes of its constraints.
Result<void> check_schema(soci::session& session, const fs::path& path) {
    std::string check;
    session << "PRAGMA quick_check(1)", soci::into(check);
    if (check != "ok") return not_ours(path, fmt::format("the registry is damaged: {}", check));
    int others = 0;
    session << "SELECT count(*) FROM sqlite_master WHERE NOT (type = 'table' AND name = 'issued') AND name "
               "NOT LIKE 'sqlite_autoindex_%'",
        soci::into(others);
    std::string schema;
    session << "SELECT coalesce(max(sql), '') FROM sqlite_master WHERE type = 'table' AND name = 'issued'",
        soci::into(schema);
    if (others != 0 || schema != k_schema)
        return not_ours(path, "the registry's tables are not the ones that this program made");
    return {};
}

// SQLite has taken back what a killed program had begun to create: nothing is left of it.
bool is_blank(soci::session& session) {
    int pages = 0, tables = 0;
    session << "SELECT count(*) FROM sqlite_master", soci::into(tables);
    session << "PRAGMA page_count", soci::into(pages);
    return pages == 0 && tables == 0;
}

// Two programs may find the file empty at the same time: the second one sees the table of the first.
void create_schema(soci::session& session) {
    Transaction transaction(session);
    int tables = 0;
    session << "SELECT count(*) FROM sqlite_master", soci::into(tables);
    if (tables == 0) {
        session << k_schema;
        session << fmt::format("PRAGMA application_id = {}", k_application_id);
        session << fmt::format("PRAGMA user_version = {}", k_version);
    }
    transaction.commit();
}

struct Advice {
    int result; // primary result code of SQLite
    ErrorCode code;
    const char* message;
    const char* hint;
};

constexpr Advice k_advice[] = {
    {SQLITE_BUSY, ErrorCode::io, "the registry is in use by another program",
     "wait until that has ended, and run the command again"},
    {SQLITE_LOCKED, ErrorCode::io, "the registry is in use by another program",
     "wait until that has ended, and run the command again"},
    {SQLITE_FULL, ErrorCode::io, "the disk is full", "make room and run the same command again"},
    {SQLITE_READONLY, ErrorCode::denied, "the registry may not be written",
     "check the mode of the file and of its folder"},
    {SQLITE_CANTOPEN, ErrorCode::denied, "the registry cannot be opened for writing",
     "check the mode of the file and of its folder"},
    {SQLITE_CORRUPT, ErrorCode::parse, "the registry is damaged", "put it back from a backup"},
    {SQLITE_NOTADB, ErrorCode::parse, "the registry is damaged", "put it back from a backup"},
    {SQLITE_IOERR, ErrorCode::io, "the disk failed", "check the disk and run the same command again"},
};

} // namespace

Error describe(const std::exception& exception, const fs::path& path) {
    if (const auto* const error = dynamic_cast<const soci::sqlite3_soci_error*>(&exception))
        for (const auto& advice : k_advice)
            if ((error->result() & 0xff) == advice.result)
                return {advice.code, advice.message, path.string(), {advice.hint}};
    return {ErrorCode::io, fmt::format("the registry failed: {}", exception.what()), path.string(), {}};
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_session << "ROLLBACK";
    } catch (const std::exception&) {
        m_open = false; // SQLite has rolled back by itself, as it does when the disk is full
    }
}

void Transaction::commit() {
    m_session << "COMMIT";
    m_open = false;
}

Result<void> open_database(soci::session& session, const fs::path& path, Missing missing) {
    if (path.string().find('"') != std::string::npos)
        return fail(ErrorCode::unsupported, "the path of a registry cannot have a quote in it",
                    path.string());
    TRY_ASSIGN(const bool exists, check_file(path, missing));
    return guarded(path, [&]() -> Result<void> {
        session.open(soci::sqlite3, fmt::format("dbname=\"{}\"", path.string()));
        set_to_safety(session);
        if (!exists || is_blank(session)) create_schema(session);
        return check_schema(session, path);
    });
}

} // namespace insignia::registry
