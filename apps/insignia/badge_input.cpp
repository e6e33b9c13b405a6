#include "badge_input.h"
#include "resources.h"
#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> k_badge_endings = {".png", ".svg", ".json", ".jsonld", ".jwt",
                                                             ".jws", ".pdf", ".jpg",  ".jpeg"};
constexpr std::array<std::string_view, 2> k_stream_endings = {".ndjson", ".jsonl"};

template <class Endings>
bool has_ending(const fs::path& path, const Endings& endings) {
    const auto ending = to_lower(path.extension().string());
    return std::ranges::find(endings, ending) != endings.end();
}

bool is_url(std::string_view argument) {
    return argument.starts_with("https://") || argument.starts_with("http://");
}

Result<std::vector<BadgeSource>> sources_in(const fs::path& folder) {
    std::vector<BadgeSource> sources;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (hidden && entry->is_directory()) entry.disable_recursion_pending();
        const bool wanted =
            has_ending(entry->path(), k_badge_endings) || has_ending(entry->path(), k_stream_endings);
        if (!hidden && wanted && entry->is_regular_file()) sources.push_back({entry->path().string(), true});
    }
    if (error)
        return fail(ErrorCode::io, fmt::format("cannot read the folder: {}", error.message()),
                    folder.string());
    if (sources.empty())
        return fail(ErrorCode::not_found, "there are no badges in this folder", folder.string(),
                    {"badges are PNG, SVG, PDF, JSON and JWT files, and pictures of QR codes"});
    std::ranges::sort(sources, {}, &BadgeSource::name);
    return sources;
}

Result<uri::Resource> ask(const std::string& url, const uri::ResourceLoader& loader) {
    TRY_ASSIGN(const auto parsed, uri::Uri::parse(url));
    return loader(parsed);
}

Result<Bytes> content_of(const std::string& url, Result<uri::Resource> resource) {
    if (!resource) return fail(std::move(resource).error());
    if (resource->status != uri::k_success)
        return fail(ErrorCode::io, fmt::format("\"{}\" answered {}", url, resource->status), url);
    return std::move(resource->content);
}

} // namespace

Result<std::vector<BadgeSource>> find_sources(const std::vector<std::string>& arguments) {
    std::vector<BadgeSource> sources;
    for (const auto& argument : arguments) {
        std::error_code ignored;
        if (argument == "-" || is_url(argument) || !fs::is_directory(argument, ignored)) {
            sources.push_back({argument, false});
            continue;
        }
        // A folder without badges is judged like a file that cannot be read: beside the others.
        const auto found = sources_in(argument);
        if (found)
            sources.insert(sources.end(), found->begin(), found->end());
        else
            sources.push_back({argument, false});
    }
    return sources;
}

bool is_stream_file(const std::string& name) {
    return has_ending(name, k_stream_endings);
}

Result<Bytes> read_badge(const std::string& argument, Environment& environment,
                         const uri::ResourceLoader& loader) {
    std::error_code ignored;
    if (argument != "-" && fs::is_directory(argument, ignored)) {
        TRY(sources_in(argument));
        return fail(ErrorCode::usage, "this is a folder; name one badge in it", argument);
    }
    if (argument == "-") return environment.console.read_input(limits::k_input_bytes);
    return is_url(argument) ? content_of(argument, ask(argument, loader)) : read_file(argument);
}

Result<Bytes> read_badge(const std::string& argument, Environment& environment,
                         const NetworkOptions& options) {
    if (!is_url(argument)) return read_badge(argument, environment, offline_loader());
    TRY_ASSIGN(const auto network, Network::open(options, environment));
    return read_badge(argument, environment, network.for_user());
}

BadgeInput read_input(const std::string& argument, Environment& environment,
                      const uri::ResourceLoader& loader) {
    if (!is_url(argument)) return {argument, read_badge(argument, environment, loader)};
    auto resource = ask(argument, loader);
    if (resource && resource->status == uri::k_gone) return {argument, std::move(resource->content), true};
    return {argument, content_of(argument, std::move(resource))};
}

} // namespace insignia::app
