// The small objects of Open Badges 3.0 that others are made of.
//
// In all structs of the model an empty text, an empty list and an absent optional mean "not stated" and are
// not written. `type` is written by the writer; `more_types` are types beside the class's own. `extensions`
// are the members that the standard does not define, kept as they were read.
// https://www.imsglobal.org/spec/ob/v3p0/#data-models
#pragma once

#include <insignia/json/json.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::credential::ob3 {

// Open Badges 3.0, Image. `id` is a URL or a data: URL.
struct Image {
    std::string id;
    std::string caption; // the text alternative
};

// Open Badges 3.0, Criteria: a page, a Markdown text, or both.
struct Criteria {
    std::string id;
    std::string narrative;
    json::Value extensions;
};

// Open Badges 3.0, Alignment: a node of an educational framework.
struct Alignment {
    std::vector<std::string> more_types;
    std::string target_code;
    std::string target_description;
    std::string target_name;
    std::string target_framework;
    std::string target_type; // AlignmentTargetType
    std::string target_url;
    json::Value extensions;
};

// Open Badges 3.0, Evidence.
struct Evidence {
    std::string id;
    std::vector<std::string> more_types;
    std::string narrative; // Markdown
    std::string name;
    std::string description;
    std::string genre;
    std::string audience;
    json::Value extensions;
};

// Open Badges 3.0, Related: another achievement, or this one in another language or version.
struct Related {
    std::string id;
    std::vector<std::string> more_types;
    std::string in_language;
    std::string version;
    json::Value extensions;
};

// Open Badges 3.0, IdentifierEntry.
struct IdentifierEntry {
    std::string identifier;
    std::string identifier_type; // IdentifierTypeEnum
};

// Open Badges 3.0, IdentityObject: whom the badge is for. With `hashed`, `identity_hash` is `sha256$` and the
// hexadecimal SHA-256 of the identifier followed by the salt; else it is the identifier itself.
struct IdentityObject {
    bool hashed = false;
    std::string identity_hash;
    std::string identity_type; // IdentifierTypeEnum
    std::string salt;
};

// Open Badges 3.0, GeoCoordinates, in degrees.
struct GeoCoordinates {
    double latitude = 0;
    double longitude = 0;
    json::Value extensions;
};

// Open Badges 3.0, Address.
struct Address {
    std::vector<std::string> more_types;
    std::string address_country;
    std::string address_country_code;
    std::string address_region;
    std::string address_locality;
    std::string street_address;
    std::string post_office_box_number;
    std::string postal_code;
    std::optional<GeoCoordinates> geo;
    json::Value extensions;
};

// An object that is known by its type alone: an entry of credentialStatus, credentialSchema, refreshService
// or termsOfUse. What the type defines is in `extensions`.
struct TypedObject {
    std::string id;
    std::string type;
    json::Value extensions;
};

} // namespace insignia::credential::ob3
