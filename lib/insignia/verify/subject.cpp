#include <insignia/verify/subject.h>

#include <algorithm>

namespace insignia::verify {

std::vector<Located> objects_of(const json::Value& owner, std::string_view name, std::string_view pointer) {
    const json::Value* member = json::member(owner, name);
    if (member == nullptr) return {};
    const std::string here = json::join_pointer(pointer, name);
    if (member->is_object()) return {{member, here}};
    std::vector<Located> objects;
    if (!member->is_array()) return objects;
    for (std::size_t i = 0; i < member->size(); ++i)
        if ((*member)[i].is_object()) objects.push_back({&(*member)[i], json::join_pointer(here, i)});
    return objects;
}

bool has_type(const json::Value& object, std::string_view type) {
    const json::Value* types = json::member(object, "type");
    if (types == nullptr) return false;
    if (types->is_string()) return types->get_ref<const std::string&>() == type;
    return types->is_array() && std::ranges::any_of(*types, [&](const json::Value& entry) {
               return entry.is_string() && entry.get_ref<const std::string&>() == type;
           });
}

std::string_view issuer_id(const json::Value& document) {
    const json::Value* issuer = json::member(document, "issuer");
    if (issuer == nullptr) return {};
    if (issuer->is_string()) return issuer->get_ref<const std::string&>();
    return json::member_text(*issuer, "id");
}

} // namespace insignia::verify
