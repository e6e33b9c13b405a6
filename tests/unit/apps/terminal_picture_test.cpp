#include <catch2/catch.hpp>
#include <insignia/terminal_picture.h>

using namespace insignia;
using app::TerminalPictures;

TEST_CASE("a terminal is asked for pictures only when it can show them") {
    struct Case {
        std::map<std::string, std::string> variables;
        bool unicode;
        TerminalPictures pictures;
    };
    const Case cases[] = {
        {{{"TERM", "xterm-kitty"}}, true, TerminalPictures::kitty},
        {{{"TERM", "xterm-256color"}, {"KITTY_WINDOW_ID", "1"}}, true, TerminalPictures::kitty},
        {{{"TERM", "xterm-ghostty"}, {"TERM_PROGRAM", "ghostty"}}, true, TerminalPictures::kitty},
        {{{"TERM", "xterm-256color"}, {"TERM_PROGRAM", "iTerm.app"}}, true, TerminalPictures::iterm},
        {{{"TERM", "xterm-256color"}, {"TERM_PROGRAM", "WezTerm"}}, true, TerminalPictures::iterm},
        {{{"TERM", "xterm-256color"}, {"COLORTERM", "truecolor"}}, true, TerminalPictures::blocks},
        {{{"TERM", "xterm-256color"}, {"COLORTERM", "truecolor"}}, false, TerminalPictures::none},
        {{{"TERM", "tmux-256color"}, {"COLORTERM", "truecolor"}, {"KITTY_WINDOW_ID", "1"}},
         true,
         TerminalPictures::blocks},
        {{{"TERM", "xterm-kitty"}, {"NO_COLOR", "1"}}, true, TerminalPictures::none},
        {{{"TERM", "dumb"}, {"COLORTERM", "truecolor"}}, true, TerminalPictures::none},
        {{{"TERM", "xterm"}}, true, TerminalPictures::none},
        {{}, true, TerminalPictures::none},
    };
    for (const Case& c : cases) CHECK(app::terminal_pictures(c.variables, c.unicode) == c.pictures);
}
