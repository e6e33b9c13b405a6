#include "disclosure_values_internal.h"

#include "cbor_internal.h"

#include <algorithm>
#include <array>
#include <insignia/encoding/encoding.h>

namespace insignia::proof {
namespace {

using Header = std::array<std::uint8_t, 3>;
constexpr Header k_base_header = {0xd9, 0x5d, 0x00};
constexpr Header k_derived_header = {0xd9, 0x5d, 0x01};

constexpr std::size_t k_components = 5;
constexpr std::size_t k_signature_size = 64;
constexpr std::size_t k_public_key_size = 35; // multicodec prefix 0x8024, compressed point
constexpr std::size_t k_hmac_size = 32;

tl::unexpected<Error> malformed(std::string_view what) {
    return fail(ErrorCode::invalid, "proofValue is malformed: " + std::string(what), "/proof/proofValue");
}

std::string to_text(const Header& header, cbor::Array components) {
    Bytes bytes(header.begin(), header.end());
    const Bytes encoded = cbor::encode({std::move(components)});
    bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    return encoding::to_multibase_base64url(bytes);
}

cbor::Value array_of(const std::vector<Bytes>& items) {
    cbor::Array array;
    for (const Bytes& item : items) array.push_back({item});
    return {std::move(array)};
}

Result<cbor::Array> components_of(std::string_view text, const Header& header) {
    if (!text.starts_with('u')) return malformed("it is not in base64url multibase (a \"u\" in front)");
    const auto bytes = encoding::from_multibase(text);
    if (!bytes) return malformed(bytes.error().message);
    if (bytes->size() < header.size() || !std::equal(header.begin(), header.end(), bytes->begin()))
        return malformed("it is of another kind");
    auto value = cbor::decode(ByteView(*bytes).subspan(header.size()));
    auto* components = value ? std::get_if<cbor::Array>(&value->content) : nullptr;
    if (components == nullptr || components->size() != k_components)
        return malformed("its components cannot be read");
    return std::move(*components);
}

Result<Bytes> bytes_of(cbor::Value& value, std::size_t size) {
    auto* bytes = std::get_if<Bytes>(&value.content);
    if (bytes == nullptr || bytes->size() != size) return malformed("a component has another length");
    return std::move(*bytes);
}

Result<std::vector<Bytes>> signatures_of(cbor::Value& value) {
    auto* array = std::get_if<cbor::Array>(&value.content);
    if (array == nullptr) return malformed("the signatures are no array");
    std::vector<Bytes> signatures;
    for (cbor::Value& element : *array) {
        TRY_ASSIGN(Bytes signature, bytes_of(element, k_signature_size));
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

// An array of one other type.
template <class T>
Result<std::vector<T>> list_of(cbor::Value& value) {
    auto* array = std::get_if<cbor::Array>(&value.content);
    if (array == nullptr) return malformed("a component is no array");
    std::vector<T> list;
    for (cbor::Value& element : *array) {
        auto* item = std::get_if<T>(&element.content);
        if (item == nullptr) return malformed("an array has an element of another type");
        list.push_back(std::move(*item));
    }
    return list;
}

Result<std::map<std::uint64_t, Bytes>> labels_of(cbor::Value& value) {
    auto* map = std::get_if<cbor::Map>(&value.content);
    if (map == nullptr) return malformed("the labels are no map");
    std::map<std::uint64_t, Bytes> labels;
    for (auto& [number, label] : *map) {
        TRY_ASSIGN(labels[number], bytes_of(label, k_hmac_size));
    }
    return labels;
}

} // namespace

ProofValueKind kind_of_proof_value(std::string_view text) {
    const std::string base = encoding::to_multibase_base64url(k_base_header);
    const std::string derived = encoding::to_multibase_base64url(k_derived_header);
    if (text.starts_with(base)) return ProofValueKind::base;
    return text.starts_with(derived) ? ProofValueKind::derived : ProofValueKind::neither;
}

// https://www.w3.org/TR/vc-di-ecdsa/#serializebaseproofvalue
std::string to_text(const BaseProofValue& value) {
    cbor::Array pointers;
    for (const std::string& pointer : value.mandatory_pointers) pointers.push_back({pointer});
    return to_text(k_base_header, {{value.base_signature},
                                   {value.public_key},
                                   {value.hmac_key},
                                   array_of(value.signatures),
                                   {std::move(pointers)}});
}

// https://www.w3.org/TR/vc-di-ecdsa/#serializederivedproofvalue
std::string to_text(const DerivedProofValue& value) {
    cbor::Map labels;
    for (const auto& [number, label] : value.labels) labels.emplace_back(number, cbor::Value{label});
    cbor::Array indexes;
    for (const std::uint64_t index : value.mandatory_indexes) indexes.push_back({index});
    return to_text(k_derived_header, {{value.base_signature},
                                      {value.public_key},
                                      array_of(value.signatures),
                                      {std::move(labels)},
                                      {std::move(indexes)}});
}

// https://www.w3.org/TR/vc-di-ecdsa/#parsebaseproofvalue
Result<BaseProofValue> parse_base_proof_value(std::string_view text) {
    TRY_ASSIGN(cbor::Array components, components_of(text, k_base_header));
    BaseProofValue value;
    TRY_ASSIGN(value.base_signature, bytes_of(components[0], k_signature_size));
    TRY_ASSIGN(value.public_key, bytes_of(components[1], k_public_key_size));
    TRY_ASSIGN(value.hmac_key, bytes_of(components[2], k_hmac_size));
    TRY_ASSIGN(value.signatures, signatures_of(components[3]));
    TRY_ASSIGN(value.mandatory_pointers, list_of<std::string>(components[4]));
    return value;
}

// https://www.w3.org/TR/vc-di-ecdsa/#parsederivedproofvalue
Result<DerivedProofValue> parse_derived_proof_value(std::string_view text) {
    TRY_ASSIGN(cbor::Array components, components_of(text, k_derived_header));
    DerivedProofValue value;
    TRY_ASSIGN(value.base_signature, bytes_of(components[0], k_signature_size));
    TRY_ASSIGN(value.public_key, bytes_of(components[1], k_public_key_size));
    TRY_ASSIGN(value.signatures, signatures_of(components[2]));
    TRY_ASSIGN(value.labels, labels_of(components[3]));
    TRY_ASSIGN(value.mandatory_indexes, list_of<std::uint64_t>(components[4]));
    return value;
}

} // namespace insignia::proof
