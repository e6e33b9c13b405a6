#include <dlfcn.h>
#include <insignia/base/module.h>

namespace insignia {

namespace fs = std::filesystem;

namespace {

Result<void*> symbol_of(const fs::path& file, const char* symbol) {
    void* const module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        const char* const reason = dlerror();
        return fail(ErrorCode::unsupported,
                    std::string("the module cannot be opened: ") + (reason ? reason : "unknown"),
                    file.string(), {"install the library that the message names"});
    }
    void* const address = dlsym(module, symbol);
    if (address == nullptr) {
        return fail(ErrorCode::unsupported, std::string("the module has no function \"") + symbol + "\"",
                    file.string(), {"reinstall insignia: the module is of another version than the program"});
    }
    return address;
}

} // namespace

fs::path executable_folder() {
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{} : executable.parent_path();
}

std::vector<fs::path> module_candidates(std::string_view module) {
    const fs::path file = "insignia_" + std::string(module) + ".so";
    std::vector<fs::path> candidates;
    if (const fs::path folder = executable_folder(); !folder.empty()) {
        candidates.push_back(folder / "modules" / file);
        candidates.push_back(folder.parent_path() / "lib" / "insignia" / file);
    }
    candidates.push_back(fs::path("/usr/local/lib/insignia") / file);
    candidates.push_back(fs::path("/usr/lib/insignia") / file);
    return candidates;
}

Result<void*> open_module_symbol(std::string_view module, const char* symbol) {
    const std::vector<fs::path> candidates = module_candidates(module);
    for (const fs::path& candidate : candidates) {
        std::error_code error;
        if (fs::is_regular_file(candidate, error)) return symbol_of(candidate, symbol);
    }
    return fail(ErrorCode::unsupported, "this installation has no \"" + std::string(module) + "\" module",
                candidates.front().string(),
                {"install insignia with its modules, or build it with all options on"});
}

} // namespace insignia
