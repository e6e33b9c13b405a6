#include <insignia/base/mask.h>
#include <insignia/base/text.h>

namespace insignia {

std::string masked(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at == 0) return std::string(address);
    std::size_t end = 0;
    next_character(address, end);
    return std::string(address.substr(0, end)) + "***" + std::string(address.substr(at));
}

} // namespace insignia
