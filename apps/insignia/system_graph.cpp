#include "system_run.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/render/render.h>
#include <insignia/system/mark.h>
#include <insignia/system/picture.h>
#include <insignia/workspace/framework_file.h>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

// What -o can be, by its ending.
struct GraphFormat {
    std::string_view ending;
    Result<Bytes> (*make)(const system::Exhibit& exhibit, int size);
};

Result<Bytes> make_svg(const system::Exhibit& exhibit, int) {
    TRY_ASSIGN(const auto drawing, system::draw(exhibit));
    return to_bytes(drawing.svg);
}

Result<Bytes> make_png(const system::Exhibit& exhibit, int size) {
    TRY_ASSIGN(const auto drawing, system::draw(exhibit));
    constexpr int k_dots_per_inch = 200;
    const int whole = std::min(drawing.paper.longer * k_dots_per_inch * 10 / 254, render::k_pixels_max);
    return render::render_sheet_png(drawing.svg, drawing.width, drawing.height, size == 0 ? whole : size);
}

Result<Bytes> make_html(const system::Exhibit& exhibit, int) {
    TRY_ASSIGN(const auto drawing, system::draw(exhibit));
    return to_bytes(system::to_html(exhibit, drawing));
}

Result<Bytes> make_dot(const system::Exhibit& exhibit, int) {
    return to_bytes(system::to_dot(exhibit));
}

Result<Bytes> make_mermaid(const system::Exhibit& exhibit, int) {
    return to_bytes(system::to_mermaid(exhibit));
}

constexpr GraphFormat k_formats[] = {
    {"svg", make_svg}, {"png", make_png},         {"html", make_html},
    {"dot", make_dot}, {"mermaid", make_mermaid}, {"mmd", make_mermaid},
};

Result<const GraphFormat*> format_of(const std::string& output) {
    const auto ending = to_lower(fs::path(output).extension().string());
    const auto* const found = std::ranges::find_if(
        k_formats, [&](const auto& row) { return "." + std::string(row.ending) == ending; });
    if (found != std::end(k_formats)) return found;
    return fail(ErrorCode::usage,
                fmt::format("\"{}\" has no ending that says what to draw", sanitize(output)), "",
                {"write -o NAME.svg, .png, .html, .dot or .mermaid"});
}

// The designer's pictures as data: URLs; an SVG is small and stays sharp on a wall.
std::map<std::string, std::string, std::less<>>
read_images(const workspace::Workspace& workspace, const credential::BadgeSystem& system,
            std::span<const credential::Definition> definitions, std::vector<std::string>& without) {
    std::map<std::string, std::string, std::less<>> images;
    for (const auto& definition : definitions) {
        if (system.find(definition.slug) == nullptr) continue;
        for (const auto& [ending, type] : {std::pair(".svg", "svg+xml"), std::pair(".png", "png")}) {
            const auto path = workspace::find_picture(workspace, definition, ending);
            const auto content = path ? read_file(*path) : Result<Bytes>(fail(path.error()));
            if (!content) continue;
            images[definition.slug] =
                fmt::format("data:image/{};base64,{}", type, encoding::to_base64(*content));
            break;
        }
        if (images.count(definition.slug) == 0) without.push_back(definition.slug);
    }
    return images;
}

// What was drawn before and not changed since can be drawn again.
Overwrite may_write_over(const std::string& output, const SystemOptions& options) {
    if (options.force) return Overwrite::yes;
    const auto content = output == "-" ? Result<Bytes>(Bytes()) : read_file(output);
    return content && system::is_as_drawn(*content) ? Overwrite::yes : Overwrite::no;
}

void say_what_is_wrong(const system::Exhibit& exhibit, std::span<const credential::Framework> frameworks,
                       const std::vector<std::string>& without, Console& console) {
    const auto problems = credential::check_system({exhibit.system, exhibit.badges, frameworks});
    const auto errors = std::ranges::count_if(
        problems, [](const auto& problem) { return problem.rule->weight == credential::Weight::error; });
    if (errors > 0)
        console.talk(fmt::format("The system has {}: insignia system check {}",
                                 counted(static_cast<std::size_t>(errors), "error"),
                                 sanitize(exhibit.system.slug, 60)));
    if (!without.empty())
        console.talk(
            fmt::format("No picture yet: {}. Draw one with insignia design BADGE", join(without, ", ")));
}

} // namespace

Result<ExitCode> graph_system(const SystemOptions& options, const GlobalOptions& global,
                              Environment& environment) {
    TRY_ASSIGN(const auto workspace, open_session(global));
    TRY_ASSIGN(const auto file, workspace::find_system(workspace, options.system));
    const auto output = options.output.empty() ? file.system.slug + ".html" : options.output;
    const bool to_stdout = output == "-";
    TRY_ASSIGN(const auto* const format, format_of(to_stdout ? "-.svg" : output));
    TRY_ASSIGN(const auto definitions, workspace::all_definitions(workspace));
    TRY_ASSIGN(const auto frameworks, workspace::load_frameworks(workspace));
    std::vector<std::string> without;
    system::Exhibit exhibit{file.system, definitions,
                            read_images(workspace, file.system, definitions, without)};
    system::Progress progress;
    if (!options.person.empty()) {
        TRY_ASSIGN(const auto holdings, read_holdings(workspace, environment.now()));
        TRY_ASSIGN(const auto person, find_person(holdings, options.person));
        TRY_ASSIGN(const auto names, names_by_recipient(workspace));
        // Whoever names a person has seen the address.
        progress = system::progress_of(
            file.system, shown_person(names, person, std::string(trim(options.person))), holdings.at(person));
        exhibit.progress = &progress;
    }
    exhibit.frameworks = frameworks;
    TRY_ASSIGN(const auto content, format->make(exhibit, options.size));
    TRY(write_output(output, system::with_mark(content, format->ending), may_write_over(output, options),
                     environment));
    say_what_is_wrong(exhibit, frameworks, without, environment.console);
    if (!to_stdout) environment.console.answer(fmt::format("Wrote {}\n", sanitize(output, 1'000)));
    return ExitCode::yes;
}

} // namespace insignia::app
