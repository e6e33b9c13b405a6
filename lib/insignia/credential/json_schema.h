// The tables of classes as JSON Schema, so that what they say is stated once.
#pragma once

#include <insignia/json/json.h>
#include <span>
#include <string_view>

namespace insignia::credential {

// A JSON Schema (2019-09) that accepts what the tables of at least one of the classes accept, as far as a
// schema can say it: members, their JSON types, their number, terms and contexts. Lists that the standard
// lets stand as a single value may be either. Rules between members are not in it.
json::Value to_json_schema(std::string_view title, std::span<const std::string_view> class_names);

// A schema that the program carries: its file below schemas/json and the classes that it is made from.
struct SchemaRow {
    std::string_view file; // "ob-v3p0-profile.json"
    std::string_view title;
    std::span<const std::string_view> classes;
};
std::span<const SchemaRow> schema_rows();

} // namespace insignia::credential
