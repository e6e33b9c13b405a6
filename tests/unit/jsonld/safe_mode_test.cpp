// What would be lost on the way to RDF is found, named and placed.
#include <catch2/catch.hpp>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/to_rdf.h>

using namespace insignia;
using jsonld::LossKind;

namespace {

// A context with one term of each kind that can lose something.
constexpr std::string_view k_context = R"({
    "id": "@id", "type": "@type",
    "ex": "https://example.org/",
    "Badge": "ex:Badge",
    "name": "ex:name",
    "narrative": "ex:narrative",
    "image": {"@id": "ex:image", "@type": "@id"},
    "level": {"@id": "ex:level", "@type": "@vocab"},
    "indexed": {"@id": "ex:indexed", "@container": "@index"},
    "titles": {"@id": "ex:titles", "@container": "@language"},
    "steps": {"@id": "ex:steps", "@container": "@list"},
    "raw": {"@id": "ex:raw", "@type": "@json"},
    "blank": "_:property",
    "ignored": null
})";

json::Value document_with(std::string_view members) {
    const std::string text = R"({"@context": )" + std::string(k_context)
                             + R"(, "id": "https://example.org/1", "ex:kept": 1, )" + std::string(members) + "}";
    return json::parse(text).value();
}

struct Case {
    std::string_view members;
    LossKind kind;
    std::string_view pointer;
    std::string_view suggestion = "";
};

} // namespace

TEST_CASE("a loss has its kind, its place and, where there is one, a suggestion") {
    const Case cases[] = {
        {R"("narative": "x")", LossKind::undefined_term, "/narative", "narrative"},
        {R"("name": {"id": "ex:2", "zzz": 1})", LossKind::undefined_term, "/name/zzz"},
        {R"("steps": [{"id": "ex:2", "nam": 1}])", LossKind::undefined_term, "/steps/0/nam", "name"},
        {R"("ignored": "x")", LossKind::null_term, "/ignored"},
        {R"("@comment": "x")", LossKind::keyword_lookalike, "/@comment"},
        {R"("type": "Bagde")", LossKind::relative_iri, "/type", "Badge"},
        {R"("type": ["Badge", "Other"])", LossKind::relative_iri, "/type/1"},
        {R"("image": "picture.png")", LossKind::relative_iri, "/image"},
        {R"("image": {"id": "picture.png"})", LossKind::relative_iri, "/image/id"},
        {R"("image": "http://example.org/a b")", LossKind::relative_iri, "/image"},
        {R"("level": "hihg")", LossKind::relative_iri, "/level"},
        {R"("blank": "x")", LossKind::blank_node_predicate, "/blank"},
        {R"("name": {"@value": "x", "@language": "not a tag"})", LossKind::invalid_language,
         "/name/@language"},
        {R"("titles": {"not a tag": "x"})", LossKind::invalid_language, "/titles/not a tag"},
        {R"("name": {"@value": "x", "@direction": "rtl"})", LossKind::direction, "/name/@direction"},
        {R"("name": {"@value": "x", "@index": "y"})", LossKind::annotation, "/name/@index"},
        {R"("indexed": {"y": "x"})", LossKind::annotation, "/indexed/y"},
        {R"("name": null)", LossKind::null_value, "/name"},
        {R"("name": ["x", null])", LossKind::null_value, "/name/1"},
        {R"("name": [])", LossKind::empty_array, "/name"},
        {R"("name": {"@value": null})", LossKind::dropped_value, "/name"},
        {R"("@graph": ["free-floating"])", LossKind::dropped_value, "/@graph/0"},
        {R"("@graph": [{"id": "ex:2"}])", LossKind::dropped_value, "/@graph/0"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.members);
        const json::Value document = document_with(row.members);
        jsonld::Losses losses;
        REQUIRE(jsonld::to_rdf(document, {}, &losses));
        REQUIRE(losses.size() == 1);
        CHECK(to_string(losses[0].kind) == to_string(row.kind));
        CHECK(losses[0].pointer == row.pointer);
        CHECK(losses[0].suggestion == row.suggestion);

        jsonld::Options safe;
        safe.safe = jsonld::SafeMode::yes;
        const auto refused = jsonld::to_rdf(document, safe);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::data_loss);
        CHECK(refused.error().where == row.pointer);
    }
}

TEST_CASE("what is kept is no loss") {
    const std::string_view members[] = {
        R"("type": "Badge", "name": "x")",
        R"("type": ["Badge", "https://example.org/Other"])",
        R"("name": {"@value": "x", "@language": "de-AT"})",
        R"("titles": {"en": "x", "@none": ["y", "z"]})",
        R"("https://example.org/other": [1, 2.5, true])",
        R"("steps": [])",
        R"("raw": null)",
        R"("raw": [])",
        R"("raw": {"any": [null, {}]})",
        R"("image": "did:key:z6Mk")",
        R"("level": "Badge")",
        R"("name": {"@set": ["x"]})",
        R"("@reverse": {"name": {"id": "ex:2"}})",
    };
    for (const std::string_view row : members) {
        CAPTURE(row);
        jsonld::Options safe;
        safe.safe = jsonld::SafeMode::yes;
        const auto dataset = jsonld::to_rdf(document_with(row), safe);
        INFO((dataset ? std::string() : dataset.error().message));
        CHECK(dataset);
    }
}

TEST_CASE("a context that is neither embedded nor given is unknown") {
    const auto document = json::parse(R"({"@context": "https://example.org/context", "name": "x"})").value();
    const auto refused = jsonld::expand(document, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::not_found);
    CHECK(refused.error().message
          == "loading remote context failed: the context \"https://example.org/context\" is unknown");
    CHECK_FALSE(refused.error().hints.empty());
}
