// Badges of Open Badges 0.5 to 2.0 from the test files of another validator, served from where they say they
// are.
#include <catch2/catch.hpp>
#include <insignia/base/text.h>
#include <insignia/check/report.h>
#include <insignia/verify/verify.h>
#include <map>
#include <support/conformance.h>

using namespace insignia;
using check::Verdict;

namespace {

// The files name addresses at hosts that never were; the old ones over HTTP, which is not fetched.
const std::map<std::string, std::string> k_site = {
    {"https://example.org/beths-robotics-badge.json", ""}, // the assertion under test
    {"https://example.org/robotics-badge.json", "2-0-basic-badgeclass.json"},
    {"https://example.org/organization.json", "2-0-basic-issuer.json"},
    {"https://a.com/instance", ""},
    {"https://a.com/instance3", ""},
    {"https://a.com/badgeclass", "1-0-basic-badgeclass.json"},
    {"https://a.com/issuer", "1-0-basic-issuer.json"},
    {"https://oldstyle.com/assertion", ""},
};

std::string over_https(const std::string& text) {
    return replace_all(text, "http://", "https://");
}

check::Report judge(const std::filesystem::path& folder, const std::string& file, const std::string& input) {
    const std::string assertion = over_https(test::read_vector(folder / file));
    const uri::ResourceLoader loader = [&](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = k_site.find(url.text());
        if (found == k_site.end()) return fail(ErrorCode::io, "the host does not answer");
        std::string text =
            found->second.empty() ? assertion : over_https(test::read_vector(folder / found->second));
        if (file.starts_with("1-1")) text = replace_all(text, "openbadges/v2", "openbadges/v1");
        return uri::Resource{url.text(), "application/json", to_bytes(text), 200};
    };
    verify::Policy policy;
    policy.now = *Instant::parse("2026-03-01T12:00:00Z");
    return verify::judge(as_bytes(assertion), input, policy, loader);
}

} // namespace

TEST_CASE("assertions of every version are judged") {
    const auto folder = test::conformance_folder("ob2-validator-core");
    test::Tally tally("ob2-validator-core");
    struct Case {
        const char* file;
        const char* input;
        const char* version;
        Verdict verdict;
    };
    const Case cases[] = {
        {"2-0-basic-assertion.json", "badge", "Open Badges 2.0", Verdict::valid},
        {"1-1-basic-assertion.json", "badge", "Open Badges 1.1", Verdict::valid},
        {"1-0-basic-assertion.json", "badge", "Open Badges 1.0", Verdict::valid},
        {"1-0-basic-assertion-with-extra-properties.json", "badge", "Open Badges 1.0", Verdict::valid},
        // Its recipient is a text, as only 0.5 had it.
        {"1-0-assertion-with-errors.json", "badge", "Open Badges 1.0", Verdict::valid},
        {"0-5-1-assertion.json", "https://oldstyle.com/assertion", "Open Badges 0.5", Verdict::valid},
        // It has no date.
        {"0-5-assertion.json", "https://oldstyle.com/assertion", "Open Badges 0.5", Verdict::not_valid},
        {"0-5-assertion.json", "badge", "Open Badges 0.5", Verdict::undetermined},
    };
    for (const Case& c : cases) {
        const auto report = judge(folder, c.file, c.input);
        CAPTURE(c.file, check::to_json(report).dump(1));
        CHECK(tally.count(report.verdict == c.verdict && report.version == c.version));
    }
}

TEST_CASE("what is no assertion is named") {
    const auto folder = test::conformance_folder("ob2-validator-core");
    test::Tally tally("ob2-validator-core definitions");
    struct Case {
        const char* file;
        const char* kind;
        const char* version;
    };
    for (const Case& c : {Case{"1-0-basic-badgeclass.json", "BadgeClass", "Open Badges 1.0"},
                          Case{"1-1-basic-badgeclass.json", "BadgeClass", "Open Badges 1.1"},
                          Case{"2-0-basic-badgeclass.json", "BadgeClass", "Open Badges 2.0"},
                          Case{"1-1-basic-issuer.json", "Issuer", "Open Badges 1.1"},
                          Case{"2-0-basic-issuer.json", "Issuer", "Open Badges 2.0"}}) {
        const auto report = judge(folder, c.file, "file");
        CAPTURE(c.file);
        CHECK(tally.count(report.kind == c.kind && report.version == c.version
                          && report.verdict == Verdict::undetermined));
    }
    const auto picture = read_file(folder / "public_domain_heart.png").value();
    const auto report = verify::judge(picture, "heart", {}, nullptr);
    CHECK(tally.count(report.kind == "PNG picture" && report.verdict == Verdict::undetermined));
}
