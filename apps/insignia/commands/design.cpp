#include "design_canvas.h"
#include "design_lint.h"
#include "design_picture.h"
#include "drawn_mark.h"
#include "options.h"
#include "session.h"
#include "terminal_picture.h"
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/language.h>
#include <insignia/base/text.h>
#include <insignia/credential/build_badge_class.h>
#include <insignia/credential/write.h>
#include <insignia/design/canvas.h>
#include <insignia/design/design.h>
#include <insignia/encoding/encoding.h>
#include <insignia/issue/issue.h>
#include <insignia/render/render.h>
#include <insignia/workspace/definition_edit.h>
#include <insignia/workspace/framework_file.h>
#include <insignia/workspace/workspace.h>
#include <memory>
#include <optional>
#include <tuple>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;
using credential::Definition;

// What was given on the command line; nothing is "leave it as it is".
struct DesignOptions {
    std::string badge;
    std::optional<std::string> name, description, context, opportunities, criteria, type, version, hours,
        start_date, end_date, valid_for;
    std::optional<std::string> theme, template_file, shape, icon, second_color, text, alt;
    std::optional<int> level;
    std::vector<std::string> tags, alignments, evidence, colors;
    std::string language, image, contact_sheet, canvas;
    int size = render::k_badge_pixels;
    bool list = false, dry_run = false, outline = false, force = false;
    std::string format = "text";
};

struct TextOption {
    const char* flag;
    const char* description;
    std::optional<std::string> DesignOptions::*target;
};

constexpr TextOption k_text_options[] = {
    {"--name", "what the badge is called", &DesignOptions::name},
    {"--description", "what earners did, in the past tense", &DesignOptions::description},
    {"--context", "where and when it was, in which programme", &DesignOptions::context},
    {"--opportunities", "what the badge opens up", &DesignOptions::opportunities},
    {"--criteria", "what must be shown to earn it, in Markdown", &DesignOptions::criteria},
    {"--type", "AchievementType: Badge, Course, Competency …", &DesignOptions::type},
    {"--version-label", "the version of the badge", &DesignOptions::version},
    {"--hours", "the workload, in hours", &DesignOptions::hours},
    {"--start-date", "first day of the activity, as 2025-09-17", &DesignOptions::start_date},
    {"--end-date", "last day of the activity", &DesignOptions::end_date},
    {"--valid-for", "how long the badge is valid, as P3Y", &DesignOptions::valid_for},
    {"--theme", "family of the picture: paper, ink, sun, …, or one of yours", &DesignOptions::theme},
    {"--template", "an SVG with placeholders in templates/", &DesignOptions::template_file},
    {"--shape", "outline of the picture", &DesignOptions::shape},
    {"--icon", "symbol of the picture", &DesignOptions::icon},
    {"--second-color", "the colour that the main one turns into", &DesignOptions::second_color},
    {"--text", "text on the ribbon, \"-\" for no ribbon; else the name", &DesignOptions::text},
    {"--alt", "what the picture shows, for those who cannot see it", &DesignOptions::alt},
};

// The files of one badge, and what is to be written into them.
struct BadgeFiles {
    fs::path toml, svg, png;
    std::string before;                 // text of the TOML file, "" when it is new
    std::optional<FileToWrite> brought; // the designer's own picture, which --image gives
};

// The colour of the badge: `--color` also takes what it means for all commands, when the terminal is
// coloured.
std::optional<std::string> color_of(const DesignOptions& options) {
    std::optional<std::string> color;
    for (const std::string& word : options.colors)
        if (word != "auto" && word != "always" && word != "never") color = word;
    return color;
}

bool has_content(const DesignOptions& options) {
    bool any = options.level || !options.tags.empty() || !options.alignments.empty()
               || !options.evidence.empty() || !options.image.empty() || color_of(options);
    for (const TextOption& option : k_text_options) any = any || (options.*option.target).has_value();
    return any;
}

