// SPDX-License-Identifier: MIT
// sweep, batch: the totals of many scenarios, as records.
#include "commands.hpp"
#include "vary.hpp"
#include "whole_number.hpp"
#include "with_scenario.hpp"

#include <dbcost/estimate/problems.hpp>
#include <dbcost/io/batch.hpp>
#include <dbcost/io/read_file.hpp>
#include <dbcost/io/sweep.hpp>

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>

namespace dbcost::calculator {

namespace {

// ---- what both share ---------------------------------------------------------------------------

// Signals that end the program wait until whole lines are written; then they do what they do to every program.
class held_signals {
public:
    held_signals() {
        sigset_t held;
        (void)sigemptyset(&held);
        for (const int each : {SIGINT, SIGTERM, SIGHUP}) (void)sigaddset(&held, each);
        (void)pthread_sigmask(SIG_BLOCK, &held, &before_);
    }
    ~held_signals() { (void)pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    held_signals(const held_signals&) = delete;
    held_signals& operator=(const held_signals&) = delete;

private:
    sigset_t before_;
};

// Called between blocks, when no worker is there to take the signal.
[[nodiscard]] bool write_lines(std::string_view lines) {
    const held_signals while_writing;
    return write_result(lines);
}

[[nodiscard]] result<unsigned> parse_jobs(const std::optional<std::string>& text) {
    constexpr std::int64_t most = 1024;
    if (!text) return std::max(std::thread::hardware_concurrency(), 1U);
    const auto count = parse_decimal<0>(*text);
    const bool inside = count && *count >= decimal<0>::whole(1) && *count <= decimal<0>::whole(most);
    if (inside) return static_cast<unsigned>(to_int64(count->coefficient()));
    return error{errc::out_of_range, "--jobs", "\"" + *text + "\"", "a number of workers from 1 to 1024",
                 "leave it out for one a core"};
}

// What stands in the records says why.
template <class Outcome>
[[nodiscard]] exit_status judge(const Outcome& made) {
    if (made.stopped || made.failed > 0) return cannot;
    return made.incomplete > 0 ? incomplete : done;
}

// ---- sweep -------------------------------------------------------------------------------------

struct sweep_flags {
    bill_flags bill;
    std::vector<std::string> vary;
    std::optional<std::string> jobs;
};

[[nodiscard]] result<record_format> parse_record_format(const std::string& text) {
    if (text == "csv") return record_format::csv;
    if (text == "ndjson") return record_format::ndjson;
    return error{errc::bad_choice, "--format", "\"" + text + "\"", "a format of records", "known: csv, ndjson"};
}

// The request but for the text; all problems of the command line at once.
[[nodiscard]] result<std::pair<bill_request, sweep_request>> parse(const sweep_flags& flags) {
    auto shared = flags.bill;
    shared.format = "text";  // records have formats of their own
    const auto bill = parse_flags(shared);
    const auto as = parse_record_format(flags.bill.format);
    const auto jobs = parse_jobs(flags.jobs);
    errors problems;
    detail::append(problems, bill.problems());
    detail::append(problems, as.problems());
    detail::append(problems, jobs.problems());
    std::vector<sweep_axis> axes;
    for (const auto& text : flags.vary) {
        auto axis = parse_vary(text, parse_values);
        detail::append(problems, axis.problems());
        if (axis) axes.push_back({axis->pointer, std::move(axis->values)});
    }
    detail::append(problems, varied_twice(axes));
    if (!problems.empty()) return problems;
    return std::pair{*bill, sweep_request{.text = "", .file = bill->file, .axes = axes,
                                          .options = bill->options, .only = bill->deployment, .as = *as,
                                          .jobs = *jobs}};
}

// A bar on stderr where somebody looks at it, and where it does not run into the rows.
class progress {
public:
    explicit progress(std::int64_t all) : all_(all), shown_(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0) {}
    ~progress() {
        if (shown_) (void)std::fprintf(stderr, "\r\x1b[K");
    }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    void show(std::int64_t points) const {
        if (!shown_ || all_ == 0) return;
        constexpr std::int64_t width = 40;
        const auto full = static_cast<int>(points * width / all_);
        (void)std::fprintf(stderr, "\r[%.*s%.*s] %lld of %lld", full, "########################################",
                           static_cast<int>(width) - full, "........................................",
                           static_cast<long long>(points), static_cast<long long>(all_));
    }

private:
    std::int64_t all_;
    bool shown_;
};

[[nodiscard]] result<sweep_outcome> sweep_all(const bill_request& bill, const sweep_request& request) {
    const auto points = grid_size(request.axes);
    if (!points) return points.problems();
    return with_text(bill, [&](const std::string& text, const scenario_overrides& overrides, const tables& data) {
        auto asked = request;
        asked.text = text;
        asked.overrides = overrides;
        const progress bar(*points);
        return sweep(asked, data, [&](std::string_view rows, std::int64_t done) {
            bar.show(done);
            return write_lines(rows);
        });
    });
}

[[nodiscard]] exit_status run(const sweep_flags& flags) {
    const auto request = parse(flags);
    if (!request) return report(request.problems(), format::text, wrong_usage);
    const auto made = sweep_all(request->first, request->second);
    if (!made) return report(with_file(made.problems(), request->first.file), format::text, cannot);
    return judge(*made);
}

constexpr auto sweep_examples =
    "  dbcost sweep shop.json --vary '/workload/operations/write/rate=1/day..1000000/day x10'\n"
    "  dbcost sweep shop.json --vary '/deployments/postgres/instance=db.m5.large,db.m5.xlarge' \\\n"
    "      --vary '/deployments/postgres/storage/size=100 GiB..1000 GiB step 100' > grid.csv\n"
    "  dbcost sweep shop.json --vary '/workload/entities/order/count=1..1000 step 50' --format ndjson\n";

// ---- batch -------------------------------------------------------------------------------------

constexpr std::int64_t last_first_line = 1'000'000'000'000'000;  // no input is so long

struct batch_flags {
    bill_flags bill;
    std::string first_line = "1";
    std::optional<std::string> jobs;
};

// Lines of a file or of stdin.
class line_source {
public:
    explicit line_source(const std::string& file)
        : from_(file == "-" ? stdin : std::fopen(file.c_str(), "rb")), owned_(file != "-") {}
    ~line_source() {
        if (owned_ && from_ != nullptr) (void)std::fclose(from_);
    }
    line_source(const line_source&) = delete;
    line_source& operator=(const line_source&) = delete;

