#include "issue_batch.h"
#include "paper.h"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/crypto/hash.h>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/disclosure.h>
#include <insignia/proof/proof.h>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

using workspace::PersonField;

constexpr std::string_view k_disclosable = "ecdsa-sd-2023";

issue::Recipient recipient_of(const workspace::Person& person) {
    issue::Recipient recipient;
    recipient.name = person.full_name();
    recipient.email = person[PersonField::email];
    recipient.did = person[PersonField::did];
    recipient.language = to_lower(person[PersonField::language]);
    for (const auto evidence : split(person[PersonField::evidence], ' '))
        if (!evidence.empty()) recipient.evidence.emplace_back(evidence);
    // A sentence is one piece of evidence, a row of addresses is several.
    const bool sentence =
        std::ranges::any_of(recipient.evidence, [](const auto& word) { return !uri::is_absolute_iri(word); });
    if (sentence) recipient.evidence = {person[PersonField::evidence]};
    recipient.narrative = person[PersonField::narrative];
    recipient.role = person[PersonField::role];
    recipient.license_number = person[PersonField::license_number];
    const auto& credits = person[PersonField::credits];
    double number = 0;
    if (const auto [end, error] = std::from_chars(credits.data(), credits.data() + credits.size(), number);
        error == std::errc() && end == credits.data() + credits.size() && number >= 0)
        recipient.credits = number;
    return recipient;
}

Result<issue::Plan> plan_of(const registry::Entry& entry) {
    issue::Plan plan{entry.id, entry.salt, {}, std::nullopt};
    TRY_ASSIGN(plan.valid_from, Instant::parse(entry.valid_from));
    if (!entry.valid_until.empty()) {
        TRY_ASSIGN(plan.valid_until, Instant::parse(entry.valid_until));
    }
    return plan;
}

// The signed badge as it is baked and as it is kept in a file of its own.
struct Signed {
    std::string compact;
    std::string pretty;
    std::string_view ending;
    std::string disclosed; // ecdsa-sd-2023: what its holder can show at most, which is what can be judged
};

// What a list of pointers names in this badge: people differ in what is said of them.
std::vector<std::string> present_in(const json::Value& badge, const std::vector<std::string>& pointers) {
    std::vector<std::string> present;
    for (const auto& pointer : pointers)
        if (json::find(badge, pointer) != nullptr) present.push_back(pointer);
    return present;
}

Result<std::string> disclose_all(const json::Value& secured) {
    std::vector<std::string> everything;
    for (const auto& [name, value] : secured.items())
        if (name != "@context" && name != "proof") everything.push_back(json::join_pointer("", name));
    TRY_ASSIGN(const auto disclosed, proof::derive_proof(secured, everything));
    return json::to_compact_text(disclosed);
}

Result<Signed> sign(const json::Value& badge, const Signer& signer, const issue::Plan& plan) {
    if (signer.proof == "vc-jwt") {
        TRY_ASSIGN(auto jwt, proof::sign_jwt(badge, signer.key, signer.method));
        return Signed{jwt, jwt, ".jwt", {}};
    }
    proof::SigningOptions options;
    options.verification_method = signer.method;
    options.created = plan.valid_from;
    const bool in_parts = signer.proof == k_disclosable;
    if (in_parts)
        options.mandatory_pointers =
            signer.mandatory.empty() ? issue::mandatory_pointers(badge) : present_in(badge, signer.mandatory);
    TRY_ASSIGN(const auto secured, proof::add_proof(badge, signer.proof, signer.key, options));
    Signed result{json::to_compact_text(secured), json::to_pretty_text(secured), ".json", {}};
    if (in_parts) {
        TRY_ASSIGN(result.disclosed, disclose_all(secured));
    }
    return result;
}

// What we issue, we can verify: judged at the moment from which it is valid.
Result<void> require_valid(const Issuing& issuing, ByteView content, const std::string& name, Instant at) {
    auto policy = issuing.policy;
    policy.now = at;
    const uri::ResourceLoader nothing = [](const uri::Uri& url) -> Result<uri::Resource> {
        return fail(ErrorCode::denied, "nothing is fetched while issuing", url.text());
    };
    const auto report = verify::judge(content, name, policy, nothing);
    if (report.verdict == check::Verdict::valid) return {};
    Error error{
        ErrorCode::invalid, fmt::format("the badge would not be valid: {}", report.headline), name, {}};
    for (const auto& finding : report.findings)
        if (finding.outcome == check::Outcome::failed)
            error.hints.push_back(
                fmt::format("{}{}{}", finding.message, finding.where.empty() ? "" : " at ", finding.where));
    error.hints.emplace_back("correct the definition; nothing was written for this person");
    return fail(std::move(error));
}

