// Documents of Open Badges 0.5, 1.0 and 1.1 in the words of 2.0, so that one set of checks judges them all.
#pragma once

#include <insignia/json/json.h>
#include <string_view>

namespace insignia::verify {

// What a document of Open Badges 0.5 to 2.0 is there for.
enum class Role { assertion, badge, issuer, revocations, other };

// The document in the words of Open Badges 2.0. `url` is the address that it came from, which older documents
// do not repeat as their id; "" when it is not known. Of a document that is already 2.0 only
// moments are written in full.
json::Value upgrade(json::Value document, Role role, std::string_view url);

// Whether a document is written in the words of 2.0 or later.
bool is_second_generation(const json::Value& document);

// Which version the assertion is written in: "Open Badges 0.5", "… 1.0", "… 1.1", "… 2.0", "… 2.1".
std::string_view open_badges_version(const json::Value& assertion);

// True for the versions before 2.0, in which the key of a signed badge stands by itself at verify.url.
bool is_first_generation(std::string_view version);

} // namespace insignia::verify
