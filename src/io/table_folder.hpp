// SPDX-License-Identifier: MIT
// A folder laid out as pricing/ is: which files it has, what they hold, how its books lie.
#pragma once
#include "io/table_file.hpp"

namespace dbcost::inline v0_1::io {

struct placed_book {
    book_info book;
    std::string file;
};

struct table_folder {
    std::string root;      // its name without a slash at the end
    memory_tables tables;  // of the files without problems
    std::vector<placed_book> books;
    std::vector<citation> citations;
    errors problems;
};

// The .json files below a folder, sorted, with the folder's name in front; none when it is missing.
[[nodiscard]] result<std::vector<std::string>> json_files_below(const std::string& folder);

// Reads tables/, limits/ and classes/ of the folder; file-unreadable when none of them has a file.
[[nodiscard]] table_folder read_table_folder(const std::string& folder);

}  // namespace dbcost::io
