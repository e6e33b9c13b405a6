#include <algorithm>
#include <insignia/jsonld/iri_expansion_internal.h>
#include <insignia/jsonld/language_tag.h>
#include <insignia/jsonld/literals_internal.h>
#include <insignia/jsonld/quad_writer_internal.h>
#include <utility>

namespace insignia::jsonld {

bool QuadWriter::write(const Value& document) {
    if (!m_session.options().without.empty())
        m_left_out = json::member(document, m_session.options().without);
    const bool written = document.is_object() ? write_root(document) : write_nodes(m_initial, document);
    return written && !m_dataset.empty() && m_dataset.size() <= limits::k_quads;
}

// A root with nothing but @graph is no node: what is in it belongs to the default graph.
bool QuadWriter::write_root(const Value& object) {
    const Context* context = context_for(m_initial, nullptr, object, nullptr);
    if (context == nullptr) return false;
    const Outline outline = outline_of(*context, object);
    if (!outline.covered) return false;
    const bool is_only_graph = outline.graph != nullptr && outline.id == nullptr && outline.type == nullptr
                               && outline.value == nullptr && outline.list == nullptr
                               && outline.set == nullptr && !outline.has_others;
    if (is_only_graph) return write_nodes(*context, *outline.graph);
    return node_term(m_initial, nullptr, object) != nullptr;
}

// Which keywords the members stand for. Two members for one keyword, and keywords that are not covered, end
// it.
QuadWriter::Outline QuadWriter::outline_of(const Context& active, const Value& object) const {
    Outline outline;
    const auto take = [&](const Value*& place, const Value& value) {
        outline.covered = outline.covered && place == nullptr;
        place = &value;
    };
    for (const auto& [key, value] : object.get_ref<const Value::object_t&>()) {
        if (&value == m_left_out) continue;
        switch (expand_keyword(active, key)) {
        case Keyword::context:
            break;
        case Keyword::no:
        case Keyword::language:
        case Keyword::nest:
        case Keyword::included:
            outline.has_others = true;
            break;
        case Keyword::reverse:
            outline.has_others = true;
            take(outline.reverse, value);
            break;
        case Keyword::list:
            take(outline.list, value);
            break;
        case Keyword::set:
            take(outline.set, value);
            break;
        case Keyword::graph:
            take(outline.graph, value);
            break;
        case Keyword::id:
            take(outline.id, value);
            break;
        case Keyword::type:
            take(outline.type, value);
            break;
        case Keyword::value:
            take(outline.value, value);
            break;
        default:
            outline.covered = false;
        }
    }
    return outline;
}

const Context* QuadWriter::scoped(const Context& active, const TermDefinition& definition,
                                  Application application) {
    const auto applied = apply_scoped_context(m_session, active, definition, application);
    return applied ? *applied : nullptr;
}

// Expansion, steps 7 to 9. `outer` was not yet changed by the object; nullptr when a context is not valid.
const Context* QuadWriter::context_for(const Context& outer, const TermDefinition* definition,
                                       const Value& object, const FromMap* map) {
    const Context* active = &outer;
    // 7.
    if (active->previous != nullptr && map == nullptr) {
        const Outline outline = outline_of(*active, object);
        const bool stays = outline.value != nullptr || (outline.id != nullptr && object.size() == 1);
        if (!stays) active = active->previous;
    }
    // 8.
    if (definition != nullptr && definition->local_context != nullptr)
        active = scoped(*active, *definition, Application::property_scoped);
    // 9.
    const Value* context = json::member(object, "@context");
    if (active == nullptr || context == nullptr) return active;
    const auto applied = apply_document_context(m_session, *active, *context, {});
    return applied ? *applied : nullptr;
}

// Expansion, step 11.
const Context* QuadWriter::type_scoped(const Context& active, const Value& types) {
    const auto apply = [&](const Context* current, const Value& type) -> const Context* {
        const TermDefinition* definition = type.is_string() ? active.find(text_of(type)) : nullptr;
        if (definition == nullptr || definition->local_context == nullptr) return current;
        return scoped(*current, *definition, Application::type_scoped);
    };
    if (!types.is_array()) return apply(&active, types);
    std::vector<const Value*> sorted;
    for (const Value& type : types) {
        if (!type.is_string()) return nullptr;
        sorted.push_back(&type);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const Value* left, const Value* right) { return text_of(*left) < text_of(*right); });
    const Context* current = &active;
    for (const Value* type : sorted)
        if (current != nullptr) current = apply(current, *type);
    return current;
}

rdf::TermRef QuadWriter::new_blank_node() {
    return m_dataset.blank_node("b" + std::to_string(m_blank_nodes++));
}

