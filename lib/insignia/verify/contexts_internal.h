// The contexts whose meaning this program knows; private to the room.
#pragma once

#include <insignia/json/json.h>
#include <span>
#include <string_view>

namespace insignia::verify {

inline constexpr std::string_view k_credentials_v1 = "https://www.w3.org/2018/credentials/v1";
inline constexpr std::string_view k_credentials_v2 = "https://www.w3.org/ns/credentials/v2";

// Compared character by character: a context under any other spelling is another context.
bool is_known_context(std::string_view url, std::span<const std::string> also_known);

// `https://purl.imsglobal.org/spec/ob/v3p0/context….json` in one of its published versions.
bool is_open_badges_context(std::string_view url);

// The URL that @context is, or that its list begins with; "" when there is none.
std::string_view first_context(const json::Value& document);

// True when @context is this URL or a list that contains it.
bool mentions_context(const json::Value& document, std::string_view url);

} // namespace insignia::verify
