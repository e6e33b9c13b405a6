#include "publish_site.h"
#include <algorithm>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>
#include <set>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

using publish::SiteFile;

// What the last run wrote: {"files": {"index.html": "SHA-256, hexadecimal"}}.
constexpr std::string_view k_list_name = "site.json";

using Written = std::map<std::string, std::string>;

std::string digest_of(ByteView content) {
    return encoding::to_hex(crypto::sha256(content));
}

// A path of the list that stays inside the folder: the list is a file that anybody may have edited.
bool stays_inside(const std::string& path) {
    const fs::path relative(path);
    return !path.empty() && relative.is_relative()
           && std::ranges::none_of(relative, [](const fs::path& step) { return step == ".."; });
}

Result<Written> read_list(const fs::path& folder) {
    Written written;
    const auto path = folder / k_list_name;
    const auto text = read_text_file(path);
    if (!text && text.error().code == ErrorCode::not_found) return written;
    if (!text) return fail(text.error());
    TRY_ASSIGN(const auto root, json::parse(*text, path.string()));
    const auto* const files = json::member(root, "files");
    if (files == nullptr || !files->is_object())
        return fail(ErrorCode::invalid, "this is no list of files that insignia publish left", path.string(),
                    {"publish into another folder, or move this file away"});
    for (const auto& [name, digest] : files->items())
        if (digest.is_string() && stays_inside(name)) written.emplace(name, digest.get<std::string>());
    return written;
}

// How a file of the site differs from what lies in its place.
struct Comparison {
    Change change = Change::added;
    bool foreign = false;
};

Result<Comparison> compare(const fs::path& folder, const SiteFile& file, const Written& written) {
    const auto there = read_file(folder / file.path);
    if (!there && there.error().code == ErrorCode::not_found) return Comparison{Change::added, false};
    if (!there) return fail(there.error());
    if (*there == file.content) return Comparison{Change::unchanged, false};
    const auto known = written.find(file.path);
    return Comparison{Change::changed, known == written.end() || known->second != digest_of(*there)};
}

std::string list_of(const std::vector<SiteFile>& files, const PublishPlan& plan, const Written& before) {
    auto names = json::Value::object();
    for (const auto& file : files) names[file.path] = digest_of(file.content);
    for (const auto& file : plan.files)
        if (file.change == Change::left) names[file.path] = before.at(file.path);
    auto list = json::Value::object();
    list["files"] = std::move(names);
    return json::to_pretty_text(list) + "\n";
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
        TRY_ASSIGN(const auto comparison, compare(folder, file, written));
        plan.files.push_back({file.path, comparison.change});
        if (comparison.foreign) plan.foreign.push_back(file.path);
    }
    std::error_code error;
    for (const auto& [path, digest] : written)
        if (paths.count(path) == 0 && fs::is_regular_file(folder / path, error))
            plan.files.push_back({path, prune ? Change::removed : Change::left});
    std::ranges::sort(plan.files, {}, &PlannedFile::path);
    return plan;
}

Result<void> write_site(const fs::path& folder, const std::vector<SiteFile>& files, const PublishPlan& plan) {
    TRY_ASSIGN(const auto before, read_list(folder));
    std::vector<FileToWrite> writes;
    for (const auto& file : files) {
        const auto planned = std::ranges::find(plan.files, file.path, &PlannedFile::path);
        if (planned->change == Change::unchanged) continue;
        TRY(insignia::create_directories((folder / file.path).parent_path()));
        writes.push_back({folder / file.path, file.content, Overwrite::yes});
    }
    const auto list = to_bytes(list_of(files, plan, before));
    if (read_file(folder / k_list_name).value_or(Bytes()) != list)
        writes.push_back({folder / k_list_name, list, Overwrite::yes});
    TRY(write_together(writes));
    std::error_code error;
    for (const auto& file : plan.files)
        if (file.change == Change::removed) fs::remove(folder / file.path, error);
    return {};
}

} // namespace insignia::app
