#include "../anatomy.h"
#include "../badge_input.h"
#include "../options.h"
#include "../session.h"
#include "../unwrap.h"
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/files.h>
#include <insignia/check/format.h>
#include <insignia/encoding/encoding.h>
#include <memory>

namespace insignia::app {

namespace {

struct InspectOptions {
    std::string input;
    std::string image;
    std::string format = "text";
    bool raw = false;
    bool compact = false;
    bool force = false;
    NetworkOptions network;
};

// The picture that a badge names as a data URL: the earner's own, else the achievement's.
Result<Bytes> embedded_picture(const verify::Subject& subject) {
    for (const char* const pointer :
         {"/credentialSubject/image/id", "/credentialSubject/image",
          "/credentialSubject/achievement/image/id", "/credentialSubject/achievement/image"}) {
        const auto* const image = json::find(subject.document, pointer);
        if (image == nullptr || !image->is_string()) continue;
        const std::string_view url = image->get_ref<const std::string&>();
        const auto comma = url.find(";base64,");
        if (url.starts_with("data:image/") && comma != std::string_view::npos)
            return encoding::from_base64(url.substr(comma + 8));
    }
    return fail(ErrorCode::not_found, "there is no picture in this badge", subject.input,
                {"pictures that it names by a web address are not fetched"});
}

// A baked picture is the badge's own; its credential stays where it is.
Result<void> write_image(const InspectOptions& options, ByteView content, const verify::Subject& subject) {
    Bytes picture = to_bytes(content);
    if (!baking::picture_kind(content) || !baking::extract(content)) {
        TRY_ASSIGN(picture, embedded_picture(subject));
    }
    return write_named(options.image, picture, options.force ? Overwrite::yes : Overwrite::no);
}

std::string answer(const InspectOptions& options, const verify::Subject& subject) {
    if (options.raw) return subject.text;
    if (options.compact) return check::escape_for_terminal(json::to_compact_text(subject.document)) + "\n";
    if (options.format == "json")
        return check::escape_for_terminal(json::to_pretty_text(badge_to_json(subject)));
    return describe_badge(subject);
}

Result<ExitCode> run(const InspectOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto content, read_badge(options.input, environment, options.network));
    TRY_ASSIGN(const auto subject, open_badge(content, options.input));
    if (!options.image.empty()) {
        TRY(write_image(options, content, subject));
    }
    environment.console.answer(answer(options, subject));
    if (!options.raw && !options.compact && options.format == "text")
        environment.console.talk("This is what the badge says. Whether it is true: insignia verify");
    return ExitCode::yes;
}

} // namespace

void declare_inspect(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<InspectOptions>();
    command
        .add_option("input", options->input,
                    "a PNG, SVG, PDF, JSON or JWT file, a picture of a QR code, a URL, or -")
        ->required()
        ->type_name("INPUT");
    add_input_network_flags(command, options->network);
    command.add_flag("--raw", options->raw, "the exact text of the credential");
    command.add_flag("--compact", options->compact, "the credential as JSON on one line");
    command.add_option("--image", options->image, "write the picture of the badge there")->type_name("OUT");
    command.add_flag("--force", options->force, "replace an existing file");
    add_format(command, options->format, {"text", "json"});
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
