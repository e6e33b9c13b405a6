#include "../badge_input.h"
#include "../options.h"
#include "../qr_text.h"
#include "../session.h"
#include "../sound.h"
#include "../unwrap.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/render/render.h>
#include <memory>

namespace insignia::app {

namespace {

constexpr int k_pixels_per_module = 10;

struct QrOptions {
    std::string input;
    std::string output;
    std::string as = "badge";
    std::string page;
    bool force = false;
    NetworkOptions network;
};

Result<void> write_symbol(const QrOptions& options, const qr::Symbol& symbol, Environment& environment) {
    const auto overwrite = options.force ? Overwrite::yes : Overwrite::no;
    const auto svg = qr::to_svg(symbol);
    if (!to_lower(options.output).ends_with(".png"))
        return write_output(options.output, as_bytes(svg), overwrite, environment);
    const int side = (symbol.size + 2 * qr::k_quiet_modules) * k_pixels_per_module;
    TRY_ASSIGN(const auto png, render::render_png(svg, side, symbol.print_millimetres()));
    return write_output(options.output, png, overwrite, environment);
}

std::string describe(const qr::Symbol& symbol) {
    return fmt::format("QR version {}, {} x {} modules, print at {} mm or larger\n", symbol.name(),
                       symbol.size, symbol.size, symbol.print_millimetres());
}

void draw_in_terminal(const qr::Symbol& symbol, Environment& environment) {
    auto& console = environment.console;
    const qr::TerminalStyle style{console.unicode(), console.color()};
    console.answer(qr::to_terminal(symbol, style));
    console.talk(describe(symbol));
    console.talk(
        fmt::format("The drawing is {} columns wide. Where its lines break, write a file: -o code.svg",
                    qr::terminal_columns(symbol, style)));
}

// The page of --page, or the one that the workspace publishes.
Result<std::string> page_of(const QrOptions& options, const GlobalOptions& global) {
    if (options.as != "url") return std::string();
    if (!options.page.empty()) return options.page;
    const auto workspace = open_session(global);
    if (workspace && workspace->settings.organisation.url.starts_with("https://")) {
        std::string site = workspace->settings.organisation.url;
        while (site.ends_with('/')) site.pop_back();
        return site + "/verify.html";
    }
    return fail(ErrorCode::usage, "--as url needs the address of a page that verifies badges", "",
                {"name it with --page https://…/verify.html"});
}

Result<void> check_options(const QrOptions& options) {
    if (!options.page.empty() && options.as != "url")
        return fail(ErrorCode::usage, "--page goes with --as url", "", {"write --as url as well"});
    const auto ending = to_lower(std::filesystem::path(options.output).extension().string());
    if (options.output.empty() || options.output == "-" || ending == ".svg" || ending == ".png") return {};
    return fail(ErrorCode::usage, fmt::format("a QR code is not written as \"{}\"", ending), options.output,
                {"name a file that ends in .svg or .png"});
}

Result<ExitCode> run(const QrOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY(check_options(options));
    TRY_ASSIGN(const auto page, page_of(options, global));
    TRY_ASSIGN(const auto content, read_badge(options.input, environment, options.network));
    TRY_ASSIGN(const auto subject, open_badge(content, options.input));
    TRY_ASSIGN(const auto symbol, make_badge_symbol(subject, page));
    TRY(require_sound(content, options.input, environment));
    if (options.output.empty()) {
        draw_in_terminal(symbol, environment);
        return ExitCode::yes;
    }
    TRY(write_symbol(options, symbol, environment));
    if (options.output == "-")
        environment.console.talk(describe(symbol));
    else
        environment.console.answer(describe(symbol));
    return ExitCode::yes;
}

} // namespace

void declare_qr(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<QrOptions>();
    command
        .add_option("input", options->input, "a signed badge: PNG, SVG, PDF, JSON or JWT file, a URL, or -")
        ->required()
        ->type_name("INPUT");
    command
        .add_option("-o,--output", options->output, "a .svg or .png file (default: drawn in the terminal)")
        ->type_name("OUT");
    add_input_network_flags(command, options->network);
    add_choice(command, "--as", options->as, "the badge alone, or behind the # of a page", {"badge", "url"});
    command.add_option("--page", options->page, "the page that verifies badges")->type_name("URL");
    command.add_flag("--force", options->force, "replace an existing file");
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
