// Contexts that were processed before, found again instead of processed anew.
#include <insignia/jsonld/context_processing_internal.h>
#include <mutex>

namespace insignia::jsonld {

namespace {

bool is_shared(const Context& context) {
    return context.store == &shared_store();
}

// Look in the shared store; when it is not there yet, make it there, out of shared documents alone. nullptr
// when that cannot be done, or the store is full.
template <class Make>
const Context* find_or_make_shared(const DerivationKey& key, const Make& make) {
    ContextStore& store = shared_store();
    {
        const std::shared_lock lock(store.mutex());
        if (const auto known = store.find(key)) return *known;
        if (store.remembered() >= limits::k_shared_contexts) return nullptr;
    }
    const std::unique_lock lock(store.mutex());
    if (const auto known = store.find(key)) return *known;
    const Options no_loader;
    Session session(no_loader, nullptr);
    const Result<const Context*> made = make(session, store);
    store.remember(key, made ? *made : nullptr); // a failure too, so that it leaves its traces only once
    return made ? *made : nullptr;
}

template <class Make>
Result<const Context*> find_or_make(Session& own_session, const DerivationKey& key, const Make& make) {
    if (is_shared(*key.active))
        if (const Context* shared = find_or_make_shared(key, make)) return shared;
    ContextStore& store = own_session.store();
    if (const auto known = store.find(key)) return *known;
    TRY_ASSIGN(const Context* made, make(own_session, store));
    store.remember(key, made);
    return made;
}

// One URL of an "@context": the shared context when its document is shared, else nullptr. Errors are found
// again by the way that is not shared.
const Context* apply_shared(Session& own_session, const Context& active, const std::string& url) {
    if (!is_shared(active)) return nullptr;
    if (!uri::is_absolute_iri(url)) return nullptr;
    const auto document = own_session.load_context(url);
    if (!document || !document->shared) return nullptr;
    return find_or_make_shared({&active, document->document, Application::document},
                               [&](Session& session, ContextStore& store) {
                                   session.know(url, *document);
                                   return process_local_context(session, store, active, Value(url), {});
                               });
}

} // namespace

Result<const Context*> apply_document_context(Session& session, const Context& active,
                                              const Value& local_context, std::string_view base_url) {
    const Context* current = &active;
    const std::size_t count = local_context.is_array() ? local_context.size() : 1;
    std::size_t done = 0;
    for (; done < count; ++done) {
        const Value& item = local_context.is_array() ? local_context[done] : local_context;
        if (!item.is_string()) break;
        const Context* next = apply_shared(session, *current, text_of(item));
        if (next == nullptr) break;
        current = next;
    }
    if (done == count) return current;
    ContextInputs inputs;
    inputs.base_url = base_url;
    if (done == 0) return process_local_context(session, session.store(), active, local_context, inputs);
    Value rest = Value::array();
    for (; done < count; ++done) rest.push_back(local_context[done]);
    return process_local_context(session, session.store(), *current,
                                 session.store().add_document(std::move(rest)), inputs);
}

Result<const Context*> apply_scoped_context(Session& own_session, const Context& active,
                                            const TermDefinition& definition, Application application) {
    const DerivationKey key{&active, &definition, application};
    return find_or_make(own_session, key, [&](Session& session, ContextStore& store) {
        ContextInputs inputs;
        inputs.base_url = definition.base_url;
        inputs.override_protected = application == Application::property_scoped;
        inputs.propagate = application == Application::property_scoped;
        return process_local_context(session, store, active, *definition.local_context, inputs);
    });
}

} // namespace insignia::jsonld