// True when the file is a badge with this identifier, so that writing it again takes nothing from anybody.
bool is_same_badge(const fs::path& path, const std::string& id) {
    const auto content = read_file(path);
    if (!content) return false;
    const auto subject = verify::open(*content, path.string());
    return subject && json::member_text(subject->document, "id") == id;
}

// A folder that is a link would lead the files to another place.
Result<void> require_real_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_symlink(fs::symlink_status(folder, error)))
        return fail(ErrorCode::denied, "the folder for the badges is a symbolic link", folder.string(),
                    {"name the real folder with --out"});
    return {};
}

Result<IssuedFile> print(const Issuing& issuing, const workspace::Person& person, const std::string& badge,
                         const std::string& base) {
    auto subject = verify::open(as_bytes(badge), base);
    if (!subject) return fail(std::move(subject).error().error);
    PaperDetails details{person.full_name(), issuing.picture_url, {}, {}, {}, {}};
    TRY_ASSIGN(auto pdf, make_certificate(*subject, details));
    return IssuedFile{base + ".pdf", std::move(pdf), std::move(details.cut)};
}

} // namespace

Result<void> check_mandatory(const Issuing& issuing, const IssueOptions& options, std::string_view proof,
                             const std::vector<workspace::Person>& people,
                             const std::vector<registry::Entry>& requests) {
    if (options.mandatory.empty()) return {};
    if (proof != k_disclosable)
        return fail(ErrorCode::usage, fmt::format("--mandatory says nothing about {}", proof), "",
                    {"it goes with --proof ecdsa-sd-2023, of which holders show parts"});
    auto missing = options.mandatory;
    json::Value first;
    for (std::size_t i = 0; i < people.size() && !missing.empty(); ++i) {
        TRY_ASSIGN(const auto plan, plan_of(requests[i]));
        TRY_ASSIGN(auto badge, issue::build(issuing.prepared, recipient_of(people[i]), plan));
        std::erase_if(missing, [&](const auto& pointer) { return json::find(badge, pointer) != nullptr; });
        if (i == 0) first = std::move(badge);
    }
    if (missing.empty() || people.empty()) return {};
    auto error = proof::require_pointer(first, missing.front()).error();
    error.code = ErrorCode::usage;
    error.where = "--mandatory";
    return fail(std::move(error));
}

Result<std::vector<IssuedFile>> make_badge(const Issuing& issuing, const Signer& signer,
                                           const workspace::Person& person, const registry::Entry& entry) {
    TRY_ASSIGN(const auto plan, plan_of(entry));
    TRY_ASSIGN(const auto unsigned_badge, issue::build(issuing.prepared, recipient_of(person), plan));
    TRY_ASSIGN(const auto badge, sign(unsigned_badge, signer, plan));
    const auto base = (issuing.folder / entry.file).string();
    std::vector<IssuedFile> files;
    if (std::ranges::find(issuing.output, "json") != issuing.output.end())
        files.push_back({base + std::string(badge.ending), to_bytes(badge.pretty), {}});
    for (const auto& [picture, ending] : {std::pair(&issuing.png, ".png"), std::pair(&issuing.svg, ".svg")}) {
        if (!*picture) continue;
        TRY_ASSIGN(auto baked, (*picture)->bake(badge.compact));
        files.push_back({base + ending, std::move(baked), {}});
    }
    // A certificate shows all of the badge.
    const auto& shown = badge.disclosed.empty() ? badge.compact : badge.disclosed;
    if (std::ranges::find(issuing.output, "pdf") != issuing.output.end()) {
        TRY_ASSIGN(auto page, print(issuing, person, shown, base));
        files.push_back(std::move(page));
    }
    if (!badge.disclosed.empty()) {
        TRY(require_valid(issuing, as_bytes(badge.disclosed), base + std::string(badge.ending),
                          plan.valid_from));
        return files;
    }
    // A picture is judged as its reader will see it; the JSON beside it is the same document.
    for (const auto& file : files)
        if (files.size() == 1 || file.path.extension() != badge.ending)
            TRY(require_valid(issuing, file.content, file.path.filename().string(), plan.valid_from));
    return files;
}

Result<std::string> write_badge(const std::vector<IssuedFile>& files, const registry::Entry& entry) {
    if (!files.empty()) TRY(require_real_folder(files.front().path.parent_path()));
    for (const auto& file : files) {
        auto written = write_atomically(file.path, file.content, Overwrite::no);
        if (!written && written.error().code == ErrorCode::exists && is_same_badge(file.path, entry.id))
            written = write_atomically(file.path, file.content, Overwrite::yes);
        if (!written && written.error().code == ErrorCode::exists)
            return fail(ErrorCode::exists, "another file has the name that was planned for this badge",
                        file.path.string(), {"move it away and run the same command again"});
        if (!written) return fail(std::move(written).error());
    }
    return files.empty() ? std::string() : encoding::to_hex(crypto::sha256(files.front().content));
}

} // namespace insignia::app
