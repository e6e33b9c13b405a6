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
