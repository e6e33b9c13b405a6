#include "publish_site.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>
#include <set>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

using publish::SiteFile;

// What runs before this one wrote: {"files": {"index.html": "SHA-256, hexadecimal"}}, and while a run is
// under way
// {"unfinished": {…}} with the digests of what it replaces.
constexpr const char* k_lists[] = {"files", "unfinished"};

// Digests by path. A file can have two, when a run before this one was stopped.
using Written = std::multimap<std::string, std::string>;

std::string digest_of(ByteView content) {
    return encoding::to_hex(crypto::sha256(content));
}

bool knows(const Written& written, const std::string& path, const std::string& digest) {
    const auto [begin, end] = written.equal_range(path);
    return std::any_of(begin, end, [&](const auto& row) { return row.second == digest; });
}

// A path of the list that stays inside the folder: the list is a file that anybody may have edited.
bool stays_inside(const std::string& path) {
    const fs::path relative(path);
    return !path.empty() && relative.is_relative()
           && std::ranges::none_of(relative, [](const fs::path& step) { return step == ".."; });
}

// Larger than any page or poster; what lies in the way is read whole, to tell whether it was written here.
constexpr std::size_t k_in_the_way_bytes = std::size_t{1} << 28;

// Nothing but folders on the way to a file. A link would lead what is written or removed out of the site; a
// pipe or device is no file.
Result<void> require_plain_path(const fs::path& folder, const std::string& path) {
    auto place = folder;
    std::error_code error;
    for (const auto& step : fs::path(path)) {
        place /= step;
        const auto status = fs::symlink_status(place, error);
        if (fs::is_symlink(status))
            return fail(ErrorCode::denied, "this is a link, which would lead out of the site", place.string(),
                        {"remove the link, or publish into another folder"});
        if (fs::exists(status) && !fs::is_directory(status) && !fs::is_regular_file(status))
            return fail(ErrorCode::denied, "this is neither a file nor a folder", place.string(),
                        {"remove it, or publish into another folder"});
    }
    if (fs::is_directory(place, error))
        return fail(ErrorCode::exists, "there is a folder where the site has a file", place.string(),
                    {"move it away, or publish into another folder"});
    return {};
}

Result<Written> read_list(const fs::path& folder) {
    Written written;
    TRY(require_plain_path(folder, std::string(k_site_list)));
    const auto path = folder / k_site_list;
    const auto text = read_text_file(path, k_in_the_way_bytes);
    if (!text && text.error().code == ErrorCode::not_found) return written;
    if (!text) return fail(text.error());
    TRY_ASSIGN(const auto root, json::parse(*text, path.string()));
    const auto* const files = json::member(root, k_lists[0]);
    if (files == nullptr || !files->is_object())
        return fail(ErrorCode::invalid, "this is no list of files that insignia publish left", path.string(),
                    {"publish into another folder, or move this file away"});
    for (const auto* const name : k_lists) {
        const auto* const list = json::member(root, name);
        if (list == nullptr || !list->is_object()) continue;
        for (const auto& [file, digest] : list->items())
            if (digest.is_string() && stays_inside(file)) written.emplace(file, digest.get<std::string>());
    }
    return written;
}

// How a file of the site differs from what lies in its place.
Result<void> add_file(PublishPlan& plan, const fs::path& folder, const SiteFile& file,
                      const Written& written) {
    TRY(require_plain_path(folder, file.path));
    const auto there = read_file(folder / file.path, k_in_the_way_bytes);
    if (!there && there.error().code != ErrorCode::not_found) return fail(there.error());
    const bool differs = there && *there != file.content;
    plan.files.push_back({file.path, !there ? Change::added : differs ? Change::changed : Change::unchanged});
    if (!differs) return {};
    plan.replaced[file.path] = digest_of(*there);
    if (!knows(written, file.path, plan.replaced[file.path])) plan.foreign.push_back(file.path);
    return {};
}

// What was written before and is no part of the site any more. It goes only if nobody has changed it since.
Result<void> add_old(PublishPlan& plan, const fs::path& folder, const std::string& path,
                     const Written& written) {
    TRY(require_plain_path(folder, path));
    TRY_ASSIGN(const auto there, read_file(folder / path, k_in_the_way_bytes));
    const auto digest = digest_of(there);
    const bool goes = knows(written, path, digest);
    plan.files.push_back({path, goes ? Change::removed : Change::left});
    if (goes) plan.replaced[path] = digest;
    return {};
}

