// Bundles: whom one trusts, their documents and status lists, in one signed file for machines without a
// network.
//
// A bundle is a JSON object {type, version, issuer, created, issuers, documents, proof}. Who accepts it
// trusts its signer to say whom to trust and what their addresses gave.
#pragma once

#include "network.h"
#include <insignia/verify/policy.h>
#include <insignia/workspace/trust_file.h>

namespace insignia::app {

// What a bundle says, once its signature holds.
struct Bundle {
    std::string signer; // DID
    Instant created;
    std::vector<workspace::TrustedEntry> issuers;
    std::vector<uri::Resource> documents; // each with the moment at which its address gave it
};

// The JSON of a bundle without its proof.
json::Value to_json(const Bundle& bundle);

// Read a bundle. Its signer must be one of `known`, or `named`; its keys are those that are pinned, or come
// from `loader`. ErrorCode::denied for a signer whom nobody named, ErrorCode::crypto for a signature that
// does not hold, ErrorCode::invalid for another form.
Result<Bundle> read_bundle(const std::filesystem::path& path, const std::vector<verify::TrustedIssuer>& known,
                           const std::string& named, const uri::ResourceLoader& loader, Instant now);

// True when the copy is the document, the key set or a status list of one of these issuers: what `trust
// refresh` fetches again and `trust bundle` takes along. Copies of badges are neither.
bool belongs_to(const uri::Resource& copy, const std::vector<workspace::TrustedEntry>& issuers);

} // namespace insignia::app
