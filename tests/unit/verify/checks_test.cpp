#include "sample.h"

using namespace sample;
using check::Outcome;
using check::Verdict;

TEST_CASE("a badge that is right in every respect is VALID") {
    const auto report = judge(sign(unsigned_badge()));
    for (const auto& finding : report.findings) {
        CAPTURE(finding.id, finding.message);
        CHECK(finding.outcome != Outcome::failed);
        CHECK(finding.outcome != Outcome::warned);
        CHECK(finding.outcome != Outcome::undetermined);
        CHECK(finding.outcome != Outcome::blocked);
    }
    CHECK(report.verdict == Verdict::valid);
    CHECK(report.headline == "\"Knots\" for a***@example.org");
    CHECK(report.kind == "AchievementCredential");
    CHECK(report.version == "Open Badges 3.0");
    CHECK(report.securing == "eddsa-jcs-2022");
    CHECK(report.badge["achievement"]["name"] == "Knots");
}

TEST_CASE("every check fails for the one thing that it is about, spoiled before signing") {
    struct Case {
        const char* check;
        Verdict verdict;
        void (*spoil)(json::Value& badge);
    };
    const Case cases[] = {
        {"type.class", Verdict::not_valid, [](json::Value& b) { b["type"] = {"VerifiableCredential"}; }},
        {"type.class", Verdict::not_valid,
         [](json::Value& b) { b["type"] = "VerifiableCredentialOpenBadgeCredential"; }},
        {"ctx.required", Verdict::not_valid,
         [](json::Value& b) { std::swap(b["@context"][0], b["@context"][1]); }},
        {"ctx.required", Verdict::undetermined,
         [](json::Value& b) { b["@context"].push_back("https://example.org/own"); }},
        {"ctx.required", Verdict::not_valid,
         [](json::Value& b) {
             b["@context"].push_back({{"name", "https://example.org/x"}});
         }},
        {"ctx.required", Verdict::not_valid,
         [](json::Value& b) { b["@context"] = "https://www.w3.org/ns/credentials/v2"; }},
        {"ctx.required", Verdict::not_valid,
         [](json::Value& b) { b["credentialSubject"]["@context"] = "https://www.w3.org/ns/credentials/v2"; }},
        {"ld.keywords", Verdict::not_valid,
         [](json::Value& b) {
             b["credentialSubject"]["@nest"] = {{"role", "captain"}};
         }},
        {"ld.keywords", Verdict::not_valid, [](json::Value& b) { b["@comment"] = "hidden"; }},
        {"schema.1edtech", Verdict::not_valid,
         [](json::Value& b) { b["credentialSubject"]["achievement"].erase("description"); }},
        {"ob.subject", Verdict::not_valid,
         [](json::Value& b) { b["credentialSubject"].erase("identifier"); }},
        {"time.notyet", Verdict::not_valid, [](json::Value& b) { b["validFrom"] = "2026-03-01T12:06:00Z"; }},
        {"time.notyet", Verdict::not_valid, [](json::Value& b) { b["validFrom"] = "2026-03-01"; }},
        {"time.expired", Verdict::not_valid,
         [](json::Value& b) { b["validUntil"] = "2026-03-01T11:59:59Z"; }},
        {"time.expired", Verdict::not_valid, [](json::Value& b) { b["validUntil"] = "never"; }},
        {"time.expired", Verdict::not_valid,
         [](json::Value& b) { b["validUntil"] = "2024-12-31T00:00:00Z"; }},
        {"status.bsl", Verdict::not_valid, [](json::Value& b) { b["credentialStatus"] = "revoked"; }},
        {"status.bsl", Verdict::undetermined,
         [](json::Value& b) {
             b["credentialStatus"] = {{"id", "urn:x:1"}, {"type", "Oracle"}};
         }},
    };
    for (const Case& c : cases) {
        auto badge = unsigned_badge();
        c.spoil(badge);
        CAPTURE(c.check, badge.dump());
        const auto report = judge(sign(badge));
        CHECK(report.verdict == c.verdict);
        const auto worst = outcome(report, c.check);
        CHECK(worst == (c.verdict == Verdict::not_valid ? Outcome::failed : Outcome::undetermined));
    }
}

TEST_CASE("a start within the tolerance between clocks is no fault") {
    auto badge = unsigned_badge();
    badge["validFrom"] = "2026-03-01T12:04:59Z";
    CHECK(judge(sign(badge)).verdict == Verdict::valid);
}

