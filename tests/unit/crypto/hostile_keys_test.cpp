// Key files that must be refused without a word of what is in them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/crypto/key.h>

using namespace insignia;

namespace {

Result<crypto::PrivateKey> read_key(const std::string& text) {
    if (text.starts_with("-----")) return crypto::PrivateKey::from_pem(text);
    TRY_ASSIGN(const auto jwk, json::parse(text));
    return crypto::PrivateKey::from_jwk(jwk);
}

std::string all_text(const Error& error) {
    std::string text = error.message + "\n" + error.where;
    for (const std::string& hint : error.hints) text += "\n" + hint;
    return text;
}

} // namespace

TEST_CASE("hostile key files are errors that quote no key material") {
    const std::filesystem::path folder = INSIGNIA_HOSTILE_DIR;
    if (!std::filesystem::exists(folder / "index.json")) {
        WARN("the hostile corpus is not on this machine");
        return;
    }
    const auto index_text = read_text_file(folder / "index.json", 64u << 20);
    REQUIRE(index_text);
    const auto index = json::parse(*index_text);
    REQUIRE(index);
    const json::Value* cases = json::member(*index, "entries");
    REQUIRE(cases != nullptr);
    int tried = 0;
    for (const json::Value& entry : *cases) {
        if (json::member_text(entry, "class") != "keys") continue;
        CAPTURE(json::member_text(entry, "id"));
        const auto text = read_text_file(folder / std::string(json::member_text(entry, "path")));
        REQUIRE(text);
        const auto key = read_key(*text);
        REQUIRE_FALSE(key);
        for (const json::Value& secret : entry["forbid_output"])
            CHECK(all_text(key.error()).find(secret.get<std::string>()) == std::string::npos);
        ++tried;
    }
    CHECK(tried >= 4);
}
