#include <array>
#include <insignia/jsonld/errors.h>
#include <utility>

namespace insignia::jsonld {

namespace {

struct Row {
    JsonLdErrorCode code;
    std::string_view name;
};

constexpr std::array k_names = {
    Row{JsonLdErrorCode::colliding_keywords, "colliding keywords"},
    Row{JsonLdErrorCode::conflicting_indexes, "conflicting indexes"},
    Row{JsonLdErrorCode::context_overflow, "context overflow"},
    Row{JsonLdErrorCode::cyclic_iri_mapping, "cyclic IRI mapping"},
    Row{JsonLdErrorCode::invalid_id_value, "invalid @id value"},
    Row{JsonLdErrorCode::invalid_import_value, "invalid @import value"},
    Row{JsonLdErrorCode::invalid_included_value, "invalid @included value"},
    Row{JsonLdErrorCode::invalid_index_value, "invalid @index value"},
    Row{JsonLdErrorCode::invalid_nest_value, "invalid @nest value"},
    Row{JsonLdErrorCode::invalid_prefix_value, "invalid @prefix value"},
    Row{JsonLdErrorCode::invalid_propagate_value, "invalid @propagate value"},
    Row{JsonLdErrorCode::invalid_protected_value, "invalid @protected value"},
    Row{JsonLdErrorCode::invalid_reverse_value, "invalid @reverse value"},
    Row{JsonLdErrorCode::invalid_version_value, "invalid @version value"},
    Row{JsonLdErrorCode::invalid_base_direction, "invalid base direction"},
    Row{JsonLdErrorCode::invalid_base_iri, "invalid base IRI"},
    Row{JsonLdErrorCode::invalid_container_mapping, "invalid container mapping"},
    Row{JsonLdErrorCode::invalid_context_entry, "invalid context entry"},
    Row{JsonLdErrorCode::invalid_context_nullification, "invalid context nullification"},
    Row{JsonLdErrorCode::invalid_default_language, "invalid default language"},
    Row{JsonLdErrorCode::invalid_iri_mapping, "invalid IRI mapping"},
    Row{JsonLdErrorCode::invalid_json_literal, "invalid JSON literal"},
    Row{JsonLdErrorCode::invalid_keyword_alias, "invalid keyword alias"},
    Row{JsonLdErrorCode::invalid_language_map_value, "invalid language map value"},
    Row{JsonLdErrorCode::invalid_language_mapping, "invalid language mapping"},
    Row{JsonLdErrorCode::invalid_language_tagged_string, "invalid language-tagged string"},
    Row{JsonLdErrorCode::invalid_language_tagged_value, "invalid language-tagged value"},
    Row{JsonLdErrorCode::invalid_local_context, "invalid local context"},
    Row{JsonLdErrorCode::invalid_remote_context, "invalid remote context"},
    Row{JsonLdErrorCode::invalid_reverse_property, "invalid reverse property"},
    Row{JsonLdErrorCode::invalid_reverse_property_map, "invalid reverse property map"},
    Row{JsonLdErrorCode::invalid_reverse_property_value, "invalid reverse property value"},
    Row{JsonLdErrorCode::invalid_scoped_context, "invalid scoped context"},
    Row{JsonLdErrorCode::invalid_set_or_list_object, "invalid set or list object"},
    Row{JsonLdErrorCode::invalid_term_definition, "invalid term definition"},
    Row{JsonLdErrorCode::invalid_type_mapping, "invalid type mapping"},
    Row{JsonLdErrorCode::invalid_type_value, "invalid type value"},
    Row{JsonLdErrorCode::invalid_typed_value, "invalid typed value"},
    Row{JsonLdErrorCode::invalid_value_object, "invalid value object"},
    Row{JsonLdErrorCode::invalid_value_object_value, "invalid value object value"},
    Row{JsonLdErrorCode::invalid_vocab_mapping, "invalid vocab mapping"},
    Row{JsonLdErrorCode::iri_confused_with_prefix, "IRI confused with prefix"},
    Row{JsonLdErrorCode::keyword_redefinition, "keyword redefinition"},
    Row{JsonLdErrorCode::loading_document_failed, "loading document failed"},
    Row{JsonLdErrorCode::loading_remote_context_failed, "loading remote context failed"},
    Row{JsonLdErrorCode::protected_term_redefinition, "protected term redefinition"},
};

ErrorCode general_code(JsonLdErrorCode code) {
    switch (code) {
    case JsonLdErrorCode::context_overflow:
        return ErrorCode::limit;
    case JsonLdErrorCode::loading_document_failed:
    case JsonLdErrorCode::loading_remote_context_failed:
        return ErrorCode::not_found;
    default:
        return ErrorCode::invalid;
    }
}

} // namespace

std::string_view to_string(JsonLdErrorCode code) {
    for (const Row& row : k_names)
        if (row.code == code) return row.name;
    return "unknown";
}

std::optional<JsonLdErrorCode> json_ld_error(const Error& error) {
    const std::string_view message = error.message;
    const std::string_view name = message.substr(0, message.find(": "));
    for (const Row& row : k_names)
        if (row.name == name) return row.code;
    return std::nullopt;
}

tl::unexpected<Error> fail(JsonLdErrorCode code, std::string detail, std::vector<std::string> hints) {
    std::string message(to_string(code));
    message += ": ";
    message += detail;
    return insignia::fail(general_code(code), std::move(message), {}, std::move(hints));
}

} // namespace insignia::jsonld
