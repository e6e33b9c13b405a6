// C2SP/Wycheproof through the public functions of the crypto room.
//
// ECDSA files with DER signatures: DER as it stands must never verify, since our signatures are r‖s. A
// signature in strict DER whose numbers fit is then converted and must verify exactly when it is "valid";
// what is not strict DER must not be "valid". "acceptable" RSA signatures (a missing NULL) must be refused.
// Skipped: valid signatures by algorithms and keys that badges do not use (HS*, PS*, RS384, RS512, ES512,
// exponent 3), key sets, encryption.
#include <catch2/catch.hpp>
#include <insignia/base/text.h>
#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>
#include <optional>
#include <support/conformance.h>

using namespace insignia;
using crypto::PublicKey;

namespace {

Bytes bytes_of(const json::Value& object, const char* name) {
    return *encoding::from_hex(json::member_text(object, name));
}

std::string_view result_of(const json::Value& test) {
    return json::member_text(test, "result");
}

// One INTEGER of strict DER, padded to `size` bytes.
std::optional<Bytes> take_integer(ByteView& rest, std::size_t size) {
    if (rest.size() < 3 || rest[0] != 0x02 || rest[1] == 0 || rest[1] >= 0x80 || rest.size() < 2u + rest[1])
        return std::nullopt;
    ByteView content = rest.subspan(2, rest[1]);
    rest = rest.subspan(2 + content.size());
    const bool negative = (content[0] & 0x80) != 0;
    const bool padded = content.size() > 1 && content[0] == 0 && (content[1] & 0x80) == 0;
    if (negative || padded) return std::nullopt;
    if (content[0] == 0) content = content.subspan(1);
    if (content.size() > size) return std::nullopt;
    Bytes number(size - content.size(), 0);
    number.insert(number.end(), content.begin(), content.end());
    return number;
}

// r‖s of a signature in strict DER, if its numbers fit.
std::optional<Bytes> from_der(ByteView der, std::size_t size) {
    const std::size_t header = der.size() > 2 && der[1] == 0x81 ? 3 : 2;
    if (der.size() < header + 6 || der[0] != 0x30) return std::nullopt;
    const std::size_t length = der[header - 1];
    if (length != der.size() - header || (header == 2) != (length < 0x80)) return std::nullopt;
    ByteView rest = der.subspan(header);
    auto r = take_integer(rest, size);
    const auto s = r ? take_integer(rest, size) : std::nullopt;
    if (!s || !rest.empty()) return std::nullopt;
    r->insert(r->end(), s->begin(), s->end());
    return r;
}

bool der_is_judged_right(const PublicKey& key, const json::Value& test) {
    const Bytes message = bytes_of(test, "msg");
    const Bytes der = bytes_of(test, "sig");
    const bool valid = result_of(test) == "valid";
    if (key.verify(message, der)) return false;
    const auto raw = from_der(der, key.kind() == crypto::KeyKind::p256 ? 32 : 48);
    return raw ? key.verify(message, *raw) == valid : !valid;
}

// The key of a group in every form in which it is stated; all of them must agree.
Result<PublicKey> group_key(const json::Value& group) {
    TRY_ASSIGN(auto key, PublicKey::from_pem(json::member_text(group, "publicKeyPem")));
    if (const json::Value* jwk = json::member(group, "publicKeyJwk")) {
        TRY_ASSIGN(const auto same, PublicKey::from_jwk(*jwk));
        CHECK(same == key);
    }
    CHECK(PublicKey::from_pem(key.pem()).value() == key);
    CHECK(PublicKey::from_multikey(key.multikey()).value() == key);
    return key;
}

enum class Form { raw, der };

void run_signatures(const char* file, Form form) {
    const auto suite =
        test::read_json_vector(test::conformance_folder("wycheproof") / (std::string(file) + "_test.json"));
    const std::string name = std::string("wycheproof ") + file;
    test::Tally tally(name.c_str());
    for (const json::Value& group : suite["testGroups"]) {
        const auto key = group_key(group);
        for (const json::Value& test : group["tests"]) {
            INFO(file << " tcId " << test["tcId"].dump() << " " << test["comment"].dump() << " "
                      << test["flags"].dump());
            if (!key) {
                // Only keys with the exponent 3 are refused in these files.
                CHECK(test["flags"].dump().find("SmallPublicKey") != std::string::npos);
                tally.skip();
                continue;
            }
            const bool right = form == Form::der ? der_is_judged_right(*key, test)
                                                 : key->verify(bytes_of(test, "msg"), bytes_of(test, "sig"))
                                                       == (result_of(test) == "valid");
            CHECK(tally.count(right));
        }
    }
}

// A compact JWS over any payload, judged by the key alone.
bool jws_verifies(const PublicKey& key, std::string_view algorithm, std::string_view compact) {
    const auto parts = split(compact, '.');
    if (parts.size() != 3) return false;
    const auto header_text = encoding::from_base64url(parts[0]);
    const auto payload = encoding::from_base64url(parts[1]);
    const auto signature = encoding::from_base64url(parts[2]);
    if (!header_text || !payload || !signature) return false;
    const auto header = json::parse(as_text(*header_text));
    if (!header || json::member_text(*header, "alg") != algorithm) return false;
    return key.verify(as_bytes(compact.substr(0, parts[0].size() + 1 + parts[1].size())), *signature);
}

std::string_view algorithm_of(crypto::KeyKind kind) {
    switch (kind) {
    case crypto::KeyKind::ed25519:
        return "EdDSA";
    case crypto::KeyKind::p256:
        return "ES256";
    case crypto::KeyKind::p384:
        return "ES384";
    case crypto::KeyKind::rsa:
        return "RS256";
    }
    return {};
}

// The one key of a group, which may stand in a set of one.
const json::Value* jwk_of(const json::Value& group) {
    const json::Value* key = json::member(group, "public");
    if (key == nullptr) key = json::member(group, "private");
    if (key == nullptr) return nullptr;
    const json::Value* set = json::member(*key, "keys");
    if (set == nullptr) return key;
    return set->size() == 1 ? &set->at(0) : nullptr;
}

void run_tokens(const char* file) {
    const auto suite =
        test::read_json_vector(test::conformance_folder("wycheproof") / (std::string(file) + "_test.json"));
    const std::string name = std::string("wycheproof ") + file;
    test::Tally tally(name.c_str());
    for (const json::Value& group : suite["testGroups"]) {
        const json::Value* jwk = jwk_of(group);
        const auto key = jwk == nullptr ? fail(ErrorCode::not_found, "a key set") : PublicKey::from_jwk(*jwk);
        for (const json::Value& test : group["tests"]) {
            INFO(file << " tcId " << test["tcId"].dump() << " " << test["comment"].dump() << " "
                      << test["flags"].dump());
            const std::string_view compact = json::member_text(test, "jws");
            const bool valid = result_of(test) == "valid";
            const bool applies = jwk != nullptr && !compact.empty() && (key || !valid);
            if (!applies) {
                tally.skip();
                continue;
            }
            CHECK(tally.count((key && jws_verifies(*key, algorithm_of(key->kind()), compact)) == valid));
        }
    }
}

} // namespace

TEST_CASE("Wycheproof: Ed25519") {
    run_signatures("ed25519", Form::raw);
}

TEST_CASE("Wycheproof: ECDSA as r and s") {
    run_signatures("ecdsa_secp256r1_sha256_p1363", Form::raw);
    run_signatures("ecdsa_secp384r1_sha384_p1363", Form::raw);
}

TEST_CASE("Wycheproof: ECDSA as DER, converted") {
    run_signatures("ecdsa_secp256r1_sha256", Form::der);
    run_signatures("ecdsa_secp384r1_sha384", Form::der);
}

TEST_CASE("Wycheproof: RSA with SHA-256") {
    run_signatures("rsa_signature_2048_sha256", Form::raw);
    run_signatures("rsa_signature_3072_sha256", Form::raw);
    run_signatures("rsa_signature_4096_sha256", Form::raw);
}

TEST_CASE("Wycheproof: JSON Web Signature and JSON Web Key") {
    run_tokens("json_web_signature");
    run_tokens("json_web_key");
    run_tokens("json_web_crypto");
}
