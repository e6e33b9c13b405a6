#include <insignia/baking/svg_internal.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/json/json.h>

namespace insignia::baking {

namespace {

// Open Badges 3.0 "SVG"; Open Badges 2.0 Baking 3.2; Comprehensive Learner Record 2.0.
struct ElementRow {
    std::string_view ns;
    std::string_view local;
    Generation generation;
};
constexpr ElementRow k_elements[] = {
    {"https://purl.imsglobal.org/ob/v3p0", "credential", Generation::open_badges_3},
    {"http://openbadges.org", "assertion", Generation::open_badges_2},
    {"https://purl.imsglobal.org/clr/v2p0", "credential", Generation::clr_2},
};

const ElementRow* find_element(const XmlName& name) {
    const auto row = std::ranges::find_if(
        k_elements, [&](const ElementRow& r) { return r.ns == name.ns && r.local == name.local; });
    return row == std::end(k_elements) ? nullptr : row;
}

std::string line_of(std::string_view text, std::size_t offset) {
    return fmt::format("line {}", position_of(text, offset).line);
}

// One number of a viewBox or a length; 0 when there is none.
double leading_number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// SVG 1.1 7.7: four numbers with white space or commas between them.
std::optional<Size> view_box(std::string_view text) {
    std::array<double, 4> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (double& number : numbers) {
        while (at != end && (*at == ' ' || *at == ',')) ++at;
        const auto [stop, error] = std::from_chars(at, end, number);
        if (error != std::errc{}) return std::nullopt;
        at = stop;
    }
    return Size{numbers[2], numbers[3]};
}

Size size_of(const XmlEvent& root) {
    Size size;
    std::optional<Size> box;
    for (const XmlAttribute& attribute : root.attributes) {
        if (attribute.name.written == "width") size.width = leading_number(attribute.value);
        if (attribute.name.written == "height") size.height = leading_number(attribute.value);
        if (attribute.name.written == "viewBox") box = view_box(attribute.value);
    }
    return box.value_or(size);
}

// What a credential element said so far.
struct Said {
    std::string verify;
    std::string body;
};

// Open Badges 3.0: either the verify attribute with a JWS or JSON in the body. Open Badges 2.0 has both for a
// hosted assertion, where verify is only its URL and the body counts.
Result<std::string> credential_text(const Said& said, Generation generation, const std::string& place) {
    const std::string_view body = trim(said.body);
    const std::string_view verify = trim(said.verify);
    if (body.empty()) {
        const bool must_be_jws = generation != Generation::open_badges_2;
        if (verify.empty()) return fail(ErrorCode::parse, "the credential element is empty", place);
        if (must_be_jws && !is_compact_jws(verify))
            return fail(ErrorCode::parse, "the verify attribute is no compact JWS", place);
        return std::string(verify);
    }
    const bool two = !verify.empty() && (generation != Generation::open_badges_2 || is_compact_jws(verify));
    if (two)
        return fail(ErrorCode::parse, "the credential element has both a verify attribute and a body", place);
    return std::string(body);
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text), m_reader(text) {}

    Result<Svg> scan() {
        TRY_ASSIGN(const XmlEvent root, m_reader.next());
        TRY(take_root(root));
        for (;;) {
            TRY_ASSIGN(const XmlEvent event, m_reader.next());
            if (event.kind == XmlEventKind::finish) return std::move(m_svg);
            if (event.kind == XmlEventKind::instruction) object("a processing instruction", event.begin);
            if (event.kind == XmlEventKind::start) TRY(take_start(event));
            take_style(event);
            m_children += event.kind == XmlEventKind::end && event.depth == 2 ? 1 : 0;
        }
    }

private:
    void object(const std::string& what, std::size_t offset) {
        if (m_svg.active) return;
        m_svg.active = Error{ErrorCode::denied,
                             fmt::format("the SVG has active or foreign content: {}", what),
                             line_of(m_text, offset),
                             {"remove it in a drawing program, or save the picture as PNG"}};
    }

    Result<void> take_root(const XmlEvent& root) {
        if (root.name.local != "svg" || root.name.ns != k_svg_namespace)
            return fail(ErrorCode::parse,
                        fmt::format("the root element is \"{}\", not an SVG", sanitize(root.name.written)),
                        line_of(m_text, root.begin));
        m_svg.root_tag_end = root.end;
        m_svg.root_name = root.name.written;
        m_svg.empty_root = root.empty_tag;
        m_svg.size = size_of(root);
        if (const auto instruction = m_reader.prolog_instruction())
            object("a processing instruction", *instruction);
        screen(root);
        return {};
    }

    Result<void> take_start(const XmlEvent& event) {
        if (const ElementRow* row = find_element(event.name)) return take_credential(event, *row);
        screen(event);
        return {};
    }

    void screen(const XmlEvent& element) {
        const std::string why = svg_objection(element);
        if (!why.empty()) object(why, element.begin);
    }

