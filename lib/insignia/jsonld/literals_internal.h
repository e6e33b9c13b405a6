// Literals of RDF for the values of JSON.
// https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
#pragma once

#include <insignia/json/json.h>
#include <insignia/rdf/dataset.h>
#include <string>
#include <string_view>

namespace insignia::jsonld {

inline constexpr std::string_view k_rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view k_rdf_first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
inline constexpr std::string_view k_rdf_rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
inline constexpr std::string_view k_rdf_nil = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
inline constexpr std::string_view k_rdf_list = "http://www.w3.org/1999/02/22-rdf-syntax-ns#List";
inline constexpr std::string_view k_rdf_json = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
inline constexpr std::string_view k_rdf_value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
inline constexpr std::string_view k_rdf_language = "http://www.w3.org/1999/02/22-rdf-syntax-ns#language";
inline constexpr std::string_view k_rdf_direction = "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction";
inline constexpr std::string_view k_xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view k_xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view k_xsd_double = "http://www.w3.org/2001/XMLSchema#double";
inline constexpr std::string_view k_i18n = "https://www.w3.org/ns/i18n#";

// A lexical form and the datatype that JSON itself gives it.
struct NativeLiteral {
    std::string lexical_form;
    std::string_view datatype; // xsd:boolean, xsd:integer or xsd:double
};

// Steps 9 to 11 for a boolean or number; `datatype` is the declared one, or empty.
NativeLiteral native_literal(const json::Value& value, std::string_view datatype);

// A double in the canonical form of xsd:double: "1.5E0", "1.0E-7", "INF".
// https://www.w3.org/TR/xmlschema11-2/#double
std::string canonical_double(double value);

} // namespace insignia::jsonld
