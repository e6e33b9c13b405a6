#include "toml_internal.h"
#include <cmath>
#include <fmt/format.h>

namespace insignia::workspace {

namespace {

// https://toml.io/en/v1.0.0#string — what a basic string must escape; a line feed only in the form on one
// line.
std::string escaped(std::string_view value, bool keep_line_feeds) {
    std::string text;
    for (const char c : value) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            text += {'\\', c};
        else if (c == '\n' && keep_line_feeds)
            text += c;
        else if (c == '\n')
            text += "\\n";
        else if (c == '\t')
            text += "\\t";
        else if (code < 0x20 || code == 0x7f)
            text += fmt::format("\\u{:04x}", code);
        else
            text += c;
    }
    return text;
}

} // namespace

std::string quote_toml(std::string_view value) {
    if (value.find('\n') == std::string_view::npos) return "\"" + escaped(value, false) + "\"";
    return "\"\"\"\n" + escaped(value, true) + "\"\"\"";
}

void write_text(std::string& toml, std::string_view key, std::string_view value) {
    if (!value.empty()) toml += fmt::format("{} = {}\n", key, quote_toml(value));
}

void write_texts(std::string& toml, std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::vector<std::string> quoted;
    for (const auto& value : values) quoted.push_back("\"" + escaped(value, false) + "\"");
    toml += fmt::format("{} = [{}]\n", key, join(quoted, ", "));
}

void write_localized(std::string& toml, std::string_view key, const credential::Localized& text,
                     std::string_view language) {
    if (text.empty()) return;
    if (text.size() == 1 && text.front().first == language) return write_text(toml, key, text.front().second);
    std::vector<std::string> entries;
    for (const auto& [tag, words] : text) entries.push_back(fmt::format("{} = {}", tag, quote_toml(words)));
    toml += fmt::format("{} = {{ {} }}\n", key, join(entries, ", "));
}

void write_number(std::string& toml, std::string_view key, double value) {
    const bool whole = std::trunc(value) == value && std::abs(value) < 1e15;
    toml += whole ? fmt::format("{} = {:.0f}\n", key, value) : fmt::format("{} = {}\n", key, value);
}

void write_silenced(std::string& toml, const std::vector<std::pair<std::string, std::string>>& reasons) {
    if (reasons.empty()) return;
    std::vector<std::string> entries;
    for (const auto& [rule, reason] : reasons)
        entries.push_back(fmt::format("{} = {}", quote_toml(rule), quote_toml(reason)));
    toml += fmt::format("\n[lint]\nignore = {{ {} }}\n", join(entries, ", "));
}

} // namespace insignia::workspace
