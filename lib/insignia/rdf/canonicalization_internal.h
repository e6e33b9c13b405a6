// The state that the algorithms of RDFC-1.0 share. https://www.w3.org/TR/rdf-canon/#canon-state
#pragma once

#include <array>
#include <compare>
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/quad_order_internal.h>
#include <span>

namespace insignia::rdf {

// A blank node by its position in CanonicalizationState::nodes.
using NodeIndex = std::uint32_t;
inline constexpr std::uint32_t k_none = 0xFFFFFFFFu;

// A hash of 32 or 48 bytes; the rest is zero. Digests order as their hexadecimal forms do.
struct Digest {
    std::array<std::uint8_t, 48> bytes{};

    auto operator<=>(const Digest&) const = default;
};

// A blank node and what is known of it.
struct BlankNode {
    TermRef term = nullptr;
    Digest first_degree;
    std::uint32_t canonical = k_none; // its number in the canonical issuer
    std::size_t visits = 0;           // calls of Hash N-Degree Quads
};

// Issues "b0", "b1", … and can take back what it issued last, instead of being copied for every permutation.
// https://www.w3.org/TR/rdf-canon/#bn-issuer-state
class TemporaryIssuer {
public:
    explicit TemporaryIssuer(std::size_t node_count) : m_numbers(node_count, k_none) {}

    bool has(NodeIndex node) const { return m_numbers[node] != k_none; }

    // https://www.w3.org/TR/rdf-canon/#issue-identifier-algorithm
    std::uint32_t issue(NodeIndex node);

    // The nodes in the order of issue.
    const std::vector<NodeIndex>& order() const { return m_order; }

    // Forget all but the first `size` identifiers.
    void roll_back(std::size_t size);

private:
    std::vector<std::uint32_t> m_numbers;
    std::vector<NodeIndex> m_order;
};

struct CanonicalizationState {
    CanonicalHash hash = CanonicalHash::sha256;
    std::size_t visits_allowed = 0; // of one node
    std::size_t steps_left = limits::k_rdfc_steps;
    std::size_t depth = 0;
    std::vector<Quad> quads; // distinct
    TermTexts texts;
    std::vector<BlankNode> nodes;
    std::vector<NodeIndex> node_of_term;    // by Term::number; k_none for what is no blank node
    std::vector<std::uint32_t> mentions;    // positions in `quads`: those of node 0, of node 1, …
    std::vector<std::size_t> mention_ends;  // where the mentions of each node end
    std::vector<NodeIndex> canonical_order; // the canonical issuer

    NodeIndex node_of(TermRef term) const { return term == nullptr ? k_none : node_of_term[term->number]; }
    std::span<const std::uint32_t> mentions_of(NodeIndex node) const;
    void issue_canonical(NodeIndex node);
};

// The hash of a text by the algorithm that was chosen.
Digest digest_of(CanonicalHash hash, std::string_view text);

// Append the lower-case hexadecimal form: 64 or 96 characters.
void append_hexadecimal(std::string& text, CanonicalHash hash, const Digest& digest);

// https://www.w3.org/TR/rdf-canon/#hash-1d-quads
void hash_first_degree_quads(CanonicalizationState& state);

// https://www.w3.org/TR/rdf-canon/#hash-nd-quads; ErrorCode::limit when the work runs out.
Result<Digest> hash_n_degree_quads(CanonicalizationState& state, NodeIndex node, TemporaryIssuer& issuer);

} // namespace insignia::rdf
