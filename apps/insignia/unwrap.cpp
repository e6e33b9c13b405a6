#include "unwrap.h"
#include "apart.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/base/text.h>
#include <insignia/qr/qr.h>
#include <insignia/render/pixels.h>

namespace insignia::app {

namespace {

using verify::NotOpened;
using verify::Payload;

constexpr std::string_view k_place = "QR code in the picture";

// The texts of all QR codes, each once. Nobody knows who made the picture, so that decoding it is done apart.
Result<std::vector<std::string>> codes_in(ByteView picture) {
    // Opened here, the module is not loaded anew in every child.
    TRY(open_module_symbol("qr", "insignia_qr_decode"));
    TRY_ASSIGN(auto texts, run_apart([&]() -> std::vector<std::string> {
                   const auto pixels = render::read_grey(picture);
                   if (!pixels) return {};
                   return qr::read_symbols(*pixels).value_or(std::vector<std::string>());
               }));
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

tl::unexpected<NotOpened> not_opened(std::string_view check, bool may_be_a_badge, Error error,
                                     std::string kind) {
    return tl::unexpected(NotOpened{check, may_be_a_badge, std::move(error), std::move(kind)});
}

tl::expected<Payload, NotOpened> unpack(const std::string& text) {
    auto badge = qr::unpack(text);
    if (badge) return Payload{*std::move(badge), std::string(k_place), {}};
    const bool later = badge.error().code == ErrorCode::unsupported;
    return not_opened(later ? "in.recognise" : "in.baked", !later, std::move(badge).error(), "QR code");
}

// What a picture without a baked badge shows.
tl::expected<Payload, NotOpened> read_codes(ByteView picture, NotOpened without) {
    const auto codes = codes_in(picture);
    if (!codes) {
        if (codes.error().code != ErrorCode::unsupported)
            without.error.hints.push_back("it was also searched for a QR code, but " + codes.error().message);
        return tl::unexpected(std::move(without));
    }
    std::vector<std::string> badges;
    std::ranges::copy_if(*codes, std::back_inserter(badges),
                         [](const auto& text) { return qr::is_packed(text); });
    if (badges.size() == 1) return unpack(badges.front());
    if (badges.size() > 1)
        return not_opened("in.baked", false,
                          Error{ErrorCode::invalid,
                                fmt::format("there are QR codes of {} badges in this picture", badges.size()),
                                {},
                                {"cut the picture, so that each has one"}},
                          without.kind);
    if (codes->empty())
        without.error.hints.emplace_back("is it a photo of a QR code? Take it again from straight above, "
                                         "sharp, with all of the code in it");
    without.error.message += codes->empty() ? ", and no QR code can be seen in it"
                                            : fmt::format("; its QR code holds no badge, but \"{}\"",
                                                          sanitize(codes->front(), 80));
    return tl::unexpected(std::move(without));
}

// A picture may show one badge and hold another: whoever looks at it should know.
void remark_codes(ByteView picture, Payload& payload) {
    const auto codes = codes_in(picture);
    if (!codes || std::ranges::none_of(*codes, [](const auto& text) { return qr::is_packed(text); })) return;
    const auto own = qr::pack(payload.text);
    const bool same = std::ranges::any_of(*codes, [&](const auto& text) {
        const auto badge = qr::unpack(text);
        const auto packed = badge ? qr::pack(*badge) : badge;
        return own && packed && *packed == *own;
    });
    payload.remarks.emplace_back(
        same ? "the picture also shows this badge as a QR code"
             : "the picture also shows the QR code of another badge, which was not judged: "
               "cut the code out to verify it");
}

} // namespace

tl::expected<Payload, NotOpened> unwrap(ByteView content, LookForCodes look) {
    auto payload = verify::unwrap(content);
    if (!render::is_picture(content)) return payload;
    if (!payload && payload.error().error.code == ErrorCode::not_found)
        return read_codes(content, std::move(payload).error());
    if (payload && look == LookForCodes::also) remark_codes(content, *payload);
    return payload;
}

Result<verify::Subject> open_badge(ByteView content, std::string_view input) {
    const auto named = [&](Error error) {
        error.where = error.where.empty() || error.where == input ? std::string(input)
                                                                  : fmt::format("{}: {}", input, error.where);
        return fail(std::move(error));
    };
    auto payload = unwrap(content, LookForCodes::also);
    if (!payload) return named(std::move(payload).error().error);
    auto subject = verify::open(std::move(*payload), input);
    if (!subject) return named(std::move(subject).error().error);
    return std::move(*subject);
}

} // namespace insignia::app
