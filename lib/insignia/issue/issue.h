// What is to be said of one person becomes an unsigned credential.
//
// prepare() does once what is the same for everybody; build() does the rest. Both are pure: randomness and
// dates come with the plan, so that the same plan always gives the same document.
#pragma once

#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <insignia/credential/credential.h>
#include <insignia/credential/definition.h>
#include <insignia/json/json.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::issue {

// How the badge names the person.
enum class RecipientAs {
    hash,   // salted SHA-256 of the address: who knows the address can check it, nobody can read it
    plain,  // the address itself
    did,    // credentialSubject.id
    bearer, // nobody: it is whoever's holds it
};

// "hash", "plain", "did", "bearer"; ErrorCode::usage for another word.
Result<RecipientAs> parse_recipient_as(std::string_view word);

// The person, and what is special about this person's badge.
struct Recipient {
    std::string name;
    std::string email;
    std::string did;
    std::string language;              // of the achievement's texts; "" is the definition's own
    std::vector<std::string> evidence; // addresses, or texts
    std::string narrative;
    std::string role;
    std::string license_number;
    std::optional<double> credits;
};

// What was decided and recorded before anything was signed.
struct Plan {
    std::string id;   // urn:uuid:…
    std::string salt; // 32 hexadecimal digits
    Instant valid_from;
    std::optional<Instant> valid_until;
};

// The same for everybody: issuer, definition, and how people are named.
struct Batch {
    credential::Definition definition;
    credential::ob3::Profile issuer;
    std::string image; // URL or data: URL of the picture in the achievement, or ""
    RecipientAs recipient_as = RecipientAs::hash;
};

// A batch with the achievement built for every language of its definition.
struct Prepared {
    Batch batch;
    std::map<std::string, credential::ob3::Achievement> achievements; // by language
};

// Every language that the name is written in gets an achievement, which names the others as related (Open
// Badges 3.0, Related). ErrorCode::invalid when the definition cannot be issued: no name, description or
// criteria.
Result<Prepared> prepare(Batch batch);

// The unsigned OpenBadgeCredential (Open Badges 3.0). ErrorCode::invalid when the person has no address of
// the kind that the batch asks for.
Result<json::Value> build(const Prepared& prepared, const Recipient& recipient, const Plan& plan);

// JSON pointers to what every disclosure of a badge must show to be a badge (ecdsa-sd-2023): who issued what
// and when, whether it still stands, and the hashed address of the person. What else it says of the person
// (name, evidence, results, narrative) is left to the person. Only pointers to what the badge has.
std::vector<std::string> mandatory_pointers(const json::Value& badge);

// The identifier of an achievement that its designer gave none: a UUID of version 8 (RFC 9562 5.8) that
// follows from the issuer, the badge and its version, so that all badges of one kind name the same
// achievement. A translation is an achievement of its own that is related to it: it has the language as well.
std::string achievement_id(std::string_view issuer, std::string_view badge, std::string_view version,
                           std::string_view translation = {});

// `urn:uuid:` and a UUID of version 4 (RFC 9562 5.4) from 16 random bytes.
std::string urn_uuid(std::span<const std::uint8_t, 16> random);

// `sha256$` and the hexadecimal SHA-256 of the identifier followed by the salt (Open Badges 3.0,
// IdentityHash).
std::string identity_hash(std::string_view identifier, std::string_view salt);

// The moment after an ISO 8601 duration of years, months, weeks and days: "P3Y". A day that the month does
// not have becomes its last (XML Schema 1.1 part 2, E.3.3). ErrorCode::invalid when it is no such duration or
// leads beyond 9999.
Result<Instant> add_duration(Instant from, std::string_view duration);

} // namespace insignia::issue
