// Open Badges 3.0 out of JSON.
#pragma once

#include <insignia/credential/class_check.h>
#include <insignia/credential/credential.h>

namespace insignia::credential {

// The model and everything that breaks the standard. What could not be read is absent from the model and
// named in the problems; reading never fails as a whole.
template <class Model>
struct Reading {
    Model model;
    Problems problems;
};

// A credential of data model 2.0 or 1.1. Single values where the standard wants lists are taken as lists of
// one.
Reading<ob3::Credential> read_credential(const json::Value& value);

// A bare Achievement or Profile, as a badge definition or an issuer's page publishes it. An @context is
// ignored.
Reading<ob3::Achievement> read_achievement(const json::Value& value);
Reading<ob3::Profile> read_profile(const json::Value& value);

} // namespace insignia::credential
