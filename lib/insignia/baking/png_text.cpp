#include <insignia/baking/png_internal.h>

#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/compression.h>
#include <insignia/base/limits.h>
#include <insignia/base/text.h>

namespace insignia::baking {

namespace {

// Open Badges 3.0 "PNG"; Open Badges 2.0 Baking 3.1; Comprehensive Learner Record 2.0. Only Open Badges 1.x
// wrote tEXt, with the URL of the assertion; zTXt was never allowed and is read from the same age.
struct KeywordRow {
    std::string_view keyword;
    Generation generation;
    bool legacy_chunks;
};
constexpr KeywordRow k_keywords[] = {
    {"openbadgecredential", Generation::open_badges_3, false},
    {"openbadges", Generation::open_badges_2, true},
    {"clrcredential", Generation::clr_2, false},
};

const KeywordRow* find_keyword(std::string_view keyword) {
    const auto row = std::ranges::find(k_keywords, keyword, &KeywordRow::keyword);
    return row == std::end(k_keywords) ? nullptr : row;
}

std::string_view keyword_of(Generation generation) {
    return std::ranges::find(k_keywords, generation, &KeywordRow::generation)->keyword;
}

std::string place_of(const Chunk& chunk, std::string_view keyword) {
    return fmt::format("PNG chunk {} \"{}\" at byte {}", chunk.type, keyword, chunk.offset);
}

// The bytes up to the next NUL, which is taken away too.
Result<std::string_view> take_field(std::string_view& rest, const std::string& place) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos)
        return fail(ErrorCode::parse, "the text chunk ends inside its fields", place);
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return field;
}

Result<std::string> inflated(std::string_view compressed, Payload& payload) {
    payload.remarks.push_back("the text is compressed, which the standard forbids");
    TRY_ASSIGN(const Bytes text, inflate(as_bytes(compressed), Container::zlib, limits::k_inflated_bytes));
    return std::string(as_text(text));
}

// PNG 11.3.3.4: keyword, compression flag and method, language tag, translated keyword, text.
Result<std::string> international_text(std::string_view rest, Payload& payload) {
    if (rest.size() < 2)
        return fail(ErrorCode::parse, "the text chunk ends inside its fields", payload.place);
    const char flag = rest[0];
    const char method = rest[1];
    rest.remove_prefix(2);
    TRY(take_field(rest, payload.place)); // language tag
    TRY(take_field(rest, payload.place)); // translated keyword
    if (flag != 0 && flag != 1)
        return fail(ErrorCode::parse, "the compression flag is neither 0 nor 1", payload.place);
    if (flag == 0) return std::string(rest);
    if (method != 0) return fail(ErrorCode::parse, "the compression method is unknown", payload.place);
    return inflated(rest, payload);
}

// PNG 11.3.3.3: keyword, compression method, compressed text.
Result<std::string> compressed_text(std::string_view rest, Payload& payload) {
    if (rest.empty() || rest[0] != 0)
        return fail(ErrorCode::parse, "the compression method is unknown", payload.place);
    return inflated(rest.substr(1), payload);
}

Result<std::string> text_of(const Chunk& chunk, Payload& payload) {
    std::string_view rest = as_text(chunk.data);
    TRY(take_field(rest, payload.place));
    if (chunk.type == "iTXt") return international_text(rest, payload);
    payload.remarks.push_back(fmt::format("the chunk is {}, where the standard wants iTXt", chunk.type));
    if (chunk.type == "zTXt") return compressed_text(rest, payload);
    return std::string(rest);
}

Result<Payload> read_payload(const Chunk& chunk, const KeywordRow& row) {
    Payload payload;
    payload.generation = row.generation;
    payload.place = place_of(chunk, row.keyword);
    if (chunk.type != "iTXt" && !row.legacy_chunks)
        return fail(ErrorCode::parse,
                    fmt::format("the credential is in a {} chunk, where iTXt belongs", chunk.type),
                    payload.place);
    TRY_ASSIGN(const std::string text, text_of(chunk, payload));
    if (find_invalid_utf8(text) != std::string_view::npos)
        return fail(ErrorCode::parse, "the credential is not UTF-8", payload.place);
    payload.text = std::string(trim(text));
    return payload;
}

void append_u32(Bytes& out, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void append_text(Bytes& out, std::string_view text) {
    out.insert(out.end(), text.begin(), text.end());
}

// Keyword, NUL, uncompressed, method 0, no language, no translation.
constexpr std::string_view k_after_keyword{"\0\0\0\0\0", 5};

std::size_t data_bytes(std::string_view credential, Generation generation) {
    return keyword_of(generation).size() + k_after_keyword.size() + credential.size();
}

} // namespace

std::string_view keyword_of(const Chunk& chunk) {
    if (chunk.type != "iTXt" && chunk.type != "tEXt" && chunk.type != "zTXt") return {};
    const std::string_view data = as_text(chunk.data);
    return data.substr(0, data.find('\0'));
}

bool is_credential_keyword(std::string_view keyword) {
    return find_keyword(keyword) != nullptr;
}

Result<std::vector<TextCredential>> find_in_png(const Png& png) {
    std::vector<TextCredential> found;
    for (const Chunk& chunk : png.chunks) {
        const KeywordRow* row = find_keyword(keyword_of(chunk));
        if (!row) continue;
        TRY_ASSIGN(Payload payload, read_payload(chunk, *row));
        found.push_back({&chunk, std::move(payload)});
        if (found.size() > 1) break; // one too many: no more need be inflated to say so
    }
    return found;
}

std::size_t png_chunk_bytes(std::string_view credential, Generation generation) {
    return 12 + data_bytes(credential, generation);
}

void append_png_chunk(Bytes& out, std::string_view credential, Generation generation) {
    append_u32(out, static_cast<std::uint32_t>(data_bytes(credential, generation)));
    const std::size_t covered = out.size();
    append_text(out, "iTXt");
    append_text(out, keyword_of(generation));
    append_text(out, k_after_keyword);
    append_text(out, credential);
    append_u32(out, crc32(ByteView(out).subspan(covered)));
}

} // namespace insignia::baking
