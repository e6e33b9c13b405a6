// N-Quads and RDFC-1.0: quads are written as they are read, and the canonical form does not change any
// more.
//
// corpus: conformance/rdf-canon/rdfc10 hostile/rdfc-poison
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/nquads.h>

#include "fuzz.h"

using namespace insignia;

namespace {

void fuzz_one(ByteView input) {
    const auto dataset = rdf::parse_nquads(as_text(input));
    if (!dataset) return;
    const std::string text = rdf::to_nquads(*dataset);
    const auto again = rdf::parse_nquads(text);
    fuzz::require(again && rdf::to_nquads(*again) == text, "written and read is the same");
    const auto canonical = rdf::canonicalize(*dataset);
    if (!canonical) return;
    const auto read = rdf::parse_nquads(canonical->text);
    fuzz::require(read.has_value(), "the canonical form can be read");
    const auto twice = rdf::canonicalize(*read);
    fuzz::require(twice && twice->text == canonical->text, "the canonical form is a fixed point");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
