// Hostile PNG and SVG files, as far as baking decides about them: a payload is still only a text that has to
// be verified.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <support/baking_oracle.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

// Cases whose text comes out well, and is then refused by the JSON or JWS parser.
const std::set<std::string> k_later = {"png/text-trailing-nul.png", "png/text-leading-bom.png",
                                       "png/text-garbage.png", "png/itxt-url.png"};

bool accepts(const json::Value& entry, std::string_view outcome) {
    if (json::member_text(entry, "expect") == outcome) return true;
    const json::Value* also = json::member(entry, "also_ok");
    return also && also->is_array()
           && std::ranges::find(*also, json::Value(std::string(outcome))) != also->end();
}

} // namespace

TEST_CASE("hostile pictures are read or refused as they should be") {
    const std::filesystem::path folder = INSIGNIA_HOSTILE_DIR;
    if (!std::filesystem::exists(folder / "index.json")) {
        std::printf("hostile-pictures: data not found, skipped\n");
        std::exit(77);
    }
    test::Tally tally("hostile-pictures");
    const json::Value index = test::read_json_vector(folder / "index.json");
    for (const json::Value& entry : index["entries"]) {
        const std::string path(json::member_text(entry, "path"));
        const std::string_view kind = json::member_text(entry, "class");
        if (kind != "png" && kind != "svg") continue;
        CAPTURE(path, json::member_text(entry, "why"));
        const Bytes picture = read_file(folder / path).value();
        CHECK(test::baking_flaw(picture) == "");
        if (json::member_text(entry, "command") == "bake") {
            CHECK(tally.count(baking::bake(picture, test::k_baked_json).has_value()
                              || accepts(entry, "error")));
            continue;
        }
        if (json::member_text(entry, "bake_expect") == "error")
            CHECK(tally.count(!baking::bake(picture, test::k_baked_json)));
        const auto payload = baking::extract(picture);
        const bool good =
            payload ? accepts(entry, "valid") || k_later.contains(path) : accepts(entry, "error");
        INFO((payload ? std::string() : payload.error().message));
        CHECK(tally.count(good));
    }
    CHECK(tally.passed() > 90);
}
