#include <insignia/credential/read.h>

#include <algorithm>
#include <insignia/credential/binding_internal.h>
#include <insignia/credential/check_internal.h>

namespace insignia::credential {

namespace {

// What every credential has, by name, so that the rest can be kept as extensions. "@context" is in no table.
constexpr std::string_view k_special_members[] = {"@context", "type"};

// Each overload takes what fits and leaves the target alone where nothing fits: the checker has said so
// already.
void take(std::string& target, const json::Value& value) {
    if (value.is_string())
        target = value.get_ref<const std::string&>();
    else if (value.is_array() && !value.empty())
        take(target, value.front());
}

void take(bool& target, const json::Value& value) {
    if (value.is_boolean()) target = value.get<bool>();
}

void take(double& target, const json::Value& value) {
    if (value.is_number()) target = value.get<double>();
}

void take(std::optional<double>& target, const json::Value& value) {
    if (value.is_number()) target = value.get<double>();
}

void take(std::optional<Instant>& target, const json::Value& value) {
    if (!value.is_string()) return;
    if (const auto instant = Instant::parse(value.get_ref<const std::string&>())) target = *instant;
}

void take(json::Value& target, const json::Value& value) {
    target = value;
}

template <class Model>
requires requires {
    Binding<Model>::members;
}
void take(Model& target, const json::Value& value);

template <class Model>
void take(std::optional<Model>& target, const json::Value& value) {
    if (value.is_object()) take(target.emplace(), value);
}

template <class Model>
void take(std::shared_ptr<const Model>& target, const json::Value& value) {
    if (!value.is_object()) return;
    auto model = std::make_shared<Model>();
    take(*model, value);
    target = std::move(model);
}

template <class Model>
void take(std::vector<Model>& target, const json::Value& value) {
    if (!value.is_array()) return take(target.emplace_back(), value);
    for (const json::Value& entry : value) take(target.emplace_back(), entry);
}

template <class Model>
void take_members(Model& target, const json::Value& value) {
    const auto take_one = [&](const auto& row) {
        const json::Value* member = json::member(value, row.name);
        if (member && !member->is_null()) take(target.*row.field, *member);
    };
    std::apply([&](const auto&... row) { (take_one(row), ...); }, Binding<Model>::members);
}

// The types beside those that the class itself has.
std::vector<std::string> other_types(const json::Value& value, std::initializer_list<std::string_view> own) {
    std::vector<std::string> types;
    for (const json::Value* type : as_list(value, "type"))
        if (type->is_string() && std::ranges::find(own, type->get_ref<const std::string&>()) == own.end())
            types.push_back(type->get_ref<const std::string&>());
    return types;
}

template <class Known>
json::Value unknown_members(const json::Value& value, const Known& is_known) {
    json::Value extensions;
    for (const auto& [name, member] : value.items()) {
        const bool special = std::ranges::find(k_special_members, name) != std::end(k_special_members);
        if (!special && !is_known(name)) extensions[name] = member;
    }
    return extensions;
}

template <class Model>
requires requires {
    Binding<Model>::members;
}
void take(Model& target, const json::Value& value) {
    if (!value.is_object()) return;
    take_members(target, value);
    if constexpr (requires { target.more_types; })
        target.more_types = other_types(value, {Binding<Model>::name});
    if constexpr (requires { target.extensions; }) {
        target.extensions = unknown_members(value, [](std::string_view name) {
            return std::apply([&](const auto&... row) { return ((row.name == name) || ...); },
                              Binding<Model>::members);
        });
    }
}

void take_issuer(ob3::VerifiableCredential& credential, const json::Value& value) {
    const json::Value* issuer = json::member(value, "issuer");
    if (!issuer) return;
    if (issuer->is_string()) {
        credential.issuer_form = ob3::IssuerForm::reference;
        credential.issuer.id = issuer->get_ref<const std::string&>();
    } else {
        take(credential.issuer, *issuer);
    }
}

template <class Field>
void take_member(Field& field, const json::Value& value, std::string_view name) {
    const json::Value* member = json::member(value, name);
    if (member && !member->is_null()) take(field, *member);
}

void take_common(ob3::VerifiableCredential& credential, const json::Value& value, const ClassRow& row) {
    const bool old = row.name.ends_with("v1p1");
    credential.data_model = old ? ob3::DataModel::v1_1 : ob3::DataModel::v2_0;
    for (const json::Value* context : as_list(value, "@context")) credential.context.push_back(*context);
    take_member(credential.id, value, "id");
    take_member(credential.name, value, "name");
    take_member(credential.description, value, "description");
    take_member(credential.image, value, "image");
    take_issuer(credential, value);
    take_member(credential.valid_from, value, old ? "issuanceDate" : "validFrom");
    take_member(credential.valid_until, value, old ? "expirationDate" : "validUntil");
    take_member(credential.awarded_date, value, "awardedDate");
    take_members(credential, value);
    credential.more_types = other_types(value, {"VerifiableCredential", "AchievementCredential",
                                                "OpenBadgeCredential", "EndorsementCredential"});
    credential.extensions =
        unknown_members(value, [&](std::string_view name) { return find_member(row, name) != nullptr; });
}

ob3::AchievementCredential achievement_credential(const json::Value& value, const ClassRow& row) {
    ob3::AchievementCredential credential;
    take_common(credential, value, row);
    if (lists(value, "type", "AchievementCredential")) credential.class_name = "AchievementCredential";
    take_members(credential, value);
    return credential;
}

ob3::EndorsementCredential endorsement_credential(const json::Value& value, const ClassRow& row) {
    ob3::EndorsementCredential credential;
    take_common(credential, value, row);
    take_members(credential, value);
    return credential;
}

template <class Model>
Reading<Model> read_part(const json::Value& value) {
    Reading<Model> reading;
    take(reading.model, value);
    if constexpr (requires { reading.model.extensions; })
        if (reading.model.extensions.is_object()) reading.model.extensions.erase("@context");
    reading.problems = check_class(Binding<Model>::name, value);
    return reading;
}

} // namespace

Reading<ob3::Credential> read_credential(const json::Value& value) {
    const std::string_view name = credential_class(value);
    const bool transcript = name.starts_with("ClrCredential"); // has no model here
    Reading<ob3::Credential> reading{{}, transcript ? unknown_class(value, {}) : check_credential(value)};
    if (name.starts_with("AchievementCredential"))
        reading.model = achievement_credential(value, *find_class(name));
    if (name.starts_with("EndorsementCredential"))
        reading.model = endorsement_credential(value, *find_class(name));
    return reading;
}

Reading<ob3::Achievement> read_achievement(const json::Value& value) {
    return read_part<ob3::Achievement>(value);
}
Reading<ob3::Profile> read_profile(const json::Value& value) {
    return read_part<ob3::Profile>(value);
}

} // namespace insignia::credential
