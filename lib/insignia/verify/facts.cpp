// What a badge says, in a form that does not change with the version of the standard.
#include <insignia/verify/verify.h>

#include "row_internal.h"

namespace insignia::verify {
namespace {

void copy_text(json::Value& target, std::string_view name, const json::Value& source,
               std::string_view member) {
    const json::Value* value = json::member(source, member);
    if (value != nullptr && value->is_string()) target[std::string(name)] = *value;
}

json::Value issuer_facts(const json::Value& document) {
    json::Value facts = {{"id", issuer_id(document)}};
    if (const json::Value* issuer = json::member(document, "issuer"))
        for (const char* name : {"name", "url", "email"}) copy_text(facts, name, *issuer, name);
    return facts;
}

json::Value recipient_facts(const json::Value& subject) {
    json::Value facts = json::Value::object();
    copy_text(facts, "id", subject, "id");
    copy_text(facts, "name", subject, "name");
    json::Value identifiers = json::Value::array();
    for (const Located& identity : objects_of(subject, "identifier")) {
        json::Value entry = {{"type", json::member_text(*identity.value, "identityType")}};
        const json::Value* hashed = json::member(*identity.value, "hashed");
        const bool is_hashed = hashed != nullptr && hashed->is_boolean() && hashed->get<bool>();
        entry["hashed"] = is_hashed;
        copy_text(entry, is_hashed ? "hash" : "value", *identity.value, "identityHash");
        identifiers.push_back(std::move(entry));
    }
    if (!identifiers.empty()) facts["identifiers"] = std::move(identifiers);
    return facts;
}

json::Value achievement_facts(const json::Value& achievement) {
    json::Value facts = json::Value::object();
    for (const char* name : {"id", "name", "achievementType", "description"})
        copy_text(facts, name, achievement, name);
    if (const json::Value* criteria = json::member(achievement, "criteria")) facts["criteria"] = *criteria;
    if (const json::Value* tags = json::member(achievement, "tag")) facts["tag"] = *tags;
    return facts;
}

json::Value evidence_facts(const json::Value& document) {
    json::Value list = json::Value::array();
    for (const Located& evidence : objects_of(document, "evidence")) {
        json::Value entry = json::Value::object();
        for (const char* name : {"id", "name", "description", "narrative", "genre"})
            copy_text(entry, name, *evidence.value, name);
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

const json::Value* credential_subject(const json::Value& document) {
    const std::vector<Located> subjects = objects_of(document, "credentialSubject");
    return subjects.size() == 1 ? subjects.front().value : nullptr;
}

json::Value badge_facts(const Subject& subject) {
    if (subject.kind == Kind::assertion) return facts_in_hand(subject);
    const json::Value& document = subject.document;
    json::Value facts = json::Value::object();
    copy_text(facts, "id", document, "id");
    copy_text(facts, "name", document, "name");
    facts["issuer"] = issuer_facts(document);
    if (const json::Value* person = credential_subject(document)) {
        facts["recipient"] = recipient_facts(*person);
        if (const json::Value* achievement = json::member(*person, "achievement");
            achievement != nullptr && achievement->is_object())
            facts["achievement"] = achievement_facts(*achievement);
        copy_text(facts, "endorsementComment", *person, "endorsementComment");
    }
    const Period period = period_of(subject);
    copy_text(facts, "valid_from", document, period.from_name);
    copy_text(facts, "valid_until", document, period.until_name);
    copy_text(facts, "awarded", document, "awardedDate");
    if (json::Value evidence = evidence_facts(document); !evidence.empty())
        facts["evidence"] = std::move(evidence);
    add_part_facts(facts, document);
    return facts;
}

} // namespace insignia::verify