// Those of the workspace too, where there is one with themes that can be read.
std::vector<design::Theme> known_themes(const GlobalOptions& global) {
    if (const auto workspace = open_session(global))
        if (auto themes = load_themes(*workspace)) return *std::move(themes);
    return {design::themes().begin(), design::themes().end()};
}

Result<ExitCode> list_names(const DesignOptions& options, const GlobalOptions& global, Console& console) {
    std::vector<std::string> shapes, icons, themes;
    for (const design::Theme& theme : known_themes(global)) themes.emplace_back(theme.name);
    for (const design::Shape& shape : design::shapes()) shapes.emplace_back(shape.name);
    for (const design::Icon& icon : design::icons()) icons.emplace_back(icon.name);
    if (options.format == "json") {
        console.answer(json::to_compact_text({{"shapes", shapes}, {"icons", icons}, {"themes", themes}})
                       + "\n");
    } else {
        console.answer("shapes  " + join(shapes, " ") + "\nicons   " + join(icons, " ") + "\nthemes  "
                       + join(themes, " ") + "\n");
        console.talk("see them all: insignia design --contact-sheet sheet.png");
    }
    return ExitCode::yes;
}

Result<ExitCode> write_contact_sheet(const DesignOptions& options, Console& console) {
    constexpr int k_pixels = 1900;
    TRY_ASSIGN(const std::string sheet, design::contact_sheet());
    Bytes content = to_bytes(sheet);
    if (to_lower(options.contact_sheet).ends_with(".png")) {
        TRY_ASSIGN(content, render::render_png(sheet, k_pixels));
    }
    if (options.contact_sheet == "-") {
        console.answer(as_text(content));
        return ExitCode::yes;
    }
    TRY(write_through(options.contact_sheet, content, Overwrite::yes));
    console.answer(fmt::format("Wrote {}\n", options.contact_sheet));
    return ExitCode::yes;
}

// "ob-basics", "badges/ob-basics.toml" → "ob-basics"
Result<std::string> slug_of(const std::string& badge) {
    if (badge.empty()) {
        return fail(ErrorCode::usage, "no badge is named", {},
                    {"give a short name, for example: insignia design ob-basics"});
    }
    std::string slug = fs::path(badge).filename().string();
    if (slug.ends_with(".toml")) slug.resize(slug.size() - 5);
    const std::string safe = safe_file_name(slug);
    if (!slug.empty() && slug == safe) return slug;
    return fail(ErrorCode::usage, fmt::format("\"{}\" cannot be the name of a file", sanitize(badge, 80)), {},
                {"use " + to_lower(safe)});
}

Result<void> apply_texts(const DesignOptions& options, std::span<const credential::Framework> frameworks,
                         Definition& definition) {
    const std::string language = options.language.empty() ? definition.language : options.language;
    const auto localized = [&](const std::optional<std::string>& text, credential::Localized& target) {
        if (text) set_text(target, language, definition.language, trim(*text));
    };
    const auto plain = [](const std::optional<std::string>& text, std::string& target) {
        if (text) target = *text;
    };
    localized(options.name, definition.name);
    localized(options.description, definition.description);
    localized(options.context, definition.context);
    localized(options.opportunities, definition.opportunities);
    localized(options.criteria, definition.criteria);
    localized(options.alt, definition.picture.alt);
    plain(options.type, definition.type);
    plain(options.version, definition.version);
    if (language != definition.language && (options.name || options.description || options.criteria))
        set_text(definition.translated, language, definition.language, definition.version);
    plain(options.start_date, definition.start_date);
    plain(options.end_date, definition.end_date);
    plain(options.valid_for, definition.valid_for);
    if (options.hours) {
        TRY_ASSIGN(definition.hours, parse_hours(*options.hours));
    }
    if (!options.tags.empty()) definition.tags = options.tags;
    if (!options.evidence.empty()) definition.evidence.clear();
    for (const std::string& task : options.evidence) {
        definition.evidence.push_back(parse_evidence_task(task, definition.language));
        const auto ending = std::string_view(task).substr(task.rfind(':') + 1);
        const bool meant = task.find(':') != std::string::npos && ending.find(' ') == std::string_view::npos;
        if (meant && definition.evidence.back().assessor == credential::Assessor::unstated)
            return fail(ErrorCode::usage,
                        fmt::format("nobody is called \"{}\" who assesses", sanitize(ending, 40)), "",
                        {"end the task with :self, :peer, :organiser or :external"});
    }
    if (!options.alignments.empty()) definition.alignments.clear();
    for (const std::string& text : options.alignments) {
        TRY_ASSIGN(auto alignment, parse_alignment(text, definition.language, frameworks));
        definition.alignments.push_back(std::move(alignment));
    }
    return {};
}

