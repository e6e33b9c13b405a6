#include <insignia/crypto/pem_internal.h>
#include <insignia/encoding/encoding.h>

namespace insignia::crypto::pem {

namespace {

constexpr std::string_view k_begin = "-----BEGIN ";
constexpr std::string_view k_end = "-----END ";
constexpr std::string_view k_dashes = "-----";
constexpr std::size_t k_line_length = 64;

} // namespace

Result<Block> find_block(std::string_view text) {
    std::size_t from = 0;
    while (true) {
        const std::size_t begin = text.find(k_begin, from);
        if (begin == std::string_view::npos) {
            return fail(ErrorCode::parse, "this is no PEM file: no line begins with -----BEGIN", {},
                        {"give a key file in PEM or JWK form"});
        }
        const std::size_t label_begin = begin + k_begin.size();
        const std::size_t label_end = text.find(k_dashes, label_begin);
        if (label_end == std::string_view::npos) return fail(ErrorCode::parse, "the PEM file is cut off");
        const std::string_view label = text.substr(label_begin, label_end - label_begin);
        const std::size_t body_begin = label_end + k_dashes.size();
        const std::string last_line = std::string(k_end) + std::string(label) + std::string(k_dashes);
        const std::size_t body_end = text.find(last_line, body_begin);
        if (body_end == std::string_view::npos) return fail(ErrorCode::parse, "the PEM file is cut off");
        if (label != "EC PARAMETERS") return Block{label, text.substr(body_begin, body_end - body_begin)};
        from = body_end + last_line.size();
    }
}

Result<Secret> decode(const Block& block) {
    std::string base64;
    base64.reserve(block.body.size());
    for (const char c : block.body)
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t') base64.push_back(c);
    auto bytes = encoding::from_base64(base64);
    wipe(base64);
    if (!bytes) return fail(ErrorCode::parse, "the PEM file holds something that is not base64");
    return Secret(std::move(*bytes));
}

std::string write_block(std::string_view label, ByteView der) {
    std::string base64 = encoding::to_base64(der);
    const std::string name(label);
    std::string text;
    text.reserve(base64.size() + base64.size() / k_line_length + 2 * label.size() + 40);
    text += "-----BEGIN " + name + "-----\n";
    for (std::size_t i = 0; i < base64.size(); i += k_line_length) {
        text.append(base64, i, k_line_length);
        text.push_back('\n');
    }
    wipe(base64);
    text += "-----END " + name + "-----\n";
    return text;
}

} // namespace insignia::crypto::pem
