// What commands that read badges are given: files, folders, streams, URLs.
#pragma once

#include "network.h"
#include <string>
#include <vector>

namespace insignia::app {

// One thing to be judged: its content, or why there is none.
struct BadgeInput {
    std::string name; // as given; "stream.ndjson:3" for a line of a stream
    Result<Bytes> content;
    bool gone = false; // its address answered that it was taken back; the content is what is left of it
};

// Where inputs come from.
struct BadgeSource {
    std::string name;
    bool from_folder = false; // found in a folder: what is no badge there is passed over
};

// The sources that arguments name: a folder stands for the pictures, JSON and token files in and below it, in
// the order of their names. ErrorCode::not_found for a folder without any.
Result<std::vector<BadgeSource>> find_sources(const std::vector<std::string>& arguments);

// Whether a file is a stream of one badge a line, by its name: *.ndjson, *.jsonl.
bool is_stream_file(const std::string& name);

// What an argument names, one badge, for a report on it.
BadgeInput read_input(const std::string& argument, Environment& environment,
                      const uri::ResourceLoader& loader);

// Read the one badge that an argument names. ErrorCode::usage when it is a folder.
Result<Bytes> read_badge(const std::string& argument, Environment& environment,
                         const uri::ResourceLoader& loader);

// The same over the network that the flags allow, which is set up only when the argument is a URL.
Result<Bytes> read_badge(const std::string& argument, Environment& environment,
                         const NetworkOptions& options);

} // namespace insignia::app
