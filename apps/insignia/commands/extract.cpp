#include "../badge_input.h"
#include "../options.h"
#include "../session.h"
#include "../unwrap.h"
#include <insignia/base/files.h>
#include <memory>

namespace insignia::app {

namespace {

struct ExtractOptions {
    std::string file;
    std::string output = "-";
    bool force = false;
    NetworkOptions network;
};

Result<ExitCode> run(const ExtractOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto content, read_badge(options.file, environment, options.network));
    const auto payload = unwrap(content, LookForCodes::also);
    if (!payload) {
        auto error = payload.error().error;
        if (error.where.empty()) error.where = options.file;
        return fail(std::move(error));
    }
    if (payload->place.empty())
        return fail(ErrorCode::not_found, "this is no picture: there is nothing to take out of it",
                    options.file, {"to read a JSON or JWT badge: insignia inspect FILE"});
    for (const auto& remark : payload->remarks) environment.console.talk(remark);
    TRY(write_output(options.output, as_bytes(payload->text), options.force ? Overwrite::yes : Overwrite::no,
                     environment));
    return ExitCode::yes;
}

} // namespace

void declare_extract(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<ExtractOptions>();
    command
        .add_option("file", options->file,
                    "a picture, a picture of a QR code, or a PDF certificate; a URL, or -")
        ->required()
        ->type_name("INPUT");
    add_input_network_flags(command, options->network);
    command.add_option("-o,--output", options->output, "where to write it (default: -)")->type_name("OUT");
    command.add_flag("--force", options->force, "replace an existing file");
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
