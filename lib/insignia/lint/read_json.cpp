// Open Badges 3.0 and 2.0 documents into subjects.
#include "read.h"
#include "read_json_internal.h"
#include <algorithm>
#include <insignia/base/instant.h>
#include <insignia/credential/class_check.h>
#include <insignia/encoding/encoding.h>

namespace insignia::lint {

namespace {

using json::member;
using json::member_text;
using json::Value;

std::vector<std::pair<std::string, const Value*>> objects_of(const Value& owner, std::string_view name,
                                                             const std::string& pointer) {
    std::vector<std::pair<std::string, const Value*>> found;
    const Value* const value = member(owner, name);
    if (value == nullptr) return found;
    const auto inner = json::join_pointer(pointer, name);
    if (value->is_object()) found.emplace_back(inner, value);
    if (value->is_array())
        for (std::size_t i = 0; i < value->size(); ++i)
            if ((*value)[i].is_object()) found.emplace_back(json::join_pointer(inner, i), &(*value)[i]);
    return found;
}

// An id, or the id of an object, or the text itself.
std::string_view reference(const Value& owner, std::string_view name) {
    const Value* const value = member(owner, name);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get_ref<const std::string&>();
    return member_text(*value, "id");
}

void add_text(std::vector<Text>& texts, const Value& owner, std::string_view name, std::string_view language,
              const std::string& pointer) {
    const auto text = member_text(owner, name);
    if (!text.empty())
        texts.push_back(make_text(std::string(text), language, json::join_pointer(pointer, name)));
}

void add_link(Subject& subject, const Value& owner, std::string_view name, const std::string& pointer) {
    const auto url = reference(owner, name);
    const bool is_link = !url.empty() && !url.starts_with("data:");
    if (is_link) subject.links.emplace_back(json::join_pointer(pointer, name), std::string(url));
}

Picture read_picture(const Value& achievement, const std::string& pointer) {
    constexpr std::string_view k_base64 = ";base64,";
    const auto url = reference(achievement, "image");
    const auto inner = json::join_pointer(pointer, "image");
    if (url.empty()) return {};
    if (!url.starts_with("data:")) {
        Picture picture;
        picture.remote = true;
        picture.pointer = inner;
        picture.file = std::string(url);
        return picture;
    }
    const auto comma = url.find(k_base64);
    const auto content = comma == std::string_view::npos
                             ? Result<Bytes>(Bytes{})
                             : encoding::from_base64(url.substr(comma + k_base64.size()));
    return inspect_picture(content.value_or(Bytes{}), "", inner);
}

std::vector<Rubric> read_rubrics(const Value& achievement, const std::string& pointer) {
    std::vector<Rubric> rubrics;
    for (const auto& [place, description] : objects_of(achievement, "resultDescription", pointer)) {
        Rubric rubric{std::string(member_text(*description, "resultType")),
                      std::string(member_text(*description, "requiredLevel")),
                      place,
                      {}};
        for (const auto& [ignored, level] : objects_of(*description, "rubricCriterionLevel", place))
            rubric.levels.emplace_back(member_text(*level, "id"));
        rubrics.push_back(std::move(rubric));
    }
    return rubrics;
}

void read_tags(const Value& achievement, std::string_view name, const std::string& pointer, Badge& badge) {
    const Value* const tags = member(achievement, name);
    if (tags == nullptr || !tags->is_array()) return;
    const auto inner = json::join_pointer(pointer, name);
    for (std::size_t i = 0; i < tags->size(); ++i)
        if ((*tags)[i].is_string())
            badge.tags.push_back(
                make_text((*tags)[i].get<std::string>(), badge.language, json::join_pointer(inner, i)));
}

// Members whose value is an ISO 8601 duration, wherever an extension put them.
void read_durations(const Value& achievement, const std::string& pointer, Badge& badge) {
    for (const auto& [name, value] : achievement.items()) {
        if (!value.is_string()) continue;
        const auto& text = value.get_ref<const std::string&>();
        const bool looks_so = text.size() >= 3 && text.size() <= 20 && text[0] == 'P'
                              && text.find_first_not_of("0123456789PTYMWDHS.") == std::string::npos;
        if (looks_so) badge.durations.emplace_back(json::join_pointer(pointer, name), text);
    }
}

void read_alignments(const Value& achievement, const std::string& pointer, Badge& badge) {
    for (const auto& [place, row] : objects_of(achievement, "alignment", pointer))
        badge.alignments.push_back({std::string(member_text(*row, "targetFramework")),
                                    std::string(member_text(*row, "targetCode")),
                                    std::string(member_text(*row, "targetName")),
                                    std::string(member_text(*row, "targetUrl")), place});
}

// What Achievement (3.0) and BadgeClass (2.0) call alike.
Badge read_badge(const Value& achievement, const std::string& pointer, const Names& names) {
    Badge badge;
    badge.id = member_text(achievement, "id");
    badge.version = member_text(achievement, "version");
    badge.type = member_text(achievement, "achievementType");
    badge.language = member_text(achievement, names.language);
    add_text(badge.names, achievement, "name", badge.language, pointer);
    add_text(badge.descriptions, achievement, "description", badge.language, pointer);
    for (const auto* const maker : {"issuer", "creator"})
        if (const Value* const issuer = member(achievement, maker); issuer != nullptr)
            badge.issuer_name = member_text(*issuer, "name");
    badge.criteria_url = reference(achievement, "criteria");
    for (const auto& [place, criteria] : objects_of(achievement, "criteria", pointer))
        add_text(badge.criteria, *criteria, "narrative", badge.language, place);
    for (const auto& [place, image] : objects_of(achievement, "image", pointer))
        add_text(badge.captions, *image, "caption", badge.language, place);
    if (const Value* const credits = member(achievement, "creditsAvailable");
        credits != nullptr && credits->is_number())
        badge.credits = credits->get<double>();
    for (const auto& [place, row] : objects_of(achievement, "related", pointer))
        badge.related.push_back(
            {std::string(member_text(*row, "id")), std::string(member_text(*row, names.language)), place});
    badge.endorsed =
        member(achievement, "endorsement") != nullptr || member(achievement, "endorsementJwt") != nullptr;
    badge.picture = read_picture(achievement, pointer);
    badge.picture.pointer = badge.picture.pointer.empty() ? pointer : badge.picture.pointer;
    badge.rubrics = read_rubrics(achievement, pointer);
    read_tags(achievement, names.tags, pointer, badge);
    read_alignments(achievement, pointer, badge);
    read_durations(achievement, pointer, badge);
    return badge;
}

// How long a badge holds that was issued with these two dates.
void read_validity(const Value& root, std::string_view from, std::string_view until, Badge& badge) {
    badge.validity_pointer =
        member(root, until) == nullptr ? json::join_pointer("", from) : json::join_pointer("", until);
    const auto begin = Instant::parse_date_or_time(member_text(root, from)),
               end = Instant::parse_date_or_time(member_text(root, until));
    constexpr double k_seconds_a_day = 86'400;
    if (begin && end) badge.valid_days = static_cast<double>(end->seconds - begin->seconds) / k_seconds_a_day;
}

class Reader {
public:
    Reader(Input& input, std::size_t document) : m_input(input), m_document(document) {}

