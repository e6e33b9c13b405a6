#include "line_reader.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <memory>
#include <unistd.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_piece = 256u << 10;

bool is_whole(std::string_view line) {
    return (line.starts_with('{') && line.ends_with('}')) || line.starts_with("ey");
}

// What a whole file of another kind begins with: JSON over several lines, pictures, PDF, SVG.
bool begins_a_document(std::string_view line) {
    return line.starts_with('{') || line.starts_with('[') || line.starts_with('<') || line.starts_with("%PDF")
           || line.starts_with("\x89PNG") || line.starts_with("\xff\xd8");
}

// The first two lines that are not blank, as far as they have come.
struct FirstLines {
    std::string_view first, second;
    bool first_ended = false, second_ended = false;
};

FirstLines first_lines(std::string_view text, bool ended) {
    FirstLines lines;
    while (!text.empty() && lines.second.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trim(text.substr(0, end));
        const bool complete = end != std::string_view::npos || ended;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty()) continue;
        (lines.first.empty() ? lines.first_ended : lines.second_ended) = complete;
        (lines.first.empty() ? lines.first : lines.second) = line;
    }
    return lines;
}

} // namespace

Result<ByteSource> open_file(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const bool missing = errno == ENOENT;
        return fail(missing ? ErrorCode::not_found : ErrorCode::io,
                    fmt::format("cannot read \"{}\": {}", path,
                                missing ? "there is no such file" : std::strerror(errno)),
                    path);
    }
    const std::shared_ptr<void> closer(nullptr, [descriptor](void*) { ::close(descriptor); });
    return ByteSource([descriptor, closer, path](std::span<std::uint8_t> buffer) -> Result<std::size_t> {
        for (;;) {
            const auto count = ::read(descriptor, buffer.data(), buffer.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR)
                return fail(ErrorCode::io, fmt::format("cannot read \"{}\": {}", path, std::strerror(errno)),
                            path);
        }
    });
}

// More bytes behind what is there; false at the end.
Result<bool> LineReader::fill() {
    if (m_ended) return false;
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + k_piece);
    auto count = m_source({reinterpret_cast<std::uint8_t*>(m_buffer.data()) + before, k_piece});
    m_buffer.resize(before + count.value_or(0));
    if (!count) return fail(std::move(count).error());
    m_ended = *count == 0;
    return !m_ended;
}

Line LineReader::make_line(std::string_view text) {
    ++m_number;
    if (!m_too_long && text.size() <= m_longest) return {m_number, to_bytes(as_bytes(trim(text)))};
    m_too_long = false;
    return {m_number, fail(ErrorCode::limit, fmt::format("the line is longer than {} bytes", m_longest))};
}

// The next whole line in the buffer. Of one that is too long nothing is kept.
std::optional<Line> LineReader::take_line() {
    const std::size_t end = m_buffer.find('\n', m_begin);
    if (end != std::string::npos) {
        const std::string_view text(m_buffer.data() + m_begin, end - m_begin);
        m_begin = end + 1;
        return make_line(text);
    }
    if (m_buffer.size() - m_begin > m_longest) {
        m_too_long = true;
        m_begin = m_buffer.size();
    }
    if (!m_ended || (m_begin == m_buffer.size() && !m_too_long)) return std::nullopt;
    const std::string last = m_buffer.substr(m_begin);
    m_begin = m_buffer.size();
    return make_line(last);
}

Result<std::vector<Line>> LineReader::next(std::size_t most) {
    std::vector<Line> lines;
    for (;;) {
        while (lines.size() < most) {
            auto line = take_line();
            if (!line) break;
            if (!line->content || !line->content->empty()) lines.push_back(*std::move(line));
        }
        if (!lines.empty()) return lines;
        TRY_ASSIGN(const bool more, fill());
        if (!more && m_begin == m_buffer.size() && !m_too_long) return lines;
    }
}

Result<Bytes> LineReader::rest() {
    for (;;) {
        if (m_buffer.size() - m_begin > m_longest)
            return fail(ErrorCode::limit, fmt::format("the input is larger than {} bytes", m_longest));
        TRY_ASSIGN(const bool more, fill());
        if (!more) break;
    }
    return to_bytes(as_bytes(std::string_view(m_buffer).substr(m_begin)));
}

Result<bool> LineReader::is_stream() {
    for (;;) {
        const FirstLines lines = first_lines(m_buffer, m_ended);
        const bool two = !lines.second.empty();
        if (two && is_whole(lines.first)) return true;
        if (lines.first_ended && begins_a_document(lines.first) && !is_whole(lines.first)) return false;
        if (two && lines.second_ended) return is_whole(lines.second);
        if (m_ended || m_buffer.size() > m_longest) return false;
        TRY(fill());
    }
}

} // namespace insignia::app
