// Every rule by its own examples: what `lint --explain` shows as bad is found, what it shows as good is not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <insignia/lint/write.h>
#include <insignia/workspace/definition_file.h>
#include <insignia/workspace/system_file.h>
#include <map>

namespace fs = std::filesystem;
using namespace insignia;
using lint::Severity;

namespace {

// A definition in which no rule finds anything; samples replace parts of it.
std::string good_definition() {
    return read_text_file("examples/ci-pipeline/badges/bicycle-repair.toml").value();
}

// A TOML text as the blocks of its keys and tables, in their order: "name", "evidence", …
using Blocks = std::vector<std::pair<std::string, std::string>>;
Blocks split_blocks(const std::string& toml) {
    Blocks blocks;
    bool within_text = false;
    for (const auto line : split(toml, '\n')) {
        const auto row = std::string(line) + "\n";
        const bool begins = !within_text && !line.empty() && line.front() != '#';
        const bool in_table = !blocks.empty() && blocks.back().second.starts_with("[");
        if (begins && line.front() == '[') {
            const auto name = line.substr(line.find_first_not_of('['));
            blocks.emplace_back(name.substr(0, name.find(']')), row);
        } else if (begins && !in_table)
            blocks.emplace_back(line.substr(0, line.find_first_of(" .=")), row);
        else if (!blocks.empty())
            blocks.back().second += row;
        if (line.find("\"\"\"") != std::string_view::npos && line.find("\"\"\"") == line.rfind("\"\"\""))
            within_text = !within_text;
    }
    return blocks;
}

// The good definition with the keys of the sample in place of its own; "# no hours" takes hours out.
std::string overlay(const std::string& sample) {
    const auto replaced = split_blocks(sample);
    const auto is_replaced = [&](const std::string& key) {
        return std::ranges::any_of(replaced, [&](const auto& block) { return block.first == key; })
               || sample.find("# no " + key) != std::string::npos;
    };
    std::string keys, tables;
    for (const auto& list : {split_blocks(good_definition()), replaced})
        for (const auto& [key, text] : list)
            (text.starts_with("[") ? tables : keys) += list == replaced || !is_replaced(key) ? text : "";
    return keys + "\n" + tables;
}

// The definitions beside the systems of the samples; a is aligned to DigComp 1.1.
std::vector<credential::Definition> system_badges() {
    std::vector<credential::Definition> badges;
    for (const char* slug : {"a", "b", "c", "m"}) {
        badges.emplace_back();
        badges.back().slug = slug;
    }
    badges.front().alignments.push_back({"DigComp 2.2", "1.1", "", "", "", ""});
    return badges;
}

void add(lint::Input& input, const std::string& form, const std::string& sample) {
    if (form == "toml") {
        const auto toml = overlay(sample);
        auto file = workspace::parse_definition(toml, "bicycle-repair", "sample.toml");
        INFO(toml);
        REQUIRE(file.has_value());
        lint::add_definition(
            input,
            {"sample.toml", toml, file->definition, file->places, file->places.count("/picture") != 0, {}});
    } else if (form == "system") {
        auto file = workspace::parse_system(sample, "sample", "systems/sample.toml");
        REQUIRE(file.has_value());
        lint::add_system(input, {"systems/sample.toml", sample, file->places, file->system, system_badges()});
    } else if (form == "json")
        REQUIRE(lint::add_json(input, "sample.json", sample).has_value());
    else
        lint::add_picture(input, lint::inspect_picture(as_bytes(sample), "sample.svg"));
}

lint::Profile all_rules() {
    auto profile = lint::find_profile("cities-of-learning").value();
    for (auto& [rule, severity] : profile.severities)
        if (severity == Severity::off) severity = Severity::warning;
    return profile;
}

bool finds(const lint::Input& input, std::string_view rule) {
    const auto report = lint::run(input, all_rules());
    return std::ranges::any_of(report.findings,
                               [&](const auto& finding) { return finding.rule->id == rule; });
}

lint::Input picture(double size, double contrast, const char* file = "a.png", const char* hash = "1") {
    lint::Input input;
    lint::Picture facts;
    facts.file = file;
    facts.format = lint::Picture::Format::png;
    facts.width = facts.height = size;
    facts.hash = hash;
    facts.contrast = contrast;
    lint::add_picture(input, facts);
    return input;
}

// Facts that are no text of a badge.
struct MadeSample {
    std::string_view rule;
    lint::Input (*make)(bool bad);
};

lint::Input two_pictures(bool bad) {
    auto input = picture(600, 9);
    lint::Picture second = input.subjects[0].badge.picture;
    second.file = "b.png";
    if (!bad) second.hash = "2";
    lint::add_picture(input, second);
    return input;
}

lint::Input issued_before(bool bad) {
    const auto toml = good_definition();
    auto file = workspace::parse_definition(toml, "bicycle-repair", "sample.toml").value();
    lint::Input input;
    json::Value issued = {{"name", bad ? "Another name" : "Bicycle Repair"}, {"inLanguage", "en"}};
    for (const char* key : {"description", "criteria", "achievementType", "alignment", "tag"})
        issued[key] = nullptr;
    lint::add_definition(input, {"sample.toml", toml, file.definition, file.places, false, issued});
    auto& changed = input.subjects[0].badge.changed_since_issued;
    std::erase_if(changed, [](const auto& key) { return key != "name"; });
    return input;
}

lint::Input people(bool bad) {
    lint::Input input;
    lint::add_people(input, "people.csv",
                     bad ? std::vector<lint::Fault>{{"people-list", "", "no column for an address", "", true}}
                         : std::vector<lint::Fault>{});
    return input;
}

lint::Input unreadable(bool bad) {
    lint::Input input;
    if (bad)
        lint::add_unreadable(input, Error{ErrorCode::parse, "a mark is missing", "a.toml:1:8", {}},
                             "name = \"A\n");
    return input;
}

lint::Input asked(bool bad) {
    lint::Input input;
    add(input, "toml", "criteria_url = \"https://badges.sample-town.eu/bicycle-repair#how\"\n");
    input.answers["https://badges.sample-town.eu/bicycle-repair"] = {bad ? 404 : 200, "text/html", false,
                                                                     false, ""};
    return input;
}

const MadeSample k_made[] = {
    {"link-dead", asked},
    {"image-size", [](bool bad) { return picture(bad ? 90 : 600, 9); }},
    {"image-low-contrast", [](bool bad) { return picture(600, bad ? 1.1 : 9); }},
    {"image-duplicate", two_pictures},
    {"version-not-bumped", issued_before},
    {"people-list", people},
    {"file-unreadable", unreadable},
};

lint::Report lint_folder(const std::string& folder, lint::Input& input) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        const auto text = read_text_file(entry.path()).value();
        auto file =
            workspace::parse_definition(text, entry.path().stem().string(), entry.path().string()).value();
        lint::add_definition(input, {entry.path().string(), text, file.definition, file.places, false, {}});
    }
    return lint::run(input, lint::find_profile(lint::k_default_profile).value());
}

} // namespace

