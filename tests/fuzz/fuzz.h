// What all fuzz targets share.
//
// A target is one file: it defines fuzz_one() and ends with INSIGNIA_FUZZ_TARGET. With the `fuzz` preset it
// is a libFuzzer program; in all other builds replay.cpp feeds it the files of its corpus.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia::fuzz {

// Ends the program, as the sanitizers do, when a rule that must hold for every input does not.
inline void require(bool holds, const char* rule) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", rule);
    std::abort();
}

} // namespace insignia::fuzz

#define INSIGNIA_FUZZ_TARGET(function)                                                                       \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {                      \
        function(::insignia::ByteView(data, size));                                                          \
        return 0;                                                                                            \
    }
