#include "write_internal.h"

#include <algorithm>
#include <array>

namespace insignia::check {
namespace {

constexpr std::array k_formats = {
    Format{"text", write_text},
    Format{"json", write_json},
    Format{"ndjson", write_ndjson},
    Format{"junit", write_junit},
};

} // namespace

std::span<const Format> formats() {
    return k_formats;
}

const Format* find_format(std::string_view name) {
    const auto found = std::ranges::find(k_formats, name, &Format::name);
    return found == k_formats.end() ? nullptr : &*found;
}

bool is_piecewise(const Format& format) {
    return format.name == "text" || format.name == "ndjson";
}

std::string_view verdict_word(Verdict verdict) {
    switch (verdict) {
    case Verdict::valid:
        return "VALID";
    case Verdict::not_valid:
        return "NOT VALID";
    case Verdict::undetermined:
        return "UNDETERMINED";
    }
    return "UNDETERMINED";
}

} // namespace insignia::check