    Subject& begin(Kind kind, const Value& value, std::string pointer) {
        Subject subject;
        subject.kind = kind;
        subject.document = m_document;
        const auto name = member_text(value, "name");
        subject.label = name.empty() ? member_text(value, "id") : name;
        subject.pointer = std::move(pointer);
        m_input.subjects.push_back(std::move(subject));
        return m_input.subjects.back();
    }

    Subject& add_badge(Kind kind, const Value& achievement, const std::string& pointer) {
        Subject& subject = begin(kind, achievement, pointer);
        subject.badge = read_badge(achievement, pointer, kind == k_badge_class ? k_names_2 : k_names_3);
        for (const auto* const name : {"id", "criteria", "image"})
            add_link(subject, achievement, name, pointer);
        return subject;
    }

    Subject& add_issuer(const Value& issuer, const std::string& pointer) {
        Subject& subject = begin(k_issuer, issuer, pointer);
        for (const auto* const name : {"name", "description"})
            add_text(subject.texts, issuer, name, "", pointer);
        for (const auto* const name : {"id", "url"}) add_link(subject, issuer, name, pointer);
        return subject;
    }

    // Who only created a badge is described as issuers are, but awards nothing.
    void add_inner_issuer(const Value& owner, const std::string& pointer, std::string_view name,
                          std::optional<Generation> awards) {
        const Value* const issuer = member(owner, name);
        if (issuer == nullptr || !issuer->is_object()) return;
        const auto place = json::join_pointer(pointer, name);
        Subject& subject = add_issuer(*issuer, place);
        if (awards) subject.awarding_body = read_awarding_body(*issuer, place, *awards);
    }

    void add_credential(const Value& root) {
        Subject& subject = begin(k_credential, root, "");
        for (const auto* const name : {"id", "issuer"}) add_link(subject, root, name, "");
        for (const auto& [place, evidence] : objects_of(root, "evidence", ""))
            add_link(subject, *evidence, "id", place);
        const auto number = m_input.subjects.size() - 1;
        const Value* const issuer = member(root, "issuer");
        bool awards = false; // endorsements award nothing
        for (const auto& [place, person] : objects_of(root, "credentialSubject", "")) {
            add_person(m_input.subjects[number], *person, place);
            awards = add_achievements(root, *person, place) || awards;
        }
        if (awards && issuer != nullptr && issuer->is_string())
            m_input.subjects[number].awarding_body =
                read_awarding_body(*issuer, "/issuer", Generation::open_badges_3);
        add_inner_issuer(root, "", "issuer",
                         awards ? std::optional(Generation::open_badges_3) : std::nullopt);
    }

