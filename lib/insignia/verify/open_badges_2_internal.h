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

// What a token carries, or what the address of a document gives that nobody signed. `in_hand` is the document
// in the words of Open Badges 2.0.
Hosted take_document(const Subject& subject, json::Value in_hand, const uri::ResourceLoader& loader);

// Of a signed document whose issuer is known: the outcome of the mathematics, and the issuer's revocation
// list.
void examine_signature(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// Make a copy that is too old a document that could not be had.
void refuse_old_copy(Hosted& hosted, const Policy& policy);

// Gather the endorsements that the assertion, the badge class and the issuer's profile name or carry as
// tokens, each with its issuer. What nobody signed is fetched, never taken from the badge.
void gather_endorsements_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// The same for one endorsement: the document and the profile of who endorses.
void gather_endorsement_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// Whether it is an endorsement of Open Badges 2.0 that is judged.
bool is_endorsement_2(const Subject& subject);

} // namespace insignia::verify
