#include <insignia/design/canvas.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/phrases.h>
#include <insignia/design/svg_internal.h>
#include <insignia/typesetting/typesetting.h>
#include <iterator>

namespace insignia::design {

namespace {

using credential::Definition;
using credential::Localized;
using typesetting::break_lines;
using typesetting::Weight;
using typesetting::width_of;
using typesetting::with_ellipsis;

constexpr double k_margin = 10, k_gap = 4, k_padding = 3.5;
constexpr double k_largest_text = 4.2, k_smallest_text = 2.6; // font sizes in millimetres
constexpr double k_leading = 1.36;
constexpr const char* k_fonts = "'Noto Sans','Open Sans','Segoe UI',Roboto,Helvetica,Arial,sans-serif";
constexpr const char *k_ink = "#1f2430", *k_quiet = "#5b6474", *k_rule = "#c9cfda", *k_paper = "#f6f8fb";

// The headings of the fields, by primary language.
struct Headings {
    std::string_view language;
    std::string_view title, did, context, criteria, evidence, time, competences, opportunities, languages;
};
constexpr Headings k_headings[] = {
    {"en", "Badge design canvas", "What earners did", "Where and when", "What must be shown",
     "Evidence, and who assesses it", "Time", "Competences", "What it opens up", "Languages"},
    {"de", "Badge-Entwurf", "Was getan wurde", "Wo und wann", "Was gezeigt werden muss",
     "Nachweise, und wer sie bewertet", "Zeit", "Kompetenzen", "Was das Badge eröffnet", "Sprachen"},
    {"es", "Diseño de la insignia", "Qué se hizo", "Dónde y cuándo", "Qué hay que demostrar",
     "Evidencias y quién las evalúa", "Tiempo", "Competencias", "Qué oportunidades abre", "Idiomas"},
    {"fr", "Canevas du badge", "Ce qui a été fait", "Où et quand", "Ce qu’il faut montrer",
     "Preuves, et qui les évalue", "Temps", "Compétences", "Ce que le badge permet", "Langues"},
    {"it", "Scheda del badge", "Che cosa è stato fatto", "Dove e quando", "Che cosa va dimostrato",
     "Evidenze, e chi le valuta", "Tempo", "Competenze", "Che cosa apre", "Lingue"},
    {"lt", "Ženklelio planas", "Kas buvo daryta", "Kur ir kada", "Ką reikia parodyti",
     "Įrodymai ir kas juos vertina", "Laikas", "Kompetencijos", "Kokias galimybes atveria", "Kalbos"},
    {"sl", "Načrt značke", "Kaj je bilo narejeno", "Kje in kdaj", "Kaj je treba pokazati",
     "Dokazila in kdo jih oceni", "Čas", "Kompetence", "Kaj značka odpira", "Jeziki"},
};

const Headings& headings_in(std::string_view language) {
    const auto found =
        std::ranges::find(k_headings, language.substr(0, language.find('-')), &Headings::language);
    return found == std::end(k_headings) ? k_headings[0] : *found;
}

struct Box {
    double x, y, width, height;
};

// In font sizes, with the wider of the usual fonts too.
double room_in(double width, double size) {
    return width / size / typesetting::widest_to_mean(Weight::regular);
}

// Blank lines stay.
std::vector<std::string> wrap_all(const std::vector<std::string>& paragraphs, double width, double size) {
    std::vector<std::string> lines;
    for (const std::string& paragraph : paragraphs)
        for (const std::string_view part : split(paragraph, '\n')) {
            std::ranges::move(
                break_lines(part, room_in(width, size), std::string_view::npos, Weight::regular),
                std::back_inserter(lines));
            if (trim(part).empty()) lines.emplace_back();
        }
    return lines;
}

std::string text_line(double x, double y, double size, std::string_view text, const char* color,
                      std::string_view more = {}) {
    return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{:.2f}\" fill=\"{}\"{}>{}</text>\n", number(x),
                       number(y), size, color, more, escape_xml(sanitize(text, 400)));
}

// Lines to write on by hand.
std::string ruled(const Box& box, double top) {
    constexpr double k_step = 8;
    std::string data;
    for (double y = top + k_step; y < box.y + box.height - 2; y += k_step)
        data +=
            fmt::format("M{} {}h{}", number(box.x + k_padding), number(y), number(box.width - 2 * k_padding));
    return data.empty() ? data
                        : fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\".25\"/>\n", data, k_rule);
}

std::string field(const Box& box, std::string_view heading, const std::vector<std::string>& paragraphs) {
    std::string body =
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{}\" stroke=\"{}\" "
                    "stroke-width=\".3\"/>\n",
                    number(box.x), number(box.y), number(box.width), number(box.height), k_paper, k_rule);
    body += text_line(box.x + k_padding, box.y + 6, 3.4, heading, k_quiet, " font-weight=\"700\"");
    const double top = box.y + 8, width = box.width - 2 * k_padding, height = box.height - 9.5;
    if (paragraphs.empty()) return body + ruled(box, top);
    double size = k_largest_text;
    auto lines = wrap_all(paragraphs, width, size);
    while (static_cast<double>(lines.size()) * size * k_leading > height && size > k_smallest_text) {
        size -= 0.1;
        lines = wrap_all(paragraphs, width, size);
    }
    const auto room = static_cast<std::size_t>(height / (size * k_leading));
    if (lines.size() > room) {
        lines.resize(std::max<std::size_t>(room, 1));
        lines.back() = with_ellipsis(lines.back(), room_in(width, size), Weight::regular);
    }
    double y = top;
    for (const std::string& line : lines)
        body += text_line(box.x + k_padding, y += size * k_leading, size, line, k_ink);
    return body;
}

