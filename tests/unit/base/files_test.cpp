#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fstream>
#include <insignia/base/file_lock.h>
#include <insignia/base/files.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
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

TEST_CASE("what a killed program left goes with the next write, what a running one writes stays") {
    const Folder folder;
    // A folder is cleaned once in the life of a process, so that this one must be new.
    const fs::path place = folder.path / "stale";
    fs::create_directories(place);
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    const auto name = [](pid_t writer, const char* rest) {
        return ".insignia-" + std::to_string(writer) + rest;
    };
    const fs::path of_the_dead = place / name(child, "-7.tmp");
    const fs::path of_the_living = place / name(::getppid(), "-7.tmp");
    const fs::path forgotten = place / name(::getppid(), "-8.tmp");
    const fs::path another = place / name(child, "-x.tmp");
    const fs::path lookalike = place / ".insignia-.tmp";
    for (const auto& path : {of_the_dead, of_the_living, forgotten, another, lookalike})
        std::ofstream(path) << "secret";
    fs::last_write_time(forgotten, fs::file_time_type::clock::now() - std::chrono::hours(2));

    REQUIRE(write_atomically(place / "a", as_bytes("a"), Overwrite::no).has_value());
    CHECK_FALSE(fs::exists(of_the_dead));
    CHECK_FALSE(fs::exists(forgotten));
    for (const auto& path : {of_the_living, another, lookalike}) CHECK(fs::exists(path));
}

TEST_CASE("writing through a link changes the file that it leads to, and keeps its mode") {
    const Folder folder;
    const fs::path file = folder.path / "file", link = folder.path / "link", new_link = folder.path / "new";
    std::ofstream(file) << "one";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("file", link);
    CHECK(write_through(link, as_bytes("two"), Overwrite::no).error().code == ErrorCode::exists);
    REQUIRE(write_through(link, as_bytes("two"), Overwrite::yes).has_value());
    CHECK(fs::is_symlink(fs::symlink_status(link)));
    CHECK(*read_text_file(file) == "two");
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));

    fs::create_symlink("to be made", new_link);
    REQUIRE(write_through(new_link, as_bytes("three"), Overwrite::no).has_value());
    CHECK(*read_text_file(folder.path / "to be made") == "three");
    fs::create_symlink("circle", folder.path / "circle");
    CHECK_FALSE(write_through(folder.path / "circle", as_bytes("x"), Overwrite::no).has_value());
}

TEST_CASE("devices and pipes are written into and stay what they are") {
    const Folder folder;
    const fs::path pipe = folder.path / "pipe", link = folder.path / "null";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(write_through(pipe, as_bytes("through"), Overwrite::no).has_value());
    char text[16] = {};
    CHECK(::read(reader, text, sizeof text) == 7);
    CHECK(std::string(text) == "through");
    ::close(reader);
    CHECK(fs::is_fifo(pipe));
    fs::create_symlink("/dev/null", link);
    REQUIRE(write_through(link, as_bytes("x"), Overwrite::yes).has_value());
    CHECK(fs::is_symlink(fs::symlink_status(link)));
    CHECK(write_through("/dev/full", as_bytes("x"), Overwrite::yes).error().code == ErrorCode::io);
}

TEST_CASE("files that belong together are written together or not at all") {
    const Folder folder;
    const fs::path first = folder.path / "first", second = folder.path / "second";
    std::ofstream(second) << "mine";
    const auto write = [&](Overwrite overwrite) {
        return write_together({{first, to_bytes("1"), Overwrite::yes}, {second, to_bytes("2"), overwrite}});
    };
    CHECK(write(Overwrite::no).error().code == ErrorCode::exists);
    CHECK_FALSE(fs::exists(first));
    CHECK_FALSE(
        write_together({{first, to_bytes("1")}, {folder.path / "no" / "x", to_bytes("2")}}).has_value());
    CHECK(folder.count() == 1);
    REQUIRE(write(Overwrite::yes).has_value());
    CHECK(*read_text_file(second) == "2");
    CHECK(folder.count() == 2);
}

TEST_CASE("where the last of several files cannot take its name, the others give theirs back") {
    const Folder folder;
    const fs::path there = folder.path / "there", fresh = folder.path / "fresh";
    std::ofstream(there) << "mine";
    fs::permissions(there, fs::perms::owner_read | fs::perms::owner_write);
    // Beside its place there is room for the content, and at its place none for such a name.
    for (const auto& last : {folder.path / std::string(300, 'x'), folder.path / "taken"}) {
        fs::create_directories(folder.path / "taken");
        CHECK_FALSE(write_together({{there, to_bytes("1"), Overwrite::yes},
                                    {fresh, to_bytes("2"), Overwrite::yes},
                                    {last, to_bytes("3"), Overwrite::yes}})
                        .has_value());
        CHECK(*read_text_file(there) == "mine");
        CHECK(fs::status(there).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
        CHECK_FALSE(fs::exists(fresh));
        CHECK(folder.count() == 2);
    }
}

TEST_CASE("a folder's files are those that a person put there") {
    const Folder folder;
    for (const auto* const name : {"b.toml", "a.toml", "._a.toml", "a.txt"})
        std::ofstream(folder.path / name) << "x";
    fs::create_directories(folder.path / "folder.toml");
    fs::create_symlink("nowhere", folder.path / "lost.toml");
    fs::create_symlink("b.toml", folder.path / "c.toml");
    const auto files = list_files(folder.path, ".toml");
    REQUIRE(files.has_value());
    REQUIRE(files->size() == 3);
    CHECK(files->front().filename() == "a.toml");
    CHECK(files->back().filename() == "c.toml");
    CHECK(list_files(folder.path / "missing", ".toml")->empty());
    CHECK_FALSE(list_files(folder.path / "a.txt", ".toml").has_value());
}

TEST_CASE("changes under a lock lose nothing, and the lock leaves nothing") {
    const Folder folder;
    const fs::path file = folder.path / "count";
    std::ofstream(file) << "0";
    const auto count = [&] {
        for (int i = 0; i < 20; ++i) {
            const auto lock = FileLock::take(file);
            if (!lock) return;
            const int number = std::stoi(*read_text_file(file)) + 1;
            std::ofstream(file) << number;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(count);
    for (auto& thread : threads) thread.join();
    CHECK(*read_text_file(file) == "80");
    CHECK(folder.count() == 1);
    CHECK_FALSE(FileLock::take(folder.path / "no" / "file").has_value());
    CHECK(FileLock::take("/dev/null").has_value());
}
