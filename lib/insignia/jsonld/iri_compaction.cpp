#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/compaction_internal.h>

namespace insignia::jsonld {

namespace {

// Step 4 as an object: what kind of term would suit the value.
class TermChoice {
public:
    TermChoice(const Context& active, std::string_view iri, const CompactionInputs& inputs)
        : m_active(active), m_iri(iri), m_inputs(inputs) {}

    Result<std::string_view> run();

private:
    const Value* entry(std::string_view name) const {
        return m_inputs.value ? json::member(*m_inputs.value, name) : nullptr;
    }
    void prefer(std::initializer_list<std::string_view> containers) {
        m_containers.insert(m_containers.end(), containers);
    }
    void select(Selection selection, std::string value) {
        m_selection = selection;
        m_value = std::move(value);
    }
    void suit_list();
    void suit_graph();
    void suit_value();
    Result<void> choose_preferred_values();

    const Context& m_active;
    std::string_view m_iri;
    const CompactionInputs& m_inputs;
    std::vector<std::string_view> m_containers;
    Selection m_selection = Selection::language; // "type/language"
    std::string m_value = "@null";               // "type/language value"
    std::vector<std::string> m_preferred;
};

std::string language_and_direction(const Value& value) {
    const Value* direction = json::member(value, "@direction");
    std::string key(json::member_text(value, "@language"));
    if (direction != nullptr) key += "_" + text_of(*direction);
    return to_lower(key);
}

// 4.1.
std::string list_default_key(const Context& active) {
    std::string key = active.default_language.value_or("");
    if (active.default_direction) key += "_" + std::string(to_string(*active.default_direction));
    return key.empty() ? "@none" : to_lower(key);
}

// 4.
Result<std::string_view> TermChoice::run() {
    const bool is_object = m_inputs.value != nullptr && m_inputs.value->is_object();
    const bool is_graph = is_object && is_graph_object(*m_inputs.value);
    // 4.5.
    if (entry("@index") != nullptr && !is_graph) prefer({"@index", "@index@set"});
    // 4.6.
    if (m_inputs.reverse) {
        select(Selection::type, "@reverse");
        prefer({"@set"});
    }
    // 4.7.
    else if (entry("@list") != nullptr)
        suit_list();
    // 4.8.
    else if (is_graph)
        suit_graph();
    // 4.9.
    else
        suit_value();
    // 4.10.
    prefer({"@none"});
    // 4.11.
    if (!is_object || entry("@index") == nullptr) prefer({"@index", "@index@set"});
    // 4.12.
    if (is_object && m_inputs.value->size() == 1 && entry("@value") != nullptr)
        prefer({"@language", "@language@set"});
    // 4.14. to 4.19.
    TRY(choose_preferred_values());
    // 4.20.
    return m_active.inverse().select_term(m_iri, m_containers, m_selection, m_preferred);
}

// 4.7. What all items of the list have in common.
void TermChoice::suit_list() {
    // 4.7.1.
    if (entry("@index") == nullptr) prefer({"@list"});
    // 4.7.2. and 4.7.3.
    const Value& list = *entry("@list");
    std::string common_type;
    std::string common_language = list.empty() ? list_default_key(m_active) : "";
    // 4.7.4.
    for (const Value& item : list) {
        std::string item_language = "@none";
        std::string item_type = "@none";
        if (!is_value_object(item))
            item_type = "@id";
        else if (json::member(item, "@direction") != nullptr || json::member(item, "@language") != nullptr)
            item_language = language_and_direction(item);
        else if (json::member(item, "@type") != nullptr)
            item_type = json::member_text(item, "@type");
        else
            item_language = "@null";
        if (common_language.empty())
            common_language = item_language;
        else if (item_language != common_language && is_value_object(item))
            common_language = "@none";
        if (common_type.empty())
            common_type = item_type;
        else if (item_type != common_type)
            common_type = "@none";
        if (common_language == "@none" && common_type == "@none") break;
    }
    // 4.7.5. to 4.7.8.
    if (common_language.empty()) common_language = "@none";
    if (common_type.empty()) common_type = "@none";
    if (common_type != "@none")
        select(Selection::type, common_type);
    else
        select(Selection::language, common_language);
}

// 4.8.
void TermChoice::suit_graph() {
    const bool has_index = entry("@index") != nullptr;
    const bool has_id = entry("@id") != nullptr;
    if (has_index) prefer({"@graph@index", "@graph@index@set"});
    if (has_id) prefer({"@graph@id", "@graph@id@set"});
    prefer({"@graph", "@graph@set", "@set"});
    if (!has_index) prefer({"@graph@index", "@graph@index@set"});
    if (!has_id) prefer({"@graph@id", "@graph@id@set"});
    prefer({"@index", "@index@set"});
    select(Selection::type, "@id");
}

// 4.9.
void TermChoice::suit_value() {
    const bool has_index = entry("@index") != nullptr;
    if (entry("@value") == nullptr) {
        // 4.9.2.
        select(Selection::type, "@id");
        prefer({"@id", "@id@set", "@type", "@set@type"});
    }
    // 4.9.1.
    else if ((entry("@direction") != nullptr || entry("@language") != nullptr) && !has_index) {
        select(Selection::language, language_and_direction(*m_inputs.value));
        prefer({"@language", "@language@set"});
    } else if (entry("@type") != nullptr) {
        select(Selection::type, std::string(json::member_text(*m_inputs.value, "@type")));
    }
    // 4.9.3.
    prefer({"@set"});
}

// 4.14. to 4.19.
Result<void> TermChoice::choose_preferred_values() {
    // 4.15.
    if (m_value == "@reverse") m_preferred.emplace_back("@reverse");
    // 4.16.
    const Value* id = entry("@id");
    if ((m_value == "@id" || m_value == "@reverse") && id != nullptr && id->is_string()) {
        TRY_ASSIGN(const std::string compacted, compact_iri(m_active, text_of(*id)));
        const TermDefinition* definition = m_active.find(compacted);
        const bool is_term = definition != nullptr && definition->iri_mapping == text_of(*id);
        for (const char* value :
             is_term ? std::array{"@vocab", "@id", "@none"} : std::array{"@id", "@vocab", "@none"})
            m_preferred.emplace_back(value);
    }
    // 4.17.
    else {
        m_preferred.push_back(m_value);
        m_preferred.emplace_back("@none");
        const Value* list = entry("@list");
        if (list != nullptr && list->empty()) m_selection = Selection::any;
    }
    // 4.18.
    m_preferred.emplace_back("@any");
    // 4.19.
    const auto directed = std::find_if(m_preferred.begin(), m_preferred.end(), [](const std::string& value) {
        return value.find('_') != std::string::npos;
    });
    if (directed != m_preferred.end()) {
        std::string direction = directed->substr(directed->find('_'));
        m_preferred.push_back(std::move(direction));
    }
    return {};
}

// 6. to 8. The best compact IRI, or "".
std::string best_compact_iri(const Context& active, std::string_view iri, const Value* value) {
    std::string best;
    active.terms.for_each([&](const TermDefinition& definition) {
        // 7.1.
        if (!definition.iri_mapping || !definition.prefix) return;
        const std::string& mapping = *definition.iri_mapping;
        if (mapping == iri || !iri.starts_with(mapping)) return;
        // 7.2.
        std::string candidate = definition.term + ":" + std::string(iri.substr(mapping.size()));
        // 7.3.
        const bool better = best.empty() || candidate.size() < best.size()
                            || (candidate.size() == best.size() && candidate < best);
        const TermDefinition* taken = active.find(candidate);
        const bool usable = taken == nullptr || (taken->iri_mapping == iri && value == nullptr);
        if (better && usable) best = std::move(candidate);
    });
    return best;
}

// 9. True when a reader would take the IRI for a compact one.
bool looks_compact(const Context& active, std::string_view iri) {
    const std::size_t colon = iri.find(':');
    if (colon == std::string_view::npos || iri.substr(colon + 1).starts_with("//")) return false;
    const TermDefinition* definition = active.find(iri.substr(0, colon));
    return definition != nullptr && definition->prefix;
}

} // namespace

// https://www.w3.org/TR/json-ld11-api/#iri-compaction
Result<std::string> compact_iri(const Context& active, std::string_view iri, const CompactionInputs& inputs) {
    // 2. to 4.
    if (inputs.vocab && active.inverse().has(iri)) {
        TRY_ASSIGN(const std::string_view term, TermChoice(active, iri, inputs).run());
        if (!term.empty()) return std::string(term);
    }
    // 5.
    if (inputs.vocab && active.vocabulary_mapping && iri.starts_with(*active.vocabulary_mapping)
        && iri.size() > active.vocabulary_mapping->size()) {
        const std::string_view suffix = iri.substr(active.vocabulary_mapping->size());
        if (active.find(suffix) == nullptr) return std::string(suffix);
    }
    // 6. to 8.
    if (std::string compact = best_compact_iri(active, iri, inputs.value); !compact.empty()) return compact;
    // 9.
    if (looks_compact(active, iri))
        return fail(JsonLdErrorCode::iri_confused_with_prefix,
                    fmt::format("\"{}\" would be read as a compact IRI", sanitize(iri)));
    // 10.
    if (!inputs.vocab && active.base_iri && !is_blank_node_identifier(iri)) {
        std::string relative = uri::relativize(*active.base_iri, iri);
        return has_keyword_form(relative) ? "./" + relative : relative;
    }
    // 11.
    return std::string(iri);
}

} // namespace insignia::jsonld
