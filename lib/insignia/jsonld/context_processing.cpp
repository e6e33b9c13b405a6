#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <utility>

namespace insignia::jsonld {

namespace {

// The algorithm as an object: its variables, and one function for each group of steps.
class ContextProcessing {
public:
    ContextProcessing(Session& session, ContextStore& store, const Context& active, ContextInputs inputs)
        : m_session(session), m_store(store), m_active(active), m_inputs(std::move(inputs)) {}

    Result<const Context*> run(const Value& local_context);

private:
    Result<void> apply(const Value& context);
    Result<void> apply_null();
    Result<void> apply_url(const std::string& reference);
    Result<void> apply_definition(const Value& context);
    Result<const Value*> import(const Value& context);
    Result<void> apply_version(const Value& context);
    Result<void> apply_base(const Value& context);
    Result<void> apply_vocab(const Value& context);
    Result<void> apply_language(const Value& context);
    Result<void> apply_direction(const Value& context);
    Result<void> apply_propagate(const Value& context);
    Result<void> create_definitions(const Value& context);
    Result<void> make_own_copy();

    Session& m_session;
    ContextStore& m_store;
    const Context& m_active;
    ContextInputs m_inputs;
    const Context* m_result = nullptr;
    Context* m_own = nullptr; // m_result, when it was made here and may still be changed
};

bool has_protected_definitions(const Context& context) {
    bool found = false;
    context.terms.for_each(
        [&](const TermDefinition& definition) { found = found || definition.is_protected; });
    return found;
}

// https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
Result<const Context*> ContextProcessing::run(const Value& local_context) {
    // 1. NOTE: copied only when something is changed
    m_result = &m_active;
    // 2.
    if (const Value* propagate = json::member(local_context, "@propagate");
        propagate && propagate->is_boolean())
        m_inputs.propagate = propagate->get<bool>();
    // 3.
    if (!m_inputs.propagate && m_result->previous == nullptr) {
        TRY(make_own_copy());
        m_own->previous = &m_active;
    }
    // 4. and 5.
    if (!local_context.is_array())
        TRY(apply(local_context));
    else
        for (const Value& context : local_context) TRY(apply(context));
    // 6.
    return m_result;
}

Result<void> ContextProcessing::make_own_copy() {
    if (m_own != nullptr) return {};
    if (!m_session.spend_definitions(m_result->terms.size() + 1))
        return fail(JsonLdErrorCode::context_overflow, "the contexts of this document take too much work",
                    {"use fewer contexts inside the document"});
    m_own = &m_store.add_context();
    m_own->copy_from(*m_result);
    m_result = m_own;
    return {};
}

Result<void> ContextProcessing::apply(const Value& context) {
    if (context.is_null()) return apply_null();                  // 5.1.
    if (context.is_string()) return apply_url(text_of(context)); // 5.2.
    if (!context.is_object())                                    // 5.3.
        return fail(JsonLdErrorCode::invalid_local_context,
                    fmt::format("{} is no context", sanitize(context.dump())));
    return apply_definition(context); // 5.4.
}

Result<void> ContextProcessing::apply_null() {
    // 5.1.1. NOTE: what earlier items of the same array protect counts too
    if (!m_inputs.override_protected && has_protected_definitions(*m_result))
        return fail(JsonLdErrorCode::invalid_context_nullification,
                    "a null context would remove protected terms");
    // 5.1.2.
    const Context* previous = m_result;
    m_own = &m_store.add_context();
    m_result = m_own;
    m_own->original_base_url = m_active.original_base_url;
    if (!m_active.original_base_url.empty()) m_own->base_iri = m_active.original_base_url;
    if (!m_inputs.propagate) m_own->previous = previous->previous;
    return {};
}

Result<void> ContextProcessing::apply_url(const std::string& reference) {
    // 5.2.1.
    const std::string url =
        m_inputs.base_url.empty() ? reference : uri::resolve(m_inputs.base_url, reference);
    if (!uri::is_absolute_iri(url))
        return fail(JsonLdErrorCode::loading_document_failed,
                    fmt::format("\"{}\" is no absolute URL", sanitize(url)));
    // 5.2.2.
    const auto& remote = m_inputs.remote_contexts;
    const bool seen = std::find(remote.begin(), remote.end(), url) != remote.end();
    if (!m_inputs.validate_scoped_context && seen) return {};
    // 5.2.3.
    if (remote.size() >= limits::k_contexts)
        return fail(JsonLdErrorCode::context_overflow,
                    fmt::format("more than {} contexts that name each other, at \"{}\"", limits::k_contexts,
                                sanitize(url)));
    // 5.2.4. and 5.2.5.
    TRY_ASSIGN(const ContextDocument document, m_session.load_context(url));
    // 5.2.6.
    ContextInputs inputs;
    inputs.base_url = document.url;
    inputs.remote_contexts = remote;
    inputs.remote_contexts.push_back(url);
    inputs.validate_scoped_context = m_inputs.validate_scoped_context;
    TRY_ASSIGN(m_result, process_local_context(m_session, m_store, *m_result, *document.context, inputs));
    m_own = nullptr;
    return {};
}

Result<void> ContextProcessing::apply_definition(const Value& original) {
    TRY(make_own_copy());
    TRY(apply_version(original));                       // 5.5.
    TRY_ASSIGN(const Value* context, import(original)); // 5.6.
    TRY(apply_base(*context));                          // 5.7.
    TRY(apply_vocab(*context));                         // 5.8.
    TRY(apply_language(*context));                      // 5.9.
    TRY(apply_direction(*context));                     // 5.10.
    TRY(apply_propagate(*context));                     // 5.11.
    return create_definitions(*context);                // 5.12. and 5.13.
}

Result<void> ContextProcessing::apply_version(const Value& context) {
    const Value* version = json::member(context, "@version");
    if (version == nullptr) return {};
    // 5.5.1. NOTE: the draft of JSON-LD 1.2 lets 1.2 pass too; the Recommendation does not.
    if (!version->is_number() || version->get<double>() != 1.1)
        return fail(JsonLdErrorCode::invalid_version_value,
                    fmt::format("{} is not 1.1", sanitize(version->dump())));
    return {};
}

// 5.6. The context itself, or what it becomes by being laid over the context that it imports.
Result<const Value*> ContextProcessing::import(const Value& context) {
    const Value* import = json::member(context, "@import");
    if (import == nullptr) return &context;
    // 5.6.2.
    if (!import->is_string())
        return fail(JsonLdErrorCode::invalid_import_value,
                    fmt::format("{} is no URL", sanitize(import->dump())));
    // 5.6.3. to 5.6.5.
    const std::string url =
        m_inputs.base_url.empty() ? text_of(*import) : uri::resolve(m_inputs.base_url, text_of(*import));
    TRY_ASSIGN(const ContextDocument document, m_session.load_context(url));
    // 5.6.6.
    if (!document.context->is_object())
        return fail(JsonLdErrorCode::invalid_remote_context,
                    fmt::format("\"{}\" is imported, but is no single context definition", sanitize(url)));
    // 5.6.7.
    if (json::member(*document.context, "@import") != nullptr)
        return fail(JsonLdErrorCode::invalid_context_entry,
                    fmt::format("\"{}\" is imported, and imports itself", sanitize(url)));
    // 5.6.8.
    Value merged = *document.context;
    for (const auto& [name, value] : context.items()) merged[name] = value;
    return &m_store.add_document(std::move(merged));
}

Result<void> ContextProcessing::apply_base(const Value& context) {
    const Value* base = json::member(context, "@base");
    if (base == nullptr || !m_inputs.remote_contexts.empty()) return {};
    if (base->is_null()) { // 5.7.2.
        m_own->base_iri.reset();
        return {};
    }
    if (base->is_string() && uri::is_absolute_iri(text_of(*base))) { // 5.7.3.
        m_own->base_iri = text_of(*base);
        return {};
    }
    if (base->is_string() && m_own->base_iri) { // 5.7.4.
        m_own->base_iri = uri::resolve(*m_own->base_iri, text_of(*base));
        return {};
    }
    return fail(JsonLdErrorCode::invalid_base_iri,
                fmt::format("{} is no absolute IRI", sanitize(base->dump()))); // 5.7.5.
}

Result<void> ContextProcessing::apply_vocab(const Value& context) {
    const Value* vocab = json::member(context, "@vocab");
    if (vocab == nullptr) return {};
    if (vocab->is_null()) { // 5.8.2.
        m_own->vocabulary_mapping.reset();
        return {};
    }
    if (!vocab->is_string()) // 5.8.3.
        return fail(JsonLdErrorCode::invalid_vocab_mapping,
                    fmt::format("{} is no IRI", sanitize(vocab->dump())));
    m_own->vocabulary_mapping =
        expand_iri(*m_own, text_of(*vocab), IriMode{.vocab = true, .document_relative = true});
    return {};
}

Result<void> ContextProcessing::apply_language(const Value& context) {
    const Value* language = json::member(context, "@language");
    if (language == nullptr) return {};
    if (language->is_null())
        m_own->default_language.reset(); // 5.9.2.
    else if (language->is_string())
        m_own->default_language = text_of(*language); // 5.9.3.
    else
        return fail(JsonLdErrorCode::invalid_default_language,
                    fmt::format("{} is no text", sanitize(language->dump())));
    return {};
}

Result<void> ContextProcessing::apply_direction(const Value& context) {
    const Value* direction = json::member(context, "@direction");
    if (direction == nullptr) return {};
    m_own->default_direction.reset();
    if (direction->is_null()) return {};                                                      // 5.10.3.
    if (direction->is_string()) m_own->default_direction = direction_of(text_of(*direction)); // 5.10.4.
    if (!m_own->default_direction)
        return fail(JsonLdErrorCode::invalid_base_direction,
                    fmt::format("{} is neither \"ltr\" nor \"rtl\"", sanitize(direction->dump())));
    return {};
}

Result<void> ContextProcessing::apply_propagate(const Value& context) {
    // 5.11.2. NOTE: what it does was done in step 2
    const Value* propagate = json::member(context, "@propagate");
    if (propagate == nullptr || propagate->is_boolean()) return {};
    return fail(JsonLdErrorCode::invalid_propagate_value,
                fmt::format("{} is neither true nor false", sanitize(propagate->dump())));
}

bool is_term(std::string_view key) {
    switch (keyword_of(key)) {
    case Keyword::base:
    case Keyword::direction:
    case Keyword::import:
    case Keyword::language:
    case Keyword::propagate:
    case Keyword::protected_terms:
    case Keyword::version:
    case Keyword::vocab:
        return false;
    default:
        return true;
    }
}

Result<void> ContextProcessing::create_definitions(const Value& context) {
    // 5.12.
    DefinitionScope scope{m_session, m_store, *m_own, m_inputs, {}, {}, false};
    if (const Value* is_protected = json::member(context, "@protected")) {
        if (!is_protected->is_boolean())
            return fail(JsonLdErrorCode::invalid_protected_value,
                        fmt::format("{} is neither true nor false", sanitize(is_protected->dump())));
        scope.is_protected = is_protected->get<bool>();
    }
    const auto& members = context.get_ref<const Value::object_t&>();
    for (const auto& [key, value] : members) scope.local_context.emplace(key, &value);
    // 5.13.
    for (const auto& [key, value] : members)
        if (is_term(key)) TRY(create_term_definition(scope, key));
    return {};
}

} // namespace

Result<const Context*> process_local_context(Session& session, ContextStore& store, const Context& active,
                                             const Value& local_context, const ContextInputs& inputs) {
    return ContextProcessing(session, store, active, inputs).run(local_context);
}

Result<ProcessedContext> process_context(json::Value local_context, const Options& options) {
    auto local = std::make_shared<const json::Value>(std::move(local_context));
    auto session = std::make_shared<Session>(options, nullptr);
    Context& initial = session->store().add_context();
    initial.original_base_url = options.document_url.empty() ? options.base : options.document_url;
    if (!options.base.empty()) initial.base_iri = options.base;
    TRY_ASSIGN(const Context* context,
               apply_document_context(*session, initial, *local, initial.original_base_url));
    return ProcessedContext{{session, &session->store()}, local, context};
}

} // namespace insignia::jsonld
