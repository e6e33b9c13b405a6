#include <insignia/baking/xml_reader_internal.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// XML 1.0 [4], [4a], with every character outside ASCII taken as a letter: no name of the SVG vocabulary has
// one.
bool is_name_start(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ':' || (c & 0x80) != 0;
}
bool is_name_character(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

} // namespace

XmlReader::XmlReader(std::string_view document) : m_text(document) {
    if (at("\xEF\xBB\xBF")) m_offset = 3;
}

tl::unexpected<Error> XmlReader::malformed(std::string message, std::size_t offset, ErrorCode code) const {
    const TextPosition position = position_of(m_text, std::min(offset, m_text.size()));
    return fail(code, std::move(message), fmt::format("line {}, column {}", position.line, position.column));
}

bool XmlReader::skip_space() {
    const std::size_t begin = m_offset;
    while (m_offset < m_text.size() && is_space(m_text[m_offset])) ++m_offset;
    return m_offset != begin;
}

Result<std::string_view> XmlReader::read_name() {
    const std::size_t begin = m_offset;
    if (m_offset >= m_text.size() || !is_name_start(m_text[m_offset]))
        return malformed("a name is missing", m_offset);
    while (m_offset < m_text.size() && is_name_character(m_text[m_offset])) ++m_offset;
    return m_text.substr(begin, m_offset - begin);
}

Result<XmlEvent> XmlReader::next() {
    if (!m_started) {
        TRY(check_characters());
        TRY(read_prolog());
        m_started = true;
        return read_start_tag();
    }
    if (m_pending_end) {
        m_pending_end = false;
        return close_element();
    }
    if (m_open.empty()) return read_epilog();
    while (at("<!--")) TRY(skip_comment());
    if (m_offset >= m_text.size())
        return malformed(fmt::format("the element \"{}\" is not closed", sanitize(m_open.back().written)),
                         m_offset);
    return m_text[m_offset] == '<' ? read_markup() : read_character_data();
}

Result<XmlEvent> XmlReader::read_markup() {
    if (at("</")) return read_end_tag();
    if (at("<![CDATA[")) return read_cdata();
    if (at("<?")) return read_instruction();
    return read_start_tag();
}

// XML 1.0 [27]: comments, white space and instructions after the root element.
Result<XmlEvent> XmlReader::read_epilog() {
    skip_space();
    while (at("<!--")) {
        TRY(skip_comment());
        skip_space();
    }
    if (at("<?")) return read_instruction();
    if (m_offset < m_text.size()) return malformed("something follows the root element", m_offset);
    return XmlEvent{XmlEventKind::finish, m_offset, m_offset};
}

// XML 1.0 [40], [44]
Result<XmlEvent> XmlReader::read_start_tag() {
    XmlEvent event{XmlEventKind::start, m_offset};
    if (!at("<")) return malformed("an element is missing", m_offset);
    ++m_offset;
    TRY_ASSIGN(event.name.written, read_name());
    TRY(read_attributes(event));
    event.empty_tag = at("/>");
    m_offset += event.empty_tag ? 2 : 1;
    event.end = m_offset;
    if (m_open.size() >= limits::k_xml_depth)
        return malformed("the elements are nested too deeply", event.begin, ErrorCode::limit);
    m_open.push_back({event.name.written, m_prefixes.size(), {}});
    TRY(declare_prefixes(event));
    TRY(resolve_names(event));
    m_open.back().name = event.name;
    event.depth = m_open.size();
    m_pending_end = event.empty_tag;
    return event;
}

// Up to `>` or `/>`, which is left for the caller.
Result<void> XmlReader::read_attributes(XmlEvent& event) {
    for (;;) {
        const bool spaced = skip_space();
        if (at(">") || at("/>")) return {};
        if (!spaced) return malformed("white space is missing before an attribute", m_offset);
        if (event.attributes.size() >= limits::k_xml_attributes)
            return malformed("the element has too many attributes", event.begin, ErrorCode::limit);
        const std::size_t begin = m_offset;
        TRY_ASSIGN(XmlAttribute attribute, read_attribute());
        for (const XmlAttribute& other : event.attributes)
            if (other.name.written == attribute.name.written)
                return malformed(
                    fmt::format("the attribute \"{}\" is there twice", sanitize(attribute.name.written)),
                    begin);
        event.attributes.push_back(std::move(attribute));
    }
}

