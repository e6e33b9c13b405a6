#include <insignia/jsonld/iri_expansion_internal.h>

namespace insignia::jsonld {

namespace {

// The part before the first colon, when there is one after the first character.
std::optional<std::string_view> prefix_of(std::string_view value) {
    const std::size_t colon = value.find(':', 1);
    if (value.empty() || value.front() == ':' || colon == std::string_view::npos) return std::nullopt;
    return value.substr(0, colon);
}

// 6. What a value with a colon stands for, or nullopt when it has not the form of an IRI.
std::optional<std::string> expand_with_colon(const Context& active, std::string_view value,
                                             std::string_view prefix) {
    // 6.1.
    const std::string_view suffix = value.substr(prefix.size() + 1);
    // 6.2.
    if (prefix == "_" || suffix.starts_with("//")) return std::string(value);
    // 6.4.
    const TermDefinition* definition = active.find(prefix);
    if (definition != nullptr && definition->iri_mapping && definition->prefix)
        return *definition->iri_mapping + std::string(suffix);
    // 6.5.
    if (uri::is_absolute_iri(value)) return std::string(value);
    return std::nullopt;
}

Result<void> define_if_pending(DefinitionScope& scope, std::string_view term) {
    if (!scope.local_context.contains(term)) return {};
    const auto defined = scope.defined.find(term);
    if (defined != scope.defined.end() && defined->second) return {};
    return create_term_definition(scope, scope.local_context.find(term)->first);
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#iri-expansion
std::optional<std::string> expand_iri(const Context& active, std::string_view value, IriMode mode) {
    // 1. and 2.
    if (!value.empty() && value.front() == '@') {
        if (is_keyword(value)) return std::string(value);
        if (has_keyword_form(value)) return std::nullopt;
    }
    // 4. and 5.
    if (const TermDefinition* definition = active.find(value))
        if (mode.vocab || definition->keyword != Keyword::no) return definition->iri_mapping;
    // 6.
    if (const auto prefix = prefix_of(value))
        if (auto expanded = expand_with_colon(active, value, *prefix)) return expanded;
    // 7.
    if (mode.vocab && active.vocabulary_mapping) return *active.vocabulary_mapping + std::string(value);
    // 8.
    if (mode.document_relative && active.base_iri) return uri::resolve(*active.base_iri, value);
    // 9.
    return std::string(value);
}

Result<std::optional<std::string>> expand_iri(DefinitionScope& scope, std::string_view value, IriMode mode) {
    if (is_keyword(value) || has_keyword_form(value)) return expand_iri(scope.active, value, mode);
    // 3.
    TRY(define_if_pending(scope, value));
    // 6.3. NOTE: only where steps 4 and 5 have not answered yet
    const TermDefinition* definition = scope.active.find(value);
    const bool answered = definition != nullptr && (mode.vocab || definition->keyword != Keyword::no);
    if (const auto prefix = prefix_of(value);
        prefix && !answered && !value.substr(prefix->size() + 1).starts_with("//"))
        TRY(define_if_pending(scope, *prefix));
    return expand_iri(scope.active, value, mode);
}

Keyword expand_keyword(const Context& active, std::string_view key) {
    if (!key.empty() && key.front() == '@') {
        if (const Keyword keyword = keyword_of(key); keyword != Keyword::no) return keyword;
        if (has_keyword_form(key)) return Keyword::no;
    }
    const TermDefinition* definition = active.find(key);
    return definition != nullptr ? definition->keyword : Keyword::no;
}

} // namespace insignia::jsonld
