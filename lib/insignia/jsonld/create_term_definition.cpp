#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/context_processing_internal.h>
#include <insignia/jsonld/iri_expansion_internal.h>

namespace insignia::jsonld {

namespace {

// What a step decided about the rest of the algorithm.
enum class Next { go_on, ignore_term };

// The algorithm as an object: `m_value` is the map that defines the term, `m_definition` what is made of it.
class TermCreation {
public:
    TermCreation(DefinitionScope& scope, std::string_view term) : m_scope(scope), m_term(term) {}

    Result<void> run();

private:
    Result<Next> check_keyword();
    Result<void> take_value(const Value& value);
    Result<void> read_protected();
    Result<void> read_type();
    Result<Next> read_iri_mapping();
    Result<Next> read_reverse(const Value& reverse);
    Result<Next> read_id(const Value& id);
    Result<void> check_term_expands_to_mapping();
    Result<void> derive_from_compact_iri();
    Result<void> derive_from_relative_iri();
    Result<void> derive_from_vocabulary();
    Result<void> read_container();
    Result<void> read_index();
    Result<void> read_context();
    Result<void> read_language();
    Result<void> read_direction();
    Result<void> read_nest();
    Result<void> read_prefix();
    Result<void> check_entries();
    Result<void> check_protection();

    const Value* entry(std::string_view name) const {
        return m_value ? json::member(*m_value, name) : nullptr;
    }
    bool has_colon_inside() const;
    void set_mapping(std::optional<std::string> iri);
    tl::unexpected<Error> fail_on(JsonLdErrorCode code, std::string_view problem,
                                  const Value* value = nullptr) const;

