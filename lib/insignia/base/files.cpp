#include <insignia/base/files.h>

#include "stale_files_internal.h"
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace insignia {
namespace {

// An errno in the words of the person who has to do something about it.
struct Reason {
    int number;
    ErrorCode code;
    const char* text;
    const char* hint;
};

constexpr Reason k_reasons[] = {
    {ENOENT, ErrorCode::not_found, "there is no such file or folder", "check the path"},
    {EACCES, ErrorCode::denied, "permission denied", "check who owns it and its mode with ls -l"},
    {EPERM, ErrorCode::denied, "the system does not permit it",
     "check who owns it and whether it is immutable"},
    {EROFS, ErrorCode::denied, "the file system is read-only", "choose another folder"},
    {EEXIST, ErrorCode::exists, "it exists already", "choose another name, or move that file away"},
    {EISDIR, ErrorCode::invalid, "it is a folder", "name a file in it"},
    {ENOTDIR, ErrorCode::invalid, "a part of the path is not a folder", "check the path"},
    {ENOSPC, ErrorCode::io, "no space is left on the device",
     "free some space and run the same command again"},
    {EDQUOT, ErrorCode::io, "the disk quota is used up", "free some space and run the same command again"},
    {EFBIG, ErrorCode::io, "the file would be larger than is allowed", "check the limit with ulimit -f"},
    {ENAMETOOLONG, ErrorCode::invalid, "the name is too long", "choose a shorter name"},
    {ELOOP, ErrorCode::invalid, "too many symbolic links", "name the file itself"},
    {EMFILE, ErrorCode::io, "too many files are open", "check the limit with ulimit -n"},
};

// `verb` is what was attempted: "read", "write".
tl::unexpected<Error> fail_with_errno(int number, std::string_view verb, const std::filesystem::path& path) {
    const auto message = [&](std::string_view reason) {
        return fmt::format("cannot {} \"{}\": {}", verb, path.string(), reason);
    };
    for (const Reason& reason : k_reasons)
        if (reason.number == number)
            return fail(reason.code, message(reason.text), path.string(), {reason.hint});
    return fail(ErrorCode::io, message(std::strerror(number)), path.string());
}

// A file descriptor that is closed when it goes out of scope.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    int number() const { return m_number; }
    bool open() const { return m_number >= 0; }

    // The errno of closing, or 0: network file systems report a failed write only here.
    int close() {
        const int number = std::exchange(m_number, -1);
        return number >= 0 && ::close(number) != 0 ? errno : 0;
    }

private:
    int m_number;
};

// The errno of writing everything, or 0. Short writes and interruptions are continued.
int write_all(int descriptor, ByteView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// A new file beside the target, removed again unless it was renamed.
class TemporaryFile {
public:
    TemporaryFile(const std::filesystem::path& target, Privacy privacy) {
        constexpr int k_attempts = 100;
        const mode_t mode = privacy == Privacy::owner_only ? 0600 : 0666;
        for (int attempt = 0; attempt < k_attempts; ++attempt) {
            m_path = folder_of(target) / fmt::format(".insignia-{}-{}.tmp", ::getpid(), s_counter++);
            m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
            if (m_descriptor >= 0 || errno != EEXIST) break;
        }
        m_errno = m_descriptor < 0 ? errno : 0;
        m_exists = m_descriptor >= 0;
        if (m_exists) remove_stale_files(folder_of(target), m_path);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (m_exists) ::unlink(m_path.c_str());
    }

    int error() const { return m_errno; }
    int release_descriptor() { return std::exchange(m_descriptor, -1); }
    const std::filesystem::path& path() const { return m_path; }

    // The errno of taking the target's name, or 0.
    int rename_to(const std::filesystem::path& target, Overwrite overwrite) {
        const int failed = overwrite == Overwrite::yes ? ::rename(m_path.c_str(), target.c_str())
                                                       : rename_to_free_name(target);
        if (failed != 0) return errno;
        m_exists = false;
        return 0;
    }

    // As rename_to(), so that give_back() can undo it: what had the name is kept under that of the temporary
    // file until the end.
    int take_name(const std::filesystem::path& target, Overwrite overwrite) {
        struct stat info {};
        const bool taken = ::lstat(target.c_str(), &info) == 0;
        if (taken && overwrite == Overwrite::yes && exchange_with(target)) {
            m_undo = Undo::exchange;
            return 0;
        }
        // NOTE: on file systems that cannot exchange two names, what is replaced is gone.
        const int number = rename_to(target, overwrite);
        if (number == 0 && !taken) m_undo = Undo::remove;
        return number;
    }

    // After take_name(): the target is as it was before, as far as the file system allows.
    void give_back(const std::filesystem::path& target) const {
        if (m_undo == Undo::exchange) static_cast<void>(exchange_with(target));
        if (m_undo == Undo::remove) ::unlink(target.c_str());
    }

private:
    enum class Undo { nothing, exchange, remove };

    bool exchange_with(const std::filesystem::path& target) const {
        return ::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0;
    }

    int rename_to_free_name(const std::filesystem::path& target) const {
        const int failed = ::renameat2(AT_FDCWD, m_path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE);
        if (failed == 0 || (errno != EINVAL && errno != ENOSYS)) return failed;
        // NOTE: some file systems know no RENAME_NOREPLACE; a hard link refuses a taken name as well.
        if (::link(m_path.c_str(), target.c_str()) != 0) return -1;
        return ::unlink(m_path.c_str());
    }

    static inline thread_local unsigned s_counter = static_cast<unsigned>(::gettid());

    std::filesystem::path m_path;
    int m_descriptor = -1;
    int m_errno = 0;
    bool m_exists = false;
    Undo m_undo = Undo::nothing;
};

// The errno of making a rename in this folder durable, or 0. File systems that cannot sync a folder are no
// failure.
int sync_folder(const std::filesystem::path& folder) {
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.open()) return errno == EACCES ? 0 : errno;
    return ::fsync(descriptor.number()) != 0 && errno != EINVAL ? errno : 0;
}

// Everything but the name: written, synced and closed.
Result<void> fill(TemporaryFile& temporary, const std::filesystem::path& target, ByteView content,
                  std::optional<mode_t> mode) {
    if (temporary.error() != 0) return fail_with_errno(temporary.error(), "write", target);
    Descriptor descriptor(temporary.release_descriptor());
    if (mode && ::fchmod(descriptor.number(), *mode) != 0) return fail_with_errno(errno, "write", target);
    if (const int number = write_all(descriptor.number(), content))
        return fail_with_errno(number, "write", target);
    if (::fsync(descriptor.number()) != 0) return fail_with_errno(errno, "write", target);
    if (const int number = descriptor.close()) return fail_with_errno(number, "write", target);
    return {};
}

Result<void> put_in_place(TemporaryFile& temporary, const std::filesystem::path& target,
                          Overwrite overwrite) {
    if (const int number = temporary.rename_to(target, overwrite))
        return fail_with_errno(number, "write", target);
    if (const int number = sync_folder(folder_of(target))) return fail_with_errno(number, "write", target);
    return {};
}

// As put_in_place(), for one of several: see TemporaryFile::take_name().
Result<void> take_place(TemporaryFile& temporary, const std::filesystem::path& target, Overwrite overwrite) {
    if (const int number = temporary.take_name(target, overwrite))
        return fail_with_errno(number, "write", target);
    if (const int number = sync_folder(folder_of(target))) return fail_with_errno(number, "write", target);
    return {};
}

// NOTE: asked first so that nothing is written in vain; the rename is what decides.
Result<void> require_free(const std::filesystem::path& target, Overwrite overwrite) {
    struct stat info {};
    if (overwrite == Overwrite::no && ::lstat(target.c_str(), &info) == 0)
        return fail_with_errno(EEXIST, "write", target);
    return {};
}

// Where a path of the user's leads.
struct Destination {
    std::filesystem::path path;
    bool is_stream = false;     // a device, a pipe: it cannot be replaced
    std::optional<mode_t> mode; // of a file that is there
};

Destination destination_of(const std::filesystem::path& path) {
    constexpr int k_most_links = 40; // as the kernel has it
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) return {path, true, {}};
    Destination destination{path, false, {}};
    if (exists && S_ISREG(info.st_mode)) destination.mode = info.st_mode & 0777;
    std::error_code error;
    for (int i = 0; i < k_most_links && std::filesystem::is_symlink(destination.path, error); ++i) {
        const auto link = std::filesystem::read_symlink(destination.path, error);
        if (error) break;
        destination.path = folder_of(destination.path) / link; // an absolute link replaces the folder
    }
    return destination;
}

