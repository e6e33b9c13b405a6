// `insignia disclose`: the holder of a badge shows some of it and hides the rest, and the issuer's signature
// still holds.
#include "../badge_input.h"
#include "../options.h"
#include "../resources.h"
#include "../session.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/proof/disclosure.h>
#include <insignia/verify/verify.h>
#include <memory>

namespace insignia::app {

namespace {

using proof::Visibility;

struct DiscloseOptions {
    std::string input;
    std::vector<std::string> show;
    std::string output;
    std::vector<std::string> contexts;
    bool list = false;
    bool force = false;
    NetworkOptions network;
    std::string format = "text";
};

// The badge as its issuer made it.
struct Badge {
    std::string name;
    json::Value document;
    std::vector<std::string> mandatory;
};

Error placed(Error error, const std::string& name) {
    error.where = error.where.empty() || error.where.front() == '/' ? name + error.where : error.where;
    return error;
}

Result<Badge> read_base(const DiscloseOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto content, read_badge(options.input, environment, options.network));
    Badge badge{options.input == "-" ? "standard input" : options.input, {}, {}};
    auto payload = verify::unwrap(content);
    if (!payload) return fail(placed(payload.error().error, badge.name));
    for (const auto& remark : payload->remarks) environment.console.talk(remark);
    if (proof::looks_like_jws(trim(payload->text)))
        return fail(ErrorCode::not_found,
                    "the badge is a VC-JWT, which is signed as a whole: no part can be hidden", badge.name,
                    {"ask the issuer for a badge made with --proof ecdsa-sd-2023"});
    TRY_ASSIGN(badge.document, json::parse(payload->text, badge.name));
    auto mandatory = proof::mandatory_pointers(badge.document);
    if (!mandatory) return fail(placed(mandatory.error(), badge.name));
    badge.mandatory = *std::move(mandatory);
    return badge;
}

Result<void> check_pointers(const Badge& badge, const std::vector<std::string>& pointers) {
    for (const auto& pointer : pointers) {
        if (pointer == "/proof" || pointer.starts_with("/proof/"))
            return fail(ErrorCode::usage,
                        fmt::format("--show \"{}\": the proof is always there", sanitize(pointer)), "",
                        {"leave this --show out"});
        auto found = proof::require_pointer(badge.document, pointer);
        if (found) continue;
        auto error = std::move(found).error();
        error.code = ErrorCode::usage;
        error.where = "--show";
        error.hints.push_back(fmt::format("see its parts with insignia disclose {} --list", badge.name));
        return fail(std::move(error));
    }
    return {};
}

// The moment at which the badge is judged: what matters is what is shown, not whether it ended meanwhile.
Instant moment_of(const json::Value& document, Environment& environment) {
    for (const auto name : {"validFrom", "issuanceDate"})
        if (const auto moment = Instant::parse(json::member_text(document, name))) return *moment;
    return environment.now();
}

// What is shown must be a badge that a verifier accepts. Nothing is fetched for that.
Result<void> require_acceptable(const json::Value& shown, const std::string& text, const Contexts& contexts,
                                Environment& environment) {
    verify::Policy policy;
    policy.now = moment_of(shown, environment);
    policy.allow_unknown_issuer = true;
    policy.allow_unchecked_status = true;
    policy.context_loader = contexts.loader;
    policy.contexts = contexts.urls;
    const auto report = verify::judge(as_bytes(text), "what is shown", policy, offline_loader());
    if (report.verdict != check::Verdict::not_valid) return {};
    Error error{ErrorCode::invalid,
                fmt::format("nobody would accept what is shown: {}", sanitize(report.headline)),
                "",
                {}};
    for (const auto& finding : report.findings)
        if (finding.outcome == check::Outcome::failed && finding.message != report.headline)
            error.hints.push_back(sanitize(finding.message));
    error.hints.emplace_back("show more; --list says what there is");
    return fail(std::move(error));
}

std::string preview_of(const json::Value& value) {
    constexpr std::size_t k_preview = 50;
    if (value.is_string()) {
        auto text = value.get<std::string>();
        std::ranges::replace(text, '\n', ' ');
        return sanitize(text, k_preview);
    }
    if (value.is_array()) return counted(value.size(), "element");
    if (!value.is_object()) return value.dump();
    for (const auto name : {"name", "id", "narrative"})
        if (const auto text = json::member_text(value, name); !text.empty()) return sanitize(text, k_preview);
    return fmt::format("{} members", value.size());
}

constexpr std::string_view word_of(Visibility visibility) {
    return visibility == Visibility::mandatory ? "always"
           : visibility == Visibility::shown   ? "shown"
                                               : "hidden";
}

std::string to_text(const std::vector<proof::Part>& parts) {
    std::size_t width = 0;
    for (const auto& part : parts) width = std::max(width, display_width(sanitize(part.pointer)));
    std::string text;
    for (const auto& part : parts) {
        const auto pointer = sanitize(part.pointer);
        text += fmt::format("  {:<7} {}{:{}} {}\n", word_of(part.visibility), pointer, "",
                            width - display_width(pointer), preview_of(*part.value));
    }
    return text;
}

json::Value to_json(const Badge& badge, const std::vector<proof::Part>& parts, const std::string& output) {
    json::Value answer = {{"input", badge.name}};
    if (!output.empty()) answer["output"] = output;
    answer["mandatory"] = badge.mandatory;
    auto& list = answer["parts"] = json::Value::array();
    for (const auto& part : parts)
        list.push_back({{"pointer", part.pointer}, {"state", to_string(part.visibility)}});
    return answer;
}

void report(const DiscloseOptions& options, const Badge& badge, const std::vector<proof::Part>& parts,
            Environment& environment) {
    if (options.format == "json") {
        environment.console.answer(json::to_compact_text(to_json(badge, parts, options.output)) + "\n");
        return;
    }
    const auto hidden = std::ranges::count(parts, Visibility::hidden, &proof::Part::visibility);
    auto text = options.list ? fmt::format("{} has {} parts; {} would be hidden\n", sanitize(badge.name),
                                           parts.size(), hidden)
                             : fmt::format("Shows {} of {} parts of {} -> {}\n",
                                           parts.size() - static_cast<std::size_t>(hidden), parts.size(),
                                           sanitize(badge.name), sanitize(options.output, 1'000));
    text += to_text(parts);
    if (options.output != "-") return environment.console.answer(text);
    // The badge itself is on stdout.
    for (const auto line : split(trim(text), '\n')) environment.console.talk(line);
}

Result<void> check_usage(const DiscloseOptions& options) {
    if (options.list && !options.output.empty())
        return fail(ErrorCode::usage, "--list writes nothing: it does not go with -o");
    if (!options.list && options.output.empty())
        return fail(ErrorCode::usage, "say where to write what is shown", "",
                    {"give -o FILE, or -o - for stdout; or look first with --list"});
    if (options.output == "-" && options.format == "json")
        return fail(ErrorCode::usage, "-o - and --format json both want stdout", "", {"give -o FILE"});
    return {};
}

Result<ExitCode> run(const DiscloseOptions& options, Environment& environment) {
    TRY(check_usage(options));
    TRY_ASSIGN(const auto contexts, load_contexts(options.contexts));
    TRY_ASSIGN(const auto badge, read_base(options, environment));
    TRY(check_pointers(badge, options.show));
    TRY_ASSIGN(const auto parts, proof::parts_of(badge.document, badge.mandatory, options.show));
    if (!options.list) {
        auto shown = proof::derive_proof(badge.document, options.show, contexts.loader);
        if (!shown) return fail(placed(shown.error(), badge.name));
        const auto text = json::to_pretty_text(*shown);
        TRY(require_acceptable(*shown, text, contexts, environment));
        TRY(write_output(options.output, as_bytes(text), options.force ? Overwrite::yes : Overwrite::no,
                         environment));
    }
    report(options, badge, parts, environment);
    return ExitCode::yes;
}

} // namespace

void declare_disclose(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<DiscloseOptions>();
    command
        .add_option("INPUT", options->input,
                    "a badge with an ecdsa-sd-2023 base proof: JSON, PNG, SVG, URL or -")
        ->required();
    add_repeatable(command, "--show", options->show, "a part to show, such as /credentialSubject/result")
        ->type_name("POINTER");
    command.add_option("-o,--output", options->output, "where to write what is shown")->type_name("OUT");
    command.add_flag("--list", options->list, "say which parts there are, and write nothing");
    command.add_flag("--force", options->force, "replace an existing file");
    add_repeatable(command, "--context", options->contexts, "a JSON-LD context of your own")
        ->type_name("URL=FILE");
    add_input_network_flags(command, options->network);
    add_format(command, options->format, {"text", "json"});
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
