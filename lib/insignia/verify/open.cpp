// From bytes to a Subject. https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
#include <insignia/verify/subject.h>

#include <array>
#include <fmt/format.h>
#include <insignia/baking/certificate.h>
#include <insignia/base/text.h>

namespace insignia::verify {
namespace {

constexpr std::string_view k_credential_envelope = "data:application/vc+jwt,";
constexpr std::string_view k_presentation_envelope = "data:application/vp+jwt,";

using Opened = tl::expected<Subject, NotOpened>;

tl::unexpected<NotOpened> no_badge(std::string kind, std::string message,
                                   std::vector<std::string> hints = {}) {
    return tl::unexpected(NotOpened{"in.recognise", false,
                                    Error{ErrorCode::not_found, std::move(message), {}, std::move(hints)},
                                    std::move(kind)});
}

tl::unexpected<NotOpened> malformed(std::string_view check, Error error) {
    return tl::unexpected(NotOpened{check, true, std::move(error), {}});
}

// What is wrong with a token's header is for the checks of tokens to say; an algorithm that is merely not
// supported leaves it open whether the token is good.
tl::unexpected<NotOpened> bad_token(Error error) {
    if (error.code == ErrorCode::unsupported)
        return tl::unexpected(NotOpened{"jwt.alg", false, std::move(error), {}});
    const std::string_view check = error.code == ErrorCode::invalid ? "jwt.header" : "in.json";
    return malformed(check, std::move(error));
}

struct OtherFile {
    std::string_view begin;
    std::string_view name;
    std::string_view hint;
};

// Files that people mistake for badges, told by their first bytes.
constexpr std::array k_other_files = {
    OtherFile{"\xff\xd8\xff", "JPEG picture",
              "badges are baked into PNG and SVG pictures; ask for the original file"},
    OtherFile{"GIF8", "GIF picture", "badges are baked into PNG and SVG pictures; ask for the original file"},
    OtherFile{"RIFF", "WebP picture",
              "badges are baked into PNG and SVG pictures; ask for the original file"},
    OtherFile{"PK\x03\x04", "ZIP archive", "unpack it and verify the files in it"},
    OtherFile{"\x1f\x8b", "gzip file", "unpack it and verify the file in it"},
    OtherFile{"<!DOCTYPE html", "web page", "download the badge itself instead of the page that shows it"},
    OtherFile{"<html", "web page", "download the badge itself instead of the page that shows it"},
};

std::string_view name_of(baking::PictureKind kind) {
    return kind == baking::PictureKind::png ? "PNG" : "SVG";
}

tl::expected<Payload, NotOpened> unwrap_certificate(ByteView content) {
    Result<baking::Payload> found = baking::extract_from_pdf(content);
    if (found) return Payload{std::move(found->text), std::move(found->place), {}};
    if (found.error().code != ErrorCode::not_found) return malformed("in.baked", std::move(found).error());
    return no_badge(
        "PDF document", "this is a PDF document without a badge that can be read",
        {"a certificate loses its badge when another program saves it again: ask for the original file",
         "or verify a picture of its QR code"});
}

tl::expected<Payload, NotOpened> unwrap_picture(ByteView content, baking::PictureKind kind) {
    Result<baking::Payload> found = baking::extract(content);
    if (found) return Payload{std::move(found->text), std::move(found->place), std::move(found->remarks)};
    if (found.error().code == ErrorCode::unsupported)
        return tl::unexpected(NotOpened{"in.baked", false, std::move(found).error(), "SVG picture"});
    if (found.error().code != ErrorCode::not_found) return malformed("in.baked", std::move(found).error());
    const std::string picture = fmt::format("{} picture", name_of(kind));
    return no_badge(
        picture, fmt::format("this is a plain {} without a badge in it", picture),
        {"ask for the file that the issuer sent: copies made by a screenshot or an editor lose the badge"});
}

Opened open_json(std::string text, std::string_view input);

// VCDM 1.1 put the credential or presentation into a claim of its own.
std::string_view claim_of(const json::Value& payload) {
    if (json::member(payload, "@context") != nullptr) return {};
    for (const std::string_view claim : {"vc", "vp"})
        if (json::member(payload, claim) != nullptr) return claim;
    return {};
}

std::string moment_of(const json::Value& numeric_date) {
    constexpr double k_latest = 253'402'300'799.0; // 9999-12-31T23:59:59Z
    const double seconds = numeric_date.is_number() ? numeric_date.get<double>() : -1;
    if (seconds < 0 || seconds > k_latest) return {};
    return Instant{static_cast<std::int64_t>(seconds), 0}.to_string();
}

// VCDM 1.1, 6.3.1: what the claims of the token say need not be said again inside `vc`.
void fill_from_claims(json::Value& credential, const json::Value& payload) {
    const auto fill = [&](json::Value& owner, const char* name, std::string_view text) {
        if (!text.empty() && json::member(owner, name) == nullptr) owner[name] = std::string(text);
    };
    if (const std::string_view issuer = json::member_text(payload, "iss"); !issuer.empty()) {
        json::Value& profile = credential["issuer"];
        if (profile.is_null()) profile = {{"type", json::Value::array({"Profile"})}};
        if (profile.is_object()) fill(profile, "id", issuer);
    }
    fill(credential, "id", json::member_text(payload, "jti"));
    if (const auto subject = credential.find("credentialSubject");
        subject != credential.end() && subject->is_object())
        fill(*subject, "id", json::member_text(payload, "sub"));
    const bool newer = json::member(credential, "validFrom") != nullptr;
    if (const json::Value* begin = json::member(payload, "nbf"); begin != nullptr && !newer)
        fill(credential, "issuanceDate", moment_of(*begin));
    if (const json::Value* end = json::member(payload, "exp");
        end != nullptr && json::member(credential, "validUntil") == nullptr)
        fill(credential, newer ? "validUntil" : "expirationDate", moment_of(*end));
}

// A compact JWS. What it carries is not believed before its signature was checked.
Opened open_jws(std::string_view text, std::string_view input) {
    Subject subject;
    subject.input = input;
    subject.text = text;
    subject.securing = Securing::jwt;
    Result<proof::Jws> jws = proof::parse_jws(text);
    if (!jws) return bad_token(std::move(jws).error());
    if (!jws->payload.is_object())
        return malformed("in.json",
                         Error{ErrorCode::invalid, "the token carries no JSON object", "payload", {}});
    const std::string_view claim = claim_of(jws->payload);
    subject.document = claim.empty() ? jws->payload : *json::member(jws->payload, claim);
    if (!claim.empty()) subject.document_pointer = json::join_pointer("", claim);
    subject.jws = std::move(*jws);
    if (!subject.document.is_object())
        return malformed("in.json", Error{ErrorCode::invalid,
                                          fmt::format("the claim \"{}\" is no JSON object", claim),
                                          subject.document_pointer,
                                          {}});
    if (claim == "vc") fill_from_claims(subject.document, subject.jws->payload);
    recognise(subject);
    return subject;
}

bool is_envelope(const json::Value& document) {
    return has_type(document, "EnvelopedVerifiableCredential")
           || has_type(document, "EnvelopedVerifiablePresentation");
}

// VCDM 2.0, 4.13: one envelope; what is in it may not be an envelope again.
Opened open_envelope(const json::Value& document, std::string_view input) {
    const bool presentation = has_type(document, "EnvelopedVerifiablePresentation");
    const std::string_view begin = presentation ? k_presentation_envelope : k_credential_envelope;
    const std::string_view id = json::member_text(document, "id");
    if (!id.starts_with(begin) && id.starts_with("data:"))
        return no_badge("envelope", fmt::format("the envelope holds {}, which is not judged here",
                                                sanitize(id.substr(5, id.find_first_of(",;") - 5), 60)));
    if (!id.starts_with(begin))
        return malformed("in.recognise", Error{ErrorCode::unsupported,
                                               fmt::format("the envelope holds no {} data URL",
                                                           begin.substr(5, begin.size() - 6)),
                                               "/id",
                                               {}});
    Opened inner = open_jws(id.substr(begin.size()), input);
    if (inner && is_envelope(inner->document))
        return malformed("in.recognise",
                         Error{ErrorCode::invalid, "an envelope inside an envelope", "/id", {}});
    if (inner && (inner->kind == Kind::presentation) != presentation)
        return malformed(
            "in.recognise",
            Error{ErrorCode::invalid, "the envelope holds something else than it says", "/id", {}});
    return inner;
}

Opened open_json(std::string text, std::string_view input) {
    Result<json::Value> document = json::parse(text, input);
    if (!document) return malformed("in.json", std::move(document).error());
    if (!document->is_object())
        return malformed("in.recognise",
                         Error{ErrorCode::invalid,
                               fmt::format("the top level is no JSON object but {}",
                                           document->is_array() ? "a list" : document->type_name()),
                               "",
                               {"verify the badges of a list one by one"}});
    if (json::member(*document, "payload") != nullptr
        && (json::member(*document, "signature") != nullptr
            || json::member(*document, "signatures") != nullptr))
        return malformed("in.recognise",
                         Error{ErrorCode::invalid,
                               "a JWS in JSON serialization is no badge: only the compact form is",
                               "",
                               {}});
    if (is_envelope(*document)) return open_envelope(*document, input);
    Subject subject;
    subject.input = input;
    subject.text = std::move(text);
    subject.document = std::move(*document);
    recognise(subject);
    return subject;
}

Opened open_text(std::string text, std::string_view input) {
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) return no_badge("empty file", "there is nothing in it: the file is empty");
    if (trimmed.front() == '{' || trimmed.front() == '[') return open_json(std::move(text), input);
    // Editors add a final line break to a token; anything else around it is refused.
    const std::string_view line = std::string_view(text).substr(0, text.find_last_not_of("\r\n") + 1);
    if (proof::looks_like_jws(line)) return open_jws(line, input);
    if (const std::size_t tilde = line.find('~');
        tilde != std::string_view::npos && proof::looks_like_jws(line.substr(0, tilde)))
        return no_badge("SD-JWT",
                        "this is a token for selective disclosure (SD-JWT), which is not judged here");
    if (trimmed.starts_with("https://") || trimmed.starts_with("http://"))
        return no_badge("web address",
                        fmt::format("a web address stands here instead of a badge: \"{}\"", trimmed),
                        {"download the badge from there and verify the file"});
    const std::string_view first = trimmed.substr(0, 1);
    const bool json_like = first == "\"" || first == "t" || first == "f" || first == "n" || first == "-"
                           || (first >= "0" && first <= "9");
    if (json_like && json::parse(text)) return open_json(std::move(text), input);
    return no_badge("",
                    "this is no badge: neither JSON, nor a signed token, nor a picture with a badge in it",
                    {"ask who issued it for the badge itself: a PNG, SVG, JSON or JWT file"});
}

} // namespace

tl::expected<Payload, NotOpened> unwrap(ByteView content) {
    if (content.empty()) return no_badge("empty file", "there is nothing in it: the file is empty");
    if (const auto kind = baking::picture_kind(content)) return unwrap_picture(content, *kind);
    if (baking::is_pdf(content)) return unwrap_certificate(content);
    const std::string_view text = as_text(content);
    for (const OtherFile& file : k_other_files)
        if (text.starts_with(file.begin))
            return no_badge(std::string(file.name), fmt::format("this is a {}, not a badge", file.name),
                            {std::string(file.hint)});
    return Payload{std::string(text), {}, {}};
}

tl::expected<Subject, NotOpened> open(ByteView content, std::string_view input) {
    tl::expected<Payload, NotOpened> payload = unwrap(content);
    if (!payload) return tl::unexpected(std::move(payload).error());
    return open(std::move(*payload), input);
}

tl::expected<Subject, NotOpened> open(Payload payload, std::string_view input) {
    Opened subject = open_text(std::move(payload.text), input);
    if (!subject) return subject;
    subject->place = std::move(payload.place);
    if (input.starts_with("https://")) subject->source = input;
    subject->remarks = std::move(payload.remarks);
    return subject;
}

} // namespace insignia::verify
