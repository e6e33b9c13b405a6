// Leftovers of templates and editors in the texts.
#include "rule_internal.h"
#include <algorithm>

namespace insignia::lint {

namespace {

constexpr std::size_t k_shown_of_kind = 3; // of one kind in one document

// The word in the text, or "".
std::string_view find_word(std::string_view text, std::string_view word) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end])))
            return text.substr(at, word.size());
    }
    return {};
}

constexpr std::string_view k_reserved_hosts[] = {"example.com", "example.org", "example.net", "example.edu"};

// A host of the text that RFC 2606 reserves for examples: of an address, or behind an @.
std::string_view reserved_host_in(std::string_view text) {
    for (std::size_t at = text.find_first_of(":@"); at != std::string_view::npos;
         at = text.find_first_of(":@", at + 1)) {
        const bool address = text.substr(at, 3) == "://";
        if (!address && text[at] == ':') continue;
        const auto rest = text.substr(at + (address ? 3 : 1));
        auto host = rest.substr(0, rest.find_first_of("/:?# )>,;\"'\n\r\t"));
        while (host.ends_with('.')) host.remove_suffix(1);
        for (const auto reserved : k_reserved_hosts)
            if (host == reserved
                || (host.ends_with(reserved) && host[host.size() - reserved.size() - 1] == '.'))
                return host.substr(host.size() - reserved.size());
        if (host.ends_with(".example") || host.ends_with(".invalid")) return host;
    }
    return {};
}

// "TODO" is a leftover where a line has nothing else or a colon follows: people also write TODO lists, and it
// is a word of Spanish and Portuguese.
std::string_view todo_in(std::string_view text) {
    for (auto found = find_word(text, "TODO"); !found.empty();) {
        const auto at = static_cast<std::size_t>(found.data() - text.data());
        const auto line =
            text.substr(text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1);
        const auto behind =
            trim(text.substr(at + 4, text.find('\n', at) - std::min(text.find('\n', at), at + 4)));
        const bool alone =
            trim(line.substr(0, line.find('\n'))).find_first_not_of("-*+ ([TODO])") == std::string_view::npos;
        if (alone || behind.starts_with(':')) return found;
        const auto rest = text.substr(at + 4);
        found = find_word(rest, "TODO");
    }
    return {};
}

// Words in square brackets that ask for something to be put there: "[Insert criteria]".
std::string_view bracketed_in(std::string_view text) {
    constexpr std::string_view k_asking[] = {"insert",  "your ",     "enter ",   "add ",
                                             "fill in", "describe ", "replace ", "inserisci",
                                             "insérer", "inserta",   "einfügen", "name of "};
    constexpr std::size_t k_longest = 12; // of these, in bytes
    for (auto open = text.find_first_of("[<"); open != std::string_view::npos;
         open = text.find_first_of("[<", open + 1)) {
        const auto inside = to_lower(text.substr(open + 1, k_longest));
        if (std::ranges::none_of(k_asking, [&](auto word) { return inside.starts_with(word); })) continue;
        const auto close = text.find_first_of("]>\n", open);
        if (close == std::string_view::npos) return {};
        if (text[close] != '\n' && text.substr(close, 2) != "](") // a link of Markdown
            return text.substr(open, close + 1 - open);
    }
    return {};
}

// What in a text is a leftover of a template, or "".
std::string_view placeholder_in(std::string_view text) {
    if (const auto host = reserved_host_in(text); !host.empty()) return host;
    if (const auto todo = todo_in(text); !todo.empty()) return todo;
    if (const auto bracketed = bracketed_in(text); !bracketed.empty()) return bracketed;
    for (const std::string_view word : {"FIXME", "xxx", "XXX", "XXXX", "TBA"})
        if (const auto found = find_word(text, word); !found.empty()) return found;
    const auto open = text.find("{{");
    if (open != std::string_view::npos && text.find("}}", open) != std::string_view::npos)
        return text.substr(open, text.find("}}", open) + 2 - open);
    return {};
}

void check_placeholder(Context& context, const Text& text) {
    const auto found = placeholder_in(text.text);
    const Hit* const hit = text.find(Meaning::placeholder);
    const auto words = !found.empty() ? found : hit != nullptr ? text.shown(*hit) : std::string_view();
    if (!words.empty())
        context.say_about(text, words, fmt::format("{} is a leftover of a template", in_quotes(words)),
                          "write what is meant");
}

// Every text of a JSON document, but for contexts, types and proofs.
void walk(Context& context, const json::Value& value, const std::string& pointer, std::size_t& shown) {
    if (shown >= k_shown_of_kind) return;
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.starts_with("data:")) return;
        const auto found = placeholder_in(text);
        if (found.empty()) return;
        ++shown;
        return context.say(pointer, fmt::format("{} is a leftover of a template", in_quotes(found)),
                           "write what is meant");
    }
    std::size_t number = 0;
    if (value.is_array())
        for (const auto& inner : value) walk(context, inner, json::join_pointer(pointer, number++), shown);
    if (!value.is_object()) return;
    for (const auto& [name, inner] : value.items())
        if (name != "@context" && name != "type" && name != "proof")
            walk(context, inner, json::join_pointer(pointer, name), shown);
}

