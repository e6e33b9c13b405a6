#include <algorithm>
#include <fmt/format.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/lettering_internal.h>
#include <insignia/system/picture_internal.h>

namespace insignia::system {

namespace {

using credential::Stage;

constexpr StageLook k_stages[] = {
    {Stage::unstated, "", "#F4F5F7", "#525B6B"},
    {Stage::onboarding, "onboarding", "#E3F3EF", "#0B5F57"},
    {Stage::motivation, "motivation", "#E6EFFD", "#1E4FBF"},
    {Stage::signposting, "signposting", "#F0E9FD", "#6025C0"},
    {Stage::recognition, "recognition", "#FCF0D9", "#84550B"},
};

constexpr StandingLook k_standings[] = {
    {Standing::earned, "standing_earned", "#1B6B3A", "#FFFFFF", "M3 11l5 5L17 5"},
    {Standing::open, "standing_open", "#DCE9FF", "#17408F", "M3 10h12M10 4l6 6-6 6"},
    {Standing::locked, "standing_locked", "#ECEEF1", "#525B6B", "M4 9h12v8H4zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"},
};

} // namespace

const StageLook& look_of(Stage stage) {
    return *std::ranges::find(k_stages, stage, &StageLook::stage);
}

const StandingLook& look_of(Standing standing) {
    return *std::ranges::find(k_standings, standing, &StandingLook::standing);
}

std::span<const StandingLook> standing_looks() {
    return k_standings;
}

std::string text_line(double x, double y, double size, Anchor anchor, std::string_view fill, const Line& line,
                      std::string_view style) {
    const bool reversed = is_right_to_left(line.whole.empty() ? line.text : line.whole, line.language);
    const auto* const place = anchor == Anchor::middle                ? "middle"
                              : (anchor == Anchor::right) == reversed ? "start"
                                                                      : "end";
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" text-anchor=\"{}\"{} "
                       "fill=\"{}\"{}{}>{}</text>\n",
                       x, y, size, place, reversed ? " direction=\"rtl\"" : "", fill,
                       style.empty() ? "" : " ", style, xml(line.text));
}

std::string bullet(double x, double y, bool required) {
    return fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.6\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\"/>\n", x,
        y, required ? ink::k_text : ink::k_card, ink::k_text);
}

} // namespace insignia::system
