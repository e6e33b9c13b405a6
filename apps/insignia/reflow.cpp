#include "reflow.h"
#include <algorithm>
#include <insignia/base/text.h>
#include <vector>

namespace insignia::app {

namespace {

// Words, with `code of several words` as one.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    bool code = false;
    for (const char c : text) {
        code ^= c == '`';
        if (c != ' ' || code)
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

// "- " or "12. ", with what stands before it.
std::size_t marker_length(std::string_view line) {
    const auto begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos) return 0;
    if (line.substr(begin).starts_with("- ")) return begin + 2;
    const auto end = line.find_first_not_of("0123456789", begin);
    return end != std::string_view::npos && end > begin && line.substr(end).starts_with(". ") ? end + 2 : 0;
}

class Flow {
public:
    explicit Flow(std::size_t columns) : m_columns(columns) {}

    void add(std::string_view line) {
        const auto marker = marker_length(line);
        const bool fixed = line.empty() || line.front() == '#' || line.front() == '|'
                           || (m_text.empty() && line.starts_with("    "));
        if (fixed || marker > 0) end_paragraph();
        if (fixed) {
            m_page.append(line) += '\n';
            return;
        }
        if (marker > 0) m_marker = line.substr(0, marker);
        m_text.append(" ").append(line.substr(marker));
    }

    std::string finish() {
        end_paragraph();
        return std::move(m_page);
    }

private:
    void end_paragraph() {
        std::string line = std::exchange(m_marker, {});
        const std::string indent(line.size(), ' ');
        bool fresh = true;
        for (const auto& word : words_of(std::exchange(m_text, {}))) {
            if (!fresh && display_width(line) + 1 + display_width(word) > m_columns) {
                m_page.append(line) += '\n';
                line = indent;
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        if (!fresh) m_page.append(line) += '\n';
    }

    std::size_t m_columns;
    std::string m_page;
    std::string m_marker; // of the paragraph that is being read
    std::string m_text;
};

} // namespace

std::string reflow(std::string_view page, std::size_t columns) {
    Flow flow(columns);
    if (page.ends_with('\n')) page.remove_suffix(1);
    for (const auto line : split(page, '\n')) flow.add(line);
    return flow.finish();
}

} // namespace insignia::app
