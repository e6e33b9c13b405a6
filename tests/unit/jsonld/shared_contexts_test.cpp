// Contexts are processed once per process, for all documents and threads.
#include <atomic>
#include <catch2/catch.hpp>
#include <insignia/jsonld/context_store.h>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/rdf/canonicalization.h>
#include <thread>

using namespace insignia;

namespace {

constexpr const char* k_document = R"({
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://example.org/shared-contexts-test"],
    "type": ["VerifiableCredential"],
    "issuer": "did:example:issuer",
    "workshop": {"type": "Workshop", "place": "Vienna"}
})";

constexpr const char* k_shared_context = R"({"@context": {
    "workshop": {"@id": "https://example.org/workshop", "@type": "@id"},
    "Workshop": {"@id": "https://example.org/Workshop", "@context": {"place": "https://example.org/place"}}
}})";

// Gives `context` for every URL.
jsonld::Options options_with(const char* context) {
    jsonld::Options options;
    options.safe = jsonld::SafeMode::yes;
    options.loader = [context](const uri::Uri& url) -> Result<uri::Resource> {
        return uri::Resource{url.text(), "application/ld+json", to_bytes(std::string_view(context)), 200};
    };
    return options;
}

std::string canonical(const jsonld::Options& options) {
    const auto dataset = jsonld::to_rdf(json::parse(k_document).value(), options);
    return dataset ? rdf::canonicalize(*dataset)->text : "error: " + dataset.error().message;
}

} // namespace

TEST_CASE("a context of the caller is processed for the first document only") {
    const jsonld::Options options = options_with(k_shared_context);
    const std::string first = canonical(options);
    CHECK(first.find("\"Vienna\"") != std::string::npos);
    const std::size_t remembered = jsonld::shared_store().remembered();
    CHECK(canonical(options) == first);
    CHECK(jsonld::shared_store().remembered() == remembered);
}

TEST_CASE("another document under the same URL is another context") {
    const std::string first = canonical(options_with(k_shared_context));
    std::string other = k_shared_context;
    other.replace(other.find("/place"), 6, "/lugar");
    const std::string second = canonical(options_with(other.c_str()));
    CHECK(second.find("<https://example.org/lugar> \"Vienna\"") != std::string::npos);
    CHECK(canonical(options_with(k_shared_context)) == first);
}

TEST_CASE("a context that refers to others is not shared") {
    const std::size_t remembered = jsonld::shared_store().remembered();
    const std::string text = canonical(options_with(R"({"@context": [{"a": "https://example.org/a"},
        {"b": {"@id": "https://example.org/b", "@context": "https://example.org/elsewhere"}}]})"));
    CHECK(text.starts_with("error: ")); // "workshop" is not defined
    CHECK(jsonld::shared_store().remembered() == remembered);
}

TEST_CASE("two threads find the same contexts") {
    constexpr int k_documents = 200;
    const std::string expected = canonical(options_with(k_shared_context));
    std::atomic<int> equal = 0;
    const auto work = [&](int thread) {
        for (int number = 0; number < k_documents; ++number) {
            // Both meet contexts that were never processed before, and at the same time old ones.
            const std::string iri = "/place-" + std::to_string(number / 2);
            std::string own = k_shared_context;
            own.replace(own.find("/place"), 6, iri);
            const std::string text = canonical(options_with(own.c_str()));
            if (text.find(iri + "> \"Vienna\"") != std::string::npos) ++equal;
            if (number % 2 == thread && canonical(options_with(k_shared_context)) == expected) ++equal;
        }
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    CHECK(equal == 3 * k_documents);
}
