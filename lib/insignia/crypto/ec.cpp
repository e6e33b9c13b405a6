#include <insignia/crypto/ec_internal.h>
#include <insignia/crypto/kinds_internal.h>
#include <openssl/obj_mac.h>

namespace insignia::crypto::ec {

namespace {

Result<Point> no_point(std::string_view why) {
    return fail(ErrorCode::crypto, "the key is not a point of its curve: " + std::string(why));
}

bool has_allowed_form(KeyKind kind, ByteView encoded, Form form) {
    if (encoded.empty()) return false;
    const std::size_t field = field_size(kind);
    if (encoded[0] == POINT_CONVERSION_COMPRESSED || encoded[0] == POINT_CONVERSION_COMPRESSED + 1)
        return encoded.size() == field + 1;
    return form == Form::any && encoded[0] == POINT_CONVERSION_UNCOMPRESSED
           && encoded.size() == 2 * field + 1;
}

Bytes encode(KeyKind kind, const EC_POINT* point, point_conversion_form_t form, std::size_t size) {
    Bytes encoded(size);
    EC_POINT_point2oct(group(kind), point, form, encoded.data(), encoded.size(), nullptr);
    return encoded;
}

} // namespace

const EC_GROUP* group(KeyKind kind) {
    if (kind == KeyKind::p256) {
        static const EC_GROUP* const p256 = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
        return p256;
    }
    static const EC_GROUP* const p384 = EC_GROUP_new_by_curve_name(NID_secp384r1);
    return p384;
}

std::size_t field_size(KeyKind kind) {
    return row_of(kind).secret_size;
}

Result<Point> decode_point(KeyKind kind, ByteView encoded, Form form) {
    const ErrorQueueGuard guard;
    if (!has_allowed_form(kind, encoded, form)) {
        return no_point(std::string(to_string(kind)) + " takes a compressed point of "
                        + std::to_string(field_size(kind) + 1) + " bytes");
    }
    Point point(EC_POINT_new(group(kind)));
    if (!point || EC_POINT_oct2point(group(kind), point.get(), encoded.data(), encoded.size(), nullptr) != 1)
        return no_point("its coordinates do not fulfil the equation of " + std::string(to_string(kind)));
    return point;
}

Bytes compressed(KeyKind kind, const EC_POINT* point) {
    return encode(kind, point, POINT_CONVERSION_COMPRESSED, field_size(kind) + 1);
}

Bytes uncompressed(KeyKind kind, const EC_POINT* point) {
    return encode(kind, point, POINT_CONVERSION_UNCOMPRESSED, 2 * field_size(kind) + 1);
}

Result<Point> public_point(KeyKind kind, ByteView scalar) {
    const ErrorQueueGuard guard;
    if (scalar.size() != field_size(kind)) {
        return fail(ErrorCode::crypto, "a private " + std::string(to_string(kind)) + " key has "
                                           + std::to_string(field_size(kind)) + " bytes, this one has "
                                           + std::to_string(scalar.size()));
    }
    const Number number = number_of(scalar);
    Point point(EC_POINT_new(group(kind)));
    if (!number || !point) return fail(ErrorCode::crypto, "out of memory");
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    if (BN_is_zero(number.get()) || BN_cmp(number.get(), EC_GROUP_get0_order(group(kind))) >= 0)
        return fail(ErrorCode::crypto,
                    "the private key is zero or not below the order of " + std::string(to_string(kind)));
    if (EC_POINT_mul(group(kind), point.get(), number.get(), nullptr, nullptr, nullptr) != 1)
        return fail(ErrorCode::crypto, "the public key could not be derived");
    return point;
}

} // namespace insignia::crypto::ec
