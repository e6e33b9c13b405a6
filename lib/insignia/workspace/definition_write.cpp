#include "definition_file.h"
#include "toml_internal.h"
#include <fmt/format.h>

namespace insignia::workspace {

namespace {

using credential::Definition;
using credential::Localized;

void write_evidence(std::string& toml, const Definition& definition) {
    for (const auto& task : definition.evidence) {
        toml += "\n[[evidence]]\n";
        write_localized(toml, "task", task.name, definition.language);
        write_localized(toml, "description", task.description, definition.language);
        write_text(toml, "assessor", to_string(task.assessor));
        if (!task.required) toml += "required = false\n";
    }
}

void write_alignments(std::string& toml, const Definition& definition) {
    for (const auto& alignment : definition.alignments) {
        toml += "\n[[alignment]]\n";
        write_text(toml, "framework", alignment.framework);
        write_text(toml, "code", alignment.code);
        write_text(toml, "name", alignment.name);
        write_text(toml, "url", alignment.url);
        write_text(toml, "type", alignment.type);
        write_text(toml, "description", alignment.description);
    }
}

void write_picture(std::string& toml, const Definition& definition) {
    const auto& picture = definition.picture;
    toml += "\n[picture]\n";
    if (!picture.file.empty())
        write_text(toml, "file", picture.file);
    else {
        write_text(toml, "template", picture.template_file);
        write_text(toml, "theme", picture.theme);
        write_text(toml, "shape", picture.shape);
        write_text(toml, "icon", picture.icon);
        write_text(toml, "color", picture.color);
        write_text(toml, "second_color", picture.second_color);
        write_text(toml, "text", picture.text);
        if (picture.level != 0) write_number(toml, "level", picture.level);
    }
    write_localized(toml, "alt", picture.alt, definition.language);
}

// Dates are TOML dates, not texts.
void write_date(std::string& toml, std::string_view key, const std::string& date) {
    if (!date.empty()) toml += fmt::format("{} = {}\n", key, date);
}

} // namespace

std::string definition_to_toml(const Definition& definition) {
    std::string toml;
    write_localized(toml, "name", definition.name, definition.language);
    write_text(toml, "language", definition.language);
    write_text(toml, "type", definition.type);
    write_text(toml, "version", definition.version);
    write_text(toml, "id", definition.id);
    write_localized(toml, "description", definition.description, definition.language);
    write_localized(toml, "context", definition.context, definition.language);
    write_localized(toml, "opportunities", definition.opportunities, definition.language);
    write_localized(toml, "criteria", definition.criteria, definition.language);
    write_text(toml, "criteria_url", definition.criteria_url);
    write_localized(toml, "translated", definition.translated, definition.language);
    write_texts(toml, "tags", definition.tags);
    if (definition.hours) write_number(toml, "hours", *definition.hours);
    write_date(toml, "start_date", definition.start_date);
    write_date(toml, "end_date", definition.end_date);
    write_text(toml, "valid_for", definition.valid_for);
    write_evidence(toml, definition);
    write_alignments(toml, definition);
    write_picture(toml, definition);
    write_silenced(toml, definition.lint_ignore);
    return toml;
}

} // namespace insignia::workspace
