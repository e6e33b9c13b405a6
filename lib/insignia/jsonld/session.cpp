#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/embedded_documents_internal.h>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/kept_documents_internal.h>
#include <insignia/jsonld/session_internal.h>

namespace insignia::jsonld {

namespace {

Result<ContextDocument> context_in(const Value& document, std::string_view url, bool shared) {
    const Value* context = json::member(document, "@context");
    if (context == nullptr)
        return fail(JsonLdErrorCode::invalid_remote_context,
                    fmt::format("the document at \"{}\" is no object with \"@context\"", sanitize(url)));
    return ContextDocument{&document, context, url, shared};
}

Result<Value> parse_context(const uri::Resource& resource) {
    auto parsed = json::parse(as_text(resource.content), resource.url);
    if (parsed) return parsed;
    return fail(JsonLdErrorCode::loading_remote_context_failed,
                fmt::format("\"{}\" is no JSON: {}", sanitize(resource.url), parsed.error().message));
}

} // namespace

std::string Trail::pointer() const {
    if (parent == nullptr) return {};
    return index == k_not_an_item ? json::join_pointer(parent->pointer(), name)
                                  : json::join_pointer(parent->pointer(), index);
}

Result<ContextDocument> Session::load_context(const std::string& url) {
    if (const Value* embedded = embedded_document(url)) return context_in(*embedded, url, true);
    if (const auto known = m_documents.find(url); known != m_documents.end()) return known->second;
    if (!m_options.loader)
        return fail(JsonLdErrorCode::loading_remote_context_failed,
                    fmt::format("the context \"{}\" is unknown", sanitize(url)),
                    {"use a context that is built in, or give the document that belongs to this URL"});
    auto identifier = uri::Uri::parse(url);
    if (!identifier) return fail(JsonLdErrorCode::loading_remote_context_failed, identifier.error().message);
    auto resource = m_options.loader(*identifier);
    if (!resource)
        return fail(JsonLdErrorCode::loading_remote_context_failed, resource.error().message,
                    resource.error().hints);
    TRY_ASSIGN(const ContextDocument document, read_context(*resource, url));
    m_documents.emplace(url, document);
    return document;
}

Result<ContextDocument> Session::read_context(const uri::Resource& resource, const std::string& url) {
    const std::string& final_url = resource.url.empty() ? url : resource.url;
    if (const KeptDocument* kept = keep_document(resource, final_url))
        return context_in(*kept->document, kept->url, true);
    TRY_ASSIGN(Value parsed, parse_context(resource));
    return context_in(m_store.add_document(std::move(parsed)), m_store.add_text(final_url), false);
}

void Session::lose(LossKind kind, const Trail& trail, std::string_view term, const Context* active) {
    if (m_losses == nullptr || m_losses->size() >= k_recorded_losses) return;
    m_losses->push_back(
        {kind, trail.pointer(), std::string(term), active ? suggest_term(term, *active) : std::string()});
}

bool Session::spend_definitions(std::size_t count) {
    m_definitions_spent += count;
    return m_definitions_spent <= limits::k_copied_definitions;
}

std::string suggest_term(std::string_view word, const Context& context) {
    std::vector<std::string_view> candidates;
    context.terms.for_each([&](const TermDefinition& definition) {
        if (definition.iri_mapping) candidates.push_back(definition.term);
    });
    std::sort(candidates.begin(), candidates.end());
    return std::string(did_you_mean(word, std::span<const std::string_view>(candidates)));
}

} // namespace insignia::jsonld
