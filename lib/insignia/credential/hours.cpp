#include <insignia/credential/hours.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::credential {

namespace {

enum class PluralForm { one, two, few, many, other };

// A number by what is written of it: its whole part, and whether decimals follow. None are written that are
// zero, so that "1.0", which some languages tell from "1", does not occur.
struct Amount {
    std::uint64_t whole = 0;
    bool has_decimals = false;
};

bool lies_within(std::uint64_t number, std::uint64_t first, std::uint64_t last) {
    return first <= number && number <= last;
}

PluralForm one_alone(Amount amount) {
    return amount.whole == 1 && !amount.has_decimals ? PluralForm::one : PluralForm::other;
}

PluralForm one_below_two(Amount amount) {
    return amount.whole < 2 ? PluralForm::one : PluralForm::other;
}

PluralForm lithuanian(Amount amount) {
    if (amount.has_decimals) return PluralForm::many;
    const auto unit = amount.whole % 10;
    if (unit == 0 || lies_within(amount.whole % 100, 11, 19)) return PluralForm::other;
    return unit == 1 ? PluralForm::one : PluralForm::few;
}

PluralForm slovene(Amount amount) {
    const auto end = amount.whole % 100;
    if (amount.has_decimals || end == 3 || end == 4) return PluralForm::few;
    return end == 1 ? PluralForm::one : end == 2 ? PluralForm::two : PluralForm::other;
}

PluralForm polish(Amount amount) {
    if (amount.has_decimals) return PluralForm::other;
    if (amount.whole == 1) return PluralForm::one;
    const bool few = lies_within(amount.whole % 10, 2, 4) && !lies_within(amount.whole % 100, 12, 14);
    return few ? PluralForm::few : PluralForm::many;
}

// https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html
struct HourWords {
    std::string_view language; // a tag in small letters, or a primary language for all tags without a row
    char decimal_mark;
    PluralForm (*form)(Amount);
    std::string_view one, two, few, many, other; // those that the rule gives
};

constexpr HourWords k_hour_words[] = {
    {"en", '.', one_alone, "hour", "", "", "", "hours"},
    {"de", ',', one_alone, "Stunde", "", "", "", "Stunden"},
    {"fr", ',', one_below_two, "heure", "", "", "", "heures"},
    {"es", ',', one_alone, "hora", "", "", "", "horas"},
    {"it", ',', one_alone, "ora", "", "", "", "ore"},
    {"lt", ',', lithuanian, "valanda", "", "valandos", "valandos", "valandų"},
    {"sl", ',', slovene, "ura", "uri", "ure", "", "ur"},
    {"pt", ',', one_below_two, "hora", "", "", "", "horas"},
    {"pt-pt", ',', one_alone, "hora", "", "", "", "horas"},
    {"nl", ',', one_alone, "uur", "", "", "", "uur"},
    {"pl", ',', polish, "godzina", "", "godziny", "godzin", "godziny"},
};

const HourWords& hour_words(std::string_view language) {
    const std::string whole = to_lower(language);
    for (const auto& tag : {whole, whole.substr(0, whole.find('-'))}) {
        const auto* const row = std::ranges::find(k_hour_words, tag, &HourWords::language);
        if (row != std::end(k_hour_words)) return *row;
    }
    return k_hour_words[0];
}

// With a point: "12", "2.5".
std::string decimal_number(double number) {
    std::string text = fmt::format("{:.3f}", number);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string_view hour_word(const HourWords& words, std::string_view number) {
    Amount amount;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), amount.whole);
    amount.has_decimals = number.find('.') != std::string_view::npos;
    switch (error == std::errc() ? words.form(amount) : PluralForm::other) {
    case PluralForm::one:
        return words.one;
    case PluralForm::two:
        return words.two;
    case PluralForm::few:
        return words.few;
    case PluralForm::many:
        return words.many;
    case PluralForm::other:
        break;
    }
    return words.other;
}

std::string with_mark(const std::string& number, const HourWords& words) {
    return replace_all(number, ".", std::string_view(&words.decimal_mark, 1));
}

} // namespace

std::string hours_in_short(double hours, std::string_view language) {
    return with_mark(decimal_number(hours), hour_words(language)) + " h";
}

std::string hours_in_words(double hours, std::string_view language) {
    const HourWords& words = hour_words(language);
    const std::string number = decimal_number(hours);
    return fmt::format("{} {}", with_mark(number, words), hour_word(words, number));
}

} // namespace insignia::credential
