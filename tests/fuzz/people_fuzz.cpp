// People lists and badge definitions, as people write them.
//
// corpus: hostile/csv
#include <insignia/workspace/definition_file.h>
#include <insignia/workspace/people.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    (void)workspace::parse_people(input, "people.csv");
    (void)workspace::parse_definition(as_text(input), "badge", "badge.toml");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
