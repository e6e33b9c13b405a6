// Where contexts live, and where a context that was processed once is found again.
//
// There are two kinds of stores: one per call, for contexts that a document brings along, and one for the
// whole process, for everything that follows from embedded contexts and from kept ones (kept_documents.h)
// alone. The latter is shared by all documents and threads: its key is the active context before, and the
// context document or the scoped definition that was applied. Several threads may process documents at the
// same time; a context does not change once it can be found.
#pragma once

#include <deque>
#include <insignia/jsonld/context.h>
#include <memory>
#include <shared_mutex>
#include <string_view>
#include <unordered_map>

namespace insignia::jsonld {

// How a scoped context was applied; part of the key, because it decides what is overridden and what
// propagates.
enum class Application : std::uint8_t { document, property_scoped, type_scoped };

// What makes one context out of another: the active context, the local one, and how it was applied.
struct DerivationKey {
    const Context* active = nullptr;
    const void* source =
        nullptr; // the context document or the TermDefinition: both have one address for life
    Application application = Application::document;

    bool operator==(const DerivationKey&) const = default;
};

// Owns contexts, and gives the same one for the same derivation.
class ContextStore {
public:
    ContextStore() = default;
    ContextStore(const ContextStore&) = delete;
    ContextStore& operator=(const ContextStore&) = delete;

    // New members of the store. They keep their addresses until the store is destroyed.
    Context& add_context();
    const TermDefinition& add_definition(TermDefinition definition);
    const json::Value& add_document(json::Value document);
    std::string_view add_text(std::string_view text);

    // What was made of `active` before: a context, or nullptr when it could not be made; nullopt when nobody
    // tried.
    std::optional<const Context*> find(const DerivationKey& key) const;
    void remember(const DerivationKey& key, const Context* result);
    std::size_t remembered() const { return m_derived.size(); }

    // Taken by whoever uses the shared store: shared for find(), unique for everything else.
    std::shared_mutex& mutex() const { return m_mutex; }

private:
    struct KeyHash {
        std::size_t operator()(const DerivationKey& key) const;
    };

    std::deque<Context> m_contexts;
    std::deque<TermDefinition> m_definitions;
    std::deque<json::Value> m_documents;
    std::deque<std::string> m_texts;
    std::unordered_map<DerivationKey, const Context*, KeyHash> m_derived;
    mutable std::shared_mutex m_mutex;
};

// The store of the process, and the context without terms and base that everything shared follows from.
ContextStore& shared_store();
const Context& shared_initial_context();

} // namespace insignia::jsonld
