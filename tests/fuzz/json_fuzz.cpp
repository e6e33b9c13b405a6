// JSON: what is read is written and read again as the same; canonical text is a fixed point; every value
// has a place.
//
// corpus: conformance/json-test-suite conformance/jcs hostile/json
#include <insignia/json/json.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void check_places(std::string_view text, const json::Value& value) {
    const json::Value flat = value.flatten();
    int left = 50;
    for (const auto& [pointer, leaf] : flat.items()) {
        if (--left < 0) return;
        const json::Location place = json::locate(text, pointer);
        fuzz::require(place.line >= 1 && place.column >= 1, "a value has a line and a column");
    }
}

void fuzz_one(ByteView input) {
    const auto value = json::parse(as_text(input));
    if (!value) return;
    const auto canonical = json::canonicalize(*value);
    fuzz::require(canonical.has_value(), "what was read can be canonicalized");
    const auto again = json::parse(*canonical);
    fuzz::require(again && *json::canonicalize(*again) == *canonical, "canonical text is a fixed point");
    for (const std::string& text : {json::to_compact_text(*value), json::to_pretty_text(*value)}) {
        const auto same = json::parse(text);
        fuzz::require(same && *json::canonicalize(*same) == *canonical, "written and read again is the same");
    }
    if (value->is_structured()) check_places(as_text(input), *value);
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