// True when flags say what the picture looks like: what is wrong with it is then wrong with them.
bool says_looks(const DesignOptions& options) {
    return options.shape || options.icon || color_of(options) || options.second_color || options.text
           || options.level || options.theme;
}

// A badge that joins a theme looks as the theme says, where nothing else is said.
void join_theme(const DesignOptions& options, std::span<const design::Theme> themes,
                credential::PictureSpec& picture) {
    if (!options.theme) return;
    const auto theme = std::ranges::find(themes, *options.theme, &design::Theme::name);
    if (theme == themes.end()) return;
    const auto take = [](const std::string& wanted, std::string& target) {
        if (!wanted.empty()) target = wanted;
    };
    take(theme->shape, picture.shape);
    take(theme->icon, picture.icon);
    take(theme->color, picture.color);
    take(theme->second_color, picture.second_color);
}

void apply_picture(const DesignOptions& options, std::span<const design::Theme> themes,
                   credential::PictureSpec& picture) {
    join_theme(options, themes, picture);
    bool drawn = false;
    const auto set = [&drawn](const std::optional<std::string>& text, std::string& target) {
        if (!text) return;
        target = *text;
        drawn = true;
    };
    set(options.theme, picture.theme);
    set(options.template_file, picture.template_file);
    set(options.shape, picture.shape);
    set(options.icon, picture.icon);
    set(color_of(options), picture.color);
    set(options.second_color, picture.second_color);
    set(options.text, picture.text);
    if (options.level) picture.level = *options.level;
    if (drawn || options.level) picture.file.clear();
    const bool shaped = options.shape.has_value() || options.theme.has_value();
    if (shaped && !options.template_file) picture.template_file.clear();
}

// The designer's own picture is copied beside the definition, so that the workspace is complete by itself.
Result<void> take_image(const DesignOptions& options, BadgeFiles& files, Definition& definition) {
    TRY_ASSIGN(Bytes content, read_file(options.image));
    const auto kind = baking::picture_kind(content);
    if (!kind) {
        return fail(ErrorCode::invalid, "the picture is neither PNG nor SVG", options.image,
                    {"save it as PNG, square, 600 pixels or more"});
    }
    TRY(baking::PreparedPicture::prepare(content));
    const fs::path& target = *kind == baking::PictureKind::png ? files.png : files.svg;
    definition.picture = {};
    definition.picture.file = target.filename().string();
    files.brought = FileToWrite{target, std::move(content), Overwrite::yes};
    return {};
}

Result<Definition> read_or_begin(const workspace::Workspace& workspace, const std::string& slug,
                                 const DesignOptions& options, BadgeFiles& files) {
    std::error_code error;
    if (fs::exists(files.toml, error)) {
        TRY_ASSIGN(files.before, read_text_file(files.toml));
        TRY_ASSIGN(auto file, workspace::parse_definition(files.before, slug, files.toml.string()));
        return std::move(file.definition);
    }
    Definition definition;
    definition.slug = slug;
    const auto& languages = workspace.settings.organisation.languages;
    if (!options.language.empty() && !is_language_tag(options.language))
        return fail(ErrorCode::usage,
                    fmt::format("--language \"{}\" is not a language tag", sanitize(options.language, 40)),
                    "", {"write it as in en, it or pt-BR"});
    definition.language = !options.language.empty() ? options.language
                          : languages.empty()       ? "en"
                                                    : languages.front();
    return definition;
}

