// Runs one script of tests/cli against the real program. The language is described in tests/cli/README.md.
//
// usage: script_runner PROGRAM SOURCE_DIR SCRIPT
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

std::string read_all(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_all(const fs::path& path, const std::string& content) {
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << content;
    if (!stream.flush()) throw std::runtime_error("cannot write " + path.string());
}

void require(bool condition, const std::string& message) {
    if (!condition) throw std::runtime_error(message);
}

// The world of one script: its folder, its variables, and what the last program said.
struct World {
    fs::path program;
    fs::path work;
    fs::path cwd;
    std::map<std::string, std::string> variables;
    fs::path stdin_file = "/dev/null";
    std::string out, err;

    fs::path path(const std::string& name) const {
        return fs::path(name).is_absolute() ? fs::path(name) : cwd / name;
    }
};

std::string expand(const World& world, const std::string& word) {
    std::string result;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != '$') {
            result += word[i];
            continue;
        }
        std::size_t end = i + 1;
        while (end < word.size() && (std::isupper(static_cast<unsigned char>(word[end])) || word[end] == '_'))
            ++end;
        const auto found = world.variables.find(word.substr(i + 1, end - i - 1));
        if (found == world.variables.end()) {
            result += '$';
            continue;
        }
        result += found->second;
        i = end - 1;
    }
    return result;
}

// Words as a shell would split them: blanks separate, '…' is literal, "…" expands $NAME, # starts a comment.
Words split_words(const World& world, const std::string& line) {
    Words words;
    for (std::size_t i = 0; i < line.size();) {
        if (std::isspace(static_cast<unsigned char>(line[i]))) {
            ++i;
            continue;
        }
        if (line[i] == '#') break;
        std::string word;
        while (i < line.size() && !std::isspace(static_cast<unsigned char>(line[i]))) {
            const char quote = line[i];
            if (quote != '\'' && quote != '"') {
                const std::size_t end = line.find_first_of(" \t'\"", i);
                word += expand(world, line.substr(i, end - i));
                i = std::min(end, line.size());
                continue;
            }
            const std::size_t end = line.find(quote, i + 1);
            require(end != std::string::npos, "unclosed quote");
            const std::string inner = line.substr(i + 1, end - i - 1);
            word += quote == '"' ? expand(world, inner) : inner;
            i = end + 1;
        }
        words.push_back(word);
    }
    return words;
}

[[noreturn]] void become(const World& world, const Words& words, const fs::path& out, const fs::path& err) {
    const int in_fd = open(world.stdin_file.c_str(), O_RDONLY);
    const int out_fd = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err_fd = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(in_fd, 0);
    dup2(out_fd, 1);
    dup2(err_fd, 2);
    std::vector<char*> argv;
    for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    std::vector<std::string> settings;
    for (const auto& [name, value] : world.variables) settings.push_back(name + "=" + value);
    std::vector<char*> envp;
    for (std::string& setting : settings) envp.push_back(setting.data());
    envp.push_back(nullptr);
    if (chdir(world.cwd.c_str()) == 0) execvpe(argv[0], argv.data(), envp.data());
    std::perror(argv[0]);
    _exit(127);
}

int run_program(World& world, Words words) {
    for (std::string& word : words)
        if (word == "insignia") word = world.program.string();
    const fs::path out = world.work.string() + ".out";
    const fs::path err = world.work.string() + ".err";
    const pid_t child = fork();
    if (child == 0) become(world, words, out, err);
    int status = 0;
    waitpid(child, &status, 0);
    world.out = read_all(out);
    world.err = read_all(err);
    fs::remove(out);
    fs::remove(err);
    world.stdin_file = "/dev/null";
    require(WIFEXITED(status), "the program died of signal " + std::to_string(WTERMSIG(status)));
    return WEXITSTATUS(status);
}