TEST_CASE("what ends today says so, and both ends are looked at") {
    auto badge = unsigned_badge();
    badge["validUntil"] = "2026-03-01T12:00:00Z";
    CHECK(judge(sign(badge)).verdict == Verdict::valid);
    badge["validUntil"] = "2026-02-28T00:00:00Z";
    const auto report = judge(sign(badge));
    CHECK(report.state == "expired");
    CHECK(report.headline == "Expired on 2026-02-28 (it was genuine until then).");
    CHECK_FALSE(report.badge.is_null());
}

TEST_CASE("every check of a proof fails for the one thing that it is about, spoiled after signing") {
    struct Case {
        const char* check;
        Outcome outcome;
        void (*spoil)(json::Value& badge);
    };
    const Case cases[] = {
        {"proof.present", Outcome::failed, [](json::Value& b) { b.erase("proof"); }},
        {"proof.present", Outcome::failed, [](json::Value& b) { b["proof"] = json::Value::array(); }},
        {"proof.present", Outcome::failed, [](json::Value& b) { b["proof"] = nullptr; }},
        {"proof.present", Outcome::failed, [](json::Value& b) { b["proof"].erase("proofValue"); }},
        {"proof.present", Outcome::failed,
         [](json::Value& b) { b["proof"] = json::Value::array_t(17, b["proof"]); }},
        {"proof.suite", Outcome::undetermined,
         [](json::Value& b) { b["proof"]["cryptosuite"] = "quantum-2040"; }},
        {"proof.suite", Outcome::failed, [](json::Value& b) { b["proof"].erase("cryptosuite"); }},
        {"proof.purpose", Outcome::failed,
         [](json::Value& b) { b["proof"]["proofPurpose"] = "authentication"; }},
        {"proof.method", Outcome::failed, [](json::Value& b) { b["proof"].erase("verificationMethod"); }},
        {"proof.method", Outcome::failed,
         [](json::Value& b) { b["proof"]["verificationMethod"] = b["issuer"]["id"]; }},
        {"proof.method", Outcome::failed,
         [](json::Value& b) {
             b["proof"]["verificationMethod"] = b["issuer"]["id"].get<std::string>() + "#other";
         }},
        {"proof.chain", Outcome::failed,
         [](json::Value& b) { b["proof"]["previousProof"] = "urn:uuid:nowhere"; }},
        {"proof.chain", Outcome::failed,
         [](json::Value& b) {
             b["proof"]["id"] = "urn:x:1";
             b["proof"]["previousProof"] = "urn:x:1";
         }},
        {"proof.expiry", Outcome::failed,
         [](json::Value& b) { b["proof"]["expires"] = "2026-01-01T00:00:00Z"; }},
        {"proof.expiry", Outcome::failed, [](json::Value& b) { b["proof"]["created"] = "2025-01-01"; }},
        {"proof.signature", Outcome::failed, [](json::Value& b) { b["name"] = "Splices"; }},
        {"proof.signature", Outcome::failed,
         [](json::Value& b) { b["proof"]["created"] = "2025-01-02T00:00:00Z"; }},
        {"key.owner", Outcome::failed,
         [](json::Value& b) { b["issuer"]["id"] = "did:web:somebody.example"; }},
    };
    for (const Case& c : cases) {
        auto badge = sign(unsigned_badge());
        c.spoil(badge);
        CAPTURE(c.check, badge.dump());
        const auto report = judge(badge);
        CHECK(outcome(report, c.check) == c.outcome);
        CHECK(report.verdict != Verdict::valid);
        // Nothing that the badge says is shown when its signature does not hold.
        CHECK(report.badge.is_null());
        CHECK(report.headline.find("Knots") == std::string::npos);
    }
}

TEST_CASE("of a set of proofs, the issuer's decide and none may be false") {
    const auto once = sign(unsigned_badge());
    const auto mine = once["proof"];
    const auto other = sign(unsigned_badge(), key(2))["proof"];
    auto broken = mine;
    broken["created"] = "2025-02-02T00:00:00Z";
    auto broken_other = other;
    broken_other["created"] = "2025-02-02T00:00:00Z";
    auto unknown = mine;
    unknown["cryptosuite"] = "quantum-2040";

    struct Case {
        const char* name;
        json::Value proofs;
        Verdict verdict;
    };
    const Case cases[] = {
        {"one in a list", json::Value::array({mine}), Verdict::valid},
        {"good and counter-signed", json::Value::array({mine, other}), Verdict::valid},
        {"counter-signature first", json::Value::array({other, mine}), Verdict::valid},
        {"good and unknown suite", json::Value::array({mine, unknown}), Verdict::valid},
        {"good and broken", json::Value::array({mine, broken}), Verdict::not_valid},
        {"good and broken counter-signature", json::Value::array({mine, broken_other}), Verdict::not_valid},
        {"counter-signature alone", json::Value::array({other}), Verdict::not_valid},
        {"unknown suite alone", json::Value::array({unknown}), Verdict::undetermined},
        {"a list in a list", json::Value::array({json::Value::array({mine})}), Verdict::not_valid},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        auto badge = unsigned_badge();
        badge["proof"] = c.proofs;
        CHECK(judge(badge).verdict == c.verdict);
    }
}

