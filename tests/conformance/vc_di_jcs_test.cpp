// The JCS cryptosuites against the test vectors of vc-di-eddsa and vc-di-ecdsa: every intermediate value, the
// signature where it is deterministic, and the signed document.
#include <support/vc_di_vectors.h>

using namespace insignia;

namespace {

constexpr test::SuiteVector k_vectors[] = {
    {"vc-di-eddsa", "eddsa-jcs-2022", "eddsa-jcs-2022", "JCS", "keyPair.json", true},
    {"vc-di-ecdsa", "ecdsa-jcs-2019", "ecdsa-jcs-2019-p256", "JCSECDSAP256", "p256KeyPair.json", false},
    {"vc-di-ecdsa", "ecdsa-jcs-2019", "ecdsa-jcs-2019-p384", "JCSECDSAP384", "p384KeyPair.json", false},
};

} // namespace

TEST_CASE("every value of the vectors comes out") {
    test::Tally tally("vc-di-jcs");
    for (const test::SuiteVector& vector : k_vectors) test::check_vector(vector, "", tally);
    CHECK(tally.passed() == 31);
}
