#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/design/alt_text_internal.h>
#include <insignia/design/picture_names_internal.h>

namespace insignia::design {

namespace {

// The opening of the sentence, and the word for level, by primary language.
struct Phrase {
    std::string_view language;
    std::string_view badge; // with the title at {}
    std::string_view level; // with the number at {}
};

constexpr Phrase k_phrases[] = {
    {"en", "Badge “{}”", "level {}"},
    {"bg", "Значка „{}“", "ниво {}"},
    {"ca", "Insígnia «{}»", "nivell {}"},
    {"cs", "Odznak „{}“", "úroveň {}"},
    {"da", "Badge »{}«", "niveau {}"},
    {"de", "Badge „{}“", "Stufe {}"},
    {"el", "Σήμα «{}»", "επίπεδο {}"},
    {"es", "Insignia «{}»", "nivel {}"},
    {"et", "Märk „{}“", "tase {}"},
    {"eu", "«{}» domina", "{}. maila"},
    {"fi", "Osaamismerkki ”{}”", "taso {}"},
    {"fr", "Badge « {} »", "niveau {}"},
    {"ga", "Suaitheantas “{}”", "leibhéal {}"},
    {"hr", "Značka „{}“", "razina {}"},
    {"hu", "„{}” jelvény", "{}. szint"},
    {"is", "Merki „{}“", "stig {}"},
    {"it", "Badge «{}»", "livello {}"},
    {"lt", "Ženklelis „{}“", "{} lygis"},
    {"lv", "Nozīmīte „{}”", "{}. līmenis"},
    {"nb", "Merke «{}»", "nivå {}"},
    {"nl", "Badge ‘{}’", "niveau {}"},
    {"nn", "Merke «{}»", "nivå {}"},
    {"no", "Merke «{}»", "nivå {}"},
    {"pl", "Odznaka „{}”", "poziom {}"},
    {"pt", "Insígnia «{}»", "nível {}"},
    {"ro", "Insigna „{}”", "nivelul {}"},
    {"sk", "Odznak „{}“", "úroveň {}"},
    {"sl", "Značka »{}«", "stopnja {}"},
    {"sv", "Märke ”{}”", "nivå {}"},
    {"tr", "“{}” rozeti", "{}. düzey"},
    {"uk", "Відзнака «{}»", "рівень {}"},
};

const Phrase& phrase_for(std::string_view primary) {
    const auto* const found = std::ranges::find(k_phrases, primary, &Phrase::language);
    return found == std::end(k_phrases) ? k_phrases[0] : *found;
}

std::string own_text(const credential::Localized& texts, std::string_view language) {
    for (const auto& [tag, text] : texts)
        if (tag == language) return text;
    return texts.empty() ? std::string() : texts.front().second;
}

// The name that the list of the language gives to what is drawn, or "" when it has none.
std::string name_in(const PictureNames::Names& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? std::string() : found->second;
}

// The opening with the shape and the symbol behind it, or alone in languages without names for them. What the
// designer called the badge comes last, so that nothing in it is taken for a placeholder.
std::string with_names(const std::string& opening, std::string_view primary, const Shape& shape,
                       const Icon& icon) {
    if (primary == "en") return fmt::format("{}: {} with the symbol {}", opening, shape.label, icon.label);
    const PictureNames* const names = picture_names(primary);
    if (names == nullptr) return opening;
    const bool is_card = shape.outline.empty();
    const std::string outline = is_card ? names->card : name_in(names->shapes, shape.name);
    std::string text = replace_all(names->sentence, "{shape}", outline);
    text = replace_all(text, "{icon}", name_in(names->icons, icon.name));
    return replace_all(text, "{badge}", opening);
}

} // namespace

void describe(Picture& picture, const credential::PictureSpec& spec, std::string_view title,
              std::string_view language, const Shape& shape, const Icon& icon) {
    const Phrase& phrase = phrase_for(to_lower(language.substr(0, language.find('-'))));
    const std::string level =
        spec.level > 0 ? ", " + replace_all(std::string(phrase.level), "{}", std::to_string(spec.level)) : "";
    const std::string opening = replace_all(std::string(phrase.badge), "{}", trim(title));
    picture.short_alt = opening + level;
    picture.alt = own_text(spec.alt, language);
    if (picture.alt.empty()) picture.alt = with_names(opening, phrase.language, shape, icon) + level;
}

} // namespace insignia::design
