// The examples in the specifications of Open Badges 2.0 and 3.0: each is named for what it is, and those that
// are signed are judged. Most are not reliable as badges (did:example, missing types), so that is all.
#include <catch2/catch.hpp>
#include <insignia/check/report.h>
#include <insignia/verify/verify.h>
#include <support/conformance.h>

using namespace insignia;
using check::Outcome;
using check::Verdict;

namespace {

struct Named {
    const char* begin; // of the file's name; the first row that fits counts
    const char* kind;
    const char* version;
};

std::string kind_of(const std::filesystem::path& file) {
    const auto subject = verify::open(as_bytes(test::read_vector(file)), file.string());
    return subject ? subject->version + ", " + subject->kind_name : "not opened";
}

template <std::size_t Size>
void check_names(const char* suite, const std::filesystem::path& folder, const Named (&rows)[Size],
                 std::size_t least) {
    test::Tally tally(suite);
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".json" || name == "index.json") continue;
        const auto* const row =
            std::ranges::find_if(rows, [&](const Named& r) { return name.starts_with(r.begin); });
        CAPTURE(name);
        REQUIRE(row != std::end(rows));
        const std::string kind = kind_of(entry.path());
        CAPTURE(kind);
        CHECK(tally.count(kind == std::string(row->version) + ", " + row->kind));
        ++count;
    }
    CHECK(count >= least);
}

verify::Policy policy_with_key(const std::string& issuer, const std::string& key) {
    const std::string id = issuer + "#" + key;
    const json::Value document = {
        {"id", issuer},
        {"verificationMethod",
         {{{"id", id}, {"type", "Multikey"}, {"controller", issuer}, {"publicKeyMultibase", key}}}},
        {"assertionMethod", {id}}};
    verify::Policy policy;
    policy.now = *Instant::parse("2026-03-01T12:00:00Z");
    policy.trusted = {{issuer, "", "pinned", did::parse_document(document, issuer).value()}};
    return policy;
}

} // namespace

TEST_CASE("the examples of Open Badges 2.0 are named") {
    constexpr const char* v2 = "Open Badges 2.0";
    const Named rows[] = {
        {"examples-index-0-", "Assertion", v2},
        {"examples-index-2-", "Issuer", v2},
        {"examples-index-20-", "", ""},
        {"examples-index-22-", "Endorsement", v2},
        {"examples-index-23-", "Endorsement", v2},
        {"examples-index-24-", "Endorsement", v2},
        {"examples-index-4-", "", ""},
        {"examples-index-5-", "Assertion", v2},
        {"examples-index-6-", "CryptographicKey", v2},
        {"examples-index-7-", "RevocationList", v2},
        {"examples-index-8-", "Assertion", v2},
        {"examples-index-", "", ""},
        {"extensions-index-3-", "BadgeClass", "Open Badges 1.0"},
        {"extensions-index-4-", "BadgeClass", v2},
        {"extensions-index-", "", ""},
        {"index-0-", "Assertion", v2},
        {"index-2-", "Endorsement", v2},
    };
    check_names("ob2-spec-examples", test::conformance_folder("ob2-spec-examples"), rows, 24);
}

TEST_CASE("the examples of Open Badges 3.0 are named") {
    constexpr const char* v3 = "Open Badges 3.0";
    const Named rows[] = {
        {"api-7-", "Profile", "Open Badges"},
        {"examples-endorsement-", "EndorsementCredential", v3},
        {"impl-extensions-0-", "", ""},
        {"impl-extensions-3-", "JSON Schema", ""},
        {"impl-getting-started-fence0", "Profile", "Open Badges"},
        {"impl-getting-started-fence1", "", ""}, // an Achievement that does not state its type
        {"impl-linked-data-proof-clr-6", "proof", ""},
        {"impl-linked-data-proof-clr-", "ClrCredential", "Comprehensive Learner Record 2.0"},
        {"impl-linked-data-proof-ob-6", "proof", ""},
        {"impl-migrating-1", "BadgeClass", "Open Badges 2.0"},
        {"impl-migrating-3", "Profile", "Open Badges"},
        {"", "AchievementCredential", v3},
    };
    check_names("ob3-spec-examples", test::conformance_folder("ob3-spec-examples") / "json", rows, 33);
}

TEST_CASE("the signed examples hold with the key that they name, and no other example does") {
    const auto folder = test::conformance_folder("ob3-spec-examples") / "json";
    test::Tally tally("ob3-spec-examples signatures");
    const auto policy = policy_with_key("https://example.edu/issuers/565049",
                                        "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const std::string text = test::read_vector(entry.path());
        const auto report =
            verify::judge(as_bytes(text), name, policy, [](const uri::Uri&) -> Result<uri::Resource> {
                return fail(ErrorCode::io, "the host does not answer");
            });
        CAPTURE(name, check::to_json(report).dump(1));
        if (name.find("-7-signed-credential") == std::string::npos) {
            CHECK(tally.count(report.verdict != Verdict::valid));
            continue;
        }
        CHECK(tally.count(report.find("proof.signature")->outcome == Outcome::passed));
        for (const check::Report& child : report.children)
            CHECK(tally.count(child.find("proof.signature")->outcome == Outcome::passed));
    }
}
