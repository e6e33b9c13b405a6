// Texts that the word lists must judge rightly: what is found wrongly lowers the worth of what is found
// rightly.
#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/lint/lint.h>
#include <insignia/lint/read.h>
#include <insignia/lint/write.h>
#include <span>

using namespace insignia;

namespace {

struct Judged {
    const char *language, *criteria;
    bool found;
};

// An Achievement in JSON with a description of its own or a neutral one.
lint::Input achievement(const std::string& language, const std::string& criteria,
                        const std::string& description = {}, const std::string& type = "Badge") {
    const json::Value root = {{"type", {"Achievement"}},
                              {"id", "urn:uuid:5f1d2a4e-0c6b-4a53-9d2e-6b8c1f3e7a90"},
                              {"name", "Zz"},
                              {"inLanguage", language},
                              {"achievementType", type},
                              {"description", description.empty() ? "Zz." : description},
                              {"criteria", {{"narrative", criteria}}}};
    lint::Input input;
    REQUIRE(lint::add_json(input, "a.json", json::to_pretty_text(root)).has_value());
    return input;
}

bool is_found(const lint::Input& input, std::string_view rule) {
    auto profile = lint::find_profile("cities-of-learning").value();
    for (auto& [name, severity] : profile.severities)
        if (severity == lint::Severity::off) severity = lint::Severity::warning;
    const auto report = lint::run(input, profile);
    return std::ranges::any_of(report.findings,
                               [&](const auto& finding) { return finding.rule->id == rule; });
}

// Each text as the criteria of a definition: whether this rule finds something in it.
void check_rows(std::span<const Judged> rows, std::string_view rule, const std::string& type = "Badge") {
    for (const auto& row : rows) {
        CAPTURE(row.language, row.criteria);
        CHECK(is_found(achievement(row.language, row.criteria, "", type), rule) == row.found);
    }
}

} // namespace

TEST_CASE("being there is no skill, and nouns that begin like verbs are no verbs") {
    const Judged rows[] = {
        {"en", "- Attended the career day\n- Attended a project management seminar", true},
        {"en", "- Attended the programme of the organisation\n- Participated in the marketing course", true},
        {"fr", "- A participé à la formation\n- A participé à l'échange de jeunes", true},
        {"fr", "- A assisté à la journée publique\n- A participé au programme", true},
        {"es", "- Asistió a la jornada de formación\n- Asistió al programa completo", true},
        {"es", "- Participó en todas las sesiones\n- Asistió al taller en el marco del proyecto", true},
        {"it", "- Ha partecipato al percorso formativo\n- Ha partecipato al programma", true},
        {"it", "- Ha partecipato agli incontri dell'organizzazione\n- Ha partecipato al percorso di crescita",
         true},
        {"de", "- Teilnahme am Programmierkurs\n- Teilnahme am Workshop zur Entwicklung von Projekten", true},
        {"de", "- Hat den Sprachkurs besucht\n- War dabei", true},
        {"sl", "- Udeležil se je predavanja v učilnici\n- Udeležil se je plavanja v vodi", true},
        {"lt", "- Dalyvavo renginyje apie organizavimą\n- Lankė paskaitas", true},
        {"en", "- Joined two boards with a dovetail\n- Joins metal parts by welding", false},
        {"it", "- Assiste il paziente durante l'igiene\n- Ha assistito gli anziani durante i pasti", false},
        {"es", "- Prestó asistencia a personas mayores\n- Asiste al paciente durante las comidas", false},
        {"fr", "- Assure le suivi budgétaire\n- A assuré le suivi des dossiers", false},
        {"de", "- Hat Senioren zu Hause besucht\n- Hat Kranke besucht", false},
        {"en", "- Attended both days\n- Design a poster", false},
    };
    check_rows(rows, "criteria-attendance-only", "Competency");
}

