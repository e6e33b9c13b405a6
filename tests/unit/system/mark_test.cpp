#include <catch2/catch.hpp>
#include <insignia/system/mark.h>

using namespace insignia;

TEST_CASE("a file that was drawn here is known as long as nobody changes it") {
    const std::string png =
        "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\x0dIHDR", 8) + std::string(17, 'x') + "the rest of it";
    for (const auto& [ending, content] : {std::pair<std::string, std::string>{"svg", "<svg></svg>\n"},
                                          {"html", "<!DOCTYPE html>\n<html>"},
                                          {"dot", "digraph {}\n"},
                                          {"mermaid", "flowchart LR\n"},
                                          {"mmd", "flowchart LR\n"},
                                          {"png", png}}) {
        CAPTURE(ending);
        const auto bytes = to_bytes(content);
        CHECK_FALSE(system::is_as_drawn(bytes));
        const auto marked = system::with_mark(bytes, ending);
        CHECK(marked.size() > bytes.size());
        CHECK(system::is_as_drawn(marked));
        for (std::size_t at = 0; at < marked.size(); ++at) {
            auto changed = marked;
            changed[at] ^= 1;
            CAPTURE(at);
            CHECK_FALSE(system::is_as_drawn(changed));
        }
        auto longer = marked;
        longer.push_back('\n');
        CHECK_FALSE(system::is_as_drawn(longer));
        for (std::size_t length = 0; length < marked.size(); ++length)
            CHECK_FALSE(system::is_as_drawn(ByteView(marked).first(length)));
    }
    // A page begins as pages do, a picture as pictures do.
    CHECK(as_text(system::with_mark(to_bytes("<!DOCTYPE html>\n<html>"), "html"))
              .starts_with("<!DOCTYPE html>\n<!--"));
}
