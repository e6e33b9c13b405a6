// Modules: parts of the program that are opened at first use, so that the libraries they need (librsvg, SOCI
// …) are never loaded by a command that does without them.
#pragma once

#include <filesystem>
#include <insignia/base/result.h>
#include <string_view>
#include <vector>

namespace insignia {

// The folder of the running executable, with symbolic links resolved; empty when the system does not tell.
std::filesystem::path executable_folder();

// Where a module may lie, in the order of search: `modules/` beside the executable, `../lib/insignia/` from
// there, and the two system folders. Never the working folder, never a path from the environment.
std::vector<std::filesystem::path> module_candidates(std::string_view module);

// The address of `symbol` in the module ("render" is the file `insignia_render.so`), which stays open to the
// end of the process. ErrorCode::unsupported when the module is nowhere, when a library that it needs is
// missing, or when it lacks the symbol. Safe to call from several threads, and cheap to call again.
//
//     TRY_ASSIGN(void* const address, open_module_symbol("render", "insignia_render_png"));
//     const auto render = reinterpret_cast<RenderFunction*>(address);
Result<void*> open_module_symbol(std::string_view module, const char* symbol);

} // namespace insignia
