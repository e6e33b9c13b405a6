// Fetching the lists that say whether a badge was withdrawn.
#include "gather_internal.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/ascii.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/status/status.h>

namespace insignia::verify {
namespace {

constexpr unsigned k_https_port = 443;
constexpr unsigned k_free_ports = 1'024;
constexpr unsigned k_last_port = 65'535;

StatusList unavailable(std::string problem, std::vector<std::string> hints = {}) {
    return {nullptr, nullptr, std::move(problem), std::move(hints), std::nullopt};
}

// 1EdTech Revocation Lists are plain JSON: what vouches for them is the address alone.
StatusList read_revocation_list(const uri::Resource& resource) {
    Result<json::Value> document = json::parse(as_text(resource.content), resource.url);
    if (!document)
        return unavailable(fmt::format("the revocation list is no JSON: {}", document.error().message));
    return {nullptr, std::move(*document), {}, {}, resource.copy};
}

StatusList read_signed_list(const uri::Resource& resource, const Dossier& badge, const Policy& policy,
                            const uri::ResourceLoader& loader) {
    tl::expected<Subject, NotOpened> list = open(resource.content, resource.url);
    if (!list) return unavailable(fmt::format("the status list: {}", list.error().error.message));
    if (list->kind != Kind::status_list) return unavailable("what is there is no status list");
    return {std::make_shared<Dossier>(gather(std::move(*list), policy_for_list(badge, policy), loader)),
            nullptr,
            {},
            {},
            resource.copy};
}

StatusList fetch_list(const status::Entry& entry, const Dossier& badge, const Policy& policy,
                      const uri::ResourceLoader& loader) {
    if (!is_fetchable(entry.list_url))
        return unavailable(fmt::format("nothing is fetched from \"{}\"", entry.list_url));
    const Result<uri::Uri> url = uri::Uri::parse(entry.list_url);
    const Result<uri::Resource> resource = loader(*url);
    if (!resource) return unavailable(resource.error().message, resource.error().hints);
    if (resource->status != uri::k_success)
        return unavailable(fmt::format("\"{}\" answered {}", entry.list_url, resource->status));
    return entry.mechanism == status::Mechanism::revocation_list
               ? read_revocation_list(*resource)
               : read_signed_list(*resource, badge, policy, loader);
}

} // namespace

namespace {

// Letters, digits, hyphens and dots: a name of other letters must be written as its A-label (xn--…), so that
// it cannot be taken for another, and an encoded one is none.
bool is_plain_host(std::string_view host) {
    return std::ranges::all_of(host, [](unsigned char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
    });
}

// "." and ".." as whole parts of a path, also encoded: what is asked for would not be what is written.
bool has_dot_segment(std::string_view path) {
    for (const std::string_view part : split(path, '/')) {
        std::string plain = to_lower(part);
        for (auto at = plain.find("%2e"); at != std::string::npos; at = plain.find("%2e"))
            plain.replace(at, 3, ".");
        if (plain == "." || plain == "..") return true;
    }
    return false;
}

} // namespace

// The whole of what may stand between `https://` and the path: a name with a dot, and a port that no other
// service has.
bool is_fetchable(std::string_view url) {
    const Result<uri::Uri> parsed = uri::Uri::parse(url);
    if (!parsed || parsed->scheme() != "https" || !parsed->authority()) return false;
    const std::string_view host = parsed->host();
    std::string_view port = parsed->authority()->substr(std::min(host.size(), parsed->authority()->size()));
    if (!parsed->authority()->starts_with(host) || host.find('.') == std::string_view::npos
        || !is_plain_host(host) || is_ascii_digit(static_cast<unsigned char>(host.back()))
        || has_dot_segment(parsed->path()))
        return false;
    if (port.empty()) return true;
    port.remove_prefix(1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return !port.empty() && error == std::errc{} && end == port.data() + port.size()
           && (number == k_https_port || (number >= k_free_ports && number <= k_last_port));
}

Policy policy_for_list(const Dossier& badge, const Policy& policy) {
    Policy list_policy;
    list_policy.now = policy.now;
    list_policy.contexts = policy.contexts;
    list_policy.context_loader = policy.context_loader;
    list_policy.trusted = policy.trusted;
    list_policy.trusted.insert(list_policy.trusted.begin(),
                               {badge.issuer, "", "the issuer of the badge", badge.issuer_document});
    return list_policy;
}

void gather_status_lists(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader) {
    const std::vector<Located> entries = objects_of(dossier.subject.document, "credentialStatus");
    if (entries.size() > limits::k_status_entries) return;
    for (const Located& located : entries) {
        const Result<status::Entry> entry = status::parse_entry(*located.value);
        if (!entry || dossier.status_lists.count(entry->list_url) != 0) continue;
        dossier.status_lists[entry->list_url] = fetch_list(*entry, dossier, policy, loader);
    }
}

} // namespace insignia::verify
