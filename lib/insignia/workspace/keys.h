// Signing keys as files: `keys/NAME.pem` (private, PKCS#8, mode 0600) and `keys/NAME.json` (public, for
// everyone).
#pragma once

#include <filesystem>
#include <insignia/base/instant.h>
#include <insignia/base/result.h>
#include <insignia/crypto/key.h>
#include <insignia/workspace/workspace.h>
#include <string>
#include <string_view>
#include <vector>

namespace insignia::workspace {

// What may be known about a key without opening it.
struct KeyRecord {
    std::string name; // letters, digits, `-`, `_`, `.`
    crypto::PublicKey public_key;
    Instant created;
    bool encrypted = false;
};

// Store a new key under keys/. ErrorCode::exists when the name is taken, ErrorCode::invalid for a name that
// cannot be a file name and a DID fragment.
Result<KeyRecord> add_key(const Workspace& workspace, std::string_view name, const crypto::PrivateKey& key,
                          std::string_view passphrase, Instant now);

// The first of k1, k2, … of which neither half is there: what a killed run left of a key keeps its name.
std::string free_key_name(const Workspace& workspace);

// All keys, by name. A record that cannot be read is an Error with its path.
Result<std::vector<KeyRecord>> list_keys(const Workspace& workspace);

// The record of one key; "" is the signing key of the settings. ErrorCode::not_found says what was probably
// meant.
Result<KeyRecord> find_key(const Workspace& workspace, std::string_view name);

// Open the private half. ErrorCode::denied when others than the owner may read the file, or when a passphrase
// is needed and none is given; ErrorCode::crypto when it is wrong or the two halves differ.
Result<crypto::PrivateKey> open_key(const Workspace& workspace, const KeyRecord& record,
                                    std::string_view passphrase);

// The DID under which badges signed with this key are issued: the did:web of the settings, else the key's
// did:key.
std::string issuer_did(const Settings& settings, const KeyRecord& record);

// The DID URL of the key: `did:web:host#NAME`, or `did:key:zX#zX`.
std::string verification_method(const Settings& settings, const KeyRecord& record);

// The did.json that a did:web needs, with all keys under assertionMethod
// (https://w3c-ccg.github.io/did-method-web/).
json::Value did_document(const Settings& settings, const std::vector<KeyRecord>& keys);

} // namespace insignia::workspace
