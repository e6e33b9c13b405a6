// SVG: what is baked comes out, nothing else changes, and another XML reader agrees on where the
// credential is.
//
// corpus: hostile/svg conformance/baked-badges
#include <pugixml.hpp>
#include <support/baking_oracle.h>

#include "fuzz.h"

using namespace insignia;

namespace {

// The text of the root's first child as another reader sees it.
std::string as_another_reads(ByteView picture) {
    pugi::xml_document document;
    const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
    if (!document.load_buffer(picture.data(), picture.size(), options, pugi::encoding_utf8))
        return "not well-formed";
    std::string text;
    for (const pugi::xml_node& part : document.document_element().first_child().children())
        text += part.value();
    return text;
}

void fuzz_one(ByteView input) {
    (void)baking::extract(input);
    if (baking::picture_kind(input) != baking::PictureKind::svg) return;
    (void)baking::picture_size(input);
    const std::string flaw = test::baking_flaw(input);
    fuzz::require(flaw.empty(), flaw.c_str());
    const auto baked = baking::bake(input, test::k_baked_json);
    if (baked)
        fuzz::require(as_another_reads(*baked) == test::k_baked_json, "another XML reader finds the same");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
