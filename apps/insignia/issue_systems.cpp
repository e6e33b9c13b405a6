#include "issue_systems.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/issue/issue.h>

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

Result<std::vector<credential::BadgeSystem>> read_systems(const workspace::Workspace& workspace) {
    std::vector<credential::BadgeSystem> systems;
    TRY_ASSIGN(const auto names, workspace::system_names(workspace));
    for (const auto& name : names) {
        TRY_ASSIGN(auto file, workspace::find_system(workspace, name));
        systems.push_back(std::move(file.system));
    }
    return systems;
}

Result<void> align_to_prerequisites(std::span<const credential::BadgeSystem> systems, const FindBadge& find,
                                    std::string_view issuer, Definition& definition) {
    for (const auto& system : systems) {
        const auto* const place = system.find(definition.slug);
        if (place == nullptr) continue;
        const std::string& name = credential::in_language(system.name, definition.language);
        for (const auto* const requirement : credential::named_badges(place->prerequisites)) {
            const auto needed = find(requirement->badge);
            if (needed)
                add(*needed, issuer, name, definition);
            else if (needed.error().code != ErrorCode::not_found)
                return fail(needed.error());
        }
    }
    return {};
}

} // namespace insignia::app
