// PNG as a list of chunks.
#pragma once

#include <insignia/baking/baking.h>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>

namespace insignia::baking {

inline constexpr std::size_t k_png_signature_bytes = 8;
// Signature, and IHDR with its length, type and check sum: where the credential is put.
inline constexpr std::size_t k_png_after_header = k_png_signature_bytes + 12 + 13;

bool is_png(ByteView content);

// One chunk of a picture that is borrowed.
struct Chunk {
    std::size_t offset = 0; // of its length field
    std::string_view type;  // four letters
    ByteView data;          // without length, type and check sum

    std::size_t end() const { return offset + 12 + data.size(); }
};

struct Png {
    std::vector<Chunk> chunks;
    std::size_t end = 0; // after IEND; bytes behind it are no part of the picture
};

// All chunks, checked: signature, lengths within the file, CRC, IHDR first and in its ranges, PLTE and tRNS
// where the colour type wants them, IDAT in a row, IEND last, no unknown critical chunk. ErrorCode::parse
// with the byte. PNG (Third Edition) section 5.
Result<Png> read_png(ByteView picture);

// A credential in a text chunk.
struct TextCredential {
    const Chunk* chunk = nullptr;
    Payload payload;
};

// The credentials of the picture. A text chunk with one of our keywords that cannot be read is
// ErrorCode::parse.
Result<std::vector<TextCredential>> find_in_png(const Png& png);

// The keyword of a text chunk (iTXt, tEXt, zTXt), or "".
std::string_view keyword_of(const Chunk& chunk);
// True when the keyword is one that a credential is baked under.
bool is_credential_keyword(std::string_view keyword);

// How many bytes append_png_chunk() adds.
std::size_t png_chunk_bytes(std::string_view credential, Generation generation);
// An uncompressed iTXt chunk with the credential, with length and CRC.
void append_png_chunk(Bytes& out, std::string_view credential, Generation generation);

// Width and height from IHDR.
Size png_size(const Png& png);

} // namespace insignia::baking
