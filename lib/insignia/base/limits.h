// Every limit of the program with the reason beside it. Exceeding one is ErrorCode::limit.
#pragma once

#include <cstddef>
#include <cstdint>

namespace insignia::limits {

// Badges embed pictures; nothing honest seen in practice is above 2 MiB.
inline constexpr std::size_t k_input_bytes = 8u << 20;

// Objects and arrays inside each other. RFC 8259 allows a limit; the deepest real badge has 12.
inline constexpr std::size_t k_json_depth = 64;

// Values in one JSON document: bounds memory (an 8 MiB text could hold four million).
inline constexpr std::size_t k_json_values = 400'000;

// JSON-LD context documents that one document may bring together.
inline constexpr std::size_t k_contexts = 16;

// JSON-LD term definitions copied from context to context while one document is processed: bounds what
// contexts inside contexts can cost. A badge needs about 10,000.
inline constexpr std::size_t k_copied_definitions = 4'000'000;

// JSON-LD contexts that the process keeps for all documents together: more than all sequences of embedded
// contexts that occur in practice, and an end for those that somebody makes up.
inline constexpr std::size_t k_shared_contexts = 512;

// Quads of one RDF dataset. A badge has about 75; a transcript with a hundred badges about 10,000.
inline constexpr std::size_t k_quads = 200'000;

// RDFC-1.0: Hash N-Degree Quads may visit each blank node as often as the number of blank nodes that are not
// told apart by their own quads, to the power of this. Other implementations stop at 1.
inline constexpr std::size_t k_rdfc_work_factor = 2;

// RDFC-1.0: hashes of related blank nodes and nodes on tried paths, in all: a few tenths of a second. The
// evil graphs of the W3C suite that must be computed need 6,636.
inline constexpr std::size_t k_rdfc_steps = 200'000;

// RDFC-1.0: calls of Hash N-Degree Quads inside each other, for the stack's sake.
inline constexpr std::size_t k_rdfc_depth = 1'000;

// Proofs on one document, and entries of credentialStatus.
inline constexpr std::size_t k_proofs = 16;
inline constexpr std::size_t k_status_entries = 16;

// base58 is quadratic in its length: the longest honest text is an RSA-4096 key (about 720 characters).
inline constexpr std::size_t k_base58_characters = 1'024;

// What a compressed text inside a picture may inflate to.
inline constexpr std::size_t k_inflated_bytes = 8u << 20;

// Elements inside each other, attributes of one element, and namespace prefixes in scope of one SVG: drawing
// programs stay below a tenth of these.
inline constexpr std::size_t k_xml_depth = 256;
inline constexpr std::size_t k_xml_attributes = 256;
inline constexpr std::size_t k_xml_prefixes = 256;

// A status list after decompression.
inline constexpr std::size_t k_status_list_bytes = 16u << 20;

// RSA moduli (RFC 7518 3.3 demands 2048; above 4096 only costs time).
inline constexpr int k_rsa_bits_min = 2048;
inline constexpr int k_rsa_bits_max = 4096;

// RSA public exponents. 65537 in practice; a long one makes every verification slow.
inline constexpr int k_rsa_exponent_bits_max = 64;

// The longest honest DID is a did:jwk of an RSA-4096 key (about 1,000 characters).
inline constexpr std::size_t k_did_characters = 4'096;

// A controller document has a few kilobytes.
inline constexpr std::size_t k_did_document_bytes = 1u << 20;
inline constexpr std::size_t k_verification_methods = 256;

// One answer of the network, and the whole time it may take: a status list has about 20 kB, a DID document 2
// kB.
inline constexpr std::size_t k_fetch_bytes = 1u << 20;
inline constexpr long k_fetch_seconds = 10;
inline constexpr long k_fetch_connect_seconds = 5;

// Header fields of one answer, and their bytes. Servers send about 30; thousands are an attack.
inline constexpr std::size_t k_fetch_headers = 200;
inline constexpr std::size_t k_fetch_header_bytes = 64u << 10;

// Documents that are looked up for one badge: an Open Badges 2.0 assertion needs five; each of 16 entries of
// credentialStatus may have a list of its own, beside the issuer's keys.
inline constexpr std::size_t k_fetches = 20;

// Documents that are asked of the network for one file, with all badges and endorsements in it: a transcript
// of thirty badges by as many issuers, each with keys and a status list, and no more of somebody's patience.
inline constexpr std::size_t k_fetches_in_all = 64;

// How often a host may keep silent before it is not asked again in the same run.
inline constexpr int k_silences = 2;

// Documents that issuers keep their keys in beside their profile: one for each key.
inline constexpr std::size_t k_key_documents = 3;

// Answers that are kept on disk for times without a network: the oldest go first.
inline constexpr std::size_t k_cache_files = 1'000;
inline constexpr std::uintmax_t k_cache_bytes = 64u << 20;

// A kept copy of a status list that does not say itself how long it may be used: what was revoked meanwhile
// is unknown.
inline constexpr std::int64_t k_status_copy_seconds = 30 * 86'400;

// How old a kept copy of an issuer's keys may be when its host could be asked and does not answer: long
// enough for a server's bad week, too short for somebody who has taken a key and keeps the host from saying
// so.
inline constexpr std::int64_t k_key_copy_seconds = 7 * 86'400;

// Badges inside a transcript: one of a whole school career has some dozens; each costs about a millisecond.
inline constexpr std::size_t k_contained_badges = 256;

// Transcripts inside each other: one of a university that holds one of a faculty is the deepest seen.
inline constexpr unsigned k_nested_transcripts = 3;

// More endorsements of one badge than these are no praise but noise.
inline constexpr std::size_t k_endorsements = 16;

// How often a link may send elsewhere before it counts as a circle; browsers follow 20, people notice two.
inline constexpr int k_redirects = 5;

// A name from a badge as the terminal shows it.
inline constexpr std::size_t k_shown_characters = 200;

// A people list.
inline constexpr std::size_t k_people_rows = 1'000'000;
inline constexpr std::size_t k_people_field_bytes = 64u << 10;

// The text on a badge's ribbon: more could not be read at any size at which badges are shown.
inline constexpr std::size_t k_picture_title_characters = 120;

// How long one program waits for another that writes the same registry.
inline constexpr int k_registry_busy_milliseconds = 10'000;

// "Not valid before" tolerates this much difference between two clocks; "expired" tolerates none.
inline constexpr std::int64_t k_clock_skew_seconds = 300;

} // namespace insignia::limits
