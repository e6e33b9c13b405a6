#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <insignia/base/files.h>
#include <support/json_ld_suite.h>

namespace insignia::testing {

namespace {

constexpr std::string_view k_base = "https://w3c.github.io/json-ld-api/tests/";

std::filesystem::path folder() {
    return std::filesystem::path(INSIGNIA_CONFORMANCE_DIR) / "jsonld-api";
}

Result<uri::Resource> load(const uri::Uri& identifier) {
    const std::string& url = identifier.text();
    if (!url.starts_with(k_base))
        return fail(ErrorCode::not_found, "\"" + url + "\" is not part of the suite");
    TRY_ASSIGN(const Bytes content, read_file(folder() / url.substr(k_base.size())));
    return uri::Resource{url, "application/ld+json", content, 200};
}

jsonld::Options options_of(const json::Value& test, const json::Value& option) {
    jsonld::Options options;
    options.document_url = std::string(k_base) + std::string(json::member_text(test, "input"));
    options.base = option.value("base", options.document_url);
    options.loader = load;
    if (option.contains("expandContext"))
        options.expand_context = *json_ld_value(json::member_text(option, "expandContext"));
    if (!option.value("compactArrays", true)) options.compact_arrays = jsonld::CompactArrays::no;
    if (!option.value("compactToRelative", true)) options.compact_to_relative = jsonld::CompactToRelative::no;
    if (option.value("produceGeneralizedRdf", false)) options.generalized_rdf = jsonld::GeneralizedRdf::yes;
    if (option.value("useNativeTypes", false)) options.native_types = jsonld::NativeTypes::yes;
    if (option.value("useRdfType", false)) options.rdf_type = jsonld::RdfType::as_property;
    const std::string direction = option.value("rdfDirection", "");
    if (direction == "i18n-datatype") options.rdf_direction = jsonld::RdfDirection::i18n_datatype;
    if (direction == "compound-literal") options.rdf_direction = jsonld::RdfDirection::compound_literal;
    return options;
}

bool has_type(const json::Value& test, std::string_view type) {
    return std::any_of(test["@type"].begin(), test["@type"].end(),
                       [&](const json::Value& item) { return item == type; });
}

// Tests of the older processing mode, and entries whose files the copy of the suite leaves out.
bool concerns_us(const json::Value& test, const json::Value& option) {
    const bool is_old = option.value("specVersion", "") == "json-ld-1.0"
                        || option.value("processingMode", "") == "json-ld-1.0";
    return !is_old && std::filesystem::exists(folder() / std::string(json::member_text(test, "input")));
}

bool equal_unordered(const json::Value& left, const json::Value& right) {
    if (left.size() != right.size()) return false;
    std::vector<bool> used(right.size(), false);
    return std::all_of(left.begin(), left.end(), [&](const json::Value& item) {
        for (std::size_t index = 0; index < right.size(); ++index) {
            if (used[index] || !equal_json_ld(item, right[index])) continue;
            used[index] = true;
            return true;
        }
        return false;
    });
}

bool equal_in_order(const json::Value& left, const json::Value& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), equal_json_ld);
}

} // namespace

std::string json_ld_text(std::string_view path) {
    return read_text_file(folder() / std::string(path)).value_or(std::string());
}

Result<json::Value> json_ld_value(std::string_view path) {
    return json::parse(json_ld_text(path), path);
}

std::vector<JsonLdTest> json_ld_tests(std::string_view suite) {
    if (!std::filesystem::exists(folder())) std::exit(77);
    const auto manifest = json_ld_value(std::string(suite) + "-manifest.jsonld");
    std::vector<JsonLdTest> tests;
    for (const json::Value& entry : manifest.value()["sequence"]) {
        const json::Value option = entry.value("option", json::Value::object());
        if (!concerns_us(entry, option)) continue;
        JsonLdTest test;
        test.id = json::member_text(entry, "@id");
        test.name = json::member_text(entry, "name");
        test.positive = !has_type(entry, "jld:NegativeEvaluationTest");
        test.syntax_only = has_type(entry, "jld:PositiveSyntaxTest");
        test.input = json::member_text(entry, "input");
        test.expect = json::member_text(entry, "expect");
        test.context = json::member_text(entry, "context");
        test.expected_error = json::member_text(entry, "expectErrorCode");
        test.options = options_of(entry, option);
        tests.push_back(std::move(test));
    }
    return tests;
}

bool run_json_ld_suite(std::string_view suite, std::span<const KnownFailure> known,
                       const std::function<bool(const JsonLdTest&)>& run) {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (const JsonLdTest& test : json_ld_tests(suite)) {
        const auto row = std::find_if(known.begin(), known.end(),
                                      [&](const KnownFailure& failure) { return failure.id == test.id; });
        const bool is_known = row != known.end();
        const bool good = run(test);
        if (good)
            ++passed;
        else if (is_known)
            ++skipped;
        else
            ++failed;
        if (!good && is_known)
            std::printf("%s: known failure: %s\n", test.id.c_str(), std::string(row->reason).c_str());
        if (!good && !is_known) std::printf("%s failed: %s\n", test.id.c_str(), test.name.c_str());
        if (good && is_known)
            std::printf("%s passes: take it off the list of known failures\n", test.id.c_str());
        if (good && is_known) ++failed;
    }
    std::printf("json-ld-%.*s: %d passed, %d failed, %d skipped\n", static_cast<int>(suite.size()),
                suite.data(), passed, failed, skipped);
    return failed == 0 && passed > 0;
}

bool equal_json_ld(const json::Value& left, const json::Value& right) {
    if (left.is_array() && right.is_array()) return equal_unordered(left, right);
    if (!left.is_object() || !right.is_object()) return left == right;
    if (left.size() != right.size()) return false;
    return std::all_of(left.items().begin(), left.items().end(), [&](const auto& member) {
        const auto other = right.find(member.key());
        if (other == right.end()) return false;
        const bool is_list = member.key() == "@list" && member.value().is_array() && other->is_array();
        return is_list ? equal_in_order(member.value(), *other) : equal_json_ld(member.value(), *other);
    });
}

} // namespace insignia::testing
