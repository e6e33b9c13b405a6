#include <insignia/baking/baking.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/baking/png_internal.h>
#include <insignia/baking/svg_internal.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

Result<PictureKind> known_kind(ByteView picture) {
    if (picture.size() > limits::k_input_bytes)
        return fail(ErrorCode::limit,
                    fmt::format("the picture is larger than {} MiB", limits::k_input_bytes >> 20));
    if (const auto kind = picture_kind(picture)) return *kind;
    return fail(ErrorCode::unsupported, "neither a PNG nor an SVG picture", {},
                {"save the picture as PNG or SVG"});
}

Result<Payload> the_only_one(std::vector<Payload> found) {
    if (found.empty()) return fail(ErrorCode::not_found, "there is no credential in the picture");
    if (found.size() > 1)
        return fail(ErrorCode::parse, "there are two credentials in the picture",
                    found[0].place + "; " + found[1].place);
    return std::move(found.front());
}

Result<Payload> extract_png(ByteView picture) {
    TRY_ASSIGN(const Png png, read_png(picture));
    TRY_ASSIGN(auto found, find_in_png(png));
    std::vector<Payload> payloads;
    for (TextCredential& credential : found) payloads.push_back(std::move(credential.payload));
    TRY_ASSIGN(Payload payload, the_only_one(std::move(payloads)));
    if (png.end < picture.size())
        payload.remarks.push_back(
            fmt::format("{} bytes follow the end of the PNG", picture.size() - png.end));
    return payload;
}

Result<Payload> extract_svg(ByteView picture) {
    TRY_ASSIGN(Svg svg, read_svg(as_text(picture)));
    std::vector<Payload> payloads;
    for (SvgCredential& credential : svg.credentials) payloads.push_back(std::move(credential.payload));
    return the_only_one(std::move(payloads));
}

// A picture without its credentials, cut where the new one belongs.
struct Halves {
    Bytes before;
    Bytes after;
};

void append(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

// In front of IHDR's end and behind it, without text chunks that hold credentials and without a tail.
Result<Halves> split_png(ByteView picture) {
    TRY_ASSIGN(const Png png, read_png(picture));
    Halves halves{to_bytes(picture.first(k_png_after_header)), {}};
    halves.after.reserve(png.end - k_png_after_header);
    for (const Chunk& chunk : png.chunks)
        if (chunk.offset >= k_png_after_header && !is_credential_keyword(keyword_of(chunk)))
            append(halves.after, picture.subspan(chunk.offset, chunk.end() - chunk.offset));
    return halves;
}

// Up to the end of the root element's start tag and behind it, without credential elements.
Halves split_svg(ByteView picture, const Svg& svg) {
    Halves halves{to_bytes(picture.first(svg.root_tag_end)), {}};
    std::size_t from = svg.root_tag_end;
    if (svg.empty_root) {
        halves.before.resize(svg.root_tag_end - 2);
        halves.before.push_back('>');
        append(halves.after, as_bytes(fmt::format("</{}>", svg.root_name)));
    }
    for (const SvgCredential& credential : svg.credentials) {
        append(halves.after, picture.subspan(from, credential.begin - from));
        from = credential.end;
    }
    append(halves.after, picture.subspan(from));
    return halves;
}

Result<void> check_credential_text(std::string_view credential) {
    if (credential.size() > limits::k_input_bytes)
        return fail(ErrorCode::limit, "the credential is too large to be baked");
    const bool known = credential.starts_with('{') || is_compact_jws(credential);
    if (!known) return fail(ErrorCode::invalid, "the credential is neither a JSON object nor a compact JWS");
    if (find_invalid_utf8(credential) != std::string_view::npos
        || credential.find('\0') != std::string_view::npos)
        return fail(ErrorCode::invalid, "the credential is not UTF-8 text");
    return {};
}

} // namespace

std::optional<PictureKind> picture_kind(ByteView content) {
    if (is_png(content)) return PictureKind::png;
    if (is_svg(content)) return PictureKind::svg;
    return std::nullopt;
}

Result<Payload> extract(ByteView picture) {
    TRY_ASSIGN(const PictureKind kind, known_kind(picture));
    return kind == PictureKind::png ? extract_png(picture) : extract_svg(picture);
}

Result<Bytes> without_notes(ByteView picture) {
    constexpr std::string_view k_notes[] = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
    TRY_ASSIGN(const auto kind, known_kind(picture));
    if (kind == PictureKind::svg) return Bytes(picture.begin(), picture.end());
    TRY_ASSIGN(const Png png, read_png(picture));
    const auto at = [&](std::size_t offset) { return picture.begin() + static_cast<std::ptrdiff_t>(offset); };
    Bytes content(picture.begin(), at(k_png_signature_bytes));
    for (const Chunk& chunk : png.chunks)
        if (std::ranges::find(k_notes, chunk.type) == std::end(k_notes))
            content.insert(content.end(), at(chunk.offset), at(chunk.end()));
    return content;
}

Result<PreparedPicture> PreparedPicture::prepare(ByteView picture) {
    PreparedPicture prepared;
    TRY_ASSIGN(prepared.m_kind, known_kind(picture));
    Halves halves;
    if (prepared.m_kind == PictureKind::png) {
        TRY_ASSIGN(halves, split_png(picture));
    } else {
        TRY_ASSIGN(const Svg svg, read_svg(as_text(picture)));
        if (svg.active) return fail(*svg.active);
        halves = split_svg(picture, svg);
    }
    prepared.m_before = std::move(halves.before);
    prepared.m_after = std::move(halves.after);
    return prepared;
}

Result<Bytes> PreparedPicture::bake(std::string_view credential, Generation generation) const {
    credential = trim(credential);
    TRY(check_credential_text(credential));
    std::string element;
    if (m_kind == PictureKind::svg) {
        TRY_ASSIGN(element, svg_credential_element(credential, generation));
    }
    const std::size_t added =
        m_kind == PictureKind::svg ? element.size() : png_chunk_bytes(credential, generation);
    Bytes out;
    out.reserve(m_before.size() + added + m_after.size());
    append(out, m_before);
    if (m_kind == PictureKind::svg)
        append(out, as_bytes(element));
    else
        append_png_chunk(out, credential, generation);
    append(out, m_after);
    return out;
}

Result<Bytes> bake(ByteView picture, std::string_view credential, Generation generation) {
    TRY_ASSIGN(const PreparedPicture prepared, PreparedPicture::prepare(picture));
    TRY_ASSIGN(Bytes baked, prepared.bake(credential, generation));
    TRY_ASSIGN(const Payload payload, extract(baked));
    if (payload.text != trim(credential) || payload.generation != generation)
        return fail(ErrorCode::invalid, "the credential does not come out of the picture as it went in");
    return baked;
}

Result<Bytes> strip(ByteView picture) {
    TRY_ASSIGN(const PictureKind kind, known_kind(picture));
    Halves halves;
    if (kind == PictureKind::png) {
        TRY_ASSIGN(halves, split_png(picture));
    } else {
        TRY_ASSIGN(const Svg svg, read_svg(as_text(picture)));
        halves = split_svg(picture, svg);
    }
    append(halves.before, halves.after);
    return std::move(halves.before);
}

Result<Size> picture_size(ByteView picture) {
    TRY_ASSIGN(const PictureKind kind, known_kind(picture));
    if (kind == PictureKind::png) {
        TRY_ASSIGN(const Png png, read_png(picture));
        return png_size(png);
    }
    TRY_ASSIGN(const Svg svg, read_svg(as_text(picture)));
    return svg.size;
}

} // namespace insignia::baking
