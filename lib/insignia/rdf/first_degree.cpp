#include <algorithm>
#include <insignia/crypto/hash.h>
#include <insignia/rdf/canonicalization_internal.h>

namespace insignia::rdf {

namespace {

constexpr std::string_view k_self = "_:a";
constexpr std::string_view k_other = "_:z";

// The lines of the quads that mention `node`, sorted and joined. `texts` reads "_:z" for every blank node.
std::string first_degree_text(const CanonicalizationState& state, NodeIndex node, TermTexts& texts) {
    const std::uint32_t number = state.nodes[node].term->number;
    texts[number] = k_self; // 3.1.1 the node itself is "a"
    std::size_t size = 0;
    for (const std::uint32_t quad : state.mentions_of(node)) size += line_size(state.quads[quad], texts);
    std::string unsorted(size, '\0');
    std::vector<std::string_view> lines;
    char* out = unsorted.data();
    for (const std::uint32_t quad : state.mentions_of(node)) { // 3. write each quad
        char* start = out;
        out = write_line(state.quads[quad], texts, out);
        lines.emplace_back(start, static_cast<std::size_t>(out - start));
    }
    texts[number] = k_other;               // 3.1.1 for every other node it is "z"
    std::sort(lines.begin(), lines.end()); // 4. sort the lines
    std::string text;
    text.reserve(size);
    for (const std::string_view line : lines) text += line;
    return text;
}

} // namespace

Digest digest_of(CanonicalHash hash, std::string_view text) {
    Digest digest;
    const auto store = [&digest](const auto& bytes) {
        std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
    };
    if (hash == CanonicalHash::sha256)
        store(crypto::sha256(as_bytes(text)));
    else
        store(crypto::sha384(as_bytes(text)));
    return digest;
}

// https://www.w3.org/TR/rdf-canon/#hash-1d-quads-algorithm, for all nodes.
void hash_first_degree_quads(CanonicalizationState& state) {
    TermTexts texts = state.texts;
    for (const BlankNode& node : state.nodes) texts[node.term->number] = k_other;
    for (NodeIndex node = 0; node < state.nodes.size(); ++node)
        state.nodes[node].first_degree =
            digest_of(state.hash, first_degree_text(state, node, texts)); // 5. the hash of the joined lines
}

} // namespace insignia::rdf
