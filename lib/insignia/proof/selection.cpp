#include "selection_internal.h"

#include <insignia/proof/disclosure.h>

namespace insignia::proof {
namespace {

Result<void> add_pointer(Choice& root, const std::string& pointer, const json::Value& document) {
    TRY(require_pointer(document, pointer));
    Choice* choice = &root;
    std::string_view rest = pointer;
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view token = rest.substr(0, rest.find('/'));
        choice = &choice->children[std::string(token)];
        rest.remove_prefix(token.size());
    }
    choice->whole = true;
    return {};
}

// https://www.w3.org/TR/vc-di-ecdsa/#selectpaths
json::Value select(const json::Value& value, const Choice& choice) {
    if (choice.whole || !value.is_structured()) return value;
    if (value.is_array()) {
        json::Value selected = json::Value::array();
        for (std::size_t i = 0; i < value.size(); ++i)
            if (const Choice* child = choice.child(std::to_string(i)))
                selected.push_back(select(value[i], *child));
        return selected;
    }
    json::Value selected = json::Value::object();
    for (const auto& [name, member] : value.items()) {
        if (const Choice* child = choice.child(json::escape_pointer_token(name)))
            selected[name] = select(member, *child);
        else if (always_selected(name, member))
            selected[name] = member;
    }
    return selected;
}

const json::Value* step(const json::Value* value, std::string_view token) {
    return value == nullptr ? nullptr : json::find(*value, "/" + std::string(token));
}

} // namespace

std::string pointer_into_compact(std::string_view pointer, const json::Value& document,
                                 const json::Value& compact) {
    std::string translated;
    const json::Value* here = &document;
    const json::Value* there = &compact;
    const auto append = [&](std::string_view token) {
        translated.append("/").append(token);
        there = step(there, token);
    };
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        const bool one_becomes_value =
            here->is_array() && here->size() == 1 && there != nullptr && !there->is_array();
        const bool value_becomes_one = !here->is_array() && there != nullptr && there->is_array();
        if (value_becomes_one) append("0");
        if (!one_becomes_value) append(token);
        here = step(here, token);
    }
    return translated;
}

const Choice* Choice::child(std::string_view token) const {
    const auto found = children.find(token);
    return found == children.end() ? nullptr : &found->second;
}

bool always_selected(std::string_view name, const json::Value& value) {
    if (name == "type" || name == "@type") return true;
    return (name == "id" || name == "@id") && value.is_string() && !value.get_ref<const std::string&>().starts_with("_:");
}

Result<Choice> choice_of(const std::vector<std::string>& pointers, const json::Value& document) {
    Choice root;
    for (const std::string& pointer : pointers) TRY(add_pointer(root, pointer, document));
    return root;
}

// https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld
Result<std::optional<json::Value>> select_json_ld(const std::vector<std::string>& pointers,
                                                  const json::Value& document) {
    if (pointers.empty()) return std::nullopt;
    TRY_ASSIGN(Choice root, choice_of(pointers, document));
    if (document.contains("@context")) root.children["@context"].whole = true;
    return select(document, root);
}

} // namespace insignia::proof
