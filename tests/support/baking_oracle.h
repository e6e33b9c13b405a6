// What must hold for every picture, good or bad.
#pragma once

#include <insignia/baking/baking.h>
#include <string>
#include <vector>

namespace insignia::test {

inline constexpr const char* k_baked_json = "{\"name\":\"]]> \xc3\xa4 <&\"}";
inline constexpr const char* k_baked_jws = "eyJhbGciOiJFZERTQSJ9.e30.AAAA";

// The baked picture without the bytes that were put in: `inserted` bytes at the place where the two first
// differ.
inline std::string without_insertion(std::string_view baked, std::string_view original) {
    if (baked.size() < original.size()) return std::string(baked);
    std::size_t at = 0;
    while (at < original.size() && baked[at] == original[at]) ++at;
    return std::string(baked.substr(0, at)) + std::string(baked.substr(at + baked.size() - original.size()));
}

// Bakes JSON and a JWS into the picture. "" when it was refused, or when all of this holds: what is extracted
// is what was baked; taking it out again gives the picture without credentials; nothing but one insertion
// differs from that; baking once more gives the same. Otherwise, what does not hold.
inline std::string baking_flaw(ByteView picture) {
    for (const std::string credential : {k_baked_json, k_baked_jws}) {
        const auto baked = baking::bake(picture, credential);
        if (!baked) return {};
        const auto payload = baking::extract(*baked);
        if (!payload || payload->text != credential) return "the credential does not come out as it went in";
        if (!payload->remarks.empty()) return "unusual: " + payload->remarks.front();
        const auto plain = baking::strip(picture);
        const auto stripped = baking::strip(*baked);
        if (!plain || !stripped || *plain != *stripped)
            return "the picture without the credential is another";
        if (without_insertion(as_text(*baked), as_text(*plain)) != as_text(*plain))
            return "more than one place differs";
        if (baking::bake(*baked, credential).value_or(Bytes{}) != *baked) return "baking twice differs";
    }
    return {};
}

} // namespace insignia::test
