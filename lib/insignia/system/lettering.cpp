#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/system/lettering_internal.h>

namespace insignia::system {

namespace {

constexpr std::string_view k_narrow = "iljtfI.,:;'|!()[]{} /-";
constexpr std::string_view k_wide = "mwMW@%";

// In multiples of the font size: of a bold sans serif, with a little to spare.
double letter_width(std::string_view letter) {
    if (letter.size() > 1) {
        const auto columns = display_width(letter);
        return columns == 0 ? 0 : columns == 2 ? 1.02 : 0.74;
    }
    const char c = letter.front();
    if (k_narrow.find(c) != std::string_view::npos) return 0.4;
    if (k_wide.find(c) != std::string_view::npos) return 0.98;
    return c >= 'A' && c <= 'Z' ? 0.74 : 0.64;
}

std::vector<std::string_view> letters(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        next_character(text, at);
        const auto letter = text.substr(begin, at - begin);
        // A mark stays with the letter that it stands on.
        if (!parts.empty() && display_width(letter) == 0)
            parts.back() = text.substr(static_cast<std::size_t>(parts.back().data() - text.data()),
                                       parts.back().size() + letter.size());
        else
            parts.push_back(letter);
    }
    return parts;
}

// What must stay on one line: a word, or one East Asian character.
std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> found;
    bool joins = false;
    for (const auto letter : letters(text)) {
        const bool wide = display_width(letter) > 1;
        if (letter == " ") {
            found.emplace_back(" ");
            joins = false;
        } else if (joins && !wide) {
            found.back() += letter;
        } else {
            found.emplace_back(letter);
            joins = !wide;
        }
    }
    return found;
}

class Wrapper {
public:
    Wrapper(double width, double size) : m_width(width), m_size(size) {}

    std::vector<std::string> wrap(std::string_view text) {
        for (const auto& piece : pieces(text)) {
            if (fits(m_line + piece)) {
                if (piece != " " || !m_line.empty()) m_line += piece;
                continue;
            }
            end_line();
            if (piece == " ") continue;
            if (fits(piece))
                m_line = piece;
            else
                break_word(piece);
        }
        end_line();
        return std::move(m_lines);
    }

private:
    bool fits(std::string_view line) const { return width_of(line, m_size) <= m_width; }

    void end_line() {
        const auto line = trim(m_line);
        if (!line.empty()) m_lines.emplace_back(line);
        m_line.clear();
    }

    void break_word(std::string_view word) {
        for (const auto letter : letters(word)) {
            if (!fits(m_line + std::string(letter))) end_line();
            m_line += letter;
        }
    }

    double m_width;
    double m_size;
    std::string m_line;
    std::vector<std::string> m_lines;
};

} // namespace

double width_of(std::string_view text, double size) {
    double width = 0;
    for (const auto letter : letters(text)) width += letter_width(letter);
    return width * size;
}

std::vector<std::string> wrap(std::string_view text, double width, double size, std::size_t most) {
    auto lines = Wrapper(width, size).wrap(sanitize(text, 2'000));
    if (lines.size() <= most) return lines;
    lines.resize(most);
    auto parts = letters(lines.back());
    std::string last = lines.back();
    while (!parts.empty() && width_of(last + "…", size) > width) {
        last.resize(last.size() - parts.back().size());
        parts.pop_back();
    }
    lines.back() = std::string(trim(last)) + "…";
    return lines;
}

std::string xml(std::string_view text) {
    return escape_xml(sanitize_lines(text));
}

} // namespace insignia::system
