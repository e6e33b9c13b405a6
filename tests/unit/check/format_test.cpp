#include <catch2/catch.hpp>
#include <insignia/check/format.h>

using namespace insignia;
using check::Outcome;
using check::Verdict;

namespace {

check::Report sample() {
    check::Report report;
    report.verdict = Verdict::not_valid;
    report.headline = "Expired on 2025-06-30 (it was genuine until then).";
    report.state = "expired";
    report.input = "a&b.png";
    report.kind = "AchievementCredential";
    report.findings = {
        {"proof.signature", "signature", Outcome::passed, "unchanged", "", "VC Data Integrity 1.0, 4.4", {}},
        {"in.json", "file", Outcome::passed, "", "", "RFC 8259", {}},
        {"time.expired",
         "dates",
         Outcome::failed,
         "expired on 2025-06-30",
         "/validUntil",
         "VCDM 2.0, 4.9",
         {"ask for a new one"}},
        {"trust.issuer", "issuer", Outcome::blocked, "needs time.expired", "", "", {}},
        {"recipient", "recipient", Outcome::skipped, "not checked", "", "", {}},
    };
    return report;
}

std::string write(std::string_view format, const std::vector<check::Report>& reports,
                  check::WriteOptions options = {}) {
    const check::Format* row = check::find_format(format);
    REQUIRE(row != nullptr);
    return row->write(reports, options);
}

} // namespace

TEST_CASE("text says the verdict first and only what is worth a line") {
    CHECK(write("text", {sample()})
          == "NOT VALID  Expired on 2025-06-30 (it was genuine until then).\n"
             "  ✓ signature    unchanged\n"
             "  ✗ dates        expired on 2025-06-30  (/validUntil)\n"
             "                 ask for a new one\n"
             "  - recipient    not checked\n");
}

TEST_CASE("text without unicode has signs of ASCII alone") {
    check::WriteOptions options;
    options.unicode = false;
    options.explain = true;
    check::Report report = sample();
    report.headline = "signed by did:key:z6Mk…9Yf7";
    const std::string text = write("text", {report}, options);
    for (const char c : text) CHECK(static_cast<unsigned char>(c) < 0x80);
    CHECK(text.find("  x dates") != std::string::npos);
    CHECK(text.find("[in.json] RFC 8259") != std::string::npos);
    CHECK(text.find("needs time.expired") != std::string::npos);
}

TEST_CASE("text from a badge cannot act on the terminal nor begin a line") {
    check::Report report = sample();
    report.headline = "\"x\x1b[2J\nVALID  all is well\"";
    report.findings[0].message = "\xc2\x9b"
                                 "31m \xe2\x80\xae evil";
    for (const char* format : {"text", "json", "ndjson", "junit"}) {
        CAPTURE(format);
        const std::string text = write(format, {report});
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find("\xc2\x9b") == std::string::npos);
        CHECK(text.find("\xe2\x80\xae") == std::string::npos);
        CHECK(text.find("\nVALID") == std::string::npos);
    }
    const auto document = json::parse(write("json", {report}));
    REQUIRE(document.has_value());
    CHECK((*document)["headline"] == report.headline);
}

TEST_CASE("colour stands beside the words") {
    check::WriteOptions options;
    options.color = true;
    const std::string text = write("text", {sample()}, options);
    CHECK(text.starts_with("\x1b[1;31mNOT VALID\x1b[0m  Expired"));
}

TEST_CASE("JSON has the stable keys; many inputs are a list") {
    const auto single = json::parse(write("json", {sample()}));
    REQUIRE(single.has_value());
    for (const char* key : {"verdict", "input", "kind", "version", "securing", "checks", "badge"})
        CHECK(single->contains(key));
    CHECK((*single)["verdict"] == "not-valid");
    CHECK((*single)["checks"][2]["outcome"] == "failed");
    CHECK((*single)["checks"][2]["where"] == "/validUntil");
    CHECK((*single)["badge"].is_null());

    check::WriteOptions options;
    options.many = true;
    CHECK(json::parse(write("json", {sample()}, options))->is_array());
    CHECK(json::parse(write("json", {sample(), sample()}))->size() == 2);
    CHECK(write("ndjson", {sample(), sample()}).find('\n') != std::string::npos);
}

TEST_CASE("JUnit counts and escapes") {
    const std::string text = write("junit", {sample()});
    CHECK(text.find(R"(<testsuite name="a&amp;b.png" tests="5" failures="1" errors="0" skipped="2">)")
          != std::string::npos);
    CHECK(text.find(R"(<failure message="expired on 2025-06-30">/validUntil</failure>)")
          != std::string::npos);
}

TEST_CASE("every outcome and verdict has its own name") {
    CHECK(check::to_string(Outcome::not_applicable) == "not-applicable");
    CHECK(check::to_string(Outcome::undetermined) == "undetermined");
    CHECK(check::to_string(Verdict::not_valid) == "not-valid");
    CHECK(check::verdict_word(Verdict::undetermined) == "UNDETERMINED");
    CHECK(check::find_format("yaml") == nullptr);
    CHECK(sample().find("recipient") != nullptr);
    CHECK(sample().find("nothing") == nullptr);
}
