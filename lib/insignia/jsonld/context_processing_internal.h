// The context processing algorithm with all its inputs, for the other algorithms of this room.
#pragma once

#include <insignia/jsonld/context_processing.h>
#include <insignia/jsonld/errors.h>
#include <insignia/jsonld/session_internal.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace insignia::jsonld {

// The optional inputs of the algorithm, under their names.
struct ContextInputs {
    std::string_view base_url;
    std::vector<std::string> remote_contexts;
    bool override_protected = false;
    bool propagate = true;
    bool validate_scoped_context = true;
};

// https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
// The result lives in `store`.
Result<const Context*> process_local_context(Session& session, ContextStore& store, const Context& active,
                                             const Value& local_context, const ContextInputs& inputs);

// The context of an "@context" member of the document: as above, but what follows from embedded contexts
// alone is processed once per process.
Result<const Context*> apply_document_context(Session& session, const Context& active,
                                              const Value& local_context, std::string_view base_url);

// The scoped context of a definition, applied to `active`; processed once per active context and definition.
Result<const Context*> apply_scoped_context(Session& session, const Context& active,
                                            const TermDefinition& definition, Application application);

// The state of one run over the members of a context definition.
struct DefinitionScope {
    Session& session;
    ContextStore& store;
    Context& active; // under construction
    const ContextInputs& inputs;
    std::unordered_map<std::string_view, const Value*> local_context; // what is to be defined
    std::unordered_map<std::string_view, bool> defined;               // false while it is being defined
    bool is_protected = false;
};

// https://www.w3.org/TR/json-ld11-api/#create-term-definition
Result<void> create_term_definition(DefinitionScope& scope, std::string_view term);

} // namespace insignia::jsonld
