#include "qr_text.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/uri/uri.h>

namespace insignia::app {

namespace {

constexpr std::size_t k_shown_members = 4;

struct Member {
    std::string pointer;
    std::size_t bytes;
    bool picture;
};

void collect(const json::Value& value, const std::string& pointer, std::vector<Member>& members) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        members.push_back({pointer, text.size(), text.starts_with("data:image/")});
    } else if (value.is_object()) {
        for (const auto& [name, member] : value.items())
            collect(member, json::join_pointer(pointer, name), members);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            collect(value[i], json::join_pointer(pointer, i), members);
    }
}

// What to shorten, the largest first.
std::vector<std::string> advice(const verify::Subject& subject) {
    std::vector<Member> members;
    collect(subject.document, "", members);
    std::ranges::sort(members, std::ranges::greater(), &Member::bytes);
    members.resize(std::min(members.size(), k_shown_members));
    std::vector<std::string> hints;
    for (const auto& member : members)
        hints.push_back(member.picture
                            ? fmt::format("leave the picture out ({}, {} bytes): issue without --embed-image",
                                          sanitize(member.pointer), member.bytes)
                            : fmt::format("shorten {} ({} bytes)", sanitize(member.pointer), member.bytes));
    if (subject.securing == verify::Securing::data_integrity)
        hints.emplace_back("a VC-JWT is a little smaller: issue with --proof vc-jwt");
    return hints;
}

Result<void> require_signed(const verify::Subject& subject) {
    if (subject.securing == verify::Securing::data_integrity || subject.securing == verify::Securing::jwt)
        return {};
    const bool hosted = subject.securing == verify::Securing::hosted;
    return fail(ErrorCode::invalid,
                hosted ? "this badge is vouched for by a web site, not by a signature"
                       : "this badge is not signed, so that nobody could verify the code",
                subject.input, {"put the QR code of a signed Open Badges 3.0 badge instead"});
}

Result<void> require_page(const std::string& page) {
    const bool good = uri::Uri::parse(page).has_value() && page.starts_with("https://")
                      && page.find('#') == std::string::npos;
    if (good) return {};
    return fail(ErrorCode::invalid, fmt::format("\"{}\" is no https address without a #", sanitize(page)), "",
                {"name the page as in https://badges.example.org/verify.html"});
}

} // namespace

Result<qr::Symbol> make_badge_symbol(const verify::Subject& subject, const std::string& page) {
    TRY(require_signed(subject));
    if (!page.empty()) TRY(require_page(page));
    TRY_ASSIGN(const auto packed, qr::pack(trim(subject.text)));
    auto symbol = qr::make_symbol(page.empty() ? packed : qr::to_url(page, packed));
    if (symbol || symbol.error().code != ErrorCode::limit) return symbol;
    auto error = std::move(symbol).error();
    error.message = fmt::format("the badge is too large for a QR code: {} characters, and at most 4,296 fit",
                                packed.size());
    error.where = subject.input;
    error.hints = advice(subject);
    return fail(std::move(error));
}

} // namespace insignia::app
