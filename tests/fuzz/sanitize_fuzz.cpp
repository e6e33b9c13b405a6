// Text for terminals: well-formed, without controls, and made safe once and for all.
//
// corpus: hostile/text hostile/json
#include <algorithm>
#include <insignia/base/text.h>

#include "fuzz.h"

using namespace insignia;

namespace {

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

void fuzz_one(ByteView input) {
    const std::string_view text = as_text(input);
    const std::string line = sanitize(text);
    fuzz::require(find_invalid_utf8(line) == std::string_view::npos, "the result is UTF-8");
    fuzz::require(std::ranges::none_of(line, is_control), "no control character is left");
    fuzz::require(sanitize(line) == line, "sanitizing twice changes nothing");
    const std::string lines = sanitize_lines(text);
    fuzz::require(std::ranges::none_of(lines, [](char c) { return is_control(c) && c != '\n'; }),
                  "no control character but line feeds is left");
    fuzz::require(sanitize_lines(lines) == lines, "sanitizing lines twice changes nothing");
    (void)display_width(text);
    (void)trim(text);
    const std::size_t middle = text.size() / 2;
    fuzz::require(position_of(text, middle).line >= 1, "every place has a line");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
