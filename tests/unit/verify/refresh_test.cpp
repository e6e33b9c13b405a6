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
    for (const json::Value& document : {sign(other_id), sign(other_issuer, key(2)), sign(renewable(), key(2)),
                                        changed, json::Value::object()}) {
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
