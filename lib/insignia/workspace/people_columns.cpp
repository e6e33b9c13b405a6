#include "people_columns_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>

namespace insignia::workspace {

namespace {

struct FieldNames {
    PersonField field;
    std::string_view name;    // in messages
    std::string_view headers; // folded, parted by `|`
};

// clang-format off
constexpr FieldNames k_fields[] = {
    {PersonField::name, "name",
     "name|full name|participant|participant name|learner|earner|recipient|recipient name|nome|nome e cognome|nome completo|"
     "nominativo|nombre|nombre completo|nombre y apellidos|nom|nom complet|nom et prénom|naam|volledige naam|vollständiger name|"
     "teilnehmer|teilnehmerin|navn|namn|nimi|koko nimi|név|teljes név|nume|nume complet|ime|ime i prezime|ime in priimek|ime a prezime|"
     "imię i nazwisko|jméno|jméno a příjmení|meno|meno a priezvisko|vardas|vardas pavardė|vardas ir pavardė|vārds|vārds uzvārds|"
     "emri|ad soyad|όνομα|ονοματεπώνυμο|имя|фио|ім'я|піб|име|isem"},
    {PersonField::given_name, "given name",
     "first name|given name|firstname|givenname|forename|nombre de pila|prénom|vorname|voornaam|fornavn|förnamn|etunimi|"
     "keresztnév|prenume|imię|eesnimi|nome proprio|adı|имя собственное"},
    {PersonField::family_name, "family name",
     "last name|family name|lastname|familyname|surname|cognome|apellido|apellidos|nom de famille|nachname|familienname|"
     "achternaam|etternavn|efternamn|sukunimi|vezetéknév|nume de familie|nazwisko|příjmení|priezvisko|pavardė|uzvārds|"
     "priimek|prezime|perekonnanimi|perenimi|apelido|sobrenome|soyadı|επώνυμο|фамилия|прізвище"},
    {PersonField::email, "email",
     "email|e-mail|mail|email address|e-mail address|mail address|email adress|email id|posta elettronica|indirizzo email|"
     "indirizzo e-mail|indirizzo mail|correo|correo electrónico|correo electronico|dirección de correo|courriel|adresse email|"
     "adresse e-mail|adresse mail|adresse électronique|e-mail-adresse|emailadresse|e-mailadresse|mailadresse|e-postadress|e-post|e-posti aadress|"
     "epost|e-postadresse|sähköposti|sähköpostiosoite|e-mail cím|email cím|adresă de e-mail|adresa de email|e-naslov|e-pošta|"
     "e-poštni naslov|elektronska pošta|adres e-mail|adres email|emailová adresa|e-mailová adresa|el. paštas|el paštas|e-pasts|"
     "e-pasta adrese|endereço de e-mail|endereço de email|correio eletrónico|e-posta|e-posta adresi|ηλεκτρονικό ταχυδρομείο|"
     "электронная почта|почта|електронна пошта|ел. пошта|имейл"},
    {PersonField::did, "did", "did|wallet|holder|holder did|wallet did|decentralized identifier"},
    {PersonField::language, "language",
     "language|lang|locale|lingua|idioma|langue|sprache|taal|språk|sprog|kieli|keel|nyelv|limba|język|jazyk|kalba|valoda|jezik|língua|"
     "dil|γλώσσα|язык|мова|език"},
    {PersonField::evidence, "evidence",
     "evidence|evidence url|evidence link|proof|link to evidence|prova|prove|evidenza|evidencia|evidencias|preuve|preuves|nachweis|"
     "bewijs|bevis|dowód|dowody|důkaz|dôkaz|įrodymas|dokaz|evidência|kanıt|απόδειξη"},
    {PersonField::narrative, "narrative",
     "narrative|note|notes|comment|comments|reason|nota|note personali|commento|comentario|commentaire|kommentar|anmerkung|opmerking"},
    {PersonField::role, "role", "role|ruolo|rol|rôle|rolle|roll|rola|papel|função"},
    {PersonField::license_number, "license number", "license number|licence number|certificate number|number of certificate"},
    {PersonField::credits, "credits", "credits|credit|ects|credits earned|crediti|créditos|crédits"},
};
// clang-format on

// The small letter of a Latin, Greek or Cyrillic capital; other characters stay.
char32_t small(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9)
        || (c >= 0x410 && c <= 0x42f))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40f) return c + 0x50;
    if (c >= 0x100 && c <= 0x137 && c != 0x130) return c | 1;
    if (c >= 0x139 && c <= 0x148) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x14a && c <= 0x177) return c | 1;
    if (c >= 0x179 && c <= 0x17e) return c % 2 == 1 ? c + 1 : c;
    return c;
}

