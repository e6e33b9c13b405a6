// The steps of `insignia publish`: what the workspace says becomes a site, which is held against the people
// that it must not name and against what lies in the folder already.
#pragma once

#include "session.h"
#include <insignia/publish/site.h>
#include <insignia/workspace/system_file.h>

namespace insignia::app {

struct PublishOptions {
    std::string folder;
    std::vector<std::string> except; // badges that are not shown yet
    std::string format = "text";
    bool force = false;
    bool prune = false;
    bool dry_run = false;
};

// The site, and what its owner should know about it.
struct GatheredSite {
    publish::Site site;
    std::vector<std::string> remarks;
};

// Read the badges, their pictures, the systems and the issuer of a workspace. The errors of reading them;
// ErrorCode::not_found for an exception that is no badge; ErrorCode::unsupported without the module that
// draws systems.
Result<GatheredSite> gather_site(const workspace::Workspace& workspace, const PublishOptions& options);

// A file of the site that names somebody whom it must not name.
struct NamedPerson {
    std::string path;
    std::string person; // as it is shown: the address masked
};

// The files with the address or the whole name of somebody in the people lists or among those to whom
// something was issued. The organisation's own address is none of them. The errors of reading the lists.
Result<std::vector<NamedPerson>> find_named_people(const workspace::Workspace& workspace,
                                                   const std::vector<publish::SiteFile>& files);

// What is to be done with a file.
enum class Change { added, changed, unchanged, left, removed };
// "new", "changed", "unchanged", "left", "removed".
std::string_view to_string(Change change);

struct PlannedFile {
    std::string path; // relative to the folder
    Change change = Change::added;
};

// Everything that a run changes in the folder, by path.
struct PublishPlan {
    std::vector<PlannedFile> files;
    std::vector<std::string> foreign; // files in the way that no run of this command wrote as they are
    std::map<std::string, std::string> replaced; // digests of what is changed or removed, by path
};

// Compare the site with what lies in the folder, and with the list that the last run left there (site.json).
// What the last run wrote and is no part of the site any more is left, or removed with `prune`.
Result<PublishPlan> plan_files(const std::filesystem::path& folder,
                               const std::vector<publish::SiteFile>& files, bool prune);

// Write what is new or changed, all of it beside its place before the first takes its name, with the list of
// files; then remove what is to be removed.
Result<void> write_site(const std::filesystem::path& folder, const std::vector<publish::SiteFile>& files,
                        const PublishPlan& plan);

} // namespace insignia::app
