// SPDX-License-Identifier: MIT
// What the tables of a file take, and how far that is from what was measured.
#include <dbcost/io/footprint.hpp>

#include "io/item_reading.hpp"
#include "io/told_problems.hpp"

namespace dbcost::inline v0_1 {

namespace {

[[nodiscard]] std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

struct computed_table {
    const footprint_table* table = nullptr;
    demand::postgres::table_footprint takes;
};

// Problems of a table point into its line.
[[nodiscard]] result<std::vector<computed_table>> compute(
    const std::vector<footprint_table>& tables, const std::string& file_name) {
    std::vector<computed_table> computed;
    io::told_problems problems(file_name);
    for (const auto& one : tables) {
        auto takes = demand::postgres::footprint_of(one.what);
        if (takes) computed.push_back({&one, *std::move(takes)});
        for (auto problem : takes.problems()) {
            problem.place = io::place_of_line(file_name, one.line) + ": " + problem.place;
            problems.add(std::move(problem));
        }
    }
    if (!problems.empty()) return problems.all();
    return computed;
}

// The sizes of a table: the heap, TOAST, each index in its order.
[[nodiscard]] std::vector<footprint_size> sizes_of(const computed_table& one) {
    const auto& table = *one.table;
    std::vector<footprint_size> sizes{
        {table.line, table.name, footprint_part::heap, "", one.takes.heap},
        {table.line, table.name, footprint_part::toast, "", one.takes.toast}};
    for (std::size_t i = 0; i < one.takes.indexes.size(); ++i) {
        sizes.push_back({table.line, table.name, footprint_part::index,
                         joined(table.what.indexes[i].columns), one.takes.indexes[i]});
    }
    return sizes;
}

[[nodiscard]] errors without_measurement(const std::vector<footprint_table>& tables,
                                         const std::string& file_name) {
    io::told_problems problems(file_name);
    for (const auto& one : tables) {
        if (one.measured) continue;
        problems.add({errc::missing_key, io::place_of_line(file_name, one.line),
                            "no \"measured\"", "what a server measured, to compare with",
                            "add \"measured\", or ask for the sizes alone: without --check"});
    }
    return problems.all();
}

[[nodiscard]] std::vector<bytes> measured_sizes(const measured_footprint& of) {
    std::vector<bytes> sizes{of.heap, of.toast};
    sizes.insert(sizes.end(), of.indexes.begin(), of.indexes.end());
    return sizes;
}

void add(footprint_report& to, const footprint_size& one) {
    auto& sum = one.what == footprint_part::heap    ? to.heap
                : one.what == footprint_part::toast ? to.toast
                                                    : to.indexes;
    sum += one.size;
    if (one.what != footprint_part::toast || one.size > bytes(0)) to.sizes.push_back(one);
}

}  // namespace

ratio footprint_deviation::error() const {
    const auto off = abs(integer(computed.size.count()) - integer(measured.count()));
    if (measured == bytes(0)) return off == 0 ? ratio() : ratio(1);
    return {off, measured.count()};
}

const footprint_deviation* footprint_check::worst(footprint_part what) const {
    const footprint_deviation* found = nullptr;
    for (const auto& one : deviations) {
        if (one.computed.what != what) continue;
        if (found == nullptr || one.error() > found->error()) found = &one;
    }
    return found;
}

std::size_t footprint_check::count(footprint_part what) const {
    return static_cast<std::size_t>(
        std::count_if(deviations.begin(), deviations.end(),
                      [&](const auto& one) { return one.computed.what == what; }));
}

bool footprint_check::is_inside() const {
    return std::all_of(deviations.begin(), deviations.end(),
                       [](const auto& one) { return one.is_inside(); });
}

result<footprint_report> footprint_of(std::string_view text, const std::string& file_name) {
    return guard_overflow(file_name, [&]() -> result<footprint_report> {
        const auto tables = read_footprint_tables(text, file_name);
        if (!tables) return tables.problems();
        const auto computed = compute(*tables, file_name);
        if (!computed) return computed.problems();
        footprint_report made;
        for (const auto& one : *computed) {
            for (const auto& size : sizes_of(one)) add(made, size);
        }
        return made;
    });
}

result<footprint_check> check_footprint(std::string_view text, const std::string& file_name) {
    return guard_overflow(file_name, [&]() -> result<footprint_check> {
        const auto tables = read_footprint_tables(text, file_name);
        if (!tables) return tables.problems();
        const auto unmeasured = without_measurement(*tables, file_name);
        if (!unmeasured.empty()) return unmeasured;
        const auto computed = compute(*tables, file_name);
        if (!computed) return computed.problems();
        footprint_check made;
        made.tables = tables->size();
        for (const auto& one : *computed) {
            const auto measured = measured_sizes(*one.table->measured);
            const auto sizes = sizes_of(one);
            for (std::size_t i = 0; i < sizes.size(); ++i) {
                made.deviations.push_back({sizes[i], measured[i]});
            }
        }
        return made;
    });
}

}  // namespace dbcost
