#include <charconv>
#include <fmt/format.h>
#include <insignia/baking/certificate.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <optional>

namespace insignia::baking {

namespace {

constexpr std::string_view k_marker = " /InsigniaBadge 1 /Length ";
constexpr std::string_view k_stream_begin = " >>\nstream\n";
constexpr std::string_view k_stream_end = "\nendstream\nendobj\n";

// The decimal number at the start of a text, at most nine digits.
std::optional<std::size_t> number_at(std::string_view text) {
    constexpr std::size_t k_digits = 9;
    std::size_t value = 0;
    const auto* const begin = text.data();
    const auto [end, error] = std::from_chars(begin, begin + std::min(text.size(), k_digits), value);
    if (error != std::errc() || end == begin) return std::nullopt;
    return value;
}

std::optional<std::size_t> number_after(std::string_view text, std::string_view words) {
    const std::size_t found = text.find(words);
    return found == std::string_view::npos ? std::nullopt : number_at(text.substr(found + words.size()));
}

// The end of the PDF as cairo writes it: one cross-reference table, one trailer.
struct Tail {
    std::size_t xref = 0;     // where the table begins
    std::size_t size = 0;     // one more than the highest object
    std::size_t catalog = 0;  // its object number
    std::string_view info;    // "/Info 5 0 R", or nothing
    std::string_view entries; // of the catalog, without its brackets
};

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin);
    if (from == std::string_view::npos) return {};
    const std::size_t to = text.find(end, from + begin.size());
    return to == std::string_view::npos ? std::string_view()
                                        : text.substr(from + begin.size(), to - from - begin.size());
}

std::optional<Tail> read_tail(std::string_view pdf) {
    const std::size_t trailer_at = pdf.rfind("trailer\n<<");
    if (trailer_at == std::string_view::npos) return std::nullopt;
    const std::string_view trailer = pdf.substr(trailer_at);
    const auto size = number_after(trailer, "/Size "), catalog = number_after(trailer, "/Root "),
               xref = number_after(trailer, "startxref\n");
    if (!size || !catalog || !xref) return std::nullopt;
    Tail tail{*xref, *size, *catalog, {}, {}};
    if (const std::size_t info = trailer.find("/Info "); info != std::string_view::npos)
        tail.info = trailer.substr(info, trailer.find(" R", info) + 2 - info);
    tail.entries = between(pdf, fmt::format("\n{} 0 obj\n<<", tail.catalog), ">>\nendobj");
    return tail.entries.find("/Catalog") == std::string_view::npos ? std::nullopt : std::optional(tail);
}

// Objects behind the end of a PDF, each remembered for the table of the update.
class Update {
public:
    explicit Update(ByteView pdf) : m_pdf(as_text(pdf)) {}

    void add(std::size_t number, std::string_view content) {
        m_table += fmt::format("{} 1\n{:010} 00000 n \n", number, m_pdf.size());
        m_pdf += fmt::format("{} 0 obj\n{}\nendobj\n", number, content);
    }

    Bytes finish(const Tail& before, std::size_t size) {
        const std::size_t xref = m_pdf.size();
        m_pdf +=
            fmt::format("xref\n{}trailer\n<< /Size {} /Root {} 0 R {} /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                        m_table, size, before.catalog, before.info, before.xref, xref);
        return to_bytes(as_bytes(m_pdf));
    }

private:
    std::string m_pdf;
    std::string m_table;
};

// The text of the attachment whose marker stands at `at`, and where it ends.
Result<std::string_view> read_attachment(std::string_view pdf, std::size_t at) {
    const std::string_view rest = pdf.substr(at + k_marker.size());
    const auto length = number_at(rest);
    const std::size_t begin = rest.find(k_stream_begin) + k_stream_begin.size();
    const bool well_formed = length && rest.substr(std::to_string(*length).size()).starts_with(k_stream_begin)
                             && *length <= rest.size() - begin
                             && rest.substr(begin + *length).starts_with(k_stream_end);
    if (!well_formed)
        return fail(ErrorCode::parse, "the badge in the PDF is cut or damaged", fmt::format("byte {}", at));
    return rest.substr(begin, *length);
}

// An object of the last update, as its table has it.
struct Object {
    std::size_t number = 0;
    std::string_view text; // from its number to the end of the PDF
};

// What the end of a PDF says is in it: its last cross-reference table and its trailer.
class LastUpdate {
public:
    explicit LastUpdate(std::string_view pdf) : m_pdf(pdf) {
        const std::size_t at = pdf.rfind("startxref\n");
        const auto xref =
            at == std::string_view::npos ? std::nullopt : number_after(pdf.substr(at), "startxref\n");
        if (!xref || *xref >= at || !pdf.substr(*xref).starts_with("xref\n")) return;
        m_end = pdf.substr(*xref, at - *xref);
    }

