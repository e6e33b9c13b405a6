// Runs all operations in turns, so that a busy machine is busy for all of them, and prints the best time of
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

// Keeps the shortest time of each operation, in microseconds of processor time.
class Best : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.iterations == 0) continue;
            const double time = run.cpu_accumulated_time * 1e6 / static_cast<double>(run.iterations);
            const auto [best, first] = m_times.try_emplace(run.run_name.function_name, time);
            if (!first) best->second = std::min(best->second, time);
        }
    }

    double time(const std::string& name) const {
        const auto found = m_times.find(name);
        return found == m_times.end() ? 0 : found->second;
    }

private:
    std::map<std::string, double> m_times;
};

void print(const std::vector<Operation>& operations, const Best& best) {
    const auto per_unit = [&](const Operation& operation) {
        return best.time(operation.name) / operation.units;
    };
    fmt::print("{:<46} {:>12} {:>8} {:>6}  {}\n", "operation", "microseconds", "ratio", "aim", "beside");
    for (const Operation& operation : operations) {
        if (best.time(operation.name) == 0) continue;
        fmt::print("{:<46} {:>12.2f}", operation.name, best.time(operation.name));
        const auto other = std::find_if(operations.begin(), operations.end(),
                                        [&](const Operation& o) { return o.name == operation.beside; });
        if (other != operations.end() && best.time(other->name) != 0)
            fmt::print(" {:>8.2f} {:>6}  {}", per_unit(*other) / per_unit(operation),
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
    Best best;
    benchmark::RunSpecifiedBenchmarks(&best);
    print(operations, best);
}
