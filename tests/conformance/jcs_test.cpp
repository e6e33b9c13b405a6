// RFC 8785 against the published triples of input, canonical text and its bytes.
#include <catch2/catch.hpp>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>
#include <support/conformance.h>

using namespace insignia;

TEST_CASE("every triple canonicalizes to its bytes") {
    const auto folder = test::conformance_folder("jcs");
    test::Tally tally("jcs");
    for (const auto& entry : std::filesystem::directory_iterator(folder / "input")) {
        const std::string name = entry.path().stem().string();
        CAPTURE(name);
        const std::string canonical =
            json::canonicalize(test::read_json_vector(entry.path())).value_or("(refused)");
        std::string hex = test::read_vector(folder / "outhex" / (name + ".txt"));
        std::erase_if(hex, [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
        const bool equal = encoding::to_hex(as_bytes(canonical)) == to_lower(hex)
                           && canonical == test::read_vector(folder / "output" / (name + ".json"));
        CHECK(tally.count(equal));
    }
    CHECK(tally.passed() == 6);
}
