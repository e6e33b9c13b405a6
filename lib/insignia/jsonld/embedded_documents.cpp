#include <insignia/jsonld/embedded_contexts.h>
#include <insignia/jsonld/embedded_documents_internal.h>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace insignia::jsonld {

const json::Value* embedded_document(std::string_view url) {
    const EmbeddedContext* embedded = find_embedded_context(url);
    if (embedded == nullptr) return nullptr;
    static std::shared_mutex mutex;
    static std::map<const EmbeddedContext*, json::Value> documents;
    {
        const std::shared_lock lock(mutex);
        if (const auto known = documents.find(embedded); known != documents.end()) return &known->second;
    }
    auto parsed = json::parse(embedded->text, embedded->url);
    if (!parsed) return nullptr;
    const std::unique_lock lock(mutex);
    return &documents.emplace(embedded, *std::move(parsed)).first->second;
}

} // namespace insignia::jsonld
