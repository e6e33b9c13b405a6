// Everything outside: the only way in which commands meet the terminal, the clock, randomness and the
// network. main.cpp builds the real one; tests build others.
#pragma once

#include <functional>
#include <insignia/base/bytes.h>
#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <insignia/fetch/fetch.h>
#include <insignia/uri/uri.h>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace insignia::app {

// What --quiet, --no-input and --color say.
struct ConsoleSettings {
    bool quiet = false;
    bool no_input = false;
    std::string color = "auto"; // auto, always, never
};

// Who may write where. The answer goes to stdout; talk, hints and errors to stderr; secrets come from the
// terminal.
class Console {
public:
    virtual ~Console() = default;
    virtual void configure(const ConsoleSettings& settings) = 0; // once, before the command runs
    virtual void answer(std::string_view text) = 0;              // stdout, exactly as given
    virtual void talk(std::string_view text) = 0;                // stderr, one line; silent under --quiet
    virtual void error(const Error& error) = 0; // "insignia: error: …" and "insignia: hint: …" on stderr
    // stderr, terminals only; a total of 0 is one that nobody knows
    virtual void progress(std::size_t done, std::size_t total, std::string_view what) = 0;
    virtual bool can_prompt() const = 0; // stdin and stderr are terminals, and no --no-input
    virtual Result<std::string> prompt(std::string_view question, std::string_view default_answer) = 0;
    virtual Result<std::string> prompt_secret(std::string_view question) = 0; // no echo
    virtual Result<Bytes> read_input(std::size_t limit) = 0;                  // stdin to its end
    // What has come on stdin, waiting for at least one byte; 0 at its end.
    virtual Result<std::size_t> read_some(std::span<std::uint8_t> buffer) = 0;
    virtual bool flush() = 0;       // send the answer so far on its way; false when nobody reads it any more
    virtual bool color() const = 0; // stdout may have colour
    virtual bool unicode() const = 0;        // the locale can show ✓ and ✗
    virtual std::size_t columns() const = 0; // how wide the terminal is that stdout is; 80 when it is none
};

struct Environment {
    Console& console;
    std::function<Instant()> now;
    std::function<void(std::uint8_t* bytes, std::size_t count)> random;
    uri::ResourceLoader network; // what a URL gives, or why it may not be asked
    std::function<uri::ResourceLoader(const fetch::Policy&)> connect; // the same under another policy
    std::map<std::string, std::string>
        variables; // the few environment variables that are read: HOME, XDG_*, …
};

// The exit codes of cli.md.
enum class ExitCode : int { yes = 0, no = 1, usage = 2, could_not = 3 };

} // namespace insignia::app
