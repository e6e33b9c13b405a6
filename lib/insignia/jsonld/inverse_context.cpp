#include <algorithm>
#include <array>
#include <insignia/base/text.h>
#include <insignia/jsonld/context.h>
#include <insignia/jsonld/inverse_context.h>

namespace insignia::jsonld {

std::size_t TextHash::operator()(std::string_view text) const {
    return hash_text(text);
}

namespace {

// 3. Shortest term first, then in code point order.
std::vector<const TermDefinition*> sorted_definitions(const Context& context) {
    std::vector<const TermDefinition*> definitions;
    context.terms.for_each([&](const TermDefinition& definition) { definitions.push_back(&definition); });
    std::sort(definitions.begin(), definitions.end(), [](const auto* left, const auto* right) {
        if (left->term.size() != right->term.size()) return left->term.size() < right->term.size();
        return left->term < right->term;
    });
    return definitions;
}

// 3.2. The container keywords in code point order, one after another.
std::string container_name(Containers containers) {
    struct Row {
        Container container;
        std::string_view keyword;
    };
    static constexpr std::array k_in_order = {
        Row{Container::graph, "@graph"},       Row{Container::id, "@id"},     Row{Container::index, "@index"},
        Row{Container::language, "@language"}, Row{Container::list, "@list"}, Row{Container::set, "@set"},
        Row{Container::type, "@type"},
    };
    std::string name;
    for (const Row& row : k_in_order)
        if (containers.has(row.container)) name += row.keyword;
    return name.empty() ? "@none" : name;
}

// 3.13. to 3.15. The key of the language map for a term with a language or direction of its own.
std::string language_key(const TermDefinition& definition) {
    const auto& language = definition.language_mapping;
    const auto& direction = definition.direction_mapping;
    if (language && direction) {
        if (!*language && !*direction) return "@null";
        return (*language ? to_lower(**language) : "")
               + (*direction ? "_" + std::string(to_string(**direction)) : "");
    }
    if (language) return *language ? to_lower(**language) : "@null";
    return *direction ? "_" + std::string(to_string(**direction)) : "@none";
}

// 2.
std::string inverse_default_key(const Context& context) {
    std::string key = context.default_language ? to_lower(*context.default_language) : "@none";
    if (!context.default_direction) return key;
    if (!context.default_language) key.clear();
    return key + "_" + std::string(to_string(*context.default_direction));
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#inverse-context-creation
InverseContext::InverseContext(const Context& context) {
    // 2.
    const std::string default_language = inverse_default_key(context);
    // 3.
    for (const TermDefinition* definition : sorted_definitions(context)) {
        // 3.1.
        if (!definition->iri_mapping) continue;
        // 3.2. to 3.9.
        Terms& terms = m_entries[*definition->iri_mapping][container_name(definition->containers)];
        const std::string_view term = definition->term;
        if (terms.any.empty()) terms.any = term;
        // 3.10.
        if (definition->reverse_property) {
            terms.by_type.emplace("@reverse", term);
        }
        // 3.11.
        else if (definition->coercion == Coercion::none) {
            terms.by_language.emplace("@any", term);
            terms.by_type.emplace("@any", term);
        }
        // 3.12.
        else if (definition->coercion != Coercion::undeclared) {
            terms.by_type.emplace(definition->type_mapping, term);
        }
        // 3.13. to 3.15.
        else if (definition->language_mapping || definition->direction_mapping) {
            terms.by_language.emplace(language_key(*definition), term);
        }
        // 3.16.
        else {
            terms.by_language.emplace(default_language, term);
            terms.by_language.emplace("@none", term);
            terms.by_type.emplace("@none", term);
        }
    }
}

// https://www.w3.org/TR/json-ld11-api/#term-selection
std::string_view InverseContext::select_term(std::string_view iri,
                                             std::span<const std::string_view> containers,
                                             Selection selection,
                                             std::span<const std::string> preferred_values) const {
    // 3.
    const auto entry = m_entries.find(iri);
    if (entry == m_entries.end()) return {};
    // 4.
    for (const std::string_view container : containers) {
        // 4.1. and 4.2.
        const auto found = entry->second.find(container);
        if (found == entry->second.end()) continue;
        const Terms& terms = found->second;
        // 4.3. NOTE: the map of @any has the one entry @none
        if (selection == Selection::any) {
            if (std::find(preferred_values.begin(), preferred_values.end(), "@none")
                != preferred_values.end())
                return terms.any;
            continue;
        }
        const auto& values = selection == Selection::type ? terms.by_type : terms.by_language;
        // 4.4.
        for (const std::string& preferred : preferred_values)
            if (const auto term = values.find(preferred); term != values.end()) return term->second;
    }
    // 5.
    return {};
}

} // namespace insignia::jsonld
