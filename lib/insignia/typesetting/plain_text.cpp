#include <insignia/base/text.h>
#include <insignia/typesetting/plain_text.h>

namespace insignia::typesetting {

namespace {

// `[text](address)` as its text, `**text**` and `` `text` `` without their signs.
std::string without_signs(std::string_view line) {
    std::string text = replace_all(replace_all(replace_all(std::string(line), "**", ""), "__", ""), "`", "");
    for (std::size_t middle = text.find("]("); middle != std::string::npos; middle = text.find("](")) {
        const std::size_t begin = text.rfind('[', middle), end = text.find(')', middle);
        if (begin == std::string::npos || end == std::string::npos) break;
        text = text.substr(0, begin) + text.substr(begin + 1, middle - begin - 1) + text.substr(end + 1);
    }
    return text;
}

// `**all of it**`
bool is_strong(std::string_view line) {
    return line.size() > 4 && line.starts_with("**") && line.find("**", 2) == line.size() - 2;
}

} // namespace

std::vector<Paragraph> plain_paragraphs(std::string_view markdown) {
    std::vector<Paragraph> paragraphs;
    bool open = false; // the next line goes on with the last paragraph
    for (const std::string_view written : split(markdown, '\n')) {
        std::string_view line = trim(written);
        const bool point = line.starts_with("- ") || line.starts_with("* ");
        const bool heading = line.starts_with('#') || is_strong(line);
        if (point) line.remove_prefix(2);
        while (line.starts_with('#')) line.remove_prefix(1);
        const std::string text = without_signs(trim(line));
        if (text.empty())
            open = false;
        else if (open && !point && !heading)
            paragraphs.back().text += " " + text;
        else
            paragraphs.push_back({(point ? "•\u00a0" : "") + text, heading});
        if (!text.empty()) open = !heading;
    }
    return paragraphs;
}

} // namespace insignia::typesetting
