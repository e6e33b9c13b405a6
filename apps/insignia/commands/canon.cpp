// `insignia canon`: a document in the forms that are hashed and signed, to find out why two programs
// disagree.
#include "../options.h"
#include "../resources.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/json/json.h>
#include <insignia/jsonld/compaction.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/flattening.h>
#include <insignia/jsonld/to_rdf.h>
#include <insignia/proof/proof.h>
#include <insignia/rdf/canonicalization.h>
#include <memory>

namespace insignia::app {

namespace {

struct CanonOptions {
    std::string input;
    std::string form = "nquads";
    std::string part = "all";
    std::vector<std::string> contexts; // URL=FILE
    bool lossy = false;
};

// The document that is looked at, and the text that error messages point into.
struct Source {
    std::string name;
    std::string text;
    json::Value document;
    std::string pointer; // where `document` stands in the text
};

Result<Source> read_source(const std::string& input, Environment& environment) {
    Source source;
    source.name = input == "-" ? "standard input" : input;
    TRY_ASSIGN(const Bytes content,
               input == "-" ? environment.console.read_input(limits::k_input_bytes) : read_file(input));
    source.text = as_text(content);
    if (baking::picture_kind(content)) {
        TRY_ASSIGN(auto payload, baking::extract(content));
        source.text = std::move(payload.text);
        source.name += " (" + payload.place + ")";
    }
    if (proof::looks_like_jws(trim(source.text))) {
        TRY_ASSIGN(auto jws, proof::parse_jws(trim(source.text)));
        source.text = std::move(jws.payload_text);
    }
    TRY_ASSIGN(source.document, json::parse(source.text, source.name));
    if (source.document.is_object()) return source;
    return fail(ErrorCode::invalid, "a document must be an object", source.name);
}

// Keep the part that a Data Integrity proof hashes by itself: everything but the proof, or the proof's
// options.
Result<void> keep_part(Source& source, const std::string& part) {
    if (part == "all") return {};
    if (part == "document") {
        source.document.erase("proof");
        return {};
    }
    const json::Value* proof = json::member(source.document, "proof");
    source.pointer = "/proof";
    if (proof != nullptr && proof->is_array() && proof->size() == 1) {
        proof = &proof->front();
        source.pointer = "/proof/0";
    }
    if (proof == nullptr || !proof->is_object())
        return fail(ErrorCode::not_found, "the document has no single proof", source.name,
                    {"use --part document"});
    json::Value options = json::Value::object();
    if (const json::Value* context = json::member(source.document, "@context"))
        options["@context"] = *context;
    for (const auto& [name, value] : proof->items())
        if (name != "proofValue" && name != "signatureValue" && name != "jws") options[name] = value;
    source.document = std::move(options);
    return {};
}

// The pointer in an error becomes a line and a column of the file.
Error placed(Error error, const Source& source) {
    if (!error.where.empty() && error.where.front() != '/') return error;
    const auto place = json::locate(source.text, source.pointer + error.where, json::At::key);
    error.where = fmt::format("{}:{}:{}", source.name, place.line, place.column);
    return error;
}

Result<std::string> canonical_nquads(const json::Value& document, const jsonld::Options& options) {
    TRY_ASSIGN(const rdf::Dataset dataset, jsonld::to_rdf(document, options));
    TRY_ASSIGN(auto canonical, rdf::canonicalize(dataset));
    return std::move(canonical.text);
}

std::string hash_line(std::string_view name, std::string_view text) {
    return fmt::format("{} {}\n", encoding::to_hex(crypto::sha256(as_bytes(text))), name);
}

Result<std::string> write_nquads(const json::Value& document, const jsonld::Options& options) {
    return canonical_nquads(document, options);
}

Result<std::string> write_jcs(const json::Value& document, const jsonld::Options&) {
    TRY_ASSIGN(std::string text, json::canonicalize(document));
    return text;
}

Result<std::string> write_expanded(const json::Value& document, const jsonld::Options& options) {
    TRY_ASSIGN(const json::Value expanded, jsonld::expand(document, options));
    return json::to_pretty_text(expanded);
}

Result<std::string> write_flattened(const json::Value& document, const jsonld::Options& options) {
    TRY_ASSIGN(const json::Value flattened, jsonld::flatten(document, json::Value(), options));
    return json::to_pretty_text(flattened);
}

Result<std::string> write_compact(const json::Value& document, const jsonld::Options& options) {
    const json::Value* context = json::member(document, "@context");
    TRY_ASSIGN(const json::Value compact,
               jsonld::compact(document, context != nullptr ? *context : json::Value(), options));
    return json::to_pretty_text(compact);
}

Result<std::string> write_hashes(const json::Value& document, const jsonld::Options& options) {
    TRY_ASSIGN(const std::string nquads, canonical_nquads(document, options));
    TRY_ASSIGN(const std::string jcs, json::canonicalize(document));
    return hash_line("sha-256 of --nquads", nquads) + hash_line("sha-256 of --jcs", jcs);
}

struct Form {
    std::string_view name;
    std::string_view description;
    Result<std::string> (*write)(const json::Value&, const jsonld::Options&);
};

constexpr Form k_forms[] = {
    {"nquads", "canonical N-Quads (RDFC-1.0); the default", write_nquads},
    {"jcs", "canonical JSON (RFC 8785)", write_jcs},
    {"expanded", "JSON-LD in expanded form", write_expanded},
    {"flattened", "JSON-LD in flattened form", write_flattened},
    {"compact", "JSON-LD compacted with its own context", write_compact},
    {"hash", "SHA-256 of --nquads and of --jcs", write_hashes},
};

void report_losses(const Source& source, const jsonld::Options& options, Console& console) {
    jsonld::Losses losses;
    static_cast<void>(jsonld::expand(source.document, options, &losses));
    for (const jsonld::Loss& loss : losses) {
        const Error error = placed(to_error(loss), source);
        console.talk(fmt::format("{}: {}", error.where, error.message));
    }
}

Result<ExitCode> run(const CanonOptions& options, Environment& environment) {
    TRY_ASSIGN(Source source, read_source(options.input, environment));
    TRY(keep_part(source, options.part));
    jsonld::Options json_ld;
    TRY_ASSIGN(auto contexts, load_contexts(options.contexts));
    json_ld.loader = std::move(contexts.loader);
    if (options.lossy)
        report_losses(source, json_ld, environment.console);
    else
        json_ld.safe = jsonld::SafeMode::yes;
    const auto* const form = std::ranges::find(k_forms, options.form, &Form::name);
    auto text = form->write(source.document, json_ld);
    if (!text) return fail(placed(text.error(), source));
    environment.console.answer(*text);
    return ExitCode::yes;
}

} // namespace

void declare_canon(CLI::App& command, const GlobalOptions&, Action& action) {
    auto options = std::make_shared<CanonOptions>();
    command.add_option("INPUT", options->input, "a JSON file, a baked picture, or - for standard input")
        ->required();
    auto* const forms = command.add_option_group("form");
    for (const Form& form : k_forms)
        forms->add_flag_callback(
            "--" + std::string(form.name), [options, &form] { options->form = form.name; },
            std::string(form.description));
    forms->require_option(0, 1);
    add_choice(command, "--part", options->part,
               "all of it, the document without its proof, or the options of the proof",
               {"all", "document", "proof"});
    add_repeatable(command, "--context", options->contexts,
                   "URL=FILE: the document of a context that is not built in")
        ->type_name("URL=FILE");
    command.add_flag("--lossy", options->lossy,
                     "go on when parts of the document would be lost, and list them");
    action = [options](Environment& environment) { return run(*options, environment); };
}

} // namespace insignia::app
