#include <algorithm>
#include <insignia/crypto/hash.h>
#include <insignia/rdf/canonicalization_internal.h>
#include <insignia/rdf/nquads.h>
#include <optional>
#include <utility>

namespace insignia::rdf {

namespace {

// What Hash N-Degree Quads found for one node: step 5.2 of the canonicalization algorithm.
struct HashPath {
    Digest hash;
    std::vector<NodeIndex> issued;
};

Result<void> check_terms(const Dataset& dataset) {
    if (const TermRef term = dataset.ill_formed_term())
        return fail(ErrorCode::invalid,
                    "a term cannot be written as N-Quads: \"" + std::string(term->value) + "\"");
    for (const Quad& quad : dataset.quads()) {
        const bool graph_is_literal = quad.graph != nullptr && quad.graph->kind == TermKind::literal;
        if (quad.subject->kind == TermKind::literal || quad.predicate->kind != TermKind::iri
            || graph_is_literal)
            return fail(ErrorCode::invalid,
                        "a statement is not RDF: its subject or graph is a literal, or its "
                        "predicate is no IRI");
    }
    return {};
}

void number_node(CanonicalizationState& state, TermRef term) {
    state.texts[term->number] = term->text;
    if (term->kind != TermKind::blank_node || state.node_of_term[term->number] != k_none) return;
    state.node_of_term[term->number] = static_cast<NodeIndex>(state.nodes.size());
    state.nodes.push_back({term});
}

// The distinct blank nodes of a quad: at most three, as predicates are IRIs.
template <class Visit>
void for_each_node(const CanonicalizationState& state, const Quad& quad, Visit visit) {
    const NodeIndex subject = state.node_of(quad.subject);
    const NodeIndex object = state.node_of(quad.object);
    const NodeIndex graph = state.node_of(quad.graph);
    if (subject != k_none) visit(subject);
    if (object != k_none && object != subject) visit(object);
    if (graph != k_none && graph != subject && graph != object) visit(graph);
}

// Step 2: the blank node to quads map.
void map_blank_nodes(CanonicalizationState& state) {
    state.mention_ends.assign(state.nodes.size() + 1, 0);
    for (const Quad& quad : state.quads)
        for_each_node(state, quad, [&](NodeIndex node) { ++state.mention_ends[node + 1]; });
    for (std::size_t node = 0; node < state.nodes.size(); ++node)
        state.mention_ends[node + 1] += state.mention_ends[node];
    state.mentions.resize(state.mention_ends.back());
    for (std::uint32_t at = 0; at < state.quads.size(); ++at) // every begin moves on to become its end
        for_each_node(state, state.quads[at],
                      [&](NodeIndex node) { state.mentions[state.mention_ends[node]++] = at; });
}

// Step 1: the canonicalization state.
CanonicalizationState make_state(const Dataset& dataset, const CanonicalizationOptions& options) {
    CanonicalizationState state;
    state.hash = options.hash;
    state.quads = distinct_quads(dataset);
    state.texts.resize(dataset.term_count());
    state.node_of_term.assign(dataset.term_count(), k_none);
    for (const Quad& quad : state.quads)
        for (const TermRef term : {quad.subject, quad.predicate, quad.object, quad.graph})
            if (term != nullptr) number_node(state, term);
    map_blank_nodes(state);
    return state;
}

// The number of `count` to the power of `exponent`, or the most that fits.
std::size_t bounded_power(std::size_t count, std::size_t exponent) {
    std::size_t power = 1;
    for (; exponent > 0 && power < limits::k_rdfc_steps; --exponent) power *= count;
    return power;
}

// Step 4: nodes that their own quads tell apart get their identifiers in the order of their hashes. Returns
// the others, in groups of equal hashes.
std::vector<std::vector<NodeIndex>> issue_unique(CanonicalizationState& state) {
    std::vector<NodeIndex> order(state.nodes.size());
    for (NodeIndex node = 0; node < order.size(); ++node) order[node] = node;
    const auto hash = [&state](NodeIndex node) -> const Digest& { return state.nodes[node].first_degree; };
    std::stable_sort(order.begin(), order.end(), [&](NodeIndex a, NodeIndex b) { return hash(a) < hash(b); });
    std::vector<std::vector<NodeIndex>> groups;
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end =
            std::find_if(begin, order.end(), [&](NodeIndex node) { return hash(node) != hash(*begin); });
        if (end - begin == 1)
            state.issue_canonical(*begin); // 4.2
        else
            groups.emplace_back(begin, end); // 4.1
        begin = end;
    }
    return groups;
}

// Step 5 for the nodes of one first-degree hash.
Result<void> issue_group(CanonicalizationState& state, const std::vector<NodeIndex>& group,
                         TemporaryIssuer& issuer) {
    std::vector<HashPath> paths;                                                 // 5.1
    for (const NodeIndex node : group) {                                         // 5.2
        if (state.nodes[node].canonical != k_none) continue;                     // 5.2.1
        issuer.roll_back(0);                                                     // 5.2.2 a new issuer
        issuer.issue(node);                                                      // 5.2.3
        TRY_ASSIGN(const Digest hash, hash_n_degree_quads(state, node, issuer)); // 5.2.4
        paths.push_back({hash, issuer.order()});
    }
    std::stable_sort(paths.begin(), paths.end(),
                     [](const HashPath& a, const HashPath& b) { return a.hash < b.hash; });
    for (const HashPath& path : paths) // 5.3
        for (const NodeIndex node : path.issued)
            if (state.nodes[node].canonical == k_none) state.issue_canonical(node); // 5.3.1
    return {};
}

thread_local std::optional<std::size_t> t_steps_in_all; // what is left of the budget that lives

Result<CanonicalizationState> label_nodes(const Dataset& dataset, const CanonicalizationOptions& options) {
    TRY(check_terms(dataset));
    CanonicalizationState state = make_state(dataset, options);             // 1., 2.
    hash_first_degree_quads(state);                                         // 3.
    const std::vector<std::vector<NodeIndex>> groups = issue_unique(state); // 4.
    if (groups.empty()) return state;
    std::size_t ambiguous = 0;
    for (const auto& group : groups) ambiguous += group.size();
    state.visits_allowed = bounded_power(ambiguous, options.work_factor);
    const std::size_t granted = std::min(state.steps_left, t_steps_in_all.value_or(limits::k_rdfc_steps));
    state.steps_left = granted;
    TemporaryIssuer issuer(state.nodes.size());
    Result<void> issued;
    for (const auto& group : groups)
        if (issued) issued = issue_group(state, group, issuer); // 5.
    if (t_steps_in_all) *t_steps_in_all -= granted - state.steps_left;
    TRY(issued);
    return state;
}

// Step 6: the quads in their order, with the issued labels, which are returned as state.texts refers to them.
std::vector<std::string> relabel_and_sort(CanonicalizationState& state) {
    std::vector<std::string> labels;
    labels.reserve(state.canonical_order.size());
    for (const NodeIndex node : state.canonical_order) {
        labels.push_back("_:c14n" + std::to_string(labels.size()));
        state.texts[state.nodes[node].term->number] = labels.back();
    }
    sort_by_lines(state.quads, state.texts);
    return labels;
}

// Steps 6 and 7: the canonical form, section 5. https://www.w3.org/TR/rdf-canon/#serialization
std::string canonical_text(CanonicalizationState& state) {
    const auto labels = relabel_and_sort(state);
    return write_lines(state.quads, state.texts);
}

// The digest of the canonical form, written line by line into a buffer that is hashed whenever it is full.
Bytes streamed_sha256(CanonicalizationState& state) {
    const auto labels = relabel_and_sort(state);
    crypto::Sha256 digest;
    std::array<char, 4096> buffer; // on the stack
    std::string long_line;
    std::size_t used = 0;
    const auto flush = [&] {
        digest.update(as_bytes(std::string_view(buffer.data(), std::exchange(used, 0))));
    };
    for (const Quad& quad : state.quads) {
        const std::size_t size = line_size(quad, state.texts);
        if (size > buffer.size() - used) flush();
        if (size <= buffer.size()) {
            write_line(quad, state.texts, buffer.data() + used);
            used += size;
            continue;
        }
        long_line.resize(size);
        write_line(quad, state.texts, long_line.data());
        digest.update(as_bytes(long_line));
    }
    flush();
    const auto bytes = digest.finish();
    return Bytes(bytes.begin(), bytes.end());
}

} // namespace