TEST_CASE("vague verbs are those that say what went on in a head") {
    const Judged rows[] = {
        {"en", "Passed the knowledge test of 20 questions", false},
        {"en", "\"Knowledge is power\": this is what the poster says", false},
        {"en", "Raised awareness of plastic waste with a stall", false},
        {"en", "Learned how badges work", true},
        {"en", "Learnt what a badge is", true},
        {"en", "Realised the importance of teamwork", true},
        {"de", "Erworbene Kenntnisse in einem Vortrag präsentiert", false},
        {"de", "Den Wissenstest mit 80 Prozent bestanden", false},
        {"de", "Hat sich mit dem Thema auseinandergesetzt", true},
        {"de", "Hat gelernt, was ein Badge ist", true},
        {"fr", "A partagé ses connaissances avec le groupe", false},
        {"fr", "Savoir rédiger un courriel professionnel", false},
        {"fr", "A appris ce qu'est un badge", true},
        {"it", "Accoglie i familiari in reparto", false},
        {"it", "Ha condiviso le conoscenze con il gruppo", false},
        {"it", "Ha imparato cos'è un badge", true},
        {"es", "Superó la prueba de conocimientos", false},
        {"es", "Ha aprendido qué es una insignia", true},
        {"sl", "Naučil se je, kaj je značka", true},
        {"lt", "Pritaikė žinias praktikoje", false},
        {"lt", "Išmoko, kas yra ženklelis", true},
    };
    check_rows(rows, "criteria-vague-verb");
}

TEST_CASE("leftovers of templates are told from honest texts") {
    const Judged rows[] = {
        {"en", "- Programmed a TODO list", false},
        {"es", "- Ha pintado un mural para TODO EL MUNDO", false},
        {"pt", "- Pintou TODO O BAIRRO", false},
        {"en", "- Annotated a sample text of 500 words", false},
        {"en", "- Typed on a QWERTY keyboard", false},
        {"en", "- Laid out a page with lorem ipsum", false},
        {"de", "- Hat einen Beispieltext übersetzt", false},
        {"en", "- TODO", true},
        {"en", "- TODO: write the criteria", true},
        {"en", "- [Insert criteria]", true},
        {"en", "- Read [insert coin](https://sample.eu) about arcades", false},
        {"en", "- XXX done", true},
        {"en", "- TBA", true},
        {"en", "- Read https://sample.eu and https://example.com/x", true},
    };
    check_rows(rows, "placeholder-text");
}

TEST_CASE("HTML is what HTML knows, outside of code") {
    const Judged rows[] = {
        {"en", "- Built a page with `<h1>` and `<p>`", false},
        {"en", "- Sorted a List<String> in Java", false},
        {"en", "- Fixed x<y and y>z", false},
        {"en", "- Presented the R&D; results", false},
        {"en", "- Fixed <b>it</b>", true},
        {"en", "- Read <a href=\"x\">it", true},
        {"en", "- Salt &amp; pepper", true},
        {"en", "- It&#39;s done", true},
        {"en", "- Done<br/>well", true},
    };
    check_rows(rows, "criteria-markup-leak");
}

TEST_CASE("time is written in many ways") {
    const Judged rows[] = {
        {"en", "- Built a bench in a two-day workshop", false},
        {"en", "- Built a bench in a 90min workshop", false},
        {"de", "- Im 40-stündigen Kurs eine Bank gebaut", false},
        {"de", "- In einem zweitägigen Kurs eine Bank gebaut", false},
        {"de", "- In neun Unterrichtseinheiten gebaut", false},
        {"de", "- Bank gebaut (20 Std.)", false},
        {"fr", "- A construit un banc en deux heures", false},
        {"fr", "- A construit un banc (35 h)", false},
        {"sl", "- Dva dni je vodil skupino", false},
        {"sl", "- Ena kreditna točka", false},
        {"en", "- Built a bench on the day of the city", true},
        {"pl", "- Zbudował ławkę", false},
    };
    check_rows(rows, "workload-missing");
}

