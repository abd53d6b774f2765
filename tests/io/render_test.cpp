// SPDX-License-Identifier: MIT
// Rendering that the tests of the calculator do not reach: odd names, odd numbers, empty bills.
#include <dbcost/io/render_prices.hpp>
#include <dbcost/io/render_table_check.hpp>

#include "io/render_numbers.hpp"
#include "io/render_page.hpp"

#include <gtest/gtest.h>

#include <clocale>

namespace dbcost::io {
namespace render_test {

[[nodiscard]] closed_quantity quantity(std::string_view text) { return *parse_decimal<10>(text); }

// A bill of one line with the name given, for the escaping of formats.
[[nodiscard]] bill bill_named(const std::string& name) {
    bill_line line;
    line.key = "us-east-1/dynamodb.storage";
    line.metered = {meter::dynamodb_storage, {}};
    line.region = "us-east-1";
    line.unit = "GB-months";
    deployment_bill of;
    of.name = name;
    of.lines.push_back(line);
    of.other.push_back({name, exact_amount{}, shown_amount{}});
    of.not_included = {"tax"};
    bill made;
    made.scenario_name = name;
    made.month = "730 hours";
    made.book = "aws";
    made.as_of = "2019-09-15";
    made.deployments.push_back(of);
    return made;
}

[[nodiscard]] bool contains(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

// ---- numbers -----------------------------------------------------------------------------------

TEST(render_numbers, put_a_comma_after_every_three_digits_before_the_point) {
    EXPECT_EQ(grouped("0"), "0");
    EXPECT_EQ(grouped("999"), "999");
    EXPECT_EQ(grouped("1000"), "1,000");
    EXPECT_EQ(grouped("-1000"), "-1,000");
    EXPECT_EQ(grouped("-100"), "-100");
    EXPECT_EQ(grouped("1234567.8901"), "1,234,567.8901");
}

TEST(render_numbers, round_quantities_half_up_for_display_only) {
    EXPECT_EQ(shown_quantity(quantity("1.00005")), "1.0001");
    EXPECT_EQ(shown_quantity(quantity("1.00004")), "1");
    EXPECT_EQ(shown_quantity(quantity("999.99995")), "1,000");
    EXPECT_EQ(shown_quantity(quantity("1000.005")), "1,000.01");
    EXPECT_EQ(shown_quantity(quantity("1000.004")), "1,000");
}

TEST(render_numbers, never_show_something_as_nothing) {
    EXPECT_EQ(shown_quantity(quantity("0.0000000001")), "0.0000000001");
    EXPECT_EQ(shown_quantity(quantity("0")), "0");
}

TEST(render_numbers, are_grouped_in_a_sentence_where_they_are_its_numbers) {
    const std::vector<operand> numbers{{"units", "103680000"}, {"of", "259200000.5"}, {"minutes", "43200"},
                                       {"year", "2019"}};
    EXPECT_EQ(shown_sentence("103680000 of 259200000.5 units, in 43200 minutes (43200): 43200.", numbers),
              "103,680,000 of 259,200,000.5 units, in 43,200 minutes (43,200): 43,200.");
    EXPECT_EQ(shown_sentence("table 12345 has 12346", {}), "table 12345 has 12346");
    EXPECT_EQ(shown_sentence("2019-02-03 14:07, 2019.11.21, \"2019\", v2019, 2019:07", numbers),
              "2019-02-03 14:07, 2019.11.21, \"2019\", v2019, 2019:07");
}

TEST(render_numbers, say_one_of_something_in_the_singular) {
    EXPECT_EQ(shown_formula("1 queries x 1 steps of 4 KB for 1 entries of 1229 B x 0.5"),
              "1 query x 1 step of 4 KB for 1 entry of 1,229 B x 0.5");
    EXPECT_EQ(shown_formula("1 units x 1 hours"), "1 unit x 1 hour");
    EXPECT_EQ(shown_formula("11 reads x ceil(40960 B (90%), 1 B (10%) / 4096)"),
              "11 reads x ceil(40,960 B (90%), 1 B (10%) / 4,096)");
    EXPECT_EQ(shown_sentence("has 1 write units a second", {{"has", "1"}}), "has 1 write unit a second");
    EXPECT_EQ(shown_sentence("1 less, 1 has, 1", {{"n", "1"}}), "1 less, 1 has, 1");
}

TEST(render_numbers, are_the_same_in_every_locale) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const auto* foreign : {"de_DE.UTF-8", "C.UTF-8"}) {
        (void)std::setlocale(LC_ALL, foreign);
        EXPECT_EQ(shown_quantity(quantity("1234.5")), "1,234.5");
    }
    (void)std::setlocale(LC_ALL, before.c_str());
}

// ---- pages -------------------------------------------------------------------------------------

TEST(render_page, writes_control_characters_out) {
    page out;
    out.line(2, "a\x1b[2J\nb\x7f\xc2\x9b\xc3\xa9");  // U+009B is a control character of its own
    EXPECT_EQ(out.take(), "  a\\x1b[2J\\x0ab\\x7f\\x9b\xc3\xa9\n");
}

TEST(render_page, counts_code_points_not_bytes) {
    EXPECT_EQ(width_of("\xc3\xa9t\xc3\xa9"), 3U);
    EXPECT_EQ(padded_left("\xc3\xa9", 3), "  \xc3\xa9");
}

TEST(render_page, wraps_paragraphs_under_their_first_word) {
    page out;
    out.paragraph(2, "note  ", std::string(60, 'a') + " " + std::string(60, 'b'));
    EXPECT_EQ(out.take(), "  note  " + std::string(60, 'a') + "\n" + std::string(8, ' ') +
                              std::string(60, 'b') + "\n");
}

TEST(render_page, puts_the_right_end_on_a_line_of_its_own_where_both_do_not_fit) {
    page out;
    out.ends(0, std::string(98, 'k'), "1.00");
    EXPECT_EQ(out.take(), std::string(98, 'k') + "\n" + std::string(96, ' ') + "1.00\n");
}

TEST(render_page, splits_tables_that_are_too_wide_and_repeats_the_first_column) {
    const std::string wide(60, 'w');
    page out;
    out.table(0, {{{"name", align::left}, {wide}, {wide}}, {{"a", "1", "2"}}});
    const auto text = out.take();
    EXPECT_TRUE(
        contains(text, "name  " + wide + "\na" + std::string(64, ' ') + "1\n\nname  " + wide));
    EXPECT_TRUE(contains(text, "2\n"));
}

// ---- formats -----------------------------------------------------------------------------------

TEST(render_csv, quotes_commas_quotes_and_line_breaks) {
    const auto text = render_bill(bill_named("a,\"b\"\nc"), format::csv);
    EXPECT_TRUE(contains(text, "\r\n\"a,\"\"b\"\"\nc\",line,"));
}

TEST(render_markdown, escapes_what_would_end_a_cell_or_start_a_tag) {
    const auto text = render_bill(bill_named("a|b<c\nd"), format::markdown);
    EXPECT_TRUE(contains(text, "| a\\|b\\<c\\\\x0ad |"));
}

TEST(render_json, spells_out_bytes_of_errors_that_are_no_utf8) {
    const auto text = render_errors({{errc::bad_choice, "--line", "\xff", "", ""}}, format::json);
    EXPECT_TRUE(contains(text, R"("seen": "\\xff")")) << text;
}

TEST(render_json, takes_a_bill_without_a_scenario_and_a_line_without_a_price) {
    const auto text = render_bill(bill_named("x"), format::json);
    EXPECT_TRUE(contains(text, "\"scenario\": null"));
    EXPECT_TRUE(contains(text, "\"price\": null"));
    EXPECT_TRUE(contains(text, "\"confidence\": null"));
}

TEST(render_warnings, has_the_layout_of_errors_under_a_word_of_its_own) {
    const errors odd{{errc::price_outlier, "f.json: /a", "9", "", "look"}};
    EXPECT_EQ(render_warnings(odd, format::text),
              "warning[price-outlier] f.json: /a\n  seen      9\n  remedy    look\n");
    EXPECT_EQ(render_warnings(odd, format::json).find("{\n  \"problems\": 1,\n  \"warnings\": ["), 0U);
}

TEST(render_gates, has_the_layout_of_errors_and_writes_control_characters_out) {
    const std::vector<gate_finding> failed{{"max-total", "a\nb", gate_verdict::failed, "2", "at most 1"}};
    EXPECT_EQ(render_gates(failed, format::text), "gate[max-total] a\\x0ab\n  seen      2\n  expected  at most 1\n");
    EXPECT_EQ(render_gates(failed, format::json).find("{\n  \"problems\": 1,\n  \"gates\": ["), 0U);
}

TEST(render_table_check, is_sound_without_mistakes_whatever_is_odd) {
    const error one{errc::price_outlier, "f.json: /a", "9", "", "look"};
    EXPECT_TRUE(contains(render_table_check("mine", {{}, {one}}, format::json), "\"sound\": true"));
    EXPECT_TRUE(contains(render_table_check("mine", {{one}, {}}, format::json), "\"sound\": false"));
    EXPECT_EQ(render_table_check("mine", {{one}, {one}}, format::csv),
              "kind,code,place,seen,expected,remedy\r\nmistake,price-outlier,f.json: /a,9,,look\r\n"
              "warning,price-outlier,f.json: /a,9,,look\r\n");
    EXPECT_EQ(render_table_check("mine", {{one}, {}}, format::text), render_errors({one}, format::text));
}

TEST(render_errors, writes_control_characters_out_in_json_too) {
    const auto text = render_errors({{errc::bad_number, "f", "1\x7f", "a number", "type it"}}, format::json);
    EXPECT_EQ(text.find('\x7f'), std::string::npos);
    EXPECT_NE(text.find(R"("1\\x7f")"), std::string::npos) << text;
}

TEST(render_errors, has_one_layout_and_leaves_empty_fields_out) {
    EXPECT_EQ(render_errors({{errc::bad_date, "f.json: /a", "\"x\"", "a day", ""}}, format::csv),
              "error[bad-date] f.json: /a\n  seen      \"x\"\n  expected  a day\n");
}

TEST(render_comparison, of_no_deployment_is_no_crash) {
    bill empty;
    for (const auto as : {format::text, format::json, format::csv, format::markdown}) {
        EXPECT_FALSE(render_comparison(empty, compare(empty), as).empty());
        EXPECT_FALSE(render_bill(empty, as).empty());
        EXPECT_FALSE(render_explanation(empty, as).empty());
    }
}

TEST(only_line, takes_the_key_the_key_without_region_or_the_meter) {
    const auto of = bill_named("x");
    for (const auto* key : {"us-east-1/dynamodb.storage", "dynamodb.storage"}) {
        const auto kept = only_line(of, key);
        ASSERT_TRUE(kept) << key;
        EXPECT_EQ(kept->deployments.front().lines.size(), 1U);
        EXPECT_TRUE(kept->deployments.front().other.empty());
    }
    const auto none = only_line(of, "dynamodb.storge");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.problems().front().remedy, "did you mean \"dynamodb.storage\"?");
}

