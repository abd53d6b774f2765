// SPDX-License-Identifier: MIT
// A data file of prices, limits, classes or a book: wrong or right as a whole.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/load_tables.hpp>

namespace dbcost::fuzz {

void price_table(std::string_view text) {
    memory_tables data;
    const auto problems = add_table(data, text, std::string(input_file));
    if (!problems.empty()) {
        require(data.all_prices().empty() && data.all_allowances().empty() && data.books().empty() &&
                    data.class_names().empty(),
                "a file with a problem adds nothing");
        return check_problems(problems);
    }
    for (const auto& entry : data.all_prices()) {
        const auto found = data.price(entry->book, entry->region, entry->key);
        require(found && *found == entry.get(), "an entry is found by its key");
        require(!entry->values.empty(), "an entry has values");
    }
}

}  // namespace dbcost::fuzz
