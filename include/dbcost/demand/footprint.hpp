// SPDX-License-Identifier: MIT
// The footprint of a table in PostgreSQL: bytes of its heap, of TOAST and of each index.
//
//   in      a table: rows, columns with sizes and null shares, indexes, fillfactors
//   out     bytes, whole pages of 8,192
//   errors  refused rows and entries: out-of-range; a column that is not there: unknown-attribute
//
// A sample of the rows, at most 4,096, is laid out as PostgreSQL would (footprint_row.hpp,
// footprint_pages.hpp) and stands for all. Of each column exactly its share of the sample is null, or of
// one of its sizes, to the nearest row; which rows those are is drawn apart for each column, the same
// way on every run. A table without nulls and with one size a column has one kind of row: nothing
// is sampled then.
//
//   footprint_of({"", 186, 100, {bigint, smallint}, {{"", {"id"}}}})     // heap 16,384, index 16,384
//
// It is a table after loading and VACUUM, its indexes built on the loaded rows and entries of equal
// keys not merged (PostgreSQL 13 and later merge them). Updates and deletes leave free space behind: the
// scenario's `bloat`. The maps of the heap (a page in 4,000) are left out, those of TOAST are in.
#pragma once
#include <dbcost/core/result.hpp>
#include <dbcost/core/seeded_numbers.hpp>
#include <dbcost/demand/footprint_pages.hpp>

namespace dbcost::inline v0_1::demand::postgres {

struct table_footprint {
    bytes heap, toast;  // TOAST with its own index
    std::vector<bytes> indexes;
};

namespace detail {

// The cells of a column over the sampled rows: its sizes by their shares, the rest null, shuffled.
[[nodiscard]] inline std::vector<cell> sampled_cells(const column& of, std::size_t rows,
                                                     seeded_numbers& random) {
    std::vector<cell> cells(rows);
    ratio share;
    std::size_t from = 0;
    for (const auto& value : of.values) {
        share = share + value.share;
        const auto scaled = share * ratio(rows);
        const auto to = static_cast<std::size_t>(
            to_int64(divide(scaled.numerator(), scaled.denominator(), half_even)));
        for (; from < to; ++from) cells[from] = {cell_kind::value, value.size.count()};
    }
    if (of.values.size() == 1 && share == ratio(1)) return cells;
    for (std::size_t i = rows; i > 1; --i) {
        std::swap(cells[i - 1], cells[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(i)))]);
    }
    return cells;
}

}  // namespace detail

class footprint_builder {
public:
    explicit footprint_builder(const column_table& of) : table_(of) { sample(); }

    [[nodiscard]] result<table_footprint> build() {
        for (const auto& index : table_.indexes) add_index(index);
        add_heap_and_toast();
        if (!problems_.empty()) return problems_;
        return std::move(made_);
    }

private:
    void sample() {
        const auto count = static_cast<std::size_t>(std::min(table_.rows, laid_out_rows));
        rows_.assign(count, row(table_.columns.size()));
        seeded_numbers random(0);
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto cells = detail::sampled_cells(table_.columns[i], count, random);
            for (std::size_t at = 0; at < count; ++at) rows_[at][i] = cells[at];
        }
    }

    // ---- indexes -------------------------------------------------------------------------------

    [[nodiscard]] std::optional<std::size_t> position_of(const std::string& name) const {
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            if (table_.columns[i].name == name) return i;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<std::size_t> positions_of(const column_index& index) {
        std::vector<std::size_t> positions;
        for (const auto& name : index.columns) {
            if (const auto at = position_of(name)) {
                positions.push_back(*at);
            } else {
                problems_.push_back({errc::unknown_attribute, index.place + "/columns",
                                     "\"" + name + "\"", "a column of the table",
                                     "add it to \"columns\", or correct its name"});
            }
        }
        return positions;
    }

    // Rows of equal length stand together, as they do where nulls are sorted to one end.
    void add_index(const column_index& index) {
        const auto positions = positions_of(index);
        std::vector<std::int64_t> lengths;
        for (const auto& one : rows_)
            lengths.push_back(entry_bytes(table_.columns, one, positions));
        std::sort(lengths.begin(), lengths.end());
        if (!lengths.empty() && lengths.back() > longest_entry_bytes) {
            return refuse(
                index.place, "an entry of " + std::to_string(lengths.back()) + " bytes",
                "at most " + std::to_string(longest_entry_bytes) + " bytes, a third of a page",
                "index a hash or a prefix of the column");
        }
        made_.indexes.push_back(bytes(page_bytes) *
                                btree_pages(std::move(lengths), table_.rows, index.fillfactor));
    }

    // ---- heap and TOAST ------------------------------------------------------------------------

    void add_heap_and_toast() {
        constexpr auto longest = page_bytes - page_header_bytes - item_pointer_bytes;
        std::vector<std::int64_t> lengths;
        for (auto& one : rows_) {
            for (const auto value : shorten(table_.columns, one)) add_chunks(value);
            lengths.push_back(row_bytes(table_.columns, one));
            if (lengths.back() <= longest) continue;
            return refuse(table_.place + "/columns",
                          "a row of " + std::to_string(lengths.back()) + " bytes",
                          "at most " + std::to_string(longest) + " bytes, a page",
                          "split the table: a row cannot span pages");
        }
        made_.heap = bytes(page_bytes) * heap_pages(lengths, table_.rows, table_.fillfactor);
        if (has_toast_table()) made_.toast = bytes(page_bytes) * toast_pages();
    }

    // All are counted; no more are kept than are laid out.
    void add_chunks(std::int64_t value_bytes) {
        const auto count = chunks_of(value_bytes);
        chunk_count_ = checked_add(chunk_count_, count);
        for (std::int64_t i = 0; i < count && std::ssize(chunk_lengths_) < laid_out_rows; ++i) {
            chunk_lengths_.push_back(chunk_row_bytes(value_bytes, i));
        }
    }

    // A TOAST table is there as soon as a column could need it, and its index has a page then.
    [[nodiscard]] bool has_toast_table() const {
        return std::any_of(table_.columns.begin(), table_.columns.end(),
                           [](const column& one) { return is_varying(one.type) && !one.digits; });
    }

    [[nodiscard]] std::int64_t toast_pages() const {
        const auto of_all =
            rows_.empty() ? ratio() : ratio(chunk_count_) * ratio(table_.rows, rows_.size());
        const auto count = to_int64(whole_up(of_all));
        const auto pages = heap_pages(chunk_lengths_, count, full_pages);
        return pages + map_pages(pages) +
               btree_pages({entry_header_bytes + chunk_key_bytes}, count, index_fillfactor);
    }

    void refuse(std::string place, std::string seen, std::string expected, std::string remedy) {
        problems_.push_back({errc::out_of_range, std::move(place), std::move(seen),
                             std::move(expected), std::move(remedy)});
    }

    const column_table& table_;
    std::vector<row> rows_;
    std::int64_t chunk_count_ = 0;  // of the sampled rows
    std::vector<std::int64_t> chunk_lengths_;
    table_footprint made_;
    errors problems_;
};

[[nodiscard]] inline result<table_footprint> footprint_of(const column_table& of) {
    return footprint_builder(of).build();
}

}  // namespace dbcost::demand::postgres
