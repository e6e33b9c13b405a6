// The judgement of another program on PNG files.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <insignia/base/files.h>
#include <string>
#include <unistd.h>

namespace insignia::test {

// A folder for files of this process that is removed at the end.
class ScratchFolder {
public:
    ScratchFolder()
        : m_path(std::filesystem::temp_directory_path() / ("insignia-pictures-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(m_path);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline bool has_pngcheck() {
    return std::system("command -v pngcheck >/dev/null 2>&1") == 0;
}

// True when pngcheck finds nothing wrong with any PNG of the folder.
inline bool pngcheck_is_content(const std::filesystem::path& folder) {
    return std::system(("pngcheck -q '" + folder.string() + "'/*.png").c_str()) == 0;
}

} // namespace insignia::test
