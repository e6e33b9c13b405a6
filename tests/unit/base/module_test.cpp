#include <catch2/catch.hpp>
#include <insignia/base/module.h>

using namespace insignia;

TEST_CASE("modules are looked for beside the executable and in the system folders only") {
    const auto folder = executable_folder();
    REQUIRE(std::filesystem::exists(folder));

    const auto candidates = module_candidates("render");
    REQUIRE(candidates.size() == 4);
    CHECK(candidates[0] == folder / "modules" / "insignia_render.so");
    CHECK(candidates[1] == folder.parent_path() / "lib" / "insignia" / "insignia_render.so");
    for (const auto& candidate : candidates) CHECK(candidate.is_absolute());
}

TEST_CASE("a module that is not installed is an error with a hint") {
    const auto symbol = open_module_symbol("no-such-module", "anything");
    REQUIRE_FALSE(symbol.has_value());
    CHECK(symbol.error().code == ErrorCode::unsupported);
    CHECK(symbol.error().message.find("\"no-such-module\"") != std::string::npos);
    CHECK_FALSE(symbol.error().hints.empty());
}
