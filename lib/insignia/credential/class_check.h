// JSON held against the class tables.
#pragma once

#include <insignia/credential/class_table.h>
#include <insignia/credential/problem.h>
#include <insignia/json/json.h>

namespace insignia::credential {

// Everything that breaks the table of the class and the rules between its members, in the order of the
// document. `pointer` is where `value` stands. Never stops at the first problem; members that the standard
// does not know are left alone except in closed classes. An unknown class name gives no problems.
Problems check_class(std::string_view class_name, const json::Value& value, std::string_view pointer = {});

// The same for a whole credential: finds out by its type and contexts which class it is
// (AchievementCredential, EndorsementCredential, ClrCredential, each for data model 2.0 or 1.1). When it is
// none of them, that is the only problem.
Problems check_credential(const json::Value& value, std::string_view pointer = {});

// The name of the class that check_credential() would hold it against, or "".
std::string_view credential_class(const json::Value& value);

} // namespace insignia::credential
