#include "sample.h"
#include <insignia/status/status.h>

using namespace sample;
using check::Outcome;
using check::Verdict;

namespace {

constexpr const char* k_list = "https://school.example/status/1";

json::Value list_document(std::size_t revoked, const char* purpose = "revocation") {
    Bytes bits(16'384, 0);
    bits[revoked / 8] = static_cast<std::uint8_t>(0x80 >> (revoked % 8));
    return {{"@context", {"https://www.w3.org/ns/credentials/v2"}},
            {"id", k_list},
            {"type", {"VerifiableCredential", "BitstringStatusListCredential"}},
            {"issuer", did_of(key())},
            {"validFrom", "2026-02-01T00:00:00Z"},
            {"credentialSubject",
             {{"id", std::string(k_list) + "#list"},
              {"type", "BitstringStatusList"},
              {"statusPurpose", purpose},
              {"encodedList", status::encode_list(bits)}}}};
}

json::Value badge_with(const char* index, const char* purpose = "revocation") {
    auto badge = unsigned_badge();
    badge["credentialStatus"] = {{"id", std::string(k_list) + "#" + index},
                                 {"type", "BitstringStatusListEntry"},
                                 {"statusPurpose", purpose},
                                 {"statusListIndex", index},
                                 {"statusListCredential", k_list}};
    return sign(badge);
}

uri::ResourceLoader serving(const json::Value& list, int status = 200) {
    const std::string text = json::to_compact_text(list);
    return [text, status](const uri::Uri& url) -> Result<uri::Resource> {
        if (url.text() != k_list) return fail(ErrorCode::io, "nothing there", url.text());
        return uri::Resource{url.text(), "application/vc", to_bytes(text), status};
    };
}

} // namespace

TEST_CASE("the bit of a badge in its issuer's list decides") {
    CHECK(judge(badge_with("5"), policy(), serving(sign(list_document(7)))).verdict == Verdict::valid);
    const auto revoked = judge(badge_with("7"), policy(), serving(sign(list_document(7))));
    CHECK(revoked.verdict == Verdict::not_valid);
    CHECK(revoked.state == "revoked");
    CHECK(revoked.headline == "Revoked by the issuer.");
    const auto suspended =
        judge(badge_with("7", "suspension"), policy(), serving(sign(list_document(7, "suspension"))));
    CHECK(suspended.state == "suspended");
    CHECK(judge(badge_with("7", "refresh"), policy(), serving(sign(list_document(7, "refresh")))).verdict
          == Verdict::valid);
}

TEST_CASE("a list that cannot be had leaves it open, unless one accepts the gap") {
    const auto report = judge(badge_with("5"));
    CHECK(report.verdict == Verdict::undetermined);
    CHECK(outcome(report, "status.bsl") == Outcome::undetermined);
    auto with = policy();
    with.allow_unchecked_status = true;
    CHECK(judge(badge_with("5"), with).verdict == Verdict::valid);
    CHECK(judge(badge_with("5"), policy(), serving(sign(list_document(7)), 404)).verdict
          == Verdict::undetermined);
}

TEST_CASE("a list that is not sound is never accepted") {
    auto with = policy();
    with.allow_unchecked_status = true;
    with.allow_unknown_issuer = true;
    const auto refused = [&](const json::Value& list) {
        return judge(badge_with("5"), with, serving(list)).verdict == Verdict::undetermined;
    };
    auto changed = sign(list_document(7));
    changed["validFrom"] = "2026-02-02T00:00:00Z";
    CHECK(refused(changed));
    auto foreign = list_document(7);
    foreign["issuer"] = did_of(key(2));
    CHECK(refused(sign(foreign, key(2))));
    auto other = list_document(7);
    other["id"] = "https://school.example/status/2";
    CHECK(refused(sign(other)));
    auto short_list = list_document(7);
    short_list["credentialSubject"]["encodedList"] = status::encode_list(Bytes(128, 0));
    CHECK(refused(sign(short_list)));
}

TEST_CASE("a list that has ended, or a copy that is too old, says too little about today") {
    auto with = policy();
    with.allow_unchecked_status = true;
    auto ended = list_document(7);
    ended["validUntil"] = "2026-02-20T00:00:00Z";
    CHECK(judge(badge_with("5"), policy(), serving(sign(ended))).verdict == Verdict::undetermined);
    CHECK(judge(badge_with("5"), with, serving(sign(ended))).verdict == Verdict::valid);
    CHECK(judge(badge_with("7"), policy(), serving(sign(ended))).state == "revoked");

    const auto kept = [](const json::Value& list, const char* taken) -> uri::ResourceLoader {
        return [loader = serving(list), taken](const uri::Uri& url) -> Result<uri::Resource> {
            auto resource = loader(url);
            if (resource) resource->copy = uri::Copy{"cache", *Instant::parse(taken)};
            return resource;
        };
    };
    const auto list = sign(list_document(7));
    const auto fresh = judge(badge_with("5"), policy(), kept(list, "2026-02-27T12:00:00Z"));
    CHECK(fresh.verdict == Verdict::valid);
    CHECK(fresh.find("status.bsl")->message == "status list of 2026-02-01 (from cache, 2 days old)");
    const auto old = kept(list, "2026-01-01T00:00:00Z");
    CHECK(judge(badge_with("5"), policy(), old).verdict == Verdict::undetermined);
    CHECK(judge(badge_with("5"), with, old).verdict == Verdict::valid);
    CHECK(judge(badge_with("7"), policy(), old).state == "revoked");
    auto short_lived = list_document(7);
    short_lived["credentialSubject"]["ttl"] = 3'600'000;
    CHECK(judge(badge_with("5"), policy(), kept(sign(short_lived), "2026-03-01T11:30:00Z")).verdict
          == Verdict::valid);
    CHECK(judge(badge_with("5"), policy(), kept(sign(short_lived), "2026-03-01T10:30:00Z")).verdict
          == Verdict::undetermined);
    auto long_lived = list_document(7);
    long_lived["validUntil"] = "2027-01-01T00:00:00Z";
    CHECK(judge(badge_with("5"), policy(), kept(sign(long_lived), "2026-01-01T00:00:00Z")).verdict
          == Verdict::valid);
}

TEST_CASE("a list without an id is the one at its address") {
    auto list = list_document(7);
    list.erase("id");
    CHECK(judge(badge_with("5"), policy(), serving(sign(list))).verdict == Verdict::valid);
}

TEST_CASE("an index beyond the list, and a list that is never asked for without a signature") {
    CHECK(judge(badge_with("131072"), policy(), serving(sign(list_document(7)))).verdict
          == Verdict::not_valid);
    bool asked = false;
    const uri::ResourceLoader watching = [&](const uri::Uri&) -> Result<uri::Resource> {
        asked = true;
        return fail(ErrorCode::io, "no");
    };
    auto badge = badge_with("5");
    badge["name"] = "changed";
    CHECK(judge(badge, policy(), watching).verdict == Verdict::not_valid);
    CHECK_FALSE(asked);
}