TEST_CASE("every rule finds its bad example and passes its good one") {
    for (const auto& rule : lint::rules()) {
        CAPTURE(rule.id);
        const auto explanation = lint::explain(rule.id);
        REQUIRE(explanation.why.size() > 30);
        REQUIRE_FALSE(explanation.bad.empty());
        REQUIRE_FALSE(explanation.good.empty());
        CHECK_FALSE(rule.citation.empty());
        lint::Input bad, good;
        if (explanation.bad_form == "text") {
            const auto* const made = std::ranges::find(k_made, rule.id, &MadeSample::rule);
            REQUIRE(made != std::end(k_made));
            bad = made->make(true);
            good = made->make(false);
        } else {
            add(bad, explanation.bad_form, explanation.bad);
            add(good, explanation.good_form, explanation.good);
        }
        CHECK(finds(bad, rule.id));
        CHECK_FALSE(finds(good, rule.id));
    }
}

TEST_CASE("rules that judge wording are never errors") {
    for (const char* name : {"ob3", "cities-of-learning", "badge-nation", "trusted", "event"}) {
        const auto profile = lint::find_profile(name).value();
        for (const char* rule :
             {"name-generic", "description-too-short", "description-copied-from-activity",
              "criteria-vague-verb", "description-not-past-tense", "criteria-attendance-only",
              "tag-not-in-text", "layer-missing", "context-missing"})
            CHECK(profile.severity_of(*lint::find_rule(rule)) < Severity::error);
    }
    CHECK_FALSE(lint::find_profile("cities").has_value());
}

TEST_CASE("the badges of the course pass, their bad twin does not") {
    lint::Input good;
    const auto clean = lint_folder("examples/open-badges-course/badges", good);
    INFO(lint::find_format("concise")->write(good, clean, {}));
    CHECK(clean.badges == 7);
    CHECK(clean.count(Severity::error) == 0);
    CHECK(clean.count(Severity::warning) == 0);

    lint::Input twin;
    const auto report = lint_folder("examples/open-badges-course-bad-twin/badges", twin);
    const std::map<std::string, std::vector<std::size_t>> expected = {
        {"name-generic", {1}},
        {"description-copied-from-activity", {5, 5, 5}},
        {"workload-missing", {4}},
        {"criteria-vague-verb", {7, 8}},
        {"tag-not-in-text", {9}},
        {"tag-too-long", {9}},
        {"evidence-assessor-missing", {11}},
        {"evidence-personal-data", {15}},
        {"self-approval-high-stakes", {14}},
        {"alignment-unknown-target", {18}},
        {"id-not-permanent", {18}},
        {"image-alt-text-missing", {24}},
    };
    for (const auto& [rule, lines] : expected) {
        std::vector<std::size_t> found;
        for (const auto& finding : report.findings)
            if (finding.rule->id == rule) found.push_back(finding.place.line);
        CAPTURE(rule);
        CHECK(found == lines);
    }
}

