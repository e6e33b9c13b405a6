#include "statements_internal.h"

#include "rdf_text_internal.h"
#include "selection_internal.h"

#include <algorithm>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/disclosure.h>
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/nquads.h>

namespace insignia::proof {
namespace {

// https://www.w3.org/TR/vc-di-ecdsa/#createhmacidlabelmapfunction
std::string hmac_label(ByteView hmac_key, std::size_t number) {
    return encoding::to_multibase_base64url(
        crypto::hmac_sha256(hmac_key, as_bytes("c14n" + std::to_string(number))));
}

// https://www.w3.org/TR/vc-di-ecdsa/#relabelblanknodes
Result<std::vector<std::string>>
lines_by_label(const rdf::Dataset& dataset, const std::map<std::string, std::string, std::less<>>& names) {
    rdf::Labels labels(dataset.term_count());
    for (const rdf::Quad& quad : dataset.quads()) {
        for (const rdf::TermRef term : {quad.subject, quad.object, quad.graph}) {
            if (term == nullptr || term->kind != rdf::TermKind::blank_node) continue;
            const auto name = names.find(term->value);
            if (name == names.end())
                return fail(ErrorCode::invalid, "a selected node is not in the document");
            labels[term->number] = name->second;
        }
    }
    return rdf::sorted_lines(dataset, labels);
}

} // namespace

Result<std::vector<std::string>> relabelled_lines(const rdf::Dataset& dataset, const LabelOf& label_of) {
    TRY_ASSIGN(const rdf::Canonicalized canonicalized, rdf::canonicalize(dataset));
    rdf::Labels labels(dataset.term_count());
    for (std::size_t number = 0; number < canonicalized.issued.size(); ++number) {
        TRY_ASSIGN(labels[canonicalized.issued[number]->number], label_of(number));
    }
    return rdf::sorted_lines(dataset, labels);
}

Result<Statements> statements_of(const json::Value& document, ByteView hmac_key,
                                 const uri::ResourceLoader& contexts) {
    Statements statements;
    statements.document = &document;
    TRY_ASSIGN(statements.skolemized, skolemize(document, contexts));
    TRY_ASSIGN(const rdf::Dataset dataset, to_deskolemized_dataset(statements.skolemized.whole(),
                                                                   statements.skolemized.prefix, contexts));
    TRY_ASSIGN(const rdf::Canonicalized canonicalized, rdf::canonicalize(dataset));
    for (std::size_t number = 0; number < canonicalized.issued.size(); ++number)
        statements.labels.emplace(canonicalized.issued[number]->value, hmac_label(hmac_key, number));
    TRY_ASSIGN(statements.lines, lines_by_label(dataset, statements.labels));
    return statements;
}

Result<SelectedStatements> select_statements(const Statements& statements,
                                             const std::vector<std::string>& pointers,
                                             const uri::ResourceLoader& contexts) {
    SelectedStatements selected;
    // NOTE: the specification applies the pointers to the compacted form as they are, and so finds no
    // "/evidence/0" where there is one piece of evidence.
    std::vector<std::string> translated;
    for (const std::string& pointer : pointers) {
        TRY(require_pointer(*statements.document, pointer));
        translated.push_back(
            pointer_into_compact(pointer, *statements.document, statements.skolemized.compact));
    }
    TRY_ASSIGN(const auto document, select_json_ld(translated, statements.skolemized.compact));
    if (!document) return selected;
    TRY_ASSIGN(selected.dataset, to_deskolemized_dataset(*document, statements.skolemized.prefix, contexts));
    TRY_ASSIGN(const auto lines, lines_by_label(selected.dataset, statements.labels));
    for (const std::string& line : lines) {
        const auto found = std::lower_bound(statements.lines.begin(), statements.lines.end(), line);
        if (found == statements.lines.end() || *found != line)
            return fail(ErrorCode::invalid, "a selected statement is not in the document");
        selected.indexes.insert(static_cast<std::size_t>(found - statements.lines.begin()));
    }
    return selected;
}

} // namespace insignia::proof
