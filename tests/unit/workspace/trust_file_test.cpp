#include <catch2/catch.hpp>
#include <insignia/workspace/trust_file.h>

using namespace insignia;

TEST_CASE("a trust list is read as it was written") {
    const std::vector<workspace::TrustedEntry> entries = {
        {"did:web:school.example",
         "Harbour \"School\"",
         "2026-03-01T12:00:00Z",
         {{"did:web:school.example#key-1", "z6Mkabc"}},
         "met at the \"fair\""},
        {"did:key:z6Mkxyz", "", "", {}, ""},
    };
    const auto read = workspace::parse_trust_file(workspace::trust_file_to_toml(entries), "trust.toml");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].id == entries[0].id);
    CHECK((*read)[0].name == entries[0].name);
    CHECK((*read)[0].added == entries[0].added);
    CHECK((*read)[0].comment == entries[0].comment);
    REQUIRE((*read)[0].keys.size() == 1);
    CHECK((*read)[0].keys[0].multikey == "z6Mkabc");
    CHECK((*read)[1].keys.empty());
}

TEST_CASE("a trust list that is none is refused with the place") {
    for (const char* toml : {"[[issuer]]\nname = \"x\"\n", "[[issuer]]\nid = 7\n", "[[isuer]]\nid = \"x\"\n",
                             "[[issuer", "[[issuer]]\nid = \"x\"\n[[issuer.key]]\nid = \"y\"\n"}) {
        CAPTURE(toml);
        const auto read = workspace::parse_trust_file(toml, "trust.toml");
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().where.starts_with("trust.toml"));
    }
    CHECK(workspace::parse_trust_file("", "trust.toml")->empty());
    CHECK(workspace::read_trust_file("/nowhere/trust.toml")->empty());
}

TEST_CASE("what a person wrote into a trust list stays") {
    const std::string toml = "# mine\n\n# the school\n[[issuer]]\nid = \"did:web:a.example\"   # old\n\n\n"
                             "# the harbour\n[[issuer]]\nid = \"did:web:b.example\"\n[[issuer.key]]\n"
                             "id = \"did:web:b.example#k\"\nmultikey = \"z6Mkabc\"\n# end\n";
    auto entries = *workspace::parse_trust_file(toml, "trust.toml");
    REQUIRE(entries.size() == 2);
    entries.push_back({"did:web:c.example", "C", "", {}, ""});
    CHECK(workspace::edit_trust_file(toml, entries)
          == "# mine\n\n# the school\n[[issuer]]\nid = \"did:web:a.example\"   # old\n\n"
             "# the harbour\n[[issuer]]\nid = \"did:web:b.example\"\n[[issuer.key]]\n"
             "id = \"did:web:b.example#k\"\nmultikey = \"z6Mkabc\"\n# end\n\n"
             "[[issuer]]\nid = \"did:web:c.example\"\nname = \"C\"\n");
    entries.erase(entries.begin());
    const auto without = workspace::edit_trust_file(toml, entries);
    CHECK(without.starts_with("# mine\n\n# the harbour\n"));
    CHECK(*workspace::parse_trust_file(without, "trust.toml") == entries);

    // Another form of the same list is written anew.
    const std::string_view inlined = "issuer = [{ id = \"did:web:a.example\" }]\n";
    const auto anew = workspace::edit_trust_file(inlined, entries);
    CHECK(*workspace::parse_trust_file(anew, "trust.toml") == entries);
    CHECK(*workspace::parse_trust_file(workspace::edit_trust_file("# a note\n", entries), "") == entries);
    CHECK(workspace::edit_trust_file("# a note\n", entries).starts_with("# a note\n"));
    CHECK(workspace::edit_trust_file("", entries).starts_with("# Issuers that you know."));
}
