// All rules. A rule whose faults are found while a file is read has rule_faults.
#include "rule_internal.h"
#include <insignia/credential/system_rules.h>

namespace insignia::lint {

namespace {

using enum Severity;

constexpr std::string_view k_annex = "Council Recommendation 2022/C 243/02, Annex I";

constexpr unsigned k_texts = k_badge | k_issuer | k_organisation;
constexpr unsigned k_files = k_picture | k_achievement | k_badge_class;
constexpr unsigned k_linked = k_badge | k_document | k_organisation;

constexpr Rule k_rules[] = {
    {"required-field-missing", error, "everything is there that the standard demands",
     "Open Badges 3.0, Achievement, Profile; Open Badges 2.0, BadgeClass, Assertion, Profile",
     k_badge | k_document, rule_required},
    {"standard-form", error, "values have the form that the standard demands",
     "Open Badges 3.0 and 2.0, data models", k_document | k_definition, rule_standard_form},
    {"undefined-term", error, "every word of a credential has a meaning, so that it is signed",
     "Verifiable Credential Data Integrity 1.0, 2.4.3", k_document, rule_faults},
    {"private-key-published", error, "no private key is in a file", "Open Badges 3.0, JOSE header",
     k_document, rule_faults},
    {"placeholder-text", error, "no text is a leftover of a template", "concentricsky/badgr-server#14",
     k_texts | k_document, rule_placeholder},
    {"achievement-type-missing", warning, "the kind of achievement is stated",
     "Open Badges 3.0, AchievementType; openbadges-specification#612", k_definition | k_achievement,
     rule_type},
    {"name-length", warning, "the name is short and easily understood", "Badge Wiki, guide to badge metadata",
     k_badge, rule_name_length},
    {"name-generic", warning, "the name says what was achieved",
     "Badge Wiki, guide to badge metadata; Cities of Learning help", k_badge, rule_name_generic},
    {"description-too-short", warning, "a stranger can tell from the description what the badge is about",
     "Cities of Learning help; Badge Nation, stranger test", k_badge, rule_description_short},
    {"description-copied-from-activity", warning, "the description speaks of the earners, not to the invited",
     "Cities of Learning help, Issue a badge", k_badge, rule_invitation},
    {"description-not-past-tense", info, "description and criteria say what earners did",
     "Badge Nation, common badge writing mistakes", k_badge, rule_past_tense},
    {"description-earner-form", info, "the description opens with the earners",
     "Badge Nation, quality checklist", k_badge, rule_earner_form},
    {"context-missing", info, "the description says where and when",
     "Cities of Learning course, badge description", k_badge, rule_context},
    {"workload-missing", warning, "the badge says how much time it took",
     "Cities of Learning course, badge description; Council Recommendation 2022/C 243/02, Annex I", k_badge,
     rule_workload_missing},
    {"workload-implausible", warning, "the workload fits the dates", k_annex, k_badge,
     rule_workload_implausible},
    {"criteria-missing-narrative", warning, "the criteria can be read inside the badge",
     "mozilla/badgekit#424; swcarpentry/site#361", k_badge, rule_criteria_narrative},
    {"criteria-single-item", warning, "there are several criteria", "Badge Nation, quality checklist",
     k_badge, rule_criteria_single},
    {"criteria-vague-verb", warning, "criteria can be observed",
     "Badge Nation, quality checklist; eCampusOntario, quality checklist; ETF, design checklist", k_badge,
     rule_vague_verb},
    {"criteria-attendance-only", warning, "a badge for a skill asks for more than being there",
     "1EdTech, TrustEd Microcredential framework; RSA, badging standard", k_badge, rule_attendance_only},
    {"criteria-markup-leak", error, "texts are free of HTML", "1EdTech/openbadges-validator-core#254",
     k_badge, rule_markup},
    {"layer-missing", info, "the text says whether earners engaged, participated, demonstrated or led",
     "RSA, badging standard; Badge Nation", k_badge, rule_layer},
    {"evidence-undefined", warning, "a badge for a skill asks for evidence",
     "Cities of Learning course, badge description; Rawsthorne, rubric", k_definition,
     rule_evidence_undefined},
    {"evidence-assessor-missing", error, "every task says who assesses it",
     "Cities of Learning help, three kinds of assessors", k_definition, rule_assessor},
    {"self-approval-high-stakes", warning, "others than the earner have looked at it",
     "1EdTech, TrustEd Microcredential framework; Cities of Learning help", k_definition, rule_self_approval},
    {"assessment-not-described", warning, "the badge says how and by whom it was assessed",
     "Cities of Learning course, badge description; Council Recommendation 2022/C 243/02, Annex I", k_badge,
     rule_assessment},
    {"rubric-incomplete", warning, "a rubric has its levels", "Open Badges 3.0, ResultDescription",
     k_achievement | k_credential, rule_rubric},
    {"evidence-personal-data", warning, "evidence about persons says who consents and who sees it",
     "mozilla/openbadges-discussion#23; Scottish Social Services Council, badges", k_definition,
     rule_personal_data},
    {"alignment-missing", warning, "the badge is linked to a framework",
     "Cities of Learning course, badge description; 1EdTech, TrustEd Microcredential framework", k_badge,
     rule_alignment_missing},
    {"alignment-unknown-target", error, "links to a framework lead to something in it",
     "European Learning Model; edubadges", k_badge, rule_alignment_unknown},
    {"alignment-excess", info, "links and tags are few enough to mean something",
     "Badge Nation, quality checklist", k_badge, rule_alignment_excess},
    {"tag-not-in-text", warning, "tags name what the text speaks of",
     "Badge Nation, common badge writing mistakes", k_badge, rule_tag_in_text},
    {"tag-too-long", warning, "tags are words, not sentences", "Badge Nation, quality checklist", k_badge,
     rule_tag_long},
    {"image-missing-or-format", error, "there is a picture, and it is PNG or SVG",
     "Open Badges 3.0, Baked badges; 1EdTech/openbadges-validator-core#248", k_badge | k_picture,
     rule_image_format},
    {"image-not-square", error, "the picture is square", "Canvas, Credly and Open edX, advice on pictures",
     k_files, rule_image_square},
    {"image-size", warning, "the picture is neither too small nor too heavy",
     "Canvas, Credly and Open edX, advice on pictures", k_files, rule_image_size},
    {"image-alt-text-missing", warning, "the picture is described for those who cannot see it",
     "Open Badges 3.0, Image; Badge Wiki, accessibility", k_badge, rule_image_alt},
    {"image-low-contrast", info, "the picture can be told when it is small",
     "Canvas, 90 by 90 pixels; Credly, light on light", k_files, rule_image_contrast},
    {"image-svg-unsafe", error, "the picture contains nothing that acts", "edubadges, scrub_svg_image",
     k_files, rule_image_unsafe},
    {"image-duplicate", warning, "every badge has a picture of its own", "Rawsthorne, rubric", k_files,
     rule_image_duplicate},
    {"language-missing", warning, "the language of the texts is stated",
     "Open Badges 3.0, inLanguage; openbadges-specification#424", k_badge, rule_language_missing},
    {"translation-incomplete", error, "a language that is offered is offered for all texts",
     "openbadges-specification#105", k_badge, rule_translation},
    {"version-not-bumped", error, "what was promised to earners does not change under one version",
     "openbadges-specification#206, #263", k_definition, rule_version},
    {"expiry-policy", info, "how long it holds is thought of",
     "Open Badges 3.0, AchievementType; Cities of Learning, quality label", k_badge, rule_expiry},
    {"policy-missing", warning, "the issuer says how badges are awarded, withdrawn and appealed",
     "Cities of Learning, course on issuing", k_issuer | k_organisation, rule_policy},
    {"id-not-permanent", warning, "addresses will still work in ten years, for everybody",
     "concentricsky/badgr-server#133", k_linked, rule_permanent_id},
    {"link-dead", warning, "links lead to what they promise, without a log-in (only with --online)",
     "Rawsthorne, rubric: no login is required; swcarpentry/site#361", k_linked, rule_link_dead},
    {"recipient-hash-weak", error, "the earner's address cannot be read or guessed from the file",
     "mozilla/openbadges-discussion#26; openbadges-specification#610", k_credential | k_assertion,
     rule_recipient_hash},
    {"quality-assurance-missing", off, "the badge says who assures the quality", k_annex, k_badge,
     rule_quality},
    {"awarding-body-missing", off, "the body that awards the badge is named", k_annex,
     k_issuer | k_credential, rule_awarding_body},
    {"country-missing", off, "the country of the issuer is stated", k_annex,
     k_issuer | k_credential | k_organisation, rule_country},
    {"learner-missing", off, "an issued badge says whose it is", k_annex, k_credential | k_assertion,
     rule_learner},
    {"participation-missing", off, "the badge says in which form earners took part", k_annex, k_badge,
     rule_participation},
    {"level-missing", off, "the level of the learning is named, where it has one", k_annex, k_badge,
     rule_level},
    {"endorsement-jwt", info, "an endorsement is signed along with the badge everywhere",
     "Open Badges 3.0, two published copies of the context", k_document, rule_faults},
    {"people-list", error, "the people list has the columns that are needed", "Insignia, the workspace",
     k_people, rule_faults},
    {k_unreadable_rule, error, "every file can be read", "Insignia, lint", k_everything, nullptr},
    {"silenced-without-reason", warning, "a rule is silenced with a reason", "Insignia, lint", k_everything,
     nullptr},
    {"silenced-unknown-rule", warning, "only rules that exist are silenced", "Insignia, lint", k_everything,
     nullptr},
};

} // namespace

// The rules about badge systems are those of the room credential, which reports them as faults.
std::span<const Rule> rules() {
    static const std::vector<Rule> k_all = [] {
        std::vector<Rule> all(std::begin(k_rules), std::end(k_rules));
        for (const auto& rule : credential::system_rules()) {
            const Severity severity = rule.weight == credential::Weight::error     ? error
                                      : rule.weight == credential::Weight::warning ? warning
                                                                                   : info;
            all.push_back({rule.id, severity, rule.title, rule.citation, k_system, rule_faults});
        }
        return all;
    }();
    return k_all;
}

} // namespace insignia::lint