// Elements and entities that editors leave behind. Others (List<String>, R&D;) are what somebody meant.
constexpr std::string_view k_elements[] = {
    "a",    "abbr",   "article", "b",     "big", "blockquote", "body", "br",     "button",  "center",
    "code", "dd",     "del",     "div",   "dl",  "dt",         "em",   "font",   "footer",  "form",
    "h1",   "h2",     "h3",      "h4",    "h5",  "h6",         "head", "header", "hr",      "html",
    "i",    "iframe", "img",     "input", "ins", "label",      "li",   "link",   "main",    "mark",
    "meta", "nav",    "o",       "ol",    "p",   "pre",        "s",    "script", "section", "small",
    "span", "strike", "strong",  "style", "sub", "sup",        "svg",  "table",  "tbody",   "td",
    "th",   "thead",  "title",   "tr",    "tt",  "u",          "ul",   "video"};
constexpr std::string_view k_entities[] = {
    "amp",    "lt",     "gt",     "quot",   "apos",   "nbsp",   "shy",    "ndash",  "mdash", "hellip",
    "bull",   "lsquo",  "rsquo",  "ldquo",  "rdquo",  "sbquo",  "bdquo",  "laquo",  "raquo", "copy",
    "reg",    "trade",  "euro",   "auml",   "ouml",   "uuml",   "Auml",   "Ouml",   "Uuml",  "szlig",
    "eacute", "egrave", "ecirc",  "agrave", "acirc",  "ccedil", "ocirc",  "ugrave", "icirc", "ntilde",
    "aacute", "iacute", "oacute", "uacute", "igrave", "ograve", "middot", "deg",    "times"};

std::string_view tag_at(std::string_view rest) {
    constexpr std::size_t k_longest = 200;
    const auto end = rest.substr(0, k_longest).find('>');
    if (end == std::string_view::npos || rest.size() < 3) return {};
    const auto inside = rest.substr(1, end - 1);
    const auto name = inside.substr(inside.starts_with('/') ? 1 : 0);
    const auto length =
        std::min(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
                 name.size());
    const auto behind = trim(name.substr(length));
    // "x<b and c>d" is arithmetic: attributes have an equals sign.
    const bool complete = behind.empty() || behind == "/" || behind.find('=') != std::string_view::npos;
    const bool known =
        std::ranges::find(k_elements, to_lower(name.substr(0, length))) != std::end(k_elements);
    return complete && known ? rest.substr(0, end + 1) : std::string_view();
}

std::string_view entity_at(std::string_view rest) {
    const auto end = rest.substr(1, 10).find(';');
    if (end == std::string_view::npos || end == 0) return {};
    const auto name = rest.substr(1, end);
    const bool number =
        name.size() > 1 && name[0] == '#'
        && name.find_first_not_of("0123456789abcdefABCDEF", name[1] == 'x' || name[1] == 'X' ? 2 : 1)
               == std::string_view::npos;
    const bool known = number || std::ranges::find(k_entities, name) != std::end(k_entities);
    return known ? rest.substr(0, end + 2) : std::string_view();
}

// HTML or an entity in a text, or "". What stands in a code span of Markdown is meant.
std::string_view markup_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '`') {
            const auto close = text.find('`', at + 1);
            if (close != std::string_view::npos) at = close;
            continue;
        }
        const auto found = text[at] == '<'   ? tag_at(text.substr(at))
                           : text[at] == '&' ? entity_at(text.substr(at))
                                             : std::string_view();
        if (!found.empty()) return found;
    }
    return {};
}

} // namespace

void rule_placeholder(Context& context) {
    const Subject& subject = context.subject();
    const Document& document = context.input().documents[subject.document];
    if (document.form == Document::Form::json) {
        std::size_t shown = 0;
        if (subject.pointer.empty()) walk(context, document.root, "", shown);
    }
    const Badge& badge = subject.badge;
    const bool own = document.form == Document::Form::toml;
    for (const auto* const texts :
         {&badge.names, &badge.descriptions, &badge.criteria, &badge.tags, &subject.texts})
        for (const Text& text : *texts)
            if (own || (text.has(Meaning::placeholder) && placeholder_in(text.text).empty()))
                check_placeholder(context, text);
    if (!own) return;
    for (const Task& task : badge.tasks)
        for (const Text* const text : {&task.name, &task.description}) check_placeholder(context, *text);
    for (const auto& [pointer, url] : subject.links)
        check_placeholder(context, Text{"", url, pointer, {}, {}});
}

void rule_markup(Context& context) {
    const Badge& badge = context.badge();
    const auto check = [&](const Text& text) {
        const auto markup = markup_in(text.text);
        if (!markup.empty())
            context.say_about(text, markup, fmt::format("HTML in the text: {}", in_quotes(markup)),
                              "write plain text or Markdown");
    };
    for (const auto* const texts : {&badge.names, &badge.descriptions, &badge.criteria})
        for (const Text& text : *texts) check(text);
    for (const Task& task : badge.tasks) {
        check(task.name);
        check(task.description);
    }
}

} // namespace insignia::lint
