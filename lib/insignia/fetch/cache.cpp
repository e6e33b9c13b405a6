#include <insignia/fetch/cache.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>

namespace insignia::fetch {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_ending = ".json";
constexpr const char* k_place = "cache";

struct File {
    fs::path path;
    fs::file_time_type written;
    std::uintmax_t bytes = 0;
};

// The copies in a folder, those that were written first in front; what cannot be read is passed over.
std::vector<File> files_in(const fs::path& folder) {
    std::vector<File> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().extension() != k_ending || !entry->is_regular_file(ignored)) continue;
        files.push_back({entry->path(), entry->last_write_time(ignored), entry->file_size(ignored)});
    }
    std::ranges::sort(files, {}, &File::written);
    return files;
}

std::string digest_of(ByteView content) {
    return encoding::to_hex(crypto::sha256(content));
}

Result<uri::Resource> read_copy(const fs::path& path) {
    TRY_ASSIGN(const auto text, read_text_file(path));
    TRY_ASSIGN(const auto value, json::parse(text, path.string()));
    return from_json(value, k_place);
}

} // namespace

json::Value to_json(const uri::Resource& resource, Instant taken) {
    return {{"url", resource.url},
            {"taken", taken.to_string()},
            {"status", resource.status},
            {"content_type", resource.content_type},
            {"sha256", digest_of(resource.content)},
            {"content", encoding::to_base64url(resource.content)}};
}

Result<uri::Resource> from_json(const json::Value& value, const std::string& place) {
    uri::Resource resource;
    resource.url = json::member_text(value, "url");
    resource.content_type = json::member_text(value, "content_type");
    const json::Value* const status = json::member(value, "status");
    const auto taken = Instant::parse(json::member_text(value, "taken"));
    auto content = encoding::from_base64url(json::member_text(value, "content"));
    if (resource.url.empty() || status == nullptr || !status->is_number_integer() || !taken || !content
        || digest_of(*content) != json::member_text(value, "sha256"))
        return fail(ErrorCode::invalid, fmt::format("the copy in the {} is damaged", place), resource.url);
    resource.status = status->get<int>();
    resource.content = *std::move(content);
    resource.copy = uri::Copy{place, *taken};
    return resource;
}

fs::path Cache::file_of(const std::string& url) const {
    return m_folder / (digest_of(as_bytes(url)) + std::string(k_ending));
}

Result<std::optional<uri::Resource>> Cache::find(const std::string& url) const {
    const auto path = file_of(url);
    auto copy = read_copy(path);
    if (copy && copy->url == url) return std::optional(*std::move(copy));
    if (!copy && copy.error().code == ErrorCode::not_found) return std::optional<uri::Resource>();
    return fail(ErrorCode::invalid, "a kept answer is damaged and not used", path.string(),
                {"it is replaced when its address answers again, or delete it"});
}

Result<void> Cache::store(const uri::Resource& resource, Instant now) const {
    TRY(insignia::create_directories(m_folder));
    const auto text = json::to_compact_text(to_json(resource, now)) + "\n";
    TRY(write_atomically(file_of(resource.url), as_bytes(text), Overwrite::yes, Privacy::owner_only));
    make_room();
    return {};
}

void Cache::make_room() const {
    const auto files = files_in(m_folder);
    std::uintmax_t bytes = 0;
    for (const auto& file : files) bytes += file.bytes;
    std::size_t count = files.size();
    for (const auto& file : files) {
        if (count <= limits::k_cache_files && bytes <= limits::k_cache_bytes) return;
        std::error_code ignored;
        fs::remove(file.path, ignored);
        bytes -= file.bytes;
        --count;
    }
}

std::vector<uri::Resource> Cache::all() const {
    std::vector<uri::Resource> copies;
    for (const auto& file : files_in(m_folder))
        if (auto copy = read_copy(file.path)) copies.push_back(*std::move(copy));
    std::ranges::sort(copies, {}, &uri::Resource::url);
    return copies;
}

} // namespace insignia::fetch
