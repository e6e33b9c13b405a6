#include <catch2/catch.hpp>
#include <deque>
#include <fmt/format.h>
#include <insignia/design_canvas.h>

using namespace insignia;

namespace {

// A terminal at which somebody types the given lines; an empty line takes the default.
class TypedConsole final : public app::Console {
public:
    explicit TypedConsole(std::deque<std::string> lines) : m_lines(std::move(lines)) {}

    void configure(const app::ConsoleSettings&) override {}
    void answer(std::string_view) override {}
    void talk(std::string_view text) override { said += std::string(text) + "\n"; }
    void error(const Error&) override {}
    void progress(std::size_t, std::size_t, std::string_view) override {}
    bool can_prompt() const override { return true; }
    Result<std::string> prompt(std::string_view question, std::string_view otherwise) override {
        said += fmt::format("{} [{}]\n", question, otherwise);
        if (m_lines.empty()) return fail(ErrorCode::io, "the input has ended");
        std::string line = m_lines.front();
        m_lines.pop_front();
        return line.empty() ? std::string(otherwise) : line;
    }
    Result<std::string> prompt_secret(std::string_view) override { return std::string(); }
    Result<Bytes> read_input(std::size_t) override { return Bytes(); }
    Result<std::size_t> read_some(std::span<std::uint8_t>) override { return 0; }
    bool flush() override { return true; }
    bool color() const override { return false; }
    bool unicode() const override { return true; }
    std::size_t columns() const override { return 80; }

    std::size_t left() const { return m_lines.size(); }
    std::string said;

private:
    std::deque<std::string> m_lines;
};

Result<void> ask(TypedConsole& console, credential::Definition& definition, int& previews) {
    return app::ask_for_badge(
        console, definition,
        {credential::shipped_frameworks(), {}, [&](const credential::Definition&) { ++previews; }});
}

} // namespace

TEST_CASE("the canvas asks for everything once, and again for what cannot be") {
    TypedConsole console({"",
                          "Open Badges Basics",                           // 1, once more
                          "Earners of this badge have designed a badge.", // 2
                          "In Ghent, in May 2026.",                       // 3
                          "Designed one badge",
                          "Reviewed another",
                          "", // 4
                          "Worksheet",
                          "o",
                          "Two reviews:peer",
                          "", // 5
                          "long",
                          "12 hours", // 6, once more
                          "creating",
                          "zzzz",
                          "content",
                          "1",
                          "",                          // 7
                          "Opens the trainer course.", // 8
                          "badges, , design",          // 9
                          "italian!",
                          "it", // 10, once more
                          "Le basi",
                          "Chi ha questo badge ha progettato un badge.",
                          "",
                          "- Progettato un badge",
                          "",
                          "hexgon",
                          "a shape with a name that is longer than any",
                          "circle",
                          "book",
                          "blue",
                          "#D81E5B",
                          "Basics",
                          "y"}); // 11
    credential::Definition definition;
    definition.slug = "ob-basics";
    definition.language = "en";
    int previews = 0;
    REQUIRE(ask(console, definition, previews).has_value());
    CHECK(console.left() == 0);
    CHECK(previews == 1);
    CHECK(definition.name.front().second == "Open Badges Basics");
    CHECK(definition.context.front().second == "In Ghent, in May 2026.");
    CHECK(definition.opportunities.front().second == "Opens the trainer course.");
    CHECK(definition.criteria.front().second == "- Designed one badge\n- Reviewed another");
    CHECK(definition.hours == 12);
    REQUIRE(definition.evidence.size() == 2);
    CHECK(definition.evidence[0].assessor == credential::Assessor::organiser);
    CHECK(definition.evidence[1].assessor == credential::Assessor::peer);
    CHECK(definition.alignments.size() == 1);
    CHECK(definition.tags == std::vector<std::string>{"badges", "design"});
    CHECK(credential::in_language(definition.name, "it") == "Le basi");
    CHECK(definition.context.size() == 1);
    CHECK(definition.translated == credential::Localized{{"it", "1"}});
    CHECK(definition.picture.shape == "circle");
    CHECK(definition.picture.color == "#D81E5B");
    CHECK(definition.picture.text == "Basics");
    CHECK(console.said.find("did you mean \"hexagon\"?") != std::string::npos);
    // The same text is offered after each answer that was refused.
    const std::string shape = "11/11 picture: shape [hexagon]\n";
    std::size_t offers = 0;
    for (auto at = console.said.find(shape); at != std::string::npos; at = console.said.find(shape, at + 1))
        ++offers;
    CHECK(offers == 3);
    CHECK(console.said.find("11/11") != std::string::npos);
    CHECK(console.said.find("12/11") == std::string::npos);
}

