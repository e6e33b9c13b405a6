// A part of a compact JSON-LD document, named by JSON pointers. VC Data Integrity ECDSA Cryptosuites 3.4.11
// to 3.4.13.
#pragma once

#include <insignia/json/json.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace insignia::proof {

// The pointers as a tree: what is chosen beneath each token.
struct Choice {
    bool whole = false;
    std::map<std::string, Choice, std::less<>> children; // by escaped token

    // What is chosen of a member or element; nullptr for nothing.
    const Choice* child(std::string_view token) const;
};

// https://www.w3.org/TR/vc-di-ecdsa/#jsonpointertopaths
// ErrorCode::invalid for a pointer to nothing.
Result<Choice> choice_of(const std::vector<std::string>& pointers, const json::Value& document);

// A pointer into a document as a pointer into its compacted form, which writes an array of one element as the
// element, and some single values as arrays. The pointer must name something in the document.
std::string pointer_into_compact(std::string_view pointer, const json::Value& document,
                                 const json::Value& compact);

// True for a member that is shown together with anything else of its object.
// https://www.w3.org/TR/vc-di-ecdsa/#createinitialselection
bool always_selected(std::string_view name, const json::Value& value);

// What the pointers name, with the @context, and with the id and type of everything on the way. Members keep
// the order of the document, arrays become dense. Nothing for no pointers; ErrorCode::invalid for a pointer
// to nothing.
Result<std::optional<json::Value>> select_json_ld(const std::vector<std::string>& pointers,
                                                  const json::Value& document);

} // namespace insignia::proof
