#include "lint_fix.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <insignia/base/text.h>
#include <insignia/design/design.h>
#include <insignia/workspace/definition_edit.h>
#include <insignia/workspace/definition_file.h>

namespace insignia::app {

namespace {

using credential::Definition;
using credential::Localized;

std::string without_trailing_space(std::string_view text) {
    std::string cleaned;
    for (auto line : split(text, '\n')) {
        while (line.ends_with(' ') || line.ends_with('\t') || line.ends_with('\r')) line.remove_suffix(1);
        cleaned += (cleaned.empty() ? "" : "\n") + std::string(line);
    }
    return cleaned;
}

void trim_texts(Definition& definition, std::vector<std::string>& changes) {
    bool trimmed = false;
    for (auto* const texts : {&definition.description, &definition.criteria})
        for (auto& [language, text] : *texts) {
            auto cleaned = without_trailing_space(text);
            trimmed = trimmed || cleaned != text;
            text = std::move(cleaned);
        }
    if (trimmed) changes.emplace_back("took out white space at the ends of lines");
}

void drop_doubled_tags(Definition& definition, std::vector<std::string>& changes) {
    std::vector<std::string> kept, lower;
    for (const auto& tag : definition.tags) {
        auto folded = to_lower(tag);
        if (tag.empty() || std::ranges::find(lower, folded) != lower.end()) continue;
        kept.push_back(tag);
        lower.push_back(std::move(folded));
    }
    if (kept.size() != definition.tags.size()) changes.emplace_back("took out doubled tags");
    definition.tags = std::move(kept);
}

void describe_picture(Definition& definition, bool drawn, std::vector<std::string>& changes) {
    if (!drawn || !definition.picture.file.empty() || !definition.picture.alt.empty()) return;
    const auto undescribed = definition.picture;
    for (const auto& [language, name] : definition.name) {
        auto picture = design::draw(undescribed, name, language);
        if (!picture || picture->alt.empty()) continue;
        definition.picture.alt.emplace_back(language, std::move(picture->alt));
        changes.push_back(fmt::format("described the picture in {}", language));
    }
}

// Whether keys of the file stand in another order than definition_to_toml() writes them.
bool is_unordered(const workspace::DefinitionFile& file, const std::string& canonical) {
    const auto usual = workspace::parse_definition(canonical, file.definition.slug, "");
    if (!usual) return false;
    std::vector<std::pair<std::size_t, std::size_t>> lines; // in the file, and as usual
    for (const auto& [pointer, place] : file.places) {
        const auto other = usual->places.find(pointer);
        if (pointer.rfind('/') == 0 && pointer.size() > 1 && other != usual->places.end())
            lines.emplace_back(place.line, other->second.line);
    }
    std::ranges::sort(lines);
    return !std::ranges::is_sorted(lines, {}, &std::pair<std::size_t, std::size_t>::second);
}

Result<FixedFile> fix_definition(const std::filesystem::path& path) {
    TRY_ASSIGN(const auto text, read_text_file(path));
    TRY_ASSIGN(const auto file, workspace::parse_definition(text, path.stem().string(), path.string()));
    FixedFile fixed{path, text, {}};
    Definition wanted = file.definition;
    trim_texts(wanted, fixed.changes);
    drop_doubled_tags(wanted, fixed.changes);
    describe_picture(wanted, file.places.count("/picture") != 0, fixed.changes);
    if (!fixed.changes.empty()) {
        TRY_ASSIGN(auto edited, workspace::edit_definition(text, wanted, path.string()));
        const bool loses_comments = edited.rewritten && text.find('#') != std::string::npos;
        if (loses_comments) return FixedFile{path, text, {}};
        fixed.text = std::move(edited.text);
    }
    const auto canonical = workspace::definition_to_toml(wanted);
    if (text.find('#') == std::string::npos && is_unordered(file, canonical)) {
        fixed.text = canonical;
        fixed.changes.emplace_back("put the keys into their usual order");
    }
    TRY_ASSIGN(const auto again,
               workspace::parse_definition(fixed.text, path.stem().string(), path.string()));
    const bool same = workspace::definition_to_toml(again.definition) == canonical;
    return same ? std::move(fixed) : FixedFile{path, text, {}};
}

} // namespace

std::vector<FixedFile> fix_definitions(const std::vector<std::filesystem::path>& files) {
    std::vector<FixedFile> fixed;
    for (const auto& path : files)
        if (auto file = fix_definition(path); file && !file->changes.empty())
            fixed.push_back(std::move(*file));
    return fixed;
}

} // namespace insignia::app
