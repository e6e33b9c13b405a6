// Runs all operations in turns, so that a busy machine is busy for all of them, and prints the median time of
// each beside that of the bare signature.
#include "operation.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <insignia/base/files.h>
#include <map>

namespace insignia::bench {

void stop(const std::string& reason) {
    fmt::print(stderr, "insignia_bench: {}\n", reason);
    std::exit(1);
}

std::string input(const std::string& name) {
    auto text = read_text_file(std::string(INSIGNIA_BENCH_INPUTS) + "/" + name);
    if (!text) stop(text.error().message);
    return *std::move(text);
}

namespace {

// Keeps the times of each operation, in microseconds of processor time, one for each repetition.
class Times : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.iterations == 0) continue;
            m_times[run.run_name.function_name].push_back(run.cpu_accumulated_time * 1e6
                                                          / static_cast<double>(run.iterations));
        }
    }

    bool has(const std::string& name) const { return m_times.contains(name); }

    // The time that a share of the repetitions stays below: 0 is the best, 0.5 the median.
    double quantile(const std::string& name, double share) const {
        std::vector<double> times = m_times.at(name);
        std::sort(times.begin(), times.end());
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    }

private:
    std::map<std::string, std::vector<double>> m_times;
};

void print(const std::vector<Operation>& operations, const Times& times) {
    constexpr double k_median = 0.5;
    fmt::print("{:<46} {:>12} {:>8} {:>8} {:>6}  {}\n", "operation", "microseconds", "ratio", "of bests",
               "aim", "beside");
    for (const Operation& operation : operations) {
        if (!times.has(operation.name)) continue;
        fmt::print("{:<46} {:>12.2f}", operation.name, times.quantile(operation.name, k_median));
        const auto other = std::find_if(operations.begin(), operations.end(),
                                        [&](const Operation& o) { return o.name == operation.beside; });
        const auto ratio = [&](double share) {
            return times.quantile(other->name, share) / other->units
                   / (times.quantile(operation.name, share) / operation.units);
        };
        if (other != operations.end() && times.has(other->name))
            fmt::print(" {:>8.2f} {:>8.2f} {:>6}  {}", ratio(k_median), ratio(0),
                       operation.aim == 0 ? "" : fmt::format("{:.2f}", operation.aim), operation.beside);
        fmt::print("\n");
    }
}

void register_operation(const Operation& operation) {
    constexpr int k_repetitions = 12;
    constexpr double k_seconds_each = 0.02;
    operation.run();
    benchmark::RegisterBenchmark(operation.name.c_str(),
                                 [&operation](benchmark::State& state) {
                                     for (auto _ : state) operation.run();
                                 })
        ->Repetitions(k_repetitions)
        ->MinTime(k_seconds_each);
}

std::vector<Operation> all_operations() {
    std::vector<Operation> all = raw_operations();
    for (auto group : {transformation_operations(), credential_operations()})
        for (Operation& operation : group) all.push_back(std::move(operation));
    return all;
}

} // namespace

} // namespace insignia::bench

int main(int argc, char** argv) {
    using namespace insignia::bench;
    std::vector<char*> arguments(argv, argv + argc);
    std::string interleaved = "--benchmark_enable_random_interleaving=true";
    arguments.insert(arguments.begin() + 1, interleaved.data());
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    const std::vector<Operation> operations = all_operations();
    for (const Operation& operation : operations) register_operation(operation);
    Times times;
    benchmark::RunSpecifiedBenchmarks(&times);
    print(operations, times);
}
