#include <insignia/credential/class_check.h>

#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/credential/check_internal.h>
#include <insignia/credential/credential.h>

namespace insignia::credential {

namespace {

void check_object(const ClassRow& row, const json::Value& value, const std::string& pointer,
                  Problems& problems);

// The class's name as `type` states it: data model 1.1 and Open Badges 2.0 share names with 3.0.
std::string_view type_name(const ClassRow& row) {
    for (const std::string_view suffix : {"v1p1", "v2p0"})
        if (row.name.ends_with(suffix)) return row.name.substr(0, row.name.size() - suffix.size());
    return row.name;
}

void check_type(const ClassRow& row, const Spot& spot) {
    if (row.type_form == TypeForm::none) return;
    const json::Value* type = json::member(spot.value, "type");
    const std::string_view name = type_name(row);
    if (!type || type->is_null() || type->empty()) {
        spot.add(Severity::error, Rule::type,
                 row.type_form == TypeForm::any
                     ? "\"type\" is missing"
                     : fmt::format("\"type\" is missing: it must state \"{}\"", name));
        return;
    }
    if (row.type_form == TypeForm::any) return;
    if (row.type_form == TypeForm::text && type->is_array())
        spot.add_at("type", Severity::warning, Rule::cardinality,
                    "\"type\" must be one text here, not a list");
    if (!lists(spot.value, "type", name) && (row.alias.empty() || !lists(spot.value, "type", row.alias)))
        spot.add_at("type", Severity::error, Rule::type, fmt::format("\"type\" must state \"{}\"", name));
}

void check_signed_credential(const MemberRow& row, const Spot& spot) {
    const std::string_view name = credential_class(spot.value);
    if (!name.starts_with(row.of)) {
        spot.add(Severity::error, Rule::type, fmt::format("\"{}\" must be an {}", row.name, row.of));
        return;
    }
    check_object(*find_class(name), spot.value, spot.pointer, spot.problems);
}

void check_value(const MemberRow& row, const Spot& spot) {
    if (row.type == ValueType::typed_object) {
        const ClassRow any{"", spot.citation, TypeForm::any, Extensible::yes, {}};
        return check_object(any, spot.value, spot.pointer, spot.problems);
    }
    if (row.type == ValueType::signed_credential) return check_signed_credential(row, spot);
    const bool wants_object =
        row.type == ValueType::object || (row.type == ValueType::uri_or_object && !spot.value.is_string());
    if (wants_object) return check_object(*find_class(row.of), spot.value, spot.pointer, spot.problems);
    check_scalar(row, spot);
}

void check_array(const MemberRow& row, const Spot& spot) {
    // Types are read from lists everywhere; any other member in a list would not be seen by who looks for one
    // value.
    const bool one_type = row.name == "type" && spot.value.size() == 1;
    if (!row.is_list())
        spot.add(one_type ? Severity::warning : Severity::error, Rule::cardinality,
                 fmt::format("\"{}\" must be one value, not a list", row.name));
    else if (spot.value.empty())
        spot.add(Severity::warning, Rule::cardinality,
                 fmt::format("\"{}\" is an empty list: leave it out", row.name));
    for (std::size_t i = 0; i < spot.value.size(); ++i)
        check_value(row, {spot.value[i], json::join_pointer(spot.pointer, i), spot.citation, spot.problems});
}

void check_member(const MemberRow& row, const Spot& object) {
    const json::Value* value = json::member(object.value, row.name);
    if (value == nullptr || value->is_null()) {
        if (row.is_required())
            object.add(Severity::error, Rule::required, fmt::format("\"{}\" is missing", row.name));
        else if (value)
            object.add_at(row.name, Severity::warning, Rule::value,
                          fmt::format("\"{}\" is null: leave it out", row.name));
        return;
    }
    const Spot spot{*value, json::join_pointer(object.pointer, row.name), object.citation, object.problems};
    if (value->is_array()) return check_array(row, spot);
    if (row.is_list() && row.compactable == Compactable::no)
        spot.add(Severity::warning, Rule::cardinality, fmt::format("\"{}\" must be a list", row.name));
    check_value(row, spot);
}

void check_members(const ClassRow& row, const Spot& spot) {
    if (const ClassRow* base = row.base.empty() ? nullptr : find_class(row.base)) {
        const Spot as_base{spot.value, spot.pointer, base->citation, spot.problems};
        check_type(*base, as_base);
        check_members(*base, as_base);
    }
    for (const MemberRow& member : row.members) check_member(member, spot);
    check_rules(row.name, spot);
}

void check_closed(const ClassRow& row, const Spot& spot) {
    for (const auto& [name, value] : spot.value.items())
        if (name != "type" && !find_member(row, name))
            spot.add_at(name, Severity::error, Rule::closed,
                        fmt::format("an {} has no member {}", row.name, in_quotes(name)));
}

void check_object(const ClassRow& row, const json::Value& value, const std::string& pointer,
                  Problems& problems) {
    const Spot spot{value, pointer, row.citation, problems};
    if (!value.is_object()) {
        spot.add(Severity::error, Rule::value,
                 fmt::format("an object{}{} belongs here, not {}", row.name.empty() ? "" : " of the class ",
                             row.name, value.type_name()));
        return;
    }
    check_type(row, spot);
    check_members(row, spot);
    if (row.extensible == Extensible::no) check_closed(row, spot);
}

bool follows_data_model_1_1(const json::Value& value) {
    const auto contexts = as_list(value, "@context");
    if (!contexts.empty() && contexts.front()->is_string())
        return contexts.front()->get_ref<const std::string&>() == ob3::k_credentials_v1;
    return json::member(value, "issuanceDate") && !json::member(value, "validFrom");
}

} // namespace

void Spot::add(Severity severity, Rule rule, std::string message) const {
    problems.push_back({pointer, std::move(message), citation, severity, rule});
}

void Spot::add_at(std::string_view member, Severity severity, Rule rule, std::string message) const {
    problems.push_back({json::join_pointer(pointer, member), std::move(message), citation, severity, rule});
}

std::vector<const json::Value*> as_list(const json::Value& object, std::string_view member) {
    std::vector<const json::Value*> values;
    const json::Value* value = json::member(object, member);
    if (!value || value->is_null()) return values;
    if (!value->is_array()) return {value};
    for (const json::Value& entry : *value) values.push_back(&entry);
    return values;
}

bool lists(const json::Value& object, std::string_view member, std::string_view text) {
    for (const json::Value* value : as_list(object, member))
        if (value->is_string() && value->get_ref<const std::string&>() == text) return true;
    return false;
}

std::string in_quotes(std::string_view text) {
    return fmt::format("\"{}\"", sanitize(text, 80));
}

Problems check_class(std::string_view class_name, const json::Value& value, std::string_view pointer) {
    Problems problems;
    if (const ClassRow* row = find_class(class_name))
        check_object(*row, value, std::string(pointer), problems);
    return problems;
}

std::string_view credential_class(const json::Value& value) {
    const bool old = follows_data_model_1_1(value);
    if (lists(value, "type", "AchievementCredential") || lists(value, "type", "OpenBadgeCredential"))
        return old ? "AchievementCredentialv1p1" : "AchievementCredential";
    if (lists(value, "type", "EndorsementCredential"))
        return old ? "EndorsementCredentialv1p1" : "EndorsementCredential";
    if (lists(value, "type", "ClrCredential")) return old ? "ClrCredentialv1p1" : "ClrCredential";
    return {};
}

Problems unknown_class(const json::Value& value, std::string_view pointer) {
    const bool typed = json::member(value, "type") != nullptr;
    return {{typed ? json::join_pointer(pointer, "type") : std::string(pointer),
             "\"type\" states neither \"OpenBadgeCredential\", \"AchievementCredential\" nor "
             "\"EndorsementCredential\"",
             "Open Badges 3.0, AchievementCredential", Severity::error, Rule::type}};
}

Problems check_credential(const json::Value& value, std::string_view pointer) {
    const std::string_view name = credential_class(value);
    return name.empty() ? unknown_class(value, pointer) : check_class(name, value, pointer);
}

} // namespace insignia::credential
