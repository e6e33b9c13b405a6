// What the runners of the Data Integrity vectors share: keys, options and the contexts that only the vectors
// use.
#pragma once

#include <insignia/proof/proof.h>
#include <insignia/uri/uri.h>
#include <support/conformance.h>

namespace insignia::test {

inline crypto::PublicKey public_key(const json::Value& pair) {
    return crypto::PublicKey::from_multikey(json::member_text(pair, "publicKeyMultibase")).value();
}

inline crypto::PrivateKey private_key(const json::Value& pair) {
    const char* name = pair.contains("secretKeyMultibase") ? "secretKeyMultibase" : "privateKeyMultibase";
    return crypto::PrivateKey::from_multikey(json::member_text(pair, name)).value();
}

// The options that a proof or proof configuration was made with.
inline proof::SigningOptions options_of(const json::Value& configuration) {
    proof::SigningOptions options;
    options.verification_method = std::string(json::member_text(configuration, "verificationMethod"));
    options.created = Instant::parse(json::member_text(configuration, "created")).value();
    options.id = std::string(json::member_text(configuration, "id"));
    const json::Value* previous = json::member(configuration, "previousProof");
    if (previous != nullptr && previous->is_array())
        options.previous_proofs = previous->get<std::vector<std::string>>();
    if (previous != nullptr && previous->is_string())
        options.previous_proofs = {previous->get<std::string>()};
    return options;
}

// The contexts of the vectors that no badge uses and that are therefore not embedded.
inline Result<uri::Resource> load_vector_context(const uri::Uri& url) {
    struct Row {
        const char* url;
        const char* file;
    };
    constexpr Row k_rows[] = {
        {"https://www.w3.org/ns/credentials/examples/v2", "contexts-w3c/credentials-examples-v2.jsonld"},
        {"https://w3id.org/citizenship/v4rc1", "contexts-other/citizenship-v4rc1.jsonld"},
    };
    for (const Row& row : k_rows)
        if (url.text() == row.url)
            return uri::Resource{url.text(), "application/ld+json",
                                 to_bytes(read_vector(conformance_folder("") / row.file))};
    return fail(ErrorCode::not_found, "not a context of the vectors: " + url.text());
}

} // namespace insignia::test
