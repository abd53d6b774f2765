// SPDX-License-Identifier: MIT
// The facts behind the tables: which source ids the files under sources/ define.
//
//   sources/aws/dynamodb-2019.json       "sources": {"TREK10": ...}    dynamodb/TREK10
//   sources/aws/metering-rules-2019.json "rules":   {"D1.3": ...}      metering-rules/D1.3
//   sources/article-2019/figures.json    "sources": {"ARTICLE": ...}   article-2019/ARTICLE
#pragma once
#include "io/table_reading.hpp"

namespace dbcost::inline v0_1::io {

// Appends source-unknown for each citation that leads nowhere. A folder without sources/ defines
// nothing, and its citations are left alone.
void check_sources(const std::string& folder, const std::vector<citation>& citations,
                   errors& problems);

}  // namespace dbcost::io