void expect_exit(World& world, const Words& words, int wanted) {
    const int got = run_program(world, words);
    require(got == wanted, "exit code " + std::to_string(got) + ", wanted " + std::to_string(wanted));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// Change one byte that follows the first occurrence of a marker.
void flip(const fs::path& path, const std::string& marker) {
    std::string content = read_all(path);
    const std::size_t at = content.find(marker);
    require(at != std::string::npos, "\"" + marker + "\" is not in " + path.string());
    char& byte = content.at(at + marker.size());
    byte = byte == 'x' ? 'y' : 'x';
    write_all(path, content);
}

void edit(const fs::path& path, const std::string& from, const std::string& to) {
    std::string content = read_all(path);
    const std::size_t at = content.find(from);
    require(at != std::string::npos, "\"" + from + "\" is not in " + path.string());
    write_all(path, content.replace(at, from.size(), to));
}

std::size_t count_files(const fs::path& folder, const std::string& ending) {
    std::size_t count = 0;
    if (!fs::exists(folder)) return 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().string().ends_with(ending)) ++count;
    return count;
}

std::string octal_mode(const fs::path& path) {
    struct stat status {};
    require(stat(path.c_str(), &status) == 0, "no file " + path.string());
    char text[8];
    std::snprintf(text, sizeof text, "%03o", static_cast<unsigned>(status.st_mode & 0777));
    return text;
}

// A statement that can be negated by `!`.
struct Predicate {
    std::size_t arguments;
    std::function<bool(World&, const Words&)> holds;
};

const std::map<std::string, Predicate>& predicates() {
    static const std::map<std::string, Predicate> table = {
        {"stdout", {1, [](World& w, const Words& a) { return contains(w.out, a[0]); }}},
        {"stderr", {1, [](World& w, const Words& a) { return contains(w.err, a[0]); }}},
        {"empty", {1, [](World& w, const Words& a) { return (a[0] == "stdout" ? w.out : w.err).empty(); }}},
        {"exists", {1, [](World& w, const Words& a) { return fs::exists(w.path(a[0])); }}},
        {"grep", {2, [](World& w, const Words& a) { return contains(read_all(w.path(a[1])), a[0]); }}},
        {"cmp",
         {2, [](World& w, const Words& a) { return read_all(w.path(a[0])) == read_all(w.path(a[1])); }}},
        {"golden", {1, [](World& w, const Words& a) { return w.out == read_all(w.path(a[0])); }}},
        {"mode", {2, [](World& w, const Words& a) { return octal_mode(w.path(a[0])) == a[1]; }}},
        {"count",
         {3,
          [](World& w, const Words& a) {
              return count_files(w.path(a[1]), a[2]) == static_cast<std::size_t>(std::stoul(a[0]));
          }}},
    };
    return table;
}

struct Step {
    std::size_t arguments;
    std::function<void(World&, const Words&)> run;
};

const std::map<std::string, Step>& steps() {
    static const std::map<std::string, Step> table = {
        {"cd", {1, [](World& w, const Words& a) { w.cwd = w.path(a[0]); }}},
        {"mkdir", {1, [](World& w, const Words& a) { fs::create_directories(w.path(a[0])); }}},
        {"rm", {1, [](World& w, const Words& a) { fs::remove_all(w.path(a[0])); }}},
        {"cp",
         {2,
          [](World& w, const Words& a) {
              fs::copy(w.path(a[0]), w.path(a[1]),
                       fs::copy_options::recursive | fs::copy_options::overwrite_existing);
          }}},
        {"symlink", {2, [](World& w, const Words& a) { fs::create_symlink(a[0], w.path(a[1])); }}},
        {"edit", {3, [](World& w, const Words& a) { edit(w.path(a[0]), a[1], a[2]); }}},
        {"flip", {2, [](World& w, const Words& a) { flip(w.path(a[0]), a[1]); }}},
        {"truncate", {2, [](World& w, const Words& a) { fs::resize_file(w.path(a[0]), std::stoul(a[1])); }}},
        {"chmod",
         {2,
          [](World& w, const Words& a) {
              fs::permissions(w.path(a[1]), static_cast<fs::perms>(std::stoul(a[0], nullptr, 8)));
          }}},
        {"stdin", {1, [](World& w, const Words& a) { w.stdin_file = w.path(a[0]); }}},
        {"env", {2, [](World& w, const Words& a) { w.variables[a[0]] = a[1]; }}},
        {"save", {1, [](World& w, const Words& a) { write_all(w.path(a[0]), w.out); }}},
        // The first word of the last output that begins with the given text, kept as a variable.
        {"capture",
         {2,
          [](World& w, const Words& a) {
              std::istringstream stream(w.out);
              for (std::string word; stream >> word;)
                  if (word.starts_with(a[1])) {
                      w.variables[a[0]] = word;
                      return;
                  }
              throw std::runtime_error("no word of the output begins with \"" + a[1] + "\"");
          }}},
    };
    return table;
}

