#include <insignia/design/canvas.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/hours.h>
#include <insignia/credential/phrases.h>
#include <insignia/design/svg_internal.h>
#include <insignia/typesetting/plain_text.h>
#include <insignia/typesetting/typesetting.h>
#include <iterator>

namespace insignia::design {

namespace {

using credential::Definition;
using credential::Localized;
using typesetting::break_lines;
using typesetting::Paragraph;
using typesetting::Room;
using typesetting::Weight;
using typesetting::with_ellipsis;

constexpr double k_margin = 10, k_gap = 4, k_padding = 3.5;
constexpr double k_largest_text = 4.2, k_smallest_text = 2.6; // font sizes in millimetres
constexpr double k_leading = 1.36, k_head_leading = 1.15;
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

// What is true of the whole page while it is drawn.
struct Sheet {
    bool reversed; // it begins at the right
    std::vector<std::string>& cut;
};

// For any of the usual fonts, the widest too.
double safe_width(double width, Weight weight) {
    return width / typesetting::widest_to_mean(weight);
}

struct CanvasLine {
    std::string text;
    Weight weight = Weight::regular;
    bool right_to_left = false;
};

std::vector<CanvasLine> wrap_all(const std::vector<Paragraph>& paragraphs, double width, double size) {
    std::vector<CanvasLine> lines;
    for (const Paragraph& paragraph : paragraphs) {
        const Weight weight = paragraph.heading ? Weight::bold : Weight::regular;
        const bool reversed = typesetting::is_right_to_left(paragraph.text);
        for (auto& line :
             break_lines(paragraph.text, safe_width(width, weight) / size, std::string_view::npos, weight))
            lines.push_back({std::move(line), weight, reversed});
    }
    return lines;
}

// A line at the side of `box` at which the page begins, whichever way it runs by itself.
std::string text_line(const Sheet& sheet, const Box& box, double y, double size, const CanvasLine& line,
                      const char* color) {
    const bool begins_there = sheet.reversed == line.right_to_left;
    return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{:.2f}\" fill=\"{}\"{}{}{}>{}</text>\n",
                       number(sheet.reversed ? box.x + box.width : box.x), number(y), size, color,
                       line.weight == Weight::bold ? " font-weight=\"700\"" : "",
                       line.right_to_left ? " direction=\"rtl\"" : "",
                       begins_there ? "" : " text-anchor=\"end\"", escape_xml(line.text));
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

std::string field(const Sheet& sheet, const Box& box, std::string_view heading,
                  const std::vector<Paragraph>& paragraphs) {
    std::string body =
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\" fill=\"{}\" stroke=\"{}\" "
                    "stroke-width=\".3\"/>\n",
                    number(box.x), number(box.y), number(box.width), number(box.height), k_paper, k_rule);
    const Box inside{box.x + k_padding, box.y, box.width - 2 * k_padding, box.height};
    body += text_line(sheet, inside, box.y + 6, 3.4, {std::string(heading), Weight::bold}, k_quiet);
    const double top = box.y + 8, height = box.height - 8 - k_padding;
    if (paragraphs.empty()) return body + ruled(box, top);
    double size = k_largest_text;
    auto lines = wrap_all(paragraphs, inside.width, size);
    while (static_cast<double>(lines.size()) * size * k_leading > height && size > k_smallest_text) {
        size -= 0.1;
        lines = wrap_all(paragraphs, inside.width, size);
    }
    const auto room = static_cast<std::size_t>(height / (size * k_leading));
    if (lines.size() > room) {
        lines.resize(std::max<std::size_t>(room, 1));
        CanvasLine& last = lines.back();
        last.text = with_ellipsis(last.text, safe_width(inside.width, last.weight) / size, last.weight);
        sheet.cut.emplace_back(heading);
    }
    double y = top;
    for (const CanvasLine& line : lines)
        body += text_line(sheet, inside, y += size * k_leading, size, line, k_ink);
    return body;
}

// The name of the badge or of the organisation, beside the picture.
std::string head_line(const Sheet& sheet, const Box& box, const char* what, std::string_view text,
                      Weight weight, std::span<const Room> rooms, const char* color) {
    const auto block = typesetting::fit(text, safe_width(box.width, weight), weight, rooms);
    if (block.cut) sheet.cut.emplace_back(what);
    const bool reversed = typesetting::is_right_to_left(text);
    // The last line stands where a single one would, or a little lower.
    double y = box.y + box.height - static_cast<double>(block.lines.size() - 1) * block.size * k_head_leading;
    if (block.lines.size() > 1) y += block.size * k_head_leading / 3;
    std::string body;
    for (const std::string& line : block.lines) {
        body += text_line(sheet, box, y, block.size, {line, weight, reversed}, color);
        y += block.size * k_head_leading;
    }
    return body;
}

std::vector<Paragraph> text_of(const Localized& texts, std::string_view language) {
    return typesetting::plain_paragraphs(credential::in_language(texts, language));
}

// A point of a list, which begins no line with its sign alone.
Paragraph point(std::string_view text) {
    std::string joined = "•";
    for (const Paragraph& paragraph : typesetting::plain_paragraphs(text))
        joined += (joined.size() > 3 ? " " : "\u00a0") + paragraph.text;
    return {joined};
}

std::vector<Paragraph> tasks(const Definition& definition, std::string_view language) {
    const auto& words = credential::phrases(language);
    std::vector<Paragraph> list;
    for (const auto& task : definition.evidence) {
        const auto assessor = credential::assessor_phrase(words, task.assessor);
        list.push_back(point(credential::in_language(task.name, language)
                             + (assessor.empty() ? std::string() : fmt::format(" ({})", assessor))));
    }
    return list;
}

std::vector<Paragraph> time_of(const Definition& definition, std::string_view language) {
    std::vector<Paragraph> list;
    if (definition.hours) list.push_back({credential::hours_in_short(*definition.hours, language)});
    if (!definition.start_date.empty())
        list.push_back({definition.start_date
                        + (definition.end_date.empty() ? std::string() : " – " + definition.end_date)});
    return list;
}

std::vector<Paragraph> competences(const Definition& definition) {
    std::vector<Paragraph> list;
    for (const auto& alignment : definition.alignments)
        list.push_back(point(fmt::format("{} {}: {}", alignment.framework, alignment.code, alignment.name)));
    return list;
}

std::vector<Paragraph> languages(const Definition& definition) {
    std::vector<std::string> tags;
    for (const auto& [tag, text] : definition.name) tags.push_back(tag);
    return {{join(tags, ", ")}};
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

CanvasPage draw_canvas(const Definition& definition, std::string_view language, std::string_view organisation,
                       std::string_view picture) {
    const Headings& heading = headings_in(language);
    const std::string& name = credential::in_language(definition.name, language);
    CanvasPage page;
    const Sheet sheet{typesetting::is_right_to_left(name), page.cut};
    constexpr double k_top = 46, k_bottom = k_canvas_height - k_margin, k_side = 34;
    constexpr double k_column = (k_canvas_width - 2 * k_margin - 2 * k_gap) / 3;
    constexpr double k_half = (k_bottom - k_top - k_gap) / 2, k_third = (k_bottom - k_top - 2 * k_gap) / 3;
    constexpr double k_head = k_canvas_width - 2 * k_margin - k_side - 2 * k_gap;
    constexpr Room k_name[] = {{1, 11, 8}, {2, 7.5, 4.6}}, k_organisation[] = {{1, 4, 3.2}, {2, 3.1, 2.4}};
    const auto column = [&](int index) {
        return k_margin + (sheet.reversed ? 2 - index : index) * (k_column + k_gap);
    };
    const double head = sheet.reversed ? k_canvas_width - k_margin - k_head : k_margin;
    const double picture_at = sheet.reversed ? k_margin : k_canvas_width - k_margin - k_side;

    std::string body =
        text_line(sheet, {head, 8, k_head, 10}, 18, 4, {std::string(heading.title), Weight::bold}, k_quiet);
    body += head_line(sheet, {head, 20, k_head, 12}, "the badge's name", name, Weight::bold, k_name, k_ink);
    body += head_line(sheet, {head, 34, k_head, 5.5}, "the organisation's name", organisation,
                      Weight::regular, k_organisation, k_quiet);
    body += place_picture(picture, {picture_at, 8, k_side, k_side});
    body += field(sheet, {column(0), k_top, k_column, k_half}, heading.did,
                  text_of(definition.description, language));
    body += field(sheet, {column(0), k_top + k_half + k_gap, k_column, k_half}, heading.criteria,
                  text_of(definition.criteria, language));
    body += field(sheet, {column(1), k_top, k_column, k_third}, heading.context,
                  text_of(definition.context, language));
    body += field(sheet, {column(1), k_top + k_third + k_gap, k_column, k_third}, heading.evidence,
                  tasks(definition, language));
    body += field(sheet, {column(1), k_top + 2 * (k_third + k_gap), k_column, k_third}, heading.opportunities,
                  text_of(definition.opportunities, language));
    const double side = (k_column - k_gap) / 2;
    body += field(sheet, {column(2), k_top, k_column, k_bottom - 26 - k_gap - k_top}, heading.competences,
                  competences(definition));
    body += field(sheet, {column(2), k_bottom - 26, side, 26}, heading.time, time_of(definition, language));
    body += field(sheet, {column(2) + side + k_gap, k_bottom - 26, side, 26}, heading.languages,
                  languages(definition));
    page.svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}mm\" "
        "height=\"{1}mm\" font-family=\"{2}\">\n<title>{3}: {4}</title>\n"
        "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n{5}</svg>\n",
        number(k_canvas_width), number(k_canvas_height), k_fonts, heading.title, escape_xml(name), body);
    return page;
}

} // namespace insignia::design
