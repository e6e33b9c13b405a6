#include <insignia/json/json.h>

#include <insignia/base/text.h>

namespace insignia::json {
namespace {

std::string unescape_pointer_token(std::string_view token) {
    return replace_all(replace_all(std::string(token), "~1", "/"), "~0", "~");
}

// RFC 6901 section 4: an index is "0" or digits without a leading zero.
const Value* element(const Value& array, std::string_view token) {
    constexpr std::size_t k_longest_index = 9;
    if (token.empty() || token.size() > k_longest_index || (token.size() > 1 && token.front() == '0'))
        return nullptr;
    std::size_t index = 0;
    for (const char c : token) {
        if (c < '0' || c > '9') return nullptr;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index < array.size() ? &array[index] : nullptr;
}

} // namespace

std::string escape_pointer_token(std::string_view token) {
    std::string escaped;
    escaped.reserve(token.size());
    for (const char c : token) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

std::string join_pointer(std::string_view pointer, std::string_view token) {
    return std::string(pointer) + "/" + escape_pointer_token(token);
}

std::string join_pointer(std::string_view pointer, std::size_t index) {
    return std::string(pointer) + "/" + std::to_string(index);
}

const Value* find(const Value& value, std::string_view pointer) {
    const Value* found = &value;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return nullptr;
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (found->is_array())
            found = element(*found, token);
        else
            found = member(*found, unescape_pointer_token(token));
        if (found == nullptr) return nullptr;
    }
    return found;
}

const Value* member(const Value& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    for (const auto& [key, value] : object.get_ref<const Value::object_t&>())
        if (key == name) return &value;
    return nullptr;
}

std::string_view member_text(const Value& object, std::string_view name) {
    const Value* value = member(object, name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_ref<const std::string&>())
                                                  : std::string_view();
}

} // namespace insignia::json
