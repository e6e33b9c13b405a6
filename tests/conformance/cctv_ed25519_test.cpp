// C2SP/CCTV ed25519vectors: 914 signatures with unusual A and R, against the policy that key.h states.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/crypto/key.h>
#include <insignia/encoding/encoding.h>
#include <map>
#include <set>
#include <support/conformance.h>

using namespace insignia;

namespace {

// A signature with one of these is refused, every other is accepted. `low_order_residue` is a signature that
// only the equation with the cofactor accepts.
constexpr std::string_view k_refused[] = {"low_order_A", "non_canonical_A", "low_order_R", "non_canonical_R",
                                          "low_order_residue"};

bool is_refused_by_policy(const json::Value& flags) {
    return std::any_of(flags.begin(), flags.end(), [](const json::Value& flag) {
        return std::find(std::begin(k_refused), std::end(k_refused), flag.get<std::string>())
               != std::end(k_refused);
    });
}

std::string joined(const json::Value& flags) {
    std::string text;
    for (const json::Value& flag : flags) text += (text.empty() ? "" : " + ") + flag.get<std::string>();
    return text.empty() ? "no flag" : text;
}

bool verifies(const json::Value& vector) {
    const auto bytes = [&](const char* name) { return *encoding::from_hex(json::member_text(vector, name)); };
    const auto key = crypto::PublicKey::from_raw(crypto::KeyKind::ed25519, bytes("key"));
    return key && key->verify(as_bytes(json::member_text(vector, "msg")), bytes("sig"));
}

} // namespace

TEST_CASE("Ed25519 edge cases are accepted and refused as the policy says") {
    const auto folder = test::conformance_folder("cctv-ed25519");
    const auto vectors = test::read_json_vector(folder / "ed25519vectors.json");
    test::Tally tally("cctv-ed25519");
    std::map<std::string, int> accepted;
    for (const json::Value& vector : vectors) {
        const json::Value flags = vector["flags"].is_null() ? json::Value::array() : vector["flags"];
        INFO("number " << vector["number"].dump() << ": " << joined(flags));
        const bool verified = verifies(vector);
        if (verified) ++accepted[joined(flags)];
        CHECK(tally.count(verified == !is_refused_by_policy(flags)));
    }
    for (const auto& [flags, count] : accepted) std::printf("  accepted: %s (%d)\n", flags.c_str(), count);
    CHECK(vectors.size() == 914);
}
