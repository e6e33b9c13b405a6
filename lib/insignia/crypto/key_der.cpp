#include <algorithm>
#include <insignia/crypto/key_der_internal.h>
#include <span>

namespace insignia::crypto::key_der {

namespace {

using namespace std::literals;

struct PublicFrame {
    KeyKind kind;
    std::string_view before;
    std::size_t point_size;
};

// The first row of a kind is the form that is written.
constexpr PublicFrame k_public_frames[] = {
    {KeyKind::ed25519, "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"sv, 32},
    {KeyKind::p256,
     "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00"sv,
     65},
    {KeyKind::p256,
     "\x30\x39\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x22\x00"sv,
     33},
    {KeyKind::p384,
     "\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00"sv, 97},
    {KeyKind::p384,
     "\x30\x46\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22\x03\x32\x00"sv, 49},
};

struct PrivateFrame {
    KeyKind kind;
    std::string_view before;
    std::size_t secret_size;
    std::string_view between;
    std::size_t point_size;
};

// Ed25519: RFC 8410 without and with the public key, and the explicit tag that some libraries write for it.
constexpr PrivateFrame k_private_frames[] = {
    {KeyKind::ed25519, "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"sv, 32, ""sv, 0},
    {KeyKind::ed25519, "\x30\x51\x02\x01\x01\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"sv, 32,
     "\x81\x21\x00"sv, 32},
    {KeyKind::ed25519, "\x30\x53\x02\x01\x01\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20"sv, 32,
     "\xa1\x23\x03\x21\x00"sv, 32},
    {KeyKind::p256,
     "\x30\x81\x87\x02\x01\x00\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03"
     "\x01\x07"
     "\x04\x6d\x30\x6b\x02\x01\x01\x04\x20"sv,
     32, "\xa1\x44\x03\x42\x00"sv, 65},
    {KeyKind::p384,
     "\x30\x81\xb6\x02\x01\x00\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22"
     "\x04\x81\x9e\x30\x81\x9b\x02\x01\x01\x04\x30"sv,
     48, "\xa1\x64\x03\x62\x00"sv, 97},
};

bool is_at(ByteView bytes, std::size_t offset, std::string_view expected) {
    return as_text(bytes.subspan(offset, expected.size())) == expected;
}

template <class Frame>
const Frame& written_form(std::span<const Frame> frames, KeyKind kind) {
    return *std::find_if(frames.begin(), frames.end(),
                         [&](const Frame& frame) { return frame.kind == kind; });
}

void append(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

} // namespace

std::optional<PublicParts> read_public(ByteView der) {
    for (const PublicFrame& frame : k_public_frames) {
        if (der.size() == frame.before.size() + frame.point_size && is_at(der, 0, frame.before))
            return PublicParts{frame.kind, der.last(frame.point_size)};
    }
    return std::nullopt;
}

Bytes write_public(KeyKind kind, ByteView point) {
    Bytes der = to_bytes(written_form<PublicFrame>(k_public_frames, kind).before);
    append(der, point);
    return der;
}

std::optional<PrivateParts> read_private(ByteView der) {
    for (const PrivateFrame& frame : k_private_frames) {
        const std::size_t between = frame.before.size() + frame.secret_size;
        if (der.size() == between + frame.between.size() + frame.point_size && is_at(der, 0, frame.before)
            && is_at(der, between, frame.between))
            return PrivateParts{frame.kind, der.subspan(frame.before.size(), frame.secret_size),
                                der.last(frame.point_size)};
    }
    return std::nullopt;
}

Secret write_private(KeyKind kind, ByteView secret, ByteView point) {
    const PrivateFrame& frame = written_form<PrivateFrame>(k_private_frames, kind);
    Bytes der;
    der.reserve(frame.before.size() + secret.size() + frame.between.size() + point.size());
    append(der, as_bytes(frame.before));
    append(der, secret);
    append(der, as_bytes(frame.between));
    if (frame.point_size != 0) append(der, point);
    return Secret(std::move(der));
}

} // namespace insignia::crypto::key_der
