#include <catch2/catch.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/json/json.h>
#include <insignia/workspace/people.h>

using namespace insignia;
using namespace insignia::workspace;

namespace {

Result<PeopleList> parse(std::string_view text) {
    return parse_people(as_bytes(text), "people.csv");
}

// "email|name" of every person, for comparison.
std::vector<std::string> shown(const PeopleList& list) {
    std::vector<std::string> result;
    for (const auto& person : list.people)
        result.push_back(person[PersonField::email] + "|" + person.full_name());
    return result;
}

} // namespace

TEST_CASE("people lists are read as programs write them") {
    using Rows = std::vector<std::string>;
    struct Case {
        std::string_view text;
        Rows people;
    };
    const Case cases[] = {
        {"name,email\nAda,ada@example.org\n", {"ada@example.org|Ada"}},
        {"\xef\xbb\xbfName;E-Mail\r\nAda;ada@example.org\r\n", {"ada@example.org|Ada"}},
        {"EMAIL\tNAME\nada@example.org\tAda", {"ada@example.org|Ada"}},
        {"email\nada@example.org", {"ada@example.org|"}},
        {"First name,Last name,Email address\nAda,Lovelace,ada@example.org\n",
         {"ada@example.org|Ada Lovelace"}},
        {"Nome;Cognome;E-mail\nMaria;Verdi;mv@example.org", {"mv@example.org|Maria Verdi"}},
        {"vardas,pavardė,el. paštas\nEglė,Kazlaitė,e@example.org", {"e@example.org|Eglė Kazlaitė"}},
        {"Prénom,Nom,Courriel\nJean,Dupont,j@example.org", {"j@example.org|Jean Dupont"}},
        {"Name;Vorname;E-Mail\nMeier;Anna;a@example.org", {"a@example.org|Anna Meier"}},
        {"full name,surname,email\nAda Lovelace,Lovelace,l@example.org", {"l@example.org|Ada Lovelace"}},
        {"Nome e cognome;Indirizzo email\nAda;ada@example.org", {"ada@example.org|Ada"}},
        {"ПІБ;Електронна пошта\nОксана;oksana@example.org", {"oksana@example.org|Оксана"}},
        {"ΌΝΟΜΑ;email\nΑ;a@example.org", {"a@example.org|"}}, // capitals with accents are not folded
        {"VARDAS PAVARDĖ;EL. PAŠTAS\nEglė;egle@example.org", {"egle@example.org|Eglė"}},
        {"name,email\n\"Ada, \"\"the\"\" first\",ada@example.org", {"ada@example.org|Ada, \"the\" first"}},
        {"name,email\n\"Ada\nLovelace\",ada@example.org", {"ada@example.org|Ada Lovelace"}},
        {"name,email\n\n  Ada  , ada@example.org \n\n", {"ada@example.org|Ada"}},
        {"name,email\rAda,ada@example.org\r", {"ada@example.org|Ada"}},
        {"name;email\nJos\xe9 \x80;jose@example.org", {"jose@example.org|José €"}},
        {"name,email\nAda,Ada@example.org\nAda,ada@example.org\n", {"Ada@example.org|Ada"}},
        {"name,email\nAda,ada+1@example.org\nAda,ada@example.org\n",
         {"ada+1@example.org|Ada", "ada@example.org|Ada"}},
    };
    for (const auto& [text, people] : cases) {
        const auto list = parse(text);
        CAPTURE(text);
        REQUIRE(list);
        CHECK(shown(*list) == people);
        CHECK(list->problems.empty());
    }
}

TEST_CASE("bad rows are listed with row and column, and do not touch the others") {
    const auto list = parse("name,email\nAda,ada@example.org\nBob,bob@example\nEve,\nAda,ada@example.org\n");
    REQUIRE(list);
    CHECK(list->rows == 4);
    CHECK(shown(*list) == std::vector<std::string>{"ada@example.org|Ada"});
    REQUIRE(list->problems.size() == 3);
    const auto text = [&](std::size_t i) {
        const auto& p = list->problems[i];
        return fmt::format("{}:{}:{}: {}", p.row, p.column, p.column_name, p.message);
    };
    CHECK(text(0) == "3:2:email: \"bob@example\" is not an e-mail address");
    CHECK(text(1) == "4:2:email: is empty");
    CHECK(text(2) == "5:2:email: same person as row 2");
    CHECK(list->bad_rows[0].second == std::vector<std::string>{"Bob", "bob@example"});
}