std::vector<std::string> one(const Localized& texts, std::string_view language) {
    const std::string& text = credential::in_language(texts, language);
    return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

// Markdown list items with a real bullet.
std::vector<std::string> items(const Localized& texts, std::string_view language) {
    std::vector<std::string> list;
    const std::string& text = credential::in_language(texts, language);
    for (const std::string_view line : split(text, '\n'))
        if (!trim(line).empty())
            list.push_back(line.starts_with("- ") ? "• " + std::string(line.substr(2)) : std::string(line));
    return list;
}

std::vector<std::string> tasks(const Definition& definition, std::string_view language) {
    const auto& words = credential::phrases(language);
    std::vector<std::string> list;
    for (const auto& task : definition.evidence) {
        const auto assessor = credential::assessor_phrase(words, task.assessor);
        list.push_back("• " + credential::in_language(task.name, language)
                       + (assessor.empty() ? std::string() : fmt::format(" ({})", assessor)));
    }
    return list;
}

std::vector<std::string> time_of(const Definition& definition) {
    std::vector<std::string> list;
    if (definition.hours) list.push_back(fmt::format("{} h", *definition.hours));
    if (!definition.start_date.empty())
        list.push_back(definition.start_date
                       + (definition.end_date.empty() ? std::string() : " – " + definition.end_date));
    return list;
}

std::vector<std::string> competences(const Definition& definition) {
    std::vector<std::string> list;
    for (const auto& alignment : definition.alignments)
        list.push_back(fmt::format("• {} {}: {}", alignment.framework, alignment.code, alignment.name));
    return list;
}

std::vector<std::string> languages(const Definition& definition) {
    std::vector<std::string> tags;
    for (const auto& [tag, text] : definition.name) tags.push_back(tag);
    return {join(tags, ", ")};
}

// The badge's picture as an inner SVG at its place.
std::string place_picture(std::string_view picture, const Box& box) {
    const std::size_t root = picture.find("<svg");
    const std::size_t end = root == std::string_view::npos ? root : picture.find('>', root);
    const std::size_t view = root == std::string_view::npos ? root : picture.find("viewBox=\"", root);
    if (end == std::string_view::npos || view == std::string_view::npos || view > end) return {};
    const std::size_t close = picture.find('"', view + 9);
    return fmt::format("<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}\"{}", number(box.x),
                       number(box.y), number(box.width), number(box.height),
                       picture.substr(view, close - view), picture.substr(end));
}

} // namespace

std::string draw_canvas(const Definition& definition, std::string_view language,
                        std::string_view organisation, std::string_view picture) {
    const Headings& heading = headings_in(language);
    const std::string& name = credential::in_language(definition.name, language);
    constexpr double k_top = 46, k_bottom = k_canvas_height - k_margin;
    constexpr double k_column = (k_canvas_width - 2 * k_margin - 2 * k_gap) / 3;
    constexpr double k_half = (k_bottom - k_top - k_gap) / 2, k_third = (k_bottom - k_top - 2 * k_gap) / 3;
    const auto column = [](int index) { return k_margin + index * (k_column + k_gap); };

    std::string body = text_line(k_margin, 18, 4, heading.title, k_quiet, " font-weight=\"700\"");
    const double title_size = std::min(11.0, 215 / std::max(1.0, width_of(name, Weight::bold)));
    body += text_line(k_margin, 32, title_size, name, k_ink, " font-weight=\"700\"");
    body += text_line(k_margin, 39.5, 4, organisation, k_quiet);
    body += place_picture(picture, {k_canvas_width - k_margin - 34, 8, 34, 34});
    body += field({column(0), k_top, k_column, k_half}, heading.did, one(definition.description, language));
    body += field({column(0), k_top + k_half + k_gap, k_column, k_half}, heading.criteria,
                  items(definition.criteria, language));
    body += field({column(1), k_top, k_column, k_third}, heading.context, one(definition.context, language));
    body += field({column(1), k_top + k_third + k_gap, k_column, k_third}, heading.evidence,
                  tasks(definition, language));
    body += field({column(1), k_top + 2 * (k_third + k_gap), k_column, k_third}, heading.opportunities,
                  one(definition.opportunities, language));
    const double side = (k_column - k_gap) / 2;
    body += field({column(2), k_top, k_column, k_bottom - 26 - k_gap - k_top}, heading.competences,
                  competences(definition));
    body += field({column(2), k_bottom - 26, side, 26}, heading.time, time_of(definition));
    body +=
        field({column(2) + side + k_gap, k_bottom - 26, side, 26}, heading.languages, languages(definition));
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}mm\" "
                       "height=\"{1}mm\" font-family=\"{2}\">\n<title>{3}: {4}</title>\n"
                       "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n{5}</svg>\n",
                       number(k_canvas_width), number(k_canvas_height), k_fonts, heading.title,
                       escape_xml(name), body);
}

} // namespace insignia::design
