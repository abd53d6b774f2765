// SPDX-License-Identifier: MIT
// Plain text on a page of 100 columns.
#include "io/render_page.hpp"

#include "io/safe_text.hpp"

#include <algorithm>
#include <utility>

namespace dbcost::inline v0_1::io {

namespace {

constexpr std::size_t column_gap = 2;
constexpr std::size_t widest_lead = 60;  // beyond, there is no room for a column of text

[[nodiscard]] bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

[[nodiscard]] std::vector<std::size_t> column_widths(const text_table& shown) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < shown.columns.size(); ++i) {
        std::size_t widest = width_of(printable(shown.columns[i].head));
        for (const auto& row : shown.rows) widest = std::max(widest, width_of(printable(row[i])));
        widths.push_back(widest);
    }
    return widths;
}

// Columns of one block: as many as fit, at least one, from `first` on.
[[nodiscard]] std::size_t block_end(const std::vector<std::size_t>& widths, std::size_t first,
                                    std::size_t room) {
    std::size_t end = first;
    std::size_t used = widths.front();
    while (end < widths.size() && (end == first || used + column_gap + widths[end] <= room)) {
        used += column_gap + widths[end];
        ++end;
    }
    return end;
}

[[nodiscard]] std::string aligned(std::string_view cell, std::size_t width, align side) {
    return side == align::left ? padded_right(cell, width) : padded_left(cell, width);
}

}  // namespace

std::size_t width_of(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string padded_left(std::string_view text, std::size_t width) {
    const auto used = width_of(text);
    return std::string(width > used ? width - used : 0, ' ') + std::string(text);
}

std::string padded_right(std::string_view text, std::size_t width) {
    const auto used = width_of(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

void page::put(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    text_ += line + "\n";
}

void page::line(std::size_t indent, std::string_view text) {
    put(std::string(indent, ' ') + printable(text));
}

void page::blank() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
}

void page::ends(std::size_t indent, std::string_view left, std::string_view right) {
    const auto start = std::string(indent, ' ') + printable(left);
    const auto end = printable(right);
    if (width_of(start) + column_gap + width_of(end) > page_width) {
        put(start);
        return put(padded_left(end, page_width));
    }
    put(start + padded_left(end, page_width - width_of(start)));
}

void page::paragraph(std::size_t indent, std::string_view lead, std::string_view text) {
    std::string line = std::string(indent, ' ') + printable(lead);
    const bool wide = width_of(line) > widest_lead;
    const std::string under(wide ? indent + 4 : width_of(line), ' ');
    const std::string words = printable(text);
    bool first = true;
    for (std::size_t at = 0; at <= words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        const auto word = words.substr(at, end - at);
        if (!first && width_of(line) + 1 + width_of(word) > page_width) {
            put(std::exchange(line, under));
            first = true;
        }
        line += (first ? "" : " ") + word;
        first = false;
        at = end + 1;
    }
    put(line);
}

void page::table(std::size_t indent, const text_table& shown) {
    const auto widths = column_widths(shown);
    const auto room = page_width - indent;
    const auto put_row = [&](std::size_t first, std::size_t end, auto cell_of) {
        std::string line =
            std::string(indent, ' ') + aligned(cell_of(0), widths[0], shown.columns[0].side);
        for (auto i = first; i < end; ++i) {
            line += std::string(column_gap, ' ') +
                    aligned(cell_of(i), widths[i], shown.columns[i].side);
        }
        put(line);
    };
    for (std::size_t first = 1; first < widths.size();) {
        const auto end = block_end(widths, first, room);
        if (first > 1) blank();
        put_row(first, end, [&](std::size_t i) { return printable(shown.columns[i].head); });
        for (const auto& row : shown.rows) {
            put_row(first, end, [&](std::size_t i) { return printable(row[i]); });
        }
        first = end;
    }
}

}  // namespace dbcost::io
