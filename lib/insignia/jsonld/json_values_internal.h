// Small questions about JSON values that the algorithms of this room share.
#pragma once

#include <insignia/json/json.h>
#include <string>
#include <string_view>
#include <unordered_map>

namespace insignia::jsonld {

using json::Value;

// Equal with objects seen as unordered.
bool equal_values(const Value& left, const Value& right);

// A text that two values share exactly when equal_values() holds for them.
std::string value_key(const Value& value);

// The text of a string value. The value must be a string.
inline const std::string& text_of(const Value& value) {
    return value.get_ref<const std::string&>();
}

inline bool is_scalar(const Value& value) {
    return value.is_string() || value.is_boolean() || value.is_number();
}

// https://www.w3.org/TR/json-ld11/#dfn-value-object and the following: forms of an expanded object.
inline bool is_value_object(const Value& value) {
    return json::member(value, "@value") != nullptr;
}
inline bool is_list_object(const Value& value) {
    return json::member(value, "@list") != nullptr;
}
inline bool is_node_object(const Value& value) {
    return value.is_object() && !is_value_object(value) && !is_list_object(value)
           && json::member(value, "@set") == nullptr;
}
// @graph with nothing but @id and @index beside it.
bool is_graph_object(const Value& value);
// A graph object without @id.
bool is_simple_graph_object(const Value& value);

// `value` itself when it is an array, else an array of it.
Value as_array(Value value);

// The object under construction: members in the order of their first mention, found in constant time also
// when there are very many.
class ObjectBuilder {
public:
    Value& operator[](std::string_view name);
    Value* find(std::string_view name);
    bool has(std::string_view name) { return find(name) != nullptr; }
    std::size_t size() const { return m_members.size(); }
    bool empty() const { return m_members.empty(); }

    // https://www.w3.org/TR/json-ld11-api/#dfn-add-value with "as array" set: arrays are appended item by
    // item.
    void add_value(std::string_view name, Value value);

    // The members, in order of their first mention.
    auto begin() const { return m_members.begin(); }
    auto end() const { return m_members.end(); }

    // The finished object; the builder is empty afterwards.
    Value take();

private:
    static constexpr std::size_t k_searched_members = 12; // up to here a look at each is faster than a table

    Value::object_t m_members;
    std::unordered_map<std::string, std::size_t> m_places;
};

// add_value() for an object that is not under construction.
enum class AsArray { no, yes };
void add_value(Value& object, const std::string& name, Value value, AsArray as_array);

} // namespace insignia::jsonld
