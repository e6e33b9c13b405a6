// How the checker, the value tests and the rules between members talk to each other.
#pragma once

#include <insignia/credential/class_table.h>
#include <insignia/credential/problem.h>
#include <insignia/json/json.h>

namespace insignia::credential {

// Where the checker is and where problems go.
struct Spot {
    const json::Value& value;
    std::string pointer;
    std::string_view citation;
    Problems& problems;

    void add(Severity severity, Rule rule, std::string message) const;
    void add_at(std::string_view member, Severity severity, Rule rule, std::string message) const;
};

// What is wrong with one scalar value by its type; adds nothing when it is fine. Objects are not its
// business.
void check_scalar(const MemberRow& row, const Spot& spot);

// The one problem of what is no badge and no endorsement.
Problems unknown_class(const json::Value& value, std::string_view pointer);

// The rules between the members of one object, by class.
void check_rules(std::string_view class_name, const Spot& spot);

// The values of a member that may be a list or a single value; empty when it is absent.
std::vector<const json::Value*> as_list(const json::Value& object, std::string_view member);

// True when the member is or contains the text.
bool lists(const json::Value& object, std::string_view member, std::string_view text);

// A text of the document in quotes, safe to show.
std::string in_quotes(std::string_view text);

} // namespace insignia::credential
