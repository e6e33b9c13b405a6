#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/loss.h>

namespace insignia::jsonld {

namespace {

struct LossRow {
    LossKind kind;
    std::string_view name;
    std::string_view message; // {} is the term
    std::string_view hint;
};

constexpr std::array k_rows = {
    LossRow{LossKind::undefined_term, "undefined-term",
            "the term \"{}\" is in no context: it would not be signed",
            "remove it, or add the context that defines it to \"@context\""},
    LossRow{LossKind::null_term, "null-term",
            "the term \"{}\" is mapped to nothing by a context: it would not be signed", "remove it"},
    LossRow{LossKind::keyword_lookalike, "keyword-lookalike",
            "\"{}\" looks like a keyword, but is none: it would not be signed", "remove it"},
    LossRow{LossKind::relative_iri, "relative-iri", "\"{}\" is no absolute IRI: it would not be signed",
            "write an absolute IRI, or a term that a context defines"},
    LossRow{LossKind::blank_node_predicate, "blank-node-predicate",
            "the term \"{}\" stands for a blank node, which cannot be a property: it would not be signed",
            "map the term to an IRI"},
    LossRow{LossKind::invalid_language, "invalid-language",
            "\"{}\" is no language tag: the value would not be signed",
            "write a language tag such as \"en\" or \"de-AT\""},
    LossRow{LossKind::direction, "direction", "the text direction \"{}\" would not be signed", "remove it"},
    LossRow{LossKind::annotation, "annotation", "the index \"{}\" would not be signed", "remove it"},
    LossRow{LossKind::null_value, "null-value", "the value of \"{}\" is null: it would not be signed",
            "remove the member"},
    LossRow{LossKind::empty_array, "empty-array",
            "the value of \"{}\" is an empty array: it would not be signed", "remove the member"},
    LossRow{LossKind::dropped_value, "dropped-value",
            "\"{}\" stands where JSON-LD takes no value: it would not be signed", "remove it"},
};

const LossRow& row_of(LossKind kind) {
    for (const LossRow& row : k_rows)
        if (row.kind == kind) return row;
    return k_rows.back();
}

} // namespace

std::string_view to_string(LossKind kind) {
    return row_of(kind).name;
}

Error to_error(const Loss& loss) {
    const LossRow& row = row_of(loss.kind);
    Error error{
        ErrorCode::data_loss, fmt::format(fmt::runtime(row.message), sanitize(loss.term)), loss.pointer, {}};
    if (!loss.suggestion.empty())
        error.hints.push_back(fmt::format("did you mean \"{}\"?", sanitize(loss.suggestion)));
    error.hints.emplace_back(row.hint);
    return error;
}

std::string with_place(std::string_view message, std::string_view place) {
    // The word may hold quotes itself: the last quote of the message is the one behind it.
    const std::size_t quote = message.rfind('"');
    if (quote == std::string_view::npos) return fmt::format("{}: {}", place, message);
    return fmt::format("{} at {}{}", message.substr(0, quote + 1), place, message.substr(quote + 1));
}

} // namespace insignia::jsonld
