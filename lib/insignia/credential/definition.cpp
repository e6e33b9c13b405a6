#include <insignia/credential/definition.h>

#include <algorithm>

namespace insignia::credential {

const std::string& in_language(const Localized& text, std::string_view language) {
    static const std::string nothing;
    const auto find = [&](std::string_view tag) {
        return std::ranges::find_if(text, [&](const auto& entry) { return entry.first == tag; });
    };
    auto found = find(language);
    if (found == text.end()) found = find(language.substr(0, language.find('-')));
    if (found != text.end()) return found->second;
    return text.empty() ? nothing : text.front().second;
}

} // namespace insignia::credential
