// The questions of a badge design canvas, and the texts that both they and the flags of `design` take.
#pragma once

#include "environment.h"
#include <insignia/credential/definition.h>

namespace insignia::app {

// Ask on the terminal for what a badge needs, in the order of a design canvas; what is known already is the
// default.
Result<void> ask_for_badge(Console& console, credential::Definition& definition);

// "12", "2.5", "12 hours" in hours. ErrorCode::usage for anything else.
Result<double> parse_hours(std::string_view text);

// "Worksheet:organiser" as a task and who assesses it; without one of the four words behind the last colon,
// all is the task and nobody is stated.
credential::EvidenceTask parse_evidence_task(std::string_view text, std::string_view language);

// "DigComp 2.2:1.1" as an alignment with its published name and address. ErrorCode::usage names the
// frameworks, or the competences that come near.
Result<credential::DefinedAlignment> parse_alignment(std::string_view text, std::string_view language);

// Set the text of one language; the definition's own language stands first.
void set_text(credential::Localized& texts, std::string_view language, std::string_view own_language,
              std::string_view text);

} // namespace insignia::app
