// SPDX-License-Identifier: MIT
// A page of plain text, at most 100 columns wide: lines with two ends, paragraphs, aligned tables.
//
//   page out;
//   out.ends(2, "total", "152.00");              // "  total ...      152.00": right edge at 100
//   out.paragraph(4, "warning: ", "long text");  // wrapped, continued under the text
//   out.table(2, table);                         // columns as wide as their widest cell
//   std::string text = out.take();
//
// What comes from a scenario is made printable on the way in: control characters are written out
// (\x1b), so that no name can move the cursor or forge a line. Widths are counted in code points.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace dbcost::inline v0_1::io {

inline constexpr std::size_t page_width = 100;

[[nodiscard]] std::size_t width_of(std::string_view text);
[[nodiscard]] std::string padded_left(std::string_view text,
                                      std::size_t width);  // text at the right
[[nodiscard]] std::string padded_right(std::string_view text,
                                       std::size_t width);  // text at the left

enum class align { left, right };

struct table_column {
    std::string head;
    align side = align::right;
};

// Cells by row; a row has a cell a column.
struct text_table {
    std::vector<table_column> columns;
    std::vector<std::vector<std::string>> rows;
};

class page {
public:
    void line(std::size_t indent, std::string_view text);
    // A blank line, but never two and none at the top.
    void blank();
    // Left text and right text, which ends at the right edge; on two lines where they do not fit.
    void ends(std::size_t indent, std::string_view left, std::string_view right);
    // `lead` and then text, wrapped; later lines stand under the first word of the text.
    void paragraph(std::size_t indent, std::string_view lead, std::string_view text);
    // Too many columns for the page go into further blocks, each with the first column again.
    void table(std::size_t indent, const text_table& shown);

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void put(std::string line);
    std::string text_;
};

}  // namespace dbcost::io