// What the picture looks like, as well as the terminal can show it; a drawing that fails is told of later.
void preview(const Definition& definition, std::span<const design::Theme> themes, Environment& environment) {
    const std::string svg = sketch(definition, themes);
    if (svg.empty()) return;
    const auto shown = picture_for_terminal(svg, environment);
    if (shown && !shown->empty()) environment.console.talk(*shown);
}

Result<void> fill(const DesignOptions& options, const workspace::Workspace& workspace,
                  std::span<const design::Theme> themes, BadgeFiles& files, Definition& definition,
                  Environment& environment) {
    Console& console = environment.console;
    TRY_ASSIGN(const auto frameworks, workspace::load_frameworks(workspace));
    TRY(apply_texts(options, frameworks, definition));
    apply_picture(options, themes, definition.picture);
    if (files.before.empty() && !has_content(options) && console.can_prompt()) {
        TRY(ask_for_badge(console, definition,
                          {frameworks, workspace.settings.organisation.languages,
                           [&](const Definition& so_far) { preview(so_far, themes, environment); }}));
    }
    if (credential::in_language(definition.name, definition.language).empty()) {
        return fail(ErrorCode::usage, "the badge has no name", files.toml.string(),
                    {"give one with --name NAME"});
    }
    if (!options.image.empty()) {
        TRY(take_image(options, files, definition));
    }
    return {};
}

// The text of the definition, or nothing when it stays as it is.
Result<std::optional<std::string>> text_of(const BadgeFiles& files, const Definition& definition,
                                           Console& console) {
    if (files.before.empty()) {
        auto text = workspace::definition_to_toml(definition);
        TRY(workspace::parse_definition(text, definition.slug, files.toml.string()));
        return std::optional(std::move(text));
    }
    TRY_ASSIGN(auto edited, workspace::edit_definition(files.before, definition, files.toml.string()));
    if (edited.text == files.before) return std::optional<std::string>();
    if (edited.rewritten && files.before.find('#') != std::string::npos)
        console.talk(
            fmt::format("{}: written anew, its comments and its order are lost", files.toml.string()));
    return std::optional(std::move(edited.text));
}

// A picture that somebody made, or changed, lies where the drawing goes.
Result<void> require_own_drawing(const DesignOptions& options, const BadgeFiles& files,
                                 const std::string& drawing, Console& console) {
    if (options.force) return {};
    const auto svg = read_text_file(files.svg);
    std::error_code error;
    const bool is_png = !svg && svg.error().code == ErrorCode::not_found && fs::exists(files.png, error);
    if (!is_png && (!svg || is_drawn(*svg) || *svg == drawing)) return {};
    const auto& path = is_png ? files.png : files.svg;
    const auto message = fmt::format("insignia did not draw {}, or it was changed since", path.string());
    if (console.can_prompt()) {
        console.talk(message);
        TRY_ASSIGN(const auto said, console.prompt("Write over it? y or n", "n"));
        if (to_lower(said).starts_with('y')) return {};
    }
    return fail(ErrorCode::exists, message, "",
                {fmt::format("keep it as the badge's picture: insignia design {} --image {}",
                             files.toml.stem().string(), path.string()),
                 "or write over it with --force"});
}

Result<void> write_files(const DesignOptions& options, const BadgeFiles& files, const Definition& definition,
                         const MadePicture& picture, Console& console) {
    // Everything that can fail by what the badge says fails before anything is written.
    std::optional<Bytes> png;
    if (!picture.svg.empty()) {
        TRY_ASSIGN(png, render::render_png(picture.svg, options.size));
    }
    if (options.dry_run) return {};
    // The definition comes last: pictures without one are drawn again by the same command.
    std::vector<FileToWrite> written;
    if (files.brought) written.push_back(*files.brought);
    if (definition.picture.file.empty()) {
        const auto drawing = with_drawn_mark(picture.svg);
        TRY(require_own_drawing(options, files, drawing, console));
        written.push_back({files.svg, to_bytes(drawing), Overwrite::yes});
    }
    if (png) written.push_back({files.png, *std::move(png), Overwrite::yes});
    TRY_ASSIGN(const auto text, text_of(files, definition, console));
    if (text) written.push_back({files.toml, to_bytes(*text), Overwrite::yes});
    TRY(insignia::create_directories(files.toml.parent_path()));
    return write_together(written);
}

