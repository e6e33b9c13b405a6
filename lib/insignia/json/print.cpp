#include "quoted_internal.h"

#include <insignia/base/text.h>
#include <insignia/json/json.h>

namespace insignia::json {
namespace {

constexpr int k_no_indentation = -1;

// NOTE: invalid UTF-8 cannot come out of parse(); in a value made otherwise it becomes U+FFFD instead of an
// exception.
std::string dump(const Value& value, int indentation) {
    return value.dump(indentation, ' ', false, Value::error_handler_t::replace);
}

// Writes what dump() writes, several times as fast; what is rare is left to dump().
class CompactWriter {
public:
    void append(const Value& value) {
        switch (value.type()) {
        case Value::value_t::object:
            return append_object(value.get_ref<const Value::object_t&>());
        case Value::value_t::array:
            return append_array(value.get_ref<const Value::array_t&>());
        case Value::value_t::string:
            return append_string(value.get_ref<const std::string&>());
        default:
            m_text += dump(value, k_no_indentation);
        }
    }

    std::string take() { return std::move(m_text); }

private:
    void append_object(const Value::object_t& object) {
        m_text += '{';
        for (const auto& [key, member] : object) {
            append_string(key);
            m_text += ':';
            append(member);
            m_text += ',';
        }
        close(object.empty(), '}');
    }

    void append_array(const Value::array_t& array) {
        m_text += '[';
        for (const Value& item : array) {
            append(item);
            m_text += ',';
        }
        close(array.empty(), ']');
    }

    // The bracket takes the place of the last comma.
    void close(bool empty, char bracket) {
        if (empty)
            m_text += bracket;
        else
            m_text.back() = bracket;
    }

    void append_string(const std::string& text) {
        if (find_invalid_utf8(text) == std::string_view::npos)
            append_quoted(m_text, text);
        else
            m_text += dump(text, k_no_indentation);
    }

    std::string m_text;
};

} // namespace

std::string to_pretty_text(const Value& value) {
    constexpr int k_indentation = 2;
    return dump(value, k_indentation) + "\n";
}

std::string to_compact_text(const Value& value) {
    CompactWriter writer;
    writer.append(value);
    return writer.take();
}

} // namespace insignia::json
