// From bytes to a report, by way of what a picture may only point to.
#include <insignia/verify/verify.h>

#include <fmt/format.h>
#include <insignia/base/text.h>

#include "gather_internal.h"

namespace insignia::verify {
namespace {

using OpenedBadge = tl::expected<Subject, NotOpened>;

tl::unexpected<NotOpened> not_fetched(std::string message) {
    return tl::unexpected(
        NotOpened{"in.baked",
                  false,
                  Error{ErrorCode::io,
                        std::move(message),
                        {},
                        {"badges of this age can only be verified while the issuer's server "
                         "answers"}},
                  {}});
}

// Open Badges 1.x baked the address of the hosted assertion into pictures: what is there is the badge.
OpenedBadge open_at(const Payload& picture, std::string_view url, const uri::ResourceLoader& loader) {
    if (!is_fetchable(url)) return not_fetched(fmt::format("nothing is fetched from \"{}\"", url));
    const Result<uri::Resource> resource = loader(*uri::Uri::parse(url));
    if (!resource) return not_fetched(resource.error().message);
    if (resource->status == uri::k_gone) return tl::unexpected(taken_back(url, resource->content));
    if (resource->status != 200) return not_fetched(fmt::format("\"{}\" answered {}", url, resource->status));
    OpenedBadge subject = open(resource->content, url);
    if (subject) subject->place = picture.place;
    return subject;
}

OpenedBadge open_or_fetch(Payload payload, std::string_view input, const uri::ResourceLoader& loader) {
    const std::string text(trim(payload.text));
    const bool is_url = text.starts_with("https://") || text.starts_with("http://");
    if (is_url && !payload.place.empty()) return open_at(payload, text, loader);
    return open(std::move(payload), input);
}

} // namespace

check::Report judge(ByteView content, std::string_view input, const Policy& policy,
                    const uri::ResourceLoader& loader) {
    return judge(unwrap(content), input, policy, loader);
}

check::Report judge(tl::expected<Payload, NotOpened> payload, std::string_view input, const Policy& policy,
                    const uri::ResourceLoader& loader) {
    if (!payload) return report_on(payload.error(), input);
    OpenedBadge subject = open_or_fetch(std::move(*payload), input, loader);
    if (!subject) return report_on(subject.error(), input);
    subject->input = input;
    return run(gather(std::move(*subject), policy, loader), policy);
}

} // namespace insignia::verify
