// The steps of `insignia issue`: what is the same for everybody is prepared once, then one straight line per
// person.
#pragma once

#include "session.h"
#include <insignia/baking/baking.h>
#include <insignia/issue/issue.h>
#include <insignia/registry/registry.h>
#include <insignia/verify/verify.h>
#include <insignia/workspace/people.h>

namespace insignia::app {

struct IssueOptions {
    std::string badge;
    std::string to;
    std::string name;
    std::string people;
    std::string proof;
    std::vector<std::string> mandatory;
    std::vector<std::string> output = {"json", "png"};
    std::string out;
    std::string valid_until;
    std::string language;
    std::string recipient_as = "hash";
    std::string passphrase_file;
    std::string format = "text";
    bool skip_bad_rows = false;
    bool embed_image = false;
    bool dry_run = false;
    bool issue_again = false; // although the registry does not know what was issued
};

// Who signs: the opened key, how others find it, and the proof it makes.
struct Signer {
    crypto::PrivateKey key;
    std::string method;                 // DID URL
    std::string proof;                  // a cryptosuite, or "vc-jwt"
    std::vector<std::string> mandatory; // ecdsa-sd-2023: what must always be shown; empty is the usual
};

// Everything that one person's badge needs beside the person and the plan.
struct Issuing {
    issue::Prepared prepared;
    std::vector<std::string> output;
    std::optional<baking::PreparedPicture> png;
    std::optional<baking::PreparedPicture> svg;
    std::string picture_url; // of the picture on certificates, when "pdf" is to be written
    verify::Policy policy;   // knows the issuer; its time is set for each badge
    std::filesystem::path folder;
};

// One file of a badge, ready to be written.
struct IssuedFile {
    std::filesystem::path path;
    Bytes content;
    std::string cut; // of a certificate: the texts that were too long for the page
};

// The issuer as badges and its own page name it.
credential::ob3::Profile issuer_profile(const workspace::Workspace& workspace,
                                        const workspace::KeyRecord& key);

// The issuer, the definition and the pictures. Nothing is signed or written.
Result<Issuing> prepare_issuing(const workspace::Workspace& workspace, const workspace::KeyRecord& key,
                                const workspace::DefinitionFile& file, const IssueOptions& options);

// The proof that is asked for, or the best one that the key can make. ErrorCode::usage names those that fit.
Result<std::string> choose_proof(const workspace::Workspace& workspace, const workspace::KeyRecord& key,
                                 const std::string& asked);

// That each pointer of --mandatory names something in at least one of the badges, and that the proof has a
// use for it.
Result<void> check_mandatory(const Issuing& issuing, const IssueOptions& options, std::string_view proof,
                             const std::vector<workspace::Person>& people,
                             const std::vector<registry::Entry>& requests);

// Build, sign, bake and verify one badge: its files under the name that was planned.
Result<std::vector<IssuedFile>> make_badge(const Issuing& issuing, const Signer& signer,
                                           const workspace::Person& person, const registry::Entry& entry);

// Write the files of a badge. One that a run before this wrote for the same badge is replaced; anybody else's
// is ErrorCode::exists. The digest of the first file is returned.
Result<std::string> write_badge(const std::vector<IssuedFile>& files, const registry::Entry& entry);

} // namespace insignia::app
