// The shape that a document must have before its words mean what they say: after RDF, `@nest`, `@reverse` or
// a context of one's own can hide, move or rename what people read.
#include "gather_internal.h"

#include <fmt/format.h>

#include "contexts_internal.h"

namespace insignia::verify {
namespace {

using Problem = std::optional<ShapeProblem>;

Problem check_entry(const json::Value& entry, const std::string& where,
                    std::span<const std::string> also_known) {
    if (entry.is_object())
        return ShapeProblem{"a badge may not bring a context of its own: its words would mean what it likes",
                            where};
    if (!entry.is_string()) return ShapeProblem{"a context is named by its URL", where};
    const auto& url = entry.get_ref<const std::string&>();
    if (is_known_context(url, also_known)) return std::nullopt;
    return ShapeProblem{fmt::format("the context \"{}\" is not known", url), where, true};
}

// The list of one @context: known contexts by their exact URLs. Order is for the root to demand.
Problem check_context(const json::Value& context, const std::string& where,
                      std::span<const std::string> also_known) {
    if (!context.is_array()) return check_entry(context, where, also_known);
    if (context.empty()) return ShapeProblem{"the list of contexts is empty", where};
    if (context.size() > limits::k_contexts)
        return ShapeProblem{"there are more contexts than any badge needs", where};
    for (std::size_t i = 0; i < context.size(); ++i)
        if (Problem problem = check_entry(context[i], json::join_pointer(where, i), also_known))
            return problem;
    return std::nullopt;
}

bool is_credential_type(Kind kind) {
    return kind == Kind::achievement || kind == Kind::endorsement || kind == Kind::transcript;
}

// VCDM 2.0, 4.3 and Open Badges 3.0: the credentials context first, the Open Badges one second.
// https://www.w3.org/TR/vc-data-model-2.0/#contexts
Problem check_order(const json::Value& context, const Subject& subject) {
    const auto url_at = [&](std::size_t i) -> std::string_view {
        if (context.is_string())
            return i == 0 ? std::string_view(context.get_ref<const std::string&>()) : std::string_view();
        if (!context.is_array() || i >= context.size() || !context[i].is_string()) return {};
        return context[i].get_ref<const std::string&>();
    };
    if (url_at(0) != k_credentials_v2 && url_at(0) != k_credentials_v1)
        return ShapeProblem{fmt::format("the first context must be \"{}\"", k_credentials_v2), "/@context"};
    if (!is_credential_type(subject.kind) || subject.kind == Kind::transcript) return std::nullopt;
    for (std::size_t i = 1; context.is_array() && i < context.size(); ++i)
        if (is_open_badges_context(url_at(i))) return std::nullopt;
    return ShapeProblem{"the Open Badges 3.0 context is missing", "/@context"};
}

// Contexts below the root belong to credentials inside this one (endorsements, contained badges) and to
// proofs; elsewhere they would change the meaning of a part.
bool may_have_context(const json::Value& object) {
    return has_type(object, "VerifiableCredential") || has_type(object, "EnvelopedVerifiableCredential")
           || has_type(object, "DataIntegrityProof");
}

Problem check_nested(const json::Value& value, const std::string& where,
                     std::span<const std::string> also_known) {
    if (value.is_array())
        return find_in_list(value, where, [&](const json::Value& entry, const std::string& here) {
            return check_nested(entry, here, also_known);
        });
    if (!value.is_object()) return std::nullopt;
    for (const auto& [name, member] : value.items()) {
        const std::string here = json::join_pointer(where, name);
        if (name == "@context" && !where.empty()) {
            if (!may_have_context(value))
                return ShapeProblem{"a part of a badge may not bring a context of its own", here};
            if (Problem problem = check_context(member, here, also_known)) return problem;
        } else if (Problem problem = check_nested(member, here, also_known)) {
            return problem;
        }
    }
    return std::nullopt;
}

bool is_keyword_form(std::string_view name) {
    if (name.size() < 2 || name.front() != '@') return false;
    for (const char c : name.substr(1))
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    return true;
}

Problem check_keywords(const json::Value& value, const std::string& where) {
    if (value.is_array()) return find_in_list(value, where, check_keywords);
    if (!value.is_object()) return std::nullopt;
    for (const auto& [name, member] : value.items()) {
        const std::string here = json::join_pointer(where, name);
        if (name == "@context") continue;
        if (is_keyword_form(name))
            return ShapeProblem{
                fmt::format("\"{}\" is JSON-LD machinery that a badge does not need and that can hide text",
                            name),
                here};
        if (Problem problem = check_keywords(member, here)) return problem;
    }
    return std::nullopt;
}

} // namespace

std::optional<ShapeProblem> find_context_problem(const Subject& subject,
                                                 std::span<const std::string> also_known) {
    const json::Value* context = json::member(subject.document, "@context");
    if (context == nullptr) return ShapeProblem{"there is no @context", ""};
    if (Problem problem = check_order(*context, subject)) return problem;
    if (Problem problem = check_context(*context, "/@context", also_known)) return problem;
    return check_nested(subject.document, "", also_known);
}

std::optional<ShapeProblem> find_keyword_problem(const json::Value& document) {
    return check_keywords(document, "");
}

} // namespace insignia::verify
