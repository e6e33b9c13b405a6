// RDFC-1.0: the one text that a dataset has, however its blank nodes were called and its quads ordered.
//
// canonicalize() gives the text, canonical_hash() only its digest. https://www.w3.org/TR/rdf-canon/
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/limits.h>
#include <insignia/base/result.h>
#include <insignia/rdf/dataset.h>
#include <string>
#include <utility>
#include <vector>

namespace insignia::rdf {

// The hash that canonicalization uses inside. It changes the labels of blank nodes, so both sides must agree.
enum class CanonicalHash { sha256, sha384 };

// How to canonicalize, and how much work it may cost.
struct CanonicalizationOptions {
    CanonicalHash hash = CanonicalHash::sha256;

    // How often Hash N-Degree Quads may visit one blank node: the number of blank nodes that are not told
    // apart by their own quads, to the power of this. Other implementations stop at 1; 0 allows one visit.
    std::size_t work_factor = limits::k_rdfc_work_factor;
};

// A canonicalized dataset. The terms belong to the dataset that was canonicalized.
struct Canonicalized {
    // Every distinct quad in canonical N-Quads (section 5), one a line, in code point order. Empty for no
    // quads.
    std::string text;

    // The blank nodes in the order in which they got their identifiers: issued[2] is called "c14n2".
    std::vector<TermRef> issued;

    // The issued identifiers map: for every blank node, in the order of issue, its label in the dataset and
    // the one in the text, both without "_:".
    std::vector<std::pair<std::string, std::string>> identifiers() const;
};

// How many graphs that take limits::k_rdfc_steps each one file may hold: honest badges need next to no steps,
// and a presentation may hold 256 of them with 16 proofs each.
inline constexpr std::size_t k_hardest_graphs = 5;

// While it lives, all canonicalizations of this thread together get the steps of k_hardest_graphs; one inside
// another changes nothing. What comes after that is ErrorCode::limit as soon as it needs a step.
class WorkBudget {
public:
    WorkBudget();
    ~WorkBudget();
    WorkBudget(const WorkBudget&) = delete;
    WorkBudget& operator=(const WorkBudget&) = delete;

private:
    bool m_outermost;
};

// Canonicalize by RDFC-1.0. ErrorCode::limit for a dataset that takes more work than the options and
// limits::k_rdfc_steps allow; ErrorCode::invalid for terms that N-Quads cannot write
// (Dataset::ill_formed_term) or that stand in a position where RDF does not allow them.
// https://www.w3.org/TR/rdf-canon/#canon-algorithm
Result<Canonicalized> canonicalize(const Dataset& dataset, const CanonicalizationOptions& options = {});

// The digest (32 or 48 bytes) of Canonicalized::text, by the hash of the options. Fails as canonicalize()
// does.
Result<Bytes> canonical_hash(const Dataset& dataset, const CanonicalizationOptions& options = {});

} // namespace insignia::rdf