// Letters that no font has become boxes in the PNG, which should not surprise anybody.
void warn_about_fonts(const Definition& definition, Console& console) {
    if (!definition.picture.file.empty()) return;
    const std::string& name = credential::in_language(definition.name, definition.language);
    const auto missing =
        render::missing_characters(definition.picture.text.empty() ? name : definition.picture.text);
    if (!missing || missing->empty()) return;
    console.talk(fmt::format(
        "No font on this computer can show \"{}\": the PNG has boxes in their place. Install one, "
        "for example the package fonts-noto-cjk, and run the command again.",
        sanitize(*missing, 20)));
}

// The badge in the form of a standard, as it will be issued.
json::Value standard_form(const DesignOptions& options, const workspace::Workspace& workspace,
                          const Definition& definition, const MadePicture& picture) {
    const std::string language = options.language.empty() ? definition.language : options.language;
    const auto& [organisation, did] = std::tie(workspace.settings.organisation, workspace.settings.did);
    credential::AchievementFrame frame;
    frame.id = definition.id;
    if (frame.id.empty())
        frame.id = issue::achievement_id(did, definition.slug, definition.version,
                                         language == definition.language ? "" : language);
    frame.creator.id = did;
    frame.creator.name = organisation.name;
    frame.creator.url = organisation.url;
    frame.creator.email = organisation.email;
    if (!organisation.country.empty())
        frame.creator.address.emplace().address_country_code = organisation.country;
    if (options.format == "json")
        return credential::to_json(credential::build_achievement(definition, language, frame));
    // A BadgeClass must have a picture.
    if (!picture.svg.empty())
        frame.image = "data:image/svg+xml;base64," + encoding::to_base64(as_bytes(picture.svg));
    else
        frame.image = "data:image/png;base64," + encoding::to_base64(picture.png);
    return credential::build_badge_class(definition, language, frame);
}

void say(const DesignOptions& options, const workspace::Workspace& workspace, const BadgeFiles& files,
         const Definition& definition, const MadePicture& picture, Console& console) {
    if (options.format != "text")
        return console.answer(json::to_pretty_text(standard_form(options, workspace, definition, picture)));
    const fs::path folder = files.toml.parent_path().filename();
    std::string written = (folder / files.toml.filename()).string();
    if (files.brought) written += ", " + (folder / files.brought->path.filename()).string();
    if (definition.picture.file.empty()) written += ", " + (folder / files.svg.filename()).string();
    if (!picture.svg.empty()) written += ", " + (folder / files.png.filename()).string();
    console.answer(
        fmt::format("{} {} ({})\n", options.dry_run ? "Would write" : "Wrote", written, picture.remark));
}

// The canvas alone: nothing of the badge is written.
Result<ExitCode> write_canvas(const DesignOptions& options, const workspace::Workspace& workspace,
                              const Definition& definition, const MadePicture& picture,
                              Environment& environment) {
    const std::string language = options.language.empty() ? definition.language : options.language;
    const auto page =
        design::draw_canvas(definition, language, workspace.settings.organisation.name, picture.svg);
    Bytes content = to_bytes(page.svg);
    const std::string ending = to_lower(fs::path(options.canvas).extension().string());
    if (ending == ".pdf") {
        TRY_ASSIGN(content, render::render_pdf(page.svg, {design::k_canvas_width, design::k_canvas_height},
                                               credential::in_language(definition.name, language),
                                               environment.now().to_string()));
    } else if (ending != ".svg" && options.canvas != "-") {
        return fail(ErrorCode::usage, "a canvas is written as .svg or .pdf", options.canvas);
    }
    TRY(write_output(options.canvas, content, Overwrite::yes, environment));
    if (options.canvas != "-")
        environment.console.answer(fmt::format("Wrote {}\n", sanitize(options.canvas, 400)));
    for (const std::string& heading : page.cut)
        environment.console.talk(
            fmt::format("Too long for the canvas, ends with \"…\": {}", sanitize(heading, 80)));
    return ExitCode::yes;
}

