// What must be there, in every language, and hold over time.
#include "rule_internal.h"
#include <algorithm>
#include <insignia/credential/class_table.h>
#include <insignia/uri/uri.h>

namespace insignia::lint {

namespace {

void report_faults(Context& context) {
    for (const Fault& fault : context.subject().faults) {
        if (fault.rule != context.rule().id) continue;
        if (fault.error)
            context.say(fault.pointer, fault.message, fault.hint);
        else
            context.say_as(Severity::warning, fault.pointer, fault.message, fault.hint);
    }
}

// About how many days an ISO 8601 duration is.
std::optional<double> days_of(std::string_view duration) {
    constexpr std::pair<char, double> k_units[] = {{'Y', 365}, {'M', 30.4}, {'W', 7}, {'D', 1}};
    if (!duration.starts_with('P')) return std::nullopt;
    double days = 0, number = 0;
    for (const char c : duration.substr(1, duration.find('T') - 1)) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            continue;
        }
        const auto* const unit = std::ranges::find(k_units, c, &std::pair<char, double>::first);
        if (unit != std::end(k_units)) days += number * unit->second;
        number = 0;
    }
    return days;
}

bool is_phone_number(std::string_view text) {
    return text.size() >= 6 && text.find_first_not_of("+0123456789 ()-/.") == std::string_view::npos;
}

