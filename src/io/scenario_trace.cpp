// SPDX-License-Identifier: MIT
// Bodies of scenario_trace.hpp.
#include "io/scenario_trace.hpp"

#include "io/file_beside.hpp"
#include "io/safe_text.hpp"
#include "io/told_problems.hpp"

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::string_view head = "minute,weight", byte_order_mark = "\xEF\xBB\xBF";

// The lines of a text: LF or CR LF; an end of line at the end of the file opens no further one.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

class trace_reader {
public:
    trace_reader(shape& into, std::string file, std::int64_t month_minutes)
        : into_(into), file_(std::move(file)), month_minutes_(month_minutes), problems_(file_) {}

    // What is wrong with the file; its minutes are taken only if nothing is.
    [[nodiscard]] errors read(std::string_view text) {
        const auto lines = lines_of(text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0));
        if (lines.empty() || lines.front() != head) {
            tell(1, errc::syntax, lines.empty() ? "an empty file" : shown(lines.front()),
                 "the header minute,weight", "start the file with the line minute,weight");
            return problems_.all();
        }
        for (std::size_t i = 1; i < lines.size() && !problems_.is_full(); ++i) {
            read_line(i + 1, lines[i]);
        }
        if (problems_.empty()) check_weights(lines.size());
        if (!problems_.empty()) into_.minutes.clear();
        return problems_.all();
    }

private:
    void read_line(std::size_t number, std::string_view line) {
        const auto comma = line.find(',');
        if (comma == line.npos) {
            return tell(number, errc::syntax, shown(line), "a minute, a comma and a weight",
                        "write a line such as 0,1.5; leave no line empty");
        }
        read_minute(number, line.substr(0, comma));
        const auto weight = parse_count(line.substr(comma + 1));
        if (!weight) {
            const auto& why = weight.problems().front();
            return tell(number, why.code, shown(line.substr(comma + 1)),
                        "a weight: a decimal that is not negative", why.remedy);
        }
        into_.minutes.push_back(*weight);
    }

    // Goes on from the minute that stands there, so that a gap is told once.
    void read_minute(std::size_t number, std::string_view text) {
        const auto minute = parse_decimal<0>(text);
        if (!minute) {
            tell(number, errc::bad_number, shown(text), "a minute, a whole number",
                 "count the minutes 0, 1, 2, ...");
        } else if (minute->coefficient() != next_) {
            tell(number, errc::contradiction, "minute " + to_string(*minute),
                 "minute " + to_string(next_), "minutes count from 0, in order, without a gap");
            next_ = minute->coefficient();
        }
        next_ += 1;
    }

    void check_weights(std::size_t last) {
        const auto first = into_.minutes.begin();
        const auto count = std::min<std::size_t>(into_.minutes.size(), static_cast<std::size_t>(month_minutes_));
        const bool some = std::any_of(first, first + static_cast<std::ptrdiff_t>(count),
                                      [](const ratio& weight) { return !weight.is_zero(); });
        if (into_.minutes.empty()) {
            tell(last, errc::missing_key, "no minutes", "a line a minute after the header",
                 "add lines such as 0,1.5");
        } else if (!some) {
            tell(last, errc::contradiction, "weights that are all 0 within the month",
                 "a weight above 0 somewhere",
                 "a shape distributes a rate over the minutes; drop the shape for a flat rate");
        }
    }

    void tell(std::size_t line, errc code, const std::string& seen, std::string expected,
              std::string remedy) {
        problems_.add({code, file_ + ": line " + std::to_string(line), printable(seen),
                       std::move(expected), std::move(remedy)});
    }

    shape& into_;
    std::string file_;
    std::int64_t month_minutes_;
    integer next_ = 0;
    told_problems problems_;
};

}  // namespace

errors read_trace(shape& into, std::string_view text, const std::string& file, std::int64_t month_minutes) {
    return trace_reader(into, file, month_minutes).read(text);
}

errors read_traces(scenario& into, const std::string& scenario_file, json_problems& problems) {
    errors found;
    for (auto& shape : into.workload.shapes) {
        if (shape.trace_file.empty()) continue;
        const auto file = path_beside(scenario_file, shape.trace_file);
        const auto text = read_beside(file, pointer_to(shape.place, "trace"), problems);
        if (!text) continue;
        const auto more = read_trace(shape, *text, file, into.month.hours() * 60);
        found.insert(found.end(), more.begin(), more.end());
    }
    return found;
}

}  // namespace dbcost::io
