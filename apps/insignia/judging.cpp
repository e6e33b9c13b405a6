#include "judging.h"
#include "line_reader.h"
#include "ordered_work.h"
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace insignia::app {

namespace {

// Lines that one task judges: enough that handing tasks out costs nothing, few enough that answers come at
// once.
constexpr std::size_t k_lines_per_task = 32;

// What came of a few inputs.
struct Judged {
    std::string text;                   // written, where the format allows pieces
    std::vector<check::Report> reports; // else kept for the end
    std::size_t count = 0;
    std::size_t passed_over = 0;
    ExitCode exit = ExitCode::yes;
};

// 1 (not valid) is worse than 3 (could not tell), which is worse than 0.
ExitCode worse(ExitCode a, ExitCode b) {
    if (a == ExitCode::no || b == ExitCode::no) return ExitCode::no;
    return a == ExitCode::yes ? b : a;
}

ExitCode exit_of(check::Verdict verdict) {
    if (verdict == check::Verdict::not_valid) return ExitCode::no;
    return verdict == check::Verdict::undetermined ? ExitCode::could_not : ExitCode::yes;
}

// In a folder of badges there may be other JSON and pictures: they are counted, not judged.
bool is_no_badge(const check::Report& report) {
    const auto* const finding = report.find("in.recognise");
    return report.verdict == check::Verdict::undetermined && finding != nullptr
           && finding->outcome == check::Outcome::undetermined;
}

class Run {
public:
    Run(const Judging& judging, Environment& environment, bool many, std::size_t total)
        : m_judging(judging), m_environment(environment), m_console(environment.console),
          m_format(check::find_format(judging.format)), m_write{m_console.color(), m_console.unicode(),
                                                                judging.explain, many},
          m_total(total), m_work(judging.jobs, [this](Judged judged) { take(std::move(judged)); }) {}

    // Before anything is added: there is one input, and it is a stream, whose end nobody knows.
    void expect_stream() {
        m_write.many = true;
        m_total = 0;
        if (m_format->name == "json") m_format = check::find_format("ndjson");
    }

    void add_source(const BadgeSource& source) {
        m_work.add([this, source] {
            return judge(read_input(source.name, m_environment, m_judging.for_user), source.from_folder);
        });
    }

    void add_content(const std::string& name, Result<Bytes> content) {
        const auto shared = std::make_shared<BadgeInput>(BadgeInput{name, std::move(content)});
        m_work.add([this, shared] { return judge(*shared, false); });
    }

    Result<void> add_stream(const std::string& name, LineReader& reader) {
        while (!m_unread) {
            TRY_ASSIGN(auto lines, reader.next(k_lines_per_task));
            if (lines.empty()) break;
            m_work.add([this, name, lines = std::make_shared<std::vector<Line>>(std::move(lines))] {
                Judged all;
                for (auto& line : *lines)
                    append(all,
                           judge({fmt::format("{}:{}", name, line.number), std::move(line.content)}, false));
                return all;
            });
        }
        return {};
    }

    bool unread() const { return m_unread; }

    ExitCode finish() {
        m_work.finish();
        m_console.progress(1, 1, "verified");
        if (!check::is_piecewise(*m_format)) m_console.answer(m_format->write(m_all.reports, m_write));
        if (m_all.passed_over > 0)
            m_console.talk(m_all.passed_over == 1
                               ? std::string("1 other file is no badge")
                               : fmt::format("{} other files are no badges", m_all.passed_over));
        return m_all.exit;
    }

    std::size_t count() const { return m_all.count; }

private:
    check::Report report_on(const BadgeInput& input) {
        if (!input.content)
            return verify::report_on({"in.recognise", false, input.content.error(), {}}, input.name);
        if (input.gone) return verify::report_on(verify::taken_back(input.name, *input.content), input.name);
        const auto look = m_write.many ? LookForCodes::instead : LookForCodes::also;
        return verify::judge(unwrap(*input.content, look), input.name, m_judging.policy,
                             m_judging.for_badge());
    }

    Judged judge(const BadgeInput& input, bool from_folder) {
        auto report = report_on(input);
        Judged judged;
        if (from_folder && is_no_badge(report)) {
            judged.passed_over = 1;
            return judged;
        }
        judged.count = 1;
        judged.exit = exit_of(report.verdict);
        if (check::is_piecewise(*m_format))
            judged.text = m_format->write({&report, 1}, m_write);
        else
            judged.reports.push_back(std::move(report));
        return judged;
    }

    static void append(Judged& all, Judged more) {
        all.text += more.text;
        std::ranges::move(more.reports, std::back_inserter(all.reports));
        all.count += more.count;
        all.passed_over += more.passed_over;
        all.exit = worse(all.exit, more.exit);
    }

    // Called for one task at a time, in their order, by whichever thread has completed it.
    void take(Judged judged) {
        m_console.answer(judged.text);
        judged.text.clear();
        if (!m_console.flush()) m_unread = true;
        append(m_all, std::move(judged));
        if (m_write.many) m_console.progress(m_all.count + m_all.passed_over, m_total, "verified");
    }

    const Judging& m_judging;
    Environment& m_environment;
    Console& m_console;
    const check::Format* m_format;
    check::WriteOptions m_write;
    std::size_t m_total;
    Judged m_all;
    std::atomic<bool> m_unread = false;
    OrderedWork<Judged> m_work; // the last: its threads end before what they use does
};

Result<LineReader> open_stream(const BadgeSource& source, Environment& environment) {
    if (source.name != "-") {
        TRY_ASSIGN(auto file, open_file(source.name));
        return LineReader(std::move(file), limits::k_input_bytes);
    }
    auto& console = environment.console;
    return LineReader([&console](std::span<std::uint8_t> buffer) { return console.read_some(buffer); },
                      limits::k_input_bytes);
}

// `-` may be one badge or a stream; a file of lines is one by its name.
Result<void> add(Run& run, const BadgeSource& source, bool only, Environment& environment) {
    if (source.name != "-" && !is_stream_file(source.name)) {
        run.add_source(source);
        return {};
    }
    auto reader = open_stream(source, environment);
    if (!reader) {
        run.add_content(source.name, fail(std::move(reader).error()));
        return {};
    }
    bool stream = is_stream_file(source.name);
    if (!stream) {
        TRY_ASSIGN(stream, reader->is_stream());
    }
    if (stream && only) run.expect_stream();
    if (stream) return run.add_stream(source.name, *reader);
    run.add_content(source.name, reader->rest());
    return {};
}

} // namespace

Result<ExitCode> judge_all(const std::vector<BadgeSource>& sources, const Judging& judging,
                           Environment& environment) {
    const bool one = sources.size() == 1;
    std::error_code ignored;
    const bool folder =
        sources.front().from_folder || std::filesystem::is_directory(sources.front().name, ignored);
    Run run(judging, environment, !one || folder, sources.size());
    for (const auto& source : sources) {
        if (run.unread()) break;
        TRY(add(run, source, one, environment));
    }
    const auto exit = run.finish();
    if (run.count() > 0) return exit;
    return fail(ErrorCode::not_found, "there is no badge among these files", sources.front().name);
}

} // namespace insignia::app