TEST_CASE("the form of participation is told of the activity, not of what was made or talked about") {
    const Judged rows[] = {
        {"en", "- Attended an online bicycle workshop", false},
        {"en", "- The course (online) of four evenings ended with a quiz", false},
        {"en", "- The training took place on-site in Vilnius", false},
        {"en", "- Volunteered at the animal shelter for 40 hours", false},
        {"en", "- Completed a work-based project in a bakery", false},
        {"en", "- Form of participation: evening classes", false},
        {"en", "- Learned to weld (two days online, one at work)", false},
        {"en", "- Built an online shop\n- Took part in the workshop", true},
        {"en", "- In the workshop, they wrote about online safety", true},
        {"en", "- Published the results online. Workshop in May", true},
        {"en", "- Explained safety in the workplace to volunteers", true},
        {"en", "- Wrote an application for an internship", true},
        {"en", "- Checked the distance between two lamps in three hours", true},
        {"en", "- Sang \"In person\" at the festival", true},
        {"en", "- Repaired a hybrid car\n- Tested a remote control", true},
        {"en", "- Named forms of participation of young people", true},
        {"de", "- Teilnahme am Online-Kurs im Mai", false},
        {"de", "- Der Kurs fand online statt", false},
        {"de", "- Präsenzveranstaltung mit zwölf Teilnehmenden", false},
        {"de", "- Hat ehrenamtlich im Tierheim mitgearbeitet", false},
        {"de", "- Hat ein Praktikum absolviert", false},
        {"de", "- Hat die Feier vor Ort vorbereitet", false},
        {"de", "- Hat an 20 Stunden online gelötet", false},
        {"de", "- Hat im Workshop einen kleinen neuen Online-Shop gebaut", true},
        {"de", "- Hat Regeln zur Sicherheit am Arbeitsplatz erklärt", true},
        {"de", "- Hat sich um einen Praktikumsplatz beworben", true},
        {"de", "- Workshop zur persönlichen Entwicklung", true},
        {"fr", "- A suivi la formation en ligne", false},
        {"fr", "- Formation en présentiel de deux jours", false},
        {"fr", "- A participé à distance à toutes les séances", false},
        {"fr", "- A aidé comme bénévole à la bibliothèque", false},
        {"fr", "- A effectué un stage en entreprise", false},
        {"fr", "- A publié un article en ligne", true},
        {"fr", "- A construit une télécommande à distance", true},
        {"fr", "- A expliqué la sécurité sur le lieu de travail", true},
        {"fr", "- A joué devant une classe mixte", true},
        {"it", "- Ha partecipato al corso online", false},
        {"it", "- Il laboratorio si è svolto in presenza", false},
        {"it", "- Formazione a distanza di dieci ore", false},
        {"it", "- Ha svolto un tirocinio", false},
        {"it", "- Ha lavorato come volontaria nel museo", false},
        {"it", "- Ha misurato la distanza tra due alberi a distanza", true},
        {"it", "- Ha parlato in presenza di un giudice", true},
        {"it", "- Ha pubblicato un articolo online", true},
        {"it", "- Ha descritto i rischi sul lavoro", true},
        {"es", "- Participó en el curso en línea", false},
        {"es", "- Taller presencial de dos días", false},
        {"es", "- Colaboró como voluntaria en el refugio", false},
        {"es", "- Realizó prácticas en una empresa", false},
        {"es", "- Publicó un artículo en línea", true},
        {"es", "- Explicó las buenas prácticas de reciclaje", true},
        {"es", "- Presentó el plan en presencia del alcalde", true},
        {"es", "- Explicó las formas de participación juvenil", true},
        {"lt", "- Mokymai vyko nuotoliniu būdu", false},
        {"lt", "- Dalyvavo nuotoliniuose mokymuose", false},
        {"lt", "- Dalyvavo seminare gyvai", false},
        {"lt", "- Savanoriavo gyvūnų prieglaudoje", false},
        {"lt", "- Atliko praktiką bibliotekoje", false},
        {"lt", "- Sutaisė nuotolinio valdymo pultą", true},
        {"lt", "- Užrašė kontaktinę informaciją", true},
        {"lt", "- Papasakojo apie jaunimo dalyvavimo formas", true},
        {"sl", "- Udeležila se je spletne delavnice", false},
        {"sl", "- Tečaj je potekal v živo v Mariboru", false},
        {"sl", "- Usposabljanje na daljavo", false},
        {"sl", "- Opravil je prostovoljno delo v zavetišču", false},
        {"sl", "- Opravila je delovno prakso", false},
        {"sl", "- Pekla je med šesttedensko prakso", false},
        {"sl", "- Opisal je dobre prakse v občini", true},
        {"sl", "- Izdelala je spletno trgovino", true},
        {"sl", "- Razložil je varnost na delovnem mestu", true},
        {"pl", "- Naprawili rower", false},
        {"pt", "- Reparou uma bicicleta", false},
    };
    check_rows(rows, "participation-missing");
}

