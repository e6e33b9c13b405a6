#include "issue_batch.h"
#include "issue_systems.h"
#include "paper.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/proof/proof.h>

namespace insignia::app {

namespace fs = std::filesystem;

namespace {

// The best first; RSA keys make VC-JWT alone.
constexpr std::string_view k_proofs[] = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019",
                                         "ecdsa-jcs-2019",  "ecdsa-sd-2023",  "vc-jwt"};

struct KindRow {
    crypto::KeyKind kind;
    std::string_view word; // of `key new --kind`
};

constexpr KindRow k_kinds[] = {{crypto::KeyKind::ed25519, "ed25519"},
                               {crypto::KeyKind::p256, "p-256"},
                               {crypto::KeyKind::p384, "p-384"}};

bool fits(std::string_view proof, crypto::KeyKind kind) {
    return proof == "vc-jwt" || proof::can_sign(proof, kind);
}

// Which new key would do, for a proof that this one cannot make.
std::vector<std::string> hints_for(std::string_view proof, const std::vector<std::string>& possible) {
    std::vector<std::string> hints = {"with this key: " + join(possible, ", ")};
    const auto* const fitting =
        std::ranges::find_if(k_kinds, [&](const KindRow& row) { return proof::can_sign(proof, row.kind); });
    if (fitting != std::end(k_kinds))
        hints.push_back(
            fmt::format("{} takes a {} key: insignia key new NAME --kind {}, then  key = \"NAME\"  "
                        "under [signing] of {}",
                        proof, crypto::to_string(fitting->kind), fitting->word, workspace::k_settings_file));
    return hints;
}

// With did:key the settings and the key say the same thing twice: they must agree, or badges would have two
// issuers.
Result<void> require_same_identity(const workspace::Workspace& workspace, const workspace::KeyRecord& key) {
    const auto& stated = workspace.settings.did;
    const auto derived = workspace::issuer_did(workspace.settings, key);
    if (stated.empty() || stated == derived) return {};
    return fail(ErrorCode::invalid,
                fmt::format("the key \"{}\" is not the one of the identifier {}", key.name, stated),
                (workspace.root / workspace::k_settings_file).string(),
                {fmt::format("write  did = \"{}\"  under [signing], or name the other key", derived)});
}

// Our own document, so that a did:web badge is verified before anything is published.
Result<verify::TrustedIssuer> own_issuer(const workspace::Workspace& workspace, const std::string& id) {
    verify::TrustedIssuer issuer{id, workspace.settings.organisation.name, "the issuer of this workspace",
                                 std::nullopt};
    if (!id.starts_with("did:web:")) return issuer;
    TRY_ASSIGN(const auto keys, workspace::list_keys(workspace));
    TRY_ASSIGN(issuer.document, did::parse_document(workspace::did_document(workspace.settings, keys), id));
    return issuer;
}

Result<Bytes> read_picture(const workspace::Workspace& workspace, const credential::Definition& definition,
                           std::string_view ending) {
    TRY_ASSIGN(const auto path, workspace::find_picture(workspace, definition, ending));
    return read_file(path);
}

Result<std::optional<baking::PreparedPicture>> prepare_picture(const workspace::Workspace& workspace,
                                                               const credential::Definition& definition,
                                                               std::string_view ending) {
    TRY_ASSIGN(const auto path, workspace::find_picture(workspace, definition, ending));
    TRY_ASSIGN(auto content, read_file(path));
    auto picture = baking::PreparedPicture::prepare(std::move(content));
    if (!picture) {
        auto error = std::move(picture).error();
        error.where = error.where.empty() ? path.string() : path.string() + ": " + error.where;
        error.hints.push_back(fmt::format("draw it anew with insignia design {}", definition.slug));
        return fail(std::move(error));
    }
    return std::optional(*std::move(picture));
}

// An SVG is a few kilobytes, a PNG many: the smaller one goes inside.
Result<std::string> data_url(const workspace::Workspace& workspace,
                             const credential::Definition& definition) {
    if (const auto svg = read_picture(workspace, definition, ".svg"))
        return "data:image/svg+xml;base64," + encoding::to_base64(*svg);
    TRY_ASSIGN(const auto png, read_picture(workspace, definition, ".png"));
    return "data:image/png;base64," + encoding::to_base64(png);
}

Result<std::vector<std::string>> check_output(const std::vector<std::string>& output) {
    constexpr std::string_view known[] = {"json", "png", "svg", "pdf"};
    for (const auto& word : output)
        if (std::ranges::find(known, word) == std::end(known))
            return fail(ErrorCode::usage,
                        fmt::format("--output \"{}\" is not one of json, png, svg, pdf", word));
    return output;
}

bool wants(const Issuing& issuing, std::string_view word) {
    return std::ranges::find(issuing.output, word) != issuing.output.end();
}

} // namespace

