// The test pictures of libpng, with those that crashed programs: baked without a flaw or refused.
#include <catch2/catch.hpp>
#include <support/baking_oracle.h>
#include <support/conformance.h>

using namespace insignia;

namespace {

// Damaged in a way that shows without decoding pixels; all others must be baked.
bool may_be_refused(const std::filesystem::path& path) {
    return path.string().find("/crashers/") != std::string::npos;
}

} // namespace

TEST_CASE("libpng test pictures") {
    const auto folder = test::conformance_folder("libpng-testpngs");
    test::Tally tally("libpng-testpngs");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".png") continue;
        CAPTURE(entry.path().filename().string());
        const Bytes picture = read_file(entry.path()).value();
        const auto baked = baking::bake(picture, test::k_baked_json);
        INFO((baked ? std::string() : baked.error().message));
        CHECK(tally.count((baked || may_be_refused(entry.path())) && test::baking_flaw(picture).empty()));
    }
    CHECK(tally.passed() > 130);
}
