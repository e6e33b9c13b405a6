// PEM (RFC 7468): one block of base64 between two lines.
#pragma once

#include <insignia/base/result.h>
#include <insignia/crypto/secret_internal.h>
#include <string>
#include <string_view>

namespace insignia::crypto::pem {

struct Block {
    std::string_view label; // "PRIVATE KEY"
    std::string_view body;  // between the two lines, as it stands
};

// The first block that is not "EC PARAMETERS" (which some tools write before a key and which names only the
// curve). ErrorCode::parse when there is none or its end is missing.
Result<Block> find_block(std::string_view text);

// The bytes of a block; white space is skipped, anything else that is not base64 is ErrorCode::parse.
Result<Secret> decode(const Block& block);

std::string write_block(std::string_view label, ByteView der);

} // namespace insignia::crypto::pem