    DefinitionScope& m_scope;
    std::string_view m_term;
    const Value* m_value = nullptr; // the map; nullptr for null and for a simple term
    const Value* m_simple_id = nullptr;
    bool m_simple_term = false;
    bool m_null_term = false;
    const TermDefinition* m_previous = nullptr;
    TermDefinition m_definition;
};

tl::unexpected<Error> TermCreation::fail_on(JsonLdErrorCode code, std::string_view problem,
                                            const Value* value) const {
    std::string detail = fmt::format("the term \"{}\" {}", sanitize(m_term), problem);
    if (value != nullptr) detail += fmt::format(": {}", sanitize(json::to_compact_text(*value)));
    return fail(code, std::move(detail));
}

bool TermCreation::has_colon_inside() const {
    const std::size_t colon = m_term.find(':', 1);
    return colon != std::string_view::npos && colon + 1 < m_term.size();
}

void TermCreation::set_mapping(std::optional<std::string> iri) {
    m_definition.keyword = iri ? keyword_of(*iri) : Keyword::no;
    m_definition.has_absolute_iri = iri && !is_blank_node_identifier(*iri) && uri::is_absolute_iri(*iri);
    m_definition.iri_mapping = std::move(iri);
}

// https://www.w3.org/TR/json-ld11-api/#create-term-definition
Result<void> TermCreation::run() {
    // 1.
    if (const auto defined = m_scope.defined.find(m_term); defined != m_scope.defined.end()) {
        if (defined->second) return {};
        return fail_on(JsonLdErrorCode::cyclic_iri_mapping, "is defined by itself");
    }
    // 2.
    if (m_term.empty()) return fail_on(JsonLdErrorCode::invalid_term_definition, "is empty");
    m_scope.defined[m_term] = false;
    // 3. to 5.
    m_value = m_scope.local_context.find(m_term)->second;
    TRY_ASSIGN(const Next keyword, check_keyword());
    if (keyword == Next::ignore_term) return {};
    // 6.
    m_previous = m_scope.active.find(m_term);
    m_scope.active.terms.remove(m_term);
    // 7. to 10.
    TRY(take_value(*m_value));
    m_definition.term = m_term;
    m_definition.is_protected = m_scope.is_protected;
    TRY(read_protected());                             // 11.
    TRY(read_type());                                  // 12.
    TRY_ASSIGN(const Next mapped, read_iri_mapping()); // 13. to 18.
    if (mapped == Next::ignore_term) return {};
    TRY(read_container());   // 19.
    TRY(read_index());       // 20.
    TRY(read_context());     // 21.
    TRY(read_language());    // 22.
    TRY(read_direction());   // 23.
    TRY(read_nest());        // 24.
    TRY(read_prefix());      // 25.
    TRY(check_entries());    // 26.
    TRY(check_protection()); // 27.
    // 28.
    m_scope.active.terms.insert(m_scope.store.add_definition(std::move(m_definition)));
    m_scope.defined[m_term] = true;
    return {};
}

// 4. and 5. Of the keywords only @type can be defined, and of it only what does not change its meaning.
Result<Next> TermCreation::check_keyword() {
    if (m_term == "@type") {
        const bool is_map = m_value->is_object() && !m_value->empty();
        bool allowed = is_map;
        if (is_map)
            for (const auto& [name, value] : m_value->items())
                allowed = allowed && ((name == "@container" && value == "@set") || name == "@protected");
        if (allowed) return Next::go_on;
        return fail_on(JsonLdErrorCode::keyword_redefinition, "can only be given \"@container\": \"@set\"",
                       m_value);
    }
    if (is_keyword(m_term)) return fail_on(JsonLdErrorCode::keyword_redefinition, "is a keyword");
    return has_keyword_form(m_term) ? Next::ignore_term : Next::go_on;
}

// 7. to 9.
Result<void> TermCreation::take_value(const Value& value) {
    if (value.is_object()) return {};
    m_value = nullptr;
    m_simple_term = value.is_string();
    m_null_term = value.is_null();
    if (m_simple_term) m_simple_id = &value;
    if (m_simple_term || m_null_term) return {};
    return fail_on(JsonLdErrorCode::invalid_term_definition,
                   "is defined by something that is no text, object or null", &value);
}

Result<void> TermCreation::read_protected() {
    const Value* value = entry("@protected");
    if (value == nullptr) return {};
    if (!value->is_boolean())
        return fail_on(JsonLdErrorCode::invalid_protected_value, "has an invalid @protected", value);
    m_definition.is_protected = value->get<bool>();
    return {};
}

Coercion coercion_of(std::string_view type) {
    switch (keyword_of(type)) {
    case Keyword::id:
        return Coercion::id;
    case Keyword::vocab:
        return Coercion::vocab;
    case Keyword::json:
        return Coercion::json;
    case Keyword::none:
        return Coercion::none;
    default:
        return Coercion::datatype;
    }
}

Result<void> TermCreation::read_type() {
    const Value* value = entry("@type");
    if (value == nullptr) return {};
    // 12.1.
    if (!value->is_string())
        return fail_on(JsonLdErrorCode::invalid_type_mapping, "has a @type that is no text", value);
    // 12.2.
    TRY_ASSIGN(const auto type, expand_iri(m_scope, text_of(*value)));
    // 12.4.
    const Coercion coercion = type ? coercion_of(*type) : Coercion::undeclared;
    if (!type || (coercion == Coercion::datatype && !uri::is_absolute_iri(*type)))
        return fail_on(JsonLdErrorCode::invalid_type_mapping, "has a @type that is no IRI", value);
    // 12.5.
    m_definition.type_mapping = *type;
    m_definition.coercion = coercion;
    return {};
}

// 13. to 18. What the term stands for, by the first of these ways that applies.
Result<Next> TermCreation::read_iri_mapping() {
    if (const Value* reverse = entry("@reverse")) return read_reverse(*reverse);
    const Value* id = m_simple_term ? m_simple_id : entry("@id");
    if (m_null_term || (id != nullptr && !(id->is_string() && text_of(*id) == m_term))) {
        if (m_null_term || id->is_null()) return Next::go_on; // 14.1.
        return read_id(*id);
    }
    if (m_term.find(':', 1) != std::string_view::npos)
        TRY(derive_from_compact_iri()); // 15.
    else if (m_term.find('/') != std::string_view::npos)
        TRY(derive_from_relative_iri()); // 16.
    else if (m_term == "@type")
        set_mapping("@type"); // 17.
    else
        TRY(derive_from_vocabulary()); // 18.
    return Next::go_on;
}

// 13.
Result<Next> TermCreation::read_reverse(const Value& reverse) {
    // 13.1.
    if (entry("@id") != nullptr || entry("@nest") != nullptr)
        return fail_on(JsonLdErrorCode::invalid_reverse_property, "has @reverse together with @id or @nest");
    // 13.2.
    if (!reverse.is_string())
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "has a @reverse that is no text", &reverse);
    // 13.3.
    if (has_keyword_form(text_of(reverse))) return Next::ignore_term;
    // 13.4.
    TRY_ASSIGN(auto iri, expand_iri(m_scope, text_of(reverse)));
    if (!iri || !(uri::is_absolute_iri(*iri) || is_blank_node_identifier(*iri)))
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "has a @reverse that is no IRI", &reverse);
    set_mapping(std::move(iri));
    // 13.5.
    const Value* container = entry("@container");
    if (container != nullptr && !container->is_null() && *container != "@set" && *container != "@index")
        return fail_on(JsonLdErrorCode::invalid_reverse_property,
                       "has @reverse and a container other than @set and @index", container);
    // 13.6.
    m_definition.reverse_property = true;
    return Next::go_on;
}

