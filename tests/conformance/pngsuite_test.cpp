// PngSuite: every good picture is baked and stays good, every corrupt one is refused.
#include <catch2/catch.hpp>
#include <support/baking_oracle.h>
#include <support/conformance.h>
#include <support/pngcheck.h>

using namespace insignia;

TEST_CASE("PngSuite") {
    const auto folder = test::conformance_folder("pngsuite") / "png";
    test::Tally tally("pngsuite");
    const test::ScratchFolder scratch;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".png")) continue;
        CAPTURE(name);
        const Bytes picture = read_file(entry.path()).value();
        const bool corrupt = name.starts_with('x');
        const auto baked = baking::bake(picture, test::k_baked_json);
        CHECK(tally.count(baked.has_value() != corrupt));
        CHECK(test::baking_flaw(picture) == "");
        // pngcheck dislikes the year 1970 in this picture as it is.
        const bool disliked = name == "cm7n0g04.png";
        if (baked && !disliked)
            REQUIRE(write_atomically(scratch.path() / name, *baked, Overwrite::no).has_value());
    }
    CHECK(tally.passed() > 170);
    if (test::has_pngcheck()) CHECK(test::pngcheck_is_content(scratch.path()));
}
