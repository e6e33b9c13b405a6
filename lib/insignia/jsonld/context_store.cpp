#include <insignia/jsonld/context_store.h>

namespace insignia::jsonld {

Context& ContextStore::add_context() {
    Context& context = m_contexts.emplace_back();
    context.store = this;
    return context;
}

const TermDefinition& ContextStore::add_definition(TermDefinition definition) {
    return m_definitions.emplace_back(std::move(definition));
}

const json::Value& ContextStore::add_document(json::Value document) {
    return m_documents.emplace_back(std::move(document));
}

std::string_view ContextStore::add_text(std::string_view text) {
    return m_texts.emplace_back(text);
}

std::size_t ContextStore::KeyHash::operator()(const DerivationKey& key) const {
    const auto active = reinterpret_cast<std::uintptr_t>(key.active);
    const auto source = reinterpret_cast<std::uintptr_t>(key.source);
    return (active >> 4) * 0x9e3779b97f4a7c15 ^ (source >> 4) * 0xc2b2ae3d27d4eb4f
           ^ static_cast<std::size_t>(key.application);
}

std::optional<const Context*> ContextStore::find(const DerivationKey& key) const {
    const auto found = m_derived.find(key);
    return found == m_derived.end() ? std::optional<const Context*>() : found->second;
}

void ContextStore::remember(const DerivationKey& key, const Context* result) {
    m_derived.emplace(key, result);
}

ContextStore& shared_store() {
    static ContextStore store;
    return store;
}

const Context& shared_initial_context() {
    static const Context& initial = shared_store().add_context();
    return initial;
}

} // namespace insignia::jsonld
