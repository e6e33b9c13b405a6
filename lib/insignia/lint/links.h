// The links of badges and issuers, asked one by one: only when a command hands a loader in (`lint --online`).
#pragma once

#include <insignia/lint/subject.h>
#include <insignia/uri/uri.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::lint {

// What a link promises.
enum class Promise { page, picture };

// A link that people or programs follow: where it stands, and what it promises.
struct Link {
    std::string pointer, url;
    Promise promise = Promise::page;
};

// The links of a subject: criteria, pictures, targets of alignments, web addresses of issuers, policies.
// Identifiers are names and no links.
std::vector<Link> links_of(const Subject& subject);

// Every address behind links_of() all subjects that can be asked (HTTPS), once, without fragment, in the
// order in which they are met.
std::vector<std::string> addresses_of(const Input& input);

// Ask an address. Redirects are not followed, as everywhere: where they end is nobody's promise. Never fails:
// what went wrong is in `problem`. Where the loader refuses to go (ErrorCode::denied) the answer is
// `refused`.
LinkAnswer ask_link(const std::string& url, const uri::ResourceLoader& loader);

} // namespace insignia::lint
