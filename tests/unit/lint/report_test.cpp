// Where findings stand, what is said about files that cannot be read, and Open Badges 2.0.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <insignia/lint/write.h>
#include <insignia/workspace/definition_file.h>

using namespace insignia;

namespace {

lint::Report report_on(const lint::Input& input, const char* profile = "cities-of-learning") {
    return lint::run(input, lint::find_profile(profile).value());
}

// "line:column+characters" of the first finding of a rule.
std::string place_of(const lint::Report& report, std::string_view rule) {
    const auto found =
        std::ranges::find_if(report.findings, [&](const auto& finding) { return finding.rule->id == rule; });
    if (found == report.findings.end()) return {};
    return std::to_string(found->place.line) + ":" + std::to_string(found->place.column) + "+"
           + std::to_string(found->characters);
}

lint::Input definition(const std::string& toml) {
    auto file = workspace::parse_definition(toml, "a", "a.toml");
    REQUIRE(file.has_value());
    lint::Input input;
    lint::add_definition(input, {"a.toml", toml, file->definition, file->places, false, {}});
    return input;
}

lint::Input document(const std::string& text) {
    lint::Input input;
    REQUIRE(lint::add_json(input, "a.json", text).has_value());
    return input;
}

std::size_t errors_of(const lint::Report& report, std::string_view rule) {
    return static_cast<std::size_t>(std::ranges::count_if(report.findings, [&](const auto& finding) {
        return finding.rule->id == rule && finding.severity == lint::Severity::error;
    }));
}

} // namespace

TEST_CASE("a finding stands at the word that is meant, not at one like it") {
    const std::string items = "- Listed the unknown birds, known birds\n- To know the birds";
    const std::string head = "name = \"A\"\nlanguage = \"en\"\n";
    CHECK(place_of(report_on(definition(head + "criteria = \"\"\"\n" + items + "\"\"\"\n")),
                   "criteria-vague-verb")
          == "5:6+4");
    CHECK(place_of(
              report_on(definition(head + "criteria = '''\r\n- Listed the unknown\r\n- To know it'''\r\n")),
              "criteria-vague-verb")
          == "5:6+4");
    CHECK(place_of(report_on(definition(head + "criteria = \"- unknown\\u00e9\\n- know it\"\n")),
                   "criteria-vague-verb")
          == "3:32+4");
    CHECK(place_of(report_on(definition(head + "criteria = { en = \"- an unknown\\n- know it\" }\n")),
                   "criteria-vague-verb")
          == "3:36+4");
    const std::string json =
        "{\"type\": [\"Achievement\"], \"inLanguage\": \"de\",\n\"criteria\": {\"narrative\": "
        "\"- Wei\\u00dfes Blatt gefaltet\\n- Wei\\u00df es\"}}";
    CHECK(place_of(report_on(document(json)), "criteria-vague-verb") == "2:60+9");
}

TEST_CASE("a thousand findings are placed as one is") {
    std::string tags;
    for (int i = 0; i < 1000; ++i) tags += std::string(i == 0 ? "" : ",\n") + "\"one two three four\"";
    const auto report = report_on(document("{\"type\": [\"Achievement\"], \"tag\": [" + tags + "]}"));
    std::vector<std::size_t> lines;
    for (const auto& finding : report.findings)
        if (finding.rule->id == "tag-too-long") lines.push_back(finding.place.line);
    REQUIRE(lines.size() == 1000);
    CHECK(lines.front() == 1);
    CHECK(lines.back() == 1000);
}

TEST_CASE("a file that cannot be read is an error in every format") {
    lint::Input input;
    lint::add_unreadable(input, {ErrorCode::parse, "a mark is missing", "b/a.toml:1:8", {"write it"}},
                         "name = \"A\n");
    lint::add_unreadable(input, {ErrorCode::not_found, "there is no such file", "nope.toml", {}});
    const auto report = report_on(input, "ob3");
    CHECK(report.unreadable == 2);
    CHECK(place_of(report, "file-unreadable") == "1:8+1");
    const auto write = [&](const char* format) {
        return lint::find_format(format)->write(input, report, {});
    };
    CHECK_THAT(write("github"), Catch::Contains("::error file=b/a.toml,line=1,col=8"));
    CHECK_THAT(write("github"), Catch::Contains("::error file=nope.toml,title"));
    CHECK_THAT(write("concise"), Catch::Contains("nope.toml: error[file-unreadable] there is no such file"));
    CHECK_THAT(write("full"), Catch::Contains("2 files could not be read"));
    CHECK_THAT(write("junit"), Catch::Contains("failures=\"0\" errors=\"1\""));
    CHECK_THAT(write("junit"), Catch::Contains("<error type=\"error\" message=\"there is no such file\""));
    CHECK(json::parse(write("json")).value().at("unreadable") == 2);
    const auto run = json::parse(write("sarif")).value().at("runs").at(0);
    REQUIRE(run.at("results").size() == 1);
    CHECK(run.at("results").at(0).at("locations").at(0).at("physicalLocation").at("region").at("startLine")
          == 1);
    const auto& invocation = run.at("invocations").at(0);
    CHECK(invocation.at("executionSuccessful") == false);
    CHECK(invocation.at("toolExecutionNotifications").size() == 1);
    CHECK_THAT(lint::write_html(input, report), Catch::Contains("nope.toml"));
}

