#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/compression.h>
#include <insignia/system/mark.h>

namespace insignia::system {

namespace {

constexpr std::string_view k_words = "Drawn by insignia system graph: ";
constexpr std::size_t k_digits = 8;

// How a file of some kind says something that is not shown, and behind what it says it.
struct MarkForm {
    std::string_view ending, behind, begin, end;
};
constexpr MarkForm k_forms[] = {
    {"svg", "", "<!-- ", " -->\n"}, {"html", "<!DOCTYPE html>\n", "<!-- ", " -->\n"},
    {"dot", "", "// ", "\n"},       {"mermaid", "", "%% ", "\n"},
    {"mmd", "", "%% ", "\n"},
};

constexpr std::string_view k_png_signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t k_behind_header = 33; // of a PNG: the signature and the chunk IHDR
constexpr std::string_view k_png_keyword = "Software";

std::string words_for(ByteView content) {
    return fmt::format("{}{:08x}", k_words, crc32(content));
}

std::string number_in_png(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift));
    return bytes;
}

// A chunk tEXt (PNG, 11.3.4.3).
std::string png_chunk(const std::string& words) {
    const auto data = std::string(k_png_keyword) + '\0' + words;
    const auto typed = "tEXt" + data;
    return number_in_png(static_cast<std::uint32_t>(data.size())) + typed
           + number_in_png(crc32(to_bytes(typed)));
}

bool is_png(std::string_view text) {
    return text.starts_with(k_png_signature) && text.size() > k_behind_header;
}

// The mark as it stands in a file, and where.
struct StandingMark {
    std::size_t at = 0;
    std::string text;
};

StandingMark mark_for(ByteView content, std::string_view ending) {
    if (is_png(as_text(content))) return {k_behind_header, png_chunk(words_for(content))};
    const auto* const form = std::ranges::find(k_forms, ending, &MarkForm::ending);
    if (form == std::end(k_forms)) return {};
    const auto at = as_text(content).starts_with(form->behind) ? form->behind.size() : 0;
    return {at, std::string(form->begin) + words_for(content) + std::string(form->end)};
}

} // namespace

Bytes with_mark(ByteView content, std::string_view ending) {
    const auto mark = mark_for(content, ending);
    auto text = std::string(as_text(content));
    text.insert(mark.at, mark.text);
    return to_bytes(text);
}

bool is_as_drawn(ByteView content) {
    constexpr std::size_t k_reach = 120; // a mark is near the beginning
    const auto text = as_text(content);
    if (text.substr(0, k_reach).find(k_words) == std::string_view::npos) return false;
    const auto is_marked_as = [&](std::string_view ending, std::size_t at, std::size_t length) {
        if (at + length > text.size()) return false;
        auto without = std::string(text);
        without.erase(at, length);
        const auto bytes = to_bytes(without);
        const auto mark = mark_for(bytes, ending);
        return mark.at == at && text.substr(at, length) == mark.text;
    };
    const auto words = k_words.size() + k_digits;
    if (is_png(text)) return is_marked_as("png", k_behind_header, png_chunk(std::string(words, ' ')).size());
    return std::ranges::any_of(k_forms, [&](const MarkForm& form) {
        return is_marked_as(form.ending, text.starts_with(form.behind) ? form.behind.size() : 0,
                            form.begin.size() + words + form.end.size());
    });
}

} // namespace insignia::system
