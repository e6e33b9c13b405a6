#include <algorithm>
#include <cmath>
#include <insignia/base/text.h>
#include <insignia/typesetting/typesetting.h>
#include <iterator>

namespace insignia::typesetting {

namespace {

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000;
}

constexpr char32_t k_soft_hyphen = 0x00ad, k_zero_width_space = 0x200b;

bool is_dash(char32_t c) {
    return c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == k_soft_hyphen;
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool is_east_asian(char32_t c) {
    return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff01 && c <= 0xff60)
           || (c >= 0x20000 && c <= 0x3ffff);
}

// Small kana, the long vowel mark and closing punctuation.
bool begins_no_line(char32_t c) {
    constexpr std::u32string_view k_closing =
        U"、。，．・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ」』）】〉》〕";
    return k_closing.find(c) != std::u32string_view::npos;
}

bool ends_no_line(char32_t c) {
    constexpr std::u32string_view k_opening = U"「『（【〈《〔";
    return k_opening.find(c) != std::u32string_view::npos;
}

// Vowels and marks of the scripts of India and Myanmar, whose blocks are built alike.
bool is_dependent_sign(char32_t c) {
    if (c >= 0x102b && c <= 0x103e) return true;
    if (c < 0x0900 || c >= 0x0d80) return false;
    const char32_t row = c & 0x7f;
    return row <= 3 || (row >= 0x3a && row <= 0x3c) || (row >= 0x3e && row <= 0x4f)
           || (row >= 0x51 && row <= 0x57) || row == 0x62 || row == 0x63;
}

// Sits on the letter before, or stands behind it and belongs to it (Thai, Lao).
bool is_mark(char32_t c, double width) {
    constexpr std::u32string_view k_following = U"ฯะาำๅๆະາຳໆ";
    return (c >= 0x80 && width < 0.3) || is_dependent_sign(c)
           || k_following.find(c) != std::u32string_view::npos;
}

// Belongs to the letter behind it: Thai and Lao vowels that are written first, what stacks consonants,
// joiners.
bool joins_the_next(char32_t c) {
    constexpr std::u32string_view k_joining =
        U"เแโใไເແໂໃໄ\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2\u200d\u2060";
    return k_joining.find(c) != std::u32string_view::npos;
}

// Where the letter at `offset` ends, with the marks on it.
struct Letter {
    std::size_t end;
    double width;
};
Letter letter_at(std::string_view text, std::size_t offset, Weight weight) {
    Letter letter{offset, 0};
    char32_t last = next_character(text, letter.end);
    letter.width = width_of(last, weight);
    for (std::size_t next = letter.end; next < text.size(); letter.end = next) {
        const char32_t c = next_character(text, next);
        const double width = width_of(c, weight);
        if (!is_mark(c, width) && !joins_the_next(last)) break;
        letter.width += width;
        last = c;
    }
    return letter;
}

// Latin, Greek and Cyrillic letters with their marks: scripts in which a broken word shows a hyphen.
bool takes_hyphen(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
           || (c >= 0xc0 && c < 0x530 && c != 0xd7 && c != 0xf7) || (c >= 0x1e00 && c < 0x2000);
}

// Not addresses, identifiers and numbers, in which a hyphen would be read as a part of them.
bool is_plain_word(std::string_view word) {
    while (!word.empty() && word.back() == '.') word.remove_suffix(1);
    return std::ranges::none_of(word, [](char c) {
        return is_digit(static_cast<unsigned char>(c))
               || std::string_view("./:@_#=&\\").find(c) != std::string_view::npos;
    });
}

char32_t last_character(std::string_view text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) --start;
    return next_character(text, start);
}

// Parts as even as their letters allow, none wider than `longest`, with the hyphens that they get.
std::vector<Piece> divide(const Piece& piece, double longest, Weight weight, bool with_hyphens) {
    const double hyphen = width_of(U'-', weight);
    if (piece.width + (piece.hyphen ? hyphen : 0) <= longest) return {piece};
    const double room = with_hyphens ? std::max(longest - hyphen, longest / 2) : longest;
    const double even = piece.width / std::max(1.0, std::ceil(piece.width / room));
    std::vector<Piece> parts = {{{}, 0, piece.space_before}};
    double done = 0;
    for (std::size_t at = 0; at < piece.text.size();) {
        const Letter letter = letter_at(piece.text, at, weight);
        const bool enough = done + letter.width / 2 > even * static_cast<double>(parts.size());
        if (!parts.back().text.empty() && (enough || parts.back().width + letter.width > room)) {
            std::size_t next = at;
            parts.back().hyphen = with_hyphens && takes_hyphen(last_character(parts.back().text))
                                  && takes_hyphen(next_character(piece.text, next));
            parts.emplace_back();
        }
        parts.back().text.append(piece.text, at, letter.end - at);
        parts.back().width += letter.width;
        done += letter.width;
        at = letter.end;
    }
    parts.back().hyphen = piece.hyphen;
    return parts;
}

