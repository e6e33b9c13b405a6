// Which addresses and URLs of the outside may be asked: the part of the fetch policy that needs no network.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/uri/uri.h>

namespace insignia::fetch {

// Whether hosts of the local network may be asked (`--allow private-network`).
enum class PrivateNetwork { refused, allowed };

// True for an IPv4 (4 bytes) or IPv6 (16 bytes) address of the public internet. Loopback, private,
// link-local, carrier, documentation, multicast and reserved blocks are not (RFC 6890), nor are IPv4
// addresses inside IPv6 that are not.
bool is_public_address(ByteView address);

// ErrorCode::denied unless the URL may be asked: https, a host name with a dot in it (no address, no local
// name), no user information, and port 443 or one from 1024 up. The address that the name resolves to is
// checked again at the socket.
Result<void> require_fetchable(const uri::Uri& url, PrivateNetwork private_network);

} // namespace insignia::fetch
