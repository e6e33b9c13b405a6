// The Console of the real program: stdout, stderr and the terminal.
#pragma once

#include "environment.h"
#include <chrono>

namespace insignia::app {

class TerminalConsole final : public Console {
public:
    // `variables` decide about colour (NO_COLOR, TERM) and characters (LC_ALL, LC_CTYPE, LANG).
    explicit TerminalConsole(const std::map<std::string, std::string>& variables);

    void configure(const ConsoleSettings& settings) override;
    void answer(std::string_view text) override;
    void talk(std::string_view text) override;
    void error(const Error& error) override;
    void progress(std::size_t done, std::size_t total, std::string_view what) override;
    bool can_prompt() const override;
    Result<std::string> prompt(std::string_view question, std::string_view default_answer) override;
    Result<std::string> prompt_secret(std::string_view question) override;
    Result<Bytes> read_input(std::size_t limit) override;
    Result<std::size_t> read_some(std::span<std::uint8_t> buffer) override;
    bool flush() override;
    bool color() const override;
    bool unicode() const override;
    std::size_t columns() const override;

    // Flush stdout. ErrorCode::io when not all of the answer could be written; a reader that went away early
    // (`| head -1`) is no error.
    Result<void> finish();

private:
    void clear_progress();

    ConsoleSettings m_settings;
    bool m_no_color = false;
    bool m_unicode = false;
    int m_write_error = 0; // errno of the first failed write to stdout
    bool m_progress_shown = false;
    std::chrono::steady_clock::time_point m_progress_began;
    std::chrono::steady_clock::time_point m_progress_drawn;
};

} // namespace insignia::app
