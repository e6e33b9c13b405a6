#include "scan_internal.h"

#include <map>

namespace insignia::json {
namespace {

// The pointers that are asked for, as a tree of their tokens.
struct Wanted {
    std::size_t offset = std::string_view::npos;
    std::map<std::string, Wanted, std::less<>> children;
};

template <class Visit>
void for_each_token(std::string_view pointer, Visit&& visit) {
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        if (!visit(token)) return;
        pointer.remove_prefix(token.size());
    }
}

// Goes into the values that are asked for, or hold one that is, and over all others.
void find_wanted(std::string_view text, std::size_t value, Wanted& wanted) {
    wanted.offset = value;
    if (wanted.children.empty() || (text[value] != '{' && text[value] != '[')) return;
    const bool object = text[value] == '{';
    std::size_t at = skip_white_space(text, value + 1);
    for (std::size_t index = 0; text[at] != '}' && text[at] != ']'; ++index) {
        std::string token = object ? escape_pointer_token(read_string(text, at)) : std::to_string(index);
        if (object)
            at =
                skip_white_space(text, skip_white_space(text, skip_string(text, at)) + 1); // behind the colon
        const auto child = wanted.children.find(token);
        if (child != wanted.children.end()) find_wanted(text, at, child->second);
        at = next_child(text, at);
    }
}

} // namespace

std::vector<std::size_t> locate_all(std::string_view text, std::span<const std::string> pointers) {
    Wanted root;
    for (const auto& pointer : pointers) {
        Wanted* at = &root;
        for_each_token(pointer, [&](std::string_view token) {
            at = &at->children[std::string(token)];
            return true;
        });
    }
    find_wanted(text, skip_white_space(text, 0), root);
    std::vector<std::size_t> offsets;
    offsets.reserve(pointers.size());
    for (const auto& pointer : pointers) {
        const Wanted* at = &root;
        for_each_token(pointer, [&](std::string_view token) {
            const Wanted& child = at->children.find(token)->second;
            if (child.offset == std::string_view::npos) return false;
            at = &child;
            return true;
        });
        offsets.push_back(at->offset);
    }
    return offsets;
}

} // namespace insignia::json