// Identifiers that name nobody to people: did:, urn:, https:.
bool is_address_of_web(std::string_view text) {
    return text.starts_with("did:") || text.starts_with("urn:") || text.starts_with("https://")
           || text.starts_with("http://");
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

// The texts of a definition that earners read.
struct TextsOfKind {
    std::string_view name;
    const std::vector<Text>& texts;
};

void check_copy(Context& context, const TextsOfKind& kind) {
    constexpr std::size_t k_long_words = 8; // shorter texts may be the same in two languages
    const Text& first = kind.texts.front();
    for (const Text& text : kind.texts)
        if (&text != &first && text.words.size() >= k_long_words && text.text == first.text)
            context.say_as(
                Severity::warning, text.pointer,
                fmt::format("the {} in \"{}\" is that in \"{}\"", kind.name, text.language, first.language),
                "translate it, or take the language out");
}

// Every language of the badge has every text, and the main language is one of them.
void check_languages(Context& context) {
    const Badge& badge = context.badge();
    const TextsOfKind kinds[] = {{"name", badge.names},
                                 {"description", badge.descriptions},
                                 {"criteria", badge.criteria},
                                 {"context", badge.contexts},
                                 {"opportunities", badge.opportunities}};
    std::vector<std::string> languages;
    const auto offer = [&](const std::string& language) {
        if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
    };
    for (const auto& kind : kinds)
        for (const Text& text : kind.texts) offer(text.language);
    if (!badge.language.empty() && !languages.empty()) offer(badge.language);
    if (languages.size() < 2) return;
    const auto miss = [&](const std::string& pointer, std::string_view what, const std::string& language) {
        context.say(pointer, fmt::format("there is no {} in \"{}\"", what, language),
                    fmt::format("translate it, or take the language out: {} = \"…\"", language));
    };
    for (const auto& kind : kinds) {
        if (kind.texts.empty()) continue;
        for (const auto& language : languages)
            if (std::ranges::find(kind.texts, language, &Text::language) == kind.texts.end())
                miss(fmt::format("/{}", kind.name), kind.name, language);
        check_copy(context, kind);
    }
    for (const Task& task : badge.tasks)
        for (const auto& language : languages)
            if (!task.languages.empty()
                && std::ranges::find(task.languages, language) == task.languages.end())
                context.say_as(
                    Severity::warning, task.pointer,
                    fmt::format("there is no task {} in \"{}\"", in_quotes(task.name.text), language),
                    fmt::format("translate it: task = {{ {} = \"…\" }}", language));
}

// BCP 47: the first part of a tag has two or three letters.
bool is_language_code(std::string_view tag) {
    const auto first = tag.substr(0, tag.find('-'));
    return first.size() == 2 || first.size() == 3 || first == "x" || first == "i";
}

void check_codes(Context& context) {
    const Badge& badge = context.badge();
    const auto check = [&](std::string_view tag, std::string_view pointer) {
        if (!tag.empty() && !is_language_code(tag))
            context.say_as(Severity::error, pointer, fmt::format("{} is no language code", in_quotes(tag)),
                           "write the code: de, en, fr, it, lt, pt-BR …");
    };
    check(badge.language, "/language");
    for (const auto* const texts : {&badge.names, &badge.descriptions, &badge.criteria})
        for (const Text& text : *texts)
            if (text.language != badge.language) check(text.language, text.pointer);
}

// A member of an Achievement that is not what it was, in words. The criteria end with the hours.
std::string difference_in(const std::string& key) {
    constexpr std::pair<std::string_view, std::string_view> k_differences[] = {
        {"criteria", "other criteria or hours"},
        {"achievementType", "another type"},
        {"alignment", "other alignments"},
        {"tag", "other tags"}};
    const auto* const found =
        std::ranges::find(k_differences, key, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(k_differences) ? "another " + key : std::string(found->second);
}

} // namespace

void rule_faults(Context& context) {
    report_faults(context);
}

void rule_required(Context& context) {
    report_faults(context);
    if (context.subject().kind != k_definition) return;
    const Badge& badge = context.badge();
    if (badge.names.empty()) context.say("", "the badge has no name", "add  name = \"…\"");
    if (badge.descriptions.empty())
        context.say("", "the badge has no description",
                    "add  description = \"Earners of this badge have …\"");
    if (badge.criteria.empty() && badge.criteria_url.empty())
        context.say("", "the badge has no criteria", "add  criteria = \"- …\", one line for each");
}

void rule_type(Context& context) {
    const Subject& subject = context.subject();
    if (subject.badge.type.empty())
        context.say(subject.pointer, "the kind of achievement is not stated",
                    context.is_of_definition()
                        ? "add  type = \"Badge\", Competency, Course, MicroCredential …"
                        : "add achievementType");
}

// The kind of achievement is the one value of a definition that the standard lists.
void rule_standard_form(Context& context) {
    report_faults(context);
    const auto& type = context.badge().type;
    const auto* const types = credential::find_enumeration("AchievementType");
    if (context.subject().kind == k_definition && !type.empty() && types != nullptr
        && !credential::has_term(*types, type)) {
        std::vector<std::string_view> terms(types->terms.begin(), types->terms.end());
        const auto meant = did_you_mean(type, std::span<const std::string_view>(terms));
        context.say_as(Severity::error, "/type", fmt::format("{} is no kind of achievement", in_quotes(type)),
                       meant.empty() ? "use a word of the standard, or one of your own as ext:Word"
                                     : fmt::format("did you mean {}?", meant));
    }
}

void rule_rubric(Context& context) {
    report_faults(context);
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
    if (subject.kind == k_definition) check_codes(context);
    const auto& wanted = context.input().main_language;
    const auto& names = subject.badge.names;
    if (subject.kind == k_definition && !wanted.empty() && !names.empty()
        && std::ranges::find(names, wanted, &Text::language) == names.end())
        context.say(
            "/name",
            fmt::format("the badge has no text in \"{}\", the first language of the workspace", wanted),
            "translate it, or change  languages  in insignia.toml");
    if (!subject.badge.language.empty() || subject.badge.names.empty()) return;
    if (subject.badge.names.size() > 1) return; // every text names its own
    const bool own = context.is_of_definition();
    context.say(subject.pointer, "the language of the texts is not stated",
                own                             ? "add  language = \"en\""
                : subject.kind == k_badge_class ? "add \"@language\""
                                                : "add inLanguage");
}

void rule_translation(Context& context) {
    const Badge& badge = context.badge();
    if (context.subject().kind == k_definition) check_languages(context);
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
    std::vector<std::string> differences;
    for (const auto& key : badge.changed_since_issued) differences.push_back(difference_in(key));
    context.say("/version",
                fmt::format("badges of version {} were issued with {}", in_quotes(badge.version),
                            join(differences, ", ")),
                "give the changed badge a new version");
}

void rule_expiry(Context& context) {
    constexpr double k_least_days = 30;
    const Badge& badge = context.badge();
    const bool own = context.subject().kind == k_definition;
    const bool limited = badge.type == "Certification" || badge.type == "License";
    const auto days = own ? days_of(badge.valid_for) : badge.valid_days;
    const auto pointer =
        own ? std::string_view(days ? "/valid_for" : "/type") : std::string_view(badge.validity_pointer);
    if (limited && !days && (own || !badge.validity_pointer.empty()))
        context.say(pointer, fmt::format("a {} that never ends", badge.type),
                    own ? "add  valid_for = \"P3Y\", or choose another type" : "say until when it holds");
    if (days && *days < k_least_days)
        context.say(pointer, "the badge ends within 30 days",
                    "a badge that ends so soon is of little use to its earner");
}

void rule_policy(Context& context) {
    const Subject& subject = context.subject();
    const bool linked = std::ranges::any_of(
        subject.links, [](const auto& link) { return link.first == "/organisation/policy"; });
    const bool told =
        std::ranges::any_of(subject.texts, [](const Text& text) { return text.has(Meaning::policy); });
    // Issuing has no member for a policy: a signed issuer can only say it in its description.
    if (linked || told || context.is_issued()) return;
    const bool own = subject.kind == k_organisation;
    context.say(
        own ? std::string_view("/organisation") : std::string_view(subject.pointer),
        "nothing says how badges are awarded, withdrawn and appealed, and what is stored about earners",
        own ? "add  policy = \"https://…\"  under [organisation]: a page that says it"
            : "say it in the description, with the address of a page that tells more");
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
        else if (!recipient.hashed.value_or(true) && is_phone_number(recipient.identity))
            context.say(recipient.pointer, "the earner's telephone number stands in the file",
                        "hash it with a salt, or keep the file with the earner");
        else if (!recipient.hashed.value_or(true) && !recipient.identity.empty()
                 && !is_address_of_web(recipient.identity)) // many want their name in their badge
            context.say_as(Severity::info, recipient.pointer, "the earner can be recognised from the file",
                           "leave it with the earner, or publish it without the name");
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
