// SPDX-License-Identifier: MIT
// Which deployment of a scenario is the cheapest; what is wrong with the file is said in full.
#include <dbcost/dbcost.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/read_file.hpp>
#include <dbcost/io/render.hpp>

#include <iostream>

dbcost::result<dbcost::bill> bill_of(const std::string& file) {
    const auto text = dbcost::read_file(file);
    if (!text) return text.problems();
    const auto scenario = dbcost::parse_scenario(*text, file, {});
    if (!scenario) return scenario.problems();
    return dbcost::estimate(*scenario, dbcost::embedded_tables(), {});
}

int main(int count, char** arguments) {
    if (count != 2) return std::cerr << "usage: compare SCENARIO\n", 2;
    const auto bill = bill_of(arguments[1]);
    if (!bill) return std::cerr << dbcost::render_errors(bill.problems(), dbcost::format::text), 1;
    const auto seen = dbcost::compare(*bill);
    for (const auto& column : seen.columns) {
        std::cout << column.name << ": " << to_string(column.total) << " USD\n";
    }
    std::cout << seen.verdict << "\n";
}