TEST_CASE("a reason silences a rule, in the badge or in the workspace") {
    lint::Input input;
    add(input, "toml",
        "tags = [\"leadership\"]\n[lint]\nignore = { \"tag-not-in-text\" = \"the name of the programme\" "
        "}\n");
    const auto report = lint::run(input, all_rules());
    CHECK(report.silenced == 1);
    CHECK_FALSE(finds(input, "tag-not-in-text"));
    lint::Input other;
    add(other, "toml", "tags = [\"leadership\"]\n");
    CHECK(finds(other, "tag-not-in-text"));
    other.ignore["tag-not-in-text"] = "all badges carry the tag of the programme";
    CHECK_FALSE(finds(other, "tag-not-in-text"));
}

TEST_CASE("an announcement is recognised in seven languages, a report of earners in none") {
    struct Row {
        const char *language, *invitation, *vague, *report;
    };
    const Row rows[] = {
        {"en", "Sign up now!", "- Know the tools",
         "Earners of this badge have repaired a bicycle free of charge and met the deadline."},
        {"it", "Iscriviti subito!", "- Conoscere gli strumenti",
         "Chi ha ottenuto questo badge ha riparato una bicicletta e consegnato il lavoro entro il 5 maggio."},
        {"fr", "Inscrivez-vous vite !", "- Comprendre les outils",
         "Les titulaires de ce badge ont réparé un vélo et remis leur travail."},
        {"de", "Melde dich an!", "- Die Werkzeuge kennen",
         "Inhaberinnen und Inhaber dieses Badges haben ein Fahrrad repariert; so können sie anderen helfen."},
        {"es", "¡Inscríbete ya!", "- Conocer las herramientas",
         "Las personas que han obtenido esta insignia han reparado una bicicleta; cada una participa en un "
         "equipo."},
        {"lt", "Registruokitės dabar!", "- Suprasti įrankius",
         "Šio ženklelio turėtojai suremontavo dviratį ir nemokamai padėjo kitiems, kurie buvo iš kito "
         "miesto."},
        {"sl", "Prijavite se!", "- Poznati orodja",
         "Imetniki te značke so popravili kolo in pomagali drugim."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.language);
        CHECK(lint::make_text(row.invitation, row.language, "").has(lint::Meaning::invitation));
        const auto report = lint::make_text(row.report, row.language, "");
        CHECK_FALSE(report.has(lint::Meaning::invitation));
        CHECK(report.has(lint::Meaning::opening));
        CHECK(lint::make_text(row.vague, row.language, "").has(lint::Meaning::vague));
        CHECK(lint::guess_language(report.words) == row.language);
    }
    CHECK(lint::word_list_languages().size() == 7);
}

TEST_CASE("words are found at their bounds, without regard to case and accents") {
    const auto text = lint::make_text("SIGN UP NOW, Müller; knowing-how", "en", "");
    CHECK(text.words[3].folded == "muller");
    CHECK(text.shown(*text.find(lint::Meaning::invitation)) == "SIGN UP NOW");
    CHECK_FALSE(text.has(lint::Meaning::vague));
    CHECK_FALSE(lint::make_text("We willingly helped", "en", "").has(lint::Meaning::future));
}

TEST_CASE("SARIF has the structure that 2.1.0 demands") {
    lint::Input input;
    const auto report = lint_folder("examples/open-badges-course-bad-twin/badges", input);
    const auto text = lint::find_format("sarif")->write(input, report, {});
    const auto log = json::parse(text).value();
    CHECK(json::member_text(log, "version") == "2.1.0");
    const auto& run = log.at("runs").at(0);
    const auto& rules = run.at("tool").at("driver").at("rules");
    REQUIRE(run.at("results").size() == report.findings.size());
    std::vector<std::string> prints;
    for (const auto& result : run.at("results")) {
        const auto index = result.at("ruleIndex").get<std::size_t>();
        CHECK(rules.at(index).at("id") == result.at("ruleId"));
        CHECK((result.at("level") == "error" || result.at("level") == "warning"
               || result.at("level") == "note"));
        const auto& place = result.at("locations").at(0).at("physicalLocation");
        CHECK_FALSE(place.at("artifactLocation").at("uri").get<std::string>().empty());
        const auto& region = place.at("region");
        CHECK(region.at("startLine") >= 1);
        CHECK(region.at("endColumn") > region.at("startColumn"));
        prints.push_back(result.at("partialFingerprints").at("insigniaLint/v1"));
    }
    std::ranges::sort(prints);
    CHECK(std::ranges::adjacent_find(prints) == prints.end());
}
