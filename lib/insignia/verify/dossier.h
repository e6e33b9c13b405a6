// The opened badge with everything it refers to that a judgement needs: gathered once, judged without I/O.
#pragma once

#include <insignia/credential/problem.h>
#include <insignia/verify/policy.h>
#include <insignia/verify/subject.h>
#include <map>
#include <memory>

namespace insignia::verify {

// Whose key a proof names.
enum class Signer {
    issuer, // a key of the badge's issuer
    other,  // a key of somebody else: at most a counter-signature
    nobody, // no key can be had: `problem` says why
};

// One proof of the document, or the signature of its JWT.
struct Signature {
    std::string where;  // "/proof/0"; "" for a JWT
    json::Value proof;  // the proof object, or the JWT header
    std::string suite;  // "eddsa-jcs-2022", "VC-JWT EdDSA"
    std::string method; // verificationMethod or kid
    Signer signer = Signer::nobody;
    bool key_may_exist = false; // Signer::nobody: the key could not be had, which is not the badge's fault
    std::string problem;        // why there is no key, or why this key may not be used
    std::vector<std::string> hints;
    std::optional<crypto::PublicKey> key;
    std::optional<Instant> key_expires; // when its owner said that it ends
    std::optional<Instant> key_revoked;
    std::optional<uri::Copy> key_copy; // where the key was kept, when its owner was not asked just now
    std::optional<Instant> made;       // when it was made, as the signed part of it says
    std::optional<Result<proof::ProofResult>> result; // the mathematics, when there was a key

    // A usable key of the issuer, and its signature holds.
    bool is_good() const;
};

struct Dossier;

// A status list as it was fetched, opened and gathered, or why there is none.
struct StatusList {
    std::shared_ptr<const Dossier> dossier; // a signed list
    json::Value document;                   // a 1EdTech Revocation List, which is not signed
    std::string problem;
    std::vector<std::string> hints;
    std::optional<uri::Copy> copy; // when the list was not asked for just now
};

// A credential inside another document: an endorsement, a badge in a transcript or in a presentation.
struct Part {
    std::string where;
    std::shared_ptr<const Dossier> dossier;
    std::string problem; // why there is no dossier
    bool broken = false; // and alone it would be NOT VALID for that
};

// A schema that the badge says it conforms to.
struct NamedSchema {
    std::string where;
    std::string url;
    bool standard = false; // one of Open Badges 3.0 or CLR 2.0
    json::Value document;  // null when it could not be had
    std::string problem;   // why there is no document
};

// A document of Open Badges 2.0 as its own address gives it.
struct Hosted {
    std::string url;
    json::Value document;          // null when it could not be had
    int status = 0;                // of the answer, 0 when there was none
    std::string problem;           // why there is no document
    std::optional<uri::Copy> copy; // when it was not asked for just now
    bool first_generation = false; // it came in the words of a version before 2.0
};

// What an assertion of Open Badges 0.5 to 2.1 is judged by, in the words of 2.0: never the JSON in hand, but
// what its issuer's addresses give.
struct OpenBadges2 {
    Hosted assertion; // of a signed assertion: what the token carries
    Hosted badge;     // BadgeClass
    Hosted issuer;    // Profile
    Hosted key;       // CryptographicKey of a signed assertion
    Hosted revocations;
    bool differs = false; // the hosted assertion says something else than the one in hand
    std::optional<Result<proof::ProofResult>> signature;
};

// Everything that run() looks at.
struct Dossier {
    Subject subject;
    std::string issuer; // identifier; of a presentation, its holder
    std::optional<did::Document> issuer_document;
    std::optional<Error> issuer_error; // why there is no document
    bool issuer_pinned = false; // the document is the one that was noted down, not the issuer's of today
    std::vector<Signature> signatures;
    bool too_many_proofs = false;
    credential::Problems problems;    // what breaks the class tables; looked for only when a signature holds
    OpenBadges2 open_badges_2;        // for Kind::assertion
    std::vector<NamedSchema> schemas; // looked for only when a signature of the issuer holds
    std::vector<Part> endorsements;   // looked for only when a signature of the issuer holds
    std::vector<Part> contained; // badges of a presentation; those of a transcript once its signature holds
    std::size_t left_out = 0;    // badges beyond limits::k_contained_badges
    std::map<std::string, StatusList>
        status_lists; // by URL; filled only when a signature of the issuer holds

    bool refreshed = false;      // this is the newer version, from the refresh service
    std::string refresh_problem; // why there is no newer version, when one was asked for

    // At least one signature of the issuer holds, and no signature fails.
    bool signature_holds() const;
};

// Collect what judging needs. The only step that may call the loader: for the DID document of the issuer and,
// when the signature holds, for status lists.
Dossier gather(Subject subject, const Policy& policy, const uri::ResourceLoader& loader);

} // namespace insignia::verify