std::span<const std::uint32_t> CanonicalizationState::mentions_of(NodeIndex node) const {
    const std::size_t begin = node == 0 ? 0 : mention_ends[node - 1];
    return {mentions.data() + begin, mention_ends[node] - begin};
}

void CanonicalizationState::issue_canonical(NodeIndex node) {
    nodes[node].canonical = static_cast<std::uint32_t>(canonical_order.size());
    canonical_order.push_back(node);
}

std::vector<std::pair<std::string, std::string>> Canonicalized::identifiers() const {
    std::vector<std::pair<std::string, std::string>> map;
    map.reserve(issued.size());
    for (const TermRef node : issued) map.emplace_back(node->value, "c14n" + std::to_string(map.size()));
    return map;
}

WorkBudget::WorkBudget() : m_outermost(!t_steps_in_all) {
    if (m_outermost) t_steps_in_all = k_hardest_graphs * limits::k_rdfc_steps;
}

WorkBudget::~WorkBudget() {
    if (m_outermost) t_steps_in_all.reset();
}

// https://www.w3.org/TR/rdf-canon/#canon-algo-algo
Result<Canonicalized> canonicalize(const Dataset& dataset, const CanonicalizationOptions& options) {
    TRY_ASSIGN(CanonicalizationState state, label_nodes(dataset, options));
    Canonicalized result;
    result.text = canonical_text(state);
    result.issued.reserve(state.canonical_order.size());
    for (const NodeIndex node : state.canonical_order) result.issued.push_back(state.nodes[node].term);
    return result;
}

Result<Bytes> canonical_hash(const Dataset& dataset, const CanonicalizationOptions& options) {
    TRY_ASSIGN(CanonicalizationState state, label_nodes(dataset, options));
    if (options.hash == CanonicalHash::sha256) return streamed_sha256(state);
    return crypto::hash(crypto::HashAlgorithm::sha384, as_bytes(canonical_text(state)));
}

} // namespace insignia::rdf
