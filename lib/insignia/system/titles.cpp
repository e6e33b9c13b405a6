#include <algorithm>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture_internal.h>
#include <insignia/system/titles_internal.h>
#include <optional>

namespace insignia::system {

using credential::say;

namespace {

constexpr double k_title_sizes[] = {k_title_size, 18, 15};
constexpr double k_title_top = 14; // from the top of a band
constexpr double k_title_step = 8;
constexpr double k_least_side = 12; // from the side of a band when it is narrow

// A line of a curve, short enough to be seen as straight.
struct Stretch {
    Point from, to;
};

Point on_bezier(const Point* control, double t) {
    const double u = 1 - t;
    const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * control[0].x + b * control[1].x + c * control[2].x + d * control[3].x,
            a * control[0].y + b * control[1].y + c * control[2].y + d * control[3].y};
}

std::vector<Stretch> stretches_of(const std::vector<std::vector<Point>>& curves) {
    constexpr int k_parts = 24;
    std::vector<Stretch> stretches;
    for (const auto& curve : curves)
        for (std::size_t at = 0; at + 3 < curve.size(); at += 3)
            for (int part = 0; part < k_parts; ++part)
                stretches.push_back({on_bezier(&curve[at], static_cast<double>(part) / k_parts),
                                     on_bezier(&curve[at], static_cast<double>(part + 1) / k_parts)});
    return stretches;
}

// What a horizontal strip of the picture has no room for, from left to right.
class Strip {
public:
    Strip(double top, double bottom) : m_top(top), m_bottom(bottom) {}

    void block(double left, double right, double top, double bottom) {
        if (bottom > m_top && top < m_bottom) m_blocked.emplace_back(left, right);
    }

    // The first place of this width from `from` on that ends before `to`.
    std::optional<double> first_free(double from, double to, double width) {
        std::ranges::sort(m_blocked);
        for (const auto& [left, right] : m_blocked) {
            if (right <= from) continue;
            if (left >= from + width) break;
            from = right;
        }
        return from + width <= to ? std::optional(from) : std::nullopt;
    }

private:
    double m_top, m_bottom;
    std::vector<std::pair<double, double>> m_blocked;
};

class TitlePlacer {
public:
    TitlePlacer(const credential::BadgeSystem& system, Placement& placement)
        : m_system(system), m_placement(placement), m_stretches(stretches_of(placement.curves)) {}

    bool place(Band& band) const {
        for (const double size : k_title_sizes)
            for (const double side : {k_title_side, k_least_side})
                if (place_at(band, size, side, band.box.top + k_title_top)) return true;
        for (const double size : k_title_sizes)
            for (double top = band.box.top + k_title_top; top + size < band.box.top + band.box.height - 6;
                 top += k_title_step)
                if (place_at(band, size, k_least_side, top)) return true;
        band.title = {band.box.left + k_title_side, band.box.top + k_title_top,
                      title_width(m_system, band.stage, k_title_size), k_title_size * 1.2};
        band.title_size = k_title_size;
        return false;
    }

private:
    bool place_at(Band& band, double size, double side, double top) const {
        const double height = size * 1.2;
        Strip strip(top - k_title_margin / 2, top + height + k_title_margin / 2);
        for (const auto& box : m_placement.nodes)
            strip.block(box.left - k_title_margin, box.left + box.width + k_title_margin, box.top,
                        box.top + box.height);
        for (const auto& line : m_stretches)
            strip.block(std::min(line.from.x, line.to.x) - k_title_margin,
                        std::max(line.from.x, line.to.x) + k_title_margin, std::min(line.from.y, line.to.y),
                        std::max(line.from.y, line.to.y));
        const auto width = title_width(m_system, band.stage, size);
        const auto left =
            strip.first_free(band.box.left + side, band.box.left + band.box.width - side, width);
        if (!left) return false;
        band.title = {*left, top, width, height};
        band.title_size = size;
        return true;
    }

    const credential::BadgeSystem& m_system;
    Placement& m_placement;
    std::vector<Stretch> m_stretches;
};

} // namespace

double title_width(const credential::BadgeSystem& system, credential::Stage stage, double size) {
    return room_of(say(system.language, look_of(stage).word), size, Weight::bold);
}

double place_titles(const credential::BadgeSystem& system, Placement& placement) {
    constexpr double k_crossed = 0.5;
    const TitlePlacer placer(system, placement);
    double quality = 1;
    for (auto& band : placement.bands)
        if (band.begins)
            quality = std::min(quality, placer.place(band) ? band.title_size / k_title_size : k_crossed);
    return quality;
}

} // namespace insignia::system
