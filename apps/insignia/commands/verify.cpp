#include "../bundle.h"
#include "../judging.h"
#include "../network.h"
#include "../options.h"
#include "../resources.h"
#include "../session.h"
#include "../trust.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <memory>
#include <thread>

namespace insignia::app {

namespace {

constexpr std::string_view k_private_network = "private-network";
constexpr unsigned k_most_jobs = 256;

struct VerifyOptions {
    std::vector<std::string> inputs;
    std::string recipient;
    std::string issuer;
    std::string trust;
    std::string bundle;
    std::string bundle_signer;
    std::string at;
    std::string evidence;
    std::vector<std::string> allow;
    std::vector<std::string> contexts;
    NetworkOptions network;
    bool refresh = false;
    bool explain = false;
    unsigned jobs = 0;
    std::string format = "text";
};

Result<void> allow(verify::Policy& policy, const std::vector<std::string>& options) {
    constexpr std::string_view k_words[] = {"unknown-issuer", "unchecked-status", k_private_network};
    for (const auto& option : options)
        for (const auto word : split(option, ',')) {
            if (word == k_words[0])
                policy.allow_unknown_issuer = true;
            else if (word == k_words[1])
                policy.allow_unchecked_status = true;
            else if (word != k_private_network) {
                const auto meant = did_you_mean(word, k_words);
                return fail(
                    ErrorCode::usage,
                    fmt::format("--allow \"{}\" is not known{}", word,
                                meant.empty() ? std::string() : fmt::format("; did you mean {}", meant)),
                    "", {"it takes unknown-issuer, unchecked-status and private-network"});
            }
        }
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
        auto moment = Instant::parse_date_or_time(options.at);
        if (!moment)
            return fail(ErrorCode::usage, fmt::format("--at \"{}\" is no moment", sanitize(options.at, 40)),
                        "", {"write a day or a moment: 2026-03-01, 2026-03-01T12:00:00Z"});
        policy.now = *moment;
    }
    if (!options.issuer.empty() && !did::is_did(options.issuer) && !uri::Uri::parse(options.issuer))
        return fail(ErrorCode::usage,
                    fmt::format("--issuer \"{}\" is neither a DID nor a URL", sanitize(options.issuer, 80)),
                    "", {"write it as in did:web:badges.example.org"});
    policy.issuer = options.issuer;
    policy.recipient = options.recipient;
    policy.refresh = options.refresh;
    policy.offline = options.network.offline;
    TRY(allow(policy, options.allow));
    TRY_ASSIGN(auto contexts, load_contexts(options.contexts));
    policy.contexts = std::move(contexts.urls);
    policy.context_loader = std::move(contexts.loader);
    TRY(add_evidence(policy, options.evidence));
    if (!options.network.resources.empty()) {
        TRY_ASSIGN(auto map, load_resource_map(options.network.resources));
        policy.documents = answer_from(std::move(map), offline_loader());
    }
    const std::filesystem::path list =
        options.trust.empty() ? default_trust_file(environment) : std::filesystem::path(options.trust);
    if (!options.trust.empty() && !std::filesystem::exists(list))
        return fail(ErrorCode::not_found, "the trust list does not exist", options.trust);
    TRY_ASSIGN(const auto entries, workspace::read_trust_file(list));
    TRY_ASSIGN(auto listed, trusted_issuers(entries));
    if (!global.workspace.empty()) TRY(open_session(global));
    policy.trusted = workspace_issuer(global.workspace, environment);
    std::ranges::move(listed, std::back_inserter(policy.trusted));
    return policy;
}

// The flags of the network, with the word of --allow that concerns it.
NetworkOptions network_options(const VerifyOptions& options) {
    auto network = options.network;
    for (const auto& option : options.allow)
        for (const auto word : split(option, ',')) network.private_network |= word == k_private_network;
    return network;
}

// Whom the bundle's signer trusts is trusted, and what it brings along answers where the network does not.
Result<Network> open_network(const VerifyOptions& options, verify::Policy& policy, Environment& environment) {
    auto with_bundle = network_options(options);
    if (!options.bundle.empty()) {
        TRY_ASSIGN(const auto network, Network::open(with_bundle, environment));
        TRY_ASSIGN(auto bundle, read_bundle(options.bundle, policy.trusted, options.bundle_signer,
                                            network.for_badge(), policy.now));
        TRY_ASSIGN(auto issuers, trusted_issuers(bundle.issuers));
        for (auto& issuer : issuers) {
            issuer.source = fmt::format("in the bundle of {}", bundle.signer);
            policy.trusted.push_back(std::move(issuer));
        }
        with_bundle.supplied = std::move(bundle.documents);
    }
    return Network::open(with_bundle, environment);
}

Result<ExitCode> run(const VerifyOptions& options, const GlobalOptions& global, Environment& environment) {
    Judging judging;
    TRY_ASSIGN(judging.policy, make_policy(options, global, environment));
    TRY_ASSIGN(const auto network, open_network(options, judging.policy, environment));
    judging.for_user = network.for_user();
    judging.for_badge = [&network] { return network.for_badge(); };
    judging.format = options.format;
    judging.explain = options.explain;
    judging.jobs = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
    TRY_ASSIGN(const auto sources, find_sources(options.inputs));
    return judge_all(sources, judging, environment);
}

} // namespace

void declare_verify(CLI::App& command, const GlobalOptions& global, Action& action) {
    auto options = std::make_shared<VerifyOptions>();
    command
        .add_option("input", options->inputs,
                    "PNG, SVG, PDF, JSON or JWT files, pictures of QR codes, folders, URLs, or -")
        ->required()
        ->type_name("INPUT");
    command.add_option("--recipient", options->recipient, "whom it must have been awarded to")
        ->check(not_empty)
        ->type_name("EMAIL|DID");
    command.add_option("--issuer", options->issuer, "who must have issued it")
        ->check(not_empty)
        ->type_name("DID|URL");
    command.add_option("--trust", options->trust, "the trust list to use instead of yours")
        ->type_name("FILE");
    command.add_option("--bundle", options->bundle, "issuers and copies from another machine")
        ->type_name("FILE");
    command.add_option("--bundle-signer", options->bundle_signer, "who must have signed the bundle")
        ->check(not_empty)
        ->type_name("DID");
    command.add_flag("--refresh", options->refresh, "ask the issuer for a newer version of the badge");
    add_network_flags(command, options->network);
    command.add_option("--at", options->at, "judge as of this moment")->check(not_empty)->type_name("TIME");
    add_repeatable(command, "--allow", options->allow,
                   "accept: unknown-issuer, unchecked-status, private-network")
        ->type_name("WORDS");
    command.add_flag("--explain", options->explain, "show every check with the text that demands it");
    command.add_option("--evidence", options->evidence, "hold the evidence against the files in this folder")
        ->type_name("DIR");
    add_repeatable(command, "--context", options->contexts, "a JSON-LD context of your own")
        ->type_name("URL=FILE");
    command.add_option("--jobs", options->jobs, "threads (default: as many as there are processors)")
        ->type_name("N")
        ->check([](const std::string& given) {
            unsigned jobs = 0;
            const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), jobs);
            const bool number = error == std::errc{} && end == given.data() + given.size();
            return number && jobs >= 1 && jobs <= k_most_jobs
                       ? std::string()
                       : fmt::format("it is a number from 1 to {}", k_most_jobs);
        });
    add_format(command, options->format, {"text", "json", "ndjson", "junit"});
    action = [options, &global](Environment& environment) { return run(*options, global, environment); };
}

} // namespace insignia::app