// What stands between spaces, and East Asian characters.
std::vector<Piece> words_of(std::string_view text, Weight weight) {
    std::vector<Piece> words;
    double space = 0;
    char32_t before = ' ';
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t start = offset;
        const char32_t c = next_character(text, offset);
        if (is_space(c) || c == k_zero_width_space) {
            if (is_space(c)) space = width_of(U' ', weight);
            before = ' ';
            continue;
        }
        const bool east_asian =
            (is_east_asian(c) || is_east_asian(before)) && !begins_no_line(c) && !ends_no_line(before);
        if (before == ' ' || east_asian) words.push_back({{}, 0, words.empty() ? 0 : space});
        space = 0;
        words.back().text.append(text, start, offset - start);
        words.back().width += width_of(c, weight);
        before = c;
    }
    return words;
}

// The parts of a word up to its hyphens, slashes and dashes, but not of "--help" or "COVID-19".
std::vector<Piece> parts_of(const Piece& word, Weight weight) {
    std::vector<Piece> parts = {{{}, 0, word.space_before}};
    char32_t first = 0, before = 0; // of the part; the character before this one
    for (std::size_t offset = 0; offset < word.text.size();) {
        const std::size_t start = offset;
        const char32_t c = next_character(word.text, offset);
        if (is_dash(before) && !is_dash(first) && !is_dash(c) && !is_digit(c)) {
            parts.back().hyphen = before == k_soft_hyphen;
            parts.emplace_back();
            first = 0;
        }
        if (first == 0) first = c;
        before = c;
        if (c == k_soft_hyphen) continue;
        parts.back().text.append(word.text, start, offset - start);
        parts.back().width += width_of(c, weight);
    }
    return parts;
}

std::vector<Piece> pieces_of(const Piece& word, double longest, Weight weight) {
    std::vector<Piece> pieces;
    const bool plain = is_plain_word(word.text);
    for (const Piece& part : parts_of(word, weight))
        std::ranges::move(divide(part, longest, weight, plain), std::back_inserter(pieces));
    return pieces;
}

} // namespace

std::vector<Piece> pieces_of(std::string_view text, double longest, Weight weight) {
    std::vector<Piece> pieces;
    for (const Piece& word : words_of(text, weight))
        std::ranges::move(pieces_of(word, longest, weight), std::back_inserter(pieces));
    return pieces;
}

std::string with_ellipsis(std::string_view text, double width, Weight weight) {
    double room = width - width_of(U'…', weight);
    std::size_t end = 0;
    while (end < text.size()) {
        const Letter letter = letter_at(text, end, weight);
        room -= letter.width;
        if (room < 0) break;
        end = letter.end;
    }
    return std::string(trim(text.substr(0, end))) + "…";
}

std::vector<std::string> break_lines(std::string_view text, double width, std::size_t most, Weight weight) {
    std::vector<std::string> lines;
    std::vector<bool> hyphens; // of the lines
    double filled = width;
    const auto set = [&](const Piece& piece) {
        const double longer = filled + piece.space_before + piece.width;
        if (lines.empty() || longer + (piece.hyphen ? width_of(U'-', weight) : 0) > width) {
            lines.push_back(piece.text);
            hyphens.push_back(piece.hyphen);
            filled = piece.width;
            return;
        }
        if (piece.space_before > 0) lines.back() += ' ';
        lines.back() += piece.text;
        hyphens.back() = piece.hyphen;
        filled = longer;
    };
    for (const Piece& word : words_of(text, weight)) {
        if (lines.size() > most) break;
        if (word.width <= width) {
            set({replace_all(word.text, "\u00ad", ""), word.width, word.space_before});
            continue;
        }
        filled = width;
        for (const Piece& piece : pieces_of(word, width, weight)) set(piece);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (hyphens[i] && i + 1 != most) lines[i] += '-';
    if (lines.size() > most) {
        lines.resize(most);
        if (most > 0) lines.back() = with_ellipsis(lines.back(), width, weight);
    }
    return lines;
}

Block fit(std::string_view text, double width, Weight weight, std::span<const Room> rooms) {
    constexpr double k_step = 0.94;
    for (const Room& room : rooms) {
        for (double size = room.largest; size >= room.smallest; size *= k_step) {
            auto lines = break_lines(text, width / size, room.lines + 1, weight);
            if (lines.size() <= room.lines) return {std::move(lines), size, false};
        }
    }
    const Room& last = rooms.back();
    return {break_lines(text, width / last.smallest, last.lines, weight), last.smallest, true};
}

} // namespace insignia::typesetting
