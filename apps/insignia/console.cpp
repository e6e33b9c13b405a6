// Manners: the answer goes to stdout and nothing else does. Talk, progress, hints and errors go to stderr,
// errors with the program's name, in lower case and without a full stop. Questions go to stderr, and only
// when somebody is there. A secret is read from the terminal itself, without echo, so that it can be asked
// for while stdin is a file.
#include "console.h"
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <iostream>
#include <iterator>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace insignia::app {

namespace {

constexpr int k_bar_width = 30;
constexpr std::size_t k_usual_columns = 80;

const std::string& variable(const std::map<std::string, std::string>& variables, const std::string& name) {
    static const std::string k_none;
    const auto found = variables.find(name);
    return found == variables.end() ? k_none : found->second;
}

// The first of the three that is set decides (POSIX, 8.2 Internationalization Variables).
bool names_utf8(const std::map<std::string, std::string>& variables) {
    for (const auto* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const auto& value = variable(variables, name);
        if (value.empty()) continue;
        const auto lower = to_lower(value);
        return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
    }
    return false;
}

void write_error_stream(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

// What ends or stops the program while somebody types a secret.
constexpr int k_prompt_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

volatile std::sig_atomic_t g_prompt_signal = 0;

void note_prompt_signal(int signal) {
    g_prompt_signal = signal;
}

// While it lives, these signals are only noted, and only by wait_for_input().
class NotedSignals {
public:
    NotedSignals() {
        g_prompt_signal = 0;
        sigset_t blocked;
        ::sigemptyset(&blocked);
        struct sigaction action {};
        action.sa_handler = note_prompt_signal;
        for (std::size_t i = 0; i < std::size(k_prompt_signals); ++i) {
            ::sigaction(k_prompt_signals[i], nullptr, &m_before[i]);
            if (m_before[i].sa_handler == SIG_IGN) continue; // nohup
            ::sigaddset(&blocked, k_prompt_signals[i]);
            ::sigaction(k_prompt_signals[i], &action, nullptr);
        }
        ::sigprocmask(SIG_BLOCK, &blocked, &m_mask);
    }
    ~NotedSignals() {
        for (std::size_t i = 0; i < std::size(k_prompt_signals); ++i)
            ::sigaction(k_prompt_signals[i], &m_before[i], nullptr);
        ::sigprocmask(SIG_SETMASK, &m_mask, nullptr);
    }
    NotedSignals(const NotedSignals&) = delete;
    NotedSignals& operator=(const NotedSignals&) = delete;

    // The signal that came before there was something to read, or 0.
    int wait_for_input(int descriptor) const {
        pollfd input{descriptor, POLLIN, 0};
        while (::ppoll(&input, 1, nullptr, &m_mask) < 0 && errno == EINTR)
            if (const int signal = std::exchange(g_prompt_signal, 0)) return signal;
        return 0;
    }

private:
    struct sigaction m_before[std::size(k_prompt_signals)] = {};
    sigset_t m_mask{};
};

// The terminal with its echo off, for as long as this lives.
class SilentTerminal {
public:
    explicit SilentTerminal(int descriptor) : m_descriptor(descriptor) {
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0) return;
        auto silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        m_changed = ::tcsetattr(m_descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (m_changed) ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

    bool ready() const { return m_changed; }

    void write(std::string_view text) const {
        while (!text.empty()) {
            const auto written = ::write(m_descriptor, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }

private:
    int m_descriptor;
    termios m_before{};
    bool m_changed = false;
};

enum class SecretLine { whole, ended, no_terminal };

struct SecretAnswer {
    SecretLine state = SecretLine::ended;
    std::string line;
    int signal = 0; // that came instead of an answer
};

// One line, typed without echo.
SecretAnswer ask_secret_once(int descriptor, std::string_view question) {
    const NotedSignals signals;
    const SilentTerminal terminal(descriptor);
    SecretAnswer answer;
    if (!terminal.ready()) {
        answer.state = SecretLine::no_terminal;
        return answer;
    }
    terminal.write(question);
    for (;;) {
        answer.signal = signals.wait_for_input(descriptor);
        if (answer.signal != 0) return answer;
        char character = 0;
        const auto count = ::read(descriptor, &character, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return answer;
        if (character == '\n') {
            answer.state = SecretLine::whole;
            return answer;
        }
        answer.line += character;
    }
}

// The same; a signal takes its course once the terminal is as it was. Whoever comes back from Ctrl-Z is asked
// again.
SecretAnswer ask_secret(std::string_view question) {
    const int descriptor = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    SecretAnswer answer;
    do {
        answer = ask_secret_once(descriptor, question);
        if (answer.signal != 0) ::raise(answer.signal);
    } while (answer.signal != 0);
    if (descriptor >= 0) ::close(descriptor);
    return answer;
}

} // namespace

TerminalConsole::TerminalConsole(const std::map<std::string, std::string>& variables)
    : m_no_color(!variable(variables, "NO_COLOR").empty() || variable(variables, "TERM") == "dumb"),
      m_unicode(names_utf8(variables)), m_progress_began(std::chrono::steady_clock::now()) {}

void TerminalConsole::configure(const ConsoleSettings& settings) {
    m_settings = settings;
}

void TerminalConsole::answer(std::string_view text) {
    clear_progress();
    if (m_write_error != 0) return;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) m_write_error = errno;
}

void TerminalConsole::talk(std::string_view text) {
    if (m_settings.quiet) return;
    clear_progress();
    std::string line(text);
    if (!line.ends_with('\n')) line += '\n';
    write_error_stream(line);
}

void TerminalConsole::error(const Error& error) {
    clear_progress();
    const auto where = error.where.empty() ? std::string() : sanitize(error.where, 1'000) + ": ";
    write_error_stream(fmt::format("insignia: error: {}{}\n", where, sanitize(error.message, 2'000)));
    for (const auto& hint : error.hints)
        write_error_stream(fmt::format("insignia: hint: {}\n", sanitize(hint, 2'000)));
}

void TerminalConsole::progress(std::size_t done, std::size_t total, std::string_view what) {
    using namespace std::chrono_literals;
    if (m_settings.quiet || ::isatty(STDERR_FILENO) == 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (done == 0) m_progress_began = now;
    if (total != 0 && done >= total) return clear_progress();
    if (now - m_progress_began < 1s || now - m_progress_drawn < 100ms) return;
    m_progress_drawn = now;
    m_progress_shown = true;
    const double seconds = std::chrono::duration<double>(now - m_progress_began).count();
    const double rate = static_cast<double>(done) / seconds;
    if (total == 0) return write_error_stream(fmt::format("\r{} {}  {:.0f}/s\x1b[K", done, what, rate));
    const auto left = rate > 0 ? static_cast<double>(total - done) / rate : 0.0;
    const auto filled = static_cast<int>(done * k_bar_width / total);
    write_error_stream(fmt::format("\r{} [{:#<{}}{:-<{}}] {}/{}  {:.0f}/s  {:.0f}s left\x1b[K", what, "",
                                   filled, "", k_bar_width - filled, done, total, rate, left));
}

void TerminalConsole::clear_progress() {
    if (!m_progress_shown) return;
    m_progress_shown = false;
    write_error_stream("\r\x1b[K");
}

bool TerminalConsole::can_prompt() const {
    return !m_settings.no_input && ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

Result<std::string> TerminalConsole::prompt(std::string_view question, std::string_view default_answer) {
    clear_progress();
    const auto suffix = default_answer.empty() ? std::string() : fmt::format(" [{}]", default_answer);
    const char* const end = suffix.empty() && question.ends_with('?') ? " " : ": ";
    write_error_stream(fmt::format("{}{}{}", question, suffix, end));
    std::string line;
    if (!std::getline(std::cin, line)) return fail(ErrorCode::io, "the input ended before the answer");
    const auto answer = trim(line);
    if (find_invalid_utf8(answer) != std::string::npos)
        return fail(ErrorCode::invalid, "the answer is not UTF-8", "",
                    {"set the terminal to UTF-8 and run the command again"});
    return answer.empty() ? std::string(default_answer) : std::string(answer);
}

Result<std::string> TerminalConsole::prompt_secret(std::string_view question) {
    clear_progress();
    auto answer = m_settings.no_input ? SecretAnswer{SecretLine::no_terminal, {}, 0}
                                      : ask_secret(fmt::format("{}: ", question));
    if (answer.state == SecretLine::no_terminal)
        return fail(ErrorCode::denied, fmt::format("\"{}\" cannot be asked: there is no terminal", question),
                    "", {"give it with --passphrase-file FILE"});
    if (answer.state == SecretLine::ended) return fail(ErrorCode::io, "the input ended before the answer");
    return std::move(answer.line);
}

Result<Bytes> TerminalConsole::read_input(std::size_t limit) {
    Bytes content;
    std::uint8_t buffer[65'536];
    for (;;) {
        TRY_ASSIGN(const std::size_t count, read_some(buffer));
        if (count == 0) return content;
        content.insert(content.end(), buffer, buffer + count);
        if (content.size() > limit)
            return fail(ErrorCode::limit, fmt::format("the input is larger than {} bytes", limit), "-");
    }
}

Result<std::size_t> TerminalConsole::read_some(std::span<std::uint8_t> buffer) {
    for (;;) {
        const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return fail(ErrorCode::io, fmt::format("cannot read stdin: {}", std::strerror(errno)), "-");
    }
}

bool TerminalConsole::flush() {
    if (std::fflush(stdout) != 0 && m_write_error == 0) m_write_error = errno;
    return m_write_error == 0;
}

bool TerminalConsole::color() const {
    if (m_settings.color != "auto") return m_settings.color == "always";
    return !m_no_color && ::isatty(STDOUT_FILENO) != 0;
}

std::size_t TerminalConsole::columns() const {
    winsize size{};
    const bool known = ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return known && size.ws_col > 0 ? size.ws_col : k_usual_columns;
}

bool TerminalConsole::unicode() const {
    return m_unicode;
}

Result<void> TerminalConsole::finish() {
    clear_progress();
    flush();
    if (m_write_error == 0 || m_write_error == EPIPE) return {};
    return fail(ErrorCode::io,
                fmt::format("cannot write the answer to stdout: {}", std::strerror(m_write_error)));
}

} // namespace insignia::app
