// The rules of the house that a machine can check: layers, sizes, documentation, one page and one script per
// command.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <insignia/commands.h>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_most_lines = 800;

const fs::path k_source = INSIGNIA_SOURCE_DIR;

std::vector<std::string> read_lines(const fs::path& path) {
    std::ifstream stream(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<fs::path> sources_below(const fs::path& folder) {
    std::vector<fs::path> found;
    if (!fs::exists(folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (entry.is_regular_file() && (extension == ".cpp" || extension == ".h"))
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::map<std::string, int> read_layers() {
    std::map<std::string, int> layers;
    for (const std::string& line : read_lines(k_source / "lib/insignia/layers.txt")) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        int layer = 0;
        words >> layer;
        for (std::string room; words >> room;) layers[room] = layer;
    }
    return layers;
}

std::string shown(const fs::path& path) {
    return fs::relative(path, k_source).string();
}

// What stands between the brackets or quotes of an include line, or "".
std::string included_file(const std::string& line) {
    if (!line.starts_with("#include")) return {};
    const std::size_t begin = line.find_first_of("<\"");
    const std::size_t end = line.find_last_of(">\"");
    return begin == std::string::npos || end <= begin ? std::string()
                                                      : line.substr(begin + 1, end - begin - 1);
}

// The room of a file below lib/insignia, or "apps".
std::string room_of(const fs::path& path) {
    const fs::path inside = fs::relative(path, k_source / "lib/insignia");
    return inside.begin()->string() == ".." ? "apps" : inside.begin()->string();
}

std::string included_room(const std::string& file) {
    const std::string prefix = "insignia/";
    if (!file.starts_with(prefix)) return {};
    const std::size_t slash = file.find('/', prefix.size());
    return slash == std::string::npos ? std::string() : file.substr(prefix.size(), slash - prefix.size());
}

// The third-party headers and the rooms that may include them (architecture.md, "every library has one
// home").
const std::map<std::string, std::set<std::string>> k_homes = {
    {"CLI/", {"apps"}},       {"openssl/", {"crypto"}},    {"sodium.h", {"crypto"}},
    {"zlib.h", {"base"}},     {"pugixml.hpp", {"baking"}}, {"toml++/", {"workspace"}},
    {"csv.h", {"workspace"}}, {"soci/", {"registry"}},     {"sqlite3.h", {"registry"}},
    {"librsvg/", {"render"}}, {"cairo", {"render"}},       {"nlohmann/", {"json"}},
    {"simdjson.h", {"json"}}, {"curl/", {"fetch"}},        {"qrencode.h", {"qr"}},
    {"ZXing/", {"qr"}},       {"valijson/", {"schema"}},   {"graphviz/", {"system"}},
    {"cmark.h", {"publish"}},
};

bool is_declaration_start(const std::string& line) {
    // A declaration at namespace scope starts in the first column with a letter.
    static const std::set<std::string> k_not = {"namespace", "using",  "#include", "template",
                                                "extern",    "public", "private"};
    if (line.empty() || !(std::isalpha(static_cast<unsigned char>(line[0])) != 0)) return false;
    const std::string first = line.substr(0, line.find_first_of(" <(:"));
    return k_not.count(first) == 0
           && (line.find('(') != std::string::npos || line.find('{') != std::string::npos);
}

bool is_documented(const std::vector<std::string>& lines, std::size_t at) {
    if (at == 0) return false;
    const std::string& above = lines[at - 1];
    const bool comment = above.starts_with("//");
    const bool within_template = above.starts_with("template") && at > 1 && lines[at - 2].starts_with("//");
    // A comment may speak for a run of declarations that follow it without a gap.
    const bool in_run =
        !above.empty() && above != "}" && (above.ends_with(";") || above.find("; //") != std::string::npos);
    const bool trailing = lines[at].find("//") != std::string::npos;
    return comment || within_template || trailing || (in_run && is_documented(lines, at - 1));
}

} // namespace

TEST_CASE("a room includes only rooms of lower layers, and itself") {
    const auto layers = read_layers();
    for (const fs::path& path : sources_below(k_source / "lib/insignia")) {
        const std::string room = room_of(path);
        CAPTURE(shown(path));
        REQUIRE(layers.count(room) == 1);
        for (const std::string& line : read_lines(path)) {
            const std::string other = included_room(included_file(line));
            if (other.empty() || other == room) continue;
            CAPTURE(line);
            REQUIRE(layers.count(other) == 1);
            CHECK(layers.at(other) < layers.at(room));
        }
    }
}

TEST_CASE("every third-party library is included in its home room alone") {
    std::vector<fs::path> all = sources_below(k_source / "lib/insignia");
    for (const fs::path& path : sources_below(k_source / "apps/insignia")) all.push_back(path);
    for (const fs::path& path : all) {
        CAPTURE(shown(path));
        for (const std::string& line : read_lines(path)) {
            const std::string file = included_file(line);
            for (const auto& [prefix, rooms] : k_homes) {
                if (!file.starts_with(prefix)) continue;
                CAPTURE(line);
                CHECK(rooms.count(room_of(path)) == 1);
            }
        }
    }
}

TEST_CASE("commands never include commands") {
    for (const fs::path& path : sources_below(k_source / "apps/insignia/commands")) {
        for (const std::string& line : read_lines(path)) {
            const std::string file = included_file(line);
            CAPTURE(shown(path), line);
            CHECK(file.find("commands/") == std::string::npos);
        }
    }
}

TEST_CASE("files stay short enough to be read") {
    for (const char* folder : {"lib", "apps", "tests", "bench"})
        for (const fs::path& path : sources_below(k_source / folder)) {
            CAPTURE(shown(path));
            CHECK(read_lines(path).size() <= k_most_lines);
        }
}

TEST_CASE("public declarations say what they are") {
    for (const fs::path& path : sources_below(k_source / "lib/insignia")) {
        const std::string name = path.filename().string();
        if (path.extension() != ".h" || name.ends_with("_internal.h")) continue;
        const std::vector<std::string> lines = read_lines(path);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!is_declaration_start(lines[i])) continue;
            CAPTURE(shown(path), i + 1, lines[i]);
            CHECK(is_documented(lines, i));
        }
    }
}

TEST_CASE("no source below apps asks the clock, prints, or uses std::regex on input") {
    const std::vector<std::string> forbidden = {"system_clock", "std::time(",    "gettimeofday", "std::cout",
                                                "std::cerr",    "printf(stderr", "std::regex",   "getenv("};
    for (const fs::path& path : sources_below(k_source / "lib/insignia"))
        for (const std::string& line : read_lines(path))
            for (const std::string& word : forbidden) {
                if (line.find(word) == std::string::npos) continue;
                CAPTURE(shown(path), line);
                CHECK(line.find(word) == std::string::npos);
            }
}

TEST_CASE("nothing is left to do") {
    const std::vector<std::string> marks = {std::string("TO") + "DO", std::string("XX") + "X",
                                            std::string("HA") + "CK"};
    for (const char* folder : {"lib", "apps", "scripts"})
        for (const fs::path& path : sources_below(k_source / folder))
            for (const std::string& line : read_lines(path))
                for (const std::string& mark : marks) {
                    if (line.find(mark) == std::string::npos) continue;
                    // A lint rule may look for these words in the texts of badges.
                    CAPTURE(shown(path), line);
                    CHECK(line.find('"') != std::string::npos);
                }
}

TEST_CASE("every command has a help page and a script that runs it") {
    std::string scripts;
    for (const auto& entry : fs::directory_iterator(k_source / "tests/cli"))
        for (const std::string& line : read_lines(entry.path())) scripts += line + "\n";
    for (const auto& command : insignia::app::commands()) {
        const std::string name(command.name);
        CAPTURE(name);
        CHECK(fs::exists(k_source / "apps/insignia/help" / (name + ".md")));
        CHECK(scripts.find("insignia " + name) != std::string::npos);
    }
}
