// What of a document would be lost on the way to RDF: it would be in the file, but under no signature.
#pragma once

#include <cstdint>
#include <insignia/base/error.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::jsonld {

// Why a part of a document would not be signed.
enum class LossKind : std::uint8_t {
    undefined_term,       // a key that no context defines
    null_term,            // a key that a context maps to null
    keyword_lookalike,    // `@` and letters, but no keyword
    relative_iri,         // @id, @type or a value of an IRI-valued term that is no absolute IRI
    blank_node_predicate, // a key that becomes a blank node: RDF has no such properties
    invalid_language,     // not a well-formed language tag
    direction,            // a base direction: RDF has no place for it
    annotation,           // @index, and the keys of index maps
    null_value,           // a value that is null
    empty_array,          // a key whose value is the empty array
    dropped_value,        // a value or object in a place where JSON-LD takes none
};

// The stable name: "undefined-term".
std::string_view to_string(LossKind kind);

// One part of a document that would not be signed.
struct Loss {
    LossKind kind = LossKind::undefined_term;
    std::string pointer;    // RFC 6901, to the member or value in the document
    std::string term;       // the key or value as it was written
    std::string suggestion; // a term that was probably meant, or empty
};

// In document order. Only the first k_recorded_losses are kept; the fact that there was one is never lost.
using Losses = std::vector<Loss>;
inline constexpr std::size_t k_recorded_losses = 100;

// ErrorCode::data_loss; Error::where is the pointer, the hint is what to write.
Error to_error(const Loss& loss);

// The message of such an Error with a place, "badge.json:41:7", behind the word that it is about.
std::string with_place(std::string_view message, std::string_view place);

} // namespace insignia::jsonld
