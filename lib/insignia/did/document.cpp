#include <algorithm>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>
#include <insignia/did/verification_method_internal.h>

namespace insignia::did {

namespace {

struct RelationshipRow {
    Relationship relationship;
    std::string_view member;
};

constexpr RelationshipRow k_relationships[] = {
    {Relationship::assertion_method, "assertionMethod"},
    {Relationship::authentication, "authentication"},
    {Relationship::key_agreement, "keyAgreement"},
    {Relationship::capability_invocation, "capabilityInvocation"},
    {Relationship::capability_delegation, "capabilityDelegation"},
};

// The elements of a member that must be an array where it is there; nullptr where it is not.
Result<const json::Value*> array_member(const json::Value& value, std::string_view name) {
    const json::Value* member = json::member(value, name);
    if (member != nullptr && !member->is_array())
        return fail(ErrorCode::invalid,
                    "\"" + std::string(name) + "\" of the controller document must be an array");
    return member;
}

bool is_known(const Document& document, std::string_view id) {
    return document.find(id) != nullptr
           || std::any_of(document.unread.begin(), document.unread.end(),
                          [&](const auto& row) { return row.id == id; });
}

// The id of the method that was added.
Result<std::string> add_method(Document& document, const json::Value& value) {
    if (document.methods.size() + document.unread.size() >= limits::k_verification_methods)
        return fail(ErrorCode::limit, "the controller document has more than "
                                          + std::to_string(limits::k_verification_methods)
                                          + " verification methods");
    TRY_ASSIGN(auto read, read_method(value, document.id));
    const std::string id = read.method ? read.method->id : read.unread->id;
    if (is_known(document, id))
        return fail(ErrorCode::invalid, "two verification methods have the id \"" + sanitize(id) + "\"");
    if (read.method) document.methods.push_back(*std::move(read.method));
    if (read.unread) document.unread.push_back(*std::move(read.unread));
    return id;
}

Result<void> add_relationships(Document& document, const json::Value& value, const RelationshipRow& row) {
    TRY_ASSIGN(const json::Value* entries, array_member(value, row.member));
    if (entries == nullptr) return {};
    for (const json::Value& entry : *entries) {
        // A method may stand here itself, and is then good for this relationship alone.
        TRY_ASSIGN(std::string id, entry.is_string()
                                       ? absolute_id(entry.get_ref<const std::string&>(), document.id)
                                       : add_method(document, entry));
        document.relationships.emplace_back(row.relationship, std::move(id));
    }
    return {};
}

Result<void> add_other_names(Document& document, const json::Value& value) {
    TRY_ASSIGN(const json::Value* names, array_member(value, "alsoKnownAs"));
    if (names == nullptr) return {};
    for (const json::Value& name : *names) {
        if (!name.is_string()) return fail(ErrorCode::invalid, "\"alsoKnownAs\" must list strings");
        document.also_known_as.push_back(name.get<std::string>());
    }
    return {};
}

} // namespace

const VerificationMethod* Document::find(std::string_view method_id) const {
    for (const VerificationMethod& method : methods)
        if (method.id == method_id) return &method;
    return nullptr;
}

bool Document::allows(Relationship relationship, std::string_view method_id) const {
    return std::any_of(relationships.begin(), relationships.end(), [&](const auto& entry) {
        return entry.first == relationship && entry.second == method_id;
    });
}

// https://www.w3.org/TR/cid-1.0/#controller-documents
Result<Document> parse_document(const json::Value& value, std::string_view expected_id) {
    if (!value.is_object()) return fail(ErrorCode::invalid, "a controller document must be a JSON object");
    Document document;
    document.id = json::member_text(value, "id");
    if (document.id.empty() || document.id != expected_id) {
        return fail(ErrorCode::invalid, "the controller document is of \"" + sanitize(document.id)
                                            + "\" and not of \"" + sanitize(expected_id) + "\"");
    }
    TRY(add_other_names(document, value));
    TRY_ASSIGN(const json::Value* methods, array_member(value, "verificationMethod"));
    if (methods != nullptr)
        for (const json::Value& method : *methods) TRY(add_method(document, method));
    for (const RelationshipRow& row : k_relationships) TRY(add_relationships(document, value, row));
    return document;
}

} // namespace insignia::did
