#include "publish_site.h"
#include "system_run.h"
#include <insignia/base/mask.h>
#include <insignia/base/text.h>

namespace insignia::app {

namespace {

// Names of a single word, or very short ones, are words of other texts too.
bool tells_who(std::string_view name) {
    constexpr std::size_t k_least = 6;
    return name.size() >= k_least && name.find(' ') != std::string_view::npos;
}

bool is_text(std::string_view path) {
    return path.ends_with(".html") || path.ends_with(".json") || path.ends_with(".svg");
}

} // namespace

Result<std::vector<NamedPerson>> find_named_people(const workspace::Workspace& workspace,
                                                   const std::vector<publish::SiteFile>& files) {
    TRY_ASSIGN(const auto names, names_by_recipient(workspace));
    const auto own = to_lower(workspace.settings.organisation.email);
    std::vector<NamedPerson> found;
    for (const auto& file : files) {
        if (!is_text(file.path)) continue;
        const auto text = to_lower(as_text(file.content));
        for (const auto& [recipient, name] : names) {
            if (recipient == own) continue;
            const auto has = [&](const std::string& what) {
                return text.find(to_lower(what)) != std::string::npos;
            };
            if (has(recipient))
                found.push_back({file.path, masked(recipient)});
            else if (tells_who(name) && has(name))
                found.push_back({file.path, name});
        }
    }
    return found;
}

} // namespace insignia::app
