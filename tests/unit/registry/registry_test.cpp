#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/json/json.h>
#include <insignia/registry/registry.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace insignia;
using namespace insignia::registry;
namespace fs = std::filesystem;

namespace {

// A folder of its own that goes away with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / fmt::format("insignia-registry-{}", ::getpid());
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
};

Entry request(const std::string& recipient, const std::string& file) {
    Entry entry;
    entry.id = "urn:uuid:" + recipient;
    entry.badge = "basics";
    entry.version = "1";
    entry.recipient = recipient;
    entry.batch = "urn:uuid:batch";
    entry.valid_from = "2026-03-01T12:00:00Z";
    entry.salt = "aa";
    entry.file = file;
    return entry;
}

} // namespace

TEST_CASE("a plan is kept, and the same request gives the same plan") {
    const Folder folder;
    const auto path = folder.path / "registry.db";
    {
        auto registry = open_registry(path, Missing::create);
        REQUIRE(registry);
        const auto planned = (*registry)->plan({request("a", "Ada"), request("b", "ada")}, nullptr);
        REQUIRE(planned);
        CHECK((*planned)[0].is_new);
        CHECK((*planned)[0].entry.file == "Ada");
        CHECK((*planned)[1].entry.file == "ada-2");
        const Done done[] = {{"urn:uuid:a", "00ff"}};
        CHECK((*registry)->mark_done(done) == std::vector{true});
        CHECK((*registry)->mark_done(done) == std::vector{false});
        CHECK(*(*registry)->knows("basics"));
        CHECK_FALSE(*(*registry)->knows("other"));
    }
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);

    auto registry = open_registry(path, Missing::is_error);
    REQUIRE(registry);
    auto again = request("a", "other");
    again.id = "urn:uuid:other";
    again.valid_from = "2030-01-01T00:00:00Z";
    const auto planned = (*registry)->plan({again, request("c", "Ada")},
                                           [](const std::string& name) { return name == "Ada-2"; });
    REQUIRE(planned);
    CHECK_FALSE((*planned)[0].is_new);
    CHECK((*planned)[0].entry.id == "urn:uuid:a");
    CHECK((*planned)[0].entry.valid_from == "2026-03-01T12:00:00Z");
    CHECK((*planned)[0].entry.state == State::done);
    CHECK((*planned)[0].entry.digest == "00ff");
    CHECK((*planned)[1].entry.file == "Ada-3");
    const auto all = (*registry)->list("");
    REQUIRE(all);
    CHECK(all->size() == 3);
    CHECK((*registry)->list("other")->empty());
    CHECK((*registry)->find("basics", "1", "b")->has_value());
    CHECK_FALSE((*registry)->find("basics", "2", "b")->has_value());
}

TEST_CASE("a mark for what was never planned marks nothing") {
    const Folder folder;
    auto registry = open_registry(folder.path / "registry.db", Missing::create);
    REQUIRE(registry);
    REQUIRE((*registry)->plan({request("a", "a")}, nullptr));
    const Done done[] = {{"urn:uuid:a", "00"}, {"urn:uuid:nobody", "00"}};
    const auto marked = (*registry)->mark_done(done);
    REQUIRE_FALSE(marked);
    CHECK(marked.error().code == ErrorCode::not_found);
    CHECK((*registry)->list("")->front().state == State::planned);
}

TEST_CASE("one id is never given twice") {
    const Folder folder;
    auto registry = open_registry(folder.path / "registry.db", Missing::create);
    REQUIRE(registry);
    auto second = request("b", "b");
    second.id = "urn:uuid:a";
    CHECK_FALSE((*registry)->plan({request("a", "a"), second}, nullptr));
    CHECK((*registry)->list("")->empty());
}

TEST_CASE("a registry that is not there is created only when that is wanted") {
    const Folder folder;
    const auto path = folder.path / "registry.db";
    CHECK(open_registry(path, Missing::is_error).error().code == ErrorCode::not_found);
    CHECK_FALSE(fs::exists(path));
    CHECK_FALSE(open_registry(folder.path / "missing" / "registry.db", Missing::create));
}

