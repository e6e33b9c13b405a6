#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>

namespace insignia::system {

double room_of(std::string_view text, double size, Weight weight) {
    return typesetting::width_of(text, weight) * typesetting::widest_to_mean(weight) * size;
}

std::vector<std::string> wrap(std::string_view text, double width, double size, Weight weight,
                              std::size_t most) {
    return with_closed_isolates(typesetting::break_lines(replace_all(safe(text), "\n", " "),
                                                         width / size / typesetting::widest_to_mean(weight),
                                                         most, weight));
}

std::string xml(std::string_view text) {
    return escape_xml(safe(text));
}

} // namespace insignia::system
