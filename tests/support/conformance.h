// What the runners of third-party suites share: where the data lies, and the line that they print.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <insignia/base/files.h>
#include <insignia/json/json.h>
#include <string>

namespace insignia::test {

// The folder of a suite. Where the data is absent, the runner ends as skipped.
inline std::filesystem::path conformance_folder(const char* suite) {
    const std::filesystem::path folder = std::filesystem::path(INSIGNIA_CONFORMANCE_DIR) / suite;
    if (!std::filesystem::exists(folder)) {
        std::printf("%s: data not found, skipped\n", suite);
        std::exit(77);
    }
    return folder;
}

// A file of a suite; it has to be there.
inline std::string read_vector(const std::filesystem::path& path) {
    return read_text_file(path).value();
}

// The same without the line feed at the end that editors add.
inline std::string read_vector_line(const std::filesystem::path& path) {
    std::string text = read_vector(path);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

// A JSON file of a suite.
inline json::Value read_json_vector(const std::filesystem::path& path) {
    return json::parse(read_vector(path), path.filename().string()).value();
}

// Counts and prints "<suite>: N passed, N failed, N skipped" at the end.
class Tally {
public:
    explicit Tally(const char* suite) : m_suite(suite) {}
    Tally(const Tally&) = delete;
    Tally& operator=(const Tally&) = delete;
    ~Tally() {
        std::printf("%s: %d passed, %d failed, %d skipped\n", m_suite, m_passed, m_failed, m_skipped);
    }

    // Counts and gives the outcome back, to be checked.
    bool count(bool passed) {
        ++(passed ? m_passed : m_failed);
        return passed;
    }
    void skip() { ++m_skipped; }
    int passed() const { return m_passed; }

private:
    const char* m_suite;
    int m_passed = 0;
    int m_failed = 0;
    int m_skipped = 0;
};

} // namespace insignia::test
