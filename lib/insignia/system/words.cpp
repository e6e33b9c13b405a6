#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/system/direction_internal.h>
#include <insignia/system/picture.h>

namespace insignia::system {

using credential::in_language;
using credential::say;

using credential::Requirement;

namespace {

// Frameworks whose competences are known by their names; the others by the framework's name and their code.
struct KnownByLabel {
    std::string_view framework;
    std::string_view before;
};
constexpr KnownByLabel k_known_by_label[] = {{"key-competences-2018", ""}, {"eqf-levels", "EQF: "}};

// "DigComp 2.2" as "DigComp".
std::string_view without_version(std::string_view name) {
    const auto end = name.find_last_not_of("0123456789.");
    return end != std::string_view::npos && name[end] == ' ' ? name.substr(0, end) : name;
}

std::string competence_in_words(const Exhibit& exhibit, std::string_view competence) {
    const auto [name, code] = credential::split_competence(competence);
    const auto* const framework = credential::find_framework(exhibit.frameworks, name);
    if (framework == nullptr) return fmt::format("{} {}", name, code);
    const auto* const known = std::ranges::find(k_known_by_label, framework->id, &KnownByLabel::framework);
    const auto* const found = framework->find(code);
    if (known != std::end(k_known_by_label) && found != nullptr)
        return std::string(known->before) + in_language(found->label, exhibit.system.language);
    return fmt::format("{} {}", without_version(framework->name), code);
}

} // namespace

std::string name_of(const Exhibit& exhibit, std::string_view slug) {
    const auto* const definition = credential::SystemView{exhibit.system, exhibit.badges}.find(slug);
    if (definition == nullptr) return std::string(slug);
    const auto& name = in_language(definition->name, exhibit.system.language);
    return name.empty() ? std::string(slug) : name;
}

std::string in_words(const Exhibit& exhibit, const Requirement& requirement) {
    const auto& language = exhibit.system.language;
    return credential::requirement_in_words(
        requirement, {[&](const std::string& slug) { return isolated(name_of(exhibit, slug), language); },
                      [&](std::string_view key, std::initializer_list<std::string> values) {
                          return phrase(language, key, values);
                      }});
}

std::string requirement_sentence(const Exhibit& exhibit, const Requirement& requirement) {
    return ended(phrase(exhibit.system.language, "requires", {in_words(exhibit, requirement)}));
}

std::string competences_in_words(const Exhibit& exhibit, const credential::Goal& goal) {
    const auto& language = exhibit.system.language;
    std::vector<std::string> parts;
    for (const auto& competence : goal.competences) {
        auto words = competence_in_words(exhibit, competence);
        if (words != in_language(goal.text, language)) parts.push_back(isolated(words, language));
    }
    return join(parts, "; ");
}

} // namespace insignia::system