Result<void> write_into(const std::filesystem::path& path, ByteView content) {
    Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
    if (!descriptor.open()) return fail_with_errno(errno, "write", path);
    if (const int number = write_all(descriptor.number(), content))
        return fail_with_errno(number, "write", path);
    if (const int number = descriptor.close()) return fail_with_errno(number, "write", path);
    return {};
}

// Appends to `content` until the end, at most `limit` bytes and one more. The errno, or 0.
int read_all(int descriptor, Bytes& content, std::size_t limit) {
    constexpr std::size_t k_chunk = 64u << 10;
    for (;;) {
        const std::size_t used = content.size();
        const std::size_t wanted = std::min(k_chunk, limit + 1 - used);
        if (wanted == 0) return 0;
        content.resize(used + wanted);
        const ssize_t got = ::read(descriptor, content.data() + used, wanted);
        content.resize(used + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got < 0 ? errno : 0;
    }
}

} // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit) {
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.open()) return fail_with_errno(errno, "read", path);
    struct stat info {};
    if (::fstat(descriptor.number(), &info) != 0) return fail_with_errno(errno, "read", path);
    if (S_ISDIR(info.st_mode)) return fail_with_errno(EISDIR, "read", path);
    Bytes content;
    if (S_ISREG(info.st_mode))
        content.reserve(std::min<std::size_t>(static_cast<std::size_t>(info.st_size), limit) + 1);
    if (const int number = read_all(descriptor.number(), content, limit))
        return fail_with_errno(number, "read", path);
    if (content.size() > limit)
        return fail(ErrorCode::limit, fmt::format("\"{}\" is larger than {} bytes", path.string(), limit),
                    path.string());
    return content;
}

Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t limit) {
    TRY_ASSIGN(const Bytes content, read_file(path, limit));
    return std::string(as_text(content));
}