void run_line(World& world, Words words) {
    const bool negated = words.front() == "!";
    if (negated) words.erase(words.begin());
    require(!words.empty(), "nothing after !");
    const std::string verb = words.front();
    words.erase(words.begin());
    if (verb == "exec") return expect_exit(world, words, 0);
    if (verb == "exits") {
        require(words.size() > 1, "exits needs a code and a program");
        return expect_exit(world, {words.begin() + 1, words.end()}, std::stoi(words.front()));
    }
    if (const auto predicate = predicates().find(verb); predicate != predicates().end()) {
        require(words.size() == predicate->second.arguments, "wrong number of words");
        return require(predicate->second.holds(world, words) != negated,
                       negated ? "holds, and must not" : "does not hold");
    }
    const auto step = steps().find(verb);
    require(step != steps().end() && !negated, "unknown statement \"" + verb + "\"");
    require(words.size() == step->second.arguments, "wrong number of words");
    step->second.run(world, words);
}

// The lines of the script; the files behind `-- NAME --` lines are written into the world.
std::vector<std::string> unpack(const World& world, const std::string& script) {
    std::vector<std::string> lines;
    fs::path file;
    std::string content;
    std::istringstream stream(script);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("-- ") && line.ends_with(" --") && line.size() > 6) {
            if (!file.empty()) write_all(file, content);
            file = world.work / line.substr(3, line.size() - 6);
            content.clear();
        } else if (file.empty()) {
            lines.push_back(line);
        } else {
            content += line + "\n";
        }
    }
    if (!file.empty()) write_all(file, content);
    return lines;
}

World make_world(const fs::path& program, const fs::path& source) {
    std::string folder = (fs::temp_directory_path() / "insignia-script-XXXXXX").string();
    require(mkdtemp(folder.data()) != nullptr, "no temporary folder");
    World world{.program = fs::absolute(program), .work = folder, .cwd = folder};
    const char* search_path = std::getenv("PATH");
    world.variables = {{"PATH", search_path != nullptr ? search_path : "/usr/bin:/bin"},
                       {"HOME", folder + "/home"},
                       {"LC_ALL", "C.UTF-8"},
                       {"TERM", "dumb"},
                       {"WORK", folder},
                       {"SOURCE", fs::absolute(source).string()}};
    for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const char* value = std::getenv(name)) world.variables[name] = value;
    fs::create_directories(folder + "/home");
    return world;
}

int run_script(World& world, const fs::path& script) {
    const std::vector<std::string> lines = unpack(world, read_all(script));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        try {
            const Words words = split_words(world, lines[i]);
            if (!words.empty()) run_line(world, words);
        } catch (const std::exception& error) {
            std::cerr << script.string() << ":" << i + 1 << ": " << lines[i] << "\n  " << error.what()
                      << "\n--- stdout\n"
                      << world.out << "--- stderr\n"
                      << world.err;
            return 1;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: script_runner PROGRAM SOURCE_DIR SCRIPT\n";
        return 2;
    }
    World world = make_world(argv[1], argv[2]);
    const int code = run_script(world, argv[3]);
    if (code == 0) fs::remove_all(world.work);
    return code;
}
