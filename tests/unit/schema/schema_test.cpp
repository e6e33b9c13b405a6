#include <catch2/catch.hpp>
#include <insignia/schema/embedded_schemas.h>
#include <insignia/schema/schema.h>

using namespace insignia;

TEST_CASE("documents are held against schemas") {
    struct Case {
        const char* schema;
        const char* document;
        const char* pointer; // of the violation; nullptr when the document conforms
    };
    const Case cases[] = {
        {"true", "{}", nullptr},
        {"false", "{}", ""},
        {R"({"type": "object", "required": ["a"]})", R"({"a": 1})", nullptr},
        {R"({"type": "object", "required": ["a"]})", R"({"b": 1})", ""},
        {R"({"properties": {"a": {"type": "string"}}})", R"({"a": 1})", "/a"},
        {R"({"properties": {"format": {"type": "string"}}})", R"({"format": 1})", "/format"},
        {R"({"properties": {"a": {"format": "date-time"}}})", R"({"a": "yesterday"})", nullptr},
        {R"({"items": {"$ref": "#/$defs/n"}, "$defs": {"n": {"type": "number"}}})", "[1, \"x\"]", "/1"},
        {R"({"contains": {"enum": ["Badge"]}})", R"(["Course"])", ""},
        {R"({"enum": [{"format": "x"}]})", R"({"format": "x"})", nullptr},
        {R"({"additionalProperties": false, "properties": {"a": {}}})", R"({"b": 1})", ""},
        {R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}})", R"({"a": 1})", ""},
        {R"({"const": 7})", "7", nullptr},
        {R"({"const": true})", "true", nullptr},
        {R"({"properties": {"a": false}})", R"({"a": 1})", "/a"},
        {R"({"items": false})", "[]", nullptr},
        {R"({"items": false})", "[1]", "/0"},
        {R"({"not": {"required": ["a"]}})", R"({"a": 1})", ""},
        {R"({"uniqueItems": true})", "[1, 1]", ""},
        {R"({"pattern": "^[a-z]+$"})", R"("Abc")", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.schema, c.document);
        const auto violations = schema::validate(*json::parse(c.schema), *json::parse(c.document));
        REQUIRE(violations.has_value());
        CHECK(violations->empty() == (c.pointer == nullptr));
        if (c.pointer != nullptr && !violations->empty()) CHECK(violations->front().pointer == c.pointer);
    }
}

TEST_CASE("a schema that would be half understood is refused") {
    struct Case {
        const char* schema;
        ErrorCode code;
        const char* where;
    };
    const Case cases[] = {
        {R"({"unevaluatedProperties": false})", ErrorCode::unsupported, "/unevaluatedProperties"},
        {R"({"properties": {"a": {"dependentRequired": {}}}})", ErrorCode::unsupported,
         "/properties/a/dependentRequired"},
        {R"({"items": {"prefixItems": []}})", ErrorCode::unsupported, "/items/prefixItems"},
        {R"({"$ref": "https://example.org/other.json"})", ErrorCode::unsupported, ""},
        {R"({"$ref": "#/$defs/none"})", ErrorCode::invalid, ""},
        {R"({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}})", ErrorCode::invalid,
         "/$defs/a"},
        {R"({"$ref": "#/$defs/a", "minLength": 3, "$defs": {"a": {}}})", ErrorCode::unsupported,
         "/minLength"},
        {R"({"allOf": {}})", ErrorCode::invalid, "/allOf"},
        {R"([])", ErrorCode::invalid, ""},
        {R"({"type": 7})", ErrorCode::invalid, nullptr},
        {R"({"pattern": "("})", ErrorCode::invalid, nullptr},
    };
    for (const Case& c : cases) {
        CAPTURE(c.schema);
        const auto violations = schema::validate(*json::parse(c.schema), json::Value("text"));
        REQUIRE_FALSE(violations.has_value());
        CAPTURE(violations.error().message);
        CHECK(violations.error().code == c.code);
        if (c.where != nullptr) CHECK(violations.error().where == c.where);
    }
}

// Attack: a long text makes the regular expressions of the C++ library overflow the stack.
TEST_CASE("a text of a million letters is no danger") {
    const json::Value document = {{"a", std::string(1'000'000, 'a')}, {"b", "1"}};
    const auto fine =
        schema::validate(*json::parse(R"({"properties": {"a": {"pattern": "^(a|b)*"}}})"), document);
    REQUIRE(fine.has_value());
    CHECK(fine->empty());
    const auto open =
        schema::validate(*json::parse(R"({"properties": {"a": {"pattern": "^(a|b)*c$"}}})"), document);
    REQUIRE_FALSE(open.has_value());
    CHECK(open.error().code == ErrorCode::limit);
}

TEST_CASE("the published schemas are carried under all their names") {
    for (const char* url :
         {"https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/schema/json-ld/ob_v3p0_achievementcredential_schema.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
          "ob_v3p0_anyendorsementcredential-jsonschema1.json",
          "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json"}) {
        CAPTURE(url);
        const auto* const found = schema::find_embedded_schema(url);
        REQUIRE(found != nullptr);
        CHECK(schema::check_schema(*json::parse(found->text)).has_value());
    }
    CHECK(schema::find_embedded_schema("https://example.org/schema.json") == nullptr);
}
