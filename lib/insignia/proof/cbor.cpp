#include "cbor_internal.h"

#include <insignia/base/text.h>

namespace insignia::proof::cbor {
namespace {

// The first three bits of every item (RFC 8949 section 3.1).
enum class Major : std::uint8_t { unsigned_integer = 0, bytes = 2, text = 3, array = 4, map = 5 };

// An argument above 23 stands in the next 1, 2, 4 or 8 bytes.
constexpr std::uint8_t k_one_byte_follows = 24;
constexpr unsigned k_sizes[] = {1, 2, 4, 8};

void append_head(Bytes& out, Major major, std::uint64_t argument) {
    const auto type = static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5);
    if (argument < k_one_byte_follows) {
        out.push_back(static_cast<std::uint8_t>(type | argument));
        return;
    }
    std::uint8_t code = k_one_byte_follows;
    for (const unsigned size : k_sizes) {
        if (size == 8 || argument >> (8 * size) == 0) {
            out.push_back(type | code);
            for (unsigned i = size; i-- > 0;) out.push_back(static_cast<std::uint8_t>(argument >> (8 * i)));
            return;
        }
        ++code;
    }
}

void append(Bytes& out, const Value& value);

void append_content(Bytes& out, std::uint64_t number) {
    append_head(out, Major::unsigned_integer, number);
}

void append_content(Bytes& out, const Bytes& bytes) {
    append_head(out, Major::bytes, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void append_content(Bytes& out, const std::string& text) {
    append_head(out, Major::text, text.size());
    out.insert(out.end(), text.begin(), text.end());
}

void append_content(Bytes& out, const Array& array) {
    append_head(out, Major::array, array.size());
    for (const Value& element : array) append(out, element);
}

void append_content(Bytes& out, const Map& map) {
    append_head(out, Major::map, map.size());
    for (const auto& [key, element] : map) {
        append_head(out, Major::unsigned_integer, key);
        append(out, element);
    }
}

void append(Bytes& out, const Value& value) {
    std::visit([&out](const auto& content) { append_content(out, content); }, value.content);
}

tl::unexpected<Error> malformed() {
    return fail(ErrorCode::parse, "malformed CBOR");
}

class Reader {
public:
    explicit Reader(ByteView bytes) : m_rest(bytes) {}

    Result<Value> value(unsigned depth) {
        constexpr unsigned k_deepest = 4;
        TRY_ASSIGN(const Head head, read_head());
        switch (head.major) {
        case Major::unsigned_integer:
            return Value{head.argument};
        case Major::bytes:
            return bytes(head.argument);
        case Major::text:
            return text(head.argument);
        case Major::array:
            return depth < k_deepest ? array(head.argument, depth + 1) : malformed();
        case Major::map:
            return depth < k_deepest ? map(head.argument, depth + 1) : malformed();
        }
        return malformed();
    }

    bool at_end() const { return m_rest.empty(); }

private:
    struct Head {
        Major major = Major::unsigned_integer;
        std::uint64_t argument = 0;
    };

    Result<Head> read_head() {
        if (m_rest.empty()) return malformed();
        const std::uint8_t first = m_rest.front();
        m_rest = m_rest.subspan(1);
        const std::uint8_t code = first & 0x1F;
        const auto major = static_cast<Major>(first >> 5);
        if (code < k_one_byte_follows) return Head{major, code};
        const std::size_t which = code - k_one_byte_follows;
        if (which >= std::size(k_sizes) || m_rest.size() < k_sizes[which]) return malformed();
        std::uint64_t argument = 0;
        for (unsigned i = 0; i < k_sizes[which]; ++i) argument = argument << 8 | m_rest[i];
        m_rest = m_rest.subspan(k_sizes[which]);
        const bool shortest =
            which == 0 ? argument >= k_one_byte_follows : argument >> (8 * k_sizes[which - 1]) != 0;
        if (!shortest) return malformed();
        return Head{major, argument};
    }

    Result<Value> bytes(std::uint64_t size) {
        if (size > m_rest.size()) return malformed();
        Value value{to_bytes(m_rest.first(size))};
        m_rest = m_rest.subspan(size);
        return value;
    }

    Result<Value> text(std::uint64_t size) {
        if (size > m_rest.size()) return malformed();
        std::string content(as_text(m_rest.first(size)));
        m_rest = m_rest.subspan(size);
        if (find_invalid_utf8(content) != std::string::npos) return malformed();
        return Value{std::move(content)};
    }

    // Every element takes at least one byte, so that a size beyond the rest is a lie.
    Result<Value> array(std::uint64_t size, unsigned depth) {
        if (size > m_rest.size()) return malformed();
        Array array;
        for (std::uint64_t i = 0; i < size; ++i) {
            TRY_ASSIGN(Value element, value(depth));
            array.push_back(std::move(element));
        }
        return Value{std::move(array)};
    }

    Result<Value> map(std::uint64_t size, unsigned depth) {
        if (size > m_rest.size()) return malformed();
        Map map;
        for (std::uint64_t i = 0; i < size; ++i) {
            TRY_ASSIGN(const Head key, read_head());
            const bool ascends = map.empty() || map.back().first < key.argument;
            if (key.major != Major::unsigned_integer || !ascends) return malformed();
            TRY_ASSIGN(Value element, value(depth));
            map.emplace_back(key.argument, std::move(element));
        }
        return Value{std::move(map)};
    }

    ByteView m_rest;
};

} // namespace

Bytes encode(const Value& value) {
    Bytes out;
    append(out, value);
    return out;
}

Result<Value> decode(ByteView bytes) {
    Reader reader(bytes);
    TRY_ASSIGN(Value value, reader.value(0));
    if (!reader.at_end()) return malformed();
    return value;
}

} // namespace insignia::proof::cbor
