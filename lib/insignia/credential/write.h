// Open Badges 3.0 into JSON: lists are arrays, what is not stated is omitted, types are always there, the
// contexts come first and in their order. Open Badges 3.0, "Serializing the data model"
#pragma once

#include <insignia/credential/credential.h>

namespace insignia::credential {

// The unsigned or signed credential.
json::Value to_json(const ob3::AchievementCredential& credential);
json::Value to_json(const ob3::EndorsementCredential& credential);

// Parts without an @context, as they stand inside a credential.
json::Value to_json(const ob3::Achievement& achievement);
json::Value to_json(const ob3::Profile& profile);
json::Value to_json(const ob3::Evidence& evidence);
json::Value to_json(const ob3::TypedObject& object);

} // namespace insignia::credential
