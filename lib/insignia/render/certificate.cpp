#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/render/certificate.h>
#include <insignia/render/plain_text_internal.h>
#include <insignia/typesetting/typesetting.h>

namespace insignia::render {

using typesetting::break_lines;
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

std::string text_at(double x, double y, const Face& face, std::string_view anchor, std::string_view text,
                    bool right_to_left = false) {
    return fmt::format(
        R"(<text x="{}" y="{}" font-family="{}" font-size="{:.1f}" fill="{}"{}{} text-anchor="{}">{}</text>)"
        "\n",
        x, y, face.family, face.size, face.color, face.weight == Weight::bold ? R"( font-weight="700")" : "",
        right_to_left ? R"( direction="rtl")" : "", anchor, escape_xml(text));
}

// A column in which one text is set below the other.
class Column {
public:
    explicit Column(double top) : m_y(top) {}

    void space(double height) { m_y += height; }
    double y() const { return m_y; }
    const std::string& drawing() const { return m_drawing; }

    // In `face`, made smaller down to `smallest` as long as the text needs more than `most` lines.
    void set(std::string_view text, Face face, double smallest, std::size_t most) {
        constexpr double k_step = 0.94, k_line_height = 1.3;
        // Wider fonts than the mean reach into the margin, which is wide enough for them.
        const auto lines = [&](std::size_t at_most) {
            return break_lines(text, (k_right - k_left) / face.size, at_most, face.weight);
        };
        while (face.size * k_step >= smallest && lines(most + 1).size() > most) face.size *= k_step;
        const bool reversed = typesetting::is_right_to_left(text);
        for (const auto& line : lines(most)) {
            m_y += face.size * k_line_height;
            m_drawing += text_at(reversed ? k_right : k_left, m_y, face, "start", line, reversed);
        }
    }

    // How many lines of this size there is room for above `bottom`.
    std::size_t room(double bottom, double size) const {
        return bottom <= m_y ? 0 : static_cast<std::size_t>((bottom - m_y) / (size * 1.3));
    }

private:
    double m_y;
    std::string m_drawing;
};

std::string draw_texts(const Certificate& certificate, const Words& words) {
    Column column(250);
    column.set(words.certifies, {k_sans, k_quiet_ink, 44}, 44, 1);
    column.space(20);
    column.set(certificate.earner.empty() ? words.holder : std::string_view(certificate.earner),
               {k_serif, k_ink, 120, Weight::bold}, 74, 2);
    column.space(55);
    column.set(words.earned, {k_sans, k_quiet_ink, 44}, 44, 1);
    column.space(20);
    column.set(certificate.badge, {k_sans, k_accent, 100, Weight::bold}, 60, 3);
    column.space(25);
    constexpr double k_body = 42, k_small = 36;
    column.set(certificate.description, {k_sans, k_ink, k_body}, k_body,
               std::min<std::size_t>(5, column.room(k_footer_top - 300, k_body)));
    if (!certificate.criteria.empty() && column.room(k_footer_top - 130, k_small) >= 2) {
        column.space(45);
        column.set(words.criteria, {k_sans, k_quiet_ink, 34, Weight::bold}, 34, 1);
        for (const auto& paragraph : plain_paragraphs(certificate.criteria))
            column.set(paragraph, {k_sans, k_ink, k_small}, k_small, column.room(k_footer_top - 30, k_small));
    }
    return column.drawing();
}

std::string draw_footer(const Certificate& certificate, const Words& words) {
    std::string footer = fmt::format(R"(<path d="M{} {}H{}" stroke="{}" stroke-width="3"/>)"
                                     "\n",
                                     k_left, k_footer_top, k_right, k_accent);
    const bool reversed = typesetting::is_right_to_left(certificate.issuer);
    constexpr double k_dates = 420, k_size = 54;
    constexpr double k_width = k_right - k_left - k_dates;
    double y = k_footer_top + 25;
    for (const auto& line : break_lines(certificate.issuer, k_width / k_size, 2, Weight::bold)) {
        y += k_size * 1.2;
        footer += text_at(reversed ? k_right - k_dates : k_left, y, {k_sans, k_ink, k_size, Weight::bold},
                          "start", line, reversed);
    }
    y += 8;
    for (const auto& line : break_lines(certificate.issuer_id, k_width / 26, 2, Weight::regular))
        footer += text_at(k_left, y += 34, {k_sans, k_quiet_ink, 26}, "start", line);
    y = k_footer_top + 20;
    for (const auto& [word, date] : {std::pair(words.awarded, &certificate.awarded),
                                     std::pair(words.valid_until, &certificate.valid_until)}) {
        if (date->empty()) continue;
        footer += text_at(k_right, y += 46, {k_sans, k_quiet_ink, 32}, "end", word);
        footer += text_at(k_right, y += 52, {k_sans, k_ink, 46}, "end", *date);
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

std::string draw_certificate(const Certificate& certificate) {
    const Words& words = words_of(certificate.language);
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2970 2100" width="297mm" height="210mm">)"
           "\n"
           R"(<path fill="#fff" d="M0 0h2970v2100H0z"/><path fill="#f2f5f9" d="M90 90h940v1920H90z"/>)"
           "\n"
           R"(<g fill="none"><path stroke="#17406d" stroke-width="10" d="M90 90h2790v1920H90z"/>)"
           R"(<path stroke="#c9a34e" stroke-width="4" d="M112 112h2746v1876H112z"/></g>)"
           "\n"
           + draw_panel(certificate, words) + draw_texts(certificate, words) + draw_footer(certificate, words)
           + "</svg>\n";
}

} // namespace insignia::render
