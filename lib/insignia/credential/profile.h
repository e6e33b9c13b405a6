// Who issues, creates, or endorses.
#pragma once

#include <insignia/credential/parts.h>
#include <memory>

namespace insignia::credential::ob3 {

// Open Badges 3.0, Profile: an organisation or a person.
struct Profile {
    std::string id;
    std::vector<std::string> more_types;
    std::string name;
    std::string url;
    std::string phone;
    std::string description;
    std::vector<json::Value> endorsement;     // signed EndorsementCredentials, exactly as they were signed
    std::vector<std::string> endorsement_jwt; // compact JWS
    std::optional<Image> image;
    std::string email;
    std::optional<Address> address;
    std::vector<IdentifierEntry> other_identifier;
    std::string official;
    std::shared_ptr<const Profile> parent_org;
    std::string family_name;
    std::string given_name;
    std::string additional_name;
    std::string patronymic_name;
    std::string honorific_prefix;
    std::string honorific_suffix;
    std::string family_name_prefix;
    std::string date_of_birth; // xsd:date
    json::Value extensions;
};

} // namespace insignia::credential::ob3