TEST_CASE("a list that is broken as a whole is refused with the row") {
    struct Case {
        std::string_view text;
        std::string_view message;
        std::string_view where;
    };
    using namespace std::string_view_literals;
    const Case cases[] = {
        {"", "the list is empty", "people.csv: row 1"},
        {"\n\n", "the list is empty", "people.csv: row 1"},
        {"name,phone\nA,1", "no column holds e-mail addresses or DIDs; found \"name\", \"phone\"",
         "people.csv: row 1"},
        {"name,Name,email\nA,B,a@example.org", "columns 1 and 2 both hold the name", "people.csv: row 1"},
        {"name,email\nA,a@example.org\nBob\n", "the row has 1 cells, the header has 2", "people.csv: row 3"},
        {"name,email\nA,a@example.org,x\n", "\"x\" stands in column 3, which has no header",
         "people.csv: row 2"},
        {"name,email\n\"A,a@example.org\n", "a quote is opened and never closed", "people.csv: row 2"},
        {"name,email\n\"A\"b,a@example.org\n", "a quote stands where none may be", "people.csv: row 2"},
        {"name,email\nA,\"a@example.org\nBcc: x\"\n", "column 2 (email): the address has a line break in it",
         "people.csv: row 2"},
        {"\xff\xfen\0"sv, "the list is in UTF-16 or UTF-32", "people.csv: row 1"},
        {"name\0,email"sv, "the list is no text", "people.csv: row 1"},
    };
    for (const auto& [text, message, where] : cases) {
        const auto list = parse(text);
        CAPTURE(text);
        REQUIRE_FALSE(list);
        CHECK(list.error().message == message);
        CHECK(list.error().where == where);
    }
}

TEST_CASE("addresses") {
    const std::vector<std::string_view> good = {
        "a@example.org",   "a.b+c@sub.example.org",   "o'neill@example.org",
        "zoé@example.org", "a@xn--bcher-kva.example", "a@bücher.example",
        "1@2.info"};
    const std::vector<std::string_view> bad = {"",
                                               "a",
                                               "@example.org",
                                               "a@",
                                               "a@example",
                                               "a@.org",
                                               "a@example..org",
                                               "a b@example.org",
                                               ".a@example.org",
                                               "a.@example.org",
                                               "a..b@example.org",
                                               "a@b@example.org",
                                               "a@-x.org",
                                               "a@x-.org",
                                               "a@example.o",
                                               "<a@example.org>",
                                               "a@example.org,",
                                               "a@[127.0.0.1]",
                                               "mailto:a@example.org",
                                               "a\n@example.org"};
    for (const auto text : good) {
        CAPTURE(text);
        CHECK(is_email_address(text));
    }
    for (const auto text : bad) {
        CAPTURE(text);
        CHECK_FALSE(is_email_address(text));
    }
}

TEST_CASE("cells are quoted and never run as formulas") {
    CHECK(csv_cell("Ada") == "Ada");
    CHECK(csv_cell("Ada, \"x\"") == "\"Ada, \"\"x\"\"\"");
    for (const auto* const formula : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1"})
        CHECK(csv_cell(formula).find('\'') <= 1);
}

TEST_CASE("hostile lists get the answer that the corpus expects") {
    const std::filesystem::path folder = INSIGNIA_HOSTILE_DIR;
    if (!std::filesystem::exists(folder / "index.json")) return;
    const auto text = read_text_file(folder / "index.json", 64u << 20);
    REQUIRE(text);
    const auto index = nlohmann::ordered_json::parse(*text);
    std::size_t count = 0;
    for (const auto& entry : index.at("entries")) {
        const auto kind = entry.at("class").get<std::string>();
        if (kind != "csv" && kind != "paths") continue;
        const auto content = read_file(folder / entry.at("path").get<std::string>());
        REQUIRE(content);
        const auto list = parse_people(*content, entry.at("path").get<std::string>());
        CAPTURE(entry.at("id").get<std::string>());
        const auto also_ok = entry.value("also_ok", nlohmann::ordered_json::array());
        const auto allowed = [&](const char* outcome) {
            return entry.at("expect") == outcome
                   || std::find(also_ok.begin(), also_ok.end(), outcome) != also_ok.end();
        };
        CHECK(allowed(list && list->problems.empty() ? "ok" : "error"));
        if (list && entry.contains("issued"))
            CHECK(list->people.size() == entry.at("issued").get<std::size_t>());
        ++count;
    }
    CHECK(count == 39);
}

TEST_CASE("one row from elsewhere does not change the letters of all others") {
    const std::string good = "name,email\nJos\xc3\xa9,a@example.org\nZo\xc3\xab,b@example.org\n";
    const std::string bad = "Ren\xe9,c@example.org\n";
    const auto mixed = parse(good + bad);
    REQUIRE_FALSE(mixed);
    CHECK(mixed.error().code == ErrorCode::parse);
    CHECK(mixed.error().where == "people.csv: row 4");
    CHECK_FALSE(parse("\xef\xbb\xbf"
                      "name,email\n"
                      + bad));

    const auto latin = parse("name,email\n" + bad);
    REQUIRE(latin);
    CHECK(shown(*latin) == std::vector<std::string>{"c@example.org|Ren\u00e9"});
    // Two letters of Windows-1252 may look like one of UTF-8.
    CHECK(parse("name,email\n" + bad
                + "Zo\xeb,b@example.org\n\xab"
                  "CAF\xc9\xbb,d@example.org\n"));
}
