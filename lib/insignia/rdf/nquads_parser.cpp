#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/rdf/nquads.h>
#include <insignia/rdf/term_text_internal.h>

namespace insignia::rdf {

namespace {

struct CharacterRange {
    char32_t first;
    char32_t last;
};

// https://www.w3.org/TR/n-quads/#grammar-production-PN_CHARS_U, beyond ASCII
constexpr CharacterRange k_name_start[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
// https://www.w3.org/TR/n-quads/#grammar-production-PN_CHARS, what it adds beyond ASCII
constexpr CharacterRange k_name_more[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t size>
bool is_in(const CharacterRange (&ranges)[size], char32_t character) {
    return std::any_of(std::begin(ranges), std::end(ranges), [character](const CharacterRange& range) {
        return character >= range.first && character <= range.last;
    });
}

// A label begins with PN_CHARS_U or a digit, and goes on with PN_CHARS and dots.
bool may_start_label(char32_t c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == ':' || is_in(k_name_start, c);
}
bool may_continue_label(char32_t c) {
    return may_start_label(c) || c == '-' || is_in(k_name_more, c);
}

// The scheme of an absolute IRI (RFC 3986 3.1) and its colon.
bool is_absolute(std::string_view iri) {
    if (iri.empty() || !is_ascii_letter(static_cast<unsigned char>(iri.front()))) return false;
    const std::size_t end =
        iri.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return end != std::string_view::npos && iri[end] == ':';
}

int hexadecimal_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Reads one document; every read_…() leaves the position behind what it read.
class Parser {
public:
    Parser(std::string_view text, std::string_view source) : m_text(text), m_source(source) {}

    Result<Dataset> parse();

private:
    Result<void> read_statement();
    Result<TermRef> read_subject(std::string_view role);
    Result<TermRef> read_object();
    Result<TermRef> read_iri();
    Result<TermRef> read_blank_node();
    Result<TermRef> read_literal();
    Result<std::string_view> read_delimited(char close);
    Result<void> read_escape(bool in_literal);
    Result<void> read_code_point(std::size_t digits);
    Result<TermRef> read_language_literal(std::string lexical_form);

    bool at_end() const { return m_at >= m_text.size(); }
    char peek() const { return at_end() ? '\0' : m_text[m_at]; }
    bool next_is(char c) const { return !at_end() && m_text[m_at] == c; }
    bool skip(char c);
    void skip_space();
    void skip_space_and_comment();
    bool skip_line_ends();
    tl::unexpected<Error> error(std::string message) const { return error_at(std::move(message), m_at); }
    tl::unexpected<Error> error_at(std::string message, std::size_t offset) const;

    std::string_view m_text;
    std::string_view m_source;
    std::size_t m_at = 0;
    std::string m_decoded; // of the IRI or literal that is being read, once it has an escape
    Dataset m_dataset;
};

tl::unexpected<Error> Parser::error_at(std::string message, std::size_t offset) const {
    const TextPosition position = position_of(m_text, offset);
    std::string where = std::to_string(position.line) + ":" + std::to_string(position.column);
    if (!m_source.empty()) where = std::string(m_source) + ":" + where;
    return fail(ErrorCode::parse, std::move(message), std::move(where));
}

bool Parser::skip(char c) {
    if (!next_is(c)) return false;
    ++m_at;
    return true;
}

void Parser::skip_space() {
    while (next_is(' ') || next_is('\t')) ++m_at;
}

void Parser::skip_space_and_comment() {
    skip_space();
    if (next_is('#')) m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
}

// https://www.w3.org/TR/n-quads/#grammar-production-EOL
bool Parser::skip_line_ends() {
    const std::size_t before = m_at;
    while (next_is('\n') || next_is('\r')) ++m_at;
    return m_at != before;
}

// https://www.w3.org/TR/n-quads/#grammar-production-nquadsDoc
Result<Dataset> Parser::parse() {
    if (const std::size_t offset = find_invalid_utf8(m_text); offset != std::string_view::npos)
        return error_at("a byte that is not UTF-8", offset);
    for (bool at_line_start = true;;) {
        skip_space_and_comment();
        if (at_end()) return std::move(m_dataset);
        if (skip_line_ends()) {
            at_line_start = true;
            continue;
        }
        if (!at_line_start) return error("expected the end of the line after \".\"");
        if (m_dataset.size() >= limits::k_quads)
            return fail(ErrorCode::limit, "more than " + std::to_string(limits::k_quads) + " quads");
        TRY(read_statement());
        at_line_start = false;
    }
}

// https://www.w3.org/TR/n-quads/#grammar-production-statement
Result<void> Parser::read_statement() {
    TRY_ASSIGN(const TermRef subject, read_subject("subject"));
    skip_space();
    if (!next_is('<')) return error("expected a predicate, which is an IRI in angle brackets");
    TRY_ASSIGN(const TermRef predicate, read_iri());
    skip_space();
    TRY_ASSIGN(const TermRef object, read_object());
    skip_space();
    TermRef graph = nullptr;
    if (!next_is('.')) {
        TRY_ASSIGN(graph, read_subject("graph name"));
        skip_space();
    }
    if (!skip('.')) return error("expected \".\" at the end of the statement");
    m_dataset.add(subject, predicate, object, graph);
    return {};
}

// https://www.w3.org/TR/n-quads/#grammar-production-subject, and graphLabel, which is the same
Result<TermRef> Parser::read_subject(std::string_view role) {
    if (next_is('<')) return read_iri();
    if (next_is('_')) return read_blank_node();
    return error("expected a " + std::string(role) + ": an IRI in angle brackets or a blank node");
}

// https://www.w3.org/TR/n-quads/#grammar-production-object
Result<TermRef> Parser::read_object() {
    if (next_is('"')) return read_literal();
    if (next_is('<') || next_is('_')) return read_subject("object");
    return error("expected an object: an IRI in angle brackets, a blank node or a literal in double quotes");
}

// The text up to the closing character, decoded. The view is good until the next call.
Result<std::string_view> Parser::read_delimited(char close) {
    const bool in_literal = close == '"';
    const std::size_t start = ++m_at;
    m_decoded.clear();
    std::size_t copied = start;
    for (; !next_is(close); ++m_at) {
        const char c = peek();
        if (at_end() || c == '\n' || c == '\r') return error_at("nothing closes what opens here", start - 1);
        if (c == '\\') {
            m_decoded.append(m_text, copied, m_at - copied);
            TRY(read_escape(in_literal));
            copied = m_at + 1;
        } else if (!in_literal && !has_only_iri_characters({&c, 1})) {
            return error("a character that is not allowed in an IRI");
        }
    }
    const std::string_view rest = m_text.substr(copied, m_at++ - copied);
    if (copied == start) return rest;
    m_decoded += rest;
    return std::string_view(m_decoded);
}

// ECHAR or UCHAR; leaves the position on the last character.
// https://www.w3.org/TR/n-quads/#grammar-production-ECHAR
Result<void> Parser::read_escape(bool in_literal) {
    constexpr std::string_view k_letters = "tbnrf\"'\\";
    constexpr std::string_view k_meanings = "\t\b\n\r\f\"'\\";
    ++m_at;
    const char letter = peek();
    if (letter == 'u') return read_code_point(4);
    if (letter == 'U') return read_code_point(8);
    const std::size_t found = in_literal && letter != '\0' ? k_letters.find(letter) : std::string_view::npos;
    if (found == std::string_view::npos) return error_at("an escape that N-Quads does not know", m_at - 1);
    m_decoded += k_meanings[found];
    return {};
}

// https://www.w3.org/TR/n-quads/#grammar-production-UCHAR
Result<void> Parser::read_code_point(std::size_t digits) {
    const std::size_t start = m_at - 1;
    char32_t code = 0;
    for (std::size_t count = 0; count < digits; ++count) {
        ++m_at;
        const int digit = hexadecimal_digit(peek());
        if (digit < 0) return error_at("expected " + std::to_string(digits) + " hexadecimal digits", start);
        code = code << 4 | static_cast<char32_t>(digit);
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return error_at("an escape that names no character", start);
    append_utf8(m_decoded, code);
    return {};
}

// https://www.w3.org/TR/n-quads/#grammar-production-IRIREF
Result<TermRef> Parser::read_iri() {
    const std::size_t start = m_at;
    TRY_ASSIGN(const std::string_view value, read_delimited('>'));
    if (!has_only_iri_characters(value))
        return error_at("an escape for a character that is not allowed in an IRI", start);
    if (!is_absolute(value)) return error_at("an IRI without a scheme", start);
    return m_dataset.iri(value);
}

// https://www.w3.org/TR/n-quads/#grammar-production-BLANK_NODE_LABEL
Result<TermRef> Parser::read_blank_node() {
    const std::size_t start = m_at;
    if (m_text.substr(m_at, 2) != "_:") return error("expected \"_:\" and a label");
    m_at += 2;
    const std::size_t label = m_at;
    std::size_t end = label; // behind the last character that is no dot
    for (std::size_t at = label; at < m_text.size();) {
        const bool is_dot = m_text[at] == '.';
        const char32_t c = next_character(m_text, at);
        if (end == label ? !may_start_label(c) : !is_dot && !may_continue_label(c)) break;
        if (!is_dot) end = at;
    }
    if (end == label) return error_at("a blank node without a label", start);
    m_at = end;
    return m_dataset.blank_node(m_text.substr(label, end - label));
}

// https://www.w3.org/TR/n-quads/#grammar-production-literal
Result<TermRef> Parser::read_literal() {
    TRY_ASSIGN(const std::string_view lexical_form, read_delimited('"'));
    if (next_is('@')) return read_language_literal(std::string(lexical_form));
    if (!next_is('^')) return m_dataset.literal(lexical_form);
    if (m_text.substr(m_at, 3) != "^^<") return error("expected \"^^\" and a datatype in angle brackets");
    m_at += 2;
    const std::size_t start = m_at;
    const std::string kept(lexical_form); // reading the datatype takes the buffer
    TRY_ASSIGN(const TermRef datatype, read_iri());
    if (datatype->value == k_rdf_lang_string) return error_at("rdf:langString without a language", start);
    return m_dataset.literal(kept, datatype->value);
}

// https://www.w3.org/TR/n-quads/#grammar-production-LANGTAG
Result<TermRef> Parser::read_language_literal(std::string lexical_form) {
    const std::size_t start = ++m_at;
    while (is_ascii_letter(static_cast<unsigned char>(peek()))
           || is_ascii_digit(static_cast<unsigned char>(peek())) || next_is('-'))
        ++m_at;
    const std::string_view tag = m_text.substr(start, m_at - start);
    if (!is_language_tag(tag)) return error_at("a language tag that is not well-formed", start);
    return m_dataset.language_literal(lexical_form, tag);
}

} // namespace

Result<Dataset> parse_nquads(std::string_view text, std::string_view source) {
    return Parser(text, source).parse();
}

} // namespace insignia::rdf
