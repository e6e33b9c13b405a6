// From the text of a credential to canonical N-Quads: each step, and all of them.
#include "operation.h"

#include <insignia/crypto/hash.h>
#include <insignia/json/json.h>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>
#include <memory>

namespace insignia::bench {

namespace {

constexpr std::string_view k_raw = "Ed25519 verify, OpenSSL";

json::Value parsed(const std::string& text) {
    auto value = json::parse(text);
    if (!value) stop(value.error().message);
    return *std::move(value);
}

rdf::Dataset dataset_of(const json::Value& document) {
    jsonld::Options options;
    options.safe = jsonld::SafeMode::yes;
    auto dataset = jsonld::to_rdf(document, options);
    if (!dataset) stop(dataset.error().message + " " + dataset.error().where);
    return *std::move(dataset);
}

std::string canonical_text(const rdf::Dataset& dataset) {
    auto canonical = rdf::canonicalize(dataset);
    if (!canonical) stop(canonical.error().message);
    return std::move(canonical->text);
}

// A transcript: one subject with so many results that it has about 10,000 quads and a megabyte of text.
std::string transcript() {
    constexpr int k_results = 1666;
    json::Value document = parsed(input("achievement-credential.json"));
    json::Value results = json::Value::array();
    for (int number = 0; number < k_results; ++number) {
        json::Value result = json::Value::object();
        const std::string id = "https://workshop.example/results/" + std::to_string(number);
        result["id"] = id;
        result["type"] = json::Value::array({"Result"});
        result["resultDescription"] = id + "#description";
        result["status"] = "Completed";
        result["value"] = std::to_string(number % 101);
        result["achievedLevel"] =
            id + "#level-of-a-rubric-that-has-a-rather-long-name-as-they-often-do-in-practice";
        results.push_back(std::move(result));
    }
    document["credentialSubject"]["result"] = std::move(results);
    return document.dump(2);
}

} // namespace

std::vector<Operation> transformation_operations() {
    const auto text = std::make_shared<const std::string>(input("achievement-credential.json"));
    const auto document = std::make_shared<const json::Value>(parsed(*text));
    const auto dataset = std::make_shared<const rdf::Dataset>(dataset_of(*document));
    const auto canonical = std::make_shared<const std::string>(canonical_text(*dataset));
    const auto large = std::make_shared<const std::string>(transcript());
    const std::size_t large_quads = dataset_of(parsed(*large)).size();
    const double ratio_of_sizes = static_cast<double>(large_quads) / static_cast<double>(dataset->size());
    const std::string whole = "JSON text to canonical N-Quads";
    return {
        {"JSON text to value", [text] { parsed(*text); }, std::string(k_raw), 0, 1},
        {"value to dataset", [document] { dataset_of(*document); }, std::string(k_raw), 0, 1},
        {"dataset to canonical N-Quads", [dataset] { canonical_text(*dataset); }, std::string(k_raw), 0, 1},
        {"SHA-256 of canonical N-Quads", [canonical] { crypto::sha256(as_bytes(*canonical)); },
         std::string(k_raw), 0, 1},
        {whole, [text] { canonical_text(dataset_of(parsed(*text))); }, std::string(k_raw), 1.2, 1},
        {"the same, 10,000 quads, per quad", [large] { canonical_text(dataset_of(parsed(*large))); }, whole,
         0.5, ratio_of_sizes},
    };
}

} // namespace insignia::bench
