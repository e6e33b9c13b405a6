#include <algorithm>
#include <insignia/jsonld/embedded_contexts.h>

namespace insignia::jsonld {

const EmbeddedContext* find_embedded_context(std::string_view url) {
    const auto names = embedded_contexts_names();
    const auto found =
        std::lower_bound(names.begin(), names.end(), url,
                         [](const EmbeddedContextName& name, auto wanted) { return name.url < wanted; });
    if (found == names.end() || found->url != url) return nullptr;
    return &embedded_contexts_table()[found->document];
}

} // namespace insignia::jsonld