// XML 1.0 [41], [10]
Result<XmlAttribute> XmlReader::read_attribute() {
    XmlAttribute attribute;
    TRY_ASSIGN(attribute.name.written, read_name());
    skip_space();
    if (!at("=")) return malformed("\"=\" is missing after an attribute's name", m_offset);
    ++m_offset;
    skip_space();
    if (!at("\"") && !at("'")) return malformed("an attribute's value must be in quotes", m_offset);
    const char quote = m_text[m_offset++];
    const std::size_t end = m_text.find(quote, m_offset);
    if (end == std::string_view::npos) return malformed("an attribute's value is not closed", m_offset);
    const std::string_view raw = m_text.substr(m_offset, end - m_offset);
    const std::size_t angle = raw.find('<');
    if (angle != std::string_view::npos) return malformed("\"<\" in an attribute's value", m_offset + angle);
    TRY_ASSIGN(attribute.value, resolve_references(raw, m_offset, true));
    m_offset = end + 1;
    return attribute;
}

// XML 1.0 [42]
Result<XmlEvent> XmlReader::read_end_tag() {
    const std::size_t begin = m_offset;
    m_offset += 2;
    TRY_ASSIGN(const std::string_view name, read_name());
    skip_space();
    if (!at(">")) return malformed("an end tag is not closed", m_offset);
    if (name != m_open.back().written)
        return malformed(
            fmt::format("\"{}\" is closed by \"{}\"", sanitize(m_open.back().written), sanitize(name)),
            begin);
    ++m_offset;
    XmlEvent event = close_element();
    event.begin = begin;
    return event;
}

XmlEvent XmlReader::close_element() {
    XmlEvent event{XmlEventKind::end, m_offset, m_offset, m_open.size()};
    event.name = std::move(m_open.back().name);
    m_prefixes.resize(m_open.back().prefixes);
    m_open.pop_back();
    return event;
}

Result<XmlEvent> XmlReader::read_instruction() {
    XmlEvent event{XmlEventKind::instruction, m_offset};
    m_offset += 2;
    TRY_ASSIGN(event.name.written, read_name());
    if (to_lower(event.name.written) == "xml")
        return malformed("an XML declaration in the wrong place", event.begin);
    const std::size_t end = m_text.find("?>", m_offset);
    if (end == std::string_view::npos)
        return malformed("a processing instruction is not closed", event.begin);
    m_offset = event.end = end + 2;
    event.depth = m_open.size();
    return event;
}

Result<XmlEvent> XmlReader::read_character_data() {
    XmlEvent event{XmlEventKind::text, m_offset};
    m_offset = std::min(m_text.find('<', m_offset), m_text.size());
    event.end = m_offset;
    event.depth = m_open.size();
    const std::string_view raw = m_text.substr(event.begin, event.end - event.begin);
    const std::size_t bracket = raw.find("]]>");
    if (bracket != std::string_view::npos)
        return malformed("\"]]>\" outside a CDATA section", event.begin + bracket);
    TRY_ASSIGN(event.text, resolve_references(raw, event.begin, false));
    return event;
}

// XML 1.0 [18]
Result<XmlEvent> XmlReader::read_cdata() {
    constexpr std::string_view open = "<![CDATA[";
    XmlEvent event{XmlEventKind::text, m_offset};
    const std::size_t end = m_text.find("]]>", m_offset);
    if (end == std::string_view::npos) return malformed("a CDATA section is not closed", m_offset);
    const std::string_view raw = m_text.substr(m_offset + open.size(), end - m_offset - open.size());
    event.text = replace_all(replace_all(std::string(raw), "\r\n", "\n"), "\r", "\n");
    m_offset = event.end = end + 3;
    event.depth = m_open.size();
    return event;
}

// XML 1.0 [15]
Result<void> XmlReader::skip_comment() {
    const std::size_t end = m_text.find("--", m_offset + 4);
    if (end == std::string_view::npos) return malformed("a comment is not closed", m_offset);
    if (m_text.substr(end, 3) != "-->") return malformed("\"--\" inside a comment", end);
    m_offset = end + 3;
    return {};
}

} // namespace insignia::baking