TEST_CASE("< goes back, and what was answered is kept") {
    TypedConsole console({"<",
                          "Name", // 1, from which there is no way back
                          "Did things.",
                          "<",
                          "",               // 2 again, kept
                          "Ghent",          // 3
                          "Wrote a text",   // 4
                          "<",              // to 3
                          "Ghent, Belgium", // 3
                          "",               // 4, kept
                          "Report",
                          "<", // in the middle of a task: to 4
                          "",
                          "Report:self",
                          "", // 5
                          "",
                          "",
                          "",
                          "",
                          "-",
                          "shield",
                          "<",
                          "circle",
                          "",
                          "",
                          "",
                          "n",
                          "",
                          "",
                          "",
                          "",
                          "y"});
    credential::Definition definition;
    definition.language = "en";
    int previews = 0;
    REQUIRE(ask(console, definition, previews).has_value());
    CHECK(console.left() == 0);
    CHECK(previews == 2);
    CHECK(definition.description.front().second == "Did things.");
    CHECK(definition.context.front().second == "Ghent, Belgium");
    CHECK(definition.criteria.front().second == "- Wrote a text");
    REQUIRE(definition.evidence.size() == 1);
    CHECK(definition.evidence[0].assessor == credential::Assessor::self);
    CHECK(definition.picture.shape == "circle");
}

TEST_CASE("an input that ends is an error, not an endless question") {
    TypedConsole console({"Name"});
    credential::Definition definition;
    int previews = 0;
    CHECK_FALSE(ask(console, definition, previews).has_value());
}

TEST_CASE("hours are read with and without their unit") {
    struct Case {
        const char* text;
        double hours; // 0: refused
    };
    const Case cases[] = {{"12", 12},    {"2.5", 2.5}, {"2,5 h", 2.5}, {" 12 hours ", 12}, {"3h", 3},
                          {"1 Hour", 1}, {"", 0},      {"-1", 0},      {"0", 0},           {"2 days", 0},
                          {"nan", 0},    {"inf", 0},   {"1e9", 0},     {"hours", 0}};
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto hours = app::parse_hours(c.text);
        REQUIRE(hours.has_value() == (c.hours != 0));
        if (hours) CHECK(*hours == c.hours);
    }
}

TEST_CASE("a task and who assesses it") {
    const auto task = app::parse_evidence_task("Report: two pages : organiser", "en");
    CHECK(task.name.front().second == "Report: two pages");
    CHECK(task.assessor == credential::Assessor::organiser);
    const auto unknown = app::parse_evidence_task("Report: two pages", "en");
    CHECK(unknown.name.front().second == "Report: two pages");
    CHECK(unknown.assessor == credential::Assessor::unstated);
}

TEST_CASE("an alignment is looked up in the frameworks") {
    const auto alignment = app::parse_alignment("digcomp:3.1", "en", credential::shipped_frameworks());
    REQUIRE(alignment.has_value());
    CHECK(alignment->name == "Developing digital content");
    CHECK_FALSE(app::parse_alignment("DigComp 2.2:99", "en", credential::shipped_frameworks()).has_value());
    CHECK_FALSE(app::parse_alignment("Unknown:1", "en", credential::shipped_frameworks()).has_value());
    CHECK_FALSE(app::parse_alignment("no colon", "en", credential::shipped_frameworks()).has_value());
}
