#include <insignia/baking/xml_reader_internal.h>

#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

// XML 1.0 [2] without what UTF-8 already excludes.
bool is_forbidden_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// The value of a pseudo-attribute of the XML declaration, or "".
std::string_view declared(std::string_view declaration, std::string_view name) {
    const std::size_t found = declaration.find(name);
    if (found == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", found);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos) return {};
    return declaration.substr(open + 1, close - open - 1);
}

} // namespace

Result<void> XmlReader::check_characters() const {
    if (m_text.starts_with("\xFF\xFE") || m_text.starts_with("\xFE\xFF"))
        return fail(ErrorCode::unsupported, "the SVG is in UTF-16", {}, {"save it as UTF-8"});
    if (const std::size_t bad = find_invalid_utf8(m_text); bad != std::string_view::npos)
        return malformed("the SVG is not UTF-8", bad);
    for (std::size_t i = 0; i < m_text.size(); ++i)
        if (is_forbidden_control(m_text[i])) return malformed("a control character", i);
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        if (const std::size_t bad = m_text.find(none); bad != std::string_view::npos)
            return malformed("a code point that is no character", bad);
    return {};
}

// XML 1.0 [22]: declaration, then comments, white space and at most one document type. Instructions before
// the root are refused: all that exist there ask a viewer to load something.
Result<void> XmlReader::read_prolog() {
    if (at("<?xml") && m_text.size() > m_offset + 5
        && m_text.find_first_of(" \t\r\n", m_offset) == m_offset + 5)
        TRY(read_declaration());
    bool document_type = false;
    for (;;) {
        skip_space();
        if (at("<!--")) {
            TRY(skip_comment());
        } else if (at("<!DOCTYPE") && !document_type) {
            TRY(read_document_type());
            document_type = true;
        } else if (at("<?")) {
            const std::size_t begin = m_offset;
            TRY(read_instruction());
            if (!m_prolog_instruction) m_prolog_instruction = begin;
        } else {
            return {};
        }
    }
}

Result<void> XmlReader::read_declaration() {
    const std::size_t end = m_text.find("?>", m_offset);
    if (end == std::string_view::npos) return malformed("the XML declaration is not closed", m_offset);
    const std::string_view declaration = m_text.substr(m_offset, end - m_offset);
    const std::string encoding = to_lower(declared(declaration, "encoding"));
    if (declared(declaration, "version") != "1.0")
        return malformed("this is not XML 1.0", m_offset, ErrorCode::unsupported);
    if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii")
        return malformed(fmt::format("the encoding \"{}\" is not UTF-8", sanitize(encoding)), m_offset,
                         ErrorCode::unsupported);
    m_offset = end + 2;
    return {};
}

// The document type that SVG 1.0 and 1.1 prescribed is passed over, never loaded. Any other, and any internal
// subset, could change what the file says.
Result<void> XmlReader::read_document_type() {
    const std::size_t end = m_text.find_first_of(">[", m_offset);
    if (end == std::string_view::npos) return malformed("the document type is not closed", m_offset);
    const std::string_view type = m_text.substr(m_offset, end - m_offset);
    const bool bare = trim(type) == "<!DOCTYPE svg";
    const bool known = type.find(" PUBLIC ") != std::string_view::npos
                       && type.find("\"-//W3C//DTD SVG 1.") != std::string_view::npos;
    if (m_text[end] == '[' || !(bare || known))
        return malformed("a document type of its own", m_offset, ErrorCode::denied);
    m_offset = end + 1;
    return {};
}

} // namespace insignia::baking