    [[nodiscard]] bool is_open() const { return from_ != nullptr; }
    [[nodiscard]] bool failed() const { return std::ferror(from_) != 0; }

    // Of a line that is too long only so much is kept as shows that it is.
    [[nodiscard]] std::optional<std::string> next() {
        std::string line;
        int one = ::getc_unlocked(from_);  // no one else reads it
        if (one == EOF) return std::nullopt;
        for (; one != EOF && one != '\n'; one = ::getc_unlocked(from_)) {
            if (line.size() <= longest_line) line.push_back(static_cast<char>(one));
        }
        return line;
    }

private:
    std::FILE* from_;
    bool owned_;
};

[[nodiscard]] exit_status run_batch(const batch_request& asked, const tables& data) {
    line_source lines(asked.file);
    if (!lines.is_open()) return report({unreadable(asked.file, errno)}, format::text, cannot);
    const auto made = batch(asked, data, [&] { return lines.next(); }, write_lines);
    if (lines.failed()) return report({unreadable(asked.file, errno)}, format::text, cannot);
    return judge(made);
}

[[nodiscard]] exit_status run(const batch_flags& flags) {
    const auto bill = parse_flags(flags.bill);
    const auto jobs = parse_jobs(flags.jobs);
    errors problems = bill.problems();
    detail::append(problems, jobs.problems());
    const auto first_line = whole_number(flags.first_line, 1, last_first_line, "--first-line", problems);
    if (!problems.empty()) return report(problems, format::text, wrong_usage);
    const auto overrides = overrides_of(*bill);
    if (!overrides) return report(overrides.problems(), format::text, cannot);
    const auto status = with_prices(bill->prices, [&](const tables& data) -> result<exit_status> {
        return run_batch({.file = bill->file, .overrides = *overrides, .options = bill->options,
                          .only = bill->deployment, .jobs = *jobs, .first_line = first_line}, data);
    });
    return status ? *status : report(status.problems(), format::text, cannot);
}

constexpr auto batch_examples =
    "  dbcost batch scenarios.ndjson > totals.ndjson\n"
    "  dbcost batch - --as-of 2019-09-15 --jobs 4 < scenarios.ndjson\n"
    "  tail -n +1001 scenarios.ndjson | dbcost batch - --first-line 1001\n";

void add_jobs(CLI::App& command, std::optional<std::string>& into) {
    command.add_option("--jobs", into, "How many workers; one a core unless stated")->type_name("N");
}

}  // namespace

void add_record_commands(CLI::App& top, exit_status& status) {
    auto& sweep = add_command(top, "sweep", "The totals over a grid of values, as CSV or NDJSON.", sweep_examples);
    const auto flags = std::make_shared<sweep_flags>();
    flags->bill.format = "csv";
    add_scenario_flags(sweep, flags->bill);
    sweep.add_option("--format", flags->bill.format, "csv or ndjson")->type_name("NAME");
    sweep.add_option("--vary", flags->vary,
                     "A value and what it takes: FIRST..LAST, with \" step S\" or \" xF\", or A,B,C; may be repeated")
        ->required()
        ->type_name("/POINTER=VALUES")
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_jobs(sweep, flags->jobs);
    sweep.callback([flags, &status] { status = run(*flags); });

    auto& batch = add_command(top, "batch", "A scenario a line in, its totals a line out (NDJSON).", batch_examples);
    const auto lines = std::make_shared<batch_flags>();
    add_scenario_flags(batch, lines->bill);
    batch.add_option("--first-line", lines->first_line, "The number of the first line, 1 unless stated")->type_name("N");
    add_jobs(batch, lines->jobs);
    batch.callback([lines, &status] { status = run(*lines); });
}

}  // namespace dbcost::calculator
