// Extensions of Open Badges 2.0: objects with a type of their own, whose context names a JSON Schema. Those
// that 1EdTech lists are known here; others are judged by what was handed in. None is ever fetched.
// https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/#Extensions
#include "gather_internal.h"
#include "row_internal.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/embedded.h>
#include <insignia/base/text.h>
#include <insignia/schema/schema.h>

namespace insignia::verify {

// One schema a file, named by the type that it is for.
std::span<const EmbeddedText> extension_schema_files();

namespace {

using check::Outcome;

constexpr std::array<std::string_view, 2> k_prefixes = {"extensions:",
                                                        "https://w3id.org/openbadges/extensions#"};

// More than these in one badge are not looked at; more violations of one are not shown.
constexpr std::size_t k_extensions = 32;
constexpr std::size_t k_extension_problems_shown = 6;

// "ApplyLink" of `extensions:ApplyLink`: the part of a type by which an extension is known, "" for other
// types.
std::string_view local_name(std::string_view type) {
    for (const std::string_view prefix : k_prefixes)
        if (type.starts_with(prefix)) return type.substr(prefix.size());
    return {};
}

std::string extension_type(const json::Value& object) {
    const json::Value* types = json::member(object, "type");
    if (types == nullptr) return {};
    for (const json::Value& type : types->is_array() ? *types : json::Value::array({*types}))
        if (type.is_string() && !local_name(type.get_ref<const std::string&>()).empty())
            return type.get<std::string>();
    return {};
}

// Every extension in a document, in the order of the document, itself with nothing inside it that is one.
void find_extensions(const json::Value& value, const std::string& pointer, std::vector<Located>& found) {
    if (found.size() >= k_extensions) return;
    if (value.is_object() && !extension_type(value).empty()) {
        found.push_back({&value, pointer});
        return;
    }
    if (value.is_object())
        for (const auto& [name, member] : value.items())
            find_extensions(member, json::join_pointer(pointer, name), found);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            find_extensions(value[i], json::join_pointer(pointer, i), found);
}

std::vector<Located> extensions_of(const OpenBadges2& badge) {
    std::vector<Located> found;
    for (const Hosted* hosted : {&badge.assertion, &badge.badge, &badge.issuer})
        find_extensions(hosted->document, hosted->url, found);
    return found;
}

// The published types do not agree on their first letter: `originalCreator`, `OriginalCreator`.
const EmbeddedText* find_known(std::string_view name) {
    const std::span<const EmbeddedText> files = extension_schema_files();
    const auto found = std::ranges::find_if(files, [&](const EmbeddedText& file) {
        return to_lower(file.name) == to_lower(name) || to_lower(file.name) == to_lower(name) + ".json";
    });
    return found == files.end() ? nullptr : &*found;
}

json::Value read_document(const uri::ResourceLoader& documents, std::string_view address) {
    const auto url = uri::Uri::parse(address);
    if (!url || !documents) return nullptr;
    const Result<uri::Resource> resource = documents(*url);
    if (!resource || resource->status != uri::k_success) return nullptr;
    Result<json::Value> document = json::parse(as_text(resource->content), address);
    return document ? *std::move(document) : json::Value();
}

std::string_view either_text(const json::Value& object, std::string_view name, std::string_view long_name) {
    const std::string_view text = json::member_text(object, name);
    return text.empty() ? json::member_text(object, long_name) : text;
}

// "Extension Validation": the context says which schema is for which type.
std::string schema_address(const json::Value& context, std::string_view type) {
    for (const char* name : {"validation", "obi:validation"})
        for (const Located& entry : objects_of(context, name)) {
            const std::string_view validates =
                either_text(*entry.value, "validatesType", "obi:validatesType");
            if (validates == type
                || (!local_name(validates).empty() && local_name(validates) == local_name(type)))
                return std::string(either_text(*entry.value, "validationSchema", "obi:validationSchema"));
        }
    return {};
}

void read_named_schema(NamedSchema& named, const json::Value& extension, const Policy& policy) {
    if (const EmbeddedText* known = find_known(local_name(named.url))) {
        named.standard = true;
        if (Result<json::Value> document = json::parse(known->text)) named.document = std::move(*document);
        return;
    }
    const std::string address =
        schema_address(read_document(policy.documents, json::member_text(extension, "@context")), named.url);
    named.document = read_document(policy.documents, address);
    if (named.document.is_null()) named.problem = "it is not one of those that 1EdTech lists";
}

} // namespace

void gather_extensions(Dossier& dossier, const Policy& policy) {
    for (const Located& extension : extensions_of(dossier.open_badges_2)) {
        NamedSchema named;
        named.where = extension.pointer;
        named.url = extension_type(*extension.value);
        read_named_schema(named, *extension.value, policy);
        dossier.schemas.push_back(std::move(named));
    }
}

// What an extension lacks makes it useless, not the badge: nothing here is a failure.
Judgements check_extensions(const Case& badge) {
    const std::vector<Located> extensions = extensions_of(badge.dossier.open_badges_2);
    const std::vector<NamedSchema>& schemas = badge.dossier.schemas;
    if (extensions.empty() || schemas.size() != extensions.size()) return not_applicable();
    Judgements judgements;
    for (std::size_t i = 0; i < extensions.size(); ++i) {
        const NamedSchema& named = schemas[i];
        const auto violations =
            named.problem.empty()
                ? schema::validate(named.document, *extensions[i].value)
                : Result<std::vector<schema::Violation>>(fail(ErrorCode::not_found, named.problem));
        if (!violations) {
            judgements.push_back(
                {Outcome::skipped,
                 fmt::format("\"{}\" not checked: {}", named.url, violations.error().message),
                 named.where,
                 {"if you have its context and schema, give them with --resources MAP.json"},
                 {},
                 {}});
            continue;
        }
        if (violations->empty())
            judgements.push_back(passed(fmt::format("\"{}\" as it should be", named.url))[0]);
        for (std::size_t k = 0; k < violations->size() && k < k_extension_problems_shown; ++k)
            judgements.push_back(warned(fmt::format("\"{}\": {}", named.url, (*violations)[k].message),
                                        named.where + (*violations)[k].pointer)[0]);
    }
    return judgements;
}

} // namespace insignia::verify
