#include <fmt/format.h>
#include <insignia/base/embedded.h>
#include <insignia/base/text.h>
#include <insignia/credential/vocabulary.h>
#include <insignia/json/json.h>
#include <map>
#include <span>

namespace insignia::credential {

// Written by the build from schemas/vocabulary: "systems/de.json", "starters/de.json".
std::span<const EmbeddedText> vocabulary_files();

namespace {

using Words = std::map<std::string, std::string, std::less<>>;
using Languages = std::map<std::string, Words, std::less<>>;

const Languages& languages() {
    static const Languages k_languages = [] {
        Languages all;
        for (const EmbeddedText& file : vocabulary_files()) {
            const auto root = json::parse(file.text, file.name);
            if (!root || !root->is_object()) continue;
            const auto name = file.name.substr(file.name.rfind('/') + 1);
            Words& words = all[std::string(name.substr(0, name.find('.')))];
            for (const auto& [key, text] : root->items())
                if (text.is_string()) words.emplace(key, text.get<std::string>());
        }
        return all;
    }();
    return k_languages;
}

Languages::const_iterator words_for(std::string_view language) {
    return languages().find(to_lower(language.substr(0, language.find('-'))));
}

const std::string* find(std::string_view language, std::string_view key) {
    const auto words = words_for(language);
    if (words == languages().end()) return nullptr;
    const auto text = words->second.find(key);
    return text == words->second.end() ? nullptr : &text->second;
}

} // namespace

std::string say(std::string_view language, std::string_view key, std::initializer_list<std::string> values) {
    const std::string* text = find(language, key);
    if (text == nullptr) text = find("en", key);
    if (text == nullptr) return std::string(key);
    std::string said;
    for (std::size_t at = 0; at < text->size(); ++at) {
        const auto number = at + 2 < text->size() ? static_cast<std::size_t>((*text)[at + 1] - '0') : 0;
        if ((*text)[at] != '{' || number >= values.size()) {
            said += (*text)[at];
            continue;
        }
        said += *(values.begin() + number);
        at += 2;
    }
    return said;
}

bool has_vocabulary(std::string_view language) {
    return words_for(language) != languages().end();
}

std::vector<std::string> vocabulary_languages() {
    std::vector<std::string> names;
    for (const auto& [language, words] : languages()) names.push_back(language);
    return names;
}

std::string requirement_in_words(const Requirement& requirement, const Wording& wording) {
    using enum Requirement::Kind;
    if (requirement.kind == nothing) return wording.phrase("nothing", {});
    if (requirement.kind == badge) return wording.badge(requirement.badge);
    std::vector<std::string> parts;
    for (const auto& part : requirement.of) {
        const auto words = requirement_in_words(part, wording);
        parts.push_back(part.of.size() > 1 ? "(" + words + ")" : words);
    }
    if (parts.size() == 1 && requirement.needed() == 1) return parts.front();
    const auto list = join(parts, ", ");
    if (requirement.kind == at_least)
        return wording.phrase("some_list", {std::to_string(requirement.count), list});
    return wording.phrase(requirement.kind == all_of ? "all_list" : "any_list", {list});
}

} // namespace insignia::credential