TEST_CASE("Open Badges 2.0 is held against its tables") {
    const auto bad = report_on(
        document(
            R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://b.eu/a",
        "recipient": {"type": "email", "hashed": true, "identity": "sha256$zz"},
        "badge": {"type": "BadgeClass", "id": "no address", "name": ["x"], "description": "", "image": "none",
        "criteria": {"id": 7}, "issuer": {"id": "https://b.eu/i", "type": "Profile", "name": "Uni", "url": "uni",
        "email": "a@b.eu"}}, "verification": {"type": "magic"}, "issuedOn": "yesterday"})"),
        "ob3");
    CHECK(errors_of(bad, "standard-form") == 8); // hash, id, name, image, criteria, url, verification, date
    CHECK(errors_of(bad, "required-field-missing") == 2); // description, what the criteria are
    const auto good = report_on(
        document(
            R"({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": "https://b.eu/c", "name": "x",
        "description": "y", "image": "https://b.eu/i.png", "criteria": "https://b.eu/c.html",
        "issuer": "https://b.eu/i"})"),
        "ob3");
    CHECK(good.findings.empty());
    const auto empty =
        report_on(document(R"({"type": ["Achievement"], "id": "urn:uuid:5f1d2a4e-0c6b-4a53-9d2e-6b8c1f3e7a90",
        "name": " ", "description": "", "criteria": {"narrative": "y"}})"),
                  "ob3");
    CHECK(errors_of(empty, "required-field-missing") == 2);
    CHECK(empty.findings.size() == 2); // achievementType is optional
}

TEST_CASE("languages of a definition are codes, complete and its own") {
    const auto messages = [](lint::Input input) {
        std::string all;
        for (const auto& finding : report_on(input).findings) all += finding.message + "\n";
        return all;
    };
    CHECK_THAT(messages(definition("name = \"A\"\nlanguage = \"german\"\n")),
               Catch::Contains("\"german\" is no language code"));
    auto input = definition("name = { de = \"A\" }\nlanguage = \"de\"\n");
    CHECK_THAT(messages(input), !Catch::Contains("first language of the workspace"));
    input.main_language = "it";
    CHECK_THAT(messages(input), Catch::Contains("no text in \"it\", the first language of the workspace"));
    const std::string copied = "They repaired a bicycle and told others how to do it";
    const auto all = messages(
        definition("name = { en = \"A\", de = \"B\" }\nlanguage = \"en\"\ncontext = { en = \"C\" }\n"
                   "description = { en = \""
                   + copied + "\", de = \"" + copied + "\" }\n[[evidence]]\ntask = { en = \"T\" }\n"));
    CHECK_THAT(all, Catch::Contains("there is no context in \"de\""));
    CHECK_THAT(all, Catch::Contains("there is no task \"T\" in \"de\""));
    CHECK_THAT(all, Catch::Contains("the description in \"de\" is that in \"en\""));
    CHECK_THAT(messages(definition("name = { en = \"A\" }\nlanguage = \"fr\"\n")),
               Catch::Contains("there is no name in \"fr\""));
}

TEST_CASE("facts around a badge: its organisation, its end, its earner") {
    auto named =
        definition("name = \"Kitchen\"\nlanguage = \"en\"\nvalid_for = \"P2W\"\ntags = [\"a-b-c-d\"]\n");
    named.organisation = "Kitchen";
    const auto report = report_on(named);
    CHECK_FALSE(place_of(report, "name-generic").empty());
    CHECK_FALSE(place_of(report, "expiry-policy").empty());
    CHECK(place_of(report, "tag-too-long").empty());
    const std::string credential =
        R"({"type": ["VerifiableCredential", "OpenBadgeCredential"], "validFrom": "2025-05-01T00:00:00Z",
        "validUntil": "2025-05-03T00:00:00Z", "credentialSubject": {"id": "mailto:ana@b.eu", "identifier":
        {"type": "IdentityObject", "identityHash": "+49 170 123", "hashed": false, "identityType": "ext:phone"},
        "achievement": {"type": ["Achievement"], "name": "A"}}})";
    const auto issued = report_on(document(credential));
    CHECK_FALSE(place_of(issued, "expiry-policy").empty());
    CHECK(errors_of(issued, "recipient-hash-weak") == 2);
    lint::Input baked;
    REQUIRE(lint::add_json(baked, "a.png", credential, lint::WithinPicture::yes).has_value());
    for (const auto& finding : report_on(baked).findings) {
        CHECK(finding.place.line == 0);
        CHECK(finding.rule->id != "image-missing-or-format");
    }
}
