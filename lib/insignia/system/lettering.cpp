#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/system/lettering_internal.h>

namespace insignia::system {

double room_of(std::string_view text, double size, Weight weight) {
    return typesetting::width_of(text, weight) * typesetting::widest_to_mean(weight) * size;
}

std::vector<std::string> wrap(std::string_view text, double width, double size, Weight weight,
                              std::size_t most) {
    constexpr std::size_t k_most_characters = 2'000;
    return typesetting::break_lines(sanitize(text, k_most_characters),
                                    width / size / typesetting::widest_to_mean(weight), most, weight);
}

std::string xml(std::string_view text) {
    return escape_xml(sanitize_lines(text));
}

} // namespace insignia::system
