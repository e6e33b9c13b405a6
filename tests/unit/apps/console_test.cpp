#include <catch2/catch.hpp>
#include <csignal>
#include <insignia/console.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace insignia;

namespace {

// Everything that the terminal shows until the text is there, or nothing more comes for a while.
std::string read_until(int terminal, std::string_view text) {
    std::string shown;
    pollfd input{terminal, POLLIN, 0};
    while (shown.find(text) == std::string::npos && ::poll(&input, 1, 5'000) > 0) {
        char buffer[256];
        const auto count = ::read(terminal, buffer, sizeof buffer);
        if (count <= 0) break;
        shown.append(buffer, static_cast<std::size_t>(count));
    }
    return shown;
}

bool has_echo(int terminal) {
    termios settings{};
    return ::tcgetattr(terminal, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}

// A program that asks for a secret and exits with 0 when it is "open sesame".
pid_t ask(int& terminal) {
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child != 0) return child;
    for (const int signal : {SIGINT, SIGTERM, SIGTSTP}) std::signal(signal, SIG_DFL);
    app::TerminalConsole console({});
    const auto secret = console.prompt_secret("Passphrase");
    ::_exit(secret && *secret == "open sesame" ? 0 : 1);
}

} // namespace

TEST_CASE("a prompt for a secret gives the terminal back as it was") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, 0}) {
        CAPTURE(signal);
        int terminal = -1, status = 0;
        const pid_t child = ask(terminal);
        REQUIRE(child > 0);
        REQUIRE(read_until(terminal, "Passphrase: ").ends_with("Passphrase: "));
        CHECK_FALSE(has_echo(terminal));
        if (signal != 0)
            ::kill(child, signal);
        else
            REQUIRE(::write(terminal, "open sesame\n", 12) == 12);
        // The child leads the session: the terminal is looked at while it is still there.
        siginfo_t info{};
        REQUIRE(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) == 0);
        CHECK(has_echo(terminal));
        REQUIRE(::waitpid(child, &status, 0) == child);
        if (signal != 0)
            CHECK((WIFSIGNALED(status) && WTERMSIG(status) == signal));
        else
            CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
        ::close(terminal);
    }
}
