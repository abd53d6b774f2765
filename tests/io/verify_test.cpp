// SPDX-License-Identifier: MIT
// Saved bills: replayed as they are, and with one thing changed, which the replay must name.
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_bill.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace dbcost {
namespace {

std::string saved(const std::string& name) {
    std::ifstream file(DBCOST_SOURCE_DIR "/tests/bills/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The text behind the first `anchor` with its first `what` replaced.
std::string tampered(std::string text, const std::string& anchor, const std::string& what, const std::string& by) {
    const auto from = text.find(anchor);
    const auto at = from == std::string::npos ? from : text.find(what, from);
    EXPECT_NE(at, std::string::npos) << anchor << " " << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::vector<bill_difference> replayed(const std::string& text) {
    const auto made = read_bill(text, "bill.json");
    EXPECT_TRUE(made) << made.problems().front().place << " " << made.problems().front().seen;
    return made ? replay(*made) : std::vector<bill_difference>{};
}

// "line field, line field": which fields were named.
std::string named(const std::vector<bill_difference>& found) {
    std::string text;
    for (const auto& one : found) text += (text.empty() ? "" : ", ") + one.line + " " + one.field;
    return text;
}

const std::string reads = "us-east-1/dynamodb.provisioned.read-capacity-unit-hours";
const std::string fees = "us-east-1/dynamodb.reserved.read-capacity-upfront[term=1yr]";

TEST(a_saved_bill, is_identical_as_it_was_saved) {
    EXPECT_EQ(named(replayed(saved("reserved.json"))), "");
    EXPECT_EQ(named(replayed(saved("web-shop.json"))), "");
}

TEST(a_tampered_bill, is_named_by_line_and_field) {
    const auto text = saved("reserved.json");
    const auto line = "\"key\": \"" + reads;
    EXPECT_EQ(named(replayed(tampered(text, line, "\"price\": \"0.00013\"", "\"price\": \"0.00014\""))),
              reads + " exact_amount");
    EXPECT_EQ(named(replayed(tampered(text, line, "\"used\": \"504000\"", "\"used\": \"504001\""))), reads + " quantity");
    EXPECT_EQ(named(replayed(tampered(text, line, "\"quantity\": \"432000\"", "\"quantity\": \"431999\""))),
              reads + " quantity");
    // A changed amount no longer fits its line, its parts, or the total.
    EXPECT_EQ(named(replayed(tampered(text, line, "\"amount\": \"9.36\"", "\"amount\": \"9.35\""))),
              reads + " amount, " + reads + " parts/amount,  total");
    EXPECT_EQ(named(replayed(tampered(text, line, "\"exact_amount\": \"9.36\"", "\"exact_amount\": \"9.3600001\""))),
              reads + " exact_amount,  exact_total");
    EXPECT_EQ(named(replayed(tampered(text, "\"name\": \"steady\"", "\"total\": \"", "\"total\": \"1"))), " total");
    EXPECT_EQ(named(replayed(tampered(text, "\"name\": \"steady\"", "\"complete\": true", "\"complete\": false"))),
              " complete");
}

TEST(a_tampered_bill, with_a_changed_fee_names_the_fee) {
    const auto text = saved("reserved.json");
    EXPECT_EQ(named(replayed(tampered(text, "\"key\": \"" + fees, "\"units\": \"500\"", "\"units\": \"501\""))),
              fees + " fees/fee");
    EXPECT_EQ(named(replayed(tampered(text, "\"key\": \"" + fees, "\"to_hours\": ", "\"to_hours\": 1"))),
              fees + " fees/exact_amount");
}

TEST(a_tampered_bill, says_what_stands_and_what_follows) {
    const auto found = replayed(tampered(saved("reserved.json"), "\"key\": \"" + reads, "\"9.36\"", "\"9.35\""));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), (bill_difference{"steady", reads, "amount", "9.35", "9.36"}));
}

TEST(a_bill_that_is_none, is_refused_with_all_its_mistakes) {
    const auto text = tampered(saved("reserved.json"), "\"lines\"", "\"used\": \"504000\"", "\"used\": 504000");
    const auto found = read_bill(tampered(text, "\"lines\"", "\"unit\": ", "\"unti\": "), "bill.json");
    ASSERT_FALSE(found);
    const auto problems = found.problems();
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(problems[0].code, errc::missing_key);
    EXPECT_EQ(problems[1].place, "bill.json: /deployments/0/lines/0/used");
    EXPECT_EQ(problems[2].code, errc::unknown_key);
    EXPECT_EQ(read_bill("{\"bill\": 2}", "bill.json").problems().front().place, "bill.json");
}

// ---- prices ------------------------------------------------------------------------------------

TEST(a_saved_bill, has_the_prices_of_the_shipped_tables) {
    for (const auto* name : {"reserved.json", "web-shop.json"}) {
        const auto made = read_bill(saved(name), name);
        ASSERT_TRUE(made);
        EXPECT_TRUE(changed_prices(*made, embedded_tables()).empty()) << name;
    }
}

TEST(a_saved_bill, names_the_entry_whose_price_is_another_one_now) {
    auto text = tampered(saved("reserved.json"), "\"key\": \"" + reads, "\"price\": \"0.00013\"", "\"price\": \"0.00014\"");
    const auto made = read_bill(text, "bill.json");
    ASSERT_TRUE(made);
    const auto changes = changed_prices(*made, embedded_tables());
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().line, reads);
    EXPECT_EQ(changes.front().then, "0.00014 per 1");
    EXPECT_EQ(changes.front().now, "0.00013 per 1");
    EXPECT_TRUE(changes.front().entry.find("dynamodb/us-east-1.json: /entries/") != std::string::npos);
}

TEST(a_saved_bill, names_a_price_that_the_tables_no_longer_have) {
    const auto made = read_bill(saved("reserved.json"), "bill.json");
    ASSERT_TRUE(made);
    const auto changes = changed_prices(*made, memory_tables{});
    ASSERT_FALSE(changes.empty());
    EXPECT_EQ(changes.front().now, "");
}

}  // namespace
}  // namespace dbcost
