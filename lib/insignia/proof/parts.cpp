#include "disclosure_internal.h"
#include "selection_internal.h"

#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/proof/disclosure.h>

namespace insignia::proof {
namespace {

// What two trees of pointers, that of the issuer and that of the holder, make of one value.
class Parts {
public:
    explicit Parts(std::vector<Part>& parts) : m_parts(parts) {}

    void add(const json::Value& value, const Choice* mandatory, const Choice* shown, std::string pointer) {
        const bool is_leaf = !value.is_structured() || value.empty();
        if (mandatory != nullptr && (mandatory->whole || is_leaf))
            return put(value, Visibility::mandatory, std::move(pointer));
        if (mandatory == nullptr && shown == nullptr)
            return put(value, Visibility::hidden, std::move(pointer));
        if (mandatory == nullptr && (shown->whole || is_leaf))
            return put(value, Visibility::shown, std::move(pointer));
        if (value.is_array())
            add_elements(value, mandatory, shown, pointer);
        else
            add_members(value, mandatory, shown, pointer);
    }

private:
    void put(const json::Value& value, Visibility visibility, std::string pointer) {
        m_parts.push_back({std::move(pointer), visibility, &value});
    }

    void add_elements(const json::Value& array, const Choice* mandatory, const Choice* shown,
                      const std::string& pointer) {
        for (std::size_t i = 0; i < array.size(); ++i) {
            const std::string token = std::to_string(i);
            add(array[i], below(mandatory, token), below(shown, token), json::join_pointer(pointer, i));
        }
    }

    void add_members(const json::Value& object, const Choice* mandatory, const Choice* shown,
                     const std::string& pointer) {
        static const Choice k_whole{true, {}};
        for (const auto& [name, member] : object.items()) {
            if (pointer.empty() && (name == "@context" || name == "proof")) continue;
            const std::string token = json::escape_pointer_token(name);
            const bool always = always_selected(name, member);
            add(member, mandatory != nullptr && always ? &k_whole : below(mandatory, token),
                shown != nullptr && always ? &k_whole : below(shown, token),
                json::join_pointer(pointer, name));
        }
    }

    static const Choice* below(const Choice* choice, const std::string& token) {
        return choice == nullptr || choice->whole ? choice : choice->child(token);
    }

