#include <insignia/publish/page_internal.h>
#include <insignia/publish/verify_page.h>

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <insignia/base/embedded.h>
#include <insignia/base/markup.h>
#include <insignia/base/text.h>
#include <insignia/credential/class_table.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/jsonld/embedded_contexts.h>

namespace insignia::publish {

// Made from schemas/page: template, style, script in the order of its files, and texts by language.
std::span<const EmbeddedText> page_files();

namespace {

// What a badge of version 3.0 may name. Contexts of older badges and of transcripts would only make the page
// larger: neither is judged there.
constexpr std::array k_page_contexts = {
    "https://www.w3.org/2018/credentials/v1",
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/suites/ed25519-2020/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
    "https://www.w3.org/ns/cid/v1",
    "https://www.w3.org/ns/did/v1",
    "https://www.w3.org/ns/credentials/status/v1",
    "https://w3id.org/vc/status-list/2021/v1",
};

std::string_view verify_page_file(std::string_view name) {
    const EmbeddedText* file = find_embedded(page_files(), name);
    return file == nullptr ? std::string_view() : file->text;
}

// JSON that may stand inside a script element: "</script>" and "<!--" would end or change it, and two line
// separators were not allowed in scripts for long.
std::string as_script_data(const json::Value& value) {
    std::string text = replace_all(json::to_compact_text(value), "<", "\\u003c");
    return replace_all(replace_all(std::move(text), "\xE2\x80\xA8", "\\u2028"), "\xE2\x80\xA9", "\\u2029");
}

// Each document once, with all the addresses at which it is known.
json::Value verify_page_contexts() {
    json::Value rows = json::Value::array();
    std::vector<const jsonld::EmbeddedContext*> seen;
    for (const char* url : k_page_contexts) {
        const jsonld::EmbeddedContext* context = jsonld::find_embedded_context(url);
        if (context == nullptr) continue;
        const auto known = std::ranges::find(seen, context);
        if (known != seen.end()) {
            rows[static_cast<std::size_t>(known - seen.begin())]["urls"].push_back(url);
            continue;
        }
        seen.push_back(context);
        json::Value row = {{"urls", json::Value::array({url})}};
        row["document"] = json::parse(context->text).value_or(json::Value::object());
        rows.push_back(std::move(row));
    }
    return rows;
}

constexpr std::array k_type_names = {
    "text",      "markdown", "uri",           "url",          "uri_or_data",       "date_time_zoned",
    "date_time", "date",     "language",      "number",       "boolean",           "compact_jws",
    "term",      "object",   "uri_or_object", "typed_object", "signed_credential", "anything"};
constexpr std::array k_form_names = {"none", "text", "list", "any"};
static_assert(k_type_names.size() == static_cast<std::size_t>(credential::ValueType::anything) + 1);
static_assert(k_form_names.size() == static_cast<std::size_t>(credential::TypeForm::any) + 1);

json::Value class_member_row(const credential::MemberRow& member) {
    return {{"name", member.name},
            {"type", k_type_names[static_cast<std::size_t>(member.type)]},
            {"required", member.is_required()},
            {"list", member.is_list()},
            {"of", member.of}};
}

json::Value class_row(const credential::ClassRow& row) {
    json::Value members = json::Value::array();
    for (const credential::MemberRow& member : row.members) members.push_back(class_member_row(member));
    return {{"name", row.name},
            {"type_form", k_form_names[static_cast<std::size_t>(row.type_form)]},
            {"extensible", row.extensible == credential::Extensible::yes},
            {"base", row.base},
            {"alias", row.alias},
            {"members", std::move(members)}};
}

json::Value verify_page_classes() {
    json::Value classes = json::Value::array();
    for (const credential::ClassRow& row : credential::classes()) classes.push_back(class_row(row));
    json::Value enumerations = json::Value::array();
    for (const credential::EnumerationRow& row : credential::enumerations()) {
        json::Value terms = json::Value::array();
        for (const std::string_view term : row.terms) terms.push_back(term);
        enumerations.push_back(
            {{"name", row.name}, {"open", row.open == credential::Open::yes}, {"terms", std::move(terms)}});
    }
    return {{"classes", std::move(classes)}, {"enumerations", std::move(enumerations)}};
}

json::Value verify_page_texts(std::string_view language) {
    return json::parse(verify_page_file(fmt::format("texts/{}.json", language)))
        .value_or(json::Value::object());
}

std::string verify_page_language(const VerifyPage& page) {
    const auto languages = verify_page_languages();
    const bool known = std::ranges::find(languages, page.language) != languages.end();
    return known ? page.language : std::string("en");
}

json::Value verify_page_particulars(const VerifyPage& page, const json::Value& texts) {
    json::Value issuers = json::Value::array();
    for (const KnownIssuer& issuer : page.issuers)
        issuers.push_back({{"name", issuer.name}, {"document", issuer.document}});
    json::Value addresses = json::Value::array();
    for (const jsonld::EmbeddedContextName& name : jsonld::embedded_contexts_names())
        addresses.push_back(name.url);
    return {{"issuers", std::move(issuers)}, {"program_contexts", std::move(addresses)}, {"texts", texts}};
}

// All files of the script as one, in the order in which they are embedded: each stands on those before it.
std::string verify_page_script() {
    std::string text = "\n'use strict';\n";
    for (const EmbeddedText& file : page_files())
        if (file.name.ends_with(".js")) text += fmt::format("\n// --- {} ---\n{}", file.name, file.text);
    return text;
}

std::string policy_hash(std::string_view text) {
    return fmt::format("'sha256-{}'", encoding::to_base64(crypto::sha256(as_bytes(text))));
}

// Nothing is loaded from anywhere, and the only script and style that count are the two that stand here.
std::string verify_page_policy(std::string_view script_text, std::string_view style) {
    return fmt::format(
        "default-src 'none'; script-src {}; style-src {}; img-src data: blob:; connect-src 'none'; "
        "base-uri 'none'; form-action 'none'",
        policy_hash(script_text), policy_hash(style));
}

std::string organisation_in_html(const VerifyPage& page) {
    if (page.organisation.empty()) return {};
    const std::string name = "<bdi>" + escape_xml(page.organisation) + "</bdi>";
    return fmt::format("<p class=\"organisation\">{}</p>",
                       page.home.empty() ? name
                                         : fmt::format("<a href=\"{}\">{}</a>", escape_xml(page.home), name));
}

// The template with each {{name}} filled in, read once, so that nothing that was filled in is looked at
// again.
std::string fill_verify_page(std::string_view text,
                             const std::function<std::string(std::string_view)>& value_of) {
    std::string filled;
    while (true) {
        const std::size_t begin = text.find("{{");
        const std::size_t end = begin == std::string_view::npos ? begin : text.find("}}", begin);
        filled += text.substr(0, end == std::string_view::npos ? text.size() : begin);
        if (end == std::string_view::npos) return filled;
        filled += value_of(text.substr(begin + 2, end - begin - 2));
        text.remove_prefix(end + 2);
    }
}

} // namespace

std::vector<std::string_view> verify_page_languages() {
    return {"en", "de", "es", "fr", "it", "lt", "sl"};
}

std::string verify_page(const VerifyPage& page) {
    const json::Value texts = verify_page_texts(verify_page_language(page));
    const std::string script_text = verify_page_script();
    const std::string_view style = verify_page_file("page.css");
    return fill_verify_page(verify_page_file("page.html"), [&](std::string_view name) -> std::string {
        if (name == "@language") return verify_page_language(page);
        if (name == "@policy") return verify_page_policy(script_text, style);
        if (name == "@style") return std::string(style);
        if (name == "@script") return script_text;
        if (name == "@organisation") return organisation_in_html(page);
        if (name == "@languages") return languages_in_html(page.language, page.languages);
        if (name == "@contexts") return as_script_data(verify_page_contexts());
        if (name == "@classes") return as_script_data(verify_page_classes());
        if (name == "@page") return as_script_data(verify_page_particulars(page, texts));
        return escape_xml(json::member_text(texts, name));
    });
}

} // namespace insignia::publish
