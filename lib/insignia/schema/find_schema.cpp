#include <algorithm>
#include <insignia/schema/embedded_schemas.h>

namespace insignia::schema {

const EmbeddedSchema* find_embedded_schema(std::string_view url) {
    const auto names = embedded_schemas_names();
    const auto found = std::ranges::lower_bound(names, url, {}, &EmbeddedSchemaName::url);
    if (found == names.end() || found->url != url) return nullptr;
    return &embedded_schemas_table()[found->document];
}

} // namespace insignia::schema
