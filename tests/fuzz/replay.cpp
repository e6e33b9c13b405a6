// Feeds files, and all files below folders, to a fuzz target: `target PATH…`. Without any path that exists it
// ends with 77, "skipped".
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <insignia/base/files.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_below(const fs::path& path) {
    if (fs::is_regular_file(path)) return {path};
    std::vector<fs::path> files;
    if (!fs::is_directory(path)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

// The file as it is and cut in half: parsers see an early end as often as a whole.
void feed(const fs::path& path) {
    const auto content = insignia::read_file(path, std::size_t{64} << 20);
    if (!content) return;
    LLVMFuzzerTestOneInput(content->data(), content->size());
    LLVMFuzzerTestOneInput(content->data(), content->size() / 2);
}

} // namespace

int main(int count, char** arguments) {
    LLVMFuzzerTestOneInput(nullptr, 0);
    std::size_t fed = 0;
    for (int i = 1; i < count; ++i)
        for (const fs::path& path : files_below(arguments[i])) {
            feed(path);
            ++fed;
        }
    std::printf("%zu files\n", fed);
    return fed == 0 ? 77 : 0;
}
