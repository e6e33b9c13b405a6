// The one-pass way from JSON-LD to RDF gives the dataset that the way of the specification gives, or
// declines.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>
#include <support/json_ld_suite.h>

using namespace insignia;
using namespace insignia::testing;
namespace fs = std::filesystem;

namespace {

struct Score {
    int equal = 0;
    int declined = 0;
    int different = 0;
};

// Documents that the one pass accepts must be free of errors and losses, and give the same canonical text.
void compare(const json::Value& document, const jsonld::Options& options, const std::string& name,
             Score& score) {
    const auto one_pass = jsonld::to_rdf_in_one_pass(document, options);
    if (!one_pass) {
        ++score.declined;
        return;
    }
    jsonld::Losses losses;
    const auto expected = jsonld::to_rdf_by_expansion(document, options, &losses);
    const auto text = rdf::canonicalize(*one_pass);
    const auto expected_text = expected ? rdf::canonicalize(*expected) : fail(expected.error());
    // NOTE: two datasets that both cannot be canonicalized are not compared further
    const bool both_refused = expected && !text && !expected_text;
    const bool equal =
        losses.empty() && (both_refused || (text && expected_text && text->text == expected_text->text));
    if (!equal) std::printf("%s differs\n", name.c_str());
    ++(equal ? score.equal : score.different);
}

bool is_json(const fs::path& path) {
    return path.extension() == ".json" || path.extension() == ".jsonld";
}

void compare_folder(const fs::path& folder, Score& score) {
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || !is_json(entry.path())) continue;
        const auto text = read_text_file(entry.path());
        const auto document = text ? json::parse(*text) : fail(text.error());
        if (document) compare(*document, {}, entry.path().filename().string(), score);
    }
}

} // namespace

TEST_CASE("one pass and expansion agree on every input of the W3C suite") {
    Score score;
    for (const std::string_view suite : {"expand", "toRdf", "compact", "flatten"})
        for (const JsonLdTest& test : json_ld_tests(suite)) {
            const auto document = json_ld_value(test.input);
            if (!document) continue;
            jsonld::Options without_base = test.options;
            without_base.base.clear();
            without_base.document_url.clear();
            without_base.expand_context.reset();
            compare(*document, without_base, test.id, score);
        }
    std::printf("json-ld-one-pass: %d passed, %d failed, %d skipped\n", score.equal, score.different,
                score.declined);
    CHECK(score.different == 0);
    CHECK(score.equal > 200);
}

TEST_CASE("one pass and expansion agree on credentials, good and bad") {
    Score score;
    const fs::path data = INSIGNIA_CONFORMANCE_DIR;
    if (!fs::exists(data)) std::exit(77);
    for (const char* folder : {"ob3-spec-examples", "vc-di-eddsa", "vc-di-ecdsa", "bitstring-status-list"})
        compare_folder(data / folder, score);
    compare_folder(INSIGNIA_HOSTILE_DIR, score);
    std::printf("json-ld-one-pass-credentials: %d passed, %d failed, %d skipped\n", score.equal,
                score.different, score.declined);
    CHECK(score.different == 0);
    CHECK(score.equal > 50);
}
