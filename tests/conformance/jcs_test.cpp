// RFC 8785 against the published triples of input, canonical text and its bytes.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>

using namespace insignia;
namespace fs = std::filesystem;

TEST_CASE("every triple canonicalizes to its bytes") {
    const fs::path folder = fs::path(INSIGNIA_CONFORMANCE_DIR) / "jcs";
    if (!fs::exists(folder)) std::exit(77);
    int passed = 0;
    int failed = 0;
    for (const auto& entry : fs::directory_iterator(folder / "input")) {
        const std::string name = entry.path().stem().string();
        CAPTURE(name);
        const auto value = json::parse(*read_text_file(entry.path()), name);
        const auto canonical = value ? json::canonicalize(*value) : fail(value.error());
        std::string hex = *read_text_file(folder / "outhex" / (name + ".txt"));
        std::erase_if(hex, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
        const bool equal = canonical && encoding::to_hex(as_bytes(*canonical)) == to_lower(hex)
                           && *canonical == *read_text_file(folder / "output" / (name + ".json"));
        CHECK(equal);
        ++(equal ? passed : failed);
    }
    std::printf("jcs: %d passed, %d failed, 0 skipped\n", passed, failed);
    CHECK(passed > 0);
}
