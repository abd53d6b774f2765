// SPDX-License-Identifier: MIT
// CSV after RFC 4180: records end in CR LF, fields with commas, quotes or line breaks are quoted.
//
//   csv_record({"a", "b,c"})      // a,"b,c" CR LF
#pragma once
#include "io/render_page.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::string csv_record(const std::vector<std::string>& fields);
// The heads, then the rows.
[[nodiscard]] std::string csv_table(const text_table& table);

}  // namespace dbcost::io
