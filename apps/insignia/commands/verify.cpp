#include "../badge_input.h"
#include "../options.h"
#include "../resources.h"
#include "../trust.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/check/format.h>
#include <insignia/verify/verify.h>
#include <map>
#include <memory>

namespace insignia::app {

namespace {

constexpr int k_success = 200;

struct VerifyOptions {
    std::vector<std::string> inputs;
    std::string recipient;
    std::string issuer;
    std::string trust;
    std::string at;
    std::string resources;
    std::string evidence;
    std::vector<std::string> allow;
    std::vector<std::string> contexts;
    bool offline = false;
    bool explain = false;
    std::string format = "text";
};

Result<void> allow(verify::Policy& policy, const std::vector<std::string>& options) {
    constexpr std::string_view k_words[] = {"unknown-issuer", "unchecked-status"};
    for (const auto& option : options)
        for (const auto word : split(option, ',')) {
            if (word == k_words[0])
                policy.allow_unknown_issuer = true;
            else if (word == k_words[1])
                policy.allow_unchecked_status = true;
            else {
                const auto meant = did_you_mean(word, k_words);
                return fail(
                    ErrorCode::usage,
                    fmt::format("--allow \"{}\" is not known{}", word,
                                meant.empty() ? std::string() : fmt::format("; did you mean {}", meant)),
                    "", {"it takes unknown-issuer and unchecked-status"});
            }
        }
    return {};
}

// `URL=FILE`, where the file is what the URL would give.
Result<void> add_contexts(verify::Policy& policy, const std::vector<std::string>& options) {
    if (options.empty()) return {};
    auto documents = std::make_shared<std::map<std::string, Bytes>>();
    for (const auto& option : options) {
        const auto middle = option.find('=');
        if (middle == std::string::npos)
            return fail(ErrorCode::usage, fmt::format("--context \"{}\" is not URL=FILE", option));
        const auto url = option.substr(0, middle);
        TRY_ASSIGN((*documents)[url], read_file(option.substr(middle + 1)));
        policy.contexts.push_back(url);
    }
    policy.context_loader = [documents](const uri::Uri& url) -> Result<uri::Resource> {
        const auto found = documents->find(url.text());
        if (found == documents->end())
            return fail(ErrorCode::not_found, fmt::format("the context \"{}\" is not known", url.text()),
                        url.text());
        return uri::Resource{url.text(), "application/ld+json", found->second, k_success};
    };
    return {};
}

// Files of evidence may be films; more than this is not read.
constexpr std::size_t k_evidence_bytes = 512u << 20;

Result<void> add_evidence(verify::Policy& policy, const std::string& folder) {
    if (folder.empty()) return {};
    policy.evidence_asked = true;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->is_regular_file()) continue;
        TRY_ASSIGN(const auto content, read_file(entry->path(), k_evidence_bytes));
        policy.evidence.push_back(verify::make_evidence_file(entry->path().filename().string(), content));
    }
    if (error) return fail(ErrorCode::io, fmt::format("cannot read the folder: {}", error.message()), folder);
    return {};
}

Result<verify::Policy> make_policy(const VerifyOptions& options, const GlobalOptions& global,
                                   const Environment& environment) {
    verify::Policy policy;
    policy.now = environment.now();
    if (!options.at.empty()) {
        TRY_ASSIGN(policy.now, Instant::parse_date_or_time(options.at));
    }
    policy.issuer = options.issuer;
    policy.recipient = options.recipient;
    TRY(allow(policy, options.allow));
    TRY(add_contexts(policy, options.contexts));
    TRY(add_evidence(policy, options.evidence));
    if (!options.resources.empty()) {
        TRY_ASSIGN(policy.documents, load_resource_map(options.resources, offline_loader()));
    }
    const std::filesystem::path list =
        options.trust.empty() ? default_trust_file(environment) : std::filesystem::path(options.trust);
    if (!options.trust.empty() && !std::filesystem::exists(list))
        return fail(ErrorCode::not_found, "the trust list does not exist", options.trust);
    TRY_ASSIGN(const auto entries, workspace::read_trust_file(list));
    TRY_ASSIGN(policy.trusted, trusted_issuers(entries));
    auto own = workspace_issuer(global.workspace.empty() ? std::filesystem::current_path()
                                                         : std::filesystem::path(global.workspace));
    std::ranges::move(own, std::back_inserter(policy.trusted));
    return policy;
}

Result<uri::ResourceLoader> make_loader(const VerifyOptions& options, const Environment& environment) {
    auto loader = options.offline ? offline_loader() : environment.network;
    if (options.resources.empty()) return loader;
    return load_resource_map(options.resources, std::move(loader));
}

