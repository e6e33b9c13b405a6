#include <insignia/base/embedded.h>
#include <insignia/design/picture_names_internal.h>
#include <insignia/json/json.h>
#include <span>

namespace insignia::design {

// Written by the build from schemas/design/words: "de.json".
std::span<const EmbeddedText> picture_word_files();

namespace {

PictureNames::Names read_names(const json::Value& list, std::string_view member) {
    PictureNames::Names names;
    if (const auto* const found = json::member(list, member); found != nullptr && found->is_object())
        for (const auto& [name, words] : found->items())
            if (words.is_string()) names.emplace(name, words.get<std::string>());
    return names;
}

std::map<std::string, PictureNames, std::less<>> read_lists() {
    std::map<std::string, PictureNames, std::less<>> lists;
    for (const EmbeddedText& file : picture_word_files()) {
        const auto list = json::parse(file.text, file.name);
        if (!list) continue;
        lists[std::string(file.name.substr(0, file.name.find('.')))] = {
            std::string(json::member_text(*list, "sentence")), std::string(json::member_text(*list, "card")),
            read_names(*list, "shapes"), read_names(*list, "icons")};
    }
    return lists;
}

} // namespace

const PictureNames* picture_names(std::string_view language) {
    static const auto k_lists = read_lists();
    const auto found = k_lists.find(language);
    return found == k_lists.end() ? nullptr : &found->second;
}

} // namespace insignia::design
