#include <insignia/json/json.h>

namespace insignia::json {
namespace {

constexpr int k_no_indentation = -1;

// NOTE: invalid UTF-8 cannot come out of parse(); in a value made otherwise it becomes U+FFFD instead of an
// exception.
std::string dump(const Value& value, int indentation) {
    return value.dump(indentation, ' ', false, Value::error_handler_t::replace);
}

} // namespace

std::string to_pretty_text(const Value& value) {
    constexpr int k_indentation = 2;
    return dump(value, k_indentation) + "\n";
}

std::string to_compact_text(const Value& value) {
    return dump(value, k_no_indentation);
}

} // namespace insignia::json
