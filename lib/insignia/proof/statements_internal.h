// The statements of a document one by one, and which of them a set of pointers names.
// VC Data Integrity ECDSA Cryptosuites 3.4.1 to 3.4.16.
#pragma once

#include "skolem_internal.h"

#include <functional>
#include <map>
#include <set>

namespace insignia::proof {

// All statements of a document in canonical N-Quads, sorted, with blank nodes named by an HMAC of their
// canonical names, so that the names tell nothing of what is not disclosed.
struct Statements {
    const json::Value* document = nullptr; // what pointers are into; the caller's
    Skolemized skolemized;
    std::map<std::string, std::string, std::less<>>
        labels; // of a blank node in the skolemized document: its name
    std::vector<std::string> lines;
};

// https://www.w3.org/TR/vc-di-ecdsa/#canonicalizeandgroup steps 1 to 3. The document must outlive the result.
Result<Statements> statements_of(const json::Value& document, ByteView hmac_key,
                                 const uri::ResourceLoader& contexts);

// The statements that pointers select.
struct SelectedStatements {
    std::set<std::size_t> indexes; // into Statements::lines
    rdf::Dataset dataset;          // the selected part, blank nodes under their skolemized names
};

// https://www.w3.org/TR/vc-di-ecdsa/#selectcanonicalnquads and canonicalizeAndGroup step 6
Result<SelectedStatements> select_statements(const Statements& statements,
                                             const std::vector<std::string>& pointers,
                                             const uri::ResourceLoader& contexts);

// The lines of a dataset in canonical N-Quads, sorted; `name` gives the label of the blank node c14nN from N.
// https://www.w3.org/TR/vc-di-ecdsa/#labelreplacementcanonicalizenquads
using LabelOf = std::function<Result<std::string>(std::size_t)>;
Result<std::vector<std::string>> relabelled_lines(const rdf::Dataset& dataset, const LabelOf& label_of);

} // namespace insignia::proof
