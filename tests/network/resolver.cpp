// Loaded before the C library of a program under test: names that end in ".example" are this machine, and
// what goes to its port 443 goes to the port in $INSIGNIA_TEST_PORT, where a test serves them.
#include <arpa/inet.h>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>

namespace {

constexpr std::uint16_t k_https = 443;

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result) {
    const bool ours = node != nullptr && std::string_view(node).ends_with(".example");
    return next<decltype(getaddrinfo)>("getaddrinfo")(ours ? "127.0.0.1" : node, service, hints, result);
}

extern "C" int connect(int socket, const sockaddr* address, socklen_t length) {
    const char* const port = std::getenv("INSIGNIA_TEST_PORT");
    if (port == nullptr || address->sa_family != AF_INET || length < sizeof(sockaddr_in))
        return next<decltype(connect)>("connect")(socket, address, length);
    sockaddr_in other;
    std::memcpy(&other, address, sizeof other);
    if (ntohs(other.sin_port) == k_https) other.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
    return next<decltype(connect)>("connect")(socket, reinterpret_cast<const sockaddr*>(&other),
                                              sizeof other);
}
