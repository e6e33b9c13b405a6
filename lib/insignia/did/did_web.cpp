// did:web: the document lies on a web server. https://w3c-ccg.github.io/did-method-web/
//
// The grammar is checked on the DID, before there is a URL that several parsers could read in several ways.
#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/did/methods_internal.h>

namespace insignia::did {

namespace {

constexpr std::string_view k_prefix = "did:web:";
constexpr std::size_t k_host_characters = 253; // RFC 1035 2.3.4 as text
constexpr std::size_t k_label_characters = 63;

constexpr std::string_view k_media_types[] = {"application/did+ld+json", "application/did+json",
                                              "application/did",         "application/json",
                                              "application/ld+json",     "application/cid"};

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= k_label_characters && label.front() != '-' && label.back() != '-'
           && std::all_of(label.begin(), label.end(),
                          [](char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '-'; });
}

// A lower-case DNS name with a dot. The last label begins with a letter, which no form of an IP address does.
// What is wrong with it, or "".
std::string_view problem_of_host(std::string_view host) {
    if (host.size() > k_host_characters) return "the host name is too long";
    const auto labels = split(host, '.');
    if (!std::all_of(labels.begin(), labels.end(), is_label))
        return "the host is not a lower-case name of letters, digits and hyphens";
    if (labels.size() < 2) return "the host name has no dot";
    if (!is_ascii_lower(labels.back().front())) return "the host is an IP address";
    if (labels.back() == "localhost") return "the host is this machine";
    return {};
}

bool is_port(std::string_view port) {
    if (port.empty() || port.size() > 5 || port.front() == '0'
        || !std::all_of(port.begin(), port.end(), is_ascii_digit))
        return false;
    unsigned number = 0;
    for (const char c : port) number = number * 10 + static_cast<unsigned>(c - '0');
    return number <= 65'535;
}

std::string_view problem_of_path(const std::vector<std::string_view>& segments) {
    for (const std::string_view segment : segments) {
        if (segment.empty()) return "a part of the path is empty";
        if (segment == "." || segment == "..") return "the path has dot segments";
        if (segment.find('%') != std::string_view::npos) return "the path has percent-encoded characters";
    }
    return {};
}

tl::unexpected<Error> not_did_web(std::string_view did, std::string_view why) {
    return fail(ErrorCode::parse, "\"" + sanitize(did) + "\" is not a did:web: " + std::string(why), {},
                {"the form is did:web:issuer.example, did:web:issuer.example%3A8443 or "
                 "did:web:issuer.example:path:to"});
}

// The host, and what follows `%3A`.
struct Authority {
    std::string_view host;
    std::string_view port;
    bool has_port = false;
};

Authority split_authority(std::string_view text) {
    const std::size_t percent = text.find('%');
    if (percent == std::string_view::npos) return {text, {}, false};
    const std::string_view code = text.substr(percent, 3);
    if (code != "%3A" && code != "%3a") return {text, {}, false};
    return {text.substr(0, percent), text.substr(percent + 3), true};
}

Result<void> check_response(const uri::Resource& resource, std::string_view url) {
    const std::string shown = "\"" + std::string(url) + "\"";
    if (resource.status != 200)
        return fail(ErrorCode::io,
                    shown + " answered with the HTTP status " + std::to_string(resource.status));
    if (resource.url != url) {
        return fail(ErrorCode::denied, shown + " led to another address: \"" + sanitize(resource.url) + "\"",
                    {}, {"a did:web must answer at its own address"});
    }
    const std::string type = to_lower(trim(split(resource.content_type, ';').front()));
    if (std::find(std::begin(k_media_types), std::end(k_media_types), type) == std::end(k_media_types)) {
        return fail(ErrorCode::parse,
                    shown + " is not a DID document: its media type is \"" + sanitize(type) + "\"", {},
                    {"serve the document as application/did+json or application/json"});
    }
    return {};
}

} // namespace

// 2.5.2 Read (Resolve), steps 1 to 6
Result<std::string> did_web_url(std::string_view did) {
    if (!did.starts_with(k_prefix) || !is_did(did)) return not_did_web(did, "it has not the syntax of one");
    const auto parts = split(did.substr(k_prefix.size()), ':');
    const Authority authority = split_authority(parts.front());
    if (const auto problem = problem_of_host(authority.host); !problem.empty())
        return not_did_web(did, problem);
    if (authority.has_port && !is_port(authority.port))
        return not_did_web(did, "the port is not a number from 1 to 65535");
    const std::vector<std::string_view> path(parts.begin() + 1, parts.end());
    if (const auto problem = problem_of_path(path); !problem.empty()) return not_did_web(did, problem);

    const std::string host_and_port =
        std::string(authority.host)
        + (authority.has_port ? ":" + std::string(authority.port) : std::string());
    std::string url = "https://" + host_and_port;
    for (const std::string_view segment : path) url += "/" + std::string(segment);
    url += path.empty() ? "/.well-known/did.json" : "/did.json";
    // What was checked must be what the URL says.
    TRY_ASSIGN(const auto reread, uri::Uri::parse(url));
    if (reread.authority() != host_and_port || reread.query() || reread.fragment())
        return not_did_web(did, "its URL would name another host");
    return url;
}

Result<Document> resolve_web(std::string_view did, std::string_view, const uri::ResourceLoader& loader) {
    TRY_ASSIGN(const std::string url, did_web_url(did));
    TRY_ASSIGN(const auto address, uri::Uri::parse(url));
    if (!loader) return fail(ErrorCode::denied, "\"" + url + "\" may not be asked for");
    TRY_ASSIGN(const auto resource, loader(address));
    TRY(check_response(resource, url));
    json::Limits limits;
    limits.bytes = limits::k_did_document_bytes;
    TRY_ASSIGN(const auto value, json::parse(as_text(resource.content), url, limits));
    TRY_ASSIGN(auto document, parse_document(value, did));
    document.copy = resource.copy;
    return document;
}

} // namespace insignia::did
