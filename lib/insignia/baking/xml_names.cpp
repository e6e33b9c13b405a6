#include <insignia/baking/xml_reader_internal.h>

#include <charconv>
#include <fmt/format.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

struct EntityRow {
    std::string_view name;
    char character;
};
constexpr EntityRow k_entities[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};

// XML 1.0 [2]
bool is_xml_character(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
           || (c >= 0x10000 && c <= 0x10FFFF);
}

// The character of `&#…;` without its frame, or 0.
std::uint32_t numbered_character(std::string_view reference) {
    reference.remove_prefix(1); // #
    const bool hexadecimal = reference.starts_with('x');
    if (hexadecimal) reference.remove_prefix(1);
    std::uint32_t number = 0;
    const char* end = reference.data() + reference.size();
    const auto [stop, error] = std::from_chars(reference.data(), end, number, hexadecimal ? 16 : 10);
    return error == std::errc{} && stop == end && is_xml_character(number) ? number : 0;
}

// Appends what `&name;` stands for; false when it stands for nothing.
bool append_reference(std::string& out, std::string_view name) {
    if (name.starts_with('#')) {
        const std::uint32_t character = numbered_character(name);
        if (character) append_utf8(out, character);
        return character != 0;
    }
    for (const EntityRow& row : k_entities)
        if (row.name == name) {
            out += row.character;
            return true;
        }
    return false;
}

} // namespace

// XML 1.0 2.11, 3.3.3, 4.1: line ends become LF, in attributes white space becomes a space, references are
// resolved.
Result<std::string> XmlReader::resolve_references(std::string_view raw, std::size_t offset,
                                                  bool is_attribute) const {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '&') {
            const std::size_t end = raw.find(';', i);
            if (end == std::string_view::npos || !append_reference(out, raw.substr(i + 1, end - i - 1)))
                return malformed("a reference to an entity that XML itself does not define", offset + i);
            i = end;
            continue;
        }
        if (c == '\r') {
            if (i + 1 < raw.size() && raw[i + 1] == '\n') continue;
            c = '\n';
        }
        out += is_attribute && (c == '\n' || c == '\t') ? ' ' : c;
    }
    return out;
}

// Namespaces in XML 1.0, section 3: xmlns and xmlns:prefix of this element.
Result<void> XmlReader::declare_prefixes(const XmlEvent& event) {
    constexpr std::string_view with_prefix = "xmlns:";
    for (const XmlAttribute& attribute : event.attributes) {
        const std::string_view name = attribute.name.written;
        const bool prefixed = name.starts_with(with_prefix);
        if (name != "xmlns" && !prefixed) continue;
        const std::string_view prefix = prefixed ? name.substr(with_prefix.size()) : std::string_view();
        const bool reserved = prefix == "xml" || prefix == "xmlns" || attribute.value == k_xmlns_namespace;
        if ((prefixed && attribute.value.empty()) || reserved)
            return malformed(fmt::format("the namespace declaration \"{}\" is not allowed", sanitize(name)),
                             event.begin);
        if (m_prefixes.size() >= limits::k_xml_prefixes)
            return malformed("too many namespace prefixes", event.begin, ErrorCode::limit);
        m_prefixes.push_back({prefix, attribute.value});
    }
    return {};
}

// Namespaces in XML 1.0, sections 5 and 6.
Result<void> XmlReader::resolve(XmlName& name, bool is_attribute) const {
    const std::size_t colon = name.written.find(':');
    const bool prefixed = colon != std::string_view::npos;
    name.local = prefixed ? name.written.substr(colon + 1) : name.written;
    const std::string_view prefix = prefixed ? name.written.substr(0, colon) : std::string_view();
    if (prefixed && (prefix.empty() || name.local.empty() || name.local.find(':') != std::string_view::npos))
        return fail(ErrorCode::parse, fmt::format("\"{}\" is no name with a prefix", sanitize(name.written)));
    if (is_attribute && (prefix == "xmlns" || name.written == "xmlns")) {
        name.ns = k_xmlns_namespace;
        return {};
    }
    if (is_attribute && !prefixed) return {};
    if (prefix == "xml") {
        name.ns = k_xml_namespace;
        return {};
    }
    for (auto scope = m_prefixes.rbegin(); scope != m_prefixes.rend(); ++scope)
        if (scope->prefix == prefix) {
            name.ns = scope->uri;
            return {};
        }
    if (!prefixed) return {};
    return fail(ErrorCode::parse, fmt::format("the prefix \"{}\" is not declared", sanitize(prefix)));
}

Result<void> XmlReader::resolve_names(XmlEvent& event) {
    const auto resolve_one = [&](XmlName& name, bool is_attribute) -> Result<void> {
        const auto resolved = resolve(name, is_attribute);
        return resolved ? resolved : malformed(resolved.error().message, event.begin);
    };
    TRY(resolve_one(event.name, false));
    for (XmlAttribute& attribute : event.attributes) TRY(resolve_one(attribute.name, true));
    for (std::size_t i = 1; i < event.attributes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const XmlName& a = event.attributes[i].name;
            const XmlName& b = event.attributes[j].name;
            if (!a.ns.empty() && a.local == b.local && a.ns == b.ns)
                return malformed(fmt::format("the attribute \"{}\" is there twice", sanitize(a.written)),
                                 event.begin);
        }
    return {};
}

} // namespace insignia::baking
