#include <insignia/credential/write.h>

#include <insignia/credential/binding_internal.h>

namespace insignia::credential {

namespace {

// Each overload gives the JSON of a value, or null when there is nothing to state.
json::Value give(const std::string& value) {
    return value.empty() ? json::Value() : json::Value(value);
}
json::Value give(bool value) {
    return value;
}
json::Value give(const json::Value& value) {
    return value;
}
json::Value give(const std::optional<Instant>& value) {
    return value ? give(value->to_string()) : json::Value();
}

// A number without a fraction is written without one: 40, not 40.0.
json::Value give(double value) {
    constexpr double exact = 9007199254740991.0;
    const bool whole =
        value >= -exact && value <= exact && value == static_cast<double>(static_cast<std::int64_t>(value));
    return whole ? json::Value(static_cast<std::int64_t>(value)) : json::Value(value);
}

template <class Model>
requires requires {
    Binding<Model>::members;
}
json::Value give(const Model& model);

template <class Model>
json::Value give(const std::optional<Model>& value) {
    return value ? give(*value) : json::Value();
}

template <class Model>
json::Value give(const std::shared_ptr<const Model>& value) {
    return value ? give(*value) : json::Value();
}

template <class Model>
json::Value give(const std::vector<Model>& values) {
    json::Value list;
    for (const Model& value : values) list.push_back(give(value));
    return list;
}

void put(json::Value& object, std::string_view name, json::Value value) {
    if (!value.is_null()) object[std::string(name)] = std::move(value);
}

template <class Model>
void put_members(json::Value& object, const Model& model) {
    const auto put_one = [&](const auto& row) {
        json::Value value = give(model.*row.field);
        if (row.single == Single::yes && value.is_array() && value.size() == 1)
            value = json::Value(value.front());
        put(object, row.name, std::move(value));
    };
    std::apply([&](const auto&... row) { (put_one(row), ...); }, Binding<Model>::members);
}

void put_extensions(json::Value& object, const json::Value& extensions) {
    if (!extensions.is_object()) return;
    for (const auto& [name, value] : extensions.items())
        if (!object.contains(name)) put(object, name, value);
}

json::Value list_of_types(std::initializer_list<std::string_view> own, const std::vector<std::string>& more) {
    json::Value types = json::Value::array();
    for (const std::string_view type : own) types.push_back(std::string(type));
    for (const std::string& type : more) types.push_back(type);
    return types;
}

template <class Model>
requires requires {
    Binding<Model>::members;
}
json::Value give(const Model& model) {
    json::Value object = json::Value::object();
    if constexpr (requires { model.id; }) put(object, "id", give(model.id));
    if constexpr (Binding<Model>::shape == TypeShape::text)
        put(object, "type", std::string(Binding<Model>::name));
    if constexpr (Binding<Model>::shape == TypeShape::list)
        put(object, "type", list_of_types({Binding<Model>::name}, model.more_types));
    put_members(object, model);
    if constexpr (requires { model.extensions; }) put_extensions(object, model.extensions);
    return object;
}

json::Value contexts(const ob3::VerifiableCredential& credential) {
    json::Value list = json::Value::array();
    for (const json::Value& context : credential.context) list.push_back(context);
    if (!list.empty()) return list;
    const bool old = credential.data_model == ob3::DataModel::v1_1;
    list.push_back(std::string(old ? ob3::k_credentials_v1 : ob3::k_credentials_v2));
    list.push_back(std::string(ob3::k_open_badges_context));
    return list;
}

// Members in the order in which a person reads: what it is, who says it, when, of whom, and the fine print.
template <class Model>
json::Value credential_json(const Model& credential, std::string_view class_name) {
    const bool old = credential.data_model == ob3::DataModel::v1_1;
    const bool by_reference = credential.issuer_form == ob3::IssuerForm::reference;
    json::Value object = json::Value::object();
    put(object, "@context", contexts(credential));
    put(object, "id", give(credential.id));
    put(object, "type", list_of_types({"VerifiableCredential", class_name}, credential.more_types));
    put(object, "name", give(credential.name));
    put(object, "description", give(credential.description));
    put(object, "image", give(credential.image));
    put(object, "issuer", by_reference ? give(credential.issuer.id) : give(credential.issuer));
    put(object, old ? "issuanceDate" : "validFrom", give(credential.valid_from));
    put(object, old ? "expirationDate" : "validUntil", give(credential.valid_until));
    put(object, "awardedDate", give(credential.awarded_date));
    put_members(object, credential);
    put_members<ob3::VerifiableCredential>(object, credential);
    put_extensions(object, credential.extensions);
    return object;
}

} // namespace

json::Value to_json(const ob3::AchievementCredential& credential) {
    return credential_json(credential, credential.class_name);
}

json::Value to_json(const ob3::EndorsementCredential& credential) {
    return credential_json(credential, "EndorsementCredential");
}

json::Value to_json(const ob3::Achievement& achievement) {
    return give(achievement);
}
json::Value to_json(const ob3::Profile& profile) {
    return give(profile);
}
json::Value to_json(const ob3::Evidence& evidence) {
    return give(evidence);
}
json::Value to_json(const ob3::TypedObject& object) {
    return give(object);
}

} // namespace insignia::credential