    std::vector<Part>& m_parts;
};

std::string suites_of(const std::vector<const json::Value*>& proofs) {
    std::vector<std::string> names;
    for (const json::Value* proof : proofs) {
        const std::string_view suite = json::member_text(*proof, "cryptosuite");
        names.push_back(sanitize(suite.empty() ? json::member_text(*proof, "type") : suite));
    }
    return join(names, ", ");
}

constexpr std::string_view k_not_found =
    "there is no base proof of ecdsa-sd-2023, of which parts could be shown";
constexpr std::string_view k_ask = "ask the issuer for a badge made with --proof ecdsa-sd-2023";

// An array with one element is often taken for the element.
std::string through_single_element(const json::Value& value, std::string_view pointer,
                                   std::string_view rest) {
    if (!value.is_array() || value.size() != 1) return {};
    const std::string inside = "/0" + std::string(rest);
    return json::find(value, inside) != nullptr ? std::string(pointer) + inside : std::string();
}

std::vector<std::string> names_in(const json::Value& object) {
    std::vector<std::string> names;
    for (const auto& [name, member] : object.items())
        if (name != "@context" && name != "proof")
            names.push_back(sanitize(json::escape_pointer_token(name)));
    return names;
}

// Why nothing lies at `rest` below the value, which stands at `pointer`.
tl::unexpected<Error> explain(const json::Value& value, const std::string& pointer, std::string_view rest,
                              const std::string& whole) {
    const std::string shown = pointer.empty() ? "the document" : fmt::format("\"{}\"", sanitize(pointer));
    const std::string token(rest.substr(1, rest.find('/', 1) - 1));
    std::string reason;
    std::string hint;
    if (value.is_array()) {
        reason = fmt::format("{} has {} elements, counted from 0", shown, value.size());
        if (const auto meant = through_single_element(value, pointer, rest); !meant.empty())
            hint = fmt::format("did you mean \"{}\"?", sanitize(meant));
    } else if (value.is_object()) {
        reason = fmt::format("{} has no \"{}\"", shown, sanitize(token));
        const auto names = names_in(value);
        const std::string_view meant = did_you_mean(token, names);
        const std::string without_index =
            pointer + std::string(rest.substr(std::min(rest.size(), token.size() + 1)));
        if (token == "0" && json::find(value, rest.substr(2)) != nullptr)
            hint = fmt::format("there is one, not a list: did you mean \"{}\"?", sanitize(without_index));
        else
            hint = meant.empty() ? "it has " + join(names, ", ")
                                 : fmt::format("did you mean \"{}/{}\"?", sanitize(pointer), meant);
    } else {
        reason = shown + " has no parts";
    }
    Error error{ErrorCode::invalid,
                fmt::format("the JSON pointer \"{}\" names nothing: {}", sanitize(whole), reason),
                pointer,
                {}};
    if (!hint.empty()) error.hints.push_back(std::move(hint));
    return fail(std::move(error));
}

tl::unexpected<Error> no_pointer(const std::string& text, const json::Value& document) {
    std::string meant = text.find('/') == std::string::npos ? replace_all(text, ".", "/") : text;
    if (!meant.starts_with('/')) meant.insert(0, "/");
    const bool exists = meant != "/" && json::find(document, meant) != nullptr;
    return fail(ErrorCode::invalid,
                fmt::format("\"{}\" is no JSON pointer to a part of the document", sanitize(text)), {},
                {exists ? fmt::format("did you mean \"{}\"?", sanitize(meant))
                        : "write it like /credentialSubject/achievement/name"});
}

} // namespace

std::string_view to_string(Visibility visibility) {
    switch (visibility) {
    case Visibility::mandatory:
        return "mandatory";
    case Visibility::shown:
        return "shown";
    case Visibility::hidden:
        return "hidden";
    }
    return {};
}

Result<const json::Value*> base_proof_of(const json::Value& document) {
    if (!document.is_object() || !document.contains("proof"))
        return fail(ErrorCode::not_found, fmt::format("{}: there is no proof at all", k_not_found), {},
                    {std::string(k_ask)});
    TRY_ASSIGN(const auto proofs, proofs_of(document));
    const json::Value* found = nullptr;
    for (const json::Value* proof : proofs) {
        if (json::member_text(*proof, "cryptosuite") != "ecdsa-sd-2023") continue;
        if (found != nullptr)
            return fail(ErrorCode::invalid, "there are several proofs of ecdsa-sd-2023", "/proof");
        found = proof;
    }
    if (found == nullptr)
        return fail(ErrorCode::not_found, fmt::format("{}: the proof is {}", k_not_found, suites_of(proofs)),
                    "/proof", {std::string(k_ask)});
    if (kind_of_proof_value(json::member_text(*found, "proofValue")) == ProofValueKind::derived)
        return fail(ErrorCode::invalid, "this shows a part already, and nothing can be taken from it again",
                    "/proof", {"use the badge as the issuer made it"});
    return found;
}

Result<std::vector<std::string>> mandatory_pointers(const json::Value& document) {
    TRY_ASSIGN(const json::Value* proof, base_proof_of(document));
    TRY_ASSIGN(BaseProofValue base, parse_base_proof_value(json::member_text(*proof, "proofValue")));
    return std::move(base.mandatory_pointers);
}

Result<std::vector<Part>> parts_of(const json::Value& document, const std::vector<std::string>& mandatory,
                                   const std::vector<std::string>& shown) {
    TRY_ASSIGN(const Choice always, choice_of(mandatory, document));
    TRY_ASSIGN(const Choice chosen, choice_of(shown, document));
    std::vector<Part> parts;
    Parts(parts).add(document, mandatory.empty() ? nullptr : &always, shown.empty() ? nullptr : &chosen, {});
    return parts;
}

Result<void> require_pointer(const json::Value& document, const std::string& pointer) {
    if (!pointer.starts_with('/')) return no_pointer(pointer, document);
    if (json::find(document, pointer) != nullptr) return {};
    const json::Value* deepest = &document;
    std::size_t end = 0;
    while (true) {
        const std::size_t next = std::min(pointer.find('/', end + 1), pointer.size());
        const json::Value* below = json::find(document, std::string_view(pointer).substr(0, next));
        if (below == nullptr) break;
        deepest = below;
        end = next;
    }
    return explain(*deepest, pointer.substr(0, end), std::string_view(pointer).substr(end), pointer);
}

} // namespace insignia::proof
