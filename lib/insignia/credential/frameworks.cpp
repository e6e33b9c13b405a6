#include <insignia/credential/frameworks.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/embedded.h>
#include <insignia/base/text.h>
#include <insignia/json/json.h>

namespace insignia::credential {

// Written by the build from schemas/frameworks.
std::span<const EmbeddedText> framework_files();

namespace {

constexpr int k_score_code = 100;
constexpr int k_score_whole_word = 3;
constexpr int k_score_beginning = 1;

Result<Competence> read_competence(const json::Value& value, std::string_view source, std::size_t index) {
    Competence competence{std::string(json::member_text(value, "code")),
                          std::string(json::member_text(value, "parent")),
                          std::string(json::member_text(value, "uri")),
                          {}};
    const json::Value* labels = json::member(value, "label");
    if (labels != nullptr && labels->is_object())
        for (const auto& [language, label] : labels->items())
            if (label.is_string()) competence.label.emplace_back(language, label.get<std::string>());
    if (competence.code.empty() || competence.label.empty())
        return fail(ErrorCode::invalid, fmt::format("competence {} has no code or no label", index + 1),
                    std::string(source));
    return competence;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    const std::string lower = to_lower(text);
    for (const char c : lower) {
        const bool separator = std::string_view(" ,;:()/\t\n").find(c) != std::string_view::npos;
        if (!separator)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// 0 when one of the wanted words is in none of the words.
int score_words(const std::vector<std::string>& wanted, const std::vector<std::string>& words) {
    int total = 0;
    for (const std::string& want : wanted) {
        int best = 0;
        for (const std::string& word : words)
            if (word.starts_with(want))
                best = std::max(best, word.size() == want.size() ? k_score_whole_word : k_score_beginning);
        if (best == 0) return 0;
        total += best;
    }
    return total;
}

int score_competence(const std::vector<std::string>& wanted, const Framework& framework,
                     const Competence& competence) {
    if (wanted.size() == 1 && wanted.front() == to_lower(competence.code)) return k_score_code;
    int best = 0;
    for (const auto& [language, label] : competence.label) {
        auto words = words_of(label);
        const auto names = words_of(framework.name);
        words.insert(words.end(), names.begin(), names.end());
        words.push_back(to_lower(competence.code));
        best = std::max(best, score_words(wanted, words));
    }
    return best;
}

} // namespace

const Competence* Framework::find(std::string_view code) const {
    const auto found = std::ranges::find(competences, code, &Competence::code);
    return found == competences.end() ? nullptr : &*found;
}

const Competence* Framework::find_within(std::string_view text) const {
    constexpr std::size_t k_longest = 60; // bytes; nobody writes a code into a longer text
    if (text.size() > k_longest) return nullptr;
    for (const auto word : split(text, ' '))
        if (const auto* const competence = find(word); competence != nullptr) return competence;
    return nullptr;
}

Result<Framework> read_framework(std::string_view text, std::string_view source) {
    TRY_ASSIGN(const json::Value value, json::parse(text, source));
    Framework framework{std::string(json::member_text(value, "id")),
                        std::string(json::member_text(value, "name")),
                        {},
                        std::string(json::member_text(value, "page")),
                        {}};
    const json::Value* competences = json::member(value, "competences");
    if (framework.name.empty() || competences == nullptr || !competences->is_array())
        return fail(ErrorCode::invalid, "the framework has no name or no competences", std::string(source));
    if (const json::Value* aliases = json::member(value, "aliases");
        aliases != nullptr && aliases->is_array())
        for (const json::Value& alias : *aliases)
            if (alias.is_string()) framework.aliases.push_back(alias.get<std::string>());
    for (const json::Value& competence : *competences) {
        TRY_ASSIGN(Competence read, read_competence(competence, source, framework.competences.size()));
        framework.competences.push_back(std::move(read));
    }
    return framework;
}

std::string framework_to_text(const Framework& framework) {
    json::Value value = {{"id", framework.id}, {"name", framework.name}, {"aliases", framework.aliases}};
    if (!framework.page.empty()) value["page"] = framework.page;
    json::Value& competences = value["competences"] = json::Value::array();
    for (const Competence& competence : framework.competences) {
        json::Value row = {{"code", competence.code}};
        if (!competence.parent.empty()) row["parent"] = competence.parent;
        if (!competence.uri.empty()) row["uri"] = competence.uri;
        for (const auto& [language, text] : competence.label) row["label"][language] = text;
        competences.push_back(std::move(row));
    }
    return json::to_pretty_text(value);
}

std::span<const Framework> shipped_frameworks() {
    static const std::vector<Framework> k_frameworks = [] {
        std::vector<Framework> frameworks;
        for (const EmbeddedText& file : framework_files())
            if (auto framework = read_framework(file.text, file.name))
                frameworks.push_back(*std::move(framework));
        return frameworks;
    }();
    return k_frameworks;
}

const Framework* find_framework(std::span<const Framework> frameworks, std::string_view name) {
    const std::string wanted = to_lower(name);
    for (const Framework& framework : frameworks) {
        if (wanted == framework.id || wanted == to_lower(framework.name)) return &framework;
        if (std::ranges::find(framework.aliases, wanted) != framework.aliases.end()) return &framework;
    }
    return nullptr;
}

std::vector<Match> search_frameworks(std::span<const Framework> frameworks, std::string_view query) {
    std::vector<Match> matches;
    const auto wanted = words_of(query);
    if (wanted.empty()) return matches;
    for (const Framework& framework : frameworks)
        for (const Competence& competence : framework.competences)
            if (const int score = score_competence(wanted, framework, competence); score > 0)
                matches.push_back({&framework, &competence, score});
    std::ranges::stable_sort(matches, std::ranges::greater{}, &Match::score);
    return matches;
}

DefinedAlignment align_to(const Framework& framework, const Competence& competence,
                          std::string_view language) {
    return {.framework = framework.name,
            .code = competence.code,
            .name = in_language(competence.label, language),
            .url = competence.uri.empty() ? framework.page : competence.uri,
            .type = {},
            .description = {}};
}

} // namespace insignia::credential