Result<ExitCode> run(const DesignOptions& options, const GlobalOptions& global, Environment& environment) {
    Console& console = environment.console;
    if (options.list) return list_names(options, global, console);
    if (!options.contact_sheet.empty()) return write_contact_sheet(options, console);
    TRY_ASSIGN(const std::string slug, slug_of(options.badge));
    TRY_ASSIGN(const auto workspace, open_session(global));
    const fs::path base = workspace.badges() / slug;
    BadgeFiles files{base.string() + ".toml", base.string() + ".svg", base.string() + ".png", {}, {}};
    TRY_ASSIGN(Definition definition, read_or_begin(workspace, slug, options, files));
    TRY_ASSIGN(const auto themes, load_themes(workspace));
    const Definition before = definition;
    TRY(fill(options, workspace, themes, files, definition, environment));
    describe_picture(definition, before, themes);
    auto made = make_picture(workspace, definition, themes, options.outline,
                             files.brought ? &files.brought->content : nullptr);
    if (!made && made.error().code == ErrorCode::invalid && says_looks(options))
        made.error().code = ErrorCode::usage;
    TRY_ASSIGN(const MadePicture picture, std::move(made));
    if (!options.canvas.empty()) return write_canvas(options, workspace, definition, picture, environment);
    TRY(write_files(options, files, definition, picture, console));
    warn_about_fonts(definition, console);
    say(options, workspace, files, definition, picture, console);
    if (options.dry_run || options.format != "text") return ExitCode::yes;
    TRY_ASSIGN(const auto quality, lint_summary(files.toml, global, environment));
    console.talk(quality.line);
    console.talk(fmt::format("Next: {}insignia issue {} --to EMAIL",
                             quality.errors > 0 ? "put right what lint finds, then " : "", slug));
    return ExitCode::yes;
}

} // namespace

void declare_design(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<DesignOptions>();
    command.add_option("BADGE", options->badge, "short name of the badge, which its files get");
    for (const TextOption& option : k_text_options)
        command.add_option(option.flag, (*options).*option.target, option.description);
    command.add_option("--level", options->level, "level mark, 1 to 5, 0 for none");
    add_repeatable(command, "--color", options->colors, "main colour, as '#0B5FFF'");
    add_repeatable(command, "--tag", options->tags, "a keyword; may be repeated");
    add_repeatable(command, "--alignment", options->alignments,
                   "a competence, as 'DigComp 2.2:1.1'; may be repeated");
    add_repeatable(command, "--evidence-task", options->evidence,
                   "what earners hand in, and who assesses it, as 'Worksheet:organiser'; may be repeated");
    command.add_option("--language", options->language, "language of the texts that are given, as en or it");
    command.add_option("--image", options->image, "a PNG or SVG of your own instead of a drawing")
        ->type_name("FILE");
    command.add_option("--size", options->size, "width and height of the PNG in pixels");
    command.add_flag("--outline", options->outline, "draw letters as curves, the same on every computer");
    command
        .add_option("--canvas", options->canvas,
                    "write the filled design canvas, .svg or .pdf, and nothing else")
        ->type_name("FILE");
    command.add_flag("--force", options->force, "write over a picture that somebody made");
    command.add_flag("--dry-run", options->dry_run, "write nothing");
    command.add_flag("--list", options->list, "print the names of all shapes and icons");
    command
        .add_option("--contact-sheet", options->contact_sheet,
                    "draw all shapes and icons into a file, .svg or .png")
        ->type_name("FILE");
    add_format(command, options->format, {"text", "json", "ob2"});
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
