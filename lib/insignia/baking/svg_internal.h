// SVG as far as baking needs it: where the root element's tag ends, and where credentials stand.
#pragma once

#include <insignia/baking/baking.h>
#include <insignia/baking/xml_reader_internal.h>

namespace insignia::baking {

inline constexpr std::string_view k_svg_namespace = "http://www.w3.org/2000/svg";

// True when the content begins like an SVG (or like any XML that has one).
bool is_svg(ByteView content);

// A credential element, from its `<` to behind its end tag.
struct SvgCredential {
    std::size_t begin = 0;
    std::size_t end = 0;
    Payload payload;
};

struct Svg {
    std::size_t root_tag_end = 0;
    std::string_view root_name; // as written
    bool empty_root = false;    // `<svg/>`
    std::vector<SvgCredential> credentials;
    Size size;
    std::optional<Error> active; // the first thing that is not in the list of allowed elements and attributes
};

// Reads the whole file. Errors are those of XmlReader; a root element that is no SVG, and a credential
// element that says two things, are ErrorCode::parse.
Result<Svg> read_svg(std::string_view text);

// Why an element (without its children) may not be in a picture that is baked, or "".
std::string svg_objection(const XmlEvent& element);

// The same for the text of a style element.
std::string svg_style_objection(std::string_view style_sheet);

// The element that carries a credential, with its own namespace declaration. ErrorCode::invalid for
// characters that XML cannot carry.
Result<std::string> svg_credential_element(std::string_view credential, Generation generation);

// Three parts of base64url with dots between them (RFC 7515 7.1).
bool is_compact_jws(std::string_view text);

} // namespace insignia::baking
