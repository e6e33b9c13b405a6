// Streams of one badge a line, read as they come: only the line that is being read is ever kept.
#pragma once

#include <functional>
#include <insignia/base/bytes.h>
#include <insignia/base/result.h>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace insignia::app {

// Fills the front of the buffer and says how much; 0 at the end. Waits only as long as there is nothing at
// all.
using ByteSource = std::function<Result<std::size_t>(std::span<std::uint8_t> buffer)>;

// The bytes of a file. It is closed with the last copy.
Result<ByteSource> open_file(const std::string& path);

// A line that is not blank, without the white space around it; a failure when it is longer than a badge may
// be.
struct Line {
    std::size_t number = 0; // from 1
    Result<Bytes> content;
};

class LineReader {
public:
    LineReader(ByteSource source, std::size_t longest) : m_source(std::move(source)), m_longest(longest) {}

    // The lines that are there, at most `most`: waits for one and takes more only when they have come
    // already. Nothing at the end.
    Result<std::vector<Line>> next(std::size_t most);

    // Everything that is left, when it is no stream after all. ErrorCode::limit when it is more than
    // `longest`.
    Result<Bytes> rest();

    // What comes shows whether it is a stream: read up to the second line that is not blank. A badge written
    // over several lines begins with a line that is no whole one.
    Result<bool> is_stream();

private:
    Result<bool> fill();
    std::optional<Line> take_line();
    Line make_line(std::string_view text);

    ByteSource m_source;
    std::size_t m_longest;
    std::string m_buffer; // what was read and not given out
    std::size_t m_begin = 0;
    std::size_t m_number = 0;
    bool m_too_long = false; // the front of the line was thrown away
    bool m_ended = false;
};

} // namespace insignia::app