credential::ob3::Profile issuer_profile(const workspace::Workspace& workspace,
                                        const workspace::KeyRecord& key) {
    const auto& organisation = workspace.settings.organisation;
    credential::ob3::Profile profile;
    profile.id = workspace::issuer_did(workspace.settings, key);
    profile.name = organisation.name;
    profile.url = organisation.url;
    profile.email = organisation.email;
    profile.description = organisation.description;
    if (!organisation.country.empty()) profile.address.emplace().address_country_code = organisation.country;
    if (!organisation.image.empty()) profile.image = credential::ob3::Image{organisation.image, ""};
    return profile;
}

Result<std::string> choose_proof(const workspace::Workspace& workspace, const workspace::KeyRecord& key,
                                 const std::string& asked) {
    const auto kind = key.public_key.kind();
    const auto& wanted = asked.empty() ? workspace.settings.proof : asked;
    std::vector<std::string> possible;
    for (const auto proof : k_proofs)
        if (fits(proof, kind)) possible.emplace_back(proof);
    if (wanted.empty()) return possible.front();
    if (std::ranges::find(possible, wanted) != possible.end()) return wanted;
    const bool exists = std::ranges::find(k_proofs, wanted) != std::end(k_proofs);
    return fail(ErrorCode::usage,
                exists ? fmt::format("{} cannot be made with the {} key \"{}\"", wanted,
                                     crypto::to_string(kind), key.name)
                       : fmt::format("there is no proof \"{}\" to issue with", wanted),
                "", hints_for(wanted, possible));
}

Result<Issuing> prepare_issuing(const workspace::Workspace& workspace, const workspace::KeyRecord& key,
                                const workspace::DefinitionFile& file, const IssueOptions& options) {
    TRY(require_same_identity(workspace, key));
    TRY_ASSIGN(const auto recipient_as, issue::parse_recipient_as(options.recipient_as));
    issue::Batch batch{file.definition, issuer_profile(workspace, key), "", recipient_as};
    TRY_ASSIGN(const auto systems, read_systems(workspace));
    const auto find = [&](std::string_view slug) -> Result<credential::Definition> {
        TRY_ASSIGN(auto needed, workspace::find_definition(workspace, slug));
        return std::move(needed.definition);
    };
    TRY(align_to_prerequisites(systems, find, batch.issuer.id, batch.definition));
    if (options.embed_image) {
        TRY_ASSIGN(batch.image, data_url(workspace, file.definition));
    }
    Issuing issuing;
    TRY_ASSIGN(issuing.prepared, issue::prepare(std::move(batch)));
    TRY_ASSIGN(issuing.output, check_output(options.output));
    if (wants(issuing, "png")) {
        TRY_ASSIGN(issuing.png, prepare_picture(workspace, file.definition, ".png"));
    }
    if (wants(issuing, "svg")) {
        TRY_ASSIGN(issuing.svg, prepare_picture(workspace, file.definition, ".svg"));
    }
    if (wants(issuing, "pdf")) {
        auto picture = read_picture(workspace, file.definition, ".svg");
        if (!picture) picture = read_picture(workspace, file.definition, ".png");
        if (!picture) return fail(std::move(picture).error());
        issuing.picture_url = picture_url(*picture);
    }
    TRY_ASSIGN(auto issuer, own_issuer(workspace, issuing.prepared.batch.issuer.id));
    issuing.policy.trusted.push_back(std::move(issuer));
    issuing.folder = options.out.empty() ? workspace.issued() / file.definition.slug : fs::path(options.out);
    return issuing;
}

} // namespace insignia::app
