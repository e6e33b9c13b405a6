#include <algorithm>
#include <insignia/rdf/canonicalization_internal.h>

namespace insignia::rdf {

namespace {

struct Related {
    Digest hash;
    NodeIndex node = k_none;
};

// What choose_path() found: the path, and the nodes that got temporary identifiers on it.
struct ChosenPath {
    std::string path;
    std::vector<NodeIndex> issued;
};

// One step of work: a related hash, or a node on a path.
Result<void> spend(CanonicalizationState& state) {
    if (state.steps_left > 0) {
        --state.steps_left;
        return {};
    }
    return fail(ErrorCode::limit, "telling the blank nodes apart takes too much work", {},
                {"give the repeated objects an \"id\"", "remove objects that say the same twice"});
}

void append_identifier(std::string& text, std::string_view prefix, std::uint32_t number) {
    text += "_:";
    text += prefix;
    text += std::to_string(number);
}

// The identifier of a node that has one, canonical before temporary. False when it has none.
bool append_issued(std::string& text, const CanonicalizationState& state, TemporaryIssuer& issuer,
                   NodeIndex node) {
    if (const std::uint32_t canonical = state.nodes[node].canonical; canonical != k_none)
        append_identifier(text, "c14n", canonical);
    else if (issuer.has(node))
        append_identifier(text, "b", issuer.issue(node));
    else
        return false;
    return true;
}

// https://www.w3.org/TR/rdf-canon/#hash-related-algorithm
Digest hash_related_blank_node(const CanonicalizationState& state, NodeIndex related, const Quad& quad,
                               TemporaryIssuer& issuer, char position) {
    std::string input(1, position);                     // 1. start with the position
    if (position != 'g') input += quad.predicate->text; // 2. the predicate in angle brackets
    if (!append_issued(input, state, issuer, related))  // 3. an identifier that was issued
        append_hexadecimal(input, state.hash,
                           state.nodes[related].first_degree); // 4. else the first-degree hash
    return digest_of(state.hash, input);                       // 5. hash it
}

// Steps 1 to 3 of Hash N-Degree Quads: the blank nodes beside `node`, by their hashes.
Result<std::vector<Related>> related_nodes(CanonicalizationState& state, NodeIndex node,
                                           TemporaryIssuer& issuer) {
    std::vector<Related> related;
    for (const std::uint32_t index : state.mentions_of(node)) { // 3. every quad that mentions the node
        const Quad& quad = state.quads[index];
        const std::pair<TermRef, char> components[] = {
            {quad.subject, 's'}, {quad.object, 'o'}, {quad.graph, 'g'}};
        for (const auto& [term, position] : components) { // 3.1 every other blank node in it
            const NodeIndex other = state.node_of(term);
            if (other == k_none || other == node) continue;
            TRY(spend(state));
            related.push_back({hash_related_blank_node(state, other, quad, issuer, position), other});
        }
    }
    std::sort(related.begin(), related.end(), [](const Related& a, const Related& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.node < b.node;
    });
    return related;
}

// 5.4.4.3, 5.4.5.5: a path that is already longer or equal and greater cannot become the chosen one.
bool is_beaten(const std::string& path, const std::string& chosen) {
    return !chosen.empty() && path.size() >= chosen.size() && path > chosen;
}

// Steps 5.4.1 to 5.4.5 for one permutation. An empty path says that the permutation was given up.
Result<std::string> walk_path(CanonicalizationState& state, std::span<const NodeIndex> permutation,
                              TemporaryIssuer& issuer, const std::string& chosen) {
    std::string path;                             // 5.4.2
    std::vector<NodeIndex> recursion_list;        // 5.4.3
    for (const NodeIndex related : permutation) { // 5.4.4
        TRY(spend(state));
        if (!append_issued(path, state, issuer, related)) { // 5.4.4.1, 5.4.4.2.1
            recursion_list.push_back(related);
            append_identifier(path, "b", issuer.issue(related)); // 5.4.4.2.2
        }
        if (is_beaten(path, chosen)) return std::string(); // 5.4.4.3
    }
    for (const NodeIndex related : recursion_list) {                                  // 5.4.5
        TRY_ASSIGN(const Digest result, hash_n_degree_quads(state, related, issuer)); // 5.4.5.1, 5.4.5.4
        append_identifier(path, "b", issuer.issue(related));                          // 5.4.5.2
        path += '<';                                                                  // 5.4.5.3
        append_hexadecimal(path, state.hash, result);
        path += '>';
        if (is_beaten(path, chosen)) return std::string(); // 5.4.5.5
    }
    return path;
}

// Step 5.4: try the permutations of nodes with the same hash; the least path wins.
Result<ChosenPath> choose_path(CanonicalizationState& state, std::vector<NodeIndex> nodes,
                               TemporaryIssuer& issuer) {
    ChosenPath chosen;
    const std::size_t issued_before = issuer.order().size();
    do {
        TRY_ASSIGN(std::string path, walk_path(state, nodes, issuer, chosen.path));
        if (!path.empty() && (chosen.path.empty() || path < chosen.path)) { // 5.4.6
            chosen.path = std::move(path);
            chosen.issued.assign(issuer.order().begin() + static_cast<std::ptrdiff_t>(issued_before),
                                 issuer.order().end());
        }
        issuer.roll_back(issued_before); // 5.4.1 the next permutation starts from the same issuer
    } while (std::next_permutation(nodes.begin(), nodes.end()));
    return chosen;
}

// A visit is counted per node, and the depth of the recursion is bounded by the stack.
Result<void> enter(CanonicalizationState& state, NodeIndex node) {
    if (++state.nodes[node].visits > state.visits_allowed || state.depth >= limits::k_rdfc_depth)
        state.steps_left = 0;
    TRY(spend(state));
    ++state.depth;
    return {};
}

} // namespace

std::uint32_t TemporaryIssuer::issue(NodeIndex node) {
    if (has(node)) return m_numbers[node];                        // 1.
    m_numbers[node] = static_cast<std::uint32_t>(m_order.size()); // 2., 3.
    m_order.push_back(node);                                      // 4.
    return m_numbers[node];                                       // 5.
}

void TemporaryIssuer::roll_back(std::size_t size) {
    for (std::size_t at = size; at < m_order.size(); ++at) m_numbers[m_order[at]] = k_none;
    m_order.resize(size);
}

void append_hexadecimal(std::string& text, CanonicalHash hash, const Digest& digest) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    const std::size_t size = hash == CanonicalHash::sha256 ? 32 : 48;
    for (std::size_t at = 0; at < size; ++at) {
        text += k_digits[digest.bytes[at] >> 4];
        text += k_digits[digest.bytes[at] & 0xF];
    }
}

// https://www.w3.org/TR/rdf-canon/#hash-nd-quads-algorithm
Result<Digest> hash_n_degree_quads(CanonicalizationState& state, NodeIndex node, TemporaryIssuer& issuer) {
    TRY(enter(state, node));
    TRY_ASSIGN(const std::vector<Related> related, related_nodes(state, node, issuer)); // 1. to 3.
    std::string data;                                                                   // 4.
    for (auto begin = related.begin(); begin != related.end();) { // 5. in the order of the hashes
        const auto end =
            std::find_if(begin, related.end(), [&](const Related& r) { return r.hash != begin->hash; });
        std::vector<NodeIndex> group;
        for (auto at = begin; at != end; ++at) group.push_back(at->node);
        append_hexadecimal(data, state.hash, begin->hash);                                 // 5.1
        TRY_ASSIGN(const ChosenPath chosen, choose_path(state, std::move(group), issuer)); // 5.2 to 5.4
        data += chosen.path;                                                               // 5.5
        for (const NodeIndex issued : chosen.issued) issuer.issue(issued);                 // 5.6
        begin = end;
    }
    --state.depth;
    return digest_of(state.hash, data); // 6.
}

} // namespace insignia::rdf
