// The steps of `insignia publish`: what the workspace says becomes a site, which is held against the people
// that it must not name and against what lies in the folder already.
#pragma once

#include "session.h"
#include <insignia/publish/site.h>
#include <insignia/workspace/system_file.h>

namespace insignia::app {

struct PublishOptions {
    std::string folder;
    std::vector<std::string> except;  // badges that are not shown yet
    std::vector<std::string> allowed; // names and addresses of earners that may be there
    std::string format = "text";
    bool force = false;
    bool prune = false;
    bool dry_run = false;
};

// The site, its files, and what its owner should know about it.
struct GatheredSite {
    publish::Site site;
    std::vector<publish::SiteFile> files;
    std::vector<std::string> remarks;
};

// The address of the site and the place of its DID document: `url` of the settings, or where the did:web
// looks. What is no address of a web site is a remark.
Result<void> place_site(const workspace::Workspace& workspace, GatheredSite& gathered);

// The picture of a badge with this ending, without notes in it; empty when there is none. An error when it is
// no picture of that kind, has active content or somebody's badge in it.
Result<Bytes> published_picture(const workspace::Workspace& workspace,
                                const credential::Definition& definition, std::string_view ending);

// Read the badges, their pictures, the systems and the issuer of a workspace. The errors of reading them;
// ErrorCode::not_found for an exception that is no badge, ::invalid when two files would have one name,
// ::unsupported without the module that draws systems.
Result<GatheredSite> gather_site(const workspace::Workspace& workspace, const PublishOptions& options);

// A file of the site that names somebody whom it must not name.
struct NamedPerson {
    std::string path;
    std::string person; // as it is shown: the address masked
};

// Whom the site was held against, and whom it names.
struct PeopleCheck {
    std::size_t people = 0; // in the lists, or with a badge
    std::vector<NamedPerson> named;
};

// Look for the addresses and the names (of two words or more, in either order, whatever their accents, case
// and punctuation) of everybody in the people lists and of everybody who has a badge. The organisation, its
// own address, and names of badges and systems are not meant, nor is who is allowed. A list or registry that
// cannot be read is an error.
Result<PeopleCheck> check_people(const workspace::Workspace& workspace, const GatheredSite& gathered,
                                 const std::vector<std::string>& allowed);

// The list of files that a run leaves in the folder, for the next one.
inline constexpr std::string_view k_site_list = "site.json";

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
