#include "network.h"
#include "resources.h"
#include <condition_variable>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <map>
#include <mutex>
#include <set>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

constexpr int k_too_many_requests = 429;
constexpr int k_server_error = 500;

// An answer of the host about the document; else one about the host's own troubles.
bool is_final(const uri::Resource& resource) {
    return resource.status < k_server_error && resource.status != k_too_many_requests;
}

// A "gone" is kept too: it is how badges of version 2 are taken back.
bool is_worth_keeping(const uri::Resource& resource) {
    return resource.status == uri::k_success || resource.status == uri::k_gone;
}

// The network did not answer, as opposed to an answer or an address that is refused.
bool is_unreachable(const Result<uri::Resource>& answer) {
    if (answer) return !is_final(*answer);
    const auto code = answer.error().code;
    return code == ErrorCode::io || code == ErrorCode::limit || code == ErrorCode::unsupported;
}

} // namespace

struct Network::State {
    NetworkOptions options;
    Environment* environment = nullptr;
    std::shared_ptr<const ResourceMap> map;
    uri::ResourceLoader internet;
    std::optional<fetch::Cache> cache;
    std::mutex mutex; // for `answers`, `bytes`, `silences` and `under_way`
    std::condition_variable answered;
    std::set<std::string> under_way;                      // addresses that somebody is asking just now
    std::map<std::string, Result<uri::Resource>> answers; // of this run, so that nobody is asked twice
    std::size_t bytes = 0;                                // of these answers
    std::map<std::string, int> silences;                  // by host: how often it gave nothing
    mutable std::mutex notes;                             // for `said` and `log`
    std::set<std::string> said;                           // notes that were made
    std::vector<Asked> log;

    void note(const std::string& text) {
        const std::lock_guard lock(notes);
        if (said.insert(text).second) environment->console.talk(text);
    }

    // The newest copy that there is.
    std::optional<uri::Resource> find_copy(const std::string& url) {
        std::optional<uri::Resource> newest;
        if (cache) {
            auto found = cache->find(url);
            if (found)
                newest = *std::move(found);
            else
                note(fmt::format("{}: {}", sanitize(found.error().where), found.error().message));
        }
        for (const auto& resource : options.supplied)
            if (resource.url == url && (!newest || newest->copy->taken < resource.copy->taken))
                newest = resource;
        return newest;
    }

    void keep(const uri::Resource& answer) {
        if (!cache || !is_worth_keeping(answer)) return;
        if (const auto kept = cache->store(answer, environment->now()); !kept)
            note(fmt::format("answers cannot be kept: {}", kept.error().message));
    }

    Result<uri::Resource> ask_internet(const uri::Uri& url) {
        Asked entry{url.without_fragment(), Asked::Outcome::failed, {}, find_copy(url.without_fragment())};
        auto answer = internet(url);
        if (!answer)
            entry.problem = answer.error().message;
        else if (answer->status != uri::k_success)
            entry.problem = fmt::format("it answered with the HTTP status {}", answer->status);
        else if (!entry.before)
            entry.outcome = Asked::Outcome::first;
        else
            entry.outcome = entry.before->content == answer->content ? Asked::Outcome::unchanged
                                                                     : Asked::Outcome::changed;
        if (answer) keep(*answer);
        const std::lock_guard lock(notes);
        log.push_back(std::move(entry));
        return answer;
    }

    // A host that keeps silent would cost every badge of a stream the full time.
    Result<uri::Resource> ask_patiently(const uri::Uri& url) {
        const std::string host(url.authority().value_or(std::string_view()));
        std::unique_lock lock(mutex);
        if (silences[host] >= limits::k_silences)
            return fail(ErrorCode::io,
                        fmt::format("\"{}\": the host has failed to answer {} times and is not "
                                    "asked again",
                                    sanitize(url.without_fragment()), limits::k_silences));
        lock.unlock();
        auto answer = ask_internet(url);
        lock.lock();
        if (answer)
            silences[host] = 0;
        else if (answer.error().code == ErrorCode::io || answer.error().code == ErrorCode::limit)
            ++silences[host];
        return answer;
    }

