// libcurl behind one exported function. Every option that could widen what is asked is set here, explicitly.
#include <curl/curl.h>
#include <insignia/fetch/fetch.h>
#include <memory>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace insignia;

struct Transfer {
    const fetch::Policy& policy;
    fetch::Answer& answer;
    bool refused_address = false;
    bool too_large = false;
    bool encoded = false; // an encoding that was not asked for
    std::size_t headers = 0;
    std::size_t header_bytes = 0;
};

bool is_encoding(std::string_view line) {
    constexpr std::string_view k_name = "content-encoding:";
    return line.size() > k_name.size() && strncasecmp(line.data(), k_name.data(), k_name.size()) == 0
           && line.find("identity") == std::string_view::npos;
}

// One line of the head of the answer. Returning another count than was given ends the transfer.
std::size_t receive_header(char* data, std::size_t, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.encoded = transfer.encoded || is_encoding({data, count});
    transfer.header_bytes += count;
    transfer.too_large = transfer.too_large || ++transfer.headers > limits::k_fetch_headers
                         || transfer.header_bytes > limits::k_fetch_header_bytes;
    return transfer.encoded || transfer.too_large ? 0 : count;
}

std::size_t receive(char* data, std::size_t, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.answer.content.size() + count > transfer.policy.bytes) {
        transfer.too_large = true;
        return 0;
    }
    transfer.answer.content.insert(transfer.answer.content.end(), data, data + count);
    return count;
}

ByteView address_bytes(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        return {reinterpret_cast<const std::uint8_t*>(&v4.sin_addr), 4};
    }
    if (address.sa_family != AF_INET6) return {};
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
    return {reinterpret_cast<const std::uint8_t*>(&v6.sin6_addr), 16};
}

// The address that is really connected to is checked, so that a name cannot point inwards (DNS rebinding).
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.policy.private_network == fetch::PrivateNetwork::refused
        && !fetch::is_public_address(address_bytes(address->addr))) {
        transfer.refused_address = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

void configure(CURL* curl, const fetch::Request& request, Transfer& transfer, curl_slist* headers) {
    curl_easy_setopt(curl, CURLOPT_URL, request.url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, static_cast<const char*>(nullptr));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!transfer.policy.ca_file.empty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, transfer.policy.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, limits::k_fetch_connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, transfer.policy.seconds);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(transfer.policy.bytes));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, transfer.policy.user_agent.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, receive_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
}

// What people can do something about, in their words; libcurl's words for the rest.
std::string reason_of(CURLcode code) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "the name of the host is not known, or there is no network";
    case CURLE_COULDNT_CONNECT:
        return "the host does not answer";
    case CURLE_PEER_FAILED_VERIFICATION:
        return "the certificate of the host is not for this name, or nobody known vouches for it";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
        return "the host broke off the connection";
    default:
        return curl_easy_strerror(code);
    }
}

void explain(CURLcode code, const Transfer& transfer) {
    fetch::Answer& answer = transfer.answer;
    if (transfer.refused_address) {
        answer.code = ErrorCode::denied;
        answer.problem = "its host leads into a private network; --allow private-network permits that";
    } else if (transfer.encoded) {
        answer.problem = "the answer is compressed, which was not asked for";
    } else if (transfer.too_large && transfer.answer.content.empty()) {
        answer.code = ErrorCode::limit;
        answer.problem = "the head of the answer is too large";
    } else if (transfer.too_large || code == CURLE_FILESIZE_EXCEEDED) {
        answer.code = ErrorCode::limit;
        answer.problem = "the answer is larger than " + std::to_string(transfer.policy.bytes) + " bytes";
    } else if (code == CURLE_OPERATION_TIMEDOUT) {
        answer.code = ErrorCode::limit;
        answer.problem = "no complete answer within " + std::to_string(transfer.policy.seconds) + " seconds";
    } else {
        answer.problem = reason_of(code);
    }
}

} // namespace

extern "C" __attribute__((visibility("default"))) void insignia_fetch(const fetch::Request& request,
                                                                      fetch::Answer& answer) {
    static const CURLcode k_initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, ("Accept: " + std::string(request.accept)).c_str()), &curl_slist_free_all);
    if (k_initialised != CURLE_OK || curl == nullptr || headers == nullptr) {
        answer.problem = "the network library could not be started";
        return;
    }
    Transfer transfer{*request.policy, answer};
    configure(curl.get(), request, transfer, headers.get());
    if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK) return explain(code, transfer);
    long status = 0;
    const char *content_type = nullptr, *location = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &content_type);
    curl_easy_getinfo(curl.get(), CURLINFO_REDIRECT_URL, &location);
    answer.status = static_cast<int>(status);
    answer.location = location != nullptr ? location : "";
    answer.content_type = content_type != nullptr ? content_type : "";
}
