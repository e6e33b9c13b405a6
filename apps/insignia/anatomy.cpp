#include "anatomy.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/verify/verify.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_label_columns = 14;
constexpr std::size_t k_long_text = 1'000; // of one line
constexpr std::size_t k_text_lines = 60;

// Lines of `label  text` at one depth of the tree. Empty texts are left out; the further lines of a text
// stand below its first one.
class Tree {
public:
    void heading(std::string_view text) { m_lines += sanitize(text, k_long_text) + "\n"; }

    void line(std::size_t depth, std::string_view label, std::string_view text) {
        if (text.empty()) return;
        const std::string indent(2 + 2 * depth, ' ');
        std::string name(label);
        if (name.size() + indent.size() < k_label_columns + 2)
            name.resize(k_label_columns + 2 - indent.size(), ' ');
        std::string before = indent + name + " ";
        std::size_t written = 0;
        for (const std::string_view line : split(text, '\n')) {
            if (trim(line).empty()) continue;
            if (++written > k_text_lines) break;
            m_lines += before + sanitize(line, k_long_text) + "\n";
            before.assign(before.size(), ' ');
        }
    }

    std::string take() { return std::move(m_lines); }

private:
    std::string m_lines;
};

std::string_view text_at(const json::Value& value, std::string_view pointer) {
    const auto* const found = json::find(value, pointer);
    return found != nullptr && found->is_string() ? std::string_view(found->get_ref<const std::string&>())
                                                  : std::string_view();
}

std::string quoted(std::string_view text) {
    return text.empty() ? std::string() : fmt::format("\"{}\"", text);
}

std::string with_name(std::string_view id, std::string_view name) {
    if (name.empty()) return std::string(id);
    return id.empty() ? quoted(name) : fmt::format("{}, calls itself {}", id, quoted(name));
}

std::string securing_name(const verify::Subject& subject) {
    switch (subject.securing) {
    case verify::Securing::data_integrity:
        return "embedded proof";
    case verify::Securing::jwt:
        return "signed token (JWT)";
    case verify::Securing::hosted:
        return "nothing: the issuer's server vouches for it";
    case verify::Securing::none:
        return "nothing";
    }
    return {};
}

void add_recipient(Tree& tree, const json::Value& facts) {
    const auto* const recipient = json::member(facts, "recipient");
    if (recipient == nullptr) return;
    tree.line(0, "to", with_name(json::member_text(*recipient, "id"), json::member_text(*recipient, "name")));
    for (const auto& identifier : verify::objects_of(*recipient, "identifiers")) {
        const auto type = json::member_text(*identifier.value, "type");
        const auto value = json::member_text(*identifier.value, "value");
        tree.line(0, "to",
                  value.empty() ? fmt::format("{}, hidden by a hash", type)
                                : fmt::format("{} ({})", value, type));
    }
}

void add_achievement(Tree& tree, const json::Value& facts) {
    const auto* const achievement = json::member(facts, "achievement");
    if (achievement == nullptr) return;
    const auto name_of_it = json::member_text(*achievement, "name");
    const auto id = json::member_text(*achievement, "id"); // older badges hold no more than the address
    tree.line(0, "for", name_of_it.empty() ? std::string(id) : quoted(name_of_it));
    if (!name_of_it.empty()) tree.line(1, "id", id);
    for (const char* const name : {"achievementType", "description"})
        tree.line(1, name == std::string_view("achievementType") ? "type" : name,
                  json::member_text(*achievement, name));
    tree.line(1, "criteria", text_at(*achievement, "/criteria/narrative"));
    tree.line(1, "criteria", text_at(*achievement, "/criteria/id"));
}

void add_alignments(Tree& tree, const json::Value& facts) {
    const auto* const achievement = json::member(facts, "achievement");
    if (achievement == nullptr) return;
    for (const auto& alignment : verify::objects_of(*achievement, "alignment")) {
        tree.line(1, "aligned to", quoted(json::member_text(*alignment.value, "name")));
        for (const char* const member : {"framework", "code", "url"})
            tree.line(2, member, json::member_text(*alignment.value, member));
    }
}

void add_results(Tree& tree, const json::Value& facts) {
    for (const auto& result : verify::objects_of(facts, "results")) {
        const auto name = json::member_text(*result.value, "name");
        tree.line(0, "result", name.empty() ? "without a description" : quoted(name));
        for (const char* const member : {"type", "value", "status", "level", "required"})
            tree.line(1, member, json::member_text(*result.value, member));
    }
}

