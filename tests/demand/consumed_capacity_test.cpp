// SPDX-License-Identifier: MIT
// Units of concrete requests by rules D2 to D5, worked out by hand. The recorded requests of
// tests/vectors are compared in tests/io/capacity_test.cpp.
#include <dbcost/demand/consumed_capacity.hpp>
#include <gtest/gtest.h>

namespace consumed_capacity_test {

using namespace dbcost;
using namespace dbcost::demand;

using image = std::optional<stored_item>;

[[nodiscard]] item_value text_of(std::size_t size) { return make_string(std::string(size, 'x')); }

// An item of exactly so many bytes: "id" and one byte, "p" and the rest.
[[nodiscard]] stored_item padded(std::size_t size) {
    return make_item({{"id", make_string("1")}, {"p", text_of(size - 4)}});
}

const table_schema notes{"notes", {"id"}, {}, {}};
// Orders with a status and an amount; entries carry id 3, status 6 + 3, amount 6 + 2: 20 bytes and the note.
const table_schema orders{"orders",
                          {"id"},
                          {{"by_status", {"status"}, projection::include, {"amount"}}},
                          {{"by_date", {"id", "date"}, projection::all, {}}}};

[[nodiscard]] stored_item order(const std::string& status, const std::string& amount, std::size_t note = 10) {
    return make_item({{"id", make_string("1")},
                      {"status", make_string(status)},
                      {"amount", make_string(amount)},
                      {"note", text_of(note)}});
}

[[nodiscard]] consumed_capacity used_by(const request& of, const rule_options& options = {}) {
    const auto used = consumed_by(of, options, {});
    EXPECT_TRUE(used);
    return *used;
}

[[nodiscard]] std::int64_t read_halves(const table_schema& table, request_kind kind, std::vector<image> items,
                                       bool consistent, const rule_options& options = {}) {
    const auto used =
        used_by({.table = table, .kind = kind, .items = std::move(items), .consistent = consistent}, options);
    EXPECT_EQ(used.total().writes.count(), 0);
    return used.table.reads.count();
}

[[nodiscard]] consumed_capacity write(const table_schema& table, request_kind kind, image before, image after) {
    return used_by({.table = table, .kind = kind, .writes = {{std::move(before), std::move(after)}}});
}

// ---- single reads (D2.1, D2.2) -----------------------------------------------------------------

TEST(consumed_by, a_get_costs_a_step_for_each_started_4_kb) {
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {padded(4096)}, true), 2);
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {padded(4097)}, true), 4);
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {padded(4096)}, false), 1);
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {padded(4097)}, false), 2);
}

TEST(consumed_by, a_get_that_finds_nothing_costs_a_step) {
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {std::nullopt}, true), 2);
    EXPECT_EQ(read_halves(notes, request_kind::get_item, {std::nullopt}, false), 1);
}

TEST(consumed_by, a_batch_get_rounds_each_item) {  // 1.5 KB and 6.5 KB: 1 + 2 steps, not 2
    EXPECT_EQ(read_halves(notes, request_kind::batch_get_item, {padded(1536), padded(6656)}, true), 6);
    EXPECT_EQ(read_halves(notes, request_kind::batch_get_item, {padded(1536), std::nullopt}, false), 2);
}

TEST(consumed_by, a_transactional_get_costs_twice_the_strong_units) {  // 3 items of 500 B: 6 units
    EXPECT_EQ(read_halves(notes, request_kind::transact_get_items, {padded(500), padded(500), padded(500)}, false),
              12);
    EXPECT_EQ(read_halves(notes, request_kind::transact_get_items, {padded(4097)}, false), 8);
    EXPECT_EQ(read_halves(notes, request_kind::transact_get_items, {std::nullopt}, false), 4);
}

// ---- queries and scans (D2.4 to D2.6) ----------------------------------------------------------

