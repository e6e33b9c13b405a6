#include <array>
#include <insignia/jsonld/context.h>
#include <insignia/jsonld/json_values_internal.h>

namespace insignia::jsonld {

std::string_view to_string(Direction direction) {
    return direction == Direction::ltr ? "ltr" : "rtl";
}

std::optional<Direction> direction_of(std::string_view text) {
    if (text == "ltr") return Direction::ltr;
    if (text == "rtl") return Direction::rtl;
    return std::nullopt;
}

std::optional<Container> container_of(std::string_view keyword) {
    switch (keyword_of(keyword)) {
    case Keyword::graph:
        return Container::graph;
    case Keyword::id:
        return Container::id;
    case Keyword::index:
        return Container::index;
    case Keyword::language:
        return Container::language;
    case Keyword::list:
        return Container::list;
    case Keyword::set:
        return Container::set;
    case Keyword::type:
        return Container::type;
    default:
        return std::nullopt;
    }
}

bool equal_but_for_protection(const TermDefinition& left, const TermDefinition& right) {
    const bool same_context = left.local_context == right.local_context
                              || (left.local_context != nullptr && right.local_context != nullptr
                                  && equal_values(*left.local_context, *right.local_context));
    return same_context && left.iri_mapping == right.iri_mapping && left.prefix == right.prefix
           && left.reverse_property == right.reverse_property && left.type_mapping == right.type_mapping
           && left.containers == right.containers && left.language_mapping == right.language_mapping
           && left.direction_mapping == right.direction_mapping && left.index_mapping == right.index_mapping
           && left.nest_value == right.nest_value;
}

const InverseContext& Context::inverse() const {
    std::call_once(m_inverse_made, [this] { m_inverse = std::make_unique<const InverseContext>(*this); });
    return *m_inverse;
}

void Context::copy_from(const Context& other) {
    terms = other.terms;
    base_iri = other.base_iri;
    original_base_url = other.original_base_url;
    vocabulary_mapping = other.vocabulary_mapping;
    default_language = other.default_language;
    default_direction = other.default_direction;
    previous = other.previous;
}

} // namespace insignia::jsonld
