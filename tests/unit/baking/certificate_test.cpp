#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <insignia/baking/certificate.h>

using namespace insignia;

namespace {

// The least that a PDF can be.
std::string empty_pdf() {
    const std::string body = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
    return body
           + fmt::format(
               "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\n"
               "startxref\n{}\n%%EOF\n",
               body.size());
}

std::string with_badge(std::string_view badge) {
    const auto pdf = baking::attach_to_pdf(as_bytes(empty_pdf()), badge);
    REQUIRE(pdf.has_value());
    return std::string(as_text(*pdf));
}

ErrorCode refusal(const std::string& pdf) {
    const auto badge = baking::extract_from_pdf(as_bytes(pdf));
    REQUIRE_FALSE(badge.has_value());
    return badge.error().code;
}

constexpr std::string_view k_orphan =
    "9 0 obj\n<< /Type /EmbeddedFile /InsigniaBadge 1 /Length 8 >>\nstream\n{\"id\":2}\nendstream\nendobj\n";

} // namespace

TEST_CASE("the badge in a PDF is the file that is attached to it") {
    const std::string pdf = with_badge("{\"id\":1}");
    CHECK(baking::extract_from_pdf(as_bytes(pdf))->text == "{\"id\":1}");
    CHECK(refusal(empty_pdf()) == ErrorCode::not_found);
    CHECK(refusal(pdf + std::string(k_orphan)) == ErrorCode::parse); // two
    CHECK(refusal(pdf.substr(0, pdf.find("endstream"))) == ErrorCode::parse);
}

// Attack: programs show one attached badge, and another one lies where only a search for the marker finds it.
TEST_CASE("a badge that no program shows as attached is not judged") {
    std::string pdf = with_badge("{\"id\":1}");
    const std::string marker = " /InsigniaBadge 1";
    pdf.replace(pdf.find(marker), marker.size(), std::string(marker.size(), ' '));
    CHECK(refusal(pdf) == ErrorCode::not_found);
    const std::string orphaned = pdf + std::string(k_orphan);
    CHECK(refusal(orphaned) == ErrorCode::parse);
    // Named by a table of its own, but by no catalog.
    CHECK(refusal(orphaned
                  + fmt::format("xref\n9 1\n{:010} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev 0 >>\n"
                                "startxref\n{}\n%%EOF\n",
                                pdf.size(), orphaned.size()))
          == ErrorCode::parse);
}