TEST(consumed_by, a_query_rounds_the_sum) {
    EXPECT_EQ(read_halves(notes, request_kind::query, {padded(2048), padded(2048)}, true), 2);
    EXPECT_EQ(read_halves(notes, request_kind::query, {padded(2048), padded(2049)}, true), 4);
    EXPECT_EQ(read_halves(notes, request_kind::scan, {padded(2048), padded(2049)}, false), 2);
}

TEST(consumed_by, a_query_that_finds_nothing_costs_a_step_unless_an_option_says_no) {
    rule_options as_the_emulator;
    as_the_emulator.empty_query_minimum = false;
    EXPECT_EQ(read_halves(notes, request_kind::query, {}, true), 2);
    EXPECT_EQ(read_halves(notes, request_kind::query, {}, false), 1);
    EXPECT_EQ(read_halves(notes, request_kind::query, {}, true, as_the_emulator), 0);
    EXPECT_EQ(read_halves(notes, request_kind::query, {padded(9)}, true, as_the_emulator), 2);
}

TEST(consumed_by, a_scan_that_finds_nothing_costs_a_step_whatever_the_option_says) {
    rule_options as_the_emulator;
    as_the_emulator.empty_query_minimum = false;
    EXPECT_EQ(read_halves(notes, request_kind::scan, {}, true, as_the_emulator), 2);
}

// 3 x 400,000 B cross 1 MB: one page of 1,200,000 B, 293 steps. With whole items, two on the first page:
// 800,000 B make 196 steps, 400,000 B make 98.
TEST(consumed_by, each_page_of_a_megabyte_rounds_on_its_own) {
    const std::vector<image> three(3, padded(400000));
    rule_options whole_items;
    whole_items.fill = page_fill::whole_items;
    EXPECT_EQ(read_halves(notes, request_kind::scan, three, true), 2 * 293);
    EXPECT_EQ(read_halves(notes, request_kind::scan, three, true, whole_items), 2 * (196 + 98));
}

TEST(consumed_by, a_global_index_pays_for_the_entries_it_has) {
    const auto without_status = make_item({{"id", make_string("2")}, {"note", text_of(5000)}});
    const auto used = used_by({.table = orders,
                               .kind = request_kind::query,
                               .items = {order("new", "12", 5000), without_status},
                               .index = "by_status"});
    EXPECT_EQ(used.table, consumed_units{});
    EXPECT_EQ(used.global_indexes.at(0).units.reads.count(), 1);
}

TEST(consumed_by, a_local_index_is_told_apart_and_may_be_read_strongly) {
    auto dated = order("new", "12", 4097);
    dated.attributes.push_back({"date", make_string("d")});
    request query{.table = orders, .kind = request_kind::query, .items = {dated}, .consistent = true,
                  .index = "by_date"};
    EXPECT_EQ(used_by(query).local_indexes.at(0).units.reads.count(), 4);
    EXPECT_EQ(used_by(query).table.reads.count(), 0);
}

// The guide: 4 entries of 200 B and 4 items of 300 B are 1 + 4 steps.
TEST(consumed_by, what_a_local_index_lacks_is_fetched_item_by_item) {
    const table_schema table{"t", {"id"}, {}, {{"keys", {"id", "at"}, projection::keys_only, {}}}};
    const auto item = make_item({{"id", text_of(150)}, {"at", text_of(46)}, {"rest", text_of(96)}});
    EXPECT_EQ(item_size(item, 1), bytes(300));
    const auto used = used_by({.table = table, .kind = request_kind::query,
                               .items = {item, item, item, item}, .consistent = true, .index = "keys",
                               .fetch_all = true});
    EXPECT_EQ(used.local_indexes.at(0).units.reads.count(), 2);
    EXPECT_EQ(used.table.reads.count(), 8);
    EXPECT_EQ(used.total().reads.count(), 10);
}

