// What can be achieved: the badge class of Open Badges 3.0.
#pragma once

#include <insignia/credential/profile.h>

namespace insignia::credential::ob3 {

// Open Badges 3.0, RubricCriterionLevel.
struct RubricCriterionLevel {
    std::string id;
    std::vector<std::string> more_types;
    std::vector<Alignment> alignment;
    std::string description;
    std::string level;
    std::string name;
    std::string points;
    json::Value extensions;
};

// Open Badges 3.0, ResultDescription: a kind of result that earners of the achievement can have.
struct ResultDescription {
    std::string id;
    std::vector<std::string> more_types;
    std::vector<Alignment> alignment;
    std::vector<std::string> allowed_value; // from low to high
    std::string name;
    std::string required_level; // id of one of the levels below
    std::string required_value;
    std::string result_type;                                  // ResultType
    std::vector<RubricCriterionLevel> rubric_criterion_level; // from low to high
    std::string value_max;
    std::string value_min;
    json::Value extensions;
};

// Open Badges 3.0, Achievement.
struct Achievement {
    std::string id;
    std::vector<std::string> more_types;
    std::string name;
    std::string description;
    Criteria criteria;
    std::string achievement_type; // AchievementType
    std::optional<Image> image;
    std::optional<Profile> creator;
    std::string in_language;
    std::string version;
    std::vector<std::string> tag;
    std::vector<Alignment> alignment;
    std::optional<double> credits_available; // credits, not hours
    std::string field_of_study;
    std::string human_code;
    std::string specialization;
    std::vector<IdentifierEntry> other_identifier;
    std::vector<Related> related;
    std::vector<ResultDescription> result_description;
    std::vector<json::Value> endorsement; // as in Profile
    std::vector<std::string> endorsement_jwt;
    json::Value extensions;
};

} // namespace insignia::credential::ob3
