#include "publish_site.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/did/document.h>
#include <insignia/uri/uri.h>
#include <insignia/workspace/keys.h>

namespace insignia::app {

namespace {

constexpr std::string_view k_did_name = "did.json";

// The folder of an address in the form in which addresses are compared: https or http, host in lower case, no
// default port, no user, query or fragment, one `/` at its end. "" for what is no such address.
std::string as_folder(std::string_view address) {
    const auto parsed = uri::Uri::parse(address);
    if (!parsed || parsed->host().empty()) return {};
    const auto scheme = to_lower(parsed->scheme());
    auto authority = to_lower(*parsed->authority());
    if ((scheme != "https" && scheme != "http") || authority.find('@') != std::string::npos) return {};
    const std::string_view port = scheme == "https" ? ":443" : ":80";
    if (authority.ends_with(port)) authority.resize(authority.size() - port.size());
    auto folder = fmt::format("{}://{}{}", scheme, authority, parsed->path());
    if (!folder.ends_with('/')) folder += '/';
    return folder;
}

// What serves a did:web at its host, when nothing else says where the site is.
std::string address_of_did(const std::string& document) {
    constexpr std::string_view k_well_known = ".well-known/";
    auto address = document.substr(0, document.rfind('/') + 1);
    if (address.ends_with(k_well_known)) address.resize(address.size() - k_well_known.size());
    return address;
}

// Where did:web looks for the document. What lies below the site's address gets its place there; else the
// owner is told.
Result<void> place_did_document(const workspace::Workspace& workspace, GatheredSite& gathered) {
    auto& site = gathered.site;
    if (!site.issuer.id.starts_with("did:web:")) return {};
    TRY_ASSIGN(const auto keys, workspace::list_keys(workspace));
    TRY_ASSIGN(const auto url, did::did_web_url(site.issuer.id));
    site.did_document = workspace::did_document(workspace.settings, keys);
    if (site.address.empty()) site.address = address_of_did(url);
    const bool below = url.starts_with(site.address);
    site.did_path = below ? url.substr(site.address.size()) : std::string(k_did_name);
    if (!below)
        gathered.remarks.push_back(fmt::format("move {} to {}: {} is looked for there, which is not below {}",
                                               k_did_name, url, site.issuer.id, site.address));
    return {};
}

} // namespace

Result<void> place_site(const workspace::Workspace& workspace, GatheredSite& gathered) {
    const auto& url = workspace.settings.organisation.url;
    auto& site = gathered.site;
    site.address = as_folder(url);
    TRY(place_did_document(workspace, gathered));
    if (!url.empty() && as_folder(url).empty())
        gathered.remarks.push_back(fmt::format(
            "\"{}\" is no address of a web site: write  url = \"https://…\"  under [organisation] of "
            "insignia.toml",
            url));
    else if (site.address.empty())
        gathered.remarks.emplace_back(
            "the site does not know its address: add  url = \"https://…\"  under "
            "[organisation] of insignia.toml, so that definitions name their pictures");
    return {};
}

} // namespace insignia::app
