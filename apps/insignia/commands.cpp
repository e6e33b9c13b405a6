#include "commands.h"
#include <algorithm>

namespace insignia::app {

namespace {

// The order is the order of a badge's life. One row a line; an empty line parts the groups of `insignia
// help`.
constexpr Command k_commands[] = {
    {"init", "make a workspace with a signing key", declare_init},
    {"design", "create or edit a badge and draw its picture", declare_design},
    {"framework", "competences that badges align to", declare_framework},
    {"system", "badge systems: check, draw, progress, meta-badges", declare_system},
    {"lint", "check badges against rules with sources", declare_lint},
    {"issue", "sign badges for a person or a list", declare_issue},
    {"bake", "put a credential into a picture", declare_bake},
    {"verify", "judge badges", declare_verify},
    {"inspect", "what is in a badge, without judging it", declare_inspect},
    {"disclose", "show parts of a badge and hide the rest", declare_disclose},
    {"extract", "take the credential out of a picture", declare_extract},
    {"qr", "a whole signed badge as a QR code", declare_qr},
    {"certificate", "a printable PDF of a badge", declare_certificate},
    {"publish", "a web site of your badges, as plain files", declare_publish},
    {"key", "make, list, export and import signing keys", declare_key},
    {"trust", "issuers that you know", declare_trust},
    {"completion", "completion for bash, zsh or fish", declare_completion},
    {"canon", "a document in the forms that are hashed and signed", declare_canon},
    {"help", "how a command is used", declare_help},
    {"version", "the version of this program", declare_version},
};

} // namespace

std::span<const Command> commands() {
    return k_commands;
}

const Command* find_command(std::string_view name) {
    const auto* const found = std::ranges::find(k_commands, name, &Command::name);
    return found == std::end(k_commands) ? nullptr : found;
}

} // namespace insignia::app
