#include <cmath>
#include <fmt/format.h>
#include <insignia/jsonld/literals_internal.h>

namespace insignia::jsonld {

// NOTE: 15 digits after the point, as JSON-LD 1.1 API, "Data Round Tripping", defines it; not the shortest
// form.
std::string canonical_double(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-INF" : "INF";
    const std::string text = fmt::format("{:.15E}", value);
    const std::size_t mark = text.find('E');
    // the mantissa without closing zeros, but with one digit after the point
    std::string mantissa = text.substr(0, mark);
    while (mantissa.back() == '0' && mantissa[mantissa.size() - 2] != '.') mantissa.pop_back();
    // the exponent without plus sign and leading zeros
    return mantissa + "E" + std::to_string(std::stoi(text.substr(mark + 1)));
}

// https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
NativeLiteral native_literal(const json::Value& value, std::string_view datatype) {
    // 9.
    if (value.is_boolean()) return {value.get<bool>() ? "true" : "false", k_xsd_boolean};
    // 10.
    constexpr double k_longest_integer = 1e21;
    const double number = value.get<double>();
    if (datatype == k_xsd_double || std::fmod(number, 1.0) != 0 || std::fabs(number) >= k_longest_integer)
        return {canonical_double(number), k_xsd_double};
    // 11.
    if (value.is_number_unsigned()) return {std::to_string(value.get<std::uint64_t>()), k_xsd_integer};
    if (value.is_number_integer()) return {std::to_string(value.get<std::int64_t>()), k_xsd_integer};
    return {number == 0 ? "0" : fmt::format("{:.0f}", number), k_xsd_integer};
}

} // namespace insignia::jsonld
