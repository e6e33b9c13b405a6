// The schemas that a badge names: those of the standard, which the program carries, and those that were
// handed in. None is ever fetched. https://www.w3.org/TR/vc-json-schema/
#include "gather_internal.h"
#include "row_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/schema/embedded_schemas.h>
#include <insignia/schema/schema.h>
#include <insignia/verify/verify.h>

namespace insignia::verify {
namespace {

using check::Outcome;

// More violations than these are counted.
constexpr std::size_t k_shown = 6;

bool is_json_schema(const json::Value& entry) {
    return has_type(entry, "1EdTechJsonSchemaValidator2019") || has_type(entry, "JsonSchema")
           || has_type(entry, "JsonSchemaValidator2018") || has_type(entry, "JsonSchemaValidator2019");
}

void read_schema(NamedSchema& named, const uri::ResourceLoader& documents) {
    if (const schema::EmbeddedSchema* embedded = schema::find_embedded_schema(named.url)) {
        named.standard = true;
        if (Result<json::Value> document = json::parse(embedded->text)) named.document = std::move(*document);
        return;
    }
    const auto url = uri::Uri::parse(named.url);
    if (!url || !documents) {
        named.problem = "it is not one of the standard, and schemas are not fetched";
        return;
    }
    const Result<uri::Resource> resource = documents(*url);
    if (!resource || resource->status != 200) {
        named.problem = "it is not one of the standard, and schemas are not fetched";
        return;
    }
    Result<json::Value> document = json::parse(as_text(resource->content), named.url);
    if (document)
        named.document = std::move(*document);
    else
        named.problem = document.error().message;
}

// The tables of classes decide over the standard's own shape and say more about it; a schema of somebody's
// own is a demand of its issuer.
Judgements judge_schema(const NamedSchema& named, const json::Value& document) {
    const auto violations = schema::validate(named.document, document);
    if (!violations)
        return {{Outcome::skipped,
                 fmt::format("\"{}\" not checked: {}", named.url, violations.error().message),
                 named.where,
                 {},
                 {},
                 {}}};
    if (violations->empty())
        return passed(named.standard ? "" : fmt::format("conforms to \"{}\"", named.url));
    Judgements judgements;
    for (std::size_t i = 0; i < violations->size() && i < k_shown; ++i) {
        const schema::Violation& violation = (*violations)[i];
        if (named.standard)
            judgements.push_back(warned(violation.message, violation.pointer)[0]);
        else
            judgements.push_back(failed(fmt::format("against \"{}\": {}", named.url, violation.message),
                                        violation.pointer)[0]);
    }
    return judgements;
}

} // namespace

void gather_schemas(Dossier& dossier, const Policy& policy) {
    for (const Located& entry : objects_of(dossier.subject.document, "credentialSchema")) {
        NamedSchema named;
        named.where = entry.pointer;
        named.url = json::member_text(*entry.value, "id");
        if (is_json_schema(*entry.value))
            read_schema(named, policy.documents);
        else
            named.problem = fmt::format("schemas of the type \"{}\" are not read",
                                        json::member_text(*entry.value, "type"));
        dossier.schemas.push_back(std::move(named));
    }
}

Judgements check_inline_schemas(const Case& badge) {
    if (badge.dossier.schemas.empty()) return not_applicable();
    Judgements judgements;
    for (const NamedSchema& named : badge.dossier.schemas) {
        if (!named.problem.empty()) {
            judgements.push_back({Outcome::skipped,
                                  fmt::format("\"{}\" not checked: {}", named.url, named.problem),
                                  named.where,
                                  {"if you have it, give it with --resources MAP.json"},
                                  {},
                                  {}});
            continue;
        }
        for (Judgement& judgement : judge_schema(named, badge.document()))
            judgements.push_back(std::move(judgement));
    }
    return judgements;
}

} // namespace insignia::verify
