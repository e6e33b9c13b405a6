// URIs: the parts make up the whole, and resolving gives what can be parsed.
//
// corpus: hostile/did-url hostile/text
#include <insignia/uri/uri.h>

#include "fuzz.h"

using namespace insignia;

namespace {

std::string joined(const uri::Uri& uri) {
    std::string text = std::string(uri.scheme()) + ":";
    if (uri.authority()) text += "//" + std::string(*uri.authority());
    text += uri.path();
    if (uri.query()) text += "?" + std::string(*uri.query());
    if (uri.fragment()) text += "#" + std::string(*uri.fragment());
    return text;
}

void fuzz_one(ByteView input) {
    const std::string_view text = as_text(input);
    const auto parsed = uri::Uri::parse(text);
    fuzz::require(parsed.has_value() == uri::is_absolute_iri(text), "both ways to ask agree");
    for (const char* base : {"https://example.org/a/b?c#d", "urn:x:y", "did:key:z6Mk#z6Mk", "file:///a"}) {
        const std::string resolved = uri::resolve(base, text);
        fuzz::require(uri::resolve(base, resolved) == uri::resolve(base, uri::resolve(base, resolved)),
                      "resolving comes to rest");
        const std::string relative = uri::relativize(base, text);
        if (parsed)
            fuzz::require(relative == text || uri::resolve(base, relative) == text, "relative leads back");
    }
    if (!parsed) return;
    fuzz::require(joined(*parsed) == text, "the parts make up the whole");
    (void)parsed->host();
    fuzz::require(uri::Uri::parse(parsed->without_fragment()).has_value(),
                  "without its fragment it is a URI");
}

} // namespace

INSIGNIA_FUZZ_TARGET(fuzz_one)