TEST_CASE("whole sentences tell the form of participation as people write them") {
    const Judged rows[] = {
        {"en", "- The course took place on campus", false},
        {"en", "- Lessons took place in the lecture hall", false},
        {"en", "- They worked at their own pace", false},
        {"en", "- The modules were taught on an online platform", false},
        {"en", "- Completed a placement in a bakery", false},
        {"en", "- After a four-week placement they wrote a report", false},
        {"en", "- Took second placement in the league", true},
        {"en", "- Built an online platform for used parts", true},
        {"en", "- Let the seniors walk at their own pace", true},
        {"en", "- Wrote a plan for recruiting volunteers online", true},
        {"de", "- Der Kurs fand auf dem Campus statt", false},
        {"de", "- Hat einen Online-Shop programmiert", true},
        {"de", "- Hat ein Programm online durchlaufen", false},
        {"de", "- Hat online Freiwillige gesucht", true},
        {"it", "- Le lezioni sono state tenute a distanza", false},
        {"it", "- Corso fruito interamente on line", false},
        {"it", "- Le attività si sono svolte nel campus", false},
        {"it", "- Ha tenuto a distanza il cane", true},
        {"it", "- Ha cercato volontari online", true},
        {"fr", "- La formation a été faite en ligne", false},
        {"fr", "- Les cours ont eu lieu sur le campus", false},
        {"fr", "- Ils ont été bénévoles au refuge", false},
        {"fr", "- A préparé une vente faite en ligne", true},
        {"fr", "- La fête s'est déroulée en présence du maire", true},
        {"es", "- Las reuniones fueron a distancia", false},
        {"es", "- Asistió a sesiones a distancia", false},
        {"es", "- Las clases se dieron en el campus", false},
        {"es", "- Programaron en línea una tienda", true},
        {"es", "- Buscó voluntarios en línea", true},
        {"lt", "- Mokėsi nuotoliu", false},
        {"lt", "- Kursas vyko nuotoliu", false},
        {"lt", "- Programavo internetu veikiančią parduotuvę", true},
        {"sl", "- Opravili so prakso v pekarni", false},
        {"sl", "- Opravila je prakso", false},
        {"sl", "- Udeleženci so se učili prek spleta", false},
        {"sl", "- Učili so se na daljavo", false},
        {"sl", "- Izvedba je bila hibridna", false},
        {"sl", "- Opravila je praktičen izdelek", true},
    };
    check_rows(rows, "participation-missing");
}