// 14.2.
Result<Next> TermCreation::read_id(const Value& id) {
    // 14.2.1.
    if (!id.is_string())
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "has an @id that is no text", &id);
    // 14.2.2.
    const std::string& text = text_of(id);
    if (!is_keyword(text) && has_keyword_form(text)) return Next::ignore_term;
    // 14.2.3.
    TRY_ASSIGN(auto iri, expand_iri(m_scope, text));
    if (!iri || !(is_keyword(*iri) || uri::is_absolute_iri(*iri) || is_blank_node_identifier(*iri)))
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "is mapped to what is no IRI", &id);
    if (*iri == "@context") return fail_on(JsonLdErrorCode::invalid_keyword_alias, "is an alias of @context");
    set_mapping(std::move(iri));
    // 14.2.4.
    const bool has_slash = m_term.find('/') != std::string_view::npos;
    if (has_colon_inside() || has_slash) TRY(check_term_expands_to_mapping());
    // 14.2.5.
    constexpr std::string_view k_gen_delims = ":/?#[]@";
    const std::string& mapping = *m_definition.iri_mapping;
    const bool ends_like_prefix =
        !mapping.empty() && k_gen_delims.find(mapping.back()) != std::string_view::npos;
    const bool plain = m_term.find(':') == std::string_view::npos && !has_slash;
    m_definition.prefix = plain && m_simple_term && (ends_like_prefix || is_blank_node_identifier(mapping));
    return Next::go_on;
}

Result<void> TermCreation::check_term_expands_to_mapping() {
    m_scope.defined[m_term] = true;
    TRY_ASSIGN(const auto expanded, expand_iri(m_scope, m_term));
    if (expanded == m_definition.iri_mapping) return {};
    return fail_on(JsonLdErrorCode::invalid_iri_mapping,
                   "has the form of an IRI, but is mapped to another one");
}

// 15.
Result<void> TermCreation::derive_from_compact_iri() {
    const std::string_view prefix = m_term.substr(0, m_term.find(':', 1));
    const std::string_view suffix = m_term.substr(prefix.size() + 1);
    // 15.1.
    if (const auto local = m_scope.local_context.find(prefix); local != m_scope.local_context.end())
        TRY(create_term_definition(m_scope, local->first));
    // 15.2. and 15.3.
    const TermDefinition* definition = m_scope.active.find(prefix);
    if (definition != nullptr && definition->iri_mapping)
        set_mapping(*definition->iri_mapping + std::string(suffix));
    else
        set_mapping(std::string(m_term));
    return {};
}

// 16.
Result<void> TermCreation::derive_from_relative_iri() {
    auto iri = expand_iri(m_scope.active, m_term);
    if (!iri || !uri::is_absolute_iri(*iri))
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "is no IRI");
    set_mapping(std::move(iri));
    return {};
}

// 18.
Result<void> TermCreation::derive_from_vocabulary() {
    if (!m_scope.active.vocabulary_mapping)
        return fail_on(JsonLdErrorCode::invalid_iri_mapping, "is mapped to nothing, and there is no @vocab");
    set_mapping(*m_scope.active.vocabulary_mapping + std::string(m_term));
    return {};
}

// 19.1. One keyword; @graph with @id or @index; each of these with @set; @set alone or with any but @list.
bool is_allowed(Containers containers, std::size_t count) {
    if (containers.has(Container::list)) return count == 1;
    if (containers.has(Container::set)) --count;
    if (containers.has(Container::graph)
        && (containers.has(Container::id) || containers.has(Container::index)))
        --count;
    return count <= 1;
}

Result<void> TermCreation::read_container() {
    const Value* value = entry("@container");
    if (value == nullptr) return {};
    if (value->is_null() && m_definition.reverse_property) return {};
    const Value list = as_array(*value);
    for (const Value& item : list) {
        const auto container = item.is_string() ? container_of(text_of(item)) : std::nullopt;
        if (!container || m_definition.containers.has(*container))
            return fail_on(JsonLdErrorCode::invalid_container_mapping, "has an invalid @container", value);
        m_definition.containers.add(*container);
    }
    if (list.empty() || !is_allowed(m_definition.containers, list.size()))
        return fail_on(JsonLdErrorCode::invalid_container_mapping, "has an invalid @container", value);
    // 19.4.
    if (!m_definition.containers.has(Container::type)) return {};
    if (m_definition.coercion == Coercion::undeclared) {
        m_definition.coercion = Coercion::id;
        m_definition.type_mapping = "@id";
    }
    if (m_definition.coercion == Coercion::id || m_definition.coercion == Coercion::vocab) return {};
    return fail_on(JsonLdErrorCode::invalid_type_mapping,
                   "has a @type container and a @type other than @id and @vocab");
}

