#include "skolem_internal.h"

#include "rdf_text_internal.h"

#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/jsonld/compaction.h>
#include <insignia/jsonld/expansion.h>
#include <insignia/jsonld/to_rdf.h>
#include <unordered_set>

namespace insignia::proof {
namespace {

std::string prefix_for(const json::Value& document) {
    constexpr std::size_t k_random_bytes = 16;
    const auto digest = crypto::sha256(as_bytes(json::to_compact_text(document)));
    return "urn:bnid-" + encoding::to_hex(ByteView(digest).first(k_random_bytes)) + ":";
}

// https://www.w3.org/TR/vc-di-ecdsa/#skolemizeexpandedjsonld
class Skolemizer {
public:
    explicit Skolemizer(std::string_view prefix) : m_prefix(prefix) {}

    void skolemize(json::Value& value) {
        if (value.is_array()) {
            for (json::Value& element : value) skolemize(element);
        } else if (value.is_object() && !value.contains("@value")) {
            skolemize_node(value);
        }
    }

private:
    void skolemize_node(json::Value& node) {
        for (auto& [name, value] : node.items()) {
            // The map of reverse properties is no node, but holds some.
            if (name == "@reverse")
                for (json::Value& nodes : value) skolemize(nodes);
            else
                skolemize(value);
        }
        // A list or set object stands for its elements and is no node.
        if (node.contains("@list") || node.contains("@set")) return;
        if (!node.contains("@id"))
            node["@id"] = m_prefix + "_" + std::to_string(m_count++);
        else if (const auto& id = node["@id"].get_ref<const std::string&>(); id.starts_with("_:"))
            node["@id"] = m_prefix + id.substr(2);
    }

    std::string m_prefix;
    std::size_t m_count = 0;
};

// Copies a document as it is written, and names the objects that have no name.
class Namer {
public:
    Namer(const std::vector<const json::Value*>& nameless, std::string_view prefix)
        : m_nameless(nameless.begin(), nameless.end()), m_prefix(prefix) {}

    json::Value copy(const json::Value& value) {
        if (value.is_array()) {
            json::Value copied = json::Value::array();
            for (const json::Value& element : value) copied.push_back(copy(element));
            return copied;
        }
        if (!value.is_object()) return value;
        json::Value copied = json::Value::object();
        auto& members = copied.get_ref<json::Value::object_t&>();
        if (m_nameless.contains(&value))
            members.emplace_back("@id", m_prefix + "_" + std::to_string(m_count++));
        for (const auto& [name, member] : value.get_ref<const json::Value::object_t&>())
            members.emplace_back(name, copy(member));
        return copied;
    }

private:
    std::unordered_set<const json::Value*> m_nameless;
    std::string m_prefix;
    std::size_t m_count = 0;
};

// Copies the quads of one dataset into another, with blank nodes in the place of skolem IRIs.
class Deskolemizer {
public:
    explicit Deskolemizer(std::string_view prefix) : m_prefix(prefix) {}

    rdf::Dataset copy(const rdf::Dataset& source) {
        rdf::Dataset target;
        for (const rdf::Quad& quad : source.quads())
            target.add(term(target, quad.subject), term(target, quad.predicate), term(target, quad.object),
                       quad.graph == nullptr ? nullptr : term(target, quad.graph));
        return target;
    }

private:
    rdf::TermRef term(rdf::Dataset& target, rdf::TermRef source) const {
        switch (source->kind) {
        case rdf::TermKind::blank_node:
            return target.blank_node(source->value);
        case rdf::TermKind::literal:
            if (!source->language.empty()) return target.language_literal(source->value, source->language);
            return target.literal(source->value, source->datatype);
        case rdf::TermKind::iri:
            break;
        }
        if (source->value.starts_with(m_prefix))
            return target.blank_node(source->value.substr(m_prefix.size()));
        return target.iri(source->value);
    }

    std::string_view m_prefix;
};

} // namespace

// https://www.w3.org/TR/vc-di-ecdsa/#skolemizecompactjsonld
Result<Skolemized> skolemize(const json::Value& document, const uri::ResourceLoader& contexts) {
    jsonld::Options options;
    options.loader = contexts;
    options.safe = jsonld::SafeMode::yes;
    Skolemized skolemized;
    skolemized.prefix = prefix_for(document);
    // NOTE: to expand, name and compact gives a document that is written alike in all that matters; to name
    // the objects where they stand is ten times as fast.
    if (const auto nameless = jsonld::nameless_nodes(document, options)) {
        skolemized.compact = Namer(*nameless, skolemized.prefix).copy(document);
        return skolemized;
    }
    TRY_ASSIGN(skolemized.expanded, jsonld::expand(document, options));
    Skolemizer(skolemized.prefix).skolemize(skolemized.expanded);
    options.safe = jsonld::SafeMode::no;
    const json::Value* context = json::member(document, "@context");
    if (context == nullptr) return fail(ErrorCode::data_loss, "the document has no @context", "/@context");
    TRY_ASSIGN(skolemized.compact, jsonld::compact(skolemized.expanded, *context, options));
    return skolemized;
}

// https://www.w3.org/TR/vc-di-ecdsa/#todeskolemizednquads
Result<rdf::Dataset> to_deskolemized_dataset(const json::Value& document, const std::string& prefix,
                                             const uri::ResourceLoader& contexts) {
    TRY_ASSIGN(const rdf::Dataset dataset, to_dataset(document, contexts));
    return Deskolemizer(prefix).copy(dataset);
}

} // namespace insignia::proof
