// One program at a time: read, change and write a file without losing what another writes meanwhile.
#pragma once

#include <filesystem>
#include <insignia/base/result.h>

namespace insignia {

// While it lives, no other program has the lock of the same file. It is a file beside it, which goes with it.
class FileLock {
public:
    // Waits for the lock of the file at `path`, which need not exist; its folder must. ErrorCode::io when
    // another program keeps it, ErrorCode::denied and the like when the folder cannot be written. Devices and
    // pipes, and file systems that know no locks, are not locked.
    static Result<FileLock> take(const std::filesystem::path& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    FileLock(std::filesystem::path path, int descriptor)
        : m_path(std::move(path)), m_descriptor(descriptor) {}

    std::filesystem::path m_path;
    int m_descriptor;
};

} // namespace insignia
