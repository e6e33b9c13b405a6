#include "../badge_input.h"
#include "../options.h"
#include "../paper.h"
#include "../session.h"
#include "../sound.h"
#include "../unwrap.h"
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/text.h>
#include <memory>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

struct CertificateOptions {
    std::string input;
    std::string output;
    std::string name;
    std::string image;
    bool force = false;
    NetworkOptions network;
};

// The picture of --image; else the one that the badge is baked into; else the one beside it with its name.
Result<std::string> choose_picture(const CertificateOptions& options, ByteView content) {
    if (!options.image.empty()) {
        TRY_ASSIGN(const auto picture, read_file(options.image));
        auto url = picture_url(picture);
        if (!url.empty()) return url;
        return fail(ErrorCode::invalid, "this is no PNG or SVG picture that can be printed", options.image);
    }
    if (baking::picture_kind(content)) return baking::extract(content) ? picture_url(content) : std::string();
    for (const char* const ending : {".svg", ".png"}) {
        const auto beside = fs::path(options.input).replace_extension(ending);
        const auto picture = read_file(beside);
        if (picture && baking::extract(*picture)) return picture_url(*picture);
    }
    return std::string();
}

Result<ExitCode> run(const CertificateOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto content, read_badge(options.input, environment, options.network));
    TRY_ASSIGN(const auto subject, open_badge(content, options.input));
    TRY(require_sound(content, options.input, environment));
    PaperDetails details;
    details.earner = options.name;
    TRY_ASSIGN(details.picture, choose_picture(options, content));
    TRY_ASSIGN(const auto pdf, make_certificate(subject, details));
    TRY(write_output(options.output, pdf, options.force ? Overwrite::yes : Overwrite::no, environment));
    if (options.output != "-")
        environment.console.answer(fmt::format("Wrote {}\n", sanitize(options.output, 400)));
    if (!details.cut.empty())
        environment.console.talk(fmt::format(
            "Too long for the page: {} (ends with \"…\"; the badge inside is whole)", details.cut));
    if (!details.without_font.empty())
        environment.console.talk(
            fmt::format("No font on this computer can show \"{}\": the page has boxes in their "
                        "place. Install one, such as fonts-noto-cjk, and print again",
                        sanitize(details.without_font, 40)));
    if (!details.without_code.empty()) environment.console.talk("Without a QR code: " + details.without_code);
    if (details.picture.empty()
        && json::find(subject.document, "/credentialSubject/achievement/image") == nullptr)
        environment.console.talk("Without a picture: name one with --image FILE");
    return ExitCode::yes;
}

} // namespace

void declare_certificate(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<CertificateOptions>();
    command.add_option("input", options->input, "a signed badge: PNG, SVG, JSON or JWT file, a URL, or -")
        ->required()
        ->type_name("INPUT");
    command.add_option("-o,--output", options->output, "the PDF file")->required()->type_name("OUT.pdf");
    command.add_option("--name", options->name, "what the earner is called (default: as the badge says)")
        ->type_name("NAME");
    command.add_option("--image", options->image, "the picture (default: the badge's own)")
        ->type_name("FILE");
    add_input_network_flags(command, options->network);
    command.add_flag("--force", options->force, "replace an existing file");
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
