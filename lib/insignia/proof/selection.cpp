#include "selection_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>
#include <map>

namespace insignia::proof {
namespace {

// The pointers as a tree: what is chosen beneath each token.
struct Choice {
    bool whole = false;
    std::map<std::string, Choice> children;
};

// https://www.w3.org/TR/vc-di-ecdsa/#jsonpointertopaths
Result<void> add_pointer(Choice& root, const std::string& pointer, const json::Value& document) {
    if (pointer.empty() || pointer.front() != '/' || json::find(document, pointer) == nullptr)
        return fail(ErrorCode::invalid,
                    fmt::format("the JSON pointer \"{}\" names nothing in the document", sanitize(pointer)),
                    pointer, {"write it like /credentialSubject/achievement/name"});
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

// https://www.w3.org/TR/vc-di-ecdsa/#createinitialselection
bool always_selected(std::string_view name, const json::Value& value) {
    if (name == "type") return true;
    return name == "id" && value.is_string() && !value.get_ref<const std::string&>().starts_with("_:");
}

// https://www.w3.org/TR/vc-di-ecdsa/#selectpaths
json::Value select(const json::Value& value, const Choice& choice) {
    if (choice.whole || !value.is_structured()) return value;
    if (value.is_array()) {
        json::Value selected = json::Value::array();
        for (std::size_t i = 0; i < value.size(); ++i)
            if (const auto child = choice.children.find(std::to_string(i)); child != choice.children.end())
                selected.push_back(select(value[i], child->second));
        return selected;
    }
    json::Value selected = json::Value::object();
    for (const auto& [name, member] : value.items()) {
        const auto child = choice.children.find(json::escape_pointer_token(name));
        if (child != choice.children.end())
            selected[name] = select(member, child->second);
        else if (always_selected(name, member))
            selected[name] = member;
    }
    return selected;
}

} // namespace

// https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld
Result<std::optional<json::Value>> select_json_ld(const std::vector<std::string>& pointers,
                                                  const json::Value& document) {
    if (pointers.empty()) return std::nullopt;
    Choice root;
    for (const std::string& pointer : pointers) TRY(add_pointer(root, pointer, document));
    if (document.contains("@context")) root.children["@context"].whole = true;
    return select(document, root);
}

} // namespace insignia::proof
