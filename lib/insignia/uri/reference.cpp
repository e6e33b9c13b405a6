// Relative references: resolved against a base, and made from two absolute ones.
#include <insignia/uri/uri.h>

#include <algorithm>
#include <insignia/base/ascii.h>

namespace insignia::uri {
namespace {

// The five components of any reference (RFC 3986 appendix B). `present` tells an empty component from a
// missing one.
struct Component {
    std::string_view text;
    bool present = false;
};

struct Parts {
    Component scheme;
    Component authority;
    std::string_view path;
    Component query;
    Component fragment;
};

Component take_scheme(std::string_view& text) {
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || !is_ascii_letter(text.front())) return {};
    const std::string_view scheme = text.substr(0, colon);
    const bool well_formed = std::all_of(scheme.begin(), scheme.end(), [](char c) {
        return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
    if (!well_formed) return {};
    text.remove_prefix(colon + 1);
    return {scheme, true};
}

// What follows `mark` up to the end; `text` keeps what stands before it.
Component take_tail(std::string_view& text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {};
    const Component tail{text.substr(at + 1), true};
    text = text.substr(0, at);
    return tail;
}

// https://www.rfc-editor.org/rfc/rfc3986#appendix-B
Parts split_reference(std::string_view text) {
    Parts parts;
    parts.fragment = take_tail(text, '#');
    parts.query = take_tail(text, '?');
    parts.scheme = take_scheme(text);
    if (text.starts_with("//")) {
        const std::size_t end = std::min(text.find('/', 2), text.size());
        parts.authority = {text.substr(2, end - 2), true};
        text.remove_prefix(end);
    }
    parts.path = text;
    return parts;
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.3
std::string recompose(const Parts& parts) {
    std::string text;
    if (parts.scheme.present) text.append(parts.scheme.text).append(":");
    if (parts.authority.present) text.append("//").append(parts.authority.text);
    text.append(parts.path);
    if (parts.query.present) text.append("?").append(parts.query.text);
    if (parts.fragment.present) text.append("#").append(parts.fragment.text);
    return text;
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
std::string remove_dot_segments(std::string_view input) {
    std::string output;
    const auto drop_last_segment = [&output] {
        const std::size_t slash = output.rfind('/');
        output.resize(slash == std::string::npos ? 0 : slash);
    };
    while (!input.empty()) {
        if (input.starts_with("../")) { // 2A
            input.remove_prefix(3);
        } else if (input.starts_with("./")) {
            input.remove_prefix(2);
        } else if (input.starts_with("/./")) { // 2B
            input.remove_prefix(2);
        } else if (input == "/.") {
            input = "/";
        } else if (input.starts_with("/../")) { // 2C
            input.remove_prefix(3);
            drop_last_segment();
        } else if (input == "/..") {
            input = "/";
            drop_last_segment();
        } else if (input == "." || input == "..") { // 2D
            input = {};
        } else { // 2E
            const std::size_t end = std::min(input.find('/', 1), input.size());
            output.append(input.substr(0, end));
            input.remove_prefix(end);
        }
    }
    return output;
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.3
std::string merge_paths(const Parts& base, std::string_view reference) {
    if (base.authority.present && base.path.empty()) return "/" + std::string(reference);
    const std::size_t slash = base.path.rfind('/');
    const std::string_view folder =
        slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1);
    return std::string(folder).append(reference);
}

// The path from the folder of `base` to `target`, both absolute: "../b/c".
std::string relative_path(std::string_view base, std::string_view target) {
    const std::size_t common_limit = std::min(base.size(), target.size());
    std::size_t folder = 0; // behind the last common slash
    for (std::size_t i = 0; i < common_limit && base[i] == target[i]; ++i)
        if (base[i] == '/') folder = i + 1;
    std::string path;
    for (const char c : base.substr(folder)) {
        if (c == '/') path += "../";
    }
    path += target.substr(folder);
    return path;
}

// A first segment with a colon would be read as a scheme, an empty path as the base itself, "//" as an
// authority.
std::string guarded(std::string path) {
    const std::string_view first_segment = std::string_view(path).substr(0, path.find('/'));
    const bool ambiguous =
        path.empty() || path.front() == '/' || first_segment.find(':') != std::string_view::npos;
    return ambiguous ? "./" + path : path;
}

// Path, query and fragment of the reference to a target on the same host.
std::string relative_to(const Parts& base, Parts target) {
    const bool same_path = base.path == target.path;
    const bool same_query =
        base.query.present == target.query.present && base.query.text == target.query.text;
    std::string path;
    if (!same_path) {
        path = guarded(relative_path(base.path.empty() ? "/" : base.path, target.path));
    } else if (same_query && target.fragment.present) {
        target.query = {};
    } else if (!target.query.present) {
        // A reference of a fragment alone, or of nothing, would keep the base's query.
        path = guarded(std::string(target.path.substr(target.path.rfind('/') + 1)));
    }
    target.scheme = {};
    target.authority = {};
    target.path = path;
    return recompose(target);
}

} // namespace

// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.2
std::string resolve(std::string_view base, std::string_view reference) {
    const Parts from = split_reference(base);
    Parts target = split_reference(reference);
    std::string path;
    if (target.scheme.present || target.authority.present || target.path.starts_with('/')) {
        path = remove_dot_segments(target.path);
    } else if (target.path.empty()) {
        path = std::string(from.path);
        if (!target.query.present) target.query = from.query;
    } else {
        path = remove_dot_segments(merge_paths(from, target.path));
    }
    if (!target.scheme.present) {
        target.scheme = from.scheme;
        if (!target.authority.present) target.authority = from.authority;
    }
    target.path = path;
    return recompose(target);
}

// https://www.rfc-editor.org/rfc/rfc3986#section-4.2
std::string relativize(std::string_view base, std::string_view target) {
    const Parts from = split_reference(base);
    const Parts to = split_reference(target);
    const bool same_host = from.scheme.present && to.scheme.present && from.scheme.text == to.scheme.text
                           && from.authority.present && to.authority.present
                           && from.authority.text == to.authority.text;
    if (!same_host || !to.path.starts_with('/')) return std::string(target);
    std::string reference = relative_to(from, to);
    // NOTE: a target with dot segments of its own has no relative form.
    return resolve(base, reference) == target ? reference : std::string(target);
}

} // namespace insignia::uri
