// Answers from a map of files, for `--resources`.
#pragma once

#include <filesystem>
#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <memory>
#include <vector>

namespace insignia::app {

// A map that was read: {"https://…": {"status": 200, "content_type": "…", "file": "…" | "body": "…",
// "location": "…"}}; files are relative to the map.
struct ResourceMap {
    json::Value entries;
    std::filesystem::path folder;
};

// Read a map. ErrorCode::parse or ::invalid when it has another form.
Result<std::shared_ptr<const ResourceMap>> load_resource_map(const std::filesystem::path& path);

// A loader that answers the URLs of the map from files, and asks `otherwise` for all others. Without a map it
// is `otherwise`.
uri::ResourceLoader answer_from(std::shared_ptr<const ResourceMap> map, uri::ResourceLoader otherwise);

// JSON-LD contexts that somebody gave: their URLs, and a loader that answers these and no others; it is empty
// when there are none.
struct Contexts {
    std::vector<std::string> urls;
    uri::ResourceLoader loader;
};

// The contexts of `URL=FILE` options; the URL ends at the last `=`. ErrorCode::usage for an option of another
// form; a file that cannot be read is an error at once.
Result<Contexts> load_contexts(const std::vector<std::string>& options);

// A loader that refuses everything, for --offline.
uri::ResourceLoader offline_loader();

} // namespace insignia::app