    // The object around a place, when the table names it at just that place.
    std::optional<Object> around(std::size_t place) const {
        const std::size_t head = m_pdf.rfind(" 0 obj\n", place);
        if (head == std::string_view::npos || head == 0) return std::nullopt;
        const std::size_t begin = m_pdf.rfind('\n', head - 1) + 1; // 0 when there is none
        const auto number = number_at(m_pdf.substr(begin));
        if (!number) return std::nullopt;
        const bool listed =
            m_end.find(fmt::format("\n{} 1\n{:010} 00000 n \n", *number, begin)) != std::string_view::npos;
        return listed ? std::optional(Object{*number, m_pdf.substr(begin)}) : std::nullopt;
    }

    std::optional<Object> containing(std::string_view words) const {
        const std::size_t found = m_pdf.rfind(words);
        return found == std::string_view::npos ? std::nullopt : around(found);
    }

    std::optional<std::size_t> catalog() const { return number_after(m_end, "/Root "); }

private:
    std::string_view m_pdf;
    std::string_view m_end;
};

// Whether the stream at this place is the file that programs show as attached: the catalog names its
// description, which names it. Anything else in the PDF is not what a reader of it sees.
bool is_attached(std::string_view pdf, std::size_t at) {
    const LastUpdate last(pdf);
    const auto file = last.around(at);
    if (!file) return false;
    const auto description = last.containing(fmt::format("/EF << /F {0} 0 R /UF {0} 0 R >>", file->number));
    const auto catalog = last.catalog();
    if (!description || !catalog) return false;
    const auto root = last.containing(fmt::format(" {} 0 R ] >> >> /AF [", description->number));
    return root && root->number == *catalog;
}

} // namespace

bool is_pdf(ByteView content) {
    return as_text(content).starts_with("%PDF-");
}

Result<Bytes> attach_to_pdf(ByteView pdf, std::string_view credential) {
    credential = trim(credential);
    const bool is_json = credential.starts_with('{');
    if (!is_json && credential.find_first_of("{}<> \n") != std::string_view::npos)
        return fail(ErrorCode::invalid, "the credential is neither a JSON object nor a compact JWS");
    const auto tail = read_tail(as_text(pdf));
    if (!tail) return fail(ErrorCode::unsupported, "nothing can be attached to this PDF");
    const std::string_view name = is_json ? "badge.json" : "badge.jwt";
    const std::size_t file = tail->size, description = file + 1;
    Update update(pdf);
    update.add(file, fmt::format("<< /Type /EmbeddedFile /Subtype /application#2F{}{}{}{}{}\nendstream",
                                 is_json ? "vc" : "vc+jwt", k_marker, credential.size(), k_stream_begin,
                                 credential));
    update.add(description, fmt::format("<< /Type /Filespec /F ({0}) /UF ({0}) /Desc (The signed badge) "
                                        "/AFRelationship /Source /EF << /F {1} 0 R /UF {1} 0 R >> >>",
                                        name, file));
    update.add(tail->catalog,
               fmt::format("<<{} /Names << /EmbeddedFiles << /Names [ ({}) {} 0 R ] >> >> /AF [ {} 0 R ] >>",
                           tail->entries, name, description, description));
    return update.finish(*tail, description + 1);
}

Result<Payload> extract_from_pdf(ByteView pdf) {
    if (pdf.size() > limits::k_input_bytes) return fail(ErrorCode::limit, "the PDF is too large");
    const std::string_view text = as_text(pdf);
    const std::size_t at = text.find(k_marker);
    if (at == std::string_view::npos) return fail(ErrorCode::not_found, "there is no badge in the PDF");
    TRY_ASSIGN(const std::string_view credential, read_attachment(text, at));
    const auto behind = static_cast<std::size_t>(credential.data() - text.data()) + credential.size();
    if (text.find(k_marker, behind) != std::string_view::npos)
        return fail(ErrorCode::parse, "there are two badges in the PDF");
    if (!is_attached(text, at))
        return fail(ErrorCode::parse, "the badge in the PDF is not the file that is attached to it",
                    fmt::format("byte {}", at), {"ask for the original certificate"});
    return Payload{std::string(trim(credential)),
                   Generation::open_badges_3,
                   fmt::format("PDF attachment at byte {}", at),
                   {}};
}

} // namespace insignia::baking
