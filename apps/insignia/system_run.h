// The actions of `insignia system`. Each is one straight line; the work is in the rooms system and
// credential.
#pragma once

#include "session.h"
#include <insignia/credential/system_rules.h>
#include <insignia/registry/registry.h>
#include <insignia/system/progress.h>
#include <insignia/workspace/people.h>
#include <insignia/workspace/system_file.h>
#include <map>
#include <set>

namespace insignia::app {

struct SystemOptions {
    std::string system; // "" is the only one
    std::string model = "linear";
    std::string title;
    std::vector<std::string> badges;
    std::string meta;
    std::string output;
    std::string person;
    std::string passphrase_file;
    std::string format = "text";
    int size = 0; // pixels of the longer side of a PNG; 0 is the paper at 200 dpi, as far as that can be made
    bool full = false;
    bool force = false;
    bool dry_run = false;
};

using RunSystem = Result<ExitCode>(const SystemOptions&, const GlobalOptions&, Environment&);
RunSystem new_system;
RunSystem check_systems;
RunSystem graph_system;
RunSystem show_progress;
RunSystem award_meta_badges;

// The badges that each person holds now: signed, not expired. By recipient (e-mail address in lower case, or
// DID); nothing when nothing was issued yet.
Result<std::map<std::string, std::set<std::string>>> read_holdings(const workspace::Workspace& workspace,
                                                                   Instant now);

// The people of all lists in people/ by recipient; what is no list of people is left out. The errors of
// reading.
Result<std::map<std::string, workspace::Person>> people_by_recipient(const workspace::Workspace& workspace);

// What people are called, by recipient: as their lists say, or else as what was issued to them says.
Result<std::map<std::string, std::string>> names_by_recipient(const workspace::Workspace& workspace);

// "Ada Lovelace (a***@example.org)": what somebody is called, if that is known, and the address as it is
// handed in.
std::string shown_person(const std::map<std::string, std::string>& names, const std::string& recipient,
                         const std::string& address);

// The recipient of --person as the registry writes it. ErrorCode::not_found when that person has no badge.
Result<std::string> find_person(const std::map<std::string, std::set<std::string>>& holdings,
                                const std::string& asked);

} // namespace insignia::app