    // The text of a style element may come in pieces: it is judged whole at the end tag.
    void take_style(const XmlEvent& event) {
        const bool is_style = event.name.local == "style";
        if (event.kind == XmlEventKind::start && is_style) m_style.emplace();
        if (event.kind == XmlEventKind::text && m_style) *m_style += event.text;
        if (event.kind != XmlEventKind::end || !is_style || !m_style) return;
        const std::string why = svg_style_objection(*m_style);
        if (!why.empty()) object(why, event.begin);
        m_style.reset();
    }

    Result<void> take_credential(const XmlEvent& start, const ElementRow& row) {
        SvgCredential found;
        found.begin = start.begin;
        found.payload.generation = row.generation;
        found.payload.place =
            fmt::format("SVG element {}, {}", sanitize(start.name.written), line_of(m_text, start.begin));
        if (start.depth != 2 || m_children > 0)
            found.payload.remarks.push_back("the element is not the first child of the svg element");
        Said said;
        for (const XmlAttribute& attribute : start.attributes)
            if (attribute.name.written == "verify") said.verify = attribute.value;
        TRY_ASSIGN(found.end, read_body(said.body, found.payload.place));
        TRY_ASSIGN(found.payload.text, credential_text(said, row.generation, found.payload.place));
        m_svg.credentials.push_back(std::move(found));
        return {};
    }

    // The text up to the credential's end tag; the byte behind it.
    Result<std::size_t> read_body(std::string& body, const std::string& place) {
        for (;;) {
            TRY_ASSIGN(const XmlEvent event, m_reader.next());
            if (event.kind == XmlEventKind::end) {
                m_children += event.depth == 2 ? 1 : 0;
                return event.end;
            }
            if (event.kind == XmlEventKind::start)
                return fail(ErrorCode::parse, "the credential element has elements inside", place);
            body += event.text;
        }
    }

    std::string_view m_text;
    XmlReader m_reader;
    Svg m_svg;
    std::optional<std::string> m_style;
    std::size_t m_children = 0;
};

// CDATA cannot hold its own end; a carriage return would be read back as a line feed.
std::string cdata(std::string_view json) {
    std::string body = replace_all(std::string(json), "]]>", "]]]]><![CDATA[>");
    return "<![CDATA[" + replace_all(std::move(body), "\r", "]]>&#13;<![CDATA[") + "]]>";
}

// Where a hosted assertion of Open Badges 2.0 or 1.x lives, or "".
std::string hosted_url(std::string_view assertion) {
    const auto value = json::parse(assertion);
    if (!value) return {};
    for (const std::string_view name : {"verification", "verify"})
        if (const json::Value* verification = json::member(*value, name)) {
            const std::string_view url = json::member_text(*verification, "url");
            if (!url.empty()) return std::string(url);
        }
    return std::string(json::member_text(*value, "id"));
}

std::string escaped_attribute(std::string_view text) {
    std::string out = replace_all(replace_all(std::string(text), "&", "&amp;"), "<", "&lt;");
    return replace_all(std::move(out), "\"", "&quot;");
}

bool has_forbidden_characters(std::string_view text) {
    const auto forbidden = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    };
    return std::ranges::any_of(text, forbidden) || text.find("\xEF\xBF\xBE") != std::string_view::npos
           || text.find("\xEF\xBF\xBF") != std::string_view::npos;
}

} // namespace

bool is_svg(ByteView content) {
    constexpr std::size_t enough = 64u << 10; // comments and licences stand in front of the root element
    std::string_view text = as_text(content).substr(0, enough);
    if (text.starts_with(std::string_view("\xFF\xFE<\0", 4))
        || text.starts_with(std::string_view("\xFE\xFF\0<", 4)))
        return true;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = trim(text);
    return text.starts_with('<')
           && (text.find("<svg") != std::string_view::npos || text.find(":svg") != std::string_view::npos);
}

bool is_compact_jws(std::string_view text) {
    const auto parts = split(text, '.');
    const auto is_base64url = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
               || c == '_';
    };
    return parts.size() == 3 && !parts[0].empty() && !parts[2].empty()
           && std::ranges::all_of(parts,
                                  [&](std::string_view p) { return std::ranges::all_of(p, is_base64url); });
}

Result<Svg> read_svg(std::string_view text) {
    return Scanner(text).scan();
}

Result<std::string> svg_credential_element(std::string_view credential, Generation generation) {
    if (has_forbidden_characters(credential))
        return fail(ErrorCode::invalid, "the credential has a character that no XML can carry");
    const ElementRow& row = *std::ranges::find(k_elements, generation, &ElementRow::generation);
    const std::string start = fmt::format("<openbadges:{} xmlns:openbadges=\"{}\"", row.local, row.ns);
    if (is_compact_jws(credential)) return fmt::format("{} verify=\"{}\"/>", start, credential);
    const std::string url = generation == Generation::open_badges_2 ? hosted_url(credential) : "";
    const std::string verify = url.empty() ? "" : fmt::format(" verify=\"{}\"", escaped_attribute(url));
    return fmt::format("{}{}>{}</openbadges:{}>", start, verify, cdata(credential), row.local);
}

} // namespace insignia::baking
