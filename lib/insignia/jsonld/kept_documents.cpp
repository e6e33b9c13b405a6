#include <algorithm>
#include <insignia/crypto/hash.h>
#include <insignia/jsonld/embedded_contexts.h>
#include <insignia/jsonld/json_values_internal.h>
#include <insignia/jsonld/kept_documents_internal.h>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace insignia::jsonld {

namespace {

using Digest = std::array<std::uint8_t, 32>;

struct Kept {
    json::Value document;
    std::string url;
    KeptDocument view;
};

struct Store {
    std::shared_mutex mutex;
    std::map<Digest, Kept> documents; // nodes of a map stay where they are
    std::size_t bytes = 0;
};

Store& store() {
    static Store kept;
    return kept;
}

bool is_embedded(const Value& url) {
    return url.is_string() && find_embedded_context(text_of(url)) != nullptr;
}

// True when all URLs in the place of a context are embedded ones.
bool is_self_contained(const Value& value, bool is_context) {
    if (value.is_string()) return !is_context || is_embedded(value);
    if (value.is_array())
        return std::all_of(value.begin(), value.end(),
                           [&](const Value& item) { return is_self_contained(item, is_context); });
    if (!value.is_object()) return true;
    const auto& members = value.get_ref<const Value::object_t&>();
    return std::all_of(members.begin(), members.end(), [](const auto& member) {
        if (member.first == "@import") return is_embedded(member.second);
        return is_self_contained(member.second, member.first == "@context");
    });
}

Digest digest_of(const uri::Resource& resource, std::string_view url) {
    crypto::Sha256 digest;
    digest.update(as_bytes(url));
    digest.update(as_bytes("\n")); // not in any URL
    digest.update(resource.content);
    return digest.finish();
}

} // namespace

const KeptDocument* keep_document(const uri::Resource& resource, std::string_view url) {
    Store& kept = store();
    const Digest digest = digest_of(resource, url);
    {
        const std::shared_lock lock(kept.mutex);
        if (const auto known = kept.documents.find(digest); known != kept.documents.end())
            return &known->second.view;
        if (kept.bytes + resource.content.size() > limits::k_input_bytes) return nullptr;
    }
    auto parsed = json::parse(as_text(resource.content));
    if (!parsed || !is_self_contained(*parsed, false)) return nullptr;
    const std::unique_lock lock(kept.mutex);
    const auto [place, is_new] = kept.documents.try_emplace(digest);
    Kept& entry = place->second;
    if (is_new) {
        entry.document = *std::move(parsed);
        entry.url = url;
        entry.view = {&entry.document, entry.url};
        kept.bytes += resource.content.size();
    }
    return &entry.view;
}

} // namespace insignia::jsonld
