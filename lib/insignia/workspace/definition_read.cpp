#include "definition_file.h"
#include "toml_internal.h"
#include <cmath>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/instant.h>
#include <insignia/base/text.h>
#include <insignia/credential/frameworks.h>

namespace insignia::workspace {

namespace {

using credential::Assessor;
using credential::Definition;

struct AssessorName {
    Assessor assessor;
    std::string_view name;
};

constexpr AssessorName k_assessors[] = {
    {Assessor::unstated, ""},           {Assessor::self, "self"},         {Assessor::peer, "peer"},
    {Assessor::organiser, "organiser"}, {Assessor::external, "external"},
};

template <class Owner>
struct TextField {
    std::string_view key;
    std::string Owner::*field;
};

constexpr TextField<Definition> k_definition_texts[] = {
    {"language", &Definition::language},         {"type", &Definition::type},
    {"version", &Definition::version},           {"id", &Definition::id},
    {"criteria_url", &Definition::criteria_url}, {"start_date", &Definition::start_date},
    {"end_date", &Definition::end_date},         {"valid_for", &Definition::valid_for},
};

using credential::DefinedAlignment;
constexpr TextField<DefinedAlignment> k_alignment_texts[] = {
    {"framework", &DefinedAlignment::framework}, {"code", &DefinedAlignment::code},
    {"name", &DefinedAlignment::name},           {"url", &DefinedAlignment::url},
    {"type", &DefinedAlignment::type},           {"description", &DefinedAlignment::description},
};

using credential::PictureSpec;
constexpr TextField<PictureSpec> k_picture_texts[] = {
    {"file", &PictureSpec::file},
    {"template", &PictureSpec::template_file},
    {"theme", &PictureSpec::theme},
    {"shape", &PictureSpec::shape},
    {"icon", &PictureSpec::icon},
    {"color", &PictureSpec::color},
    {"second_color", &PictureSpec::second_color},
    {"text", &PictureSpec::text},
};

constexpr std::string_view k_definition_keys[] = {
    "name",          "language",  "type",         "version",    "id",      "description", "context",
    "opportunities", "criteria",  "criteria_url", "translated", "tags",    "hours",       "start_date",
    "end_date",      "valid_for", "evidence",     "alignment",  "picture", "lint",
};
constexpr std::string_view k_evidence_keys[] = {"task", "description", "assessor", "required"};
constexpr std::string_view k_alignment_keys[] = {"framework", "code", "name", "url", "type", "description"};
constexpr std::string_view k_picture_keys[] = {"file",  "template",     "theme", "shape", "icon",
                                               "color", "second_color", "text",  "level", "alt"};

template <class Owner>
Result<void> read_texts(const TomlTable& table, std::span<const TextField<Owner>> fields, Owner& owner) {
    for (const auto& [key, field] : fields) {
        TRY_ASSIGN(owner.*field, table.text(key, owner.*field));
    }
    return {};
}

Result<void> check_date(const TomlTable& table, std::string_view key, const std::string& date) {
    if (date.empty() || (date.size() == 10 && Instant::parse_date_or_time(date))) return {};
    return table.problem(key, fmt::format("\"{}\" is not a date", date), {"write it as in 2026-03-01"});
}

// ISO 8601 duration of years, months, weeks and days: P3Y, P18M, P1Y6M, P90D.
bool is_duration(std::string_view text) {
    if (text.size() < 3 || text[0] != 'P') return false;
    std::string_view units = "YMWD";
    std::size_t digits = 0;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            if (++digits > 4) return false;
            continue;
        }
        const auto unit = units.find(c);
        if (unit == std::string_view::npos || digits == 0) return false;
        units.remove_prefix(unit + 1);
        digits = 0;
    }
    return digits == 0;
}

Result<void> read_evidence(const TomlTable& table, Definition& definition) {
    TRY_ASSIGN(const auto tasks, table.tables("evidence"));
    for (const auto& row : tasks) {
        TRY(row.allow_only(k_evidence_keys));
        credential::EvidenceTask task;
        TRY_ASSIGN(task.name, row.localized("task", definition.language));
        TRY_ASSIGN(task.description, row.localized("description", definition.language));
        TRY_ASSIGN(const auto word, row.text("assessor"));
        const auto assessor = parse_assessor(word);
        if (!assessor) return row.problem("assessor", assessor.error().message, assessor.error().hints);
        task.assessor = *assessor;
        TRY_ASSIGN(task.required, row.flag("required", true));
        definition.evidence.push_back(std::move(task));
    }
    return {};
}

// What the file leaves out and the framework knows.
Result<void> complete(const TomlTable& row, std::string_view language, DefinedAlignment& alignment) {
    const auto* const framework =
        credential::find_framework(credential::shipped_frameworks(), alignment.framework);
    if (framework == nullptr) return {};
    const auto* const competence = framework->find(alignment.code);
    if (competence == nullptr && alignment.name.empty()) {
        const auto* const meant = framework->find_within(alignment.code);
        std::vector<std::string> codes;
        for (const auto& known : framework->competences) codes.push_back(known.code);
        return row.problem("code",
                           fmt::format("{} has no competence \"{}\"", framework->name, alignment.code),
                           {meant != nullptr ? fmt::format("write  code = \"{}\"", meant->code)
                                             : "its codes: " + join(codes, ", ")});
    }
    const auto known = credential::align_to(
        *framework, competence != nullptr ? *competence : credential::Competence{}, language);
    alignment.framework = known.framework;
    if (alignment.name.empty()) alignment.name = known.name;
    if (alignment.url.empty()) alignment.url = known.url;
    return {};
}

