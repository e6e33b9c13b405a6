#include "framework_file.h"
#include "csv_internal.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <optional>
#include <unordered_set>

namespace insignia::workspace {

namespace fs = std::filesystem;
using credential::Competence;

namespace {

enum class Field { code, uri, parent, label, status };

struct ColumnName {
    std::string_view header; // in small letters
    Field field;
};

// Ours, those of the ESCO downloads, and what others call the same.
constexpr ColumnName k_columns[] = {
    {"code", Field::code},       {"notation", Field::code},  {"conceptcode", Field::code},
    {"uri", Field::uri},         {"concepturi", Field::uri}, {"url", Field::uri},
    {"parent", Field::parent},   {"broader", Field::parent}, {"label", Field::label},
    {"preflabel", Field::label}, {"name", Field::label},     {"preferredlabel", Field::label},
    {"title", Field::label},     {"status", Field::status},
};

struct Column {
    std::size_t index = 0;
    Field field = Field::code;
    std::string language; // of a label
};

// "label_it", "preferredLabel_it" and "label@it" name their language.
std::optional<Column> column_of(std::string_view header, std::size_t index, std::string_view language) {
    const std::string lower = to_lower(trim(header));
    const std::size_t mark = lower.find_first_of("_@");
    const std::string_view name = std::string_view(lower).substr(0, mark);
    for (const auto& [known, field] : k_columns) {
        if (name != known || (mark != std::string::npos && field != Field::label)) continue;
        return Column{index, field,
                      mark == std::string::npos ? std::string(language) : lower.substr(mark + 1)};
    }
    return std::nullopt;
}

std::vector<Column> columns_of(const CsvRow& header, std::string_view language) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < header.cells.size(); ++i)
        if (auto column = column_of(header.cells[i], i, language)) columns.push_back(std::move(*column));
    return columns;
}

// The last part of an address: "http://data.europa.eu/esco/skill/0005c151" is "0005c151".
std::string last_part(std::string_view uri) {
    return std::string(uri.substr(uri.find_last_of("/#") + 1));
}

// The competence of a row, or nothing when it has no label or is out of use.
std::optional<Competence> competence_of(const CsvRow& row, const std::vector<Column>& columns) {
    Competence competence;
    for (const Column& column : columns) {
        if (column.index >= row.cells.size()) continue;
        const std::string text(trim(row.cells[column.index]));
        if (text.empty()) continue;
        if (column.field == Field::code && competence.code.empty()) competence.code = text;
        if (column.field == Field::uri && competence.uri.empty()) competence.uri = text;
        if (column.field == Field::parent) competence.parent = text;
        if (column.field == Field::label) competence.label.emplace_back(column.language, text);
        if (column.field == Field::status && to_lower(text) != "released") return std::nullopt;
    }
    if (competence.label.empty()) return std::nullopt;
    if (competence.code.empty()) competence.code = last_part(competence.uri);
    return competence;
}

std::string row_of(std::string_view source, const CsvRow& row) {
    return fmt::format("{}: row {}", source, row.number);
}

Result<void> read_rows(const CsvTable& table, const std::vector<Column>& columns, std::string_view source,
                       ImportedFramework& imported) {
    std::unordered_set<std::string> codes;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        auto competence = competence_of(table.rows[i], columns);
        if (!competence) {
            ++imported.without_label;
            continue;
        }
        if (competence->code.empty())
            return fail(ErrorCode::invalid, "the row has neither a code nor an address",
                        row_of(source, table.rows[i]), {"fill the column code or uri"});
        if (!codes.insert(competence->code).second)
            return fail(ErrorCode::invalid,
                        fmt::format("the code \"{}\" stands in two rows", sanitize(competence->code, 80)),
                        row_of(source, table.rows[i]));
        imported.framework.competences.push_back(std::move(*competence));
    }
    for (Competence& competence : imported.framework.competences) {
        if (competence.parent.empty() || codes.contains(competence.parent)) continue;
        competence.parent = last_part(competence.parent);
        if (!codes.contains(competence.parent))
            return fail(ErrorCode::invalid,
                        fmt::format("\"{}\" belongs to \"{}\", which is in no row",
                                    sanitize(competence.code, 80), sanitize(competence.parent, 80)),
                        std::string(source));
    }
    return {};
}

} // namespace

Result<ImportedFramework> import_framework(ByteView csv, std::string_view source,
                                           const FrameworkTable& about) {
    TRY_ASSIGN(const CsvTable table, parse_csv(csv, source));
    if (table.rows.size() < 2) return fail(ErrorCode::invalid, "the table has no rows", std::string(source));
    const auto columns = columns_of(table.rows.front(), about.language);
    if (std::ranges::find(columns, Field::label, &Column::field) == columns.end())
        return fail(ErrorCode::invalid, "the table has no column with labels",
                    row_of(source, table.rows.front()),
                    {"name the columns code, uri, parent, label_en, label_it, …",
                     "the files of the ESCO download are read as they are"});
    ImportedFramework imported;
    imported.framework = {about.id, about.name, {}, about.page, {}};
    for (const Column& column : columns) imported.columns.push_back(table.rows.front().cells[column.index]);
    TRY(read_rows(table, columns, source, imported));
    if (imported.framework.competences.empty())
        return fail(ErrorCode::invalid, "no row of the table has a label", std::string(source));
    return imported;
}

fs::path framework_path(const Workspace& workspace, std::string_view id) {
    return workspace.root / "frameworks" / (std::string(id) + ".json");
}

Result<std::vector<credential::Framework>> load_frameworks(const Workspace& workspace) {
    const auto shipped = credential::shipped_frameworks();
    std::vector<credential::Framework> frameworks(shipped.begin(), shipped.end());
    TRY_ASSIGN(const auto files, list_files(workspace.root / "frameworks", ".json"));
    for (const fs::path& file : files) {
        TRY_ASSIGN(const std::string text, read_text_file(file));
        TRY_ASSIGN(auto framework, credential::read_framework(text, file.string()));
        frameworks.push_back(std::move(framework));
    }
    return frameworks;
}

} // namespace insignia::workspace