// Two items of 4,097 B are three steps, and nothing is left to fetch.
TEST(consumed_by, what_a_local_index_projects_whole_is_not_fetched) {
    const table_schema table{"t", {"id"}, {}, {{"all", {"id", "at"}, projection::all, {}}}};
    const auto item = make_item({{"id", make_string("1")}, {"at", text_of(1)}, {"rest", text_of(4087)}});
    EXPECT_EQ(item_size(item, 1), bytes(4097));
    const auto used = used_by({.table = table, .kind = request_kind::query, .items = {item, item},
                               .consistent = true, .index = "all", .fetch_all = true});
    EXPECT_EQ(used.local_indexes.at(0).units.reads.count(), 2 * 3);
    EXPECT_EQ(used.table.reads.count(), 0);
}

TEST(consumed_by, an_item_that_has_no_more_than_its_entry_is_not_fetched) {
    const table_schema table{"t", {"id"}, {}, {{"keys", {"id", "at"}, projection::keys_only, {}}}};
    const auto bare = make_item({{"id", make_string("1")}, {"at", text_of(1)}});
    const auto more = make_item({{"id", make_string("1")}, {"at", text_of(1)}, {"p", text_of(1)}});
    const auto used = used_by({.table = table, .kind = request_kind::query, .items = {bare, more},
                               .consistent = true, .index = "keys", .fetch_all = true});
    EXPECT_EQ(used.table.reads.count(), 2);
}

// ---- writes (D3.2) -----------------------------------------------------------------------------

TEST(consumed_by, a_put_costs_a_unit_for_each_started_kb) {
    EXPECT_EQ(write(notes, request_kind::put_item, {}, padded(1024)).table.writes, write_units(1));
    EXPECT_EQ(write(notes, request_kind::put_item, {}, padded(1025)).table.writes, write_units(2));
    EXPECT_EQ(write(notes, request_kind::put_item, {}, padded(409600)).table.writes, write_units(400));
}

TEST(consumed_by, a_write_costs_the_larger_of_before_and_after) {
    EXPECT_EQ(write(notes, request_kind::put_item, padded(3000), padded(10)).table.writes, write_units(3));
    EXPECT_EQ(write(notes, request_kind::update_item, padded(10), padded(2049)).table.writes, write_units(3));
    EXPECT_EQ(write(notes, request_kind::update_item, padded(2048), padded(2048)).table.writes, write_units(2));
    EXPECT_EQ(write(notes, request_kind::delete_item, padded(1025), {}).table.writes, write_units(2));
}

TEST(consumed_by, a_delete_of_nothing_costs_a_unit) {
    EXPECT_EQ(write(orders, request_kind::delete_item, {}, {}).total().writes, write_units(1));
}

TEST(consumed_by, a_batch_write_rounds_each_item) {  // 500 B and 3.5 KB: 1 + 4, not 4
    const auto used = used_by({.table = notes, .kind = request_kind::batch_write_item,
                               .writes = {{{}, padded(500)}, {padded(3584), {}}}});
    EXPECT_EQ(used.table.writes, write_units(5));
}

// ---- index writes (D4.2) -----------------------------------------------------------------------

[[nodiscard]] std::int64_t by_status(const image& before, const image& after) {
    return write(orders, request_kind::update_item, before, after).global_indexes.at(0).units.writes.count();
}

TEST(consumed_by, an_index_writes_0_1_or_2_times) {
    const auto without = make_item({{"id", make_string("1")}, {"note", text_of(10)}});
    EXPECT_EQ(by_status(without, without), 0);
    EXPECT_EQ(by_status({}, order("new", "12")), 1);
    EXPECT_EQ(by_status(without, order("new", "12")), 1);
    EXPECT_EQ(by_status(order("new", "12"), without), 1);
    EXPECT_EQ(by_status(order("new", "12"), {}), 1);
    EXPECT_EQ(by_status(order("new", "12"), order("old", "12")), 2);
    EXPECT_EQ(by_status(order("new", "12"), order("new", "13")), 1);
    EXPECT_EQ(by_status(order("new", "12", 10), order("new", "12", 11)), 0);
}