rdf::TermRef QuadWriter::nameless_node(const Value& object) {
    m_nameless.push_back(&object);
    return new_blank_node();
}

// The IRI that a text stands for; nullptr for everything that is no absolute IRI.
rdf::TermRef QuadWriter::iri_term(const Context& active, std::string_view text, IriMode mode) {
    const TermDefinition* definition = mode.vocab ? active.find(text) : nullptr;
    if (definition != nullptr)
        return definition->has_absolute_iri ? m_dataset.iri(*definition->iri_mapping) : nullptr;
    const auto iri = expand_iri(active, text, mode);
    if (!iri) return nullptr;
    if (is_blank_node_identifier(*iri)) return named_blank_node(*iri);
    return uri::is_absolute_iri(*iri) ? m_dataset.iri(*iri) : nullptr;
}

// The IRI of a key whose definition, or that it has none, is known.
rdf::TermRef QuadWriter::predicate_of(const Context& active, const std::string& key,
                                      const TermDefinition* definition) {
    if (definition == nullptr) return iri_term(active, key, k_vocabulary);
    return definition->has_absolute_iri ? m_dataset.iri(*definition->iri_mapping) : nullptr;
}

rdf::TermRef QuadWriter::named_blank_node(const std::string& identifier) {
    rdf::TermRef& node = m_named_blank_nodes[identifier];
    if (node == nullptr) node = new_blank_node();
    return node;
}

// An object that stands as a value of the term of `definition`, or as a node of its own.
rdf::TermRef QuadWriter::node_term(const Context& outer, const TermDefinition* definition,
                                   const Value& object, const FromMap* map) {
    const Context* context = context_for(outer, definition, object, map);
    if (context == nullptr) return nullptr;
    const Outline outline = outline_of(*context, object);
    if (!outline.covered || outline.set != nullptr) return nullptr;
    if (outline.value != nullptr)
        return definition != nullptr ? value_object_term(*context, object) : nullptr;
    if (outline.list != nullptr) return list_object_term(*context, definition, outline);
    const Context* active = outline.type != nullptr ? type_scoped(*context, *outline.type) : context;
    if (active == nullptr || (outline.reverse != nullptr && has_reverse_term(*active, object)))
        return nullptr;
    rdf::TermRef subject = nullptr;
    if (outline.id == nullptr)
        subject = map != nullptr && map->id != nullptr ? map->id : nameless_node(object);
    else if (outline.id->is_string())
        subject = iri_term(*active, text_of(*outline.id), k_document);
    return subject != nullptr && write_node(*active, *context, subject, object) ? subject : nullptr;
}

// {"@list": …} with nothing beside it.
rdf::TermRef QuadWriter::list_object_term(const Context& active, const TermDefinition* definition,
                                          const Outline& outline) {
    const bool is_alone =
        outline.id == nullptr && outline.type == nullptr && outline.graph == nullptr && !outline.has_others;
    if (!is_alone || definition == nullptr || definition->reverse_property) return nullptr;
    const TermDefinition* inside = definition->term.empty() ? definition : active.find(definition->term);
    return inside != nullptr ? list_term(active, *inside, *outline.list) : nullptr;
}

// Expansion, step 13, and all quads with this subject.
bool QuadWriter::write_node(const Context& active, const Context& type_context, rdf::TermRef subject,
                            const Value& object) {
    for (const auto& [key, value] : object.get_ref<const Value::object_t&>()) {
        if (&value == m_left_out) continue;
        // The definition is looked up once for all questions about the key.
        const TermDefinition* definition = key.starts_with('@') ? nullptr : active.find(key);
        const Keyword keyword = definition != nullptr ? definition->keyword : expand_keyword(active, key);
        if (keyword == Keyword::id || keyword == Keyword::context) continue;
        const bool written = keyword == Keyword::no ? write_property(active, subject, key, definition, value)
                             : keyword == Keyword::type ? write_types(type_context, subject, value)
                                                        : write_keyword(active, subject, keyword, key, value);
        if (!written) return false;
    }
    return true;
}

bool QuadWriter::write_types(const Context& active, rdf::TermRef subject, const Value& types) {
    const rdf::TermRef predicate = m_dataset.iri(k_rdf_type);
    const auto write_one = [&](const Value& type) {
        const rdf::TermRef object =
            type.is_string() ? iri_term(active, text_of(type), k_vocabulary_or_document) : nullptr;
        if (object != nullptr) add(subject, predicate, object);
        return object != nullptr;
    };
    if (!types.is_array()) return write_one(types);
    return !types.empty() && std::all_of(types.begin(), types.end(), write_one);
}

