// verify.html: one page that judges Open Badges 3.0 in the browser, without a server and without the network.
//
// Everything is in the one file: the script, the style, the JSON-LD contexts, the class tables, the words and
// the keys of the issuers that the page knows. Its sources are in schemas/page. What it cannot judge is
// UNDETERMINED; it never says VALID where `insignia verify --offline` with the same issuers would not.
#pragma once

#include <insignia/json/json.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insignia::publish {

// An issuer whose badges the page may call VALID, with its DID document. That of a did:key or did:jwk may
// state nothing but its `id`.
struct KnownIssuer {
    std::string name;
    json::Value document;
};

// What is particular to one page: `language` is one of the project's seven (any other is English),
// `organisation` the name of whoever publishes it ("" when nobody does), `home` a relative reference to its
// web site ("" when there is none), `languages` tags and relative references of this page in all languages
// that it is written in. The badge behind the `#` comes along when one of them is followed.
struct VerifyPage {
    std::string language = "en";
    std::vector<KnownIssuer> issuers;
    std::string organisation;
    std::string home;
    std::vector<std::pair<std::string, std::string>> languages;
};

// The whole HTML, the same for the same page.
std::string verify_page(const VerifyPage& page);

// The languages that the page has words for.
std::vector<std::string_view> verify_page_languages();

} // namespace insignia::publish