    void add_assertion(const Value& root) {
        Subject& subject = begin(k_assertion, root, "");
        for (const auto* const name : {"id", "badge"}) add_link(subject, root, name, "");
        for (const auto& [spot, identity] : objects_of(root, "recipient", ""))
            add_recipient(subject, *identity, spot);
        for (const auto& [place, badge] : objects_of(root, "badge", "")) {
            Badge& added = add_badge(k_badge_class, *badge, place).badge;
            read_validity(root, "issuedOn", "expires", added);
            add_inner_issuer(*badge, place, "issuer", Generation::open_badges_2);
        }
    }

private:
    static void add_recipient(Subject& subject, const Value& identity, const std::string& pointer) {
        subject.recipients.push_back(read_recipient(identity, pointer, "identity", "type"));
        if (auto nameless = find_nameless(identity, pointer, Generation::open_badges_2))
            subject.nameless.push_back(*std::move(nameless));
    }

    static void add_person(Subject& subject, const Value& person, const std::string& pointer) {
        if (const auto id = member_text(person, "id"); id.starts_with("mailto:") || id.starts_with("tel:"))
            subject.recipients.push_back({json::join_pointer(pointer, "id"), std::string(id), "", "", false});
        for (const auto& [spot, identity] : objects_of(person, "identifier", pointer))
            subject.recipients.push_back(read_recipient(*identity, spot, "identityHash", "identityType"));
        if (member(person, "achievement") == nullptr) return; // an endorsement is about a thing
        if (auto nameless = find_nameless(person, pointer, Generation::open_badges_3))
            subject.nameless.push_back(*std::move(nameless));
    }

    bool add_achievements(const Value& root, const Value& person, const std::string& pointer) {
        const auto achievements = objects_of(person, "achievement", pointer);
        for (const auto& [spot, achievement] : achievements) {
            Badge& badge = add_badge(k_achievement, *achievement, spot).badge;
            if (const Value* const issuer = member(root, "issuer"); issuer != nullptr)
                badge.issuer_name = member_text(*issuer, "name");
            read_validity(root, "validFrom", "validUntil", badge);
            badge.start_date = member_text(person, "activityStartDate");
            badge.end_date = member_text(person, "activityEndDate");
        }
        return !achievements.empty();
    }

    static Recipient read_recipient(const Value& identity, const std::string& pointer, std::string_view hash,
                                    std::string_view type) {
        Recipient recipient;
        recipient.pointer = json::join_pointer(pointer, hash);
        recipient.identity = member_text(identity, hash);
        recipient.type = member_text(identity, type);
        recipient.salt = member_text(identity, "salt");
        if (const Value* const hashed = member(identity, "hashed"); hashed != nullptr && hashed->is_boolean())
            recipient.hashed = hashed->get<bool>();
        return recipient;
    }

    Input& m_input;
    std::size_t m_document;
};

} // namespace

Result<void> add_json(Input& input, std::string name, std::string text, WithinPicture within) {
    TRY_ASSIGN(auto root, json::parse(text, name));
    const auto shape = recognise(root);
    if (shape == Shape::none)
        return fail(ErrorCode::unsupported, "this JSON is no badge, badge class or issuer that lint knows",
                    name,
                    {"it takes Open Badges 3.0 credentials, Achievements and Profiles, and 2.0 Assertions, "
                     "BadgeClasses "
                     "and Issuers"});
    const auto first = input.subjects.size();
    input.documents.push_back({std::move(name), std::move(text), Document::Form::json, {}, std::move(root)});
    const Value& value = input.documents.back().root;
    using Issued = Document::Issued;
    input.documents.back().issued = member(value, "proof") != nullptr ? Issued::is_signed
                                    : within == WithinPicture::yes    ? Issued::is_baked
                                                                      : Issued::no;
    Reader reader(input, input.documents.size() - 1);
    switch (shape) {
    case Shape::credential:
        reader.add_credential(value);
        break;
    case Shape::assertion:
        reader.add_assertion(value);
        break;
    case Shape::achievement:
        reader.add_badge(k_achievement, value, "");
        reader.add_inner_issuer(value, "", "creator", std::nullopt);
        break;
    case Shape::badge_class:
        reader.add_badge(k_badge_class, value, "");
        reader.add_inner_issuer(value, "", "issuer", Generation::open_badges_2);
        break;
    default:
        reader.add_issuer(value, "").awarding_body = read_awarding_body(
            value, "", shape == Shape::issuer ? Generation::open_badges_2 : Generation::open_badges_3);
    }
    input.subjects[first].faults = find_faults(value, shape);
    if (within == WithinPicture::no) return {};
    input.documents.back().within_picture = true;
    for (auto subject = input.subjects.begin() + static_cast<std::ptrdiff_t>(first);
         subject != input.subjects.end(); ++subject)
        if (subject->badge.picture.hash.empty()) subject->badge.picture.remote = true;
    return {};
}

} // namespace insignia::lint
