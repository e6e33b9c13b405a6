// Keywords of node objects that bring in further nodes: @graph, @included, @reverse, @nest.
#include <algorithm>
#include <insignia/jsonld/quad_writer_internal.h>
#include <utility>

namespace insignia::jsonld {

// Expansion, steps 13.4 and 14.
bool QuadWriter::write_keyword(const Context& active, rdf::TermRef subject, Keyword keyword,
                               const std::string& key, const Value& value) {
    switch (keyword) {
    case Keyword::graph:
        return write_named_graph(active, subject, value);
    case Keyword::included:
        return write_nodes(active, value);
    case Keyword::reverse:
        return write_reverse_map(active, subject, value);
    case Keyword::nest:
        return write_nested(active, subject, key, value);
    default:
        return false;
    }
}

// Node objects that are nobody's value. One of which nothing would be left is a loss.
bool QuadWriter::write_nodes(const Context& active, const Value& value) {
    if (value.is_array())
        return std::all_of(value.begin(), value.end(),
                           [&](const Value& item) { return write_nodes(active, item); });
    if (!value.is_object()) return false;
    const std::size_t before = m_dataset.size();
    const rdf::TermRef node = node_term(active, nullptr, value);
    return node != nullptr && m_dataset.size() > before;
}

// 13.4.5. and node map generation, step 6.10.
bool QuadWriter::write_named_graph(const Context& active, rdf::TermRef graph, const Value& value) {
    const rdf::TermRef outside = std::exchange(m_graph, graph);
    const bool written = write_nodes(active, value);
    m_graph = outside;
    return written;
}

// 13.4.13. What is written in it points to the subject, and reverse properties in it lead away from it.
bool QuadWriter::write_reverse_map(const Context& outer, rdf::TermRef subject, const Value& map) {
    if (!map.is_object() || map.empty()) return false;
    const Context* active = context_for(outer, nullptr, map, nullptr);
    if (active == nullptr) return false;
    for (const auto& [key, value] : map.get_ref<const Value::object_t&>()) {
        if (expand_keyword(*active, key) == Keyword::context) continue;
        const TermDefinition* found = active->find(key);
        const rdf::TermRef predicate = iri_term(*active, key, k_vocabulary);
        if (predicate == nullptr || predicate->kind != rdf::TermKind::iri) return false;
        TermDefinition turned = found != nullptr ? *found : TermDefinition();
        if (!turned.containers.empty() && turned.containers.bits() != static_cast<unsigned>(Container::set))
            return false;
        if (turned.local_context != nullptr || turned.coercion == Coercion::json) return false;
        turned.reverse_property = !turned.reverse_property;
        if (!write_values({*active, turned, subject, predicate}, value)) return false;
    }
    return true;
}

// 13.4.2. Beside @reverse, a term for a reverse property may be an error: the order decides.
bool QuadWriter::has_reverse_term(const Context& active, const Value& object) {
    const auto& members = object.get_ref<const Value::object_t&>();
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
        const TermDefinition* definition = active.find(member.first);
        return definition != nullptr && definition->reverse_property;
    });
}

// 14. The members of the nested object are members of the node.
bool QuadWriter::write_nested(const Context& active, rdf::TermRef subject, const std::string& key,
                              const Value& value) {
    if (value.is_array())
        return std::all_of(value.begin(), value.end(),
                           [&](const Value& item) { return write_nested(active, subject, key, item); });
    if (!value.is_object()) return false;
    const TermDefinition* definition = active.find(key);
    const Context* inside = definition != nullptr && definition->local_context != nullptr
                                ? scoped(active, *definition, Application::property_scoped)
                                : &active;
    if (inside == nullptr) return false;
    for (const auto& [name, member] : value.get_ref<const Value::object_t&>()) {
        const Keyword keyword = expand_keyword(*inside, name);
        const bool written = keyword == Keyword::no
                                 ? write_property(*inside, subject, name, inside->find(name), member)
                             : keyword == Keyword::nest ? write_nested(*inside, subject, name, member)
                                                        : false;
        if (!written) return false;
    }
    return true;
}

} // namespace insignia::jsonld
