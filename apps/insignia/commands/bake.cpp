#include "options.h"
#include "session.h"
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/json/json.h>
#include <insignia/proof/proof.h>
#include <memory>

namespace insignia::app {

namespace {

struct BakeOptions {
    std::string image;
    std::string credential;
    std::string output;
    bool force = false;
};

Error at(Error error, const std::string& where) {
    error.where = error.where.empty() || error.where == where ? where : where + ": " + error.where;
    return error;
}

// The text to bake: a compact JWS, or JSON that is one. The bytes stay as they are, because they were signed.
Result<std::string> read_credential(const std::string& path, Environment& environment) {
    TRY_ASSIGN(const auto content, read_input(path, environment, limits::k_input_bytes));
    const auto text = std::string(trim(as_text(content)));
    if (proof::looks_like_jws(text)) return text;
    TRY_ASSIGN(const auto value, json::parse(text, path));
    if (!value.is_object()) return fail(ErrorCode::invalid, "a credential is a JSON object", path);
    if (json::member(value, "proof") == nullptr)
        environment.console.talk(
            fmt::format("insignia: warning: {}: the credential has no proof; nobody can verify what is baked",
                        sanitize(path)));
    return text;
}

Result<ExitCode> run(const BakeOptions& options, Environment& environment) {
    if (options.image == "-" && options.credential == "-")
        return fail(ErrorCode::usage, "only one of picture and credential can come from stdin");
    TRY_ASSIGN(const auto picture, read_input(options.image, environment, limits::k_input_bytes));
    TRY_ASSIGN(const auto credential, read_credential(options.credential, environment));
    const auto baked = baking::bake(picture, credential);
    if (!baked) return fail(at(baked.error(), options.image));
    TRY(write_output(options.output, *baked, options.force ? Overwrite::yes : Overwrite::no, environment));
    if (options.output != "-") environment.console.talk(fmt::format("Wrote {}", sanitize(options.output)));
    return ExitCode::yes;
}

} // namespace

void declare_bake(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<BakeOptions>();
    command.add_option("IMAGE", options->image, "a PNG or SVG; - is stdin")->required();
    command.add_option("CREDENTIAL", options->credential, "JSON or a compact JWS; - is stdin")->required();
    command.add_option("-o,--output", options->output, "the baked picture; - is stdout")
        ->type_name("FILE")
        ->required();
    command.add_flag("--force", options->force, "write over an existing file");
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
