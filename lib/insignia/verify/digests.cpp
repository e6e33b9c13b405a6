#include "digests_internal.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/verify/subject.h>

namespace insignia::verify {
namespace {

using crypto::HashAlgorithm;

struct Row {
    std::string_view sri;
    std::uint8_t multihash; // code of the algorithm
    HashAlgorithm algorithm;
    std::size_t bytes;
};
// Weakest first. https://www.w3.org/TR/SRI/#hash-functions; multihash codes of multicodec.
constexpr std::array k_digest_rows = {
    Row{"sha256-", 0x12, HashAlgorithm::sha256, 32},
    Row{"sha384-", 0x20, HashAlgorithm::sha384, 48},
    Row{"sha512-", 0x13, HashAlgorithm::sha512, 64},
};

Result<void> add_sri(std::vector<Digest>& digests, std::string_view text) {
    const Row* strongest = nullptr;
    std::vector<Digest> found;
    for (const std::string_view word : split(text, ' ')) {
        if (word.empty()) continue;
        const auto row =
            std::ranges::find_if(k_digest_rows, [&](const Row& r) { return word.starts_with(r.sri); });
        if (row == k_digest_rows.end()) continue; // an algorithm of the future says nothing today
        const std::string_view value = word.substr(row->sri.size());
        TRY_ASSIGN(Bytes bytes, encoding::from_base64(value.substr(0, value.find('?'))));
        if (bytes.size() != row->bytes) return fail(ErrorCode::invalid, "digestSRI has another length");
        if (strongest == nullptr || row->bytes > strongest->bytes) found.clear();
        if (strongest == nullptr || row->bytes >= strongest->bytes) {
            strongest = &*row;
            found.push_back({row->algorithm, std::move(bytes)});
        }
    }
    if (found.empty()) return fail(ErrorCode::invalid, "digestSRI holds no digest that is known here");
    digests.insert(digests.end(), found.begin(), found.end());
    return {};
}

// A multihash: code, length, digest, in multibase.
Result<void> add_multibase(std::vector<Digest>& digests, std::string_view text) {
    TRY_ASSIGN(const Bytes bytes, encoding::from_multibase(text));
    for (const Row& row : k_digest_rows)
        if (bytes.size() == row.bytes + 2 && bytes[0] == row.multihash && bytes[1] == row.bytes) {
            digests.push_back({row.algorithm, Bytes(bytes.begin() + 2, bytes.end())});
            return {};
        }
    return fail(ErrorCode::invalid, "digestMultibase holds no digest that is known here");
}

const Bytes& digest_of(const EvidenceFile& file, HashAlgorithm algorithm) {
    return algorithm == HashAlgorithm::sha256   ? file.sha256
           : algorithm == HashAlgorithm::sha384 ? file.sha384
                                                : file.sha512;
}

} // namespace

EvidenceFile make_evidence_file(std::string name, ByteView content) {
    return {std::move(name), crypto::hash(HashAlgorithm::sha256, content),
            crypto::hash(HashAlgorithm::sha384, content), crypto::hash(HashAlgorithm::sha512, content)};
}

Result<std::vector<Digest>> digests_of(const json::Value& object) {
    std::vector<Digest> digests;
    if (json::member(object, "digestSRI") != nullptr)
        TRY(add_sri(digests, json::member_text(object, "digestSRI")));
    if (json::member(object, "digestMultibase") != nullptr)
        TRY(add_multibase(digests, json::member_text(object, "digestMultibase")));
    return digests;
}

bool has_digest(const EvidenceFile& file, const std::vector<Digest>& digests) {
    return std::ranges::any_of(
        digests, [&](const Digest& digest) { return digest_of(file, digest.algorithm) == digest.value; });
}

const json::Value* related_resource(const json::Value& document, std::string_view id) {
    for (const Located& resource : objects_of(document, "relatedResource"))
        if (!id.empty() && json::member_text(*resource.value, "id") == id) return resource.value;
    return nullptr;
}

std::string file_name_of(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const std::size_t slash = url.find_last_of("/:");
    if (slash != std::string_view::npos) url.remove_prefix(slash + 1);
    std::string name;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const auto byte = url[i] == '%' && i + 2 < url.size() ? encoding::from_hex(url.substr(i + 1, 2))
                                                              : Result<Bytes>(Bytes());
        if (byte && byte->size() == 1) {
            name += static_cast<char>(byte->front());
            i += 2;
        } else {
            name += url[i];
        }
    }
    return name;
}

} // namespace insignia::verify
