#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/picture.h>
#include <insignia/system/vocabulary.h>

namespace insignia::system {

using credential::in_language;

using credential::Requirement;

std::string name_of(const Exhibit& exhibit, std::string_view slug) {
    const auto* const definition = credential::SystemView{exhibit.system, exhibit.badges}.find(slug);
    if (definition == nullptr) return std::string(slug);
    const auto& name = in_language(definition->name, exhibit.system.language);
    return name.empty() ? std::string(slug) : name;
}

std::string in_words(const Exhibit& exhibit, const Requirement& requirement) {
    const auto& language = exhibit.system.language;
    if (requirement.kind == Requirement::Kind::nothing) return phrase(language, "nothing");
    if (requirement.kind == Requirement::Kind::badge)
        return isolated(name_of(exhibit, requirement.badge), language);
    std::vector<std::string> parts;
    for (const auto& part : requirement.of) {
        const auto words = in_words(exhibit, part);
        parts.push_back(part.of.size() > 1 ? "(" + words + ")" : words);
    }
    if (parts.size() == 1 && requirement.needed() == 1) return parts.front();
    const auto list = join(parts, ", ");
    if (requirement.kind == Requirement::Kind::all_of) return phrase(language, "all_list", {list});
    return requirement.kind == Requirement::Kind::any_of
               ? phrase(language, "any_list", {list})
               : phrase(language, "some_list", {std::to_string(requirement.count), list});
}

std::string hours_in_words(double hours, std::string_view language) {
    return replace_all(fmt::format("{:.4g} h", hours), ".", say(language, "decimal_mark"));
}

} // namespace insignia::system
