// A strict reader of XML 1.0 with namespaces that gives one event after the other with its place in the file.
// There is no document type, no entity beyond the five of XML itself, and nothing is ever loaded. The places
// are what baking needs: it puts text at a byte and leaves every other byte alone. https://www.w3.org/TR/xml/
// https://www.w3.org/TR/xml-names/
#pragma once

#include <insignia/base/result.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::baking {

inline constexpr std::string_view k_xml_namespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view k_xmlns_namespace = "http://www.w3.org/2000/xmlns/";

// A name with its namespace resolved; the views point into the document or the reader.
struct XmlName {
    std::string_view written; // "openbadges:credential"
    std::string_view local;   // "credential"
    std::string ns;           // "https://purl.imsglobal.org/ob/v3p0", "" for none
};

struct XmlAttribute {
    XmlName name;
    std::string value; // references resolved, white space normalised
};

enum class XmlEventKind {
    start, // a start tag, or an empty element's tag: an `end` follows in any case
    end,
    text,        // character data or a CDATA section, references resolved, line ends normalised
    instruction, // a processing instruction; the XML declaration is none
    finish,      // after the root element
};

struct XmlEvent {
    XmlEventKind kind = XmlEventKind::finish;
    std::size_t begin = 0; // bytes of the markup in the document
    std::size_t end = 0;
    std::size_t depth = 0;  // 1 for the root element's start and end
    bool empty_tag = false; // `<a/>`
    XmlName name;           // of the element; for an instruction, its target in `written`
    std::vector<XmlAttribute> attributes;
    std::string text;
};

class XmlReader {
public:
    // The document must outlive the reader. A UTF-8 byte order mark is skipped.
    explicit XmlReader(std::string_view document);

    // The next event. ErrorCode::parse with line and column for what is not well-formed, ::unsupported for
    // another encoding than UTF-8, ::denied for a document type with a subset or of an unknown kind, ::limit
    // for depth, attributes and prefixes. Comments are skipped.
    Result<XmlEvent> next();

    // Where the first processing instruction in front of the root element is; known after the first event.
    std::optional<std::size_t> prolog_instruction() const { return m_prolog_instruction; }

private:
    struct OpenElement {
        std::string_view written;
        std::size_t prefixes = 0; // in scope outside of it
        XmlName name;
    };
    struct Prefix {
        std::string_view prefix;
        std::string uri;
    };

    Result<void> check_characters() const;
    Result<void> read_prolog();
    Result<void> read_declaration();
    Result<void> read_document_type();
    Result<void> skip_comment();
    Result<XmlEvent> read_markup();
    Result<XmlEvent> read_start_tag();
    Result<XmlEvent> read_end_tag();
    Result<XmlEvent> read_instruction();
    Result<XmlEvent> read_character_data();
    Result<XmlEvent> read_cdata();
    Result<XmlEvent> read_epilog();
    Result<void> read_attributes(XmlEvent& event);
    Result<XmlAttribute> read_attribute();
    Result<void> declare_prefixes(const XmlEvent& event);
    Result<void> resolve_names(XmlEvent& event);
    Result<void> resolve(XmlName& name, bool is_attribute) const;
    Result<std::string_view> read_name();
    Result<std::string> resolve_references(std::string_view raw, std::size_t offset, bool is_attribute) const;
    XmlEvent close_element();

    bool at(std::string_view text) const { return m_text.substr(m_offset, text.size()) == text; }
    bool skip_space();
    tl::unexpected<Error> malformed(std::string message, std::size_t offset,
                                    ErrorCode code = ErrorCode::parse) const;

    std::string_view m_text;
    std::size_t m_offset = 0;
    std::optional<std::size_t> m_prolog_instruction;
    bool m_started = false;
    bool m_pending_end = false; // of an empty element
    std::vector<OpenElement> m_open;
    std::vector<Prefix> m_prefixes;
};

} // namespace insignia::baking
