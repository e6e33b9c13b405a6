// Badges that were baked by other programs.
#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <support/baking_oracle.h>
#include <support/conformance.h>

using namespace insignia;

TEST_CASE("baked badges of others are read") {
    const auto folder = test::conformance_folder("baked-badges") / "concentricsky-bakery";
    test::Tally tally("baked-badges");
    struct Case {
        const char* file;
        const char* member; // "" when there is no credential
    };
    for (const Case& c : {Case{"baked_heart.png", "uid"}, Case{"baked_example.svg", "uid"},
                          Case{"public_domain_heart.png", ""}, Case{"unbaked_example.svg", ""}}) {
        CAPTURE(c.file);
        const Bytes picture = read_file(folder / c.file).value();
        const auto payload = baking::extract(picture);
        if (*c.member) {
            const bool good = payload && payload->generation == baking::Generation::open_badges_2
                              && json::parse(payload->text).value().contains(c.member);
            CHECK(tally.count(good));
        } else {
            CHECK(tally.count(!payload && payload.error().code == ErrorCode::not_found));
        }
        CHECK(tally.count(test::baking_flaw(picture).empty()));
    }
}

TEST_CASE("another XML reader finds what was baked") {
    const auto folder = test::conformance_folder("baked-badges") / "concentricsky-bakery";
    const Bytes picture = read_file(folder / "unbaked_example.svg").value();
    const Bytes baked = baking::bake(picture, test::k_baked_json).value();
    pugi::xml_document document;
    REQUIRE(document.load_buffer(baked.data(), baked.size()));
    const pugi::xml_node first = document.child("svg").first_child();
    CHECK(first.name() == std::string("openbadges:credential"));
    std::string text;
    for (const pugi::xml_node& part : first.children()) text += part.value();
    CHECK(text == test::k_baked_json);
    const Bytes signed_one = baking::bake(picture, test::k_baked_jws).value();
    REQUIRE(document.load_buffer(signed_one.data(), signed_one.size()));
    CHECK(document.child("svg").first_child().attribute("verify").value() == std::string(test::k_baked_jws));
}