// Expansion, steps 13.5 to 13.14.
bool QuadWriter::write_property(const Context& active, rdf::TermRef subject, const std::string& key,
                                const TermDefinition* found, const Value& value) {
    static const TermDefinition k_undefined;
    const rdf::TermRef predicate = predicate_of(active, key, found);
    if (predicate == nullptr || predicate->kind != rdf::TermKind::iri) return false;
    const Place place{active, found != nullptr ? *found : k_undefined, subject, predicate};
    const TermDefinition& definition = place.definition;
    const Containers containers = definition.containers;
    const bool is_map = containers.has(Container::index) || containers.has(Container::id)
                        || containers.has(Container::type) || containers.has(Container::language);
    if (definition.coercion == Coercion::json) {
        const bool is_plain = !is_map && !definition.reverse_property && !containers.has(Container::graph)
                              && !containers.has(Container::list);
        const rdf::TermRef object = is_plain ? json_term(value) : nullptr;
        if (object != nullptr) add(place, object);
        return object != nullptr;
    }
    if (is_map && value.is_object()) return write_map(place, value);
    if (containers.has(Container::list) && value.is_object()) {
        // An object may be the one element, or the list itself.
        if (definition.local_context != nullptr || active.previous != nullptr || value.contains("@context"))
            return false;
        if (has_keyword(active, value, Keyword::list)) return write_values(place, value);
    }
    if (containers.has(Container::list) && !definition.reverse_property) {
        const rdf::TermRef list = list_term(active, definition, value);
        if (list != nullptr) add(place, list);
        return list != nullptr;
    }
    if (containers.has(Container::list)) return false;
    if (containers.has(Container::graph)) return !is_map && write_graph(place, value);
    return write_values(place, value);
}

bool QuadWriter::write_values(const Place& place, const Value& value) {
    if (value.is_array())
        return !value.empty() && std::all_of(value.begin(), value.end(), [&](const Value& item) {
            return write_values(place, item);
        });
    if (value.is_object() && value.size() <= 2)
        for (const auto& [key, member] : value.get_ref<const Value::object_t&>())
            if (expand_keyword(place.active, key) == Keyword::set) return write_set(place, value, member);
    const rdf::TermRef object = object_term(place.active, place.definition, value);
    if (object == nullptr) return false;
    // A reverse property leads from a node.
    if (place.definition.reverse_property && object->kind == rdf::TermKind::literal) return false;
    add(place, object);
    return true;
}

// {"@set": …} stands for what is in it.
bool QuadWriter::write_set(const Place& place, const Value& object, const Value& set) {
    if (object.size() != 1 || place.active.previous != nullptr || place.definition.local_context != nullptr)
        return false;
    return write_values(place, set);
}

// Expansion, step 13.12: every object is in a graph of its own, and the graph is the value.
bool QuadWriter::write_graph(const Place& place, const Value& value) {
    if (value.is_array())
        return !value.empty() && std::all_of(value.begin(), value.end(), [&](const Value& item) {
            return item.is_object() && write_graph(place, item);
        });
    const rdf::TermRef graph = write_in_graph(place, new_blank_node(), value);
    if (graph != nullptr) add(place, graph);
    return graph != nullptr;
}

// The graph, with a node object and all that follows from it inside; nullptr when there is nothing in it.
rdf::TermRef QuadWriter::write_in_graph(const Place& place, rdf::TermRef graph, const Value& value,
                                        const FromMap* map) {
    if (!value.is_object()) return nullptr;
    const rdf::TermRef outside = std::exchange(m_graph, graph);
    const std::size_t before = m_dataset.size();
    const rdf::TermRef node = node_term(place.active, &place.definition, value, map);
    m_graph = outside;
    const bool is_node = node != nullptr && node->kind != rdf::TermKind::literal;
    return is_node && m_dataset.size() > before ? graph : nullptr;
}

rdf::TermRef QuadWriter::object_term(const Context& active, const TermDefinition& definition,
                                     const Value& value, const FromMap* map) {
    if (value.is_object()) return node_term(active, &definition, value, map);
    if (definition.local_context == nullptr) return scalar_term(active, definition, value);
    // 4.2.
    const Context* context = scoped(active, definition, Application::property_scoped);
    const TermDefinition* inside = context != nullptr ? context->find(definition.term) : nullptr;
    return inside != nullptr ? scalar_term(*context, *inside, value) : nullptr;
}

