// The embedded contexts against the published ones, term by term.
//
// The published documents are found by their digests, which schemas/index.json records.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <insignia/base/files.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/jsonld/embedded_contexts.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace insignia;

namespace {

// Members in sorted order: only the values matter.
using Sorted = nlohmann::json;

// Every published document by its SHA-256 digest.
std::map<std::string, std::string> published_documents() {
    std::map<std::string, std::string> documents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(INSIGNIA_CONFORMANCE_DIR)) {
        const std::string path = entry.path().string();
        const bool is_context =
            path.find("/contexts-") != std::string::npos && path.find("json") != std::string::npos;
        if (!entry.is_regular_file() || !is_context) continue;
        const auto text = read_text_file(entry.path());
        REQUIRE(text.has_value());
        documents[encoding::to_hex(crypto::sha256(as_bytes(*text)))] = *text;
    }
    return documents;
}

// The terms that two documents do not define alike; members of the document that are no terms count as such.
std::set<std::string> differing_terms(const Sorted& ours, const Sorted& published) {
    std::set<std::string> differing;
    for (const auto* pair : {&ours, &published})
        for (const auto& [name, value] : pair->items()) {
            if (name == "@context") continue;
            if (!ours.contains(name) || !published.contains(name) || ours.at(name) != published.at(name))
                differing.insert("/" + name);
        }
    const Sorted& our_terms = ours.at("@context");
    const Sorted& published_terms = published.at("@context");
    if (!our_terms.is_object() || !published_terms.is_object())
        return our_terms == published_terms ? differing : std::set<std::string>{"@context"};
    for (const auto* terms : {&our_terms, &published_terms})
        for (const auto& [term, definition] : terms->items())
            if (!our_terms.contains(term) || !published_terms.contains(term)
                || our_terms.at(term) != published_terms.at(term))
                differing.insert(term);
    return differing;
}

} // namespace

TEST_CASE("embedded contexts state what the published ones state") {
    if (!std::filesystem::exists(INSIGNIA_CONFORMANCE_DIR)) std::exit(77);
    const auto published = published_documents();
    int passed = 0;
    int failed = 0;
    for (const jsonld::EmbeddedContext& context : jsonld::embedded_contexts_table()) {
        std::vector<std::string> digests = {std::string(context.sha256)};
        digests.insert(digests.end(), context.same_terms.begin(), context.same_terms.end());
        for (const std::string& digest : digests) {
            INFO(context.url << " " << digest);
            REQUIRE(published.count(digest) == 1);
            const auto differing =
                differing_terms(Sorted::parse(context.text), Sorted::parse(published.at(digest)));
            CHECK(differing == std::set<std::string>{});
            ++(differing.empty() ? passed : failed);
        }
        for (const std::string_view digest : context.older) {
            INFO(context.url << " " << digest);
            REQUIRE(published.count(std::string(digest)) == 1);
            const auto differing = differing_terms(Sorted::parse(context.text),
                                                   Sorted::parse(published.at(std::string(digest))));
            CHECK(differing == std::set<std::string>{"endorsementJwt", "jti"});
        }
    }
    std::printf("contexts: %d passed, %d failed, 0 skipped\n", passed, failed);
}

TEST_CASE("a context is found by its exact URL or an alias") {
    const auto url_of = [](std::string_view url) -> std::string_view {
        const auto* context = jsonld::find_embedded_context(url);
        return context == nullptr ? "" : context->url;
    };
    CHECK(url_of("https://www.w3.org/ns/credentials/v2") == "https://www.w3.org/ns/credentials/v2");
    CHECK(url_of("https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld")
          == "https://purl.imsglobal.org/spec/ob/v3p0/context.json");
    CHECK(url_of("https://openbadgespec.org/v2/context.json") == "https://w3id.org/openbadges/v2");
    CHECK(url_of("https://www.w3.org/ns/credentials/v2/") == "");
    CHECK(url_of("http://www.w3.org/ns/credentials/v2") == "");
    CHECK(url_of("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json?v=2") == "");
    CHECK(url_of("") == "");
    std::string_view last;
    for (const auto& name : jsonld::embedded_contexts_names()) {
        CHECK(last < name.url);
        last = name.url;
        CHECK(jsonld::find_embedded_context(name.url) == &jsonld::embedded_contexts_table()[name.document]);
    }
}
