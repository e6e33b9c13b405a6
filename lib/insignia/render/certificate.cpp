#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/render/certificate.h>
#include <insignia/typesetting/plain_text.h>
#include <insignia/typesetting/typesetting.h>
#include <span>

namespace insignia::render {

using typesetting::Block;
using typesetting::break_lines;
using typesetting::fit;
using typesetting::Room;
using typesetting::Weight;

namespace {

// The words that the page adds.
struct Words {
    std::string_view language, certifies, holder, earned, criteria, awarded, valid_until, scan;
};
constexpr Words k_words[] = {
    {"en", "This is to certify that", "the holder of this certificate", "has earned the badge", "Criteria",
     "Awarded", "Valid until", "The signed badge: scan it to verify"},
    {"de", "Hiermit wird bescheinigt, dass", "die Inhaberin oder der Inhaber dieser Urkunde",
     "das Badge erworben hat:", "Kriterien", "Verliehen", "Gültig bis",
     "Das signierte Badge: zum Prüfen scannen"},
    {"es", "Se certifica que", "quien presenta este certificado", "ha obtenido la insignia", "Criterios",
     "Otorgada", "Válida hasta", "La insignia firmada: escanear para verificar"},
    {"fr", "Il est certifié que", "le porteur de ce certificat", "a obtenu le badge", "Critères", "Décerné",
     "Valable jusqu’au", "Le badge signé : scanner pour vérifier"},
    {"it", "Si certifica che", "chi presenta questo certificato", "ha conseguito il badge", "Criteri",
     "Conferito", "Valido fino al", "Il badge firmato: scansionare per verificare"},
    {"lt", "Patvirtinama, kad", "šio pažymėjimo turėtojas", "pelnė ženklelį", "Kriterijai", "Suteikta",
     "Galioja iki", "Pasirašytas ženklelis: nuskaitykite ir patikrinkite"},
    {"sl", "Potrjujemo, da ima", "imetnik ali imetnica tega potrdila", "pridobljeno značko", "Merila",
     "Podeljeno", "Velja do", "Podpisana značka: skenirajte in preverite"},
    {"nl", "Hierbij wordt verklaard dat", "de houder van dit certificaat", "de badge heeft behaald",
     "Criteria", "Toegekend", "Geldig tot", "De ondertekende badge: scan om te controleren"},
};

const Words& words_of(std::string_view language) {
    const auto tag = to_lower(language.substr(0, language.find('-')));
    const auto* const found = std::ranges::find(k_words, tag, &Words::language);
    return found == std::end(k_words) ? k_words[0] : *found;
}

constexpr const char* k_ink = "#1d2733";
constexpr const char* k_accent = "#17406d";
constexpr const char* k_quiet_ink = "#5b6775";
constexpr const char* k_serif = "Noto Serif, DejaVu Serif, serif";
constexpr const char* k_sans = "Noto Sans, DejaVu Sans, sans-serif";

// The column of texts and the panel beside it, in tenths of a millimetre.
constexpr double k_left = 1130, k_right = 2720;
constexpr double k_panel_center = 560;
constexpr double k_footer_top = 1720;

struct Face {
    const char* family = k_sans;
    const char* color = k_ink;
    double size = 40;
    Weight weight = Weight::regular;
};

enum class Side { left, right };

std::string text_at(double x, double y, const Face& face, std::string_view anchor, std::string_view text,
                    bool right_to_left = false) {
    return fmt::format(
        R"(<text x="{}" y="{:.1f}" font-family="{}" font-size="{:.1f}" fill="{}"{}{} text-anchor="{}">{}</text>)"
        "\n",
        x, y, face.family, face.size, face.color, face.weight == Weight::bold ? R"( font-weight="700")" : "",
        right_to_left ? R"( direction="rtl")" : "", anchor, escape_xml(text));
}

// A line at one side of the column of texts, whichever way it runs by itself.
std::string text_at(Side side, double y, const Face& face, std::string_view text, bool right_to_left) {
    const bool begins_there = (side == Side::right) == right_to_left;
    return text_at(side == Side::left ? k_left : k_right, y, face, begins_there ? "start" : "end", text,
                   right_to_left);
}

// A column in which one text is set below the other.
class Column {
public:
    Column(double top, Side side) : m_y(top), m_side(side) {}

    void space(double height) { m_y += height; }
    double y() const { return m_y; }
    const std::string& drawing() const { return m_drawing; }

