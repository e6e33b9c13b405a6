// The one function that the registry module exports.
#pragma once

#include <insignia/registry/registry.h>

namespace insignia::registry {

inline constexpr const char* k_open_function = "insignia_registry_open";

// Pointers only: what crosses the border of the module has C linkage.
using OpenFunction = void(const std::filesystem::path* path, Missing missing,
                          Result<std::unique_ptr<Registry>>* result);

} // namespace insignia::registry
