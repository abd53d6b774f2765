// SPDX-License-Identifier: MIT
// Markdown tables: cells with | < \ and control characters escaped.
#pragma once
#include "io/render_page.hpp"

namespace dbcost::io {

[[nodiscard]] std::string markdown_text(std::string_view text);
[[nodiscard]] std::string markdown_table(const text_table& table);

}  // namespace dbcost::io
