#include "options.h"
#include <fmt/format.h>
#include <memory>

namespace insignia::app {

namespace {

struct VersionOptions {
    std::string format = "text";
};

Result<ExitCode> run(const VersionOptions& options, Environment& environment) {
    const auto* const form =
        options.format == "json" ? R"({{"name":"insignia","version":"{}"}})" : "insignia {}";
    environment.console.answer(fmt::format(fmt::runtime(form), INSIGNIA_VERSION) + "\n");
    return ExitCode::yes;
}

} // namespace

void declare_version(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<VersionOptions>();
    add_format(command, options->format, {"text", "json"});
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
