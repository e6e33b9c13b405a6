#include <array>
#include <insignia/jsonld/errors.h>
#include <utility>

namespace insignia::jsonld {

namespace {

struct ErrorRow {
    JsonLdErrorCode code;
    std::string_view name;
};

constexpr std::array k_names = {
    ErrorRow{JsonLdErrorCode::colliding_keywords, "colliding keywords"},
    ErrorRow{JsonLdErrorCode::conflicting_indexes, "conflicting indexes"},
    ErrorRow{JsonLdErrorCode::context_overflow, "context overflow"},
    ErrorRow{JsonLdErrorCode::cyclic_iri_mapping, "cyclic IRI mapping"},
    ErrorRow{JsonLdErrorCode::invalid_id_value, "invalid @id value"},
    ErrorRow{JsonLdErrorCode::invalid_import_value, "invalid @import value"},
    ErrorRow{JsonLdErrorCode::invalid_included_value, "invalid @included value"},
    ErrorRow{JsonLdErrorCode::invalid_index_value, "invalid @index value"},
    ErrorRow{JsonLdErrorCode::invalid_nest_value, "invalid @nest value"},
    ErrorRow{JsonLdErrorCode::invalid_prefix_value, "invalid @prefix value"},
    ErrorRow{JsonLdErrorCode::invalid_propagate_value, "invalid @propagate value"},
    ErrorRow{JsonLdErrorCode::invalid_protected_value, "invalid @protected value"},
    ErrorRow{JsonLdErrorCode::invalid_reverse_value, "invalid @reverse value"},
    ErrorRow{JsonLdErrorCode::invalid_version_value, "invalid @version value"},
    ErrorRow{JsonLdErrorCode::invalid_base_direction, "invalid base direction"},
    ErrorRow{JsonLdErrorCode::invalid_base_iri, "invalid base IRI"},
    ErrorRow{JsonLdErrorCode::invalid_container_mapping, "invalid container mapping"},
    ErrorRow{JsonLdErrorCode::invalid_context_entry, "invalid context entry"},
    ErrorRow{JsonLdErrorCode::invalid_context_nullification, "invalid context nullification"},
    ErrorRow{JsonLdErrorCode::invalid_default_language, "invalid default language"},
    ErrorRow{JsonLdErrorCode::invalid_iri_mapping, "invalid IRI mapping"},
    ErrorRow{JsonLdErrorCode::invalid_json_literal, "invalid JSON literal"},
    ErrorRow{JsonLdErrorCode::invalid_keyword_alias, "invalid keyword alias"},
    ErrorRow{JsonLdErrorCode::invalid_language_map_value, "invalid language map value"},
    ErrorRow{JsonLdErrorCode::invalid_language_mapping, "invalid language mapping"},
    ErrorRow{JsonLdErrorCode::invalid_language_tagged_string, "invalid language-tagged string"},
    ErrorRow{JsonLdErrorCode::invalid_language_tagged_value, "invalid language-tagged value"},
    ErrorRow{JsonLdErrorCode::invalid_local_context, "invalid local context"},
    ErrorRow{JsonLdErrorCode::invalid_remote_context, "invalid remote context"},
    ErrorRow{JsonLdErrorCode::invalid_reverse_property, "invalid reverse property"},
    ErrorRow{JsonLdErrorCode::invalid_reverse_property_map, "invalid reverse property map"},
    ErrorRow{JsonLdErrorCode::invalid_reverse_property_value, "invalid reverse property value"},
    ErrorRow{JsonLdErrorCode::invalid_scoped_context, "invalid scoped context"},
    ErrorRow{JsonLdErrorCode::invalid_set_or_list_object, "invalid set or list object"},
    ErrorRow{JsonLdErrorCode::invalid_term_definition, "invalid term definition"},
    ErrorRow{JsonLdErrorCode::invalid_type_mapping, "invalid type mapping"},
    ErrorRow{JsonLdErrorCode::invalid_type_value, "invalid type value"},
    ErrorRow{JsonLdErrorCode::invalid_typed_value, "invalid typed value"},
    ErrorRow{JsonLdErrorCode::invalid_value_object, "invalid value object"},
    ErrorRow{JsonLdErrorCode::invalid_value_object_value, "invalid value object value"},
    ErrorRow{JsonLdErrorCode::invalid_vocab_mapping, "invalid vocab mapping"},
    ErrorRow{JsonLdErrorCode::iri_confused_with_prefix, "IRI confused with prefix"},
    ErrorRow{JsonLdErrorCode::keyword_redefinition, "keyword redefinition"},
    ErrorRow{JsonLdErrorCode::loading_document_failed, "loading document failed"},
    ErrorRow{JsonLdErrorCode::loading_remote_context_failed, "loading remote context failed"},
    ErrorRow{JsonLdErrorCode::protected_term_redefinition, "protected term redefinition"},
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
    for (const ErrorRow& row : k_names)
        if (row.code == code) return row.name;
    return "unknown";
}

std::optional<JsonLdErrorCode> json_ld_error(const Error& error) {
    const std::string_view message = error.message;
    const std::string_view name = message.substr(0, message.find(": "));
    for (const ErrorRow& row : k_names)
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
