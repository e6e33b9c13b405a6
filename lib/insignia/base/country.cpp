#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/country.h>
#include <iterator>
#include <string>
#include <utility>

namespace insignia {

namespace {

// ISO 3166-1 alpha-2 in the order of the alphabet, and XK. Three bytes each: the code, and what parts it from
// the next.
constexpr std::string_view k_countries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ "
    "BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR "
    "CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
    "ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ "
    "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
    "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
    "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR "
    "TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK";
constexpr std::size_t k_step = 3;

// What people write who have the codes of the web or of the European Union in mind.
constexpr std::pair<std::string_view, std::string_view> k_other_codes[] = {{"UK", "GB"}, {"EL", "GR"}};

// The code inside the list, or "".
std::string_view find_country(std::string_view code) {
    for (std::size_t at = 0; code.size() == k_step - 1 && at < k_countries.size(); at += k_step)
        if (k_countries.substr(at, code.size()) == code) return k_countries.substr(at, code.size());
    return {};
}

char to_capital(char c) {
    return is_ascii_lower(static_cast<unsigned char>(c)) ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

bool is_country_code(std::string_view text) {
    return !find_country(text).empty();
}

std::string_view meant_country_code(std::string_view text) {
    std::string capitals;
    std::ranges::transform(text, std::back_inserter(capitals), to_capital);
    for (const auto& [written, meant] : k_other_codes)
        if (capitals == written) return meant;
    return find_country(capitals);
}

} // namespace insignia