Result<void> TermCreation::read_index() {
    const Value* value = entry("@index");
    if (value == nullptr) return {};
    // 20.1.
    if (!m_definition.containers.has(Container::index))
        return fail_on(JsonLdErrorCode::invalid_term_definition, "has @index, but no @index container");
    // 20.2.
    if (!value->is_string())
        return fail_on(JsonLdErrorCode::invalid_term_definition, "has an @index that is no text", value);
    TRY_ASSIGN(const auto expanded, expand_iri(m_scope, text_of(*value)));
    if (!expanded || !uri::is_absolute_iri(*expanded))
        return fail_on(JsonLdErrorCode::invalid_term_definition, "has an @index that is no IRI", value);
    // 20.3.
    m_definition.index_mapping = text_of(*value);
    return {};
}

Result<void> TermCreation::read_context() {
    const Value* value = entry("@context");
    if (value == nullptr) return {};
    // 21.3. NOTE: only to find errors, in a store that is thrown away
    ContextStore scratch;
    ContextInputs inputs;
    inputs.base_url = m_scope.inputs.base_url;
    inputs.remote_contexts = m_scope.inputs.remote_contexts;
    inputs.override_protected = true;
    inputs.validate_scoped_context = false;
    const auto processed = process_local_context(m_scope.session, scratch, m_scope.active, *value, inputs);
    if (!processed && processed.error().code == ErrorCode::limit) return insignia::fail(processed.error());
    if (!processed)
        return fail_on(JsonLdErrorCode::invalid_scoped_context,
                       "has a context with an error: " + processed.error().message);
    // 21.4.
    m_definition.local_context = value;
    m_definition.base_url = std::string(m_scope.inputs.base_url);
    return {};
}

Result<void> TermCreation::read_language() {
    const Value* value = entry("@language");
    if (value == nullptr || entry("@type") != nullptr) return {};
    if (!value->is_null() && !value->is_string())
        return fail_on(JsonLdErrorCode::invalid_language_mapping, "has a @language that is no text", value);
    m_definition.language_mapping =
        value->is_null() ? std::optional<std::string>() : std::optional(text_of(*value));
    return {};
}

Result<void> TermCreation::read_direction() {
    const Value* value = entry("@direction");
    if (value == nullptr || entry("@type") != nullptr) return {};
    const auto direction = value->is_string() ? direction_of(text_of(*value)) : std::nullopt;
    if (!value->is_null() && !direction)
        return fail_on(JsonLdErrorCode::invalid_base_direction,
                       "has a @direction that is neither ltr nor rtl", value);
    m_definition.direction_mapping = direction;
    return {};
}

Result<void> TermCreation::read_nest() {
    const Value* value = entry("@nest");
    if (value == nullptr) return {};
    if (!value->is_string() || (is_keyword(text_of(*value)) && text_of(*value) != "@nest"))
        return fail_on(JsonLdErrorCode::invalid_nest_value, "has an invalid @nest", value);
    m_definition.nest_value = text_of(*value);
    return {};
}

Result<void> TermCreation::read_prefix() {
    const Value* value = entry("@prefix");
    if (value == nullptr) return {};
    // 25.1.
    if (m_term.find_first_of(":/") != std::string_view::npos)
        return fail_on(JsonLdErrorCode::invalid_term_definition, "has @prefix, but also a colon or slash");
    // 25.2.
    if (!value->is_boolean())
        return fail_on(JsonLdErrorCode::invalid_prefix_value, "has an invalid @prefix", value);
    m_definition.prefix = value->get<bool>();
    // 25.3.
    if (m_definition.prefix && m_definition.keyword != Keyword::no)
        return fail_on(JsonLdErrorCode::invalid_term_definition, "is a prefix, but stands for a keyword");
    return {};
}

bool is_definition_entry(std::string_view name) {
    switch (keyword_of(name)) {
    case Keyword::id:
    case Keyword::reverse:
    case Keyword::container:
    case Keyword::context:
    case Keyword::direction:
    case Keyword::index:
    case Keyword::language:
    case Keyword::nest:
    case Keyword::prefix:
    case Keyword::protected_terms:
    case Keyword::type:
        return true;
    default:
        return false;
    }
}

Result<void> TermCreation::check_entries() {
    if (m_value == nullptr) return {};
    for (const auto& [name, value] : m_value->items())
        if (!is_definition_entry(name))
            return fail_on(JsonLdErrorCode::invalid_term_definition,
                           fmt::format("has an unknown entry \"{}\"", sanitize(name)));
    return {};
}

// 27.
Result<void> TermCreation::check_protection() {
    if (m_scope.inputs.override_protected || m_previous == nullptr || !m_previous->is_protected) return {};
    if (!equal_but_for_protection(m_definition, *m_previous))
        return fail_on(JsonLdErrorCode::protected_term_redefinition,
                       "is protected and cannot be given another meaning");
    m_definition = *m_previous;
    return {};
}

} // namespace

Result<void> create_term_definition(DefinitionScope& scope, std::string_view term) {
    return TermCreation(scope, term).run();
}

} // namespace insignia::jsonld
