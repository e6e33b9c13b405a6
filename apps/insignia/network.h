// The way to the outside that `verify` and `trust` take: a map of files, then the network, then kept copies.
//
// What the network answers is kept (`fetch::Cache`); when it does not answer, or must not be asked, the
// newest copy is used and says how old it is.
#pragma once

#include "environment.h"
#include <filesystem>
#include <insignia/fetch/cache.h>
#include <memory>

namespace insignia::app {

// What the flags say.
struct NetworkOptions {
    bool offline = false;                // ask nobody
    bool private_network = false;        // --allow private-network
    bool use_copies = true;              // when the network does not answer
    std::string ca_file;                 // certificates that are trusted beside those of the system
    std::string resources;               // the map of files
    std::vector<uri::Resource> supplied; // copies that came another way: a bundle
};

// Where copies are kept: $XDG_CACHE_HOME/insignia/answers, else ~/.cache/insignia/answers; "" when neither
// variable is set.
std::filesystem::path default_cache_folder(const Environment& environment);

// What an address gave when it was asked in this run.
struct Asked {
    enum class Outcome { first, unchanged, changed, failed };
    std::string url;
    Outcome outcome = Outcome::first;
    std::string problem;                 // why it failed
    std::optional<uri::Resource> before; // the copy that there was
};

// The network under one set of flags. Cheap to copy; copies share what was answered. May be used from several
// threads.
class Network {
public:
    // ErrorCode::parse or ::invalid for a map that is none, ErrorCode::not_found for certificates that are
    // not there.
    static Result<Network> open(const NetworkOptions& options, Environment& environment);

    // A loader for all that one file refers to: at most limits::k_fetches_in_all addresses are asked for it,
    // and no host that has kept silent limits::k_silences times.
    uri::ResourceLoader for_badge() const;

    // A loader for what the user names: it may be any address, and nothing of it is kept.
    uri::ResourceLoader for_user() const;

    // What the cache holds, for `trust refresh` and `trust bundle`.
    std::vector<uri::Resource> copies() const;

    // Every address that was asked for badges, in the order in which they answered.
    std::vector<Asked> asked() const;

private:
    struct State;
    explicit Network(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

} // namespace insignia::app
