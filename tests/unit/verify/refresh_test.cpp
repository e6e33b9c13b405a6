#include "sample.h"

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

constexpr const char* k_service = "https://school.example/refresh/1";

json::Value renewable() {
    auto badge = unsigned_badge();
    badge["refreshService"] = {{"id", k_service}, {"type", "1EdTechCredentialRefresh"}};
    return badge;
}

// Serves one document, and counts how often it is asked.
struct Service {
    json::Value document;
    std::size_t asked = 0;
    uri::ResourceLoader loader() {
        return [this](const uri::Uri& url) -> Result<uri::Resource> {
            ++asked;
            if (url.text() != k_service) return fail(ErrorCode::io, "nothing there");
            return uri::Resource{url.text(), "application/vc", to_bytes(json::to_compact_text(document)),
                                 200};
        };
    }
};

verify::Policy refreshing() {
    auto with = policy();
    with.refresh = true;
    return with;
}

} // namespace

TEST_CASE("a newer version is judged only when it is asked for, and once") {
    auto newer = renewable();
    newer["validFrom"] = "2026-01-01T00:00:00Z";
    newer["validUntil"] = "2026-02-01T00:00:00Z";
    Service service{sign(newer)};
    const auto plain = judge(sign(renewable()), policy(), service.loader());
    CHECK(plain.verdict == Verdict::valid);
    CHECK(outcome(plain, "refresh") == Outcome::skipped);
    CHECK(service.asked == 0);
    const auto report = judge(sign(renewable()), refreshing(), service.loader());
    CHECK(report.verdict == Verdict::not_valid);
    CHECK(report.state == "expired");
    CHECK(outcome(report, "refresh") == Outcome::passed);
    CHECK(service.asked == 1);
}

TEST_CASE("what is not a newer version of the same badge is not used") {
    auto other_id = renewable();
    other_id["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000";
    auto other_issuer = renewable();
    other_issuer["issuer"]["id"] = did_of(key(2));
    auto changed = sign(renewable());
    changed["name"] = "Splices";
    auto older = renewable();
    older["validFrom"] = "2024-01-01T00:00:00Z";
    auto other_person = renewable();
    other_person["validFrom"] = "2026-01-01T00:00:00Z";
    other_person["credentialSubject"]["identifier"][0]["identityHash"] = "bob@example.org";
    for (const json::Value& document :
         {sign(other_id), sign(other_issuer, key(2)), sign(renewable(), key(2)), changed,
          json::Value::object(), sign(older), sign(other_person), sign(renewable())}) {
        Service service{document};
        const auto report = judge(sign(renewable()), refreshing(), service.loader());
        CHECK(report.verdict == Verdict::valid);
        CHECK(outcome(report, "refresh") == Outcome::warned);
    }
}

TEST_CASE("the service of a badge whose signature does not hold is not asked") {
    Service service{sign(renewable())};
    auto badge = sign(renewable());
    badge["name"] = "Splices";
    CHECK(judge(badge, refreshing(), service.loader()).verdict == Verdict::not_valid);
    CHECK(service.asked == 0);
}

// Attack: the host is kept silent, or the holder keeps an answer of better days.
TEST_CASE("a kept answer is not the version of today") {
    auto expired = renewable();
    expired["validUntil"] = "2025-06-01T00:00:00Z";
    auto kept = renewable();
    kept["validFrom"] = "2025-02-01T00:00:00Z";
    const uri::ResourceLoader cache = [text = json::to_compact_text(sign(kept))](const uri::Uri& url) {
        uri::Resource resource{url.text(), "application/vc", to_bytes(text), 200};
        resource.copy = uri::Copy{"cache", *Instant::parse("2025-03-01T00:00:00Z")};
        return Result<uri::Resource>(std::move(resource));
    };
    const auto report = judge(sign(expired), refreshing(), cache);
    CHECK(report.state == "expired");
    CHECK(outcome(report, "refresh") == Outcome::warned);
}
