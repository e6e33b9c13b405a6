#include "frameworks.h"
#include <algorithm>
#include <insignia/base/text.h>

// The labels are the frameworks' own, in English and, where a source was at hand, in Italian; the codes of
// the key competences, LifeComp areas and EntreComp are local.

namespace insignia::workspace {

namespace {

// clang-format off
constexpr Competence k_key_competences[] = {
    {"KC1", "", "Literacy competence", "Competenza alfabetica funzionale", ""},
    {"KC2", "", "Multilingual competence", "Competenza multilinguistica", ""},
    {"KC3", "", "Mathematical competence and competence in science, technology and engineering", "Competenza matematica e competenza in scienze, tecnologie e ingegneria", ""},
    {"KC4", "", "Digital competence", "Competenza digitale", ""},
    {"KC5", "", "Personal, social and learning to learn competence", "Competenza personale, sociale e capacità di imparare a imparare", ""},
    {"KC6", "", "Citizenship competence", "Competenza in materia di cittadinanza", ""},
    {"KC7", "", "Entrepreneurship competence", "Competenza imprenditoriale", ""},
    {"KC8", "", "Cultural awareness and expression competence", "Competenza in materia di consapevolezza ed espressione culturali", ""},
};

constexpr Competence k_digcomp[] = {
    {"1", "", "Information and data literacy", "Alfabetizzazione su informazioni e dati", ""},
    {"1.1", "1", "Browsing, searching and filtering data, information and digital content", "Navigare, ricercare e filtrare dati, informazioni e contenuti digitali", ""},
    {"1.2", "1", "Evaluating data, information and digital content", "Valutare dati, informazioni e contenuti digitali", ""},
    {"1.3", "1", "Managing data, information and digital content", "Gestire dati, informazioni e contenuti digitali", ""},
    {"2", "", "Communication and collaboration", "Comunicazione e collaborazione", ""},
    {"2.1", "2", "Interacting through digital technologies", "Interagire attraverso le tecnologie digitali", ""},
    {"2.2", "2", "Sharing through digital technologies", "Condividere informazioni attraverso le tecnologie digitali", ""},
    {"2.3", "2", "Engaging citizenship through digital technologies", "Esercitare la cittadinanza attraverso le tecnologie digitali", ""},
    {"2.4", "2", "Collaborating through digital technologies", "Collaborare attraverso le tecnologie digitali", ""},
    {"2.5", "2", "Netiquette", "Netiquette", ""},
    {"2.6", "2", "Managing digital identity", "Gestire l’identità digitale", ""},
    {"3", "", "Digital content creation", "Creazione di contenuti digitali", ""},
    {"3.1", "3", "Developing digital content", "Sviluppare contenuti digitali", "http://data.europa.eu/snb/dcf/u69o196gu6"},
    {"3.2", "3", "Integrating and re-elaborating digital content", "Integrare e rielaborare contenuti digitali", ""},
    {"3.3", "3", "Copyright and licences", "Copyright e licenze", ""},
    {"3.4", "3", "Programming", "Programmazione", ""},
    {"4", "", "Safety", "Sicurezza", ""},
    {"4.1", "4", "Protecting devices", "Proteggere i dispositivi", ""},
    {"4.2", "4", "Protecting personal data and privacy", "Proteggere i dati personali e la privacy", ""},
    {"4.3", "4", "Protecting health and well-being", "Proteggere la salute e il benessere", ""},
    {"4.4", "4", "Protecting the environment", "Proteggere l’ambiente", ""},
    {"5", "", "Problem solving", "Risolvere problemi", ""},
    {"5.1", "5", "Solving technical problems", "Risolvere problemi tecnici", ""},
    {"5.2", "5", "Identifying needs and technological responses", "Individuare bisogni e risposte tecnologiche", ""},
    {"5.3", "5", "Creatively using digital technology", "", ""},
    {"5.4", "5", "Identifying digital competence gaps", "", "http://data.europa.eu/snb/dcf/860966ekgo"},
};

constexpr Competence k_lifecomp[] = {
    {"P", "", "Personal", "", ""},
    {"P1", "P", "Self-regulation", "", ""},
    {"P2", "P", "Flexibility", "", ""},
    {"P3", "P", "Wellbeing", "", ""},
    {"S", "", "Social", "", ""},
    {"S1", "S", "Empathy", "", ""},
    {"S2", "S", "Communication", "", ""},
    {"S3", "S", "Collaboration", "", ""},
    {"L", "", "Learning to learn", "", ""},
    {"L1", "L", "Growth mindset", "", ""},
    {"L2", "L", "Critical thinking", "", ""},
    {"L3", "L", "Managing learning", "", ""},
};

constexpr Competence k_entrecomp[] = {
    {"1", "", "Ideas and opportunities", "Idee e opportunità", ""},
    {"1.1", "1", "Spotting opportunities", "", ""},
    {"1.2", "1", "Creativity", "", ""},
    {"1.3", "1", "Vision", "", ""},
    {"1.4", "1", "Valuing ideas", "", ""},
    {"1.5", "1", "Ethical and sustainable thinking", "", ""},
    {"2", "", "Resources", "Risorse", ""},
    {"2.1", "2", "Self-awareness and self-efficacy", "", ""},
    {"2.2", "2", "Motivation and perseverance", "", ""},
    {"2.3", "2", "Mobilising resources", "", ""},
    {"2.4", "2", "Financial and economic literacy", "", ""},
    {"2.5", "2", "Mobilising others", "", ""},
    {"3", "", "Into action", "In azione", ""},
    {"3.1", "3", "Taking the initiative", "", ""},
    {"3.2", "3", "Planning and management", "", ""},
    {"3.3", "3", "Coping with uncertainty, ambiguity and risk", "", ""},
    {"3.4", "3", "Working with others", "", ""},
    {"3.5", "3", "Learning through experience", "", ""},
};

constexpr Competence k_greencomp[] = {
    {"1", "", "Embodying sustainability values", "", ""},
    {"1.1", "1", "Valuing sustainability", "", ""},
    {"1.2", "1", "Supporting fairness", "", ""},
    {"1.3", "1", "Promoting nature", "", ""},
    {"2", "", "Embracing complexity in sustainability", "", ""},
    {"2.1", "2", "Systems thinking", "", ""},
    {"2.2", "2", "Critical thinking", "", ""},
    {"2.3", "2", "Problem framing", "", ""},
    {"3", "", "Envisioning sustainable futures", "", ""},
    {"3.1", "3", "Futures literacy", "", ""},
    {"3.2", "3", "Adaptability", "", ""},
    {"3.3", "3", "Exploratory thinking", "", ""},
    {"4", "", "Acting for sustainability", "Agire per la sostenibilità", ""},
    {"4.1", "4", "Political agency", "", ""},
    {"4.2", "4", "Collective action", "", ""},
    {"4.3", "4", "Individual initiative", "", ""},
};

constexpr Competence k_eqf[] = {
    {"1", "", "Level 1", "Livello 1", "http://data.europa.eu/snb/eqf/1"},
    {"2", "", "Level 2", "Livello 2", "http://data.europa.eu/snb/eqf/2"},
    {"3", "", "Level 3", "Livello 3", "http://data.europa.eu/snb/eqf/3"},
    {"4", "", "Level 4", "Livello 4", "http://data.europa.eu/snb/eqf/4"},
    {"5", "", "Level 5", "Livello 5", "http://data.europa.eu/snb/eqf/5"},
    {"6", "", "Level 6", "Livello 6", "http://data.europa.eu/snb/eqf/6"},
    {"7", "", "Level 7", "Livello 7", "http://data.europa.eu/snb/eqf/7"},
    {"8", "", "Level 8", "Livello 8", "http://data.europa.eu/snb/eqf/8"},
};

constexpr Framework k_frameworks[] = {
    {"Key competences for lifelong learning (2018)", "key-competences", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32018H0604(01)", k_key_competences},
    {"DigComp 2.2", "digcomp", "https://joint-research-centre.ec.europa.eu/digcomp_en", k_digcomp},
    {"LifeComp", "lifecomp", "https://joint-research-centre.ec.europa.eu/lifecomp_en", k_lifecomp},
    {"EntreComp", "entrecomp", "https://joint-research-centre.ec.europa.eu/entrecomp-entrepreneurship-competence-framework_en", k_entrecomp},
    {"GreenComp", "greencomp", "https://joint-research-centre.ec.europa.eu/greencomp-european-sustainability-competence-framework_en", k_greencomp},
    {"European Qualifications Framework", "eqf", "https://europass.europa.eu/en/europass-digital-tools/european-qualifications-framework", k_eqf},
};
// clang-format on

} // namespace

std::span<const Framework> frameworks() {
    return k_frameworks;
}

const Framework* find_framework(std::string_view name) {
    const auto wanted = to_lower(name);
    const auto* const found = std::ranges::find_if(k_frameworks, [&](const Framework& framework) {
        return to_lower(framework.name) == wanted || framework.short_name == wanted;
    });
    return found == std::end(k_frameworks) ? nullptr : found;
}

const Competence* find_competence(const Framework& framework, std::string_view code) {
    const auto found = std::ranges::find(framework.competences, code, &Competence::code);
    return found == framework.competences.end() ? nullptr : &*found;
}

} // namespace insignia::workspace
