#include <catch2/catch.hpp>
#include <insignia/reflow.h>

using namespace insignia::app;

TEST_CASE("paragraphs and list items are broken at the width, everything else stays") {
    const char* const page = "# A heading that is longer than the width of the page\n"
                             "\n"
                             "    an example that is longer than the width of the page\n"
                             "\n"
                             "One two three\n"
                             "four five six seven.\n"
                             "- an item with `code of several words` in it\n"
                             "  and more of it\n"
                             "- another\n"
                             "12. a number in front\n"
                             "| a table | that is wide |\n";
    CHECK(reflow(page, 20)
          == "# A heading that is longer than the width of the page\n"
             "\n"
             "    an example that is longer than the width of the page\n"
             "\n"
             "One two three four\n"
             "five six seven.\n"
             "- an item with\n"
             "  `code of several words`\n"
             "  in it and more of\n"
             "  it\n"
             "- another\n"
             "12. a number in\n"
             "    front\n"
             "| a table | that is wide |\n");
    CHECK(reflow("Ženklelių turėtojai čia", 20) == "Ženklelių turėtojai\nčia\n");
    CHECK(reflow("", 20) == "\n");
}
