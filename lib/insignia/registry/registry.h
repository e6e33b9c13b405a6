// What was issued, to whom, and what is still to be done. FORMAT.md has the tables and the protocol.
//
// open_registry() opens the module over SOCI and SQLite; plan() comes before anything is signed, mark_done()
// after the files of a badge are on the disk.
#pragma once

#include <filesystem>
#include <functional>
#include <insignia/base/result.h>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::registry {

// How far a badge has come.
enum class State { planned, done };
// "planned" or "done", as the table has it.
std::string_view to_string(State state);

// One badge of one person. Everything that makes its bytes what they are is decided when it is planned, so
// that the same plan always gives the same badge.
struct Entry {
    std::string id;          // urn:uuid:…
    std::string badge;       // slug
    std::string version;     // of the definition
    std::string recipient;   // e-mail address in lower case, or DID: see workspace::Person::recipient_key()
    std::string batch;       // urn:uuid of the run that planned it
    std::string valid_from;  // 2026-03-01T12:00:00Z
    std::string valid_until; // "" is for ever
    std::string salt;        // of the identity hash
    std::string file;        // name without ending; nobody else's for this badge
    State state = State::planned;
    std::string digest; // SHA-256 of the JSON document, hexadecimal; "" until done
};

// What became of one request of plan().
struct Planned {
    Entry entry;
    bool is_new = false; // false: a run before this one planned it
};

// An entry whose files are written.
struct Done {
    std::string id;
    std::string digest;
};

// True when a file name cannot be given to a new entry, because something of that name lies on the disk.
using NameTaken = std::function<bool(const std::string&)>;

// An open registry. What it gives back is sound: `file` is a file name, the dates are dates; a row that says
// otherwise is ErrorCode::parse. Every method is one transaction; ErrorCode::io when the disk fails or
// another program holds the registry for more than k_registry_busy_milliseconds.
class Registry {
public:
    virtual ~Registry() = default;

    // Record, in one transaction that is on the disk when this returns, every request whose badge, version
    // and recipient are not known yet; known ones come back as they were planned. `file` of a new entry is
    // the requested name with
    // `-2`, `-3`, … where it is taken. The answers are in the order of the requests.
    virtual Result<std::vector<Planned>> plan(const std::vector<Entry>& requests,
                                              const NameTaken& name_taken) = 0;

    // Mark entries as done, and say for each whether it was not so before: another program may have issued it
    // meanwhile. ErrorCode::not_found for an id that was never planned: then none is marked.
    virtual Result<std::vector<bool>> mark_done(std::span<const Done> done) = 0;

    // All entries in the order of planning, or those of one badge.
    virtual Result<std::vector<Entry>> list(std::string_view badge) = 0;

    // Whether any badge of this slug was ever planned.
    virtual Result<bool> knows(std::string_view badge) = 0;

    // The entry of a badge, version and recipient, if there is one.
    virtual Result<std::optional<Entry>> find(std::string_view badge, std::string_view version,
                                              std::string_view recipient) = 0;
};

// What open_registry() does when there is no file.
enum class Missing { create, is_error };

// Open the registry at `path`. A file that is damaged, of another program, or of a later version of this one
// is ErrorCode::parse or ::unsupported and stays untouched; a missing one is created (mode 0600) or
// ErrorCode::not_found.
Result<std::unique_ptr<Registry>> open_registry(const std::filesystem::path& path, Missing missing);

} // namespace insignia::registry
