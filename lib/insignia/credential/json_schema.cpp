#include <insignia/credential/json_schema.h>

#include <insignia/credential/class_table.h>
#include <insignia/credential/credential.h>
#include <set>
#include <string>
#include <vector>

namespace insignia::credential {

namespace {

constexpr std::string_view k_language_pattern = "^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$";
constexpr std::string_view k_own_term_pattern = "^ext:[a-zA-Z0-9|._-]+$";
constexpr std::string_view k_context_pattern =
    "^https://purl[.]imsglobal[.]org/spec/(ob/v3p0|clr/v2p0)/context";

json::Value of_type(std::string_view type) {
    return {{"type", type}};
}

json::Value texts(std::span<const std::string_view> terms) {
    json::Value list = json::Value::array();
    for (const std::string_view term : terms) list.push_back(term);
    return list;
}

json::Value reference(std::string_view class_name) {
    return {{"$ref", "#/$defs/" + std::string(class_name)}};
}

json::Value any_of(json::Value first, json::Value second) {
    return {{"anyOf", json::Value::array({std::move(first), std::move(second)})}};
}

json::Value list_of(json::Value items, bool at_least_one) {
    json::Value list = {{"type", "array"}, {"items", std::move(items)}};
    if (at_least_one) list["minItems"] = 1;
    return list;
}

json::Value any_term_of(std::string_view enumeration) {
    const EnumerationRow& row = *find_enumeration(enumeration);
    json::Value known = {{"enum", texts(row.terms)}};
    if (row.open == Open::no) return known;
    return any_of(std::move(known), {{"type", "string"}, {"pattern", k_own_term_pattern}});
}

json::Value one_value(const MemberRow& member) {
    switch (member.type) {
    case ValueType::text:
    case ValueType::markdown:
    case ValueType::uri:
    case ValueType::url:
    case ValueType::uri_or_data:
    case ValueType::date_time_zoned:
    case ValueType::date_time:
    case ValueType::date:
    case ValueType::compact_jws:
        return of_type("string");
    case ValueType::language:
        return {{"type", "string"}, {"pattern", k_language_pattern}};
    case ValueType::number:
        return of_type("number");
    case ValueType::boolean:
        return of_type("boolean");
    case ValueType::term:
        return any_term_of(member.of);
    case ValueType::object:
    case ValueType::signed_credential:
        return reference(member.of);
    case ValueType::uri_or_object:
        return any_of(of_type("string"), reference(member.of));
    case ValueType::typed_object:
        return {{"type", "object"},
                {"properties", {{"type", any_of(of_type("string"), list_of(of_type("string"), true))}}},
                {"required", {"type"}}};
    case ValueType::anything:
        return json::Value::object();
    }
    return json::Value::object();
}

json::Value value_of(const MemberRow& member) {
    if (!member.is_list()) return one_value(member);
    return any_of(list_of(one_value(member), member.is_required()), one_value(member));
}

// `type` as a text or a list that states one of these names.
json::Value type_of(const std::vector<std::string_view>& names) {
    const json::Value one = {{"enum", texts(names)}};
    json::Value list = list_of(of_type("string"), true);
    list["contains"] = one;
    return any_of(one, std::move(list));
}

std::string_view stated_name(std::string_view name) {
    constexpr std::string_view suffix = "v1p1";
    return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
}

json::Value contexts(std::string_view first) {
    return {{"type", "array"},
            {"minItems", 2},
            {"items", {{{"enum", {first}}}, {{"type", "string"}, {"pattern", k_context_pattern}}}},
            {"additionalItems", any_of(of_type("string"), of_type("object"))}};
}

void add_class(const ClassRow& row, json::Value& schema, json::Value& types) {
    if (const ClassRow* base = row.base.empty() ? nullptr : find_class(row.base))
        add_class(*base, schema, types);
    if (row.type_form == TypeForm::list || row.type_form == TypeForm::text) {
        std::vector<std::string_view> names = {stated_name(row.name)};
        if (!row.alias.empty()) names.push_back(row.alias);
        types.push_back(type_of(names));
    }
    if (row.type_form != TypeForm::none) schema["required"].push_back("type");
    for (const MemberRow& member : row.members) {
        schema["properties"][std::string(member.name)] = value_of(member);
        if (member.is_required()) schema["required"].push_back(member.name);
    }
    const bool old = row.name == "VerifiableCredentialv1p1";
    if (!old && row.name != "VerifiableCredential") return;
    schema["properties"]["@context"] = contexts(old ? ob3::k_credentials_v1 : ob3::k_credentials_v2);
    schema["required"].push_back("@context");
}

json::Value class_schema(const ClassRow& row) {
    json::Value schema = {
        {"type", "object"}, {"properties", json::Value::object()}, {"required", json::Value::array()}};
    json::Value types = json::Value::array();
    add_class(row, schema, types);
    if (row.type_form == TypeForm::any) types.push_back(any_of(of_type("string"), of_type("array")));
    if (types.size() == 1) schema["properties"]["type"] = types[0];
    if (types.size() > 1) schema["properties"]["type"] = {{"allOf", std::move(types)}};
    std::set<std::string> names;
    for (const json::Value& name : schema["required"]) names.insert(name.get<std::string>());
    schema["required"] = names;
    if (names.empty()) schema.erase("required");
    if (row.extensible == Extensible::no) schema["additionalProperties"] = false;
    return schema;
}

// The classes that a class names, and those that they name.
void add_definitions(std::string_view name, json::Value& definitions) {
    const ClassRow* row = find_class(name);
    if (row == nullptr || definitions.contains(std::string(name))) return;
    definitions[std::string(name)] = class_schema(*row);
    for (const ClassRow* at = row; at != nullptr; at = at->base.empty() ? nullptr : find_class(at->base))
        for (const MemberRow& member : at->members)
            if (!member.of.empty() && member.type != ValueType::term) add_definitions(member.of, definitions);
}

constexpr std::string_view k_achievement_credential_types[] = {"AchievementCredential",
                                                               "AchievementCredentialv1p1"};
constexpr std::string_view k_endorsement[] = {"EndorsementCredential", "EndorsementCredentialv1p1"};
constexpr std::string_view k_transcript[] = {"ClrCredential", "ClrCredentialv1p1"};
constexpr std::string_view k_profile_types[] = {"Profile"};

constexpr SchemaRow k_rows[] = {
    {"ob-v3p0-achievementcredential.json", "Open Badges 3.0, AchievementCredential",
     k_achievement_credential_types},
    {"ob-v3p0-endorsementcredential.json", "Open Badges 3.0, EndorsementCredential", k_endorsement},
    {"ob-v3p0-profile.json", "Open Badges 3.0, Profile", k_profile_types},
    {"clr-v2p0-clrcredential.json", "Comprehensive Learner Record 2.0, ClrCredential", k_transcript},
};

} // namespace

std::span<const SchemaRow> schema_rows() {
    return k_rows;
}

json::Value to_json_schema(std::string_view title, std::span<const std::string_view> class_names) {
    json::Value schema = {{"$schema", "https://json-schema.org/draft/2019-09/schema"}, {"title", title}};
    json::Value choice = json::Value::array();
    json::Value definitions = json::Value::object();
    for (const std::string_view name : class_names) {
        choice.push_back(reference(name));
        add_definitions(name, definitions);
    }
    schema["anyOf"] = std::move(choice);
    schema["$defs"] = std::move(definitions);
    return schema;
}

} // namespace insignia::credential