    Result<uri::Resource> ask(const uri::Uri& url) {
        if (!options.offline) {
            auto answer = ask_patiently(url);
            if (!options.use_copies || !is_unreachable(answer)) return answer;
            if (auto copy = find_copy(url.without_fragment())) return *std::move(copy);
            return answer;
        }
        if (auto copy = find_copy(url.without_fragment())) return *std::move(copy);
        return fail(ErrorCode::denied, fmt::format("there is no copy of \"{}\"", sanitize(url.text())),
                    url.text(), {"leave out --offline to fetch it, or when online: insignia trust refresh"});
    }

    void remember(const std::string& url, const Result<uri::Resource>& answer) {
        const std::size_t size = answer ? answer->content.size() : 0;
        if (answers.size() >= limits::k_cache_files || bytes + size > limits::k_cache_bytes) {
            answers.clear();
            bytes = 0;
        }
        bytes += size;
        answers.emplace(url, answer);
    }

    // `asked` counts what this badge has cost. Different addresses are asked at the same time, each of them
    // once: whoever wants the same one waits for its answer.
    Result<uri::Resource> answer(const uri::Uri& url, std::size_t& asked) {
        std::unique_lock lock(mutex);
        const auto key = url.without_fragment();
        answered.wait(lock, [&] { return under_way.count(key) == 0; });
        if (const auto known = answers.find(key); known != answers.end()) return known->second;
        if (++asked > limits::k_fetches_in_all)
            return fail(ErrorCode::denied, fmt::format("more than {} documents would have to be fetched",
                                                       limits::k_fetches_in_all));
        under_way.insert(key);
        lock.unlock();
        auto result = ask(url);
        lock.lock();
        under_way.erase(key);
        remember(key, result);
        answered.notify_all();
        return result;
    }
};

fs::path default_cache_folder(const Environment& environment) {
    const auto variable = [&](const char* name) {
        const auto found = environment.variables.find(name);
        return found == environment.variables.end() ? std::string() : found->second;
    };
    if (const auto cache = variable("XDG_CACHE_HOME"); !cache.empty())
        return fs::path(cache) / "insignia" / "answers";
    if (const auto home = variable("HOME"); !home.empty())
        return fs::path(home) / ".cache" / "insignia" / "answers";
    return {};
}

Result<Network> Network::open(const NetworkOptions& options, Environment& environment) {
    auto state = std::make_shared<State>();
    state->options = options;
    state->environment = &environment;
    fetch::Policy policy;
    if (options.private_network) policy.private_network = fetch::PrivateNetwork::allowed;
    if (!options.ca_file.empty()) {
        TRY_ASSIGN(const auto text, read_text_file(options.ca_file));
        if (text.find("-----BEGIN CERTIFICATE-----") == std::string::npos)
            return fail(ErrorCode::invalid, "this file holds no certificates in PEM", options.ca_file);
        policy.ca_file = options.ca_file;
    }
    state->internet = environment.connect(policy);
    if (const auto folder = default_cache_folder(environment); !folder.empty()) state->cache.emplace(folder);
    if (!options.resources.empty()) {
        TRY_ASSIGN(state->map, load_resource_map(options.resources));
    }
    return Network(std::move(state));
}

uri::ResourceLoader Network::for_badge() const {
    auto asked = std::make_shared<std::size_t>(0);
    return answer_from(m_state->map,
                       [state = m_state, asked](const uri::Uri& url) { return state->answer(url, *asked); });
}

uri::ResourceLoader Network::for_user() const {
    return answer_from(m_state->map, [state = m_state](const uri::Uri& url) -> Result<uri::Resource> {
        return state->options.offline ? offline_loader()(url) : state->internet(url);
    });
}

std::vector<uri::Resource> Network::copies() const {
    return m_state->cache ? m_state->cache->all() : std::vector<uri::Resource>();
}

std::vector<Asked> Network::asked() const {
    const std::lock_guard lock(m_state->notes);
    return m_state->log;
}

} // namespace insignia::app