TEST_CASE("quality assurance is what somebody does, not what was talked about or made") {
    const Judged rows[] = {
        {"en", "- The quality office of the school reviews the course every year", false},
        {"en", "- The quality of the course is monitored by the faculty", false},
        {"en", "- The agency assures the quality of the training", false},
        {"en", "- The school is accredited by the region", false},
        {"en", "- Accreditation by the region", false},
        {"en", "- Compared accreditation in three countries as a topic", true},
        {"en", "- Explained how water quality is monitored", true},
        {"en", "- Wrote an ESG report for a company", true},
        {"de", "- Der Kurs wird jedes Jahr extern evaluiert", false},
        {"de", "- Qualitätsgesicherte Weiterbildung", false},
        {"it", "- La qualità è assicurata dall'ente", false},
        {"it", "- Il Presidio della Qualità di Ateneo controlla il corso", false},
        {"it", "- Assicura la qualità del servizio ai tavoli", true},
        {"fr", "- La qualité est garantie par la région", false},
        {"fr", "- Le service qualité de l'école contrôle la formation", false},
        {"fr", "- A travaillé au service qualité d'une usine", true},
        {"es", "- La calidad la asegura la agencia", false},
        {"es", "- La Unidad de Calidad revisa el curso", false},
        {"es", "- Asegura la calidad de las piezas", true},
        {"lt", "- Kokybę užtikrina universitetas", false},
        {"lt", "- Kokybės skyrius tikrina kursus", false},
        {"lt", "- Dirbo gamyklos kokybės skyriuje", true},
        {"sl", "- Kakovost zagotavlja agencija", false},
        {"sl", "- Kakovost spremlja komisija za kakovost", false},
        {"sl", "- Spremljali so kakovost vode", true},
    };
    check_rows(rows, "quality-assurance-missing");
}

TEST_CASE("assessment is what others did with the earner's work") {
    const Judged rows[] = {
        {"en", "- The lecturers marked two essays", false},
        {"en", "- Spoke before a panel of three", false},
        {"en", "- Essays were scored by two teachers", false},
        {"en", "- Described the goals scored by the team", true},
        {"en", "- Mounted a solar panel", true},
        {"de", "- Hat die Abschlussklausur geschrieben", false},
        {"it", "- Il docente ha dato un voto", false},
        {"it", "- Il voto finale conta per metà", false},
        {"fr", "- Les enseignants ont noté deux travaux", false},
        {"fr", "- Deux travaux notés par la formatrice", false},
        {"fr", "- Noté en contrôle continu", false},
        {"fr", "- L'oral final a duré une heure", false},
        {"fr", "- A noté les températures du jour", true},
        {"fr", "- Assure le contrôle continu de la chaîne du froid", true},
        {"es", "- El profesor calificó dos trabajos", false},
        {"es", "- Dos trabajos calificados por el formador", false},
        {"es", "- Hicieron un cuestionario final", false},
        {"es", "- Diseñaron cuestionarios para las escuelas", true},
    };
    check_rows(rows, "assessment-not-described");
}

TEST_CASE("a level is one of a framework of qualifications") {
    const Judged rows[] = {
        {"en", "- Worked at EQF level 4", false},
        {"en", "- First-cycle degree programme (QF-EHEA)", false},
        {"en", "- Reached level 5 of the game", true},
        {"en", "- In the first cycle of the project, planted a tree", true},
        {"de", "- Niveau 4 des Deutschen Qualifikationsrahmens", false},
        {"de", "- DQR 4", false},
        {"de", "- Auf hohem Niveau gespielt", true},
        {"fr", "- Niveau 5 du cadre européen des certifications", false},
        {"fr", "- A joué au niveau 5", true},
        {"it", "- Livello 4 del Quadro europeo delle qualifiche", false},
        {"it", "- Ha raggiunto il livello 4", true},
        {"es", "- Nivel 4 del Marco Europeo de Cualificaciones", false},
        {"es", "- Alcanzó el nivel 4", true},
        {"lt", "- EKS 4 lygis", false},
        {"lt", "- Lietuvos kvalifikacijų sandaros ketvirtas lygis", false},
        {"lt", "- Pasiekė ketvirtą lygį", true},
        {"sl", "- Raven 4 slovenskega ogrodja kvalifikacij", false},
        {"sl", "- Iztisnil je sok 4 jabolk", true},
        {"sl", "- Raven 4 SOK", false},
        {"en", "- Level 5 of the DQR", false},
        {"it", "- Livello 4 del DQR", false},
        {"en", "- Level: bachelor", false},
        {"en", "- Second-cycle studies", false},
        {"en", "- Played a next-level master class", true},
        {"it", "- Corso di laurea magistrale", false},
        {"it", "- Ha guidato il primo ciclo di incontri", true},
        {"fr", "- Études de premier cycle", false},
        {"fr", "- A animé le premier cycle de rencontres", true},
        {"lt", "- Pirmoji studijų pakopa", false},
        {"pl", "- Naprawili rower", false},
    };
    check_rows(rows, "level-missing");
}

