#include "stale_files_internal.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <mutex>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace insignia {
namespace {

namespace fs = std::filesystem;

// Longer than any write takes, also on a disk that sleeps.
constexpr std::time_t k_stale_seconds = 3'600;

// The writer that ".insignia-PID-N.tmp" names, or 0 for another name.
pid_t writer_of(std::string_view name) {
    constexpr std::string_view k_begin = ".insignia-", k_end = ".tmp";
    if (!name.starts_with(k_begin) || !name.ends_with(k_end)) return 0;
    name.remove_prefix(k_begin.size());
    name.remove_suffix(std::min(name.size(), k_end.size()));
    pid_t writer = 0;
    unsigned number = 0;
    const char* const last = name.data() + name.size();
    const auto [hyphen, failed] = std::from_chars(name.data(), last, writer);
    if (failed != std::errc() || hyphen == last || *hyphen != '-' || writer <= 0) return 0;
    const auto [end, wrong] = std::from_chars(hyphen + 1, last, number);
    return wrong == std::errc() && end == last ? writer : 0;
}

bool is_stale(const fs::path& path, pid_t writer, std::time_t now) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
    const bool runs = ::kill(writer, 0) == 0 || errno != ESRCH;
    return !runs || now - info.st_mtime > k_stale_seconds;
}

bool seen_before(const fs::path& folder) {
    static std::mutex mutex;
    static std::set<std::string> seen;
    const std::lock_guard lock(mutex);
    return !seen.insert(folder.string()).second;
}

} // namespace

void remove_stale_files(const fs::path& folder, const fs::path& fresh) {
    struct stat made {};
    if (seen_before(folder) || ::lstat(fresh.c_str(), &made) != 0) return;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const pid_t writer = writer_of(entry->path().filename().string());
        if (writer != 0 && writer != ::getpid() && is_stale(entry->path(), writer, made.st_mtime))
            ::unlink(entry->path().c_str());
    }
}

} // namespace insignia
