// SPDX-License-Identifier: MIT
// Tables from text and from folders: nothing is added from a file that has a problem.
#include <dbcost/io/load_tables.hpp>

#include "io/table_folder.hpp"

namespace dbcost::inline v0_1 {

errors add_table(memory_tables& into, std::string_view text, const std::string& file_name) {
    auto file = io::read_table_file(text, file_name);
    if (file.problems.empty()) io::add_file(into, std::move(file));
    return std::move(file.problems);
}

result<std::unique_ptr<memory_tables>> load_tables(const std::string& folder) {
    auto read = io::read_table_folder(folder);
    if (!read.problems.empty()) return std::move(read.problems);
    return std::make_unique<memory_tables>(std::move(read.tables));
}

}  // namespace dbcost
