// Ways to spell a signed document so that its RDF, and with it the signature, stays the same, while checks
// that read it as JSON no longer see a part of it.
#include "gather_internal.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/jsonld/embedded_contexts.h>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace insignia::verify {
namespace {

using Problem = std::optional<ShapeProblem>;
using Texts = std::set<std::string, std::less<>>;

// The IRIs that the terms of the embedded contexts stand for, and what may stand before the colon of a
// compact one.
struct Vocabulary {
    Texts iris;
    std::map<std::string, Texts, std::less<>> prefixes;
};

// The terms of a context with what they are defined as, contexts inside contexts included.
void collect_terms(const json::Value& context, std::map<std::string, Texts>& terms) {
    if (context.is_array())
        for (const json::Value& entry : context) collect_terms(entry, terms);
    if (!context.is_object()) return;
    for (const auto& [term, definition] : context.items()) {
        if (definition.is_string()) terms[term].insert(definition.get_ref<const std::string&>());
        if (!definition.is_object()) continue;
        if (const std::string_view id = json::member_text(definition, "@id"); !id.empty())
            terms[term].emplace(id);
        if (const json::Value* inner = json::member(definition, "@context")) collect_terms(*inner, terms);
    }
}

void add_context(Vocabulary& vocabulary, const json::Value& document) {
    std::map<std::string, Texts> terms;
    if (const json::Value* context = json::member(document, "@context")) collect_terms(*context, terms);
    for (const auto& [term, values] : terms)
        for (const std::string& value : values) {
            if (value.starts_with('@')) continue;
            const std::size_t colon = value.find(':');
            const auto prefix = terms.find(value.substr(0, colon));
            if (colon == std::string::npos || value.substr(colon).starts_with("://")
                || prefix == terms.end()) {
                vocabulary.iris.insert(value);
                vocabulary.prefixes[term].insert(value);
                continue;
            }
            for (const std::string& base : prefix->second)
                vocabulary.iris.insert(base + value.substr(colon + 1));
        }
}

const Vocabulary& vocabulary() {
    static const Vocabulary k_vocabulary = [] {
        Vocabulary all;
        for (const jsonld::EmbeddedContext& context : jsonld::embedded_contexts_table())
            if (const auto document = json::parse(context.text)) add_context(all, *document);
        return all;
    }();
    return k_vocabulary;
}

// Words that no check reads are nobody's to hide: those that badges share with the rest of the web.
bool is_of_the_standards(std::string_view iri) {
    return iri.starts_with("https://www.w3.org/") || iri.starts_with("https://w3id.org/")
           || iri.starts_with("https://purl.imsglobal.org/");
}

// Whether a name is the address of a word that the contexts have.
bool is_disguised(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return false;
    const Vocabulary& known = vocabulary();
    const auto is_word = [&](std::string_view iri) {
        return is_of_the_standards(iri) && known.iris.find(iri) != known.iris.end();
    };
    if (is_word(name)) return true;
    const auto bases = known.prefixes.find(name.substr(0, colon));
    return bases != known.prefixes.end() && std::ranges::any_of(bases->second, [&](const std::string& base) {
               return is_word(base + std::string(name.substr(colon + 1)));
           });
}

ShapeProblem disguised(std::string_view name, std::string where) {
    return {
        fmt::format("\"{}\" is the address of a word of the standard instead of the word, which hides what "
                    "it says from who reads it",
                    name),
        std::move(where)};
}

Problem find_disguised(const json::Value& value, const std::string& where) {
    if (value.is_array()) return find_in_list(value, where, find_disguised);
    if (!value.is_object()) return std::nullopt;
    for (const auto& [name, member] : value.items()) {
        if (name == "@context") continue;
        const std::string here = json::join_pointer(where, name);
        if (is_disguised(name)) return disguised(name, here);
        if (name == "type") {
            const json::Value types = member.is_array() ? member : json::Value::array({member});
            for (const json::Value& type : types)
                if (type.is_string() && is_disguised(type.get_ref<const std::string&>()))
                    return disguised(type.get_ref<const std::string&>(), here);
        }
        if (Problem problem = find_disguised(member, here)) return problem;
    }
    return std::nullopt;
}

// Parts whose identifier may stand a second time in the document, but not with these members, which checks
// look for in the part itself.
struct Guarded {
    std::vector<std::string_view> owners; // pointers to one object or a list of them
    std::string_view members;
};
const std::array k_guarded = {
    Guarded{{""},
            "issuer credentialSubject validFrom validUntil issuanceDate expirationDate credentialStatus "
            "credentialSchema refreshService termsOfUse evidence relatedResource awardedDate"},
    Guarded{
        {"/credentialSubject"},
        "achievement identifier result role licenseNumber creditsEarned activityStartDate activityEndDate "
        "term source verifiableCredential"},
    Guarded{{"/credentialStatus"},
            "statusPurpose statusListIndex statusListCredential statusSize statusMessage"},
    Guarded{{"/evidence", "/relatedResource"}, "digestSRI digestMultibase"},
};

using Objects = std::vector<const json::Value*>;

Objects objects_at(const json::Value& document, std::string_view pointer) {
    Objects objects;
    const json::Value* found = json::find(document, pointer);
    if (found != nullptr && found->is_array())
        for (const json::Value& entry : *found) objects.push_back(&entry);
    else if (found != nullptr)
        objects.push_back(found);
    return objects;
}

Objects owners_of(const json::Value& document, const Guarded& guarded) {
    Objects owners;
    for (const std::string_view pointer : guarded.owners)
        std::ranges::copy(objects_at(document, pointer), std::back_inserter(owners));
    return owners;
}

// Whether an object says something under one of these members that none of its namesakes says.
bool says_more(const json::Value& object, const Objects& namesakes, std::string_view members) {
    return std::ranges::any_of(split(members, ' '), [&](std::string_view name) {
        const json::Value* said = json::member(object, name);
        return said != nullptr && std::ranges::none_of(namesakes, [&](const json::Value* other) {
                   const json::Value* same = json::member(*other, name);
                   return same != nullptr && *same == *said;
               });
    });
}

ShapeProblem split_part(std::string_view id, std::string where) {
    return {
        fmt::format("what it says of \"{}\" is split between two places, which hides a part of it from who "
                    "reads it",
                    id),
        std::move(where)};
}

// The owners, and those of each identifier, so that a document of many parts is walked once.
struct Owners {
    std::unordered_set<const json::Value*> all;
    std::unordered_map<std::string_view, Objects> by_id;
};

Owners by_identifier(const Objects& objects) {
    Owners owners;
    for (const json::Value* object : objects) {
        owners.all.insert(object);
        if (const std::string_view id = json::member_text(*object, "id"); !id.empty())
            owners.by_id[id].push_back(object);
    }
    return owners;
}

// Objects with one identifier, each of which is compared with the others; no honest badge repeats a part so
// often.
constexpr std::size_t k_namesakes = 100;

Problem find_crowd(const Owners& owners) {
    const bool crowded = std::ranges::any_of(
        owners.by_id, [](const auto& entry) { return entry.second.size() > k_namesakes; });
    if (!crowded) return std::nullopt;
    return ShapeProblem{fmt::format("more than {} parts have one identifier", k_namesakes), "", true};
}

// An object beside `owners` with one of their identifiers that says more than they do.
Problem find_second(const json::Value& value, const std::string& where, const Owners& owners,
                    std::string_view members) {
    if (value.is_array())
        return find_in_list(value, where, [&](const json::Value& entry, const std::string& here) {
            return find_second(entry, here, owners, members);
        });
    if (!value.is_object()) return std::nullopt;
    const std::string_view id = json::member_text(value, "id");
    const auto namesakes = owners.by_id.find(id);
    if (namesakes != owners.by_id.end() && !owners.all.contains(&value)
        && says_more(value, namesakes->second, members))
        return split_part(id, where);
    for (const auto& [name, member] : value.items()) {
        // A contained credential is a graph of its own.
        if (name == "@context" || name == "verifiableCredential") continue;
        if (Problem problem = find_second(member, json::join_pointer(where, name), owners, members))
            return problem;
    }
    return std::nullopt;
}

// Lists of which each entry is judged by itself: two of one identifier must be the same.
constexpr std::array<std::string_view, 3> k_judged_one_by_one = {"/evidence", "/relatedResource",
                                                                 "/credentialSubject/result"};

Problem find_torn_entry(const json::Value& document) {
    for (const std::string_view pointer : k_judged_one_by_one) {
        std::map<std::string_view, const json::Value*> seen;
        for (const json::Value* entry : objects_at(document, pointer)) {
            const std::string_view id = json::member_text(*entry, "id");
            if (id.empty()) continue;
            const auto [known, fresh] = seen.emplace(id, entry);
            if (!fresh && *known->second != *entry) return split_part(id, std::string(pointer));
        }
    }
    return std::nullopt;
}

bool is_signed_as_rdf(const json::Value& document) {
    const json::Value* proofs = json::member(document, "proof");
    if (proofs == nullptr) return false;
    const auto as_rdf = [](const json::Value& proof) {
        return json::member_text(proof, "cryptosuite").find("-jcs-") == std::string_view::npos;
    };
    return proofs->is_array() ? std::ranges::any_of(*proofs, as_rdf) : as_rdf(*proofs);
}

} // namespace

std::optional<ShapeProblem> find_hidden_part(const Subject& subject) {
    const json::Value& document = subject.document;
    if (subject.securing != Securing::data_integrity || !is_signed_as_rdf(document)) return std::nullopt;
    if (Problem problem = find_disguised(document, "")) return problem;
    if (Problem problem = find_torn_entry(document)) return problem;
    for (const Guarded& guarded : k_guarded) {
        const Owners owners = by_identifier(owners_of(document, guarded));
        if (owners.by_id.empty()) continue;
        if (Problem problem = find_crowd(owners)) return problem;
        if (Problem problem = find_second(document, "", owners, guarded.members)) return problem;
    }
    return std::nullopt;
}

} // namespace insignia::verify
