#include <insignia/fetch/fetch.h>

#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/base/text.h>

namespace insignia::fetch {
namespace {

constexpr const char* k_accept = "application/did+ld+json, application/did+json, application/vc, "
                                 "application/ld+json, application/json, */*;q=0.1";

Result<uri::Resource> ask(const uri::Uri& url, const Policy& policy) {
    TRY_ASSIGN(void* const symbol, open_module_symbol("fetch", "insignia_fetch"));
    const std::string text = url.without_fragment();
    Answer answer;
    reinterpret_cast<FetchFunction>(symbol)({text.c_str(), k_accept, &policy}, answer);
    if (!answer.problem.empty())
        return fail(answer.code, fmt::format("\"{}\": {}", sanitize(text), answer.problem));
    return uri::Resource{.url = text,
                         .content_type = answer.content_type,
                         .content = std::move(answer.content),
                         .status = answer.status,
                         .location = std::move(answer.location)};
}

} // namespace

uri::ResourceLoader make_https_loader(Policy policy) {
    return [policy = std::move(policy)](const uri::Uri& url) -> Result<uri::Resource> {
        TRY(require_fetchable(url, policy.private_network));
        return ask(url, policy);
    };
}

} // namespace insignia::fetch
