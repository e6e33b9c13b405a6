#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/language_tag.h>
#include <insignia/jsonld/value_expansion_internal.h>

namespace insignia::jsonld {

namespace {

Value reference_to(Session& session, const Context& active, const std::string& text, IriMode mode,
                   const Trail& trail) {
    const auto iri = expand_iri(active, text, mode);
    Value reference = Value::object();
    if (!iri) {
        session.lose(LossKind::relative_iri, trail, text, &active);
        reference["@id"] = nullptr;
        return reference;
    }
    require_absolute(session, *iri, text, trail, mode.vocab ? &active : nullptr);
    reference["@id"] = *iri;
    return reference;
}

// 5. Language and direction of a string: the term's, or else the context's.
void add_language_and_direction(Session& session, const Context& active, const TermDefinition* definition,
                                Value& result, const Trail& trail) {
    const auto& language = definition != nullptr && definition->language_mapping
                               ? *definition->language_mapping
                               : active.default_language;
    const auto& direction = definition != nullptr && definition->direction_mapping
                                ? *definition->direction_mapping
                                : active.default_direction;
    if (language) {
        result["@language"] = *language;
        if (!is_well_formed_language_tag(*language))
            session.lose(LossKind::invalid_language, trail, *language);
    }
    if (direction) {
        result["@direction"] = to_string(*direction);
        session.lose_direction(trail, to_string(*direction));
    }
}

} // namespace

void require_absolute(Session& session, std::string_view iri, std::string_view written, const Trail& trail,
                      const Context* active) {
    if (!session.watches_losses() || is_blank_node_identifier(iri) || uri::is_absolute_iri(iri)) return;
    session.lose(LossKind::relative_iri, trail, written, active);
}

// https://www.w3.org/TR/json-ld11-api/#value-expansion
Value expand_value(Session& session, const Context& active, const TermDefinition* definition,
                   const Value& value, const Trail& trail) {
    const Coercion coercion = definition != nullptr ? definition->coercion : Coercion::undeclared;
    // 1.
    if (coercion == Coercion::id && value.is_string())
        return reference_to(session, active, text_of(value), k_document, trail);
    // 2.
    if (coercion == Coercion::vocab && value.is_string())
        return reference_to(session, active, text_of(value), k_vocabulary_or_document, trail);
    // 3.
    Value result = Value::object();
    result["@value"] = value;
    // 4.
    if (coercion == Coercion::datatype || coercion == Coercion::json)
        result["@type"] = definition->type_mapping;
    // 5.
    else if (value.is_string())
        add_language_and_direction(session, active, definition, result, trail);
    // 6.
    return result;
}

} // namespace insignia::jsonld
