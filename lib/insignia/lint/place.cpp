// Where findings stand: every file is read once, however many there are.
#include "rule_internal.h"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace insignia::lint {

namespace {

constexpr std::string_view k_blank = " \t\r\n";

// Walks through a text and counts lines and characters; fast as long as it need not go back.
class Walker {
public:
    explicit Walker(std::string_view text) : m_text(text) {}

    TextPosition place_of(std::size_t offset) {
        if (offset < m_offset) restart();
        while (m_offset < offset && m_offset < m_text.size()) step();
        return m_place;
    }
    std::size_t offset_of(TextPosition place) {
        if (std::tie(place.line, place.column) < std::tie(m_place.line, m_place.column)) restart();
        while (m_place.line < place.line && m_offset < m_text.size()) step();
        while (m_place.line == place.line && m_place.column < place.column && m_offset < m_text.size()
               && m_text[m_offset] != '\n')
            step();
        return m_offset;
    }

private:
    void restart() {
        m_offset = 0;
        m_place = {1, 1};
    }
    void step() {
        const bool feed = next_character(m_text, m_offset) == U'\n';
        m_place = feed ? TextPosition{m_place.line + 1, 1} : TextPosition{m_place.line, m_place.column + 1};
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    TextPosition m_place{1, 1};
};

// The value of a quoted text, and where in the file each byte of it comes from.
struct Unquoted {
    std::string text;
    std::vector<std::size_t> sources;

    void add(std::string_view bytes, std::size_t source) {
        text += bytes;
        sources.resize(text.size(), source);
    }
};

// The escape behind a backslash, in JSON or TOML; moves behind it.
char32_t read_escape(std::string_view text, std::size_t& at) {
    constexpr std::string_view k_letters = "btnfre", k_meant = "\b\t\n\f\r\x1b";
    const char letter = text[at++];
    if (const auto found = k_letters.find(letter); found != std::string_view::npos)
        return static_cast<unsigned char>(k_meant[found]);
    const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : letter == 'x' ? 2 : 0;
    if (digits == 0) return static_cast<unsigned char>(letter);
    const auto number =
        static_cast<char32_t>(std::strtoul(std::string(text.substr(at, digits)).c_str(), nullptr, 16));
    at = std::min(at + digits, text.size());
    return number;
}

void add_escape(std::string_view text, std::size_t source, std::size_t& at, Unquoted& value) {
    char32_t character = read_escape(text, at);
    if (character >= 0xd800 && character < 0xdc00 && text.substr(at, 2) == "\\u") {
        std::size_t low = at + 1;
        const char32_t second = read_escape(text, low);
        character = 0x10000 + ((character - 0xd800) << 10) + (second - 0xdc00);
        at = low;
    }
    std::string bytes;
    append_utf8(bytes, character);
    value.add(bytes, source);
}

// The quoted text that begins at an offset: of JSON, or any of the four forms of TOML. Nothing when none
// does.
Unquoted unquote(std::string_view text, std::size_t at) {
    Unquoted value;
    if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return value;
    std::string quote(1, text[at]);
    const bool literal = quote == "'";
    if (text.substr(at, 3) == std::string(3, text[at])) quote = std::string(3, text[at]);
    const bool several_lines = quote.size() == 3;
    at += quote.size();
    if (several_lines && text.substr(at, 2) == "\r\n") ++at;
    if (several_lines && text.substr(at, 1) == "\n") ++at;
    while (at < text.size() && text.substr(at, quote.size()) != quote) {
        const std::size_t source = at;
        if (text[at] == '\r' && text.substr(at, 2) == "\r\n")
            ++at; // line ends are one line feed in the value
        else if (literal || text[at] != '\\')
            value.add(text.substr(at++, 1), source);
        else if (++at == text.size())
            break;
        else if (const auto blank = text.find_first_not_of(" \t", at);
                 several_lines && blank != std::string_view::npos
                 && (text[blank] == '\n' || text[blank] == '\r'))
            at = std::min(text.find_first_not_of(k_blank, at), text.size()); // the line goes on
        else
            add_escape(text, source, at, value);
    }
    value.sources.push_back(at);
    return value;
}

// The value behind a TOML key, or the offset itself where an element of a list stands.
std::size_t value_behind_key(std::string_view text, std::size_t offset) {
    for (std::size_t at = offset; at < text.size();) {
        const char quote = text[at];
        const bool quoted = quote == '"' || quote == '\'';
        auto end = quoted ? text.find(quote, at + 1) : text.find_first_of(" \t=.,]}\r\n", at);
        if (quoted && end != std::string_view::npos) ++end;
        end = text.find_first_not_of(" \t", end);
        if (end == std::string_view::npos) return offset;
        const auto next = std::min(text.find_first_not_of(" \t", end + 1), text.size());
        if (text[end] == '=') return next;
        if (text[end] != '.') return offset;
        at = next; // a dotted key
    }
    return offset;
}

// How far a finding at a whole value reaches: to the end of the key or the quoted text, on one line.
std::size_t end_of_value(std::string_view text, std::size_t begin) {
    constexpr std::size_t k_looked_at = 4096; // nobody marks more of a line
    const auto rest = text.substr(begin, k_looked_at);
    const auto line = rest.substr(0, rest.find('\n'));
    if (line.empty()) return begin;
    std::size_t end = 1;
    if (line.front() == '"' || line.front() == '\'') {
        while (end < line.size() && line[end] != line.front()) end += line[end] == '\\' ? 2 : 1;
        return begin + (end < line.size() ? end + 1 : 1);
    }
    end = std::min(line.find_first_of(" =,:]}\r"), line.size());
    return begin + std::max<std::size_t>(1, end);
}

// The findings of one document.
class Placer {
public:
    Placer(const Document& document, std::vector<Finding*> findings)
        : m_document(document), m_findings(std::move(findings)), m_ends(m_findings.size()) {}

