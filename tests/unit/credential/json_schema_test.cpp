// The schema documents below schemas/json say what the tables of classes say.
#include <catch2/catch.hpp>
#include <insignia/base/files.h>
#include <insignia/credential/json_schema.h>

using namespace insignia;

namespace {

std::filesystem::path file_of(const credential::SchemaRow& row) {
    return std::filesystem::path(INSIGNIA_SOURCE_DIR) / "schemas" / "json" / row.file;
}

} // namespace

TEST_CASE("the schema documents are made from the tables: unit_credential [write-schemas] makes them anew") {
    for (const auto& row : credential::schema_rows()) {
        CAPTURE(row.file);
        const auto text = read_text_file(file_of(row));
        REQUIRE(text.has_value());
        CHECK(*text == json::to_pretty_text(credential::to_json_schema(row.title, row.classes)));
    }
}

TEST_CASE("make the schema documents anew", "[.][write-schemas]") {
    for (const auto& row : credential::schema_rows()) {
        const auto text = json::to_pretty_text(credential::to_json_schema(row.title, row.classes));
        REQUIRE(write_atomically(file_of(row), as_bytes(text), Overwrite::yes).has_value());
    }
}
