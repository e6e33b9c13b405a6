#include <catch2/catch.hpp>
#include <insignia/workspace/definition_edit.h>
#include <insignia/workspace/definition_file.h>

using namespace insignia;
using workspace::edit_definition;

namespace {

constexpr std::string_view k_file = R"(# Our first badge.
name = "Basics"      # short, for the ribbon
tags = [ "one",      # the first
         "two" ]
description = """
Earners have "done"
it = all."""

# What it looks like
[picture]
icon = "book"
  color = '#0B5FFF'  # the house colour
)";

credential::Definition read(std::string_view toml) {
    const auto file = workspace::parse_definition(toml, "basics", "basics.toml");
    REQUIRE(file.has_value());
    return file->definition;
}

} // namespace

TEST_CASE("without a change the text stays as it is") {
    const auto edited = edit_definition(k_file, read(k_file), "basics.toml");
    REQUIRE(edited.has_value());
    CHECK(edited->text == k_file);
    CHECK_FALSE(edited->rewritten);
}

TEST_CASE("a changed value changes in its place") {
    auto wanted = read(k_file);
    wanted.picture.color = "#FF0000";
    wanted.picture.icon = "star";
    wanted.name.front().second = "More \"basics\"";
    const auto edited = edit_definition(k_file, wanted, "basics.toml");
    REQUIRE(edited.has_value());
    CHECK_FALSE(edited->rewritten);
    CHECK(edited->text.find("name = \"More \\\"basics\\\"\"      # short, for the ribbon")
          != std::string::npos);
    CHECK(edited->text.find("  color = \"#FF0000\"  # the house colour") != std::string::npos);
    CHECK(edited->text.find("# the first") != std::string::npos);
    CHECK(edited->text.find("# What it looks like") != std::string::npos);
}

TEST_CASE("new keys come to their table, empty ones go") {
    auto wanted = read(k_file);
    wanted.hours = 2.5;
    wanted.picture.level = 3;
    wanted.tags.clear();
    const auto edited = edit_definition(k_file, wanted, "basics.toml");
    REQUIRE(edited.has_value());
    CHECK_FALSE(edited->rewritten);
    CHECK(edited->text.find("hours = 2.5\n\n# What it looks like") != std::string::npos);
    CHECK(edited->text.find("level = 3") > edited->text.find("[picture]"));
    CHECK(edited->text.find("tags") == std::string::npos);
    CHECK(edited->text.find("\"two\"") == std::string::npos);
}

TEST_CASE("a table that is not there yet is added at the end") {
    auto wanted = read("name = \"Basics\"");
    wanted.picture.icon = "key";
    const auto edited = edit_definition("name = \"Basics\"", wanted, "basics.toml");
    REQUIRE(edited.has_value());
    CHECK(edited->text.starts_with("name = \"Basics\"\n"));
    CHECK(read(edited->text).picture.icon == "key");
}

TEST_CASE("what cannot be edited in place is written anew, and said so") {
    const std::string inline_table = "# mine\nname = \"Basics\"\npicture = { icon = \"book\" }\n";
    auto wanted = read(inline_table);
    wanted.picture.icon = "key";
    const auto edited = edit_definition(inline_table, wanted, "basics.toml");
    REQUIRE(edited.has_value());
    CHECK(edited->rewritten);
    CHECK(read(edited->text).picture.icon == "key");

    auto fewer = read("name = \"B\"\n[[evidence]]\ntask = \"one\"\n[[evidence]]\ntask = \"two\"\n");
    fewer.evidence.erase(fewer.evidence.begin());
    const auto shorter = edit_definition(
        "name = \"B\"\n[[evidence]]\ntask = \"one\"\n[[evidence]]\ntask = \"two\"\n", fewer, "b.toml");
    REQUIRE(shorter.has_value());
    CHECK(read(shorter->text).evidence.size() == 1);
}

TEST_CASE("a second evidence task can be edited and a third added") {
    const std::string toml =
        "name = \"B\"\n\n[[evidence]]\ntask = \"one\"\n\n# the hard one\n[[evidence]]\ntask = \"two\"\n";
    auto wanted = read(toml);
    wanted.evidence[1].assessor = credential::Assessor::peer;
    const auto edited = edit_definition(toml, wanted, "b.toml");
    REQUIRE(edited.has_value());
    CHECK_FALSE(edited->rewritten);
    CHECK(edited->text.find("# the hard one") != std::string::npos);
    CHECK(read(edited->text).evidence[1].assessor == credential::Assessor::peer);

    wanted.evidence.push_back({{{"en", "three"}}, {}, credential::Assessor::self, true});
    const auto longer = edit_definition(edited->text, wanted, "b.toml");
    REQUIRE(longer.has_value());
    CHECK_FALSE(longer->rewritten);
    CHECK(read(longer->text).evidence.size() == 3);
}

TEST_CASE("a file that cannot be read is an error with its place") {
    const auto edited = edit_definition("name = ", {}, "b.toml");
    REQUIRE_FALSE(edited.has_value());
    CHECK(edited.error().where.starts_with("b.toml:1"));
}