Result<void> read_alignments(const TomlTable& table, Definition& definition) {
    TRY_ASSIGN(const auto rows, table.tables("alignment"));
    for (const auto& row : rows) {
        TRY(row.allow_only(k_alignment_keys));
        DefinedAlignment alignment;
        TRY(read_texts<DefinedAlignment>(row, k_alignment_texts, alignment));
        TRY(complete(row, definition.language, alignment));
        definition.alignments.push_back(std::move(alignment));
    }
    return {};
}

Result<void> read_picture(const TomlTable& table, Definition& definition) {
    TRY_ASSIGN(const auto picture, table.table("picture"));
    TRY(picture.allow_only(k_picture_keys));
    TRY(read_texts<PictureSpec>(picture, k_picture_texts, definition.picture));
    TRY_ASSIGN(definition.picture.alt, picture.localized("alt", definition.language));
    TRY_ASSIGN(const auto level, picture.number("level"));
    if (level && (*level < 0 || *level > 5 || std::trunc(*level) != *level))
        return picture.problem("level", "\"level\" must be 0 (none) or 1 to 5");
    definition.picture.level = static_cast<int>(level.value_or(0));
    return {};
}

// The rules that a file silences, with the reasons: `[lint]  ignore = { "tag-too-long" = "name of the
// programme" }`.
Result<void> read_silenced(const TomlTable& table, Definition& definition) {
    constexpr std::string_view k_keys[] = {"ignore"};
    TRY_ASSIGN(const auto lint, table.table("lint"));
    TRY(lint.allow_only(k_keys));
    TRY_ASSIGN(definition.lint_ignore, lint.named_texts("ignore"));
    return {};
}

Result<void> read_top(const TomlTable& table, Definition& definition) {
    TRY(table.allow_only(k_definition_keys));
    TRY(read_texts<Definition>(table, k_definition_texts, definition));
    TRY(check_date(table, "start_date", definition.start_date));
    TRY(check_date(table, "end_date", definition.end_date));
    if (!definition.valid_for.empty() && !is_duration(definition.valid_for))
        return table.problem("valid_for", fmt::format("\"{}\" is not a duration", definition.valid_for),
                             {"write it as in P3Y (three years), P18M (months) or P90D (days)"});
    TRY_ASSIGN(definition.name, table.localized("name", definition.language));
    TRY_ASSIGN(definition.description, table.localized("description", definition.language));
    TRY_ASSIGN(definition.context, table.localized("context", definition.language));
    TRY_ASSIGN(definition.opportunities, table.localized("opportunities", definition.language));
    TRY_ASSIGN(definition.criteria, table.localized("criteria", definition.language));
    TRY_ASSIGN(definition.translated, table.localized("translated", definition.language));
    TRY_ASSIGN(definition.tags, table.texts("tags"));
    TRY_ASSIGN(definition.hours, table.number("hours"));
    if (definition.hours && *definition.hours < 0)
        return table.problem("hours", "\"hours\" must not be negative");
    return {};
}

} // namespace

std::string_view to_string(Assessor assessor) {
    for (const auto& row : k_assessors)
        if (row.assessor == assessor) return row.name;
    return "";
}

Result<Assessor> parse_assessor(std::string_view word) {
    std::vector<std::string_view> names;
    for (const auto& row : k_assessors) {
        if (row.name == word) return row.assessor;
        if (!row.name.empty()) names.push_back(row.name);
    }
    const auto meant = did_you_mean(word, std::span<const std::string_view>(names));
    auto hint = meant.empty() ? std::string("write self, peer, organiser or external")
                              : fmt::format("did you mean \"{}\"", meant);
    return fail(ErrorCode::invalid, fmt::format("\"{}\" is nobody who assesses evidence", word), "",
                {std::move(hint)});
}

Result<DefinitionFile> parse_definition(std::string_view toml, std::string_view slug,
                                        std::string_view source) {
    TRY_ASSIGN(const auto document, parse_toml(toml, source));
    const TomlTable table(document, "");
    DefinitionFile file;
    file.definition.slug = std::string(slug);
    if (file.definition.language.empty()) file.definition.language = "en";
    TRY(read_top(table, file.definition));
    TRY(read_evidence(table, file.definition));
    TRY(read_alignments(table, file.definition));
    TRY(read_picture(table, file.definition));
    TRY(read_silenced(table, file.definition));
    file.places = document.places;
    return file;
}

Result<DefinitionFile> read_definition(const std::filesystem::path& path) {
    TRY_ASSIGN(const auto text, read_text_file(path));
    return parse_definition(text, path.stem().string(), path.string());
}

} // namespace insignia::workspace
