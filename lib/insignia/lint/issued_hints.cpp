// What to do about findings in a badge that was issued. It cannot be changed: a signature fits no other file,
// and a baked badge is the one that its earner has.
#include "rule_internal.h"
#include <algorithm>

namespace insignia::lint {

namespace {

// Where that comes from in which something was found.
enum class Origin { definition, settings, either, picture, none };

// What to do there; {1} is what the rule says, or what a row below says in its place.
struct Remedy {
    Origin origin;
    std::string_view text;
};
constexpr Remedy k_remedies[] = {
    {Origin::definition,
     "a {0} badge cannot be changed: mend its definition ({1}), raise the version and issue it again"},
    {Origin::settings,
     "a {0} badge cannot be changed: mend insignia.toml ({1}), raise the version of the badge "
     "and issue it again"},
    {Origin::either, "a {0} badge cannot be changed: mend its definition or insignia.toml ({1}), raise the "
                     "version and issue it again"},
    {Origin::picture, "a {0} badge cannot be changed: mend the picture of its definition ({1}), raise the "
                      "version and issue it "
                      "again"},
    {Origin::none, "{1}"},
};

// Rules that say of JSON what has other words in insignia.toml, or cannot be mended there.
struct IssuedHint {
    std::string_view rule;
    unsigned kinds;
    Origin origin;
    std::string_view what; // "": what the rule says
};
constexpr IssuedHint k_issued_hints[] = {
    {"awarding-body-missing", k_everything, Origin::settings, "add  name = \"…\"  under [organisation]"},
    {"country-missing", k_everything, Origin::settings, "add  country = \"IT\"  under [organisation]"},
    {"learner-missing", k_everything, Origin::none,
     "a {0} badge cannot be changed: issue it again to an address or a DID, not to a bearer"},
    {"recipient-hash-weak", k_everything, Origin::none,
     "a {0} badge cannot be changed: keep the file with the earner, or issue it again with a hashed address"},
    {"private-key-published", k_everything, Origin::none,
     "make a new key, and issue it again without one: everybody who saw this file can sign in your name"},
    {"image-missing-or-format", k_picture, Origin::none, ""},
};

Origin origin_of(const Subject& subject) {
    if (subject.kind == k_issuer) return Origin::settings;
    if (subject.kind == k_picture) return Origin::picture;
    return (subject.kind & k_badge) != 0 ? Origin::definition : Origin::either;
}

} // namespace

std::string hint_for_issued(Document::Issued issued, const Subject& subject, const Rule& rule,
                            std::string hint) {
    const auto* const row = std::ranges::find_if(k_issued_hints, [&](const IssuedHint& candidate) {
        return candidate.rule == rule.id && (candidate.kinds & subject.kind) != 0;
    });
    const bool is_listed = row != std::end(k_issued_hints);
    const std::string_view how = issued == Document::Issued::is_signed ? "signed" : "baked";
    const Origin origin = is_listed ? row->origin : origin_of(subject);
    if (is_listed && !row->what.empty()) hint = fmt::format(fmt::runtime(row->what), how);
    const auto* const remedy = std::ranges::find(k_remedies, origin, &Remedy::origin);
    return fmt::format(fmt::runtime(remedy->text), how, hint.empty() ? rule.title : hint);
}

} // namespace insignia::lint
