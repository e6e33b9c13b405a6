// The rows that class_table.cpp adds for Open Badges 2.0.
#pragma once

#include <insignia/credential/class_table.h>

namespace insignia::credential {

// Assertion, BadgeClass, Profile and what they hold, each with `v2p0` behind its name.
std::span<const ClassRow> open_badges_2_classes();

} // namespace insignia::credential
