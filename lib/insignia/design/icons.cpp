#include <insignia/design/icons_internal.h>
#include <vector>

namespace insignia::design {

std::span<const Icon> icons() {
    static const std::vector<Icon> all = [] {
        std::vector<Icon> rows;
        for (const auto family :
             {learning_icons(), people_icons(), making_icons(), world_icons(), signs_icons()})
            rows.insert(rows.end(), family.begin(), family.end());
        return rows;
    }();
    return all;
}

} // namespace insignia::design