TEST_CASE("foreign, damaged and later databases are refused and stay untouched") {
    const fs::path corpus = fs::path(INSIGNIA_HOSTILE_DIR) / "registry";
    if (!fs::exists(corpus)) return;
    const Folder folder;
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(corpus)) {
        const auto path = folder.path / entry.path().filename();
        fs::copy_file(entry.path(), path);
        CAPTURE(path.string());
        const auto registry = open_registry(path, Missing::create);
        REQUIRE_FALSE(registry);
        CHECK(registry.error().where == path.string());
        CHECK_FALSE(registry.error().hints.empty());
        CHECK(*read_file(path) == *read_file(entry.path()));
        ++count;
    }
    CHECK(count == 8);
    for (const auto& left : fs::directory_iterator(folder.path)) CHECK(left.path().extension() == ".db");
}

TEST_CASE("a registry whose pages or schema were changed is refused") {
    const Folder folder;
    const auto path = folder.path / "registry.db";
    REQUIRE(open_registry(path, Missing::create));
    auto content = *read_file(path);
    const auto text = as_text(content);
    const auto at = text.find("salt TEXT");
    REQUIRE(at != std::string_view::npos);
    auto changed = content;
    changed[at] = 'm';
    REQUIRE(write_atomically(path, changed, Overwrite::yes));
    CHECK(open_registry(path, Missing::create).error().message
          == "the registry's tables are not the ones that this program made");
    auto later = content;
    later[63] = 2;
    REQUIRE(write_atomically(path, later, Overwrite::yes));
    CHECK(open_registry(path, Missing::create).error().code == ErrorCode::unsupported);
    auto cut = content;
    cut.resize(cut.size() - 4'096);
    REQUIRE(write_atomically(path, cut, Overwrite::yes));
    CHECK_FALSE(open_registry(path, Missing::create));
}

TEST_CASE("a row that would write elsewhere, or is valid from nowhere, is damage") {
    const Folder folder;
    const auto path = folder.path / "registry.db";
    auto registry = open_registry(path, Missing::create);
    REQUIRE(registry);
    // The plan is what a row may hold; nothing else writes one here.
    auto timeless = request("timeless", "c");
    timeless.valid_from = "soon";
    auto endless = request("endless", "d");
    endless.valid_until = "never";
    const std::string longest(100, 'n');
    REQUIRE((*registry)->plan({request("long", longest), request("longer", longest)}, nullptr));
    CHECK((*registry)->list("basics")->back().file == longest + "-2");
    for (const auto& bad : {request("evil", "../../evil"), request("hidden", ".a"), request("-2", "../x-2"),
                            timeless, endless}) {
        REQUIRE((*registry)->plan({bad}, nullptr));
        for (const auto& error : {(*registry)->plan({bad}, nullptr).error(), (*registry)->list("").error(),
                                  (*registry)->find("basics", "1", bad.recipient).error()}) {
            CHECK(error.code == ErrorCode::parse);
            CHECK(error.message.starts_with("the registry is damaged: "));
            CHECK(error.where.find("registry.db: row ") != std::string::npos);
        }
    }
}

TEST_CASE("a crowd of one name is numbered in one pass") {
    const Folder folder;
    auto registry = open_registry(folder.path / "registry.db", Missing::create);
    REQUIRE(registry);
    std::vector<Entry> requests;
    for (int i = 0; i < 4000; ++i) requests.push_back(request(std::to_string(i), i % 2 == 0 ? "Ada" : "ada"));
    const auto begin = std::chrono::steady_clock::now();
    const auto planned = (*registry)->plan(requests, [](const std::string& name) { return name == "ada-3"; });
    REQUIRE(planned);
    CHECK((*planned)[0].entry.file == "Ada");
    CHECK((*planned)[1].entry.file == "ada-2");
    CHECK((*planned)[2].entry.file == "Ada-3");
    CHECK((*planned)[3].entry.file == "ada-4");
    CHECK(planned->back().entry.file == "ada-4000");
    // Going through all numbers for each takes minutes.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("a registry whose creation was cut short is begun anew") {
    const Folder folder;
    const auto path = folder.path / "registry.db";
    REQUIRE(open_registry(path, Missing::create));
    // A journal that says: before this, the file had no pages (https://www.sqlite.org/fileformat.html, 3).
    Bytes journal(512, 0);
    const Bytes head = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0, 0,    0,
                        0,    1,    0,    0,    0,    0,    0,    0,    2, 0, 0, 0, 0x10, 0};
    std::ranges::copy(head, journal.begin());
    REQUIRE(write_atomically(folder.path / "registry.db-journal", journal, Overwrite::no));
    const auto registry = open_registry(path, Missing::is_error);
    REQUIRE(registry);
    CHECK((*registry)->list("")->empty());
    CHECK((*registry)->plan({request("a", "Ada")}, nullptr));
}
