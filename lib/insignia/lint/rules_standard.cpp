// What must be there, in every language, and hold over time.
#include "rule_internal.h"
#include <algorithm>
#include <insignia/credential/class_table.h>
#include <insignia/uri/uri.h>

namespace insignia::lint {

namespace {

constexpr std::size_t k_shown_of_kind = 3; // of one kind in one document

void report_faults(Context& context, bool exactly) {
    for (const Fault& fault : context.subject().faults) {
        if (fault.rule != context.rule().id) continue;
        if (fault.error && exactly)
            context.say_as(Severity::error, fault.pointer, fault.message, fault.hint);
        else if (fault.error)
            context.say(fault.pointer, fault.message, fault.hint);
        else
            context.say_as(Severity::warning, fault.pointer, fault.message, fault.hint);
    }
}

bool holds_word(std::string_view text, std::string_view word) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end])))
            return true;
    }
    return false;
}

constexpr std::string_view k_reserved_hosts[] = {"example.com", "example.org", "example.net", "example.edu"};

// The host of a text that is an address, or the one behind its @.
std::string_view host_in(std::string_view text) {
    auto begin = text.find("://");
    begin = begin == std::string_view::npos ? text.find('@') : begin + 2;
    if (begin == std::string_view::npos) return {};
    const auto rest = text.substr(begin + 1);
    const auto host = rest.substr(0, rest.find_first_of("/:?# )>"));
    return host;
}

// What in a text is a leftover of a template, or "". RFC 2606 reserves the hosts for examples.
std::string_view placeholder_in(const std::string& text, bool spanish) {
    const auto host = host_in(text);
    for (const auto reserved : k_reserved_hosts)
        if (host == reserved || (host.ends_with(reserved) && host[host.size() - reserved.size() - 1] == '.'))
            return reserved;
    if (host.ends_with(".example") || host.ends_with(".invalid")) return host;
    if (!spanish && holds_word(text, "TODO")) return "TODO";
    for (const std::string_view word : {"FIXME", "xxx", "XXXX"})
        if (holds_word(text, word)) return word;
    const auto open = text.find("{{");
    if (open != std::string::npos && text.find("}}", open) != std::string::npos)
        return std::string_view(text).substr(open, text.find("}}", open) + 2 - open);
    return {};
}

void check_placeholder(Context& context, const Text& text) {
    const auto found = placeholder_in(text.text, text.language.starts_with("es"));
    const Hit* const hit = text.find(Meaning::placeholder);
    const auto words = !found.empty() ? found : hit != nullptr ? text.shown(*hit) : std::string_view();
    if (!words.empty())
        context.say_about(text, words, fmt::format("{} is a leftover of a template", in_quotes(words)),
                          "write what is meant");
}

// Every text of a JSON document, but for contexts, types and proofs.
void walk(Context& context, const json::Value& value, const std::string& pointer, std::size_t& shown) {
    if (shown >= k_shown_of_kind) return;
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.starts_with("data:")) return;
        const auto found = placeholder_in(text, false);
        if (found.empty()) return;
        ++shown;
        return context.say(pointer, fmt::format("{} is a leftover of a template", in_quotes(found)),
                           "write what is meant");
    }
    std::size_t number = 0;
    if (value.is_array())
        for (const auto& inner : value) walk(context, inner, json::join_pointer(pointer, number++), shown);
    if (!value.is_object()) return;
    for (const auto& [name, inner] : value.items())
        if (name != "@context" && name != "type" && name != "proof")
            walk(context, inner, json::join_pointer(pointer, name), shown);
}

// HTML or an entity in a text, or "".
std::string_view markup_in(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const auto rest = text.substr(at);
        if (rest[0] == '<' && (is_letter(rest[1]) || rest[1] == '/')) {
            const auto end = rest.find('>');
            const auto tag = rest.substr(0, end == std::string_view::npos ? 0 : end + 1);
            const auto name_end = tag.find_first_not_of(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", rest[1] == '/' ? 2 : 1);
            const bool is_tag =
                !tag.empty() && (tag[name_end] == '>' || tag[name_end] == ' ' || tag[name_end] == '/');
            if (is_tag && tag.size() < 200) return tag;
        }
        if (rest[0] == '&') {
            const auto end = rest.substr(1, 10).find(';');
            const auto name = rest.substr(1, end == std::string_view::npos ? 0 : end);
            const bool is_entity = !name.empty() && (name[0] == '#' || std::ranges::all_of(name, is_letter));
            if (is_entity) return rest.substr(0, end + 2);
        }
    }
    return {};
}

constexpr std::string_view k_shorteners[] = {"bit.ly", "tinyurl.com", "t.co",    "goo.gl", "ow.ly",
                                             "is.gd",  "buff.ly",     "cutt.ly", "rb.gy",  "t.ly"};

