#include "registry.h"
#include "module_internal.h"
#include <insignia/base/module.h>

namespace insignia::registry {

std::string_view to_string(State state) {
    return state == State::done ? "done" : "planned";
}

Result<std::unique_ptr<Registry>> open_registry(const std::filesystem::path& path, Missing missing) {
    TRY_ASSIGN(void* const address, open_module_symbol("registry", k_open_function));
    const auto open = reinterpret_cast<OpenFunction*>(address);
    Result<std::unique_ptr<Registry>> opened = fail(ErrorCode::io, "the registry module gave no answer");
    open(&path, missing, &opened);
    return opened;
}

} // namespace insignia::registry