// ---- prices ------------------------------------------------------------------------------------

TEST(matching, takes_the_pieces_of_a_pattern_in_their_order) {
    price_entry entry;
    entry.key = *parse_meter_key("rds.instance-hours[class=db.t3.medium, deployment=multi-az]");
    const price_entries all{&entry};
    for (const auto* good : {"", "*", "instance", "rds*medium*multi", "*hours*"}) {
        EXPECT_EQ(matching(all, {.pattern = good}).size(), 1U) << good;
    }
    for (const auto* bad : {"multi*medium", "rds.storage", "single-az"}) {
        EXPECT_TRUE(matching(all, {.pattern = bad}).empty()) << bad;
    }
}

TEST(matching, takes_whole_names_of_services_and_classes) {
    price_entry instance, node, storage;
    instance.key = *parse_meter_key("rds.instance-hours[class=db.m5.large, deployment=multi-az]");
    node.key = *parse_meter_key("dynamodb.dax.node-hours[node=dax.r4.large]");
    storage.key = *parse_meter_key("dynamodb.storage");
    const price_entries all{&instance, &node, &storage};
    EXPECT_EQ(matching(all, {.service = "rds-postgresql"}), price_entries{&instance});
    EXPECT_EQ(matching(all, {.instance_class = "db.m5.large"}), price_entries{&instance});
    EXPECT_EQ(matching(all, {.instance_class = "dax.r4.large"}), price_entries{&node});
    EXPECT_TRUE(matching(all, {.instance_class = "m5.large"}).empty());
}

price_value known_from(std::string_view from, std::string_view until) {
    price_value value;
    value.known.valid_from = *parse_date(from);
    value.known.last_seen = *parse_date(until);
    value.model = per_unit{};
    return value;
}

TEST(known_around, names_the_nearest_days_before_and_after) {
    price_entry one, other;
    one.values = {known_from("2015-12-01", "2016-01-07"), known_from("2024-11-01", "2025-03-12")};
    other.values = {known_from("2019-01-01", "2019-12-31"), known_from("2022-05-05", "2022-12-31")};
    other.values.back().model.reset();  // withdrawn
    const price_entries all{&one, &other};
    const auto between = known_around(all, *parse_date("2020-01-01"));
    EXPECT_EQ(between.until, *parse_date("2019-12-31"));
    EXPECT_EQ(between.from, *parse_date("2024-11-01"));
    EXPECT_FALSE(known_around(all, *parse_date("2015-11-30")).until);
    EXPECT_FALSE(known_around(all, *parse_date("2025-03-13")).from);
}

}  // namespace render_test
}  // namespace dbcost::io