void add_contents(Tree& tree, const json::Value& facts) {
    for (const auto& part : verify::objects_of(facts, "contains")) {
        tree.line(0, "contains", quoted(json::member_text(*part.value, "name")));
        tree.line(1, "by", json::member_text(*part.value, "issuer"));
        tree.line(1, "id", json::member_text(*part.value, "id"));
    }
    for (const auto& endorsement : verify::objects_of(facts, "endorsements")) {
        tree.line(0, "endorsed by",
                  with_name(json::member_text(*endorsement.value, "issuer"),
                            json::member_text(*endorsement.value, "name")));
        tree.line(1, "says", json::member_text(*endorsement.value, "comment"));
    }
}

void add_evidence(Tree& tree, const json::Value& facts) {
    for (const auto& evidence : verify::objects_of(facts, "evidence")) {
        const auto name = json::member_text(*evidence.value, "name");
        tree.line(0, "evidence", name.empty() ? "without a name" : quoted(name));
        for (const char* const member : {"id", "genre", "description", "narrative"})
            tree.line(1, member, json::member_text(*evidence.value, member));
    }
}

void add_status(Tree& tree, const json::Value& document) {
    for (const auto& status : verify::objects_of(document, "credentialStatus")) {
        const auto list = json::member_text(*status.value, "statusListCredential");
        tree.line(0, "withdrawable",
                  fmt::format("{} at {}", json::member_text(*status.value, "type"),
                              list.empty() ? json::member_text(*status.value, "id") : list));
    }
}

void add_securing(Tree& tree, const verify::Subject& subject) {
    tree.line(0, "secured by", securing_name(subject));
    for (const auto& proof : verify::objects_of(subject.document, "proof")) {
        const auto suite = json::member_text(*proof.value, "cryptosuite");
        tree.line(1, "method", suite.empty() ? json::member_text(*proof.value, "type") : suite);
        tree.line(1, "key", json::member_text(*proof.value, "verificationMethod"));
        tree.line(1, "made", json::member_text(*proof.value, "created"));
    }
    if (!subject.jws) return;
    tree.line(1, "method", json::member_text(subject.jws->header, "alg"));
    tree.line(1, "key", json::member_text(subject.jws->header, "kid"));
}

// What a document of another kind than a badge says in its first members.
void add_members(Tree& tree, const json::Value& document) {
    for (const char* const name :
         {"id", "name", "achievementType", "url", "email", "description", "criteria", "issuer", "owner"})
        tree.line(0, name, json::member_text(document, name));
    tree.line(0, "criteria", text_at(document, "/criteria/narrative"));
    tree.line(0, "criteria", text_at(document, "/criteria/id"));
    for (const auto& alignment : verify::objects_of(document, "alignment"))
        tree.line(0, "aligned to", quoted(json::member_text(*alignment.value, "targetName")));
}

} // namespace

std::string describe_badge(const verify::Subject& subject) {
    Tree tree;
    const auto kind = subject.kind_name.empty() ? std::string("JSON that is no badge") : subject.kind_name;
    tree.heading(subject.version.empty() ? kind : fmt::format("{}, {}", subject.version, kind));
    tree.line(0, "found in", subject.place);
    for (const auto& remark : subject.remarks) tree.line(0, "unusual", remark);
    const bool badge = subject.model != verify::DataModel::none || subject.kind == verify::Kind::assertion;
    if (!badge) {
        add_members(tree, subject.document);
        add_securing(tree, subject);
        return tree.take();
    }
    const auto facts = verify::badge_facts(subject);
    tree.line(0, "shown by", json::member_text(subject.document, "holder"));
    tree.line(0, "name", quoted(json::member_text(facts, "name")));
    tree.line(0, "id", json::member_text(facts, "id"));
    add_recipient(tree, facts);
    add_achievement(tree, facts);
    add_alignments(tree, facts);
    add_results(tree, facts);
    tree.line(0, "by", with_name(text_at(facts, "/issuer/id"), text_at(facts, "/issuer/name")));
    tree.line(1, "url", text_at(facts, "/issuer/url"));
    tree.line(0, "awarded", json::member_text(facts, "awarded"));
    tree.line(0, "valid from", json::member_text(facts, "valid_from"));
    tree.line(0, "valid until", json::member_text(facts, "valid_until"));
    add_evidence(tree, facts);
    add_contents(tree, facts);
    add_status(tree, subject.document);
    add_securing(tree, subject);
    return tree.take();
}

json::Value badge_to_json(const verify::Subject& subject) {
    json::Value value = {{"input", subject.input},
                         {"kind", subject.kind_name},
                         {"version", subject.version},
                         {"found_in", subject.place},
                         {"securing", securing_name(subject)}};
    value["claims"] = subject.model == verify::DataModel::none && subject.kind != verify::Kind::assertion
                          ? json::Value(nullptr)
                          : verify::badge_facts(subject);
    value["document"] = subject.document;
    return value;
}

} // namespace insignia::app
