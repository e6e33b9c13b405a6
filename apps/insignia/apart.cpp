#include "apart.h"
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace insignia::app {

namespace {

constexpr rlim_t k_memory = 1536u << 20;
constexpr rlim_t k_cpu_seconds = 10;
constexpr unsigned k_seconds = 20;
constexpr std::size_t k_answer_bytes = 1u << 20;

void limit(int resource, rlim_t value) {
    const rlimit limits{value, value};
    ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

void limit_process() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they reserve terabytes
    limit(RLIMIT_AS, k_memory);
#endif
    limit(RLIMIT_CPU, k_cpu_seconds);
    limit(RLIMIT_FSIZE, 0);
    std::signal(SIGALRM, SIG_DFL);
    ::alarm(k_seconds);
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Each text behind its length as eight bytes.
std::string pack(const std::vector<std::string>& texts) {
    std::string bytes;
    for (const auto& text : texts) {
        const std::uint64_t size = text.size();
        bytes.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
    }
    return bytes;
}

Result<std::vector<std::string>> unpack(std::string_view bytes) {
    std::vector<std::string> texts;
    while (bytes.size() >= sizeof(std::uint64_t)) {
        std::uint64_t size = 0;
        std::memcpy(&size, bytes.data(), sizeof size);
        bytes.remove_prefix(sizeof size);
        if (size > bytes.size()) break;
        texts.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    if (!bytes.empty()) return fail(ErrorCode::io, "an answer was cut");
    return texts;
}

std::string read_all(int descriptor) {
    std::string bytes;
    char buffer[16'384];
    while (bytes.size() <= k_answer_bytes) {
        const auto count = ::read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
    return bytes;
}

[[noreturn]] void work_in_child(int descriptor, const std::function<std::vector<std::string>()>& work) {
    limit_process();
    int code = 1;
    try {
        code = write_all(descriptor, pack(work())) ? 0 : 1;
    } catch (const std::exception&) {
        code = 1; // out of memory, above all
    }
    ::_exit(code);
}

} // namespace

Result<std::vector<std::string>> run_apart(const std::function<std::vector<std::string>()>& work) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return fail(ErrorCode::io, "there is no room for another pipe");
    const pid_t child = ::fork();
    if (child == 0) work_in_child(ends[1], work);
    ::close(ends[1]);
    const std::string bytes = child < 0 ? std::string() : read_all(ends[0]);
    ::close(ends[0]);
    int status = 0;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || bytes.size() > k_answer_bytes)
        return fail(ErrorCode::io,
                    "it took too much time or memory, or broke the program that reads pictures");
    return unpack(bytes);
}

} // namespace insignia::app
