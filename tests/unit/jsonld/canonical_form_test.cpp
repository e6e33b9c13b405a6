// What does not change the meaning of a document leaves its canonical form alone; any other change does not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>
#include <random>

using namespace insignia;

namespace {

constexpr int k_rounds = 40;

constexpr std::string_view k_credential = R"({
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "id": "urn:uuid:5c7f0f6e-3a3c-4f0e-9a61-4bd3f2a0f3b1",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Soldering, level 1",
    "issuer": {"id": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "type": ["Profile"], "name": "Workshop"},
    "validFrom": "2026-03-01T12:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "identityHash": "ada@example.org", "identityType": "emailAddress", "hashed": false},
            {"type": "IdentityObject", "identityHash": "4711", "identityType": "identifier", "hashed": false}
        ],
        "achievement": {
            "id": "https://example.org/achievements/soldering",
            "type": ["Achievement"],
            "name": "Soldering",
            "description": "Joins metal without fear",
            "creditsAvailable": 1.5,
            "criteria": {"narrative": "Three joints that hold"},
            "tag": ["metal", "heat"]
        }
    },
    "evidence": [
        {"type": ["Evidence"], "name": "A lamp", "narrative": "It still works"},
        {"type": ["Evidence"], "name": "A radio", "narrative": "So does this"}
    ]
})";

json::Value credential() {
    return json::parse(k_credential).value();
}

std::string canonical_form(const json::Value& document) {
    jsonld::Options options;
    options.safe = jsonld::SafeMode::yes;
    const auto dataset = jsonld::to_rdf(document, options);
    if (!dataset) return "error: " + dataset.error().message + " at " + dataset.error().where;
    const auto canonical = rdf::canonicalize(*dataset);
    return canonical ? canonical->text : "error: " + canonical.error().message;
}

// Members in another order; items too, except those of @context, whose order matters.
json::Value shuffled(const json::Value& value, std::mt19937& random) {
    if (value.is_array()) {
        json::Value result = json::Value::array();
        for (const json::Value& item : value) result.push_back(shuffled(item, random));
        std::shuffle(result.begin(), result.end(), random);
        return result;
    }
    if (!value.is_object()) return value;
    std::vector<std::string> names;
    for (const auto& [name, member] : value.items()) names.push_back(name);
    std::shuffle(names.begin(), names.end(), random);
    json::Value result = json::Value::object();
    for (const std::string& name : names)
        result[name] = name == "@context" ? value[name] : shuffled(value[name], random);
    return result;
}

// Every leaf of the document below @context, by pointer.
void collect_leaves(const json::Value& value, const std::string& pointer, std::vector<std::string>& leaves) {
    if (value.is_object())
        for (const auto& [name, member] : value.items()) {
            if (name != "@context") collect_leaves(member, json::join_pointer(pointer, name), leaves);
        }
    else if (value.is_array())
        for (std::size_t index = 0; index < value.size(); ++index)
            collect_leaves(value[index], json::join_pointer(pointer, index), leaves);
    else
        leaves.push_back(pointer);
}

json::Value changed(const json::Value& value) {
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_number()) return value.get<double>() + 1;
    return value.get<std::string>() + "x";
}

} // namespace

TEST_CASE("the order of members and of items does not matter") {
    const std::string expected = canonical_form(credential());
    REQUIRE(expected.find("error") != 0);
    std::mt19937 random(20260301); // NOLINT: the same documents in every run
    for (int round = 0; round < k_rounds; ++round)
        CHECK(canonical_form(shuffled(credential(), random)) == expected);
}

TEST_CASE("white space does not matter") {
    const json::Value document = credential();
    const std::string expected = canonical_form(document);
    CHECK(canonical_form(json::parse(json::to_pretty_text(document)).value()) == expected);
    CHECK(canonical_form(json::parse(json::to_compact_text(document)).value()) == expected);
}

TEST_CASE("the names of blank nodes do not matter") {
    const std::string expected = canonical_form(credential());
    for (const auto& [first, second] : {std::pair{"_:a", "_:b"}, {"_:c14n9", "_:c14n0"}, {"_:b7", "_:b0"}}) {
        json::Value named = credential();
        named["evidence"][0]["id"] = first;
        named["evidence"][1]["id"] = second;
        named["credentialSubject"]["id"] = "_:subject";
        CHECK(canonical_form(named) == expected);
    }
}

TEST_CASE("changing any value changes the canonical form, or is refused") {
    const json::Value document = credential();
    const std::string expected = canonical_form(document);
    std::vector<std::string> leaves;
    collect_leaves(document, "", leaves);
    CHECK(leaves.size() == 31);
    for (const std::string& pointer : leaves) {
        CAPTURE(pointer);
        json::Value other = document;
        json::Value& leaf = other.at(json::Value::json_pointer(pointer));
        leaf = changed(leaf);
        CHECK(canonical_form(other) != expected);
    }
}

TEST_CASE("taking any member away changes the canonical form") {
    const json::Value document = credential();
    const std::string expected = canonical_form(document);
    std::vector<std::string> leaves;
    collect_leaves(document, "", leaves);
    for (const std::string& pointer : leaves) {
        CAPTURE(pointer);
        const json::Value without =
            document.patch(json::Value::array({{{"op", "remove"}, {"path", pointer}}}));
        CHECK(canonical_form(without) != expected);
    }
}