// https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion
rdf::TermRef QuadWriter::list_term(const Context& active, const TermDefinition& definition,
                                   const Value& value) {
    const rdf::TermRef nil = m_dataset.iri(k_rdf_nil);
    if (definition.coercion == Coercion::json || definition.containers.has(Container::graph)
        || value.is_null())
        return nullptr;
    if (value.is_array() && value.empty()) return nil;
    const rdf::TermRef first = m_dataset.iri(k_rdf_first);
    const rdf::TermRef rest = m_dataset.iri(k_rdf_rest);
    const std::size_t count = value.is_array() ? value.size() : 1;
    const rdf::TermRef head = new_blank_node();
    rdf::TermRef cell = head;
    for (std::size_t index = 0; index < count; ++index) {
        const Value& item = value.is_array() ? value[index] : value;
        const rdf::TermRef object = item.is_array() ? nullptr : object_term(active, definition, item);
        if (object == nullptr) return nullptr;
        const rdf::TermRef next = index + 1 < count ? new_blank_node() : nil;
        add(cell, first, object);
        add(cell, rest, next);
        cell = next;
    }
    return head;
}

rdf::TermRef QuadWriter::json_term(const Value& value) {
    const auto canonical = json::canonicalize(value);
    return canonical ? m_dataset.literal(*canonical, k_rdf_json) : nullptr;
}

// A scalar with the datatype that JSON gives it.
rdf::TermRef QuadWriter::plain_term(const Value& value) {
    if (value.is_string()) return m_dataset.literal(text_of(value));
    if (!value.is_number() && !value.is_boolean()) return nullptr;
    const NativeLiteral native = native_literal(value, {});
    return m_dataset.literal(native.lexical_form, native.datatype);
}

// https://www.w3.org/TR/json-ld11-api/#value-expansion and #object-to-rdf-conversion in one.
rdf::TermRef QuadWriter::scalar_term(const Context& active, const TermDefinition& definition,
                                     const Value& value) {
    if (value.is_string()) return text_term(active, definition, text_of(value));
    if (!value.is_number() && !value.is_boolean()) return nullptr;
    const bool is_typed = definition.coercion == Coercion::datatype;
    const std::string_view datatype =
        is_typed ? std::string_view(definition.type_mapping) : std::string_view();
    const NativeLiteral native = native_literal(value, datatype);
    return m_dataset.literal(native.lexical_form, is_typed ? datatype : native.datatype);
}

rdf::TermRef QuadWriter::text_term(const Context& active, const TermDefinition& definition,
                                   const std::string& text) {
    switch (definition.coercion) {
    case Coercion::id:
        return iri_term(active, text, k_document);
    case Coercion::vocab:
        return iri_term(active, text, k_vocabulary_or_document);
    case Coercion::datatype:
        return m_dataset.literal(text, definition.type_mapping);
    case Coercion::json:
        return nullptr;
    case Coercion::none:
    case Coercion::undeclared:
        break;
    }
    const auto& language =
        definition.language_mapping ? *definition.language_mapping : active.default_language;
    const auto& direction =
        definition.direction_mapping ? *definition.direction_mapping : active.default_direction;
    if (direction) return nullptr;
    if (!language) return m_dataset.literal(text);
    if (!is_well_formed_language_tag(*language)) return nullptr;
    return m_dataset.language_literal(text, normalized_language(*language));
}

// Expansion, step 15: @value with a @type or a @language and nothing else.
rdf::TermRef QuadWriter::value_object_term(const Context& active, const Value& object) {
    const Value* value = nullptr;
    const Value* type = nullptr;
    const Value* language = nullptr;
    for (const auto& [key, member] : object.get_ref<const Value::object_t&>()) {
        switch (expand_keyword(active, key)) {
        case Keyword::value:
            value = &member;
            break;
        case Keyword::type:
            type = &member;
            break;
        case Keyword::language:
            if (language != nullptr) return nullptr;
            language = &member;
            break;
        default:
            return nullptr;
        }
    }
    if (type != nullptr && (language != nullptr || !type->is_string())) return nullptr;
    if (type != nullptr) {
        const auto datatype = expand_iri(active, text_of(*type), k_vocabulary_or_document);
        if (datatype == "@json") return json_term(*value);
        if (!datatype || !uri::is_absolute_iri(*datatype) || !is_scalar(*value)) return nullptr;
        if (value->is_string()) return m_dataset.literal(text_of(*value), *datatype);
        return m_dataset.literal(native_literal(*value, *datatype).lexical_form, *datatype);
    }
    if (language == nullptr) return plain_term(*value);
    const bool is_tagged =
        language->is_string() && value->is_string() && is_well_formed_language_tag(text_of(*language));
    if (!is_tagged) return nullptr;
    return m_dataset.language_literal(text_of(*value), normalized_language(text_of(*language)));
}

} // namespace insignia::jsonld
