#include <insignia/credential/check_internal.h>

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/ascii.h>
#include <insignia/base/instant.h>
#include <insignia/credential/credential.h>
#include <insignia/credential/result_rules_internal.h>

namespace insignia::credential {

namespace {

// Open Badges 3.0, "Open Badges JSON-LD context": the second context, in any of its versions.
constexpr std::string_view k_context_start = "https://purl.imsglobal.org/spec/ob/v3p0/context";
constexpr std::string_view k_context_alias = "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld";
constexpr std::string_view k_context_end = ".json";

bool is_open_badges_context(std::string_view text) {
    if (text == k_context_alias) return true;
    if (!text.starts_with(k_context_start) || !text.ends_with(k_context_end)) return false;
    text.remove_prefix(k_context_start.size());
    if (text.size() < k_context_end.size()) return false;
    text.remove_suffix(k_context_end.size());
    // "" or "-3.D.D"
    return text.empty()
           || (text.size() == 6 && text.starts_with("-3.") && is_ascii_digit(text[3]) && text[4] == '.'
               && is_ascii_digit(text[5]));
}

std::string_view text_or_empty(const json::Value& value) {
    return value.is_string() ? std::string_view(value.get_ref<const std::string&>()) : std::string_view();
}

// Comprehensive Learner Record 2.0: its own context second, that of Open Badges behind it.
constexpr std::string_view k_clr_context = "https://purl.imsglobal.org/spec/clr/v2p0/context";

void check_clr_contexts(const Spot& spot, const std::vector<const json::Value*>& contexts) {
    const bool second = contexts.size() > 1 && text_or_empty(*contexts[1]).starts_with(k_clr_context);
    const bool third = contexts.size() > 2 && is_open_badges_context(text_or_empty(*contexts[2]));
    if (!second)
        spot.add_at("@context", Severity::error, Rule::context,
                    "the second context must be that of the Comprehensive Learner Record");
    else if (!third)
        spot.add_at("@context", Severity::warning, Rule::context,
                    "the third context must be that of Open Badges 3.0");
}

void check_second_context(const Spot& spot, const json::Value& context, const std::string& pointer) {
    const std::string_view text = text_or_empty(context);
    const auto add = [&](Severity severity, std::string message) {
        spot.problems.push_back({pointer, std::move(message), spot.citation, severity, Rule::context});
    };
    if (!is_open_badges_context(text))
        add(Severity::error, fmt::format("the second context must be that of Open Badges 3.0, \"{}\"",
                                         ob3::k_open_badges_context));
    else if (text != ob3::k_open_badges_context)
        add(Severity::warning, fmt::format("{} is an older or other name of \"{}\"", in_quotes(text),
                                           ob3::k_open_badges_context));
}

void check_contexts(const Spot& spot, std::string_view first) {
    const json::Value* contexts = json::member(spot.value, "@context");
    if (!contexts || contexts->is_null() || contexts->empty())
        return spot.add(Severity::error, Rule::context, "\"@context\" is missing");
    if (!contexts->is_array())
        spot.add_at("@context", Severity::error, Rule::context,
                    "\"@context\" must be a list of at least two contexts");
    const auto list = as_list(spot.value, "@context");
    const std::string pointer = json::join_pointer(spot.pointer, "@context");
    if (text_or_empty(*list.front()) != first)
        spot.problems.push_back({json::join_pointer(pointer, std::size_t{0}),
                                 fmt::format("the first context must be \"{}\"", first), spot.citation,
                                 Severity::error, Rule::context});
    if (lists(spot.value, "type", "ClrCredential"))
        check_clr_contexts(spot, list);
    else if (list.size() > 1)
        check_second_context(spot, *list[1], json::join_pointer(pointer, std::size_t{1}));
    else if (contexts->is_array())
        spot.add_at("@context", Severity::error, Rule::context, "the context of Open Badges 3.0 is missing");
}

std::optional<Instant> moment(const json::Value& object, std::string_view member) {
    const auto instant = Instant::parse_date_or_time(json::member_text(object, member));
    return instant ? std::optional(*instant) : std::nullopt;
}

void check_period(const Spot& spot, std::string_view begin, std::string_view end, Severity severity) {
    const auto from = moment(spot.value, begin);
    const auto until = moment(spot.value, end);
    if (from && until && *until < *from)
        spot.add_at(end, severity, Rule::dates, fmt::format("\"{}\" is before \"{}\"", end, begin));
}

void check_status_count(const Spot& spot) {
    const json::Value* status = json::member(spot.value, "credentialStatus");
    if (status && status->is_array())
        spot.add_at("credentialStatus", Severity::warning, Rule::cardinality,
                    "\"credentialStatus\" is a list: Open Badges 3.0 foresees one entry");
}

void credential_2_0(const Spot& spot) {
    check_contexts(spot, ob3::k_credentials_v2);
    check_period(spot, "validFrom", "validUntil", Severity::error);
    check_status_count(spot);
}

void credential_1_1(const Spot& spot) {
    check_contexts(spot, ob3::k_credentials_v1);
    check_period(spot, "issuanceDate", "expirationDate", Severity::error);
    check_status_count(spot);
}

void named_subject(const Spot& spot) {
    if (json::member_text(spot.value, "id").empty() && as_list(spot.value, "identifier").empty())
        spot.add(Severity::error, Rule::subject,
                 "the subject has neither \"id\" nor \"identifier\": nobody is named");
}

void achievement_subject(const Spot& spot) {
    named_subject(spot);
    check_period(spot, "activityStartDate", "activityEndDate", Severity::warning);
    check_results(spot);
}

void criteria(const Spot& spot) {
    if (json::member_text(spot.value, "id").empty() && json::member_text(spot.value, "narrative").empty())
        spot.add(Severity::error, Rule::criteria, "the criteria have neither \"id\" nor \"narrative\"");
}

bool is_hexadecimal(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

bool is_hash(std::string_view text, std::string_view prefix, std::size_t digits) {
    return text.starts_with(prefix) && text.size() == prefix.size() + digits
           && is_hexadecimal(text.substr(prefix.size()));
}

// Open Badges 3.0, IdentityHash
void identity(const Spot& spot) {
    const json::Value* hashed = json::member(spot.value, "hashed");
    const std::string_view text = json::member_text(spot.value, "identityHash");
    if (!hashed || !hashed->is_boolean() || text.empty()) return;
    const bool sha256 = is_hash(text, "sha256$", 64);
    const bool md5 = is_hash(text, "md5$", 32);
    const auto add = [&](Severity severity, std::string message) {
        spot.add_at("identityHash", severity, Rule::identity, std::move(message));
    };
    if (!hashed->get<bool>()) {
        if (sha256 || md5) add(Severity::warning, "\"hashed\" is false, but the value looks like a hash");
    } else if (md5) {
        add(Severity::warning, "an MD5 hash hides nobody: use \"sha256$\" and a salt");
    } else if (!sha256) {
        add(Severity::error, "a hashed identity is \"sha256$\" and 64 hexadecimal digits");
    }
}

// The rules between members, by class.
struct RuleRow {
    std::string_view class_name;
    void (*check)(const Spot&);
};
constexpr RuleRow k_rules[] = {
    {"VerifiableCredential", credential_2_0},
    {"VerifiableCredentialv1p1", credential_1_1},
    {"AchievementSubject", achievement_subject},
    {"Criteria", criteria},
    {"Criteriav2p0", criteria},
    {"ClrSubject", named_subject},
    {"IdentityObject", identity},
    {"ResultDescription", check_result_description},
};

} // namespace

void check_rules(std::string_view class_name, const Spot& spot) {
    for (const RuleRow& row : k_rules)
        if (row.class_name == class_name) row.check(spot);
}

} // namespace insignia::credential
