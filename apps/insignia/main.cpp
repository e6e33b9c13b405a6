// Builds the real Environment and calls insignia_main.
#include "console.h"
#include "insignia_main.h"
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <sys/random.h>
#include <sys/resource.h>

namespace {

using namespace insignia;

// A write into a closed pipe or beyond a file size limit shall be an error message and not a dead process; a
// core dump could hold a private key.
void settle_process() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

// A fraction of a second says nothing about a badge, and VC-JWT cannot carry one.
Instant now() {
    using namespace std::chrono;
    return {duration_cast<seconds>(system_clock::now().time_since_epoch()).count(), 0};
}

void random_bytes(std::uint8_t* bytes, std::size_t count) {
    while (count > 0) {
        const auto got = ::getrandom(bytes, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) std::abort(); // nothing that this program makes may come from worse randomness
        bytes += got;
        count -= static_cast<std::size_t>(got);
    }
}

std::map<std::string, std::string> read_variables() {
    std::map<std::string, std::string> variables;
    for (const auto* const name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "NO_COLOR",
                                   "TERM", "TERM_PROGRAM", "COLORTERM", "KITTY_WINDOW_ID", "LANG", "LC_ALL", "LC_CTYPE"})
        if (const char* const value = std::getenv(name)) variables[name] = value;
    return variables;
}

} // namespace

int main(int count, char** arguments) {
    settle_process();
    const auto variables = read_variables();
    app::TerminalConsole console(variables);
    app::Environment environment{
        console, now, random_bytes, fetch::make_https_loader({}), fetch::make_https_loader, variables};
    auto code = app::insignia_main({arguments + (count > 0 ? 1 : 0), arguments + count}, environment);
    if (const auto finished = console.finish(); !finished) {
        console.error(finished.error());
        code = app::ExitCode::could_not;
    }
    return static_cast<int>(code);
}