// id 3, status 9, amount 6 + n: 1,024 bytes with n = 1,006.
TEST(consumed_by, entries_round_apart) {
    const auto entry = [](std::size_t size) { return std::string(size - 18, 'x'); };
    EXPECT_EQ(by_status({}, order("new", entry(1024))), 1);
    EXPECT_EQ(by_status({}, order("new", entry(1025))), 2);
    EXPECT_EQ(by_status(order("new", entry(1025)), order("old", "1")), 3);
    EXPECT_EQ(by_status(order("new", entry(1025)), order("new", "1")), 2);
    EXPECT_EQ(by_status(order("new", "1"), order("new", entry(2049))), 3);
}

TEST(consumed_by, the_same_number_written_otherwise_is_no_change) {
    const auto with_amount = [](std::string_view amount) {
        return make_item({{"id", make_string("1")},
                          {"status", make_string("new")},
                          {"amount", make_number(*parse_item_number(amount))}});
    };
    EXPECT_EQ(by_status(with_amount("4.50"), with_amount("4.5")), 0);
    EXPECT_EQ(by_status(with_amount("4.50"), with_amount("4.6")), 1);
}

TEST(consumed_by, local_indexes_write_by_the_same_rule) {
    auto dated = order("new", "12");
    dated.attributes.push_back({"date", make_string("d1")});
    auto moved = dated;
    moved.attributes.back().value = make_string("d2");
    const auto used = write(orders, request_kind::update_item, dated, moved);
    EXPECT_EQ(used.table.writes, write_units(1));
    EXPECT_EQ(used.global_indexes.at(0).units.writes, write_units(0));
    EXPECT_EQ(used.local_indexes.at(0).units.writes, write_units(2));
    EXPECT_EQ(used.total().writes, write_units(3));
}

// ---- transactions (D5) -------------------------------------------------------------------------

TEST(consumed_by, a_transaction_costs_twice_the_units_of_each_item) {  // 3 x 500 B: 6 units
    const auto used = used_by({.table = notes, .kind = request_kind::transact_write_items,
                               .writes = {{{}, padded(500)}, {padded(500), {}}, {padded(500), padded(400)}}});
    EXPECT_EQ(used.table.writes, write_units(6));
}

TEST(consumed_by, index_writes_of_a_transaction_double_by_option_only) {
    auto dated = order("new", "12");
    dated.attributes.push_back({"date", make_string("d1")});
    const request put{.table = orders, .kind = request_kind::transact_write_items, .writes = {{{}, dated}}};
    rule_options doubled;
    doubled.transaction_doubles_gsi = true;
    EXPECT_EQ(used_by(put).global_indexes.at(0).units.writes, write_units(1));
    EXPECT_EQ(used_by(put).local_indexes.at(0).units.writes, write_units(1));
    EXPECT_EQ(used_by(put, doubled).global_indexes.at(0).units.writes, write_units(2));
    EXPECT_EQ(used_by(put, doubled).local_indexes.at(0).units.writes, write_units(1));
    doubled.transaction_doubles_lsi = true;
    EXPECT_EQ(used_by(put, doubled).local_indexes.at(0).units.writes, write_units(2));
}

TEST(consumed_by, a_condition_check_costs_writes_or_by_option_reads) {
    const request check{.table = orders, .kind = request_kind::transact_write_items,
                        .writes = {{.before = order("new", "12", 1100), .is_check = true},
                                   {.before = {}, .is_check = true}}};
    rule_options reading;
    reading.condition_check_units = check_units::read;
    EXPECT_EQ(used_by(check).total().writes, write_units(6));
    EXPECT_EQ(used_by(check).global_indexes.at(0).units, consumed_units{});
    EXPECT_EQ(used_by(check, reading).total().reads, half_read_units(8));
    EXPECT_EQ(used_by(check, reading).total().writes, write_units(0));
}

// ---- options and refusals ----------------------------------------------------------------------

