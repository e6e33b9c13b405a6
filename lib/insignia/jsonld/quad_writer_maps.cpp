// Objects that are maps by language, index, id or type. Expansion, steps 13.7 and 13.8.
#include <algorithm>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/language_tag.h>
#include <insignia/jsonld/quad_writer_internal.h>

namespace insignia::jsonld {

bool QuadWriter::write_map(const Place& place, const Value& map) {
    const Containers containers = place.definition.containers;
    if (containers.has(Container::list)) return false;
    if (containers.has(Container::language)) return write_language_map(place, map);
    const auto& members = map.get_ref<const Value::object_t&>();
    return std::all_of(members.begin(), members.end(), [&](const auto& member) {
        return write_map_items(place, member.first, member.second);
    });
}

// 13.7.
bool QuadWriter::write_language_map(const Place& place, const Value& map) {
    const auto& direction = place.definition.direction_mapping ? *place.definition.direction_mapping
                                                               : place.active.default_direction;
    if (direction || place.definition.reverse_property || place.definition.containers.has(Container::graph))
        return false;
    for (const auto& [language, value] : map.get_ref<const Value::object_t&>()) {
        const bool is_none = expand_iri(place.active, language) == "@none";
        if (!is_none && !is_well_formed_language_tag(language)) return false;
        for (const Value& item : as_array(value)) {
            if (!item.is_string()) return false;
            add(place, is_none ? m_dataset.literal(text_of(item))
                               : m_dataset.language_literal(text_of(item), normalized_language(language)));
        }
    }
    return true;
}

// 13.8.3.
bool QuadWriter::write_map_items(const Place& place, const std::string& key, const Value& items) {
    const bool is_graph = place.definition.containers.has(Container::graph);
    const Context* map_context = map_context_for(place, key);
    if (map_context == nullptr) return false;
    const auto write = [&](const Value& item) {
        return is_graph ? write_graph_map_item(place, key, item)
                        : write_map_item(place, *map_context, key, item);
    };
    return items.is_array() ? std::all_of(items.begin(), items.end(), write) : write(items);
}

// 13.8.3.1. to 13.8.3.3.
const Context* QuadWriter::map_context_for(const Place& place, const std::string& key) {
    if (!place.definition.containers.has(Container::type)) return &place.active;
    const Context* outside = place.active.previous != nullptr ? place.active.previous : &place.active;
    const TermDefinition* type = outside->find(key);
    if (type == nullptr || type->local_context == nullptr) return &place.active;
    return scoped(*outside, *type, Application::type_scoped);
}

// 13.8.3.7. without graphs.
bool QuadWriter::write_map_item(const Place& place, const Context& map_context, const std::string& key,
                                const Value& item) {
    const Containers containers = place.definition.containers;
    const bool is_none = expand_iri(place.active, key) == "@none";
    FromMap map;
    if (containers.has(Container::id) && !is_none) {
        map.id = iri_term(place.active, key, k_document);
        if (map.id == nullptr) return false;
    }
    // 13.8.3.5. The term itself may mean something else in the context of the map.
    const TermDefinition* inside = map_context.find(place.definition.term);
    if (item.is_array() || inside == nullptr) return false;
    const rdf::TermRef object = object_term(map_context, *inside, item, &map);
    if (object == nullptr) return false;
    if (object->kind == rdf::TermKind::literal && (!is_none || place.definition.reverse_property))
        return false;
    // Lists and what is no node take no keys.
    if (!is_none && item.is_object() && has_keyword(map_context, item, Keyword::list)) return false;
    if (!is_none && !write_key(place, object, key)) return false;
    add(place, object);
    return true;
}

// 13.8.3.7.2. and 13.8.3.7.5.: what the key says of the item. A plain index would be a loss.
bool QuadWriter::write_key(const Place& place, rdf::TermRef item, const std::string& key) {
    const Containers containers = place.definition.containers;
    if (containers.has(Container::index)) {
        const std::string& property = place.definition.index_mapping;
        if (property.empty() || property == "@index") return false;
        static const TermDefinition k_undefined;
        const TermDefinition* found = place.active.find(property);
        const TermDefinition& definition = found != nullptr ? *found : k_undefined;
        const rdf::TermRef predicate = iri_term(place.active, property, k_vocabulary);
        const rdf::TermRef value = text_term(place.active, definition, key);
        if (predicate == nullptr || predicate->kind != rdf::TermKind::iri || value == nullptr) return false;
        add(item, predicate, value);
    } else if (containers.has(Container::type)) {
        const rdf::TermRef type = iri_term(place.active, key, k_vocabulary);
        if (type == nullptr) return false;
        add(item, m_dataset.iri(k_rdf_type), type);
    }
    return true;
}

// 13.8.3.7.1. and 13.8.3.7.4.: the item is in a graph, which the key names.
bool QuadWriter::write_graph_map_item(const Place& place, const std::string& key, const Value& item) {
    const bool is_none = expand_iri(place.active, key) == "@none";
    const bool is_id_map = place.definition.containers.has(Container::id);
    if ((!is_id_map && !is_none) || place.definition.reverse_property) return false;
    if (!item.is_object() || has_keyword(place.active, item, Keyword::graph)) return false;
    const rdf::TermRef name = is_none ? new_blank_node() : iri_term(place.active, key, k_document);
    if (name == nullptr) return false;
    const FromMap no_identifier;
    const rdf::TermRef graph = write_in_graph(place, name, item, &no_identifier);
    if (graph != nullptr) add(place, graph);
    return graph != nullptr;
}

bool QuadWriter::has_keyword(const Context& active, const Value& object, Keyword keyword) {
    const auto& members = object.get_ref<const Value::object_t&>();
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& member) { return expand_keyword(active, member.first) == keyword; });
}

} // namespace insignia::jsonld
