// A definition held against what was issued of it; private to the room.
#pragma once

#include <insignia/credential/definition.h>
#include <insignia/json/json.h>
#include <string>
#include <vector>

namespace insignia::lint {

// The members of the Achievement `issued` that earners were promised and that the definition would now say
// otherwise. In what words the program adds the workload is no promise; how many hours it is, is one.
std::vector<std::string> changed_since(const json::Value& issued, const credential::Definition& definition);

} // namespace insignia::lint
