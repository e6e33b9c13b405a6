#include <catch2/catch.hpp>
#include <fstream>
#include <insignia/base/files.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace insignia;
namespace fs = std::filesystem;

namespace {

// A folder of its own, removed at the end.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("insignia-files-test-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

} // namespace

TEST_CASE("a file is written whole, or not at all") {
    const Folder folder;
    const fs::path path = folder.path / "badge.json";
    REQUIRE(write_atomically(path, as_bytes("one"), Overwrite::no).has_value());
    CHECK(*read_text_file(path) == "one");

    const auto again = write_atomically(path, as_bytes("two"), Overwrite::no);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == ErrorCode::exists);
    CHECK(*read_text_file(path) == "one");

    REQUIRE(write_atomically(path, as_bytes("three"), Overwrite::yes).has_value());
    CHECK(*read_text_file(path) == "three");
    CHECK(folder.count() == 1);
}

TEST_CASE("a key file is for its owner only") {
    const Folder folder;
    const fs::path path = folder.path / "key.pem";
    REQUIRE(write_atomically(path, as_bytes("secret"), Overwrite::no, Privacy::owner_only).has_value());
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("what cannot be written leaves nothing behind") {
    const Folder folder;
    const auto missing = write_atomically(folder.path / "no" / "badge.json", as_bytes("x"), Overwrite::yes);
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().code == ErrorCode::not_found);
    CHECK_FALSE(missing.error().hints.empty());

    fs::create_directories(folder.path / "taken" / "inside");
    CHECK_FALSE(write_atomically(folder.path / "taken", as_bytes("x"), Overwrite::yes).has_value());
    CHECK(folder.count() == 1);

    std::ofstream(folder.path / "file") << "x";
    CHECK_FALSE(insignia::create_directories(folder.path / "file" / "folder").has_value());
    CHECK(insignia::create_directories(folder.path / "a" / "b").has_value());
    CHECK(insignia::create_directories(folder.path / "a" / "b").has_value());
}

TEST_CASE("reading has a limit and says what is wrong") {
    const Folder folder;
    const fs::path path = folder.path / "data";
    REQUIRE(write_atomically(path, as_bytes("12345"), Overwrite::no).has_value());
    CHECK(read_file(path, 5)->size() == 5);
    CHECK(read_file(path, 4).error().code == ErrorCode::limit);
    CHECK(read_file(folder.path / "none").error().code == ErrorCode::not_found);
    CHECK(read_file(folder.path).error().code == ErrorCode::invalid);
    CHECK(read_file("/dev/zero", 1'000).error().code == ErrorCode::limit);
}

TEST_CASE("any text makes a file name that is safe everywhere") {
    struct Case {
        std::string text;
        std::string name;
    };
    const Case cases[] = {
        {"Ada Lovelace", "Ada-Lovelace"},
        {"J\u00fcrgen \u65e5\u672c", "J\u00fcrgen-\u65e5\u672c"},
        {"e\u0301lan", "e\u0301lan"},
        {"../../etc/passwd", "etc-passwd"},
        {"/absolute", "absolute"},
        {"back\\slash", "back-slash"},
        {"..", "unnamed"},
        {".", "unnamed"},
        {"", "unnamed"},
        {"   ", "unnamed"},
        {".hidden", "hidden"},
        {"-rf", "rf"},
        {"~", "unnamed"},
        {"name.", "name"},
        {"a:stream", "a-stream"},
        {"CON", "_CON"},
        {"nul.txt", "_nul.txt"},
        {"lpt1", "_lpt1"},
        {"console", "console"},
        {"full\uff0fwidth", "full-width"},
        {"a\u202eb\x1b[2J", "a-b-2J"},
        {std::string("a\0b", 3), "a-b"},
        {"bad\xff", "bad"},
        {"new\nline", "new-line"},
        {"v1.2_final", "v1.2_final"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(safe_file_name(c.text) == c.name);
        CHECK(safe_file_name(safe_file_name(c.text)) == c.name);
    }
    std::string long_text;
    for (int i = 0; i < 255; ++i) long_text += "\u65e5";
    CHECK(safe_file_name(long_text).size() == 99);
}
