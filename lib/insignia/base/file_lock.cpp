#include <insignia/base/file_lock.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace insignia {
namespace {

namespace fs = std::filesystem;

// Who holds a lock reads and writes one small file.
constexpr std::chrono::seconds k_patience{10};
constexpr std::chrono::milliseconds k_pause{10};

fs::path lock_path(const fs::path& path) {
    std::error_code error;
    auto real = fs::weakly_canonical(path, error);
    if (error) real = path;
    return real.parent_path() / fmt::format(".insignia-{}.lock", real.filename().string());
}

// True when the file that was opened still has its name: the one who had the lock before removes it.
bool has_its_name(int descriptor, const fs::path& path) {
    struct stat opened {
    }, named{};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0
           && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

// An open and locked file; -1 where there are no locks, or the errno of what is in the way.
tl::expected<int, int> try_lock(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return tl::unexpected(errno);
    int reason = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    if (reason == 0 && has_its_name(descriptor, path)) return descriptor;
    ::close(descriptor);
    if (reason == 0 || reason == EINTR) reason = EWOULDBLOCK;
    if (reason == EWOULDBLOCK) return tl::unexpected(reason);
    ::unlink(path.c_str());
    return -1;
}

bool is_lockable(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode) || S_ISDIR(info.st_mode);
}

} // namespace

Result<FileLock> FileLock::take(const fs::path& path) {
    if (!is_lockable(path)) return FileLock({}, -1);
    const auto beside = lock_path(path);
    const auto end = std::chrono::steady_clock::now() + k_patience;
    for (;;) {
        const auto descriptor = try_lock(beside);
        if (descriptor) return FileLock(beside, *descriptor);
        if (descriptor.error() != EWOULDBLOCK)
            return fail(descriptor.error() == EACCES || descriptor.error() == EROFS ? ErrorCode::denied
                                                                                    : ErrorCode::io,
                        fmt::format("cannot write in the folder of \"{}\": {}", path.string(),
                                    std::strerror(descriptor.error())),
                        path.string(), {"check who owns the folder and its mode with ls -ld"});
        if (std::chrono::steady_clock::now() > end)
            return fail(ErrorCode::io, "another insignia is changing this file", path.string(),
                        {"wait until that has ended, and run the command again"});
        std::this_thread::sleep_for(k_pause);
    }
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock() {
    if (m_descriptor < 0) return;
    ::unlink(m_path.c_str()); // while it is still held: who waits for it sees that the name is gone
    ::close(m_descriptor);
}

} // namespace insignia
