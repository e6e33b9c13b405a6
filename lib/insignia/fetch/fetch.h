// HTTPS with a policy: the only room that opens a connection, and only when a command hands its loader in.
//
// Start with make_https_loader(). The module over libcurl is opened at the first URL that is really asked
// for. Answers are kept for times without a network in a Cache (cache.h).
#pragma once

#include <insignia/base/limits.h>
#include <insignia/fetch/address.h>

namespace insignia::fetch {

// What one answer may cost. There are no redirects, cookies, credentials, proxies from the environment or
// compressed answers, whatever the policy says.
struct Policy {
    PrivateNetwork private_network = PrivateNetwork::refused;
    std::string ca_file; // certificates in PEM that are trusted beside those of the system; "" is none
    std::size_t bytes = limits::k_fetch_bytes; // largest answer
    long seconds = limits::k_fetch_seconds;    // for the whole of it
    std::string user_agent = "insignia";
};

// A loader that asks the network. Its errors: ErrorCode::denied when the policy refuses the URL or the
// address behind it, ErrorCode::limit for an answer that is too large or slow, ErrorCode::io for everything
// that the network does and for answers in an encoding that was not asked for, ErrorCode::unsupported when
// this build lacks the module. An HTTP status other than 200 is a Resource with that status.
uri::ResourceLoader make_https_loader(Policy policy);

// What the module exports. `answer` is filled; the text that is returned is the reason of a failure, or
// empty.
struct Request {
    const char* url;
    const char* accept;
    const Policy* policy;
};

// What came of it; `problem` says why there is nothing, or is empty.
struct Answer {
    int status = 0;
    std::string content_type;
    std::string location; // absolute; of an answer that sends elsewhere
    Bytes content;
    std::string problem;
    ErrorCode code = ErrorCode::io;
};

// The function that the module exports as "insignia_fetch".
using FetchFunction = void (*)(const Request&, Answer&);

} // namespace insignia::fetch
