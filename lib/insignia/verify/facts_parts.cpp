// What a badge says beside who, to whom and for what: results, alignments, endorsements, and what is inside.
#include "row_internal.h"
#include "upgrade_internal.h"

namespace insignia::verify {
namespace {

void copy(json::Value& target, std::string_view name, const json::Value& source, std::string_view member) {
    if (const std::string_view text = json::member_text(source, member); !text.empty())
        target[std::string(name)] = text;
}

const json::Value* with_id(const json::Value& owner, std::string_view name, std::string_view id) {
    for (const Located& entry : objects_of(owner, name))
        if (!id.empty() && json::member_text(*entry.value, "id") == id) return entry.value;
    return nullptr;
}

// Open Badges 3.0, Result with the ResultDescription that it refers to, and the names of the levels.
json::Value result_facts(const json::Value& result, const json::Value& achievement) {
    json::Value facts = json::Value::object();
    copy(facts, "value", result, "value");
    copy(facts, "status", result, "status");
    const json::Value* description =
        with_id(achievement, "resultDescription", json::member_text(result, "resultDescription"));
    if (description == nullptr) return facts;
    copy(facts, "name", *description, "name");
    copy(facts, "type", *description, "resultType");
    copy(facts, "required", *description, "requiredValue");
    const auto level = [&](std::string_view name, std::string_view id) {
        if (const json::Value* found = with_id(*description, "rubricCriterionLevel", id))
            copy(facts, name, *found, "name");
    };
    level("level", json::member_text(result, "achievedLevel"));
    level("required", json::member_text(*description, "requiredLevel"));
    return facts;
}

json::Value alignment_facts(const json::Value& achievement) {
    json::Value list = json::Value::array();
    for (const Located& alignment : objects_of(achievement, "alignment")) {
        json::Value facts = json::Value::object();
        copy(facts, "name", *alignment.value, "targetName");
        copy(facts, "framework", *alignment.value, "targetFramework");
        copy(facts, "code", *alignment.value, "targetCode");
        copy(facts, "url", *alignment.value, "targetUrl");
        list.push_back(std::move(facts));
    }
    return list;
}

json::Value endorsement_facts(const json::Value& owner) {
    json::Value list = json::Value::array();
    for (const Located& endorsement : objects_of(owner, "endorsement")) {
        json::Value facts = {{"issuer", issuer_id(*endorsement.value)}};
        if (const json::Value* issuer = json::member(*endorsement.value, "issuer"))
            copy(facts, "name", *issuer, "name");
        if (const json::Value* subject = credential_subject(*endorsement.value))
            copy(facts, "comment", *subject, "endorsementComment");
        list.push_back(std::move(facts));
    }
    return list;
}

void add_list(json::Value& facts, const char* name, json::Value list) {
    if (!list.empty()) facts[name] = std::move(list);
}

// The two documents that an assertion refers to may stand in it, or only their addresses.
json::Value part_of(const json::Value& owner, std::string_view name) {
    const json::Value* part = json::member(owner, name);
    if (part == nullptr) return json::Value::object();
    return part->is_object() ? *part : json::Value{{"id", *part}};
}

json::Value identity_facts(const json::Value& assertion) {
    const json::Value* recipient = json::member(assertion, "recipient");
    if (recipient == nullptr || !recipient->is_object()) return json::Value::object();
    const json::Value* flag = json::member(*recipient, "hashed");
    const bool hashed = flag != nullptr && flag->is_boolean() && flag->get<bool>();
    json::Value entry = {{"type", json::member_text(*recipient, "type")}, {"hashed", hashed}};
    copy(entry, hashed ? "hash" : "value", *recipient, "identity");
    return {{"identifiers", json::Value::array({std::move(entry)})}};
}

json::Value assertion_evidence(const json::Value& assertion) {
    const json::Value* member = json::member(assertion, "evidence");
    json::Value list = json::Value::array();
    if (member == nullptr) return list;
    for (const json::Value& one : member->is_array() ? *member : json::Value::array({*member})) {
        json::Value entry = json::Value::object();
        if (one.is_string()) entry["id"] = one;
        for (const char* name : {"id", "name", "description", "narrative", "genre"})
            copy(entry, name, one, name);
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

void add_part_facts(json::Value& facts, const json::Value& document) {
    const json::Value* person = credential_subject(document);
    const json::Value* achievement = person == nullptr ? nullptr : json::member(*person, "achievement");
    if (achievement != nullptr && achievement->is_object()) {
        json::Value results = json::Value::array();
        for (const Located& result : objects_of(*person, "result"))
            results.push_back(result_facts(*result.value, *achievement));
        add_list(facts, "results", std::move(results));
        add_list(facts["achievement"], "alignment", alignment_facts(*achievement));
    }
    add_list(facts, "endorsements", endorsement_facts(document));
    const json::Value& holder =
        person != nullptr && json::member(document, "verifiableCredential") == nullptr ? *person : document;
    json::Value contained = json::Value::array();
    for (const Located& part : objects_of(holder, "verifiableCredential")) {
        json::Value entry = {{"issuer", issuer_id(*part.value)}};
        copy(entry, "id", *part.value, "id");
        copy(entry, "name", *part.value, "name");
        contained.push_back(std::move(entry));
    }
    add_list(facts, "contains", std::move(contained));
}

json::Value assertion_facts(const json::Value& assertion, const json::Value& badge,
                            const json::Value& issuer) {
    json::Value facts = json::Value::object();
    copy(facts, "id", assertion, "id");
    copy(facts, "name", badge, "name");
    for (const char* name : {"id", "name", "url", "email"}) copy(facts["issuer"], name, issuer, name);
    facts["recipient"] = identity_facts(assertion);
    for (const char* name : {"id", "name", "description"}) copy(facts["achievement"], name, badge, name);
    if (const json::Value* criteria = json::member(badge, "criteria"))
        facts["achievement"]["criteria"] = criteria->is_string() ? json::Value{{"id", *criteria}} : *criteria;
    if (const json::Value* tags = json::member(badge, "tags")) facts["achievement"]["tag"] = *tags;
    add_list(facts["achievement"], "alignment", alignment_facts(badge));
    copy(facts, "valid_from", assertion, "issuedOn");
    copy(facts, "valid_until", assertion, "expires");
    add_list(facts, "evidence", assertion_evidence(assertion));
    return facts;
}

json::Value facts_in_hand(const Subject& subject) {
    const json::Value assertion = upgrade(subject.document, Role::assertion, subject.source);
    const json::Value badge = part_of(assertion, "badge");
    return assertion_facts(assertion, badge, part_of(badge, "issuer"));
}

} // namespace insignia::verify