json::Value digests_of(const std::vector<SiteFile>& files, const PublishPlan& plan, const Written& before) {
    auto digests = json::Value::object();
    for (const auto& file : files) digests[file.path] = digest_of(file.content);
    for (const auto& file : plan.files)
        if (file.change == Change::left) digests[file.path] = before.find(file.path)->second;
    return digests;
}

// A run that is stopped while it writes leaves the digests of both what it replaces and what it writes.
Result<void> write_list(const fs::path& folder, const json::Value& digests,
                        const std::map<std::string, std::string>& unfinished) {
    auto list = json::Value::object();
    list[k_lists[0]] = digests;
    for (const auto& [path, digest] : unfinished) list[k_lists[1]][path] = digest;
    return write_atomically(folder / k_site_list, to_bytes(json::to_pretty_text(list) + "\n"),
                            Overwrite::yes);
}

// What a run that was stopped left beside the files: it holds the lock no more, so nobody is writing there.
void remove_leftovers(const fs::path& folder, const PublishPlan& plan) {
    std::set<fs::path> folders;
    for (const auto& file : plan.files) folders.insert((folder / file.path).parent_path());
    for (const auto& inside : folders) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(inside, error)) {
            const auto name = entry.path().filename().string();
            if (name.starts_with(".insignia-") && name.ends_with(".tmp")) fs::remove(entry.path(), error);
        }
    }
}

// The files that are gone, and the folders that they leave empty.
Result<void> remove_old(const fs::path& folder, const PublishPlan& plan) {
    for (const auto& file : plan.files) {
        if (file.change != Change::removed) continue;
        std::error_code error;
        fs::remove(folder / file.path, error);
        if (error)
            return fail(ErrorCode::io, fmt::format("cannot be removed: {}", error.message()),
                        (folder / file.path).string(),
                        {"remove it yourself, or mend the folder and run this again"});
        for (auto parent = fs::path(file.path).parent_path(); !parent.empty(); parent = parent.parent_path())
            if (!fs::is_empty(folder / parent, error) || !fs::remove(folder / parent, error)) break;
    }
    return {};
}

} // namespace

std::string_view to_string(Change change) {
    constexpr std::string_view k_words[] = {"new", "changed", "unchanged", "left", "removed"};
    return k_words[static_cast<std::size_t>(change)];
}

Result<PublishPlan> plan_files(const fs::path& folder, const std::vector<SiteFile>& files, bool prune) {
    TRY_ASSIGN(const auto written, read_list(folder));
    PublishPlan plan;
    std::set<std::string> paths;
    for (const auto& file : files) {
        paths.insert(file.path);
        TRY(add_file(plan, folder, file, written));
    }
    std::error_code error;
    for (const auto& [path, digest] : written) {
        if (!paths.insert(path).second || !fs::is_regular_file(folder / path, error)) continue;
        if (prune)
            TRY(add_old(plan, folder, path, written));
        else
            plan.files.push_back({path, Change::left});
    }
    std::ranges::sort(plan.files, {}, &PlannedFile::path);
    return plan;
}

Result<void> write_site(const fs::path& folder, const std::vector<SiteFile>& files, const PublishPlan& plan) {
    TRY_ASSIGN(const auto before, read_list(folder));
    remove_leftovers(folder, plan);
    std::vector<FileToWrite> writes;
    for (const auto& file : files) {
        const auto planned = std::ranges::lower_bound(plan.files, file.path, {}, &PlannedFile::path);
        if (planned->change == Change::unchanged) continue;
        TRY(insignia::create_directories((folder / file.path).parent_path()));
        writes.push_back({folder / file.path, file.content, Overwrite::yes});
    }
    const auto digests = digests_of(files, plan, before);
    if (writes.empty() && plan.replaced.empty() && before.size() == digests.size()) return {};
    TRY(write_list(folder, digests, plan.replaced));
    TRY(write_together(writes));
    TRY(remove_old(folder, plan));
    return write_list(folder, digests, {});
}

} // namespace insignia::app