check::Report judge(const BadgeInput& input, const verify::Policy& policy,
                    const uri::ResourceLoader& loader) {
    if (input.content) return verify::judge(*input.content, input.name, policy, loader);
    return verify::report_on({"in.recognise", false, input.content.error(), {}}, input.name);
}

// In a folder of badges there may be other JSON and pictures: they are counted, not judged.
bool is_no_badge(const check::Report& report) {
    const auto* const finding = report.find("in.recognise");
    return report.verdict == check::Verdict::undetermined && finding != nullptr
           && finding->outcome == check::Outcome::undetermined;
}

// 1 (not valid) is worse than 3 (could not tell), which is worse than 0.
ExitCode worse(ExitCode a, check::Verdict verdict) {
    if (a == ExitCode::no || verdict == check::Verdict::not_valid) return ExitCode::no;
    return verdict == check::Verdict::undetermined ? ExitCode::could_not : a;
}

// Writes reports as they come, where the format allows it, else all at the end.
class Answer {
public:
    Answer(const check::Format& format, const check::WriteOptions& options, Console& console)
        : m_format(format), m_options(options), m_console(console) {}

    void add(check::Report report) {
        m_exit = worse(m_exit, report.verdict);
        ++m_count;
        if (check::is_piecewise(m_format))
            m_console.answer(m_format.write({&report, 1}, m_options));
        else
            m_reports.push_back(std::move(report));
    }

    ExitCode finish() {
        if (!check::is_piecewise(m_format)) m_console.answer(m_format.write(m_reports, m_options));
        return m_exit;
    }

    std::size_t count() const { return m_count; }

private:
    const check::Format& m_format;
    check::WriteOptions m_options;
    Console& m_console;
    std::vector<check::Report> m_reports;
    std::size_t m_count = 0;
    ExitCode m_exit = ExitCode::yes;
};

Result<ExitCode> run(const VerifyOptions& options, const GlobalOptions& global, Environment& environment) {
    TRY_ASSIGN(const auto policy, make_policy(options, global, environment));
    TRY_ASSIGN(const auto loader, make_loader(options, environment));
    TRY_ASSIGN(const auto sources, find_sources(options.inputs));
    auto inputs = read_source(sources.front(), environment, loader);
    const bool many = sources.size() > 1 || inputs.size() > 1 || sources.front().from_folder;
    auto& console = environment.console;
    Answer answer(*check::find_format(options.format),
                  {console.color(), console.unicode(), options.explain, many}, console);
    std::size_t passed_over = 0;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (i > 0) inputs = read_source(sources[i], environment, loader);
        for (const auto& input : inputs) {
            auto report = judge(input, policy, loader);
            if (sources[i].from_folder && is_no_badge(report))
                ++passed_over;
            else
                answer.add(std::move(report));
        }
        if (many) console.progress(i + 1, sources.size(), "verified");
    }
    if (passed_over > 0) console.talk(fmt::format("{} other files are no badges", passed_over));
    if (answer.count() == 0)
        return fail(ErrorCode::not_found, "there is no badge among these files", options.inputs.front());
    return answer.finish();
}

} // namespace

void declare_verify(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<VerifyOptions>();
    command.add_option("input", options->inputs, "PNG, SVG, JSON or JWT files, folders, URLs, or -")
        ->required()
        ->type_name("INPUT");
    command.add_option("--recipient", options->recipient, "whom it must have been awarded to")
        ->type_name("EMAIL|DID");
    command.add_option("--issuer", options->issuer, "who must have issued it")->type_name("DID|URL");
    command.add_option("--trust", options->trust, "the trust list to use instead of yours")
        ->type_name("FILE");
    command.add_flag("--offline", options->offline, "fetch nothing");
    command.add_option("--at", options->at, "judge as of this moment")->type_name("TIME");
    add_repeatable(command, "--allow", options->allow, "accept: unknown-issuer, unchecked-status")
        ->type_name("WORDS");
    command.add_flag("--explain", options->explain, "show every check with the text that demands it");
    command.add_option("--resources", options->resources, "answer URLs from files")->type_name("MAP.json");
    command.add_option("--evidence", options->evidence, "hold the evidence against the files in this folder")
        ->type_name("DIR");
    add_repeatable(command, "--context", options->contexts, "a JSON-LD context of your own")
        ->type_name("URL=FILE");
    add_format(command, options->format, {"text", "json", "ndjson", "junit"});
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
