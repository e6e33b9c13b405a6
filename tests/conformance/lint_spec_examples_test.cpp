// The examples in the specifications of Open Badges 2.0 and 3.0 under the profile `ob3`: a linter that calls
// an example of the standard wrong had better be right. Every error is in the table, with the text that it
// stands on; where there are several errors in a file, all of them are named.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <map>
#include <support/conformance.h>

using namespace insignia;

namespace {

struct Row {
    std::string_view file; // how its name begins
    std::map<std::string, std::size_t> errors;
    const char* reason;
};

const Row k_known[] = {
    {"examples-5-",
     {{"required-field-missing", 1}, {"standard-form", 2}},
     "shows an extension of the context: 3.0, AchievementSubject, demands the achievement and the type, and "
     "3.0, "
     "Profile, the type"},
    {"examples-7-",
     {{"required-field-missing", 1}, {"standard-form", 2}},
     "shows credentialSchema, and is cut down like examples-5"},
    {"readme-0-",
     {{"required-field-missing", 1}, {"standard-form", 1}},
     "a subject without achievement and type, which 3.0, AchievementSubject, demands"},
    {"impl-getting-started-fence2",
     {{"standard-form", 2}, {"undefined-term", 5}},
     "the type of the achievement is an empty text, so that no context defines its members; the identity "
     "type is "
     "\"email\", which IdentifierTypeEnum calls \"emailAddress\""},
    {"index-0-introduction",
     {{"required-field-missing", 1}},
     "the recipient lacks `hashed`, which 2.0, IdentityObject demands"},
    {"impl-migrating-1-",
     {{"required-field-missing", 5}},
     "shows `related` alone; 2.0, BadgeClass demands name, description, image, criteria and issuer"},
    {"impl-migrating-4-",
     {{"undefined-term", 1}},
     "alsoKnownAs is a term of DID documents; the contexts of credentials and of Open Badges do not define "
     "it"},
    {"extensions-index-4-",
     {{"required-field-missing", 5}},
     "shows an extension and has \"...\" in place of id, description, image, criteria and issuer"},
};

// The errors by rule, and nothing when the file is no badge, class or issuer.
std::optional<std::map<std::string, std::size_t>> errors_in(const std::filesystem::path& file) {
    lint::Input input;
    const auto added = lint::add_json(input, file.filename().string(), test::read_vector(file));
    if (!added) {
        CHECK(added.error().code == ErrorCode::unsupported);
        return std::nullopt;
    }
    std::map<std::string, std::size_t> errors;
    const auto report = lint::run(input, lint::find_profile("ob3").value());
    for (const auto& finding : report.findings)
        if (finding.severity == lint::Severity::error) ++errors[std::string(finding.rule->id)];
    return errors;
}

void lint_all(const char* suite, const std::filesystem::path& folder, std::size_t least) {
    test::Tally tally(suite);
    std::size_t judged = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".json" || name == "index.json") continue;
        const auto errors = errors_in(entry.path());
        if (!errors) {
            tally.skip();
            continue;
        }
        const auto* const row =
            std::ranges::find_if(k_known, [&](const Row& known) { return name.starts_with(known.file); });
        CAPTURE(name, *errors);
        ++judged;
        if (row == std::end(k_known)) {
            CHECK(tally.count(errors->empty()));
            continue;
        }
        INFO(row->reason);
        CHECK(tally.count(*errors == row->errors));
    }
    CHECK(judged >= least);
}

} // namespace

TEST_CASE("the examples of Open Badges 3.0 have the errors that were read in them, and no others") {
    lint_all("ob3-spec-examples lint", test::conformance_folder("ob3-spec-examples") / "json", 23);
}

TEST_CASE("the examples of Open Badges 2.0 have the errors that were read in them, and no others") {
    lint_all("ob2-spec-examples lint", test::conformance_folder("ob2-spec-examples"), 5);
}
