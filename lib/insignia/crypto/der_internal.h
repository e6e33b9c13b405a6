// The little DER that RSA keys are made of: one SEQUENCE of non-negative INTEGERs (RFC 8017 appendix A.1).
#pragma once

#include <insignia/base/result.h>
#include <insignia/crypto/secret_internal.h>
#include <vector>

namespace insignia::crypto::der {

// The magnitudes of exactly `count` integers, without leading zero bytes. Non-minimal lengths and integers,
// negative integers and bytes after the end are ErrorCode::crypto.
Result<std::vector<Secret>> read_integers(ByteView der, std::size_t count);

// The reverse; leading zero bytes of the magnitudes are dropped.
Bytes write_integers(const std::vector<ByteView>& magnitudes);

} // namespace insignia::crypto::der
