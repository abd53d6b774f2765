// SPDX-License-Identifier: MIT
// One whole data file: a price table, limits, classes or a book, told apart by the format key that
// it starts with ("table", "limits", "classes", "book_format").
//
// A file is wrong or right as a whole: where `problems` is not empty, its entries must not be used.
#pragma once
#include "io/table_entry.hpp"

namespace dbcost::inline v0_1::io {

struct table_file {
    std::vector<price_entry> prices;
    std::vector<allowance_entry> allowances;
    std::vector<limit_entry> limits;
    std::vector<instance_class> classes;
    std::optional<book_info> book;
    std::vector<citation> citations;
    errors problems;
};

// Where the name ends as in tables/<book>/<service>/<region>.json (or as for limits, classes and
// books), the file must say the same of itself.
[[nodiscard]] table_file read_table_file(std::string_view text, const std::string& file_name);

// Moves the entries of a file without problems.
void add_file(memory_tables& into, table_file file);

}  // namespace dbcost::io
