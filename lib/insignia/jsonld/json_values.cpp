#include <algorithm>
#include <insignia/jsonld/json_values_internal.h>

namespace insignia::jsonld {

namespace {

std::vector<const Value::object_t::value_type*> sorted_members(const Value& object) {
    std::vector<const Value::object_t::value_type*> members;
    for (const auto& member : object.get_ref<const Value::object_t&>()) members.push_back(&member);
    std::sort(members.begin(), members.end(),
              [](const auto* left, const auto* right) { return left->first < right->first; });
    return members;
}

bool equal_objects(const Value& left, const Value& right) {
    if (left.size() != right.size()) return false;
    const auto left_members = sorted_members(left);
    const auto right_members = sorted_members(right);
    for (std::size_t index = 0; index < left_members.size(); ++index) {
        if (left_members[index]->first != right_members[index]->first) return false;
        if (!equal_values(left_members[index]->second, right_members[index]->second)) return false;
    }
    return true;
}

void write_key(std::string& key, const Value& value) {
    if (value.is_object()) {
        key += '{';
        for (const auto* member : sorted_members(value)) {
            key += Value(member->first).dump();
            write_key(key, member->second);
        }
        key += '}';
        return;
    }
    if (value.is_array()) {
        key += '[';
        for (const Value& item : value) write_key(key, item);
        key += ']';
        return;
    }
    key += value.is_number() ? json::ecmascript_number(value.get<double>()) : value.dump();
    key += ',';
}

} // namespace

bool equal_values(const Value& left, const Value& right) {
    if (left.is_object() && right.is_object()) return equal_objects(left, right);
    if (left.is_array() && right.is_array())
        return std::equal(left.begin(), left.end(), right.begin(), right.end(), equal_values);
    return left == right;
}

std::string value_key(const Value& value) {
    std::string key;
    write_key(key, value);
    return key;
}

bool is_graph_object(const Value& value) {
    if (json::member(value, "@graph") == nullptr) return false;
    const auto& members = value.get_ref<const Value::object_t&>();
    return std::all_of(members.begin(), members.end(), [](const auto& member) {
        return member.first == "@graph" || member.first == "@id" || member.first == "@index";
    });
}

bool is_simple_graph_object(const Value& value) {
    return is_graph_object(value) && json::member(value, "@id") == nullptr;
}

Value as_array(Value value) {
    if (value.is_array()) return value;
    Value array = Value::array();
    array.push_back(std::move(value));
    return array;
}

Value* ObjectBuilder::find(std::string_view name) {
    if (m_members.size() <= k_searched_members) {
        const auto found = std::find_if(m_members.begin(), m_members.end(),
                                        [&](const auto& member) { return member.first == name; });
        return found == m_members.end() ? nullptr : &found->second;
    }
    if (m_places.empty())
        for (std::size_t index = 0; index < m_members.size(); ++index)
            m_places.emplace(m_members.begin()[static_cast<std::ptrdiff_t>(index)].first, index);
    const auto found = m_places.find(std::string(name));
    return found == m_places.end() ? nullptr
                                   : &m_members.begin()[static_cast<std::ptrdiff_t>(found->second)].second;
}

Value& ObjectBuilder::operator[](std::string_view name) {
    if (Value* existing = find(name)) return *existing;
    if (!m_places.empty()) m_places.emplace(std::string(name), m_members.size());
    m_members.emplace_back(std::string(name), Value());
    return m_members.back().second;
}

void ObjectBuilder::add_value(std::string_view name, Value value) {
    Value& array = (*this)[name];
    if (!array.is_array()) array = array.is_null() ? Value::array() : as_array(std::move(array));
    if (!value.is_array()) {
        array.push_back(std::move(value));
        return;
    }
    for (Value& item : value) array.push_back(std::move(item));
}

Value ObjectBuilder::take() {
    Value object = Value::object();
    object.get_ref<Value::object_t&>().swap(m_members);
    m_members.clear();
    m_places.clear();
    return object;
}

// https://www.w3.org/TR/json-ld11-api/#dfn-add-value
void add_value(Value& object, const std::string& name, Value value, AsArray as_array_wanted) {
    // 1. the member must be an array
    if (as_array_wanted == AsArray::yes) {
        const auto existing = object.find(name);
        if (existing == object.end())
            object[name] = Value::array();
        else if (!existing->is_array())
            *existing = as_array(std::move(*existing));
    }
    // 2. arrays are added item by item
    if (value.is_array()) {
        for (Value& item : value) add_value(object, name, std::move(item), as_array_wanted);
        return;
    }
    // 3. the first value stands alone, further ones make an array
    const auto existing = object.find(name);
    if (existing == object.end()) {
        object[name] = std::move(value);
        return;
    }
    if (!existing->is_array()) *existing = as_array(std::move(*existing));
    existing->push_back(std::move(value));
}

} // namespace insignia::jsonld
