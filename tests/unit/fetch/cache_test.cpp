#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <insignia/fetch/cache.h>

using namespace insignia;
namespace fs = std::filesystem;

namespace {

// A folder of its own that is gone afterwards.
struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "insignia-cache-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
};

uri::Resource resource(const std::string& url, const std::string& content = "{}") {
    return {url, "application/json", to_bytes(content), 200};
}

Instant moment(const char* text) {
    return *Instant::parse(text);
}

std::size_t count_files(const fs::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
    return count;
}

} // namespace

TEST_CASE("a copy is found under its address, with the moment at which it was taken") {
    const Folder folder;
    const fetch::Cache cache(folder.path / "answers");
    CHECK_FALSE(cache.find("https://a.example/1")->has_value());
    CHECK(cache.all().empty());
    REQUIRE(cache.store(resource("https://a.example/1", "one"), moment("2026-01-01T00:00:00Z")));
    REQUIRE(cache.store(resource("https://a.example/0", "zero"), moment("2026-01-02T00:00:00Z")));
    const auto found = cache.find("https://a.example/1");
    REQUIRE(found);
    REQUIRE(found->has_value());
    CHECK(as_text((*found)->content) == "one");
    CHECK((*found)->status == 200);
    CHECK((*found)->content_type == "application/json");
    CHECK((*found)->copy->place == "cache");
    CHECK((*found)->copy->taken == moment("2026-01-01T00:00:00Z"));
    REQUIRE(cache.all().size() == 2);
    CHECK(cache.all()[0].url == "https://a.example/0");
    REQUIRE(cache.store(resource("https://a.example/1", "new"), moment("2026-01-03T00:00:00Z")));
    CHECK(as_text((*cache.find("https://a.example/1"))->content) == "new");
}

TEST_CASE("a damaged copy is an error, and the next answer replaces it") {
    const Folder folder;
    const fetch::Cache cache(folder.path);
    const std::string url = "https://a.example/1";
    REQUIRE(cache.store(resource(url, "the content of it"), moment("2026-01-01T00:00:00Z")));
    REQUIRE(count_files(folder.path) == 1);
    const fs::path file = fs::directory_iterator(folder.path)->path();
    const auto status = fs::status(file).permissions();
    CHECK((status & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    const std::string sound = json::to_compact_text(fetch::to_json(resource(url, "the content of it"), {}));
    const auto other_url = json::to_compact_text(fetch::to_json(resource("https://b.example", "x"), {}));
    auto other_content = json::parse(sound).value();
    other_content["content"] = "b3RoZXI";
    for (const std::string& text : {std::string(), std::string("{"), std::string("[]"), sound.substr(0, 40),
                                    other_url, json::to_compact_text(other_content)}) {
        CAPTURE(text);
        std::ofstream(file) << text;
        const auto found = cache.find(url);
        REQUIRE_FALSE(found);
        CHECK(found.error().code == ErrorCode::invalid);
    }
    REQUIRE(cache.store(resource(url), moment("2026-01-02T00:00:00Z")));
    CHECK(cache.find(url)->has_value());
}

TEST_CASE("the oldest copies make room for new ones") {
    const Folder folder;
    const fetch::Cache cache(folder.path);
    // Two thirds of what may be kept, twice.
    const std::string large(limits::k_cache_bytes / 2, 'x');
    REQUIRE(cache.store(resource("https://a.example/1", large), {}));
    fs::last_write_time(fs::directory_iterator(folder.path)->path(), fs::file_time_type::min());
    REQUIRE(cache.store(resource("https://a.example/2", large), {}));
    CHECK(count_files(folder.path) == 1);
}
