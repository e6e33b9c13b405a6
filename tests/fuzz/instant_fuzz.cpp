// Moments: what is read is written in one form that is read as the same moment.
//
// corpus: hostile/time
#include <insignia/base/instant.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    for (const auto& instant :
         {Instant::parse(as_text(input)), Instant::parse_date_or_time(as_text(input))}) {
        if (!instant) continue;
        fuzz::require(instant->nanoseconds >= 0 && instant->nanoseconds < 1'000'000'000,
                      "nanoseconds are a fraction");
        const std::string text = instant->to_string();
        const bool in_four_digits = text.size() > 4 && text[4] == '-' && text[0] != '-';
        if (in_four_digits)
            fuzz::require(Instant::parse(text) == *instant, "written and read is the same moment");
    }
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
