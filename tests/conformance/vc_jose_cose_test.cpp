// The tokens and documents in the examples of "Securing Verifiable Credentials using JOSE and COSE". None is
// a badge, and their keys are not published: each must be opened, named for what it is, and never be VALID.
#include <catch2/catch.hpp>
#include <insignia/check/report.h>
#include <insignia/verify/verify.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

Result<uri::Resource> nothing(const uri::Uri&) {
    return fail(ErrorCode::io, "the host does not answer");
}

check::Report judge(const std::string& text) {
    verify::Policy policy;
    policy.now = *Instant::parse("2026-03-01T12:00:00Z");
    policy.allow_unknown_issuer = true;
    return verify::judge(as_bytes(text), "example", policy, nothing);
}

} // namespace

TEST_CASE("the example tokens are named") {
    const auto tokens = test::read_json_vector(test::conformance_folder("vc-jose-cose") / "tokens.json");
    test::Tally tally("vc-jose-cose tokens");
    const char* const kinds[] = {"VerifiableCredential",
                                 "VerifiableCredential",
                                 "VerifiablePresentation",
                                 "VerifiablePresentation",
                                 "", // a token whose payload is an envelope: an envelope inside a signature
                                 "SD-JWT",
                                 "SD-JWT",
                                 "SD-JWT",
                                 nullptr, // typ vp+ld+json+sd-jwt
                                 "SD-JWT",
                                 "SD-JWT",
                                 "VerifiableCredential",
                                 "SD-JWT",
                                 "VerifiableCredential",
                                 "SD-JWT",
                                 "VerifiablePresentation",
                                 "SD-JWT",
                                 nullptr,  // typ vc+ld+json+sd-jwt
                                 nullptr}; // typ kb+jwt
    REQUIRE(tokens.size() == std::size(kinds));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto text = tokens[i].get<std::string>();
        const auto subject = verify::open(as_bytes(text), "token");
        CAPTURE(i, subject ? subject->kind_name : subject.error().error.message);
        if (kinds[i] == nullptr) {
            CHECK(tally.count(!subject && subject.error().check == "jwt.header"));
            std::printf("vc-jose-cose: token %zu unsupported: %s\n", i,
                        subject ? "" : subject.error().error.message.c_str());
        } else {
            CHECK(tally.count(subject && subject->kind_name == kinds[i]));
        }
        CHECK(judge(text).verdict != check::Verdict::valid);
    }
}

TEST_CASE("the example documents are opened, and none is taken for a badge") {
    const auto folder = test::conformance_folder("vc-jose-cose");
    test::Tally tally("vc-jose-cose documents");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("pr-example-") || name == "pr-example-index.json") continue;
        const auto report = judge(test::read_vector(entry.path()));
        CAPTURE(name, report.headline);
        CHECK(tally.count(report.verdict != check::Verdict::valid && report.badge.is_null()));
    }
    CHECK(tally.passed() > 30);
}
