#include "interrupt.h"
#include <csignal>
#include <initializer_list>

namespace insignia::app {

namespace {

volatile std::sig_atomic_t g_requested = 0;

void note(int) {
    g_requested = 1;
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

} // namespace

Interrupt::Interrupt() {
    g_requested = 0;
    handle(note);
}

Interrupt::~Interrupt() {
    handle(SIG_DFL);
}

bool Interrupt::requested() const {
    return g_requested != 0;
}

} // namespace insignia::app
