#include "sound.h"
#include "unwrap.h"
#include <fmt/format.h>
#include <insignia/base/text.h>
#include <insignia/verify/verify.h>

namespace insignia::app {

Result<void> require_sound(ByteView content, const std::string& input, const Environment& environment) {
    verify::Policy policy;
    policy.now = environment.now();
    policy.allow_unknown_issuer = true;
    policy.allow_unchecked_status = true;
    const uri::ResourceLoader nobody = [](const uri::Uri& url) -> Result<uri::Resource> {
        return fail(ErrorCode::denied, "nothing is fetched before a badge is printed", url.text());
    };
    const auto report = verify::judge(unwrap(content), input, policy, nobody);
    if (report.verdict != check::Verdict::not_valid) return {};
    auto hints = report.hints();
    hints.push_back(fmt::format("see why: insignia verify {}", sanitize(input)));
    return fail(ErrorCode::invalid, fmt::format("the badge is not valid: {}", report.headline), input,
                std::move(hints));
}

} // namespace insignia::app
