#include <algorithm>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/direction_internal.h>
#include <insignia/typesetting/typesetting.h>

namespace insignia::system {

using credential::has_vocabulary;
using credential::say;

namespace {

constexpr std::string_view k_isolate = "\u2068";
constexpr std::string_view k_end = "\u2069";

constexpr std::string_view k_from_the_right[] = {"ar",  "arc", "arz", "ckb", "dv", "fa", "he", "iw",
                                                 "nqo", "ps",  "sd",  "syr", "ug", "ur", "yi"};
constexpr std::string_view k_scripts_from_the_right[] = {"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"};

// A text in pieces: marks, and what is between them.
std::vector<std::string_view> pieces_between_isolates(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        const auto next = std::min(text.find(k_isolate), text.find(k_end));
        const auto length = next == 0 ? k_isolate.size() : std::min(next, text.size());
        pieces.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return pieces;
}

bool is_mark(std::string_view piece) {
    return piece == k_isolate || piece == k_end;
}

bool is_balanced(const std::vector<std::string_view>& pieces) {
    int open = 0;
    for (const auto piece : pieces) {
        open += piece == k_isolate ? 1 : piece == k_end ? -1 : 0;
        if (open < 0) return false;
    }
    return open == 0;
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const auto start = offset;
        next_character(text, offset);
        if (typesetting::is_right_to_left(text.substr(start, offset - start))) return true;
    }
    return false;
}

} // namespace

bool runs_right_to_left(std::string_view language) {
    const auto tag = to_lower(language);
    const auto parts = split(tag, '-');
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].size() == 4)
            return std::ranges::find(k_scripts_from_the_right, parts[i])
                   != std::end(k_scripts_from_the_right);
    return std::ranges::find(k_from_the_right, parts.front()) != std::end(k_from_the_right);
}

std::string safe(std::string_view text) {
    const auto pieces = pieces_between_isolates(text);
    if (pieces.size() <= 1 || !is_balanced(pieces)) return sanitize_lines(text);
    std::string result;
    for (const auto piece : pieces) result += is_mark(piece) ? std::string(piece) : sanitize_lines(piece);
    return result;
}

std::string isolated(std::string_view text, std::string_view language) {
    auto shown = safe(text);
    if (shown.empty() || (!runs_right_to_left(language) && !has_right_to_left(shown))) return shown;
    return std::string(k_isolate) + shown + std::string(k_end);
}

std::string phrase(std::string_view language, std::string_view key,
                   std::initializer_list<std::string> values) {
    auto words = say(language, key, values);
    return runs_right_to_left(language) && !has_vocabulary(language) ? isolated(words, language) : words;
}

std::string ended(std::string_view text) {
    constexpr std::string_view k_marks[] = {"?", "!", ".", "…", "؟", "。", "？", "！"};
    auto end = text;
    while (end.ends_with(k_end)) end.remove_suffix(k_end.size());
    const bool has_mark = std::ranges::any_of(k_marks, [&](auto mark) { return end.ends_with(mark); });
    return std::string(text) + (has_mark ? "" : ".");
}

bool is_right_to_left(std::string_view text, std::string_view language) {
    std::string outside;
    int open = 0;
    for (const auto piece : pieces_between_isolates(text)) {
        open += piece == k_isolate ? 1 : piece == k_end ? -1 : 0;
        if (open <= 0 && !is_mark(piece)) outside += piece;
    }
    const auto is_strong = [](char32_t c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c < 0x2000) || c >= 0x2c00;
    };
    for (std::size_t offset = 0; offset < outside.size();)
        if (is_strong(next_character(outside, offset))) return typesetting::is_right_to_left(outside);
    return runs_right_to_left(language);
}

std::vector<std::string> with_closed_isolates(std::vector<std::string> lines) {
    std::size_t open = 0;
    for (auto& line : lines) {
        std::string whole;
        for (std::size_t i = 0; i < open; ++i) whole += k_isolate;
        for (const auto piece : pieces_between_isolates(line)) {
            if (piece == k_end && open == 0) continue;
            open = piece == k_isolate ? open + 1 : piece == k_end ? open - 1 : open;
            whole += piece;
        }
        for (std::size_t i = 0; i < open; ++i) whole += k_end;
        line = std::move(whole);
    }
    return lines;
}

} // namespace insignia::system