Result<void> write_atomically(const std::filesystem::path& path, ByteView content, Overwrite overwrite,
                              Privacy privacy) {
    TRY(require_free(path, overwrite));
    TemporaryFile temporary(path, privacy);
    TRY(fill(temporary, path, content, {}));
    return put_in_place(temporary, path, overwrite);
}

Result<void> write_through(const std::filesystem::path& path, ByteView content, Overwrite overwrite) {
    const auto destination = destination_of(path);
    if (destination.is_stream) return write_into(path, content);
    TRY(require_free(destination.path, overwrite));
    TemporaryFile temporary(destination.path, Privacy::shared);
    TRY(fill(temporary, destination.path, content, destination.mode));
    return put_in_place(temporary, destination.path, overwrite);
}

Result<void> write_together(const std::vector<FileToWrite>& files) {
    std::vector<Destination> destinations;
    std::vector<std::unique_ptr<TemporaryFile>> temporaries;
    std::error_code error;
    for (const auto& file : files) {
        const auto& to = destinations.emplace_back(destination_of(file.path));
        if (std::filesystem::is_directory(to.path, error)) return fail_with_errno(EISDIR, "write", to.path);
        if (!to.is_stream) TRY(require_free(to.path, file.overwrite));
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& to = destinations[i];
        auto& temporary = temporaries.emplace_back();
        if (to.is_stream) continue;
        temporary = std::make_unique<TemporaryFile>(to.path, Privacy::shared);
        TRY(fill(*temporary, to.path, files[i].content, to.mode));
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto put = temporaries[i] ? take_place(*temporaries[i], destinations[i].path, files[i].overwrite)
                                  : write_into(files[i].path, files[i].content);
        if (put) continue;
        for (std::size_t done = i + 1; done-- > 0;)
            if (temporaries[done]) temporaries[done]->give_back(destinations[done].path);
        return put;
    }
    return {};
}

Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& folder,
                                                      std::string_view ending) {
    std::vector<std::filesystem::path> files;
    std::error_code error, ignored;
    std::filesystem::directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        const auto& path = entry->path();
        if (path.filename().string().starts_with('.') || path.extension() != ending) continue;
        if (entry->is_regular_file(ignored)) files.push_back(path);
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return fail_with_errno(error.value(), "read", folder);
    std::ranges::sort(files);
    return files;
}

Result<void> create_directories(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error) return {};
    return fail_with_errno(error.value(), "create", path);
}

} // namespace insignia
