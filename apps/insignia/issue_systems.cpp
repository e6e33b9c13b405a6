#include "issue_systems.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/issue/issue.h>
#include <insignia/workspace/system_file.h>

namespace insignia::app {

namespace {

using credential::Definition;

void add(const Definition& needed, std::string_view issuer, const std::string& system,
         Definition& definition) {
    const std::string id =
        needed.id.empty() ? issue::achievement_id(issuer, needed.slug, needed.version) : needed.id;
    auto& known = definition.alignments;
    if (std::ranges::find(known, id, &credential::DefinedAlignment::url) != known.end()) return;
    known.push_back({.framework = system,
                     .code = needed.slug,
                     .name = credential::in_language(needed.name, definition.language),
                     .url = id,
                     .type = std::string(k_prerequisite_type),
                     .description = {}});
}

} // namespace

Result<void> align_to_prerequisites(const workspace::Workspace& workspace, std::string_view issuer,
                                    Definition& definition) {
    TRY_ASSIGN(const auto names, workspace::system_names(workspace));
    for (const auto& name : names) {
        TRY_ASSIGN(const auto file, workspace::find_system(workspace, name));
        const auto* const place = file.system.find(definition.slug);
        if (place == nullptr) continue;
        const std::string& system = credential::in_language(file.system.name, definition.language);
        for (const auto* const requirement : credential::named_badges(place->prerequisites)) {
            const auto needed = workspace::find_definition(workspace, requirement->badge);
            if (needed)
                add(needed->definition, issuer, system, definition);
            else if (needed.error().code != ErrorCode::not_found)
                return fail(needed.error());
        }
    }
    return {};
}

} // namespace insignia::app
