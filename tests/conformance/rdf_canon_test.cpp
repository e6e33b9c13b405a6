// The W3C test suite of RDFC-1.0: every entry of its manifest.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <insignia/base/files.h>
#include <insignia/json/json.h>
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/nquads.h>
#include <map>

using namespace insignia;

namespace {

const std::filesystem::path k_suite = std::filesystem::path(INSIGNIA_CONFORMANCE_DIR) / "rdf-canon";

std::string read(const std::string& name) {
    auto text = read_text_file(k_suite / name);
    REQUIRE(text.has_value());
    return *text;
}

Result<rdf::Canonicalized> run(const rdf::Dataset& dataset, const json::Value& entry) {
    rdf::CanonicalizationOptions options;
    if (entry.value("hashAlgorithm", "SHA256") == "SHA384") options.hash = rdf::CanonicalHash::sha384;
    return rdf::canonicalize(dataset, options);
}

bool same_map(const rdf::Canonicalized& result, const std::string& expected_text) {
    std::map<std::string, std::string> expected;
    const json::Value json = json::Value::parse(expected_text);
    for (const auto& [label, identifier] : json.items()) expected[label] = identifier.get<std::string>();
    const auto identifiers = result.identifiers();
    return std::map<std::string, std::string>(identifiers.begin(), identifiers.end()) == expected;
}

bool passes(const json::Value& entry) {
    const std::string type = entry.at("type");
    const auto dataset = rdf::parse_nquads(read(entry.at("action")));
    if (!dataset) return false;
    const auto result = run(*dataset, entry);
    if (type == "rdfc:RDFC10NegativeEvalTest") return !result && result.error().code == ErrorCode::limit;
    if (!result) return false;
    if (type == "rdfc:RDFC10EvalTest") return result->text == read(entry.at("result"));
    if (type == "rdfc:RDFC10MapTest") return same_map(*result, read(entry.at("result")));
    return false;
}

} // namespace

TEST_CASE("RDFC-1.0 test suite") {
    if (!std::filesystem::exists(k_suite / "manifest.jsonld")) std::exit(77);
    const json::Value manifest = json::Value::parse(read("manifest.jsonld"));
    int passed = 0;
    int failed = 0;
    for (const json::Value& entry : manifest.at("entries")) {
        const std::string id = entry.at("id");
        INFO(id << " " << entry.at("name").get<std::string>());
        const bool good = passes(entry);
        CHECK(good);
        ++(good ? passed : failed);
    }
    CHECK(passed + failed == 86);
    std::printf("rdf-canon: %d passed, %d failed, 0 skipped\n", passed, failed);
}

TEST_CASE("canonical N-Quads of the suite are their own canonical form") {
    if (!std::filesystem::exists(k_suite / "rdfc10")) std::exit(77);
    for (const auto& file : std::filesystem::directory_iterator(k_suite / "rdfc10")) {
        const std::string name = file.path().filename().string();
        if (!name.ends_with("-rdfc10.nq")) continue;
        INFO(name);
        const std::string text = read("rdfc10/" + name);
        const auto dataset = rdf::parse_nquads(text);
        REQUIRE(dataset.has_value());
        CHECK(rdf::to_nquads(*dataset) == text);
    }
}