    void line(std::string_view text, const Face& face, bool right_to_left) {
        m_y += face.size * k_line_height;
        m_drawing += text_at(m_side, m_y, face, text, right_to_left);
    }
    // True when nothing was cut.
    bool set(std::string_view text, Face face, std::span<const Room> rooms) {
        const Block block = fit(text, k_right - k_left, face.weight, rooms);
        face.size = block.size;
        for (const auto& one : block.lines) line(one, face, typesetting::is_right_to_left(text));
        return !block.cut;
    }

    static constexpr double k_line_height = 1.3;

private:
    double m_y;
    Side m_side;
    std::string m_drawing;
};

// The description or the criteria, in lines.
struct BodyLine {
    std::string text;
    Face face;
    bool right_to_left;
    double space; // above
};

std::vector<BodyLine> body_lines(std::string_view markdown, double size) {
    std::vector<BodyLine> lines;
    for (const auto& paragraph : typesetting::plain_paragraphs(markdown)) {
        Face face{k_sans, k_ink, size};
        if (paragraph.heading) face = {k_sans, k_quiet_ink, size, Weight::bold};
        double space = lines.empty() ? 0 : size * (paragraph.heading ? 0.5 : 0.15);
        const bool reversed = typesetting::is_right_to_left(paragraph.text);
        for (auto& line :
             break_lines(paragraph.text, (k_right - k_left) / size, std::string_view::npos, face.weight)) {
            lines.push_back({std::move(line), face, reversed, space});
            space = 0;
        }
    }
    return lines;
}

double height_of(std::span<const BodyLine> lines) {
    double height = 0;
    for (const BodyLine& line : lines) height += line.space + line.face.size * Column::k_line_height;
    return height;
}

// Leave out what is below `height`; true when that is nothing.
bool cut_to(std::vector<BodyLine>& lines, double height) {
    const std::size_t before = lines.size();
    while (!lines.empty() && height_of(lines) > height) lines.pop_back();
    if (lines.size() == before) return true;
    while (!lines.empty() && lines.back().face.weight == Weight::bold) lines.pop_back();
    if (lines.empty()) return false;
    BodyLine& last = lines.back();
    last.text = typesetting::with_ellipsis(last.text, (k_right - k_left) / last.face.size, last.face.weight);
    return false;
}

// The description and the criteria share what height there is: smaller letters first, then "…".
void draw_body(Column& column, const Certificate& certificate, const Words& words,
               std::vector<std::string>& cut) {
    constexpr double k_body = 42, k_small = 36, k_space = 45;
    const double room = k_footer_top - 35 - column.y();
    std::vector<BodyLine> description, criteria;
    for (double scale = 1; scale > 0.69; scale -= 0.06) {
        description = body_lines(certificate.description, k_body * scale);
        criteria = body_lines(certificate.criteria, k_small * scale);
        if (!criteria.empty()) {
            const Face heading{k_sans, k_quiet_ink, k_small * scale, Weight::bold};
            criteria.insert(criteria.begin(), {std::string(words.criteria), heading, false, k_space * scale});
        }
        if (height_of(description) + height_of(criteria) <= room) break;
    }
    const double for_description = std::max(room / 2, room - height_of(criteria));
    if (!cut_to(description, for_description)) cut.emplace_back("the description");
    if (!cut_to(criteria, room - height_of(description))) cut.emplace_back("the criteria");
    for (const auto* const lines : {&description, &criteria}) {
        for (const BodyLine& line : *lines) {
            column.space(line.space);
            column.line(line.text, line.face, line.right_to_left);
        }
    }
}

Side side_of(const Certificate& certificate) {
    return typesetting::is_right_to_left(certificate.badge) ? Side::right : Side::left;
}

std::string draw_texts(const Certificate& certificate, const Words& words, std::vector<std::string>& cut) {
    constexpr Room k_earner[] = {{2, 120, 74}, {3, 84, 50}, {4, 60, 40}};
    constexpr Room k_badge[] = {{3, 100, 60}, {4, 60, 40}};
    Column column(250, side_of(certificate));
    column.line(words.certifies, {k_sans, k_quiet_ink, 44}, false);
    column.space(20);
    if (!column.set(certificate.earner.empty() ? words.holder : std::string_view(certificate.earner),
                    {k_serif, k_ink, 0, Weight::bold}, k_earner))
        cut.emplace_back("the earner's name");
    column.space(55);
    column.line(words.earned, {k_sans, k_quiet_ink, 44}, false);
    column.space(20);
    if (!column.set(certificate.badge, {k_sans, k_accent, 0, Weight::bold}, k_badge))
        cut.emplace_back("the badge's name");
    column.space(40);
    draw_body(column, certificate, words, cut);
    return column.drawing();
}

std::string draw_footer(const Certificate& certificate, const Words& words, std::vector<std::string>& cut) {
    std::string footer = fmt::format(R"(<path d="M{} {}H{}" stroke="{}" stroke-width="3"/>)"
                                     "\n",
                                     k_left, k_footer_top, k_right, k_accent);
    constexpr double k_dates = 420, k_width = k_right - k_left - k_dates, k_line_height = 1.2;
    constexpr Room k_issuer[] = {{2, 54, 42}, {3, 38, 31}, {4, 28, 24}};
    const Side side = side_of(certificate), other = side == Side::left ? Side::right : Side::left;
    const Block issuer = fit(certificate.issuer, k_width, Weight::bold, k_issuer);
    if (issuer.cut) cut.emplace_back("the issuer's name");
    double y = k_footer_top + 25;
    for (const auto& line : issuer.lines)
        footer += text_at(side, y += issuer.size * k_line_height, {k_sans, k_ink, issuer.size, Weight::bold},
                          line, typesetting::is_right_to_left(certificate.issuer));
    y += 8;
    for (const auto& line : break_lines(certificate.issuer_id, k_width / 26, 2, Weight::regular))
        footer += text_at(side, y += 34, {k_sans, k_quiet_ink, 26}, line, false);
    y = k_footer_top + 20;
    for (const auto& [word, date] : {std::pair(words.awarded, &certificate.awarded),
                                     std::pair(words.valid_until, &certificate.valid_until)}) {
        if (date->empty()) continue;
        footer += text_at(other, y += 46, {k_sans, k_quiet_ink, 32}, word, false);
        footer += text_at(other, y += 52, {k_sans, k_ink, 46}, *date, false);
    }
    return footer;
}

// The code at least as large as it must be printed, and no larger than the panel.
std::string draw_code(const qr::Symbol& code, const Words& words) {
    constexpr double k_bottom = 1890, k_widest = 720, k_smallest = 460;
    const double side = std::clamp(code.print_millimetres() * 10.0, k_smallest, k_widest);
    const double modules = code.size + 2.0 * qr::k_quiet_modules;
    return fmt::format(
               R"svg(<g transform="translate({:.3f} {:.3f}) scale({:.6f})"><path fill="#fff" d="M0 0h{}v{}H0z"/>)svg"
               R"(<path fill="#000" shape-rendering="crispEdges" d="{}"/></g>)"
               "\n",
               k_panel_center - side / 2, k_bottom - side, side / modules, modules, modules,
               qr::to_path(code))
           + text_at(k_panel_center, k_bottom + 52, {k_sans, k_quiet_ink, 29}, "middle", words.scan);
}

std::string draw_panel(const Certificate& certificate, const Words& words) {
    constexpr double k_panel_top = 180, k_panel_bottom = 1920;
    const double code_side =
        certificate.code ? std::max(certificate.code->print_millimetres() * 10.0, 460.0) : 0;
    const double room = k_panel_bottom - k_panel_top - code_side - (certificate.code ? 110 : 0);
    const double side = std::min(780.0, room);
    std::string panel;
    if (!certificate.picture.empty())
        panel += fmt::format(R"(<image x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" href="{}"/>)"
                             "\n",
                             k_panel_center - side / 2, k_panel_top + (room - side) / 2, side, side,
                             escape_xml(certificate.picture));
    if (certificate.code) panel += draw_code(*certificate.code, words);
    return panel;
}

} // namespace

CertificatePage draw_certificate(const Certificate& certificate) {
    const Words& words = words_of(certificate.language);
    CertificatePage page;
    page.svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2970 2100" width="297mm" height="210mm">)"
        "\n"
        R"(<path fill="#fff" d="M0 0h2970v2100H0z"/><path fill="#f2f5f9" d="M90 90h940v1920H90z"/>)"
        "\n"
        R"(<g fill="none"><path stroke="#17406d" stroke-width="10" d="M90 90h2790v1920H90z"/>)"
        R"(<path stroke="#c9a34e" stroke-width="4" d="M112 112h2746v1876H112z"/></g>)"
        "\n"
        + draw_panel(certificate, words) + draw_texts(certificate, words, page.cut)
        + draw_footer(certificate, words, page.cut) + "</svg>\n";
    return page;
}

} // namespace insignia::render
