#include "links.h"
#include "rule_internal.h"
#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/limits.h>
#include <unordered_set>

namespace insignia::lint {

namespace {

constexpr int k_redirected = 300, k_client_error = 400;

// "Text/HTML; charset=utf-8" → "text/html"
std::string media_type(std::string_view content_type) {
    return to_lower(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_html(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml";
}

// An <input> of the type "password", however it is quoted.
bool has_password_field(ByteView content) {
    const std::string page = to_lower(as_text(content));
    for (std::size_t at = page.find("<input"); at != std::string::npos; at = page.find("<input", at + 1)) {
        std::string tag = page.substr(at, page.find('>', at) - at);
        std::erase_if(tag, [](char c) { return c == '"' || c == '\'' || c == ' ' || c == '\n'; });
        if (tag.find("type=password") != std::string::npos) return true;
    }
    return false;
}

// "https://id.school.example/login?next=…": a part of the host or path is a word for the door.
bool is_log_in_address(std::string_view url) {
    constexpr std::string_view k_words[] = {"login",   "log-in",  "log_in", "signin",
                                            "sign-in", "sign_in", "sso",    "oauth"};
    const std::string text = to_lower(url.substr(0, url.find('?')));
    const auto is_part = [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
    };
    for (auto begin = text.begin(); begin != text.end();) {
        const auto end = std::find_if_not(begin, text.end(), is_part);
        if (std::ranges::find(k_words, std::string_view(begin, end)) != std::end(k_words)) return true;
        begin = std::find_if(end, text.end(), is_part);
    }
    return false;
}

// What is there where the address sends to, as a browser would see it: each step is asked for by the rules of
// the first.
Result<uri::Resource> follow(const std::string& url, const uri::ResourceLoader& loader) {
    TRY_ASSIGN(auto address, uri::Uri::parse(url));
    TRY_ASSIGN(auto resource, loader(address));
    for (int step = 0; step < limits::k_redirects && !resource.location.empty(); ++step) {
        if (is_log_in_address(resource.location)) break;
        TRY_ASSIGN(address, uri::Uri::parse(resource.location));
        TRY_ASSIGN(resource, loader(address));
    }
    return resource;
}

std::string last_part(std::string_view pointer) {
    return std::string(pointer.substr(pointer.rfind('/') + 1));
}

} // namespace

std::vector<Link> links_of(const Subject& subject) {
    std::vector<Link> links;
    for (const auto& [pointer, url] : subject.links) {
        const auto name = last_part(pointer);
        if (name == "image")
            links.push_back({pointer, url, Promise::picture});
        else if (name == "criteria" || name == "criteria_url" || name == "url" || name == "policy")
            links.push_back({pointer, url, Promise::page});
    }
    for (const Aligned& row : subject.badge.alignments)
        if (!row.url.empty()) links.push_back({row.pointer, row.url, Promise::page});
    return links;
}

std::vector<std::string> addresses_of(const Input& input) {
    std::vector<std::string> addresses;
    std::unordered_set<std::string> seen;
    for (const Subject& subject : input.subjects)
        for (const Link& link : links_of(subject)) {
            const auto url = uri::Uri::parse(link.url);
            if (!url || to_lower(url->scheme()) != "https") continue;
            auto address = url->without_fragment();
            if (seen.insert(address).second) addresses.push_back(std::move(address));
        }
    return addresses;
}

LinkAnswer ask_link(const std::string& url, const uri::ResourceLoader& loader) {
    LinkAnswer answer;
    const auto resource = follow(url, loader);
    if (!resource) {
        answer.refused = resource.error().code == ErrorCode::denied;
        answer.problem = resource.error().message;
        return answer;
    }
    answer.status = resource->status;
    answer.content_type = media_type(resource->content_type);
    answer.asks_to_log_in = is_log_in_address(resource->location)
                            || (resource->status == uri::k_success && is_html(answer.content_type)
                                && has_password_field(resource->content));
    return answer;
}

// What the rule link-dead says about an answer; "" when the link is as it should be.
std::string objection_to(const LinkAnswer& answer, Promise promise) {
    if (answer.asks_to_log_in) return "it asks people to log in";
    if (!answer.problem.empty()) return answer.problem;
    if (answer.status >= k_client_error) return fmt::format("it answers {}", answer.status);
    if (answer.status >= k_redirected)
        return fmt::format("it sends people from one address to the next ({})", answer.status);
    const bool is_picture = answer.content_type.starts_with("image/");
    if (promise == Promise::picture && !is_picture)
        return fmt::format("it should be a picture, and answers {}", answer.content_type.empty()
                                                                         ? std::string("without a type")
                                                                         : in_quotes(answer.content_type));
    return {};
}

void rule_link_dead(Context& context) {
    for (const Link& link : links_of(context.subject())) {
        const auto url = uri::Uri::parse(link.url);
        if (!url) continue;
        const auto& answers = context.input().answers;
        const auto found = answers.find(url->without_fragment());
        if (found == answers.end() || found->second.refused) continue;
        const auto objection = objection_to(found->second, link.promise);
        if (!objection.empty())
            context.say(link.pointer, fmt::format("{} does not work: {}", in_quotes(link.url), objection),
                        "give the address where people can see it without a log-in");
    }
}

} // namespace insignia::lint
