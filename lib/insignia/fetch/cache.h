// Answers that were fetched before, kept on disk for times without a network.
//
// A copy says when its address gave it; how old it may be is for the user of the copy to judge. One file for
// each address, named by the hash of the address and readable by its owner alone: it tells which badges were
// looked at.
#pragma once

#include <filesystem>
#include <insignia/json/json.h>
#include <insignia/uri/uri.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::fetch {

// A folder of copies, which need not exist yet.
class Cache {
public:
    explicit Cache(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    // The copy of this address, with `copy` set; nothing when there is none. ErrorCode::invalid when the file
    // is damaged: it is of no use, and the next answer of the address replaces it.
    Result<std::optional<uri::Resource>> find(const std::string& url) const;

    // Keep an answer that came at `now`. Where there are more than k_cache_files or k_cache_bytes, the ones
    // that were written first go.
    Result<void> store(const uri::Resource& resource, Instant now) const;

    // Every sound copy, in the order of the addresses.
    std::vector<uri::Resource> all() const;

private:
    std::filesystem::path file_of(const std::string& url) const;
    void make_room() const;

    std::filesystem::path m_folder;
};

// A kept answer as JSON: {url, taken, status, content_type, sha256, content (base64url)}. In this form it
// also travels in bundles.
json::Value to_json(const uri::Resource& resource, Instant taken);

// Read that form; the content must have the digest that is stated. `place` becomes Copy::place.
// ErrorCode::invalid.
Result<uri::Resource> from_json(const json::Value& value, const std::string& place);

} // namespace insignia::fetch
