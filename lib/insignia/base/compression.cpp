#include <insignia/base/compression.h>

#include <algorithm>
#include <fmt/format.h>
#include <zlib.h>

namespace insignia {
namespace {

int window_bits(Container container) {
    switch (container) {
    case Container::zlib:
        return MAX_WBITS;
    case Container::gzip:
        return MAX_WBITS + 16;
    case Container::raw:
        return -MAX_WBITS;
    }
    return MAX_WBITS;
}

// Ends the stream when it goes out of scope.
struct InflateStream {
    z_stream stream{};
    bool ready = false;

    explicit InflateStream(Container container) {
        ready = inflateInit2(&stream, window_bits(container)) == Z_OK;
    }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;
    ~InflateStream() {
        if (ready) inflateEnd(&stream);
    }
};

constexpr std::size_t k_first_chunk = 16u << 10;

// How much room to offer next: doubling, and one byte more than the limit, so that going beyond it is
// noticed.
std::size_t next_size(std::size_t size, std::size_t limit) {
    return std::min(std::max(size * 2, k_first_chunk), limit + 1);
}

} // namespace

Result<Bytes> inflate(ByteView compressed, Container container, std::size_t limit) {
    InflateStream inflater(container);
    if (!inflater.ready) return fail(ErrorCode::io, "out of memory while decompressing");
    z_stream& stream = inflater.stream;
    stream.next_in = const_cast<Bytef*>(compressed.data());
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(compressed.size(), 1u << 30));
    Bytes plain;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        const std::size_t used = stream.total_out;
        if (used > limit)
            return fail(ErrorCode::limit, fmt::format("decompresses to more than {} bytes", limit));
        plain.resize(std::max(plain.size(), next_size(used, limit)));
        stream.next_out = plain.data() + used;
        stream.avail_out = static_cast<uInt>(plain.size() - used);
        status = ::inflate(&stream, Z_NO_FLUSH);
        const bool starved = stream.avail_in == 0 && stream.avail_out != 0;
        if (status == Z_BUF_ERROR || (status == Z_OK && starved))
            return fail(ErrorCode::parse, "compressed data ends too early");
        if (status != Z_OK && status != Z_STREAM_END)
            return fail(ErrorCode::parse, fmt::format("compressed data is damaged: {}",
                                                      stream.msg != nullptr ? stream.msg : "bad header"));
    }
    if (stream.total_out > limit)
        return fail(ErrorCode::limit, fmt::format("decompresses to more than {} bytes", limit));
    if (stream.total_in != compressed.size())
        return fail(ErrorCode::parse, "bytes follow the end of the compressed data");
    plain.resize(stream.total_out);
    return plain;
}

Bytes deflate(ByteView plain, Container container) {
    z_stream stream{};
    constexpr int k_memory_level = 9;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits(container), k_memory_level,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
    Bytes compressed(deflateBound(&stream, static_cast<uLong>(plain.size())));
    stream.next_in = const_cast<Bytef*>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = compressed.data();
    stream.avail_out = static_cast<uInt>(compressed.size());
    ::deflate(&stream, Z_FINISH);
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    return compressed;
}

std::uint32_t crc32(ByteView bytes, std::uint32_t start) {
    return static_cast<std::uint32_t>(::crc32_z(start, bytes.data(), bytes.size()));
}

} // namespace insignia
