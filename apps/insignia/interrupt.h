// Ctrl-C and SIGTERM as a question that a loop asks between two pieces of work.
#pragma once

namespace insignia::app {

// While it lives, the first SIGINT or SIGTERM is only noted; the second one ends the program as usual.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    // True once a signal came.
    bool requested() const;
};

} // namespace insignia::app
