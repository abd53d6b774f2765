// SPDX-License-Identifier: MIT
// Markdown tables and lists: text with | < \ and control characters escaped.
#pragma once
#include "io/render_page.hpp"

namespace dbcost::inline v0_1::io {

[[nodiscard]] std::string markdown_text(std::string_view text);
[[nodiscard]] std::string markdown_table(const text_table& table);
[[nodiscard]] std::string markdown_list(const std::vector<std::string>& items);
// Below a head, as a paragraph of its own; nothing without items.
[[nodiscard]] std::string markdown_list(std::string_view head, const std::vector<std::string>& items);

}  // namespace dbcost::io
