#include <insignia/jsonld/quad_writer_internal.h>
#include <insignia/jsonld/to_rdf.h>

namespace insignia::jsonld {

std::optional<rdf::Dataset> to_rdf_in_one_pass(const json::Value& document, const Options& options) {
    // NOTE: a base or an initial context keep nothing from working, but nobody who is in a hurry has them
    if (!options.base.empty() || !options.document_url.empty() || options.expand_context) return std::nullopt;
    Session session(options, nullptr);
    QuadWriter writer(session, shared_initial_context());
    if (!writer.write(document)) return std::nullopt;
    return writer.take();
}

std::optional<std::vector<const json::Value*>> nameless_nodes(const json::Value& document,
                                                              const Options& options) {
    Session session(options, nullptr);
    QuadWriter writer(session, shared_initial_context());
    if (!writer.write(document)) return std::nullopt;
    return writer.nameless_nodes();
}

Result<rdf::Dataset> to_rdf(const json::Value& document, const Options& options, Losses* losses) {
    if (auto dataset = to_rdf_in_one_pass(document, options)) return *std::move(dataset);
    return to_rdf_by_expansion(document, options, losses);
}

} // namespace insignia::jsonld
