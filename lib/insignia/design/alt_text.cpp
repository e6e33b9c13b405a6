#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/design/alt_text_internal.h>

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

const Phrase& phrase_for(std::string_view language) {
    const std::string primary = to_lower(language.substr(0, language.find('-')));
    for (const Phrase& phrase : k_phrases)
        if (phrase.language == primary) return phrase;
    return k_phrases[0];
}

std::string own_text(const credential::Localized& texts, std::string_view language) {
    for (const auto& [tag, text] : texts)
        if (tag == language) return text;
    return texts.empty() ? std::string() : texts.front().second;
}

} // namespace

std::string alt_text(const credential::PictureSpec& spec, std::string_view title, std::string_view language,
                     const Shape& shape, const Icon& icon) {
    if (std::string own = own_text(spec.alt, language); !own.empty()) return own;
    const Phrase& phrase = phrase_for(language);
    const std::string number = std::to_string(spec.level);
    std::string text = replace_all(std::string(phrase.badge), "{}", trim(title));
    if (phrase.language == "en") text += fmt::format(": {} with the symbol {}", shape.label, icon.label);
    if (spec.level > 0) text += ", " + replace_all(std::string(phrase.level), "{}", number);
    return text;
}

} // namespace insignia::design
