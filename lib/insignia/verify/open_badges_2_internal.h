// Documents of Open Badges 2.0 at their own addresses; private to the room.
#pragma once

#include <insignia/verify/dossier.h>

#include "upgrade_internal.h"

namespace insignia::verify {

// A document from its own address, in the words of Open Badges 2.0, or why there is none.
Hosted fetch_hosted(std::string_view url, Role role, const uri::ResourceLoader& loader);

// The address behind a member that is an address, or an object with one as its id.
std::string_view address_of(const json::Value& owner, std::string_view name);

// Whether the issuer keeps its badges at this address: what its profile says of that, else its own host.
bool is_in_scope(std::string_view url, const Hosted& issuer);

// Fetch the endorsements that the assertion, the badge class and the issuer's profile name, each with its
// issuer, and never the ones in hand.
void gather_hosted_endorsements(Dossier& dossier, const uri::ResourceLoader& loader);

// Whether it is one of these that is judged.
bool is_hosted_endorsement(const Subject& subject);

} // namespace insignia::verify
