#include "lint_online.h"
#include "resources.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/lint/links.h>

namespace insignia::app {

namespace {

using Answers = std::map<std::string, lint::LinkAnswer>;

// A page that is linked may be larger than what a badge needs, but is no film.
constexpr std::size_t k_page_bytes = 16u << 20;

std::size_t count(const Answers& answers, bool (*is_so)(const lint::LinkAnswer&)) {
    return static_cast<std::size_t>(
        std::ranges::count_if(answers, [&](const auto& row) { return is_so(row.second); }));
}

// Unlike `verify`, nothing is kept: whether a link works is asked anew each time.
Result<uri::ResourceLoader> open_loader(const NetworkOptions& options, const Environment& environment) {
    fetch::Policy policy;
    policy.bytes = k_page_bytes;
    policy.ca_file = options.ca_file;
    if (options.private_network) policy.private_network = fetch::PrivateNetwork::allowed;
    std::shared_ptr<const ResourceMap> map;
    if (!options.resources.empty()) {
        TRY_ASSIGN(map, load_resource_map(options.resources));
    }
    return answer_from(std::move(map), environment.connect(policy));
}

} // namespace

Result<void> ask_links(LintInput& input, const NetworkOptions& options, Environment& environment) {
    TRY_ASSIGN(const auto loader, open_loader(options, environment));
    const auto addresses = lint::addresses_of(input.input);
    Answers answers;
    for (const auto& address : addresses) {
        environment.console.progress(answers.size(), addresses.size(), "links");
        answers.emplace(address, lint::ask_link(address, loader));
    }
    const auto refused = count(answers, [](const auto& answer) { return answer.refused; });
    const auto heard = count(answers, [](const auto& answer) { return answer.status != 0; });
    if (refused > 0)
        environment.console.talk(
            fmt::format("{} of {} links were not asked: they lead into a private network "
                        "(--allow private-network asks them)",
                        refused, addresses.size()));
    if (heard == 0 && refused < answers.size()) {
        const auto first = std::ranges::find_if(answers, [](const auto& row) { return !row.second.refused; });
        input.unanswered.push_back({ErrorCode::io,
                                    fmt::format("none of the links answers: {}", first->second.problem),
                                    first->first,
                                    {"try again when the network is there"}});
        return {};
    }
    input.input.answers = std::move(answers);
    return {};
}

} // namespace insignia::app
