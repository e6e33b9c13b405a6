// Compact JWS: three parts of base64url and JSON, and the signed text is what was received.
//
// corpus: hostile/jwt hostile/valid
#include <insignia/encoding/encoding.h>
#include <insignia/proof/proof.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    const std::string_view text = as_text(input);
    const auto jws = proof::parse_jws(text);
    if (!jws) return;
    fuzz::require(proof::looks_like_jws(text), "what is parsed looks like it");
    fuzz::require(jws->header.is_object(), "the header is an object");
    const std::string whole = jws->signing_input + "." + encoding::to_base64url(jws->signature);
    fuzz::require(whole == text, "the parts make up the whole");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