    void run() {
        if (m_document.within_picture) return;
        if (m_document.form == Document::Form::json)
            find_values_of_json();
        else if (m_document.form == Document::Form::toml)
            find_values_of_toml();
        else
            return mark_known_places();
        for (std::size_t i = 0; i < m_findings.size(); ++i) find_words(i);
        write_places();
    }

private:
    void find_values_of_json() {
        std::vector<std::string> pointers;
        for (const Finding* const finding : m_findings) pointers.push_back(finding->pointer);
        const auto offsets = json::locate_all(m_document.text, pointers);
        for (std::size_t i = 0; i < offsets.size(); ++i) m_findings[i]->offset = offsets[i];
    }

    void find_values_of_toml() {
        std::vector<std::pair<TextPosition, Finding*>> places;
        for (Finding* const finding : m_findings)
            places.emplace_back(place_in_toml(finding->pointer), finding);
        std::ranges::sort(places, [](const auto& a, const auto& b) {
            return std::tie(a.first.line, a.first.column) < std::tie(b.first.line, b.first.column);
        });
        Walker walker(m_document.text);
        for (const auto& [place, finding] : places) finding->offset = walker.offset_of(place);
    }

    // Of files that could not be read to their end, the place is known already.
    void mark_known_places() {
        if (m_document.text.empty()) return;
        Walker walker(m_document.text);
        for (Finding* const finding : m_findings) {
            if (finding->place.line == 0) continue;
            finding->offset = walker.offset_of(finding->place);
            finding->characters = finding->offset < m_document.text.size() ? 1 : 0;
        }
    }

    TextPosition place_in_toml(std::string at) const {
        while (!at.empty() && m_document.places.count(at) == 0) at.erase(at.rfind('/'));
        const auto found = m_document.places.find(at);
        return found != m_document.places.end() && found->second.line > 0 ? found->second
                                                                          : TextPosition{1, 1};
    }

    // The bytes of the file that are meant: those of some words, or the whole value.
    void find_words(std::size_t number) {
        Finding& finding = *m_findings[number];
        const std::string_view text = m_document.text;
        m_ends[number] = end_of_value(text, finding.offset);
        if (finding.words.end == finding.words.begin) return;
        const bool toml = m_document.form == Document::Form::toml;
        const auto begin = toml ? value_behind_key(text, finding.offset) : finding.offset;
        if (begin != m_unquoted_at) m_unquoted = unquote(text, m_unquoted_at = begin);
        const auto& value = m_unquoted;
        // Definitions are read without the white space around a text.
        const auto trimmed = toml ? std::min(value.text.find_first_not_of(k_blank), value.text.size()) : 0;
        const auto first = finding.words.begin + trimmed, last = finding.words.end + trimmed;
        if (last >= value.sources.size()) return;
        finding.offset = value.sources[first];
        const auto meant = text.substr(finding.offset, value.sources[last] - finding.offset);
        m_ends[number] = finding.offset + std::min(meant.find_first_of("\r\n"), meant.size());
    }

    void write_places() {
        std::vector<std::size_t> order(m_findings.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::ranges::sort(order, {}, [&](std::size_t i) { return m_findings[i]->offset; });
        Walker walker(m_document.text);
        for (const std::size_t i : order) {
            Finding& finding = *m_findings[i];
            finding.place = walker.place_of(finding.offset);
            for (std::size_t at = finding.offset; at < m_ends[i]; ++finding.characters)
                next_character(m_document.text, at);
        }
    }

    const Document& m_document;
    std::vector<Finding*> m_findings;
    std::vector<std::size_t> m_ends;
    std::size_t m_unquoted_at = std::string_view::npos;
    Unquoted m_unquoted;
};

} // namespace

void place_findings(const Input& input, std::vector<Finding>& findings) {
    std::vector<std::vector<Finding*>> by_document(input.documents.size());
    for (Finding& finding : findings) by_document[finding.document].push_back(&finding);
    for (std::size_t i = 0; i < by_document.size(); ++i)
        if (!by_document[i].empty()) Placer(input.documents[i], std::move(by_document[i])).run();
}

} // namespace insignia::lint
