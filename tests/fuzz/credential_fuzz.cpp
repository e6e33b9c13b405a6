// Open Badges 3.0: any JSON can be read, and what was read is written the same way ever after.
//
// corpus: conformance/ob3-spec-examples hostile/lint hostile/valid hostile/recipient
#include <insignia/credential/read.h>
#include <insignia/credential/write.h>

#include "fuzz.h"

using namespace insignia;

namespace {

json::Value written(const credential::ob3::Credential& model) {
    if (const auto* badge = std::get_if<credential::ob3::AchievementCredential>(&model))
        return credential::to_json(*badge);
    if (const auto* said = std::get_if<credential::ob3::EndorsementCredential>(&model))
        return credential::to_json(*said);
    return nullptr;
}

void fuzz_one(ByteView input) {
    const auto value = json::parse(as_text(input));
    if (!value) return;
    for (const credential::ClassRow& row : credential::classes())
        (void)credential::check_class(row.name, *value);
    (void)credential::read_achievement(*value);
    (void)credential::read_profile(*value);
    const auto first = credential::read_credential(*value);
    const json::Value once = written(first.model);
    if (once.is_null()) {
        fuzz::require(!first.problems.empty(), "what is no credential has a problem");
        return;
    }
    const auto second = credential::read_credential(once);
    fuzz::require(written(second.model) == once, "what was written is written the same way again");
    fuzz::require(has_errors(first.problems) || !has_errors(second.problems), "writing makes no errors");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
