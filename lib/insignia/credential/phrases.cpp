#include <insignia/credential/phrases.h>

#include <algorithm>

namespace insignia::credential {

namespace {

constexpr Phrases k_phrases[] = {
    {"en", "Evidence", "Workload: {}", "required", "optional", "self-assessed", "assessed by peers",
     "assessed by the organiser", "assessed by an external assessor"},
    {"de", "Nachweise", "Arbeitsaufwand: {}", "erforderlich", "freiwillig", "Selbsteinschätzung",
     "von anderen Teilnehmenden bewertet", "vom Veranstalter bewertet", "extern bewertet"},
    {"fr", "Preuves", "Charge de travail : {}", "obligatoire", "facultatif", "auto-évaluation",
     "évalué par les pairs", "évalué par l’organisateur", "évalué par une personne externe"},
    {"es", "Evidencias", "Carga de trabajo: {}", "obligatorio", "opcional", "autoevaluación",
     "evaluado por otros participantes", "evaluado por la organización", "evaluado por una persona externa"},
    {"it", "Evidenze", "Carico di lavoro: {}", "obbligatorio", "facoltativo", "autovalutazione",
     "valutato dai pari", "valutato dall’organizzatore", "valutato da una persona esterna"},
    {"lt", "Įrodymai", "Darbo krūvis: {}", "būtina", "neprivaloma", "savęs vertinimas",
     "vertina kiti dalyviai", "vertina organizatorius", "vertina išorės vertintojas"},
    {"sl", "Dokazila", "Obseg dela: {}", "obvezno", "neobvezno", "samoocena", "ocenijo drugi udeleženci",
     "oceni organizator", "oceni zunanji ocenjevalec"},
    {"pt", "Evidências", "Carga de trabalho: {}", "obrigatório", "opcional", "autoavaliação",
     "avaliado por pares", "avaliado pela organização", "avaliado por uma pessoa externa"},
    {"nl", "Bewijsstukken", "Studielast: {}", "verplicht", "optioneel", "zelfbeoordeling",
     "beoordeeld door medecursisten", "beoordeeld door de organisator", "extern beoordeeld"},
    {"pl", "Dowody", "Nakład pracy: {}", "wymagane", "opcjonalne", "samoocena", "ocena innych uczestników",
     "ocena organizatora", "ocena zewnętrzna"},
};

std::string_view base_language(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

} // namespace

const Phrases& phrases(std::string_view language) {
    const auto found = std::ranges::find(k_phrases, base_language(language), &Phrases::language);
    return found == std::end(k_phrases) ? k_phrases[0] : *found;
}

std::string_view assessor_phrase(const Phrases& phrases, Assessor assessor) {
    switch (assessor) {
    case Assessor::self:
        return phrases.self;
    case Assessor::peer:
        return phrases.peer;
    case Assessor::organiser:
        return phrases.organiser;
    case Assessor::external:
        return phrases.external;
    case Assessor::unstated:
        break;
    }
    return {};
}

} // namespace insignia::credential
