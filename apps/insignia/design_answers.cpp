#include "design_canvas.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/workspace/definition_file.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_codes_shown = 40;

} // namespace

void set_text(credential::Localized& texts, std::string_view language, std::string_view own_language,
              std::string_view text) {
    for (auto& [tag, words] : texts) {
        if (tag != language) continue;
        words = text;
        return;
    }
    texts.insert(language == own_language ? texts.begin() : texts.end(),
                 {std::string(language), std::string(text)});
}

Result<double> parse_hours(std::string_view text) {
    std::string trimmed(trim(text));
    std::ranges::replace(trimmed, ',', '.');
    double hours = 0;
    const auto [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), hours);
    const std::string unit =
        to_lower(trim(std::string_view(trimmed).substr(static_cast<std::size_t>(end - trimmed.data()))));
    if (error == std::errc{} && hours > 0 && hours <= 10'000
        && (unit.empty() || unit == "h" || unit == "hour" || unit == "hours"))
        return hours;
    return fail(ErrorCode::usage, fmt::format("\"{}\" is not a number of hours", sanitize(text, 40)), {},
                {"write it as in 12 or 2.5"});
}

credential::EvidenceTask parse_evidence_task(std::string_view text, std::string_view language) {
    credential::EvidenceTask task;
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        if (const auto assessor = workspace::parse_assessor(trim(text.substr(colon + 1)))) {
            task.assessor = *assessor;
            text = text.substr(0, colon);
        }
    }
    task.name = {{std::string(language), std::string(trim(text))}};
    return task;
}

Result<credential::DefinedAlignment> parse_alignment(std::string_view text, std::string_view language,
                                                     std::span<const credential::Framework> frameworks) {
    const std::size_t colon = text.find(':');
    const std::string_view name = trim(text.substr(0, colon));
    const auto* const framework =
        colon == std::string_view::npos ? nullptr : credential::find_framework(frameworks, name);
    if (framework == nullptr) {
        std::vector<std::string> names;
        for (const auto& known : frameworks) names.push_back(known.name);
        return fail(ErrorCode::usage,
                    fmt::format("--alignment \"{}\" names no framework that is known", sanitize(text, 80)),
                    {},
                    {"write FRAMEWORK:CODE with one of: " + join(names, ", "),
                     "bring another: insignia framework add TABLE.csv --name NAME"});
    }
    const std::string_view code = trim(text.substr(colon + 1));
    if (const auto* const competence = framework->find(code))
        return credential::align_to(*framework, *competence, language);
    std::vector<std::string> codes;
    for (const auto& known : framework->competences) codes.push_back(known.code);
    const bool many = codes.size() > k_codes_shown;
    return fail(
        ErrorCode::usage, fmt::format("{} has no competence \"{}\"", framework->name, sanitize(code, 40)), {},
        {many ? "find the code: insignia framework search WORD" : "choose one of: " + join(codes, ", ")});
}

} // namespace insignia::app