TEST(consumed_by, honours_the_overhead_of_elements) {
    const auto item = make_item({{"id", make_string("1")}, {"l", make_list({text_of(1017)})}});
    rule_options literal;
    literal.nested_element_overhead = 0;
    const request put{.table = notes, .kind = request_kind::put_item, .writes = {{{}, item}}};
    EXPECT_EQ(used_by(put).table.writes, write_units(2));
    EXPECT_EQ(used_by(put, literal).table.writes, write_units(1));
}

[[nodiscard]] std::vector<std::string> refusals(const request& of) {
    std::vector<std::string> found;
    const auto used = consumed_by(of, {}, {409600, 2048, 1024, 32});
    EXPECT_FALSE(used);
    for (const auto& problem : used.problems()) {
        EXPECT_FALSE(problem.remedy.empty());
        found.push_back(std::string(name(problem.code)) + " " + problem.place);
    }
    return found;
}
using strings = std::vector<std::string>;

TEST(consumed_by, names_an_index_that_the_table_lacks) {
    const request query{.table = orders, .kind = request_kind::query, .index = "by_statsu"};
    EXPECT_EQ(refusals(query), (strings{"unknown-index /index"}));
    EXPECT_NE(consumed_by(query, {}, {}).problems()[0].remedy.find("by_status"), std::string::npos);
}

TEST(consumed_by, refuses_what_a_global_index_cannot_do) {
    EXPECT_EQ(refusals({.table = orders, .kind = request_kind::query, .consistent = true, .index = "by_status"}),
              (strings{"contradiction /consistent"}));
    EXPECT_EQ(refusals({.table = orders, .kind = request_kind::query, .index = "by_status", .fetch_all = true}),
              (strings{"contradiction /fetch"}));
    EXPECT_EQ(refusals({.table = orders, .kind = request_kind::query, .fetch_all = true}),
              (strings{"contradiction /fetch"}));
}

TEST(consumed_by, refuses_images_by_their_place) {
    EXPECT_EQ(refusals({.table = notes, .kind = request_kind::put_item,
                        .writes = {{padded(409601), make_item({{"p", text_of(1)}})}}}),
              (strings{"item-too-large /before", "missing-key /after"}));
    EXPECT_EQ(refusals({.table = notes, .kind = request_kind::batch_get_item,
                        .items = {padded(10), padded(409601)}}),
              (strings{"item-too-large /items/1"}));
    EXPECT_EQ(refusals({.table = notes, .kind = request_kind::transact_write_items,
                        .writes = {{{}, padded(10)}, {.before = padded(409601), .is_check = true}}}),
              (strings{"item-too-large /writes/1/check"}));
}

TEST(consumed_by, refuses_a_write_that_changes_the_key) {
    EXPECT_EQ(refusals({.table = notes, .kind = request_kind::update_item,
                        .writes = {{padded(10), make_item({{"id", make_string("2")}})}}}),
              (strings{"contradiction /after"}));
}

TEST(consumed_by, refuses_index_keys_that_are_no_keys) {
    const auto listed = make_item({{"id", make_string("1")}, {"status", make_list({})}});
    EXPECT_EQ(refusals({.table = orders, .kind = request_kind::put_item, .writes = {{{}, listed}}}),
              (strings{"wrong-type /after"}));
}

// Item and entry in a local index share 409,600 bytes: two of 204,800 fit, one byte more each does not.
TEST(consumed_by, counts_the_entry_in_a_local_index_against_the_limit) {
    const auto dated = [](std::size_t size) {
        return make_item({{"id", make_string("1")}, {"date", make_string("d")}, {"p", text_of(size - 9)}});
    };
    const auto put = [&](std::size_t size) {
        return request{.table = orders, .kind = request_kind::put_item, .writes = {{{}, dated(size)}}};
    };
    EXPECT_TRUE(consumed_by(put(204800), {}, {409600, 2048, 1024, 32}));
    EXPECT_EQ(refusals(put(204801)), (strings{"item-too-large /after"}));
    EXPECT_EQ(refusals(put(409600)), (strings{"item-too-large /after"})) << "as large as an item alone may be";
}

}  // namespace consumed_capacity_test