TEST_CASE("an invitation invites, and earners may have written one") {
    const std::pair<const char*, bool> rows[] = {
        {"Registration until 16 May. In this course you learn to repair a bicycle.", true},
        {"See the registration form for the costs.", true},
        {"Earners of this badge have designed the registration form and showed others how to apply.", false},
        {"Earners of this badge have written the song \"Join us!\" in May.", false},
        {"Earners of this badge have built it. Join us!", true},
    };
    for (const auto& [text, invites] : rows) {
        CAPTURE(text);
        CHECK(is_found(achievement("en", "- Built it", text), "description-copied-from-activity") == invites);
    }
    for (const auto& [language, text] :
         {std::pair("de", "In diesem Kurs lernen Sie reparieren."),
          std::pair("fr", "Inscription jusqu'au 16 mai."),
          std::pair("es", "Inscripción hasta el 16 de mayo."),
          std::pair("it", "Iscrizioni entro il 16 maggio."), std::pair("sl", "Prijave zbiramo do 16. maja."),
          std::pair("lt", "Registracija vyksta iki gegužės.")})
        CHECK(is_found(achievement(language, "- x", text), "description-copied-from-activity"));
}

TEST_CASE("languages without a word list are told apart and left alone") {
    const std::pair<const char*, const char*> rows[] = {
        {"Quem obteve este badge reparou uma bicicleta na oficina do centro juvenil e explicou a reparação a "
         "outra "
         "pessoa, que por sua vez a avaliou, para que se possa usar.",
         "pt"},
        {"Qui té aquesta insígnia ha reparat una bicicleta en un taller del centre juvenil i ha explicat la "
         "reparació "
         "a una altra persona; el mecànic ha revisat la bicicleta i els frens.",
         "ca"},
        {"Dragers van deze badge hebben in een werkplaats van het centrum een fiets gerepareerd en legden "
         "het uit aan "
         "een andere deelnemer.",
         "nl"},
    };
    for (const auto& [text, language] : rows) CHECK(lint::make_text(text, "", "").language == language);
    CHECK_FALSE(lint::has_word_list("pt"));
    CHECK(lint::has_word_list("de-AT"));
    const std::string polish = "Posiadacze tej odznaki naprawili rower w warsztacie centrum.";
    const auto input = achievement("pl", "- Naprawili rower", polish);
    for (const char* rule : {"workload-missing", "quality-assurance-missing", "context-missing",
                             "layer-missing", "description-earner-form", "assessment-not-described"})
        CHECK_FALSE(is_found(input, rule));
    CHECK_FALSE(is_found(achievement("ja", "- 自転車", "このバッジの取得者は自転車を修理しました。"),
                         "description-too-short"));
}

TEST_CASE("a German word is found by its end, personal data not in what only looks like it") {
    const auto photo = lint::make_text("Erklärvideo und Gruppenfoto", "de", "");
    const auto is_personal = [&](const auto& hit) {
        return hit.meaning == lint::Meaning::personal && !photo.is_covered(hit, lint::Meaning::impersonal);
    };
    CHECK(std::ranges::count_if(photo.hits, is_personal) == 1);
    CHECK(lint::make_text("Medienkompetenz", "de", "").has(lint::Meaning::skill));
    CHECK(lint::make_text("Sprachkurs", "de", "").has(lint::Meaning::activity));
    CHECK(lint::make_text("eine Klausur", "de", "").has(lint::Meaning::assess));
    CHECK_FALSE(lint::make_text("the National Agency for youth policy", "en", "").has(lint::Meaning::policy));
    CHECK_FALSE(
        lint::make_text("Esta insignia acredita que la persona", "es", "").has(lint::Meaning::quality));
}
