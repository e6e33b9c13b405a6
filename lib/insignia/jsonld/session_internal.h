// What one call of an algorithm of this room carries along: options, contexts, loaded documents, losses.
#pragma once

#include <insignia/jsonld/context_store.h>
#include <insignia/jsonld/json_values_internal.h>
#include <insignia/jsonld/loss.h>
#include <insignia/jsonld/options.h>
#include <string>
#include <string_view>
#include <unordered_map>

namespace insignia::jsonld {

// A context document: what "@context" holds, and the URL that relative references in it begin with.
struct ContextDocument {
    const Value* document = nullptr; // the whole of it; its address is its identity
    const Value* context = nullptr;
    std::string_view url;
    bool shared =
        false; // embedded or kept: it lives as long as the program, and refers to none that does not
};

// The way from the root of the document to the value at hand: a list on the stack, made into text only when
// needed.
struct Trail {
    const Trail* parent = nullptr;
    std::string_view name;             // of the member
    std::size_t index = k_not_an_item; // of the item

    static constexpr std::size_t k_not_an_item = static_cast<std::size_t>(-1);

    Trail member(std::string_view member_name) const { return {this, member_name, k_not_an_item}; }
    Trail item(std::size_t item_index) const { return {this, {}, item_index}; }
    std::string pointer() const; // RFC 6901
};

class Session {
public:
    Session(const Options& options, Losses* losses) : m_options(options), m_losses(losses) {}

    const Options& options() const { return m_options; }
    ContextStore& store() { return m_store; }

    // The context document at a URL: embedded, loaded before, or asked from the loader.
    // JsonLdErrorCode::loading_remote_context_failed or ::invalid_remote_context.
    Result<ContextDocument> load_context(const std::string& url);

    // Make a document known, as if it had been loaded from this URL.
    void know(const std::string& url, const ContextDocument& document) { m_documents.emplace(url, document); }

    // Note what would be lost. Suggestions are looked for among the terms of `active` when it is given.
    void lose(LossKind kind, const Trail& trail, std::string_view term, const Context* active = nullptr);
    // Note a base direction, unless the options give it a place in RDF.
    void lose_direction(const Trail& trail, std::string_view direction) {
        if (m_options.rdf_direction == RdfDirection::none) lose(LossKind::direction, trail, direction);
    }
    bool watches_losses() const { return m_losses != nullptr; }

    // False when copying contexts has taken more work than any honest document asks for.
    bool spend_definitions(std::size_t count);

private:
    Result<ContextDocument> read_context(const uri::Resource& resource, const std::string& url);

    const Options& m_options;
    Losses* m_losses;
    ContextStore m_store;
    std::unordered_map<std::string, ContextDocument> m_documents;
    std::size_t m_definitions_spent = 0;
};

// The terms of a context that `word` was probably meant to be, or "".
std::string suggest_term(std::string_view word, const Context& context);

} // namespace insignia::jsonld
