// The questions of a badge design canvas, and the texts that both they and the flags of `design` take.
#pragma once

#include "environment.h"
#include <insignia/credential/frameworks.h>
#include <span>
#include <vector>

namespace insignia::app {

// What the questions work with.
struct CanvasSetting {
    std::span<const credential::Framework> frameworks; // to choose competences from
    std::vector<std::string> languages;                // of the organisation
    // Show what the picture looks like so far, where the terminal can; may do nothing.
    std::function<void(const credential::Definition&)> preview;
};

// Ask on the terminal for what a badge needs, in the order of a design canvas; what is known already is the
// default, and the answer "<" goes back to the question before. ErrorCode::io when the input ends.
Result<void> ask_for_badge(Console& console, credential::Definition& definition,
                           const CanvasSetting& setting);

// "12", "2.5", "12 hours" in hours. ErrorCode::usage for anything else.
Result<double> parse_hours(std::string_view text);

// "Worksheet:organiser" as a task and who assesses it; without one of the four words behind the last colon,
// all is the task and nobody is stated.
credential::EvidenceTask parse_evidence_task(std::string_view text, std::string_view language);

// "DigComp 2.2:1.1" as an alignment with its published name and address. ErrorCode::usage names the
// frameworks, or the competences that come near.
Result<credential::DefinedAlignment> parse_alignment(std::string_view text, std::string_view language,
                                                     std::span<const credential::Framework> frameworks);

// Set the text of one language; the definition's own language stands first.
void set_text(credential::Localized& texts, std::string_view language, std::string_view own_language,
              std::string_view text);

} // namespace insignia::app