TEST_CASE("the issuer decides between VALID and UNDETERMINED") {
    const auto badge = sign(unsigned_badge());
    auto with = policy();
    with.trusted.clear();
    const auto unknown = judge(badge, with);
    CHECK(unknown.verdict == Verdict::undetermined);
    CHECK(outcome(unknown, "trust.issuer") == Outcome::undetermined);
    CHECK_FALSE(unknown.badge.is_null());

    with.allow_unknown_issuer = true;
    CHECK(judge(badge, with).verdict == Verdict::valid);

    with.allow_unknown_issuer = false;
    with.issuer = did_of(key());
    CHECK(judge(badge, with).verdict == Verdict::valid);
    with.issuer = did_of(key(2));
    CHECK(judge(badge, with).verdict == Verdict::not_valid);
}

// Attack: a bundle, or any list that comes later, brings keys for an issuer whom one's own list leaves to the
// host.
TEST_CASE("the first word on an issuer counts") {
    const std::string did = "did:web:school.example";
    const auto document_of = [&](const crypto::PrivateKey& of) {
        did::Document document;
        document.id = did;
        document.methods.push_back(
            {did + "#k", "Multikey", did, of.public_key(), std::nullopt, std::nullopt});
        document.relationships = {{did::Relationship::assertion_method, did + "#k"}};
        return document;
    };
    auto badge = unsigned_badge();
    badge["issuer"]["id"] = did;
    proof::SigningOptions options;
    options.verification_method = did + "#k";
    const auto forged = sign(badge, key(2), options);
    auto trusting = policy();
    trusting.trusted = {{did, "Harbour School", "in your trust list", document_of(key(1))},
                        {did, "Harbour School", "in the bundle of somebody", document_of(key(2))}};
    CHECK(judge(forged, trusting).verdict == Verdict::not_valid);
    trusting.trusted[0].document.reset(); // not pinned: its host is asked, which does not answer here
    CHECK(judge(forged, trusting).verdict == Verdict::undetermined);
    trusting.trusted.erase(trusting.trusted.begin());
    CHECK(judge(forged, trusting).verdict == Verdict::valid);
}

TEST_CASE("a badge belongs to the person whose address or identifier is in it") {
    struct Case {
        const char* hash;
        bool hashed;
        const char* salt;
        const char* asked;
        Outcome outcome;
    };
    const Case cases[] = {
        {"ada@example.org", false, nullptr, "ada@example.org", Outcome::passed},
        {"ada@example.org", false, nullptr, "Ada@Example.org", Outcome::passed},
        {"ada@example.org", false, nullptr, "bob@example.org", Outcome::failed},
        // The example of Open Badges 3.0: sha256 of the address and "Kosher".
        {"sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", true, "Kosher",
         "a@example.com", Outcome::passed},
        {"sha256$B5809D8A92F8858436D7E6B87C12EBC0AE1EAC4BAECC2C0B913AEE2C922EF399", true, "Kosher",
         "A@example.com", Outcome::passed},
        {"sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", true, "kosher",
         "a@example.com", Outcome::failed},
        {"b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", true, "Kosher", "a@example.com",
         Outcome::failed},
        {"a@example.com", true, "Kosher", "a@example.com", Outcome::failed},
    };
    for (const Case& c : cases) {
        CAPTURE(c.hash, c.asked);
        auto badge = unsigned_badge();
        auto& identity = badge["credentialSubject"]["identifier"][0];
        identity["identityHash"] = c.hash;
        identity["hashed"] = c.hashed;
        if (c.salt != nullptr) identity["salt"] = c.salt;
        auto with = policy();
        with.recipient = c.asked;
        CHECK(outcome(judge(sign(badge), with), "recipient") == c.outcome);
    }
    auto badge = unsigned_badge();
    badge["credentialSubject"]["id"] = did_of(key(7));
    auto with = policy();
    with.recipient = did_of(key(7));
    CHECK(outcome(judge(sign(badge), with), "recipient") == Outcome::passed);
    CHECK(outcome(judge(sign(badge)), "recipient") == Outcome::skipped);
}
