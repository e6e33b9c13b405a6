// What the holder of a document with an ecdsa-sd-2023 base proof can show of it, and what a choice leaves
// hidden.
//
// Start with mandatory_pointers(); derive_proof() in proof.h makes the document for a choice.
#pragma once

#include <insignia/proof/proof.h>

namespace insignia::proof {

// What becomes of a part of the document.
enum class Visibility {
    mandatory, // the issuer demands that it is always shown
    shown,     // chosen by the holder, or on the way to something that was chosen
    hidden,
};

// "mandatory", "shown", "hidden".
std::string_view to_string(Visibility visibility);

// The largest part of a document that shares one fate.
struct Part {
    std::string pointer;
    Visibility visibility = Visibility::hidden;
    const json::Value* value = nullptr; // in the document
};

// The JSON pointers that the issuer made mandatory, from the one ecdsa-sd-2023 proof of a document.
// ErrorCode::not_found when it has no proof of that kind, naming those it has; ErrorCode::invalid when it has
// several, or when its proof is a derived one, of which nothing can be derived again.
Result<std::vector<std::string>> mandatory_pointers(const json::Value& document);

// The parts of a document without its proof and @context, in document order, for a choice of pointers.
// ErrorCode::invalid for a pointer to nothing; it names the deepest ancestor that exists.
// vc-di-ecdsa 3.4.11 to 3.4.13.
Result<std::vector<Part>> parts_of(const json::Value& document, const std::vector<std::string>& mandatory,
                                   const std::vector<std::string>& shown);

// That a JSON pointer names something in a document. ErrorCode::invalid names the deepest ancestor that
// exists, and what was probably meant.
Result<void> require_pointer(const json::Value& document, const std::string& pointer);

} // namespace insignia::proof
