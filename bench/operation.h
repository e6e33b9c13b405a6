// What is measured, and what it is held against.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace insignia::bench {

// One operation. It is run many times; `run` stops the program when anything goes wrong.
struct Operation {
    std::string name;
    std::function<void()> run;
    std::string beside; // the name of the operation whose rate is 1.0; empty for those
    double aim = 0;     // the ratio of the rates that is aimed at: rate of this / rate of the other
    double units = 1;   // what one run stands for, where the rates per unit are compared (quads)
};

// The bare signatures, by OpenSSL and by libsodium, on 64 bytes.
std::vector<Operation> raw_operations();

// From the text of a credential to the answer, and back.
std::vector<Operation> credential_operations();

// The way from the text to canonical N-Quads, step by step, for a badge and for a transcript.
std::vector<Operation> transformation_operations();

// The program cannot go on measuring.
[[noreturn]] void stop(const std::string& reason);

// The text of a file of bench/inputs.
std::string input(const std::string& name);

} // namespace insignia::bench
