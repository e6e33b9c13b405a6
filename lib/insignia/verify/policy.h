// What a verification is to allow and to require.
#pragma once

#include <insignia/base/instant.h>
#include <insignia/did/document.h>
#include <optional>
#include <string>
#include <vector>

namespace insignia::verify {

// An issuer who is known, and where one knows it from.
struct TrustedIssuer {
    std::string id;     // DID or URL
    std::string name;   // what you call it
    std::string source; // "in your trust list", "named by --issuer", "the issuer of this workspace"
    std::optional<did::Document> document; // its keys, when they are pinned; else they are resolved
};

// A file in hand that may be evidence, by its name and its digests.
struct EvidenceFile {
    std::string name; // without folders
    Bytes sha256, sha384, sha512;
};
// The same, of a file with this content.
EvidenceFile make_evidence_file(std::string name, ByteView content);

// The moment, whom one knows, what is asked for, and which gaps are accepted.
struct Policy {
    Instant now;
    std::vector<TrustedIssuer> trusted;
    std::string issuer;                  // the one who must have issued it; "" is anybody
    std::string recipient;               // e-mail address, DID or other identifier; "" is not asked
    bool allow_unknown_issuer = false;   // a good signature by somebody unknown is enough
    bool allow_unchecked_status = false; // a status that cannot be had is no obstacle
    bool offline = false;                // nobody may be asked, so that kept keys of any age count
    bool refresh = false;                // ask the badge's refresh service for a newer version
    uri::ResourceLoader context_loader;  // gives the documents of `contexts`; may be empty
    std::vector<std::string> contexts;   // context URLs that are known beside the built-in ones
    uri::ResourceLoader documents;       // schemas that were handed in; never the network; may be empty
    bool evidence_asked = false;         // whether evidence is to be held against `evidence`
    std::vector<EvidenceFile> evidence;
};

} // namespace insignia::verify
