// The DID methods as rows of the table in resolve.cpp call them: `did` is the whole DID and has the syntax of
// one, `identifier` is what follows the method's name.
#pragma once

#include <insignia/did/document.h>

namespace insignia::did {

Result<Document> resolve_key(std::string_view did, std::string_view identifier,
                             const uri::ResourceLoader& loader);
Result<Document> resolve_jwk(std::string_view did, std::string_view identifier,
                             const uri::ResourceLoader& loader);
Result<Document> resolve_web(std::string_view did, std::string_view identifier,
                             const uri::ResourceLoader& loader);

// The relationships of a key that may sign: all but key agreement.
inline constexpr Relationship k_signing_relationships[] = {
    Relationship::assertion_method, Relationship::authentication, Relationship::capability_invocation,
    Relationship::capability_delegation};

} // namespace insignia::did