bool is_number_host(std::string_view host) {
    return host.starts_with('[')
           || (!host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

bool is_private_host(std::string_view host) {
    return host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local")
           || host.ends_with(".lan") || host.ends_with(".internal") || host.starts_with("127.")
           || host.starts_with("10.") || host.starts_with("192.168.");
}

struct Objection {
    std::string message, hint;
};

Objection objection_to(const uri::Uri& address) {
    const auto scheme = to_lower(address.scheme());
    if (scheme != "http" && scheme != "https") return {};
    const auto host = to_lower(address.host());
    if (is_private_host(host))
        return {fmt::format("{} exists only on your own computer or network", in_quotes(host)),
                "use an address that works everywhere"};
    if (is_number_host(host))
        return {fmt::format("{} is a number that will change", in_quotes(host)), "use a host name"};
    if (std::ranges::find(k_shorteners, host) != std::end(k_shorteners))
        return {fmt::format("{} shortens addresses and may stop", in_quotes(host)),
                "use the address that it leads to"};
    if (scheme == "http") return {"the address is not protected (http)", "use https"};
    return {};
}

} // namespace

void rule_faults(Context& context) {
    report_faults(context, false);
}

void rule_required(Context& context) {
    report_faults(context, false);
    if (context.subject().kind != k_definition) return;
    const Badge& badge = context.badge();
    if (badge.names.empty()) context.say("", "the badge has no name", "add  name = \"…\"");
    if (badge.descriptions.empty())
        context.say("", "the badge has no description",
                    "add  description = \"Earners of this badge have …\"");
    if (badge.criteria.empty() && badge.criteria_url.empty())
        context.say("", "the badge has no criteria", "add  criteria = \"- …\", one line for each");
}

void rule_placeholder(Context& context) {
    const Subject& subject = context.subject();
    const Document& document = context.input().documents[subject.document];
    if (document.form == Document::Form::json) {
        std::size_t shown = 0;
        if (subject.pointer.empty()) walk(context, document.root, "", shown);
    }
    const Badge& badge = subject.badge;
    const bool own = document.form == Document::Form::toml;
    for (const auto* const texts :
         {&badge.names, &badge.descriptions, &badge.criteria, &badge.tags, &subject.texts})
        for (const Text& text : *texts)
            if (own || (text.has(Meaning::placeholder) && placeholder_in(text.text, false).empty()))
                check_placeholder(context, text);
    if (!own) return;
    for (const Task& task : badge.tasks)
        for (const Text* const text : {&task.name, &task.description}) check_placeholder(context, *text);
    for (const auto& [pointer, url] : subject.links)
        check_placeholder(context, Text{"", url, pointer, {}, {}});
}

void rule_type(Context& context) {
    report_faults(context, true);
    const Subject& subject = context.subject();
    if (subject.kind == k_credential) return;
    const auto& type = subject.badge.type;
    const auto* const types = credential::find_enumeration("AchievementType");
    if (type.empty())
        context.say(subject.pointer, "the kind of achievement is not stated",
                    subject.kind == k_definition
                        ? "add  type = \"Badge\", Competency, Course, MicroCredential …"
                        : "add achievementType");
    else if (subject.kind == k_definition && types != nullptr && !credential::has_term(*types, type)) {
        std::vector<std::string_view> terms(types->terms.begin(), types->terms.end());
        const auto meant = did_you_mean(type, std::span<const std::string_view>(terms));
        context.say_as(Severity::error, "/type", fmt::format("{} is no kind of achievement", in_quotes(type)),
                       meant.empty() ? "use a word of the standard, or one of your own as ext:Word"
                                     : fmt::format("did you mean {}?", meant));
    }
}

void rule_markup(Context& context) {
    const Badge& badge = context.badge();
    const auto check = [&](const Text& text) {
        const auto markup = markup_in(text.text);
        if (!markup.empty())
            context.say_about(text, markup, fmt::format("HTML in the text: {}", in_quotes(markup)),
                              "write plain text or Markdown");
    };
    for (const auto* const texts : {&badge.names, &badge.descriptions, &badge.criteria})
        for (const Text& text : *texts) check(text);
    for (const Task& task : badge.tasks) {
        check(task.name);
        check(task.description);
    }
}

void rule_rubric(Context& context) {
    report_faults(context, false);
    for (const Rubric& rubric : context.badge().rubrics) {
        const bool wants_levels = rubric.type.starts_with("Rubric") || rubric.type == "PerformanceLevel";
        const bool known = rubric.required_level.empty()
                           || std::ranges::find(rubric.levels, rubric.required_level) != rubric.levels.end();
        if (wants_levels && rubric.levels.empty())
            context.say(rubric.pointer, "the rubric has no levels",
                        "add rubricCriterionLevel, from low to high");
        else if (!known)
            context.say(rubric.pointer + "/requiredLevel", "the required level is not among the levels",
                        "name the id of one of them");
    }
}

void rule_language_missing(Context& context) {
    const Subject& subject = context.subject();
    if (!subject.badge.language.empty() || subject.badge.names.empty()) return;
    if (subject.badge.names.size() > 1) return; // every text names its own
    const bool own = subject.kind == k_definition;
    context.say(subject.pointer, "the language of the texts is not stated",
                own                             ? "add  language = \"en\""
                : subject.kind == k_badge_class ? "add \"@language\""
                                                : "add inLanguage");
}

void rule_translation(Context& context) {
    const Badge& badge = context.badge();
    struct Part {
        std::string_view name;
        const std::vector<Text>& texts;
    };
    const Part parts[] = {
        {"name", badge.names}, {"description", badge.descriptions}, {"criteria", badge.criteria}};
    std::vector<std::string> languages;
    for (const Part& part : parts)
        for (const Text& text : part.texts)
            if (context.subject().kind == k_definition
                && std::ranges::find(languages, text.language) == languages.end())
                languages.push_back(text.language);
    if (languages.size() > 1)
        for (const auto& language : languages)
            for (const Part& part : parts)
                if (!part.texts.empty()
                    && std::ranges::find(part.texts, language, &Text::language) == part.texts.end())
                    context.say(fmt::format("/{}", part.name),
                                fmt::format("there is no {} in \"{}\"", part.name, language),
                                fmt::format("translate it, or take the language out: {} = \"…\"", language));
    for (const auto& [language, version] : badge.translated)
        if (version != badge.version)
            context.say_as(
                Severity::warning, "/translated",
                fmt::format("the translation into \"{}\" was made from version {}, the badge is version {}",
                            language, in_quotes(version), in_quotes(badge.version)),
                "go through the translation, then write the version that it follows");
    for (const Relation& relation : badge.related) {
        const auto other = context.index().by_id.find(relation.id);
        if (other == context.index().by_id.end() || relation.language.empty() || badge.id.empty()) continue;
        const auto& back = context.input().subjects[other->second].badge.related;
        if (std::ranges::find(back, badge.id, &Relation::id) == back.end())
            context.say(relation.pointer,
                        fmt::format("{} does not name this badge as its translation", in_quotes(relation.id)),
                        "add related there too");
    }
}

void rule_version(Context& context) {
    const Badge& badge = context.badge();
    if (badge.changed_since_issued.empty()) return;
    context.say("/version",
                fmt::format("badges of version {} were issued with another {}", in_quotes(badge.version),
                            join(badge.changed_since_issued, ", ")),
                "give the changed badge a new version");
}

void rule_expiry(Context& context) {
    const Badge& badge = context.badge();
    const bool limited = badge.type == "Certification" || badge.type == "License";
    if (limited && badge.valid_for.empty())
        context.say("/type", fmt::format("a {} that never ends", badge.type),
                    "add  valid_for = \"P3Y\", or choose another type");
    const bool days =
        badge.valid_for.ends_with('D') && badge.valid_for.find_first_of("YMW") == std::string::npos;
    if (days && std::atoi(badge.valid_for.c_str() + 1) < 30)
        context.say("/valid_for", "the badge ends within 30 days",
                    "a badge that ends so soon is of little use to its earner");
}

void rule_policy(Context& context) {
    const Subject& subject = context.subject();
    const bool linked = std::ranges::any_of(
        subject.links, [](const auto& link) { return link.first == "/organisation/policy"; });
    const bool told =
        std::ranges::any_of(subject.texts, [](const Text& text) { return text.has(Meaning::policy); });
    if (linked || told) return;
    const bool own = subject.kind == k_organisation;
    context.say(
        own ? std::string_view("/organisation") : std::string_view(subject.pointer),
        "nothing says how badges are awarded, withdrawn and appealed, and what is stored about earners",
        own ? "add  policy = \"https://…\"  under [organisation]: a page that says it"
            : "say it in the description, or link a page that does");
}

void rule_permanent_id(Context& context) {
    for (const auto& [pointer, text] : context.subject().links) {
        const auto address = uri::Uri::parse(text);
        if (!address) continue;
        const auto objection = objection_to(*address);
        if (!objection.message.empty()) context.say(pointer, objection.message, objection.hint);
    }
    for (const Aligned& row : context.badge().alignments) {
        const auto address = uri::Uri::parse(row.url);
        if (!address || to_lower(address->scheme()) == "http")
            continue; // names of competences often begin with http
        const auto objection = objection_to(*address);
        if (!objection.message.empty()) context.say(row.pointer, objection.message, objection.hint);
    }
}

void rule_recipient_hash(Context& context) {
    constexpr std::size_t k_salt_bytes = 8;
    for (const Recipient& recipient : context.subject().recipients) {
        const bool is_address = recipient.identity.find('@') != std::string::npos;
        if (is_address)
            context.say(recipient.pointer, "the earner's address stands in the file",
                        "hash it with a salt, or keep the file with the earner");
        else if (recipient.identity.starts_with("md5$"))
            context.say(recipient.pointer, "MD5 can be undone within seconds",
                        "use sha256 with a random salt");
        else if (recipient.hashed.value_or(false) && recipient.salt.empty())
            context.say(recipient.pointer, "the address is hashed without a salt, so that it can be guessed",
                        "add a random salt of 16 bytes");
        else if (recipient.hashed.value_or(false) && recipient.salt.size() < k_salt_bytes)
            context.say(recipient.pointer,
                        fmt::format("the salt has only {} characters", recipient.salt.size()),
                        "use a random salt of 16 bytes");
    }
}

} // namespace insignia::lint
