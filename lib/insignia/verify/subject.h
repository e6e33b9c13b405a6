// An opened badge: what it is, how it is secured, and the exact text that was signed.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <insignia/json/json.h>
#include <insignia/proof/proof.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::verify {

// What a document shows itself to be.
enum class Kind {
    achievement,  // Open Badges 3.0 AchievementCredential
    endorsement,  // Open Badges 3.0 EndorsementCredential
    transcript,   // CLR 2.0 ClrCredential
    status_list,  // Bitstring Status List credential
    credential,   // a verifiable credential of another type
    presentation, // a verifiable presentation
    assertion,    // Open Badges 0.5 to 2.0 Assertion
    definition,   // what a badge is about: Achievement, BadgeClass, Profile, Issuer, DID document, key, list
    unknown,
};

// Which generation of the verifiable credentials data model the first context names.
enum class DataModel { none, version_1, version_2 };

// How a document is secured. Nothing of it has been checked.
enum class Securing { none, data_integrity, jwt, hosted };

// One opened document. Everything in it is claimed, nothing is checked.
struct Subject {
    std::string input;                // path or URL as given
    std::string source;               // the address that it was fetched from; "" for a file in hand
    std::string place;                // where in a picture it stood; "" for a file of its own
    std::vector<std::string> remarks; // what is unusual about that place, but readable
    std::string text;                 // the exact JSON or compact JWS
    json::Value document;             // the credential: the JSON, or what a JWT carries
    std::optional<proof::Jws> jws;    // for Securing::jwt
    std::string document_pointer;     // where in the JWT payload the document stands: "", "/vc" or "/vp"
    Kind kind = Kind::unknown;
    std::string kind_name; // "AchievementCredential"
    std::string version;   // "Open Badges 3.0"
    DataModel model = DataModel::none;
    Securing securing = Securing::none;
};

// Why a document could not be opened, as the check that says so.
struct NotOpened {
    std::string_view check;      // "in.recognise", "in.baked", "in.json", "jwt.header", "jwt.alg"
    bool may_be_a_badge = false; // false: nothing here is a badge, so there is nothing to judge
    Error error;
    std::string kind;     // what it is instead, when that is known
    std::string headline; // what the report says first; "" is the error's message
    std::string state;    // "revoked" when the issuer took it back
};

// What a hosted badge comes to whose address answers 410 Gone: its issuer took it back (Open Badges 2.0,
// "Hosted Verification"). The answer's body may be an assertion with `revocationReason`.
NotOpened taken_back(std::string_view url, ByteView body);

// Open what a file, a picture or a stream holds: the credential in a PNG, SVG or PDF, JSON with an embedded
// proof, a compact JWS, an EnvelopedVerifiableCredential or EnvelopedVerifiablePresentation (one envelope
// deep). Nothing is verified.
tl::expected<Subject, NotOpened> open(ByteView content, std::string_view input);

// What unwrap() finds: the text as it was written into a picture, with its place, or a whole file.
struct Payload {
    std::string text;
    std::string place;
    std::vector<std::string> remarks;
};
// The text of a badge as it was written into a picture or a PDF certificate, or the content itself when it is
// neither.
tl::expected<Payload, NotOpened> unwrap(ByteView content);

// Open a text that was taken out of whatever it came in: what unwrap() gives, or a QR code.
tl::expected<Subject, NotOpened> open(Payload payload, std::string_view input);

// Say what a document is: fills kind, kind_name, version and model from `document`.
void recognise(Subject& subject);

// A value and its JSON pointer.
struct Located {
    const json::Value* value = nullptr;
    std::string pointer;
};
// The objects in a member that may be one object or a list of objects; anything else in it is left out.
std::vector<Located> objects_of(const json::Value& owner, std::string_view name,
                                std::string_view pointer = {});

// True when `type` of an object is this text or a list that contains it.
bool has_type(const json::Value& object, std::string_view type);

// The identifier of the issuer: `issuer` itself or its `id`; "" when there is none.
std::string_view issuer_id(const json::Value& document);

} // namespace insignia::verify
