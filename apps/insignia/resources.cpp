#include "resources.h"
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <map>

namespace insignia::app {

namespace {

Result<Bytes> content_of(const json::Value& entry, const ResourceMap& map, const std::string& url) {
    if (const auto* const body = json::member(entry, "body"); body != nullptr && body->is_string())
        return to_bytes(body->get_ref<const std::string&>());
    const auto file = json::member_text(entry, "file");
    if (!file.empty()) return read_file(map.folder / file);
    return fail(ErrorCode::io, fmt::format("\"{}\" gives no content", url), url);
}

bool is_http_status(const json::Value& status) {
    constexpr int k_least = 100, k_most = 599;
    return status.is_number_integer() && status >= k_least && status <= k_most;
}

Result<uri::Resource> answer(const ResourceMap& map, const json::Value& entry, const std::string& url) {
    uri::Resource resource;
    resource.url = url;
    resource.content_type = json::member_text(entry, "content_type");
    const auto* const status = json::member(entry, "status");
    resource.status = status != nullptr ? status->get<int>() : uri::k_success;
    // An answer other than 200 says enough by its status: nobody follows its location or reads its body, but
    // for what may be left of a badge that was taken back.
    const bool left = resource.status == uri::k_gone
                      && (json::member(entry, "body") != nullptr || json::member(entry, "file") != nullptr);
    if (resource.status != uri::k_success && !left) return resource;
    if (json::member(entry, "content_encoding") != nullptr)
        return fail(ErrorCode::io, fmt::format("\"{}\" answers in an encoding that was not asked for", url),
                    url);
    TRY_ASSIGN(resource.content, content_of(entry, map, url));
    return resource;
}

} // namespace

Result<std::shared_ptr<const ResourceMap>> load_resource_map(const std::filesystem::path& path) {
    auto map = std::make_shared<ResourceMap>();
    TRY_ASSIGN(const auto text, read_text_file(path));
    TRY_ASSIGN(map->entries, json::parse(text, path.string()));
    map->folder = path.parent_path();
    if (!map->entries.is_object())
        return fail(ErrorCode::invalid, "a map of resources is a JSON object with a member for each URL",
                    path.string());
    for (const auto& [url, entry] : map->entries.items()) {
        if (!entry.is_object())
            return fail(ErrorCode::invalid, fmt::format("what \"{}\" gives must be an object", sanitize(url)),
                        path.string());
        if (const auto* const status = json::member(entry, "status");
            status != nullptr && !is_http_status(*status))
            return fail(ErrorCode::invalid,
                        fmt::format("the status of \"{}\" is no number of HTTP", sanitize(url)),
                        path.string(), {"write it without quotes, as in \"status\": 404"});
    }
    return map;
}

uri::ResourceLoader answer_from(std::shared_ptr<const ResourceMap> map, uri::ResourceLoader otherwise) {
    if (map == nullptr) return otherwise;
    return [map = std::move(map),
            otherwise = std::move(otherwise)](const uri::Uri& url) -> Result<uri::Resource> {
        const auto* const entry = json::member(map->entries, url.text());
        return entry == nullptr ? otherwise(url) : answer(*map, *entry, url.text());
    };
}

Result<Contexts> load_contexts(const std::vector<std::string>& options) {
    if (options.empty()) return Contexts();
    Contexts contexts;
    auto documents = std::make_shared<std::map<std::string, Bytes>>();
    for (const auto& option : options) {
        const auto equals = option.rfind('=');
        if (equals == std::string::npos)
            return fail(ErrorCode::usage, fmt::format("--context \"{}\" is not URL=FILE", sanitize(option)));
        const auto url = option.substr(0, equals);
        TRY_ASSIGN((*documents)[url], read_file(option.substr(equals + 1)));
        contexts.urls.push_back(url);
    }
    contexts.loader = [documents](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = documents->find(url.text());
        if (found == documents->end())
            return fail(ErrorCode::not_found,
                        fmt::format("the context \"{}\" is unknown", sanitize(url.text())), "",
                        {"give its document: --context URL=FILE"});
        return uri::Resource{url.text(), "application/ld+json", found->second, uri::k_success};
    };
    return contexts;
}

uri::ResourceLoader offline_loader() {
    return [](const uri::Uri& url) -> Result<uri::Resource> {
        return fail(ErrorCode::denied, fmt::format("\"{}\" is not fetched: --offline", url.text()),
                    url.text(), {"leave out --offline to fetch it"});
    };
}

} // namespace insignia::app
