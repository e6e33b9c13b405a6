// PDF certificates: an attachment that is found is inside the file, and what is attached is found again.
//
// corpus: hostile/png hostile/valid
#include <insignia/baking/certificate.h>

#include "fuzz.h"

using namespace insignia;

namespace {

// A PDF as short as cairo's are built, for attaching to.
constexpr std::string_view k_pdf =
    "%PDF-1.5\n1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n>>\nendobj\nxref\n0 3\n"
    "trailer\n<< /Size 3\n   /Root 1 0 R\n>>\nstartxref\n60\n%%EOF\n";

void fuzz_one(ByteView input) {
    if (const auto found = baking::extract_from_pdf(input))
        fuzz::require(found->text.size() <= input.size(), "the badge is a part of the file");
    const std::string credential = "{" + std::string(as_text(input)) + "}";
    const auto pdf = baking::attach_to_pdf(as_bytes(k_pdf), credential);
    fuzz::require(pdf.has_value(), "anything that begins as JSON does is attached");
    const auto back = baking::extract_from_pdf(*pdf);
    fuzz::require(back && back->text == credential, "what was attached comes out");
    (void)baking::attach_to_pdf(input, "{}");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
