#include "read.h"
#include "issued_internal.h"
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <insignia/credential/system_rules.h>

namespace insignia::lint {

namespace {

using credential::Definition;
using credential::Localized;

// What to do about a file where its error does not say so.
struct NextStep {
    ErrorCode code;
    std::string_view hint;
};
constexpr NextStep k_next_steps[] = {
    {ErrorCode::parse, "put right what stands there, or take the file again from where it came"},
    {ErrorCode::invalid, "put right what stands there"},
    {ErrorCode::limit, "check that it is the file that you mean"},
    {ErrorCode::not_found, "check the path"},
    {ErrorCode::denied, "check who owns it and its mode with ls -l"},
    {ErrorCode::io, "run the same command again"},
};

std::string next_step(const Error& error) {
    if (!error.hints.empty()) return join(error.hints, "; ");
    const auto* const row = std::ranges::find(k_next_steps, error.code, &NextStep::code);
    return row == std::end(k_next_steps) ? "leave the file out" : std::string(row->hint);
}

// The pointer of a text in one language: the key itself, or the member of its table.
std::string pointer_of(const DefinitionSource& source, const std::string& key, const std::string& language) {
    const auto inner = json::join_pointer(key, language);
    return source.places.count(inner) != 0 ? inner : key;
}

std::vector<Text> read_localized(const DefinitionSource& source, const std::string& key,
                                 const Localized& texts) {
    std::vector<Text> read;
    for (const auto& [language, text] : texts)
        if (!text.empty()) read.push_back(make_text(text, language, pointer_of(source, key, language)));
    return read;
}

Text first_text(const DefinitionSource& source, const std::string& key, const Localized& texts) {
    auto all = read_localized(source, key, texts);
    return all.empty() ? Text{{}, {}, key, {}, {}} : std::move(all.front());
}

void read_lists(const DefinitionSource& source, Badge& badge) {
    const Definition& definition = source.definition;
    for (std::size_t i = 0; i < definition.tags.size(); ++i)
        badge.tags.push_back(
            make_text(definition.tags[i], definition.language, json::join_pointer("/tags", i)));
    for (std::size_t i = 0; i < definition.evidence.size(); ++i) {
        const auto& task = definition.evidence[i];
        const auto pointer = json::join_pointer("/evidence", i);
        badge.tasks.push_back({first_text(source, pointer + "/task", task.name),
                               first_text(source, pointer + "/description", task.description),
                               task.assessor,
                               pointer,
                               {}});
        for (const auto& [language, text] : task.name)
            if (!text.empty()) badge.tasks.back().languages.push_back(language);
    }
    for (std::size_t i = 0; i < definition.alignments.size(); ++i) {
        const auto& row = definition.alignments[i];
        badge.alignments.push_back(
            {row.framework, row.code, row.name, row.url, json::join_pointer("/alignment", i)});
    }
}

// Takes ":12" off the end of a place such as "badge.json:3:12".
std::optional<std::size_t> take_number(std::string& place) {
    const auto colon = place.rfind(':');
    std::size_t number = 0;
    if (colon == std::string::npos) return std::nullopt;
    const char* const end = place.data() + place.size();
    const auto read = std::from_chars(place.data() + colon + 1, end, number);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    place.erase(colon);
    return number;
}

Badge read_badge(const DefinitionSource& source) {
    const Definition& definition = source.definition;
    Badge badge;
    badge.id = definition.id;
    badge.version = definition.version;
    badge.type = source.places.count("/type") != 0 ? definition.type : "";
    badge.language = source.places.count("/language") != 0 ? definition.language : "";
    badge.names = read_localized(source, "/name", definition.name);
    badge.descriptions = read_localized(source, "/description", definition.description);
    badge.criteria = read_localized(source, "/criteria", definition.criteria);
    badge.contexts = read_localized(source, "/context", definition.context);
    badge.opportunities = read_localized(source, "/opportunities", definition.opportunities);
    badge.translated = definition.translated;
    badge.captions = read_localized(source, "/picture/alt", definition.picture.alt);
    badge.criteria_url = definition.criteria_url;
    badge.hours = definition.hours;
    badge.start_date = definition.start_date;
    badge.end_date = definition.end_date;
    badge.valid_for = definition.valid_for;
    badge.picture.pointer = "/picture";
    badge.picture.file = definition.picture.file;
    badge.picture.drawn = definition.picture.file.empty() && source.places.count("/picture") != 0;
    badge.picture.format = source.has_picture_file ? Picture::Format::png : Picture::Format::none;
    read_lists(source, badge);
    if (source.issued) badge.changed_since_issued = changed_since(*source.issued, definition);
    return badge;
}

} // namespace

std::size_t add_definition(Input& input, DefinitionSource source) {
    Subject subject;
    subject.kind = k_definition;
    subject.document = input.documents.size();
    subject.label = source.definition.slug;
    subject.badge = read_badge(source);
    if (!source.definition.id.empty()) subject.links.emplace_back("/id", source.definition.id);
    if (!source.definition.criteria_url.empty())
        subject.links.emplace_back("/criteria_url", source.definition.criteria_url);
    for (const auto& [rule, reason] : source.definition.lint_ignore) subject.ignore[rule] = reason;
    input.documents.push_back({std::move(source.name), std::move(source.text), Document::Form::toml,
                               std::move(source.places), nullptr});
    input.subjects.push_back(std::move(subject));
    return input.subjects.size() - 1;
}

void add_organisation(Input& input, OrganisationSource source) {
    Subject subject;
    subject.kind = k_organisation;
    subject.document = input.documents.size();
    subject.label = source.organisation;
    const auto add = [&](const char* pointer, const std::string& text) {
        if (!text.empty()) subject.texts.push_back(make_text(text, "", pointer));
    };
    add("/organisation/name", source.organisation);
    add("/organisation/description", source.description);
    for (const auto& [pointer, url] :
         {std::pair("/organisation/url", source.url), std::pair("/organisation/policy", source.policy)})
        if (!url.empty()) subject.links.emplace_back(pointer, url);
    subject.awarding_body = {"/organisation", source.organisation, source.country, "/organisation/country"};
    input.organisation = source.organisation;
    input.main_language = source.main_language;
    input.ignore = std::move(source.ignore);
    input.ignore_document = subject.document;
    input.documents.push_back({std::move(source.name), std::move(source.text), Document::Form::toml,
                               std::move(source.places), nullptr});
    input.subjects.push_back(std::move(subject));
}

void add_reasons(Input& input, OrganisationSource source) {
    input.organisation = std::move(source.organisation);
    input.main_language = std::move(source.main_language);
    if (source.ignore.empty()) return;
    input.ignore = std::move(source.ignore);
    input.ignore_document = input.documents.size();
    input.documents.push_back({std::move(source.name), std::move(source.text), Document::Form::toml,
                               std::move(source.places), nullptr});
}

void add_picture(Input& input, Picture picture, std::optional<std::size_t> owner) {
    Subject subject;
    subject.kind = k_picture;
    subject.document = input.documents.size();
    subject.label = std::filesystem::path(picture.file).stem().string();
    if (owner) subject.ignore = input.subjects[*owner].ignore;
    input.documents.push_back({picture.file, {}, Document::Form::other, {}, nullptr});
    if (picture.carries_badge) input.documents.back().issued = Document::Issued::is_baked;
    subject.badge.picture = std::move(picture);
    input.subjects.push_back(std::move(subject));
}

void add_system(Input& input, SystemSource source) {
    Subject subject;
    subject.kind = k_system;
    subject.document = input.documents.size();
    subject.label = source.system.slug;
    for (const auto& problem : credential::check_system({source.system, source.badges, input.frameworks}))
        subject.faults.push_back({std::string(problem.rule->id), problem.pointer, problem.message,
                                  problem.hints.empty() ? "" : problem.hints.front(), true});
    input.documents.push_back({std::move(source.name), std::move(source.text), Document::Form::toml,
                               std::move(source.places), nullptr});
    input.subjects.push_back(std::move(subject));
}

void add_unreadable(Input& input, const Error& error, std::string text) {
    Unreadable unreadable;
    unreadable.document = input.documents.size();
    unreadable.message = error.message;
    unreadable.hint = next_step(error);
    std::string name = error.where;
    const auto column = take_number(name);
    const auto line = column ? take_number(name) : std::nullopt;
    if (line)
        unreadable.place = {*line, *column};
    else
        name = error.where;
    input.documents.push_back({std::move(name), std::move(text), Document::Form::other, {}, nullptr});
    input.unreadable.push_back(std::move(unreadable));
}

void add_people(Input& input, std::string name, std::vector<Fault> faults) {
    Subject subject;
    subject.kind = k_people;
    subject.document = input.documents.size();
    subject.label = name;
    subject.faults = std::move(faults);
    input.documents.push_back({std::move(name), {}, Document::Form::other, {}, nullptr});
    input.subjects.push_back(std::move(subject));
}

} // namespace insignia::lint