// Small letters, one space between words, no `*` and `:` of forms.
std::string fold(std::string_view header) {
    std::string folded;
    for (std::size_t offset = 0; offset < header.size();) {
        auto character = small(next_character(header, offset));
        if (character == '*' || character == ':') continue;
        if (character == '_' || character == '\n' || character == '\t' || character == 0xa0) character = ' ';
        if (character == ' ' && (folded.empty() || folded.ends_with(' '))) continue;
        append_utf8(folded, character);
    }
    return std::string(trim(folded));
}

std::optional<PersonField> field_of(const std::string& folded) {
    for (const auto& row : k_fields) {
        const auto headers = split(row.headers, '|');
        if (std::ranges::find(headers, folded) != headers.end()) return row.field;
    }
    return std::nullopt;
}

} // namespace

std::string_view to_string(PersonField field) {
    for (const auto& row : k_fields)
        if (row.field == field) return row.name;
    return "";
}

std::optional<std::size_t> Columns::index_of(PersonField field) const {
    const auto found = std::ranges::find(fields, std::optional(field));
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
}

namespace {

// In a list with a column for one part of the name, the plain word for "name" stands for the other:
// `Nome;Cognome`, `Name;Vorname`. Headers such as "full name" stay what they are.
void part_name(Columns& columns, const std::vector<std::string>& header) {
    constexpr std::string_view k_plain =
        "name|nome|nombre|nom|naam|navn|namn|nimi|név|nume|ime|jméno|meno|vardas|vārds|emri|"
        "όνομα|имя|ім'я|име|isem";
    const auto name = columns.index_of(PersonField::name);
    const bool given = columns.index_of(PersonField::given_name).has_value();
    const bool family = columns.index_of(PersonField::family_name).has_value();
    if (!name || given == family) return;
    const auto words = split(k_plain, '|');
    if (std::ranges::find(words, fold(header[*name])) == words.end()) return;
    columns.fields[*name] = given ? PersonField::family_name : PersonField::given_name;
}

} // namespace

Result<Columns> match_columns(const std::vector<std::string>& header, const std::string& place) {
    Columns columns;
    for (const auto& cell : header) {
        const auto field = field_of(fold(cell));
        if (const auto before = field ? columns.index_of(*field) : std::nullopt)
            return fail(ErrorCode::parse,
                        fmt::format("columns {} and {} both hold the {}", *before + 1,
                                    columns.fields.size() + 1, to_string(*field)),
                        place, {"rename or remove one of them"});
        if (!field && !trim(cell).empty()) columns.unused.push_back(sanitize(trim(cell), 60));
        columns.fields.push_back(field);
    }
    part_name(columns, header);
    if (columns.index_of(PersonField::email) || columns.index_of(PersonField::did)) return columns;
    std::vector<std::string> found;
    for (const auto& cell : header) found.push_back("\"" + sanitize(trim(cell), 60) + "\"");
    return fail(ErrorCode::parse,
                fmt::format("no column holds e-mail addresses or DIDs; found {}", join(found, ", ")), place,
                {"begin the list with a header such as name,email"});
}

} // namespace insignia::workspace
