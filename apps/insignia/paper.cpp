#include "paper.h"
#include "qr_text.h"
#include <insignia/baking/certificate.h>
#include <insignia/base/text.h>
#include <insignia/encoding/encoding.h>
#include <insignia/render/certificate.h>

namespace insignia::app {

namespace {

// The first object of a member that may be one or a list.
const json::Value* first_object(const json::Value& owner, std::string_view name) {
    const auto objects = verify::objects_of(owner, name);
    return objects.empty() ? nullptr : objects.front().value;
}

// The name that the badge gives its earner, else the address that it shows openly.
std::string earner_of(const json::Value& person) {
    std::string address;
    for (const auto& identity : verify::objects_of(person, "identifier")) {
        const auto text = std::string(json::member_text(*identity.value, "identityHash"));
        const auto* const hashed = json::member(*identity.value, "hashed");
        if (hashed == nullptr || !hashed->is_boolean() || hashed->get<bool>()) continue;
        const auto type = json::member_text(*identity.value, "identityType");
        if (type == "name") return text;
        if (type == "emailAddress") address = text;
    }
    return address;
}

std::string first_date(const json::Value& document, std::initializer_list<const char*> names) {
    for (const auto* const name : names)
        if (const auto date = Instant::parse(json::member_text(document, name))) return date->date();
    return {};
}

// The picture that stands inside the badge.
std::string inner_picture(const json::Value& document) {
    for (const char* const pointer :
         {"/credentialSubject/achievement/image/id", "/credentialSubject/achievement/image"})
        if (const auto* const image = json::find(document, pointer); image != nullptr && image->is_string())
            if (const auto& url = image->get_ref<const std::string&>(); url.starts_with("data:image/"))
                return url;
    return {};
}

Result<render::Certificate> page_of(const verify::Subject& subject, const PaperDetails& details) {
    const auto* const person = first_object(subject.document, "credentialSubject");
    const auto* const achievement = person == nullptr ? nullptr : first_object(*person, "achievement");
    if (achievement == nullptr)
        return fail(ErrorCode::invalid,
                    "this badge says nothing about an achievement, so there is nothing to print",
                    subject.input);
    render::Certificate page;
    page.language = json::member_text(*achievement, "inLanguage");
    page.earner = details.earner.empty() ? earner_of(*person) : details.earner;
    page.badge = json::member_text(*achievement, "name");
    page.description = json::member_text(*achievement, "description");
    if (const auto* const criteria = first_object(*achievement, "criteria"))
        page.criteria = json::member_text(*criteria, "narrative");
    if (const auto* const issuer = first_object(subject.document, "issuer"))
        page.issuer = json::member_text(*issuer, "name");
    page.issuer_id = verify::issuer_id(subject.document);
    page.awarded = first_date(subject.document, {"awardedDate", "validFrom", "issuanceDate"});
    page.valid_until = first_date(subject.document, {"validUntil", "expirationDate"});
    page.picture = details.picture.empty() ? inner_picture(subject.document) : details.picture;
    return page;
}

} // namespace

std::string picture_url(ByteView picture) {
    const auto kind = baking::picture_kind(picture);
    // What is printed needs no second copy of the badge inside.
    const auto plain = kind ? baking::strip(picture) : Result<Bytes>(fail(ErrorCode::unsupported, ""));
    if (!plain) return {};
    return (*kind == baking::PictureKind::png ? "data:image/png;base64," : "data:image/svg+xml;base64,")
           + encoding::to_base64(*plain);
}

Result<Bytes> make_certificate(const verify::Subject& subject, PaperDetails& details) {
    TRY_ASSIGN(auto page, page_of(subject, details));
    auto code = make_badge_symbol(subject, details.page);
    if (code)
        page.code = *std::move(code);
    else if (code.error().code == ErrorCode::limit || code.error().code == ErrorCode::unsupported)
        details.without_code = code.error().message;
    else
        return fail(std::move(code).error());
    details.without_font =
        render::missing_characters(page.earner + page.badge + page.description + page.criteria + page.issuer)
            .value_or("");
    const std::string title = page.earner.empty() ? page.badge : page.badge + " – " + page.earner;
    const auto drawn = render::draw_certificate(page);
    details.cut = join(drawn.cut, " and ");
    TRY_ASSIGN(const auto pdf, render::render_pdf(drawn.svg, {}, title, page.awarded + "T00:00:00Z"));
    return baking::attach_to_pdf(pdf, subject.text);
}

} // namespace insignia::app
