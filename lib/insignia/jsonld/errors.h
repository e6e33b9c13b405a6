// What can go wrong in JSON-LD processing, under the names that the specification gives it.
// https://www.w3.org/TR/json-ld11-api/#jsonlderrorcode
#pragma once

#include <cstdint>
#include <insignia/base/result.h>
#include <optional>
#include <string>
#include <string_view>

namespace insignia::jsonld {

// The error codes of JSON-LD 1.1 API, 9.6.2, as far as a processor without HTML can meet them.
enum class JsonLdErrorCode : std::uint8_t {
    colliding_keywords,
    conflicting_indexes,
    context_overflow,
    cyclic_iri_mapping,
    invalid_id_value,
    invalid_import_value,
    invalid_included_value,
    invalid_index_value,
    invalid_nest_value,
    invalid_prefix_value,
    invalid_propagate_value,
    invalid_protected_value,
    invalid_reverse_value,
    invalid_version_value,
    invalid_base_direction,
    invalid_base_iri,
    invalid_container_mapping,
    invalid_context_entry,
    invalid_context_nullification,
    invalid_default_language,
    invalid_iri_mapping,
    invalid_json_literal,
    invalid_keyword_alias,
    invalid_language_map_value,
    invalid_language_mapping,
    invalid_language_tagged_string,
    invalid_language_tagged_value,
    invalid_local_context,
    invalid_remote_context,
    invalid_reverse_property,
    invalid_reverse_property_map,
    invalid_reverse_property_value,
    invalid_scoped_context,
    invalid_set_or_list_object,
    invalid_term_definition,
    invalid_type_mapping,
    invalid_type_value,
    invalid_typed_value,
    invalid_value_object,
    invalid_value_object_value,
    invalid_vocab_mapping,
    iri_confused_with_prefix,
    keyword_redefinition,
    loading_document_failed,
    loading_remote_context_failed,
    protected_term_redefinition,
};

// The name that the specification writes: "invalid term definition".
std::string_view to_string(JsonLdErrorCode code);

// The code that an Error of this room carries, read back from the beginning of its message; nullopt for other
// errors.
std::optional<JsonLdErrorCode> json_ld_error(const Error& error);

// The failed state with the code's name in front: "invalid type mapping: \"x\" of the term \"y\" is no IRI".
// The ErrorCode is limit for context_overflow, not_found for the two loading errors, invalid for all others.
tl::unexpected<Error> fail(JsonLdErrorCode code, std::string detail, std::vector<std::string> hints = {});

} // namespace insignia::jsonld
