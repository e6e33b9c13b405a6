#include <insignia/credential/credential.h>

namespace insignia::credential::ob3 {

const VerifiableCredential* common_part(const Credential& credential) {
    if (const auto* achievement = std::get_if<AchievementCredential>(&credential)) return achievement;
    return std::get_if<EndorsementCredential>(&credential);
}

} // namespace insignia::credential::ob3
