// SPDX-License-Identifier: MIT
// Saved bills: replayed as they are, and with one thing changed, which the replay must name; and what
// became of their prices in tables of the same and of a newer edition.
#include <dbcost/estimate/months.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/parse_scenario.hpp>
#include <dbcost/io/read_bill.hpp>
#include <dbcost/io/render_months.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace dbcost {
namespace verify_test {

using json = nlohmann::ordered_json;

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
    EXPECT_EQ(named(replayed(tampered(text, line, "\"used\": \"504000\"", "\"used\": \"504001\""))),
              reads + " quantity, " + reads + " parts/quantity");
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

TEST(a_bill_with_discounts, is_identical_as_it_was_saved) { EXPECT_EQ(named(replayed(saved("contract.json"))), ""); }

TEST(a_bill_with_discounts, is_named_by_discount_line_and_field) {
    const auto text = saved("contract.json");
    const std::string writes = ": us-east-1/dynamodb.on-demand.write-request-units", storage = ": us-east-1/dynamodb.storage";
    const std::string exact = " covers/exact_amount", percentage = "\"kind\": \"percentage\"";
    EXPECT_EQ(named(replayed(tampered(text, percentage, "\"percent\": \"12%\"", "\"percent\": \"13%\""))),
              "discount/EDP" + writes + exact + ", discount/EDP" + storage + exact);
    EXPECT_EQ(named(replayed(tampered(text, "\"kind\": \"private rate\"", "\"price\": \"0.2\"", "\"price\": \"0.21\""))),
              "discount/private storage rate" + storage + exact);
    EXPECT_EQ(named(replayed(tampered(text, percentage, "\"amount\": \"-11.70\"", "\"amount\": \"-11.60\""))),
              "discount/EDP amount,  total, discount/EDP converted,  converted/total");
    EXPECT_EQ(named(replayed(tampered(text, percentage, "\"base\": \"97.5\"", "\"base\": \"97\""))), "discount/EDP base");
    EXPECT_EQ(named(replayed(tampered(text, "\"key\": \"discount/EDP\"", "\"name\": \"EDP\"", "\"name\": \"EPD\""))),
              "discount/EDP key");
    EXPECT_EQ(named(replayed(tampered(text, percentage, "dynamodb.storage\"", "dynamodb.streams.read-requests\""))),
              "discount/EDP: us-east-1/dynamodb.streams.read-requests covers/line, discount/migration credit" + storage +
                  " covers/base");
}

TEST(a_bill_in_another_currency, is_named_by_line) {
    const auto text = saved("contract.json");
    EXPECT_EQ(named(replayed(tampered(text, "\"converted\": {", "\"total\": \"0.00\"", "\"total\": \"0.01\""))), " converted/total");
    EXPECT_EQ(named(replayed(tampered(text, "\"converted\": {", "\"amount\": \"33.75\"", "\"amount\": \"33.76\""))),
              "us-east-1/dynamodb.on-demand.write-request-units converted");
    EXPECT_EQ(named(replayed(tampered(text, "\"converted\": {", "discount/EDP", "discount/EPD"))),
              "discount/EDP converted/key");
}

TEST(a_bill_in_another_currency, has_its_amounts_and_no_other_has) {
    auto bill = json::parse(saved("contract.json"));
    auto& converted = bill["deployments"][0]["converted"];
    bill["converted_to"] = nullptr;
    EXPECT_EQ(named(replayed(bill.dump())), " converted");
    converted = nullptr;
    EXPECT_EQ(named(replayed(bill.dump())), "");
    bill["converted_to"] = json::parse(saved("contract.json"))["converted_to"];
    EXPECT_EQ(named(replayed(bill.dump())), " converted");
}

// ---- several months ----------------------------------------------------------------------------

// The contract over three months: 0, 71.60 and 85.80 USD; at 0.9 that is 0, 64.44 and 77.22 EUR.
json bill_of_months() {
    std::ifstream file(DBCOST_SOURCE_DIR "/docs/examples/contract.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return json::parse(
        render_months(*estimate_months(*parse_scenario(text, "contract.json", {}), embedded_tables(), {}, 3), format::json));
}

TEST(a_bill_over_months, is_identical_as_it_was_made) { EXPECT_EQ(named(replayed(bill_of_months().dump())), ""); }

TEST(a_bill_over_months, has_totals_that_follow_from_its_months) {
    const auto with_total = [](const std::string& field, const json& value) {
        auto bill = bill_of_months();
        bill["totals"][0][field] = value;
        return replayed(bill.dump());
    };
    EXPECT_EQ(with_total("total", "157.41"),
              (std::vector<bill_difference>{{"archive", "", "totals/total", "157.41", "157.40"}}));
    EXPECT_EQ(named(with_total("exact_total", "157.4000001")), " totals/exact_total");
    EXPECT_EQ(with_total("converted_total", "141.65"),
              (std::vector<bill_difference>{{"archive", "", "totals/converted_total", "141.65", "141.66"}}));
    EXPECT_EQ(named(with_total("converted_total", nullptr)), " totals/converted_total");
    EXPECT_EQ(named(with_total("complete", false)), " totals/complete");
}

TEST(a_bill_over_months, is_replayed_in_its_currency_too) {
    auto bill = bill_of_months();
    bill["months"][1]["deployments"][0]["converted"]["total"] = "64.45";
    EXPECT_EQ(named(replayed(bill.dump())), " converted/total,  totals/converted_total");
}

TEST(a_bill_over_months, is_refused_where_its_months_do_not_fit_together) {
    const auto refused = [](const std::string& field, const json& value) {
        auto bill = bill_of_months();
        bill[json::json_pointer(field)] = value;
        const auto read = read_bill(bill.dump(), "bill.json");
        return read ? std::string() : std::string(name(read.problems().front().code)) + " " + read.problems().front().seen;
    };
    EXPECT_EQ(refused("/months/1/deployments/0/name", "other"),
              "contradiction month 2 with other deployments, or in another currency");
    EXPECT_EQ(refused("/months/2/converted_to/rate", "0.8"),
              "contradiction month 3 with other deployments, or in another currency");
    EXPECT_EQ(refused("/totals", json::array()), "contradiction month 1 with other deployments, or in another currency");
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

// ---- every field -------------------------------------------------------------------------------

const std::set<std::string> replayed_texts{"key", "region", "meter", "unit"};
const std::set<std::string> replayed_numbers{"used", "quantity", "price", "per", "exact_amount", "amount", "fee",
                                             "units", "from_hours", "to_hours", "term_hours"};

// The same value with its last digit changed, or another text. Of the quantity of a part, which is rounded
// by itself, the first digit.
json changed(const json& value, const json::json_pointer& field) {
    if (value.is_number_integer()) return value.get<int>() + 1;
    auto text = value.get<std::string>();
    const bool of_part = field.back() == "quantity" && field.to_string().find("/parts/") != std::string::npos;
    auto& digit = of_part ? text.front() : text.back();
    if (digit < '0' || digit > '9') return text + "x";
    digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
    return text;
}

// The pointers of the fields of a line, of its allowances, fees and parts that the replay promises to check.
// Where nothing is billed no amount follows from the price: only the tables know it.
std::vector<json::json_pointer> fields_of(const json& line, const json::json_pointer& place) {
    std::vector<json::json_pointer> found;
    const bool billed = line.value("quantity", "1") != "0";
    for (const auto& [key, value] : line.items()) {
        if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                if (!value[i].is_object()) continue;
                for (auto& one : fields_of(value[i], place / key / i)) found.push_back(std::move(one));
            }
        }
        const bool price = key == "price" || key == "per";
        if (value.is_null() || value.is_array() || (price && !billed)) continue;
        if (replayed_texts.contains(key) || replayed_numbers.contains(key)) found.push_back(place / key);
    }
    return found;
}

// What a bill with one field changed is said to be wrong in, on that line.
std::string named_on(const json& bill, const json::json_pointer& line, const json::json_pointer& field) {
    auto copy = bill;
    copy[field] = changed(copy[field], field);
    const auto key = copy[line]["key"].get<std::string>();
    const auto read = read_bill(copy.dump(), "bill.json");
    if (!read) return read.problems().front().place;  // "aws/dynamodb.storagex" is no meter: refused with its place
    for (const auto& one : replay(*read)) {
        if (one.line == key) return one.line + " " + one.field;
    }
    return "";
}

TEST(a_tampered_bill, is_noticed_on_the_line_of_whichever_field_was_changed) {
    for (const auto* name : {"reserved.json", "web-shop.json"}) {
        auto bill = json::parse(saved(name));
        bill.erase("scenario");  // long, and not read
        const auto deployments = bill["deployments"];
        std::size_t tried = 0;
        for (const auto& one : deployments) {
            bill["deployments"] = json::array({one});
            for (std::size_t i = 0; i < one["lines"].size(); ++i) {
                const auto line = json::json_pointer("/deployments/0/lines") / i;
                for (const auto& field : fields_of(one["lines"][i], line)) {
                    EXPECT_NE(named_on(bill, line, field), "") << name << " " << one["name"] << " " << field;
                    ++tried;
                }
            }
        }
        EXPECT_GT(tried, 150U) << name;
    }
}

// 30,000 GB-months, 10,240 of them at 0.25 and 19,760 at 0.23: 2,560 and 4,544.8.
bill_line tiered_line() {
    const auto quantity = [](std::string_view text) { return *parse_decimal<10>(text); };
    bill_line line;
    line.metered = *parse_meter_key("dynamodb.storage");
    line.region = "us-east-1";
    line.key = "us-east-1/dynamodb.storage";
    line.unit = "GB-months";
    line.used = line.quantity = quantity("30000");
    const unit_price first(quantity("0.25")), second(quantity("0.23"));
    line.tiers = {{quantity("10240"), quantity("10240"), first, first * quantity("10240")},
                  {std::nullopt, quantity("19760"), second, second * quantity("19760")}};
    line.exact = exact_amount(*parse_decimal<20>("7104.8"));
    line.amount = round_to_cents(line.exact);
    return line;
}

std::string named_in(const bill_line& line) {
    bill of;
    of.deployments.emplace_back();
    of.deployments[0].lines = {line};
    of.deployments[0].total = line.amount;
    of.deployments[0].exact_total = line.exact;
    return named(replay(of));
}

TEST(a_tampered_bill, with_a_changed_tier_names_what_no_longer_follows_from_it) {
    const std::string key = tiered_line().key;
    EXPECT_EQ(named_in(tiered_line()), "");
    auto line = tiered_line();
    line.tiers[0].price = unit_price(*parse_decimal<10>("0.24"));
    EXPECT_EQ(named_in(line), key + " tiers/exact_amount");
    line = tiered_line();
    line.tiers[1].quantity = *parse_decimal<10>("19761");
    EXPECT_EQ(named_in(line), key + " tiers/exact_amount, " + key + " tiers/quantity");
    line = tiered_line();
    line.tiers[1].amount = exact_amount(*parse_decimal<20>("4544.9"));
    EXPECT_EQ(named_in(line), key + " tiers/exact_amount, " + key + " exact_amount");
}

TEST(a_tampered_bill, with_quantities_of_parts_that_miss_their_line_names_them) {
    const auto text = saved("reserved.json");
    const auto line = "\"key\": \"" + reads;
    const auto with_part = [&](const std::string& quantity) {
        return named(replayed(tampered(text, line, "\"quantity\": \"504000\"", "\"quantity\": \"" + quantity + "\"")));
    };
    EXPECT_EQ(with_part("504000.0000000001"), "") << "part and line are rounded each by itself";
    EXPECT_EQ(with_part("504000.0000000002"), reads + " parts/quantity");
}

TEST(a_tampered_bill, with_a_line_moved_to_another_region_or_unit_names_it) {
    const auto text = saved("reserved.json");
    const auto line = "\"key\": \"" + reads;
    EXPECT_EQ(named(replayed(tampered(text, line, "\"region\": \"us-east-1\"", "\"region\": \"us-east-2\""))),
              reads + " key");
    EXPECT_EQ(named(replayed(tampered(text, line, "\"unit\": \"read", "\"unit\": \"write"))), reads + " unit");
}

// ---- prices ------------------------------------------------------------------------------------

bill read_saved(const std::string& text) {
    auto made = read_bill(text, "bill.json");
    if (!made) throw std::runtime_error(made.problems().front().place);
    return *std::move(made);
}

TEST(a_saved_bill, has_the_prices_of_the_shipped_tables) {
    for (const auto* name : {"reserved.json", "web-shop.json"}) {
        EXPECT_TRUE(price_news(read_saved(saved(name)), embedded_tables()).empty()) << name;
    }
}

TEST(a_saved_bill, with_an_edited_price_names_the_entry_that_has_another) {
    const auto news = price_news(read_saved(tampered(saved("reserved.json"), "\"key\": \"" + reads,
                                                     "\"price\": \"0.00013\"", "\"price\": \"0.00014\"")),
                                 embedded_tables());
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news.front().fate, price_fate::edited);
    EXPECT_EQ(news.front().deployment, "steady");
    EXPECT_EQ(news.front().line, reads);
    EXPECT_EQ(news.front().then, "0.00014 per 1");
    EXPECT_EQ(news.front().now, "0.00013 per 1");
    EXPECT_TRUE(news.front().entry.find("dynamodb/us-east-1.json: /entries/") != std::string::npos);
}

TEST(a_saved_bill, names_prices_that_the_tables_no_longer_have) {
    const auto news = price_news(read_saved(saved("reserved.json")), memory_tables{});
    ASSERT_FALSE(news.empty());
    EXPECT_EQ(news.front().fate, price_fate::gone);
    EXPECT_EQ(news.front().now, "");
    EXPECT_EQ(news.front().edition_then, "2026.1");
    EXPECT_EQ(news.front().edition_now, "");
}

// The shipped DynamoDB table of us-east-1, made into that of another day by `edit`.
memory_tables table_after(const std::function<void(json&)>& edit) {
    const std::string folder = DBCOST_SOURCE_DIR "/pricing/tables/aws/";
    memory_tables made;
    for (const std::string name : {"book.json", "dynamodb/us-east-1.json"}) {
        std::ifstream file(folder + name, std::ios::binary);
        auto content = json::parse(file);
        if (name != "book.json") edit(content);
        EXPECT_EQ(add_table(made, content.dump(), "tables/aws/" + name), errors{});
    }
    return made;
}

// The value of provisioned reads, 0.00013 from 2015-12-01 on.
json& value_of_reads(json& table) {
    for (auto& entry : table["entries"]) {
        if (entry["meter"] == "dynamodb.provisioned.read-capacity-unit-hours") return entry["values"][0];
    }
    throw std::runtime_error("no such entry");
}

// What became of the price of provisioned reads of the first deployment.
price_change news_of_reads(const memory_tables& data, const std::string& text = saved("reserved.json")) {
    for (const auto& one : price_news(read_saved(text), data)) {
        if (one.line == reads) return one;
    }
    ADD_FAILURE() << "no news of " << reads;
    return {};
}

TEST(a_saved_bill, tells_an_edited_table_by_its_edition) {
    const auto news = news_of_reads(table_after([](json& table) { value_of_reads(table)["price"] = "0.00014"; }));
    EXPECT_EQ(news.fate, price_fate::edited);
    EXPECT_EQ(news.then, "0.00013 per 1");
    EXPECT_EQ(news.now, "0.00014 per 1");
    EXPECT_EQ(news.edition_now, "2026.1");
}

TEST(a_saved_bill, tells_a_newer_edition_with_the_same_price) {
    const auto news = news_of_reads(table_after([](json& table) { table["edition"] = "2026.2"; }));
    EXPECT_EQ(news.fate, price_fate::confirmed);
    EXPECT_EQ(news.edition_then, "2026.1");
    EXPECT_EQ(news.edition_now, "2026.2");
}

TEST(a_saved_bill, says_nothing_of_the_same_price_in_its_own_or_an_older_edition) {
    for (const auto* edition : {"2026.1", "2025.9"}) {
        const auto data = table_after([&](json& table) { table["edition"] = edition; });
        for (const auto& one : price_news(read_saved(saved("reserved.json")), data)) {
            EXPECT_NE(one.fate, price_fate::confirmed) << edition << " " << one.line;
        }
    }
}

TEST(a_saved_bill, tells_a_price_that_a_newer_edition_states_otherwise) {
    const auto news = news_of_reads(table_after([](json& table) {
        table["edition"] = "2026.2";
        value_of_reads(table)["price"] = "0.00014";
    }));
    EXPECT_EQ(news.fate, price_fate::corrected);
    EXPECT_EQ(news.edition_now, "2026.2");
}

// A correction leaves the old value where it was.
void correct_reads(json& table) {
    table["edition"] = "2026.3";
    for (auto& entry : table["entries"]) {
        if (entry["meter"] != "dynamodb.provisioned.read-capacity-unit-hours") continue;
        auto right = entry["values"][0];
        right["price"] = "0.00012";
        right["edition"] = "2026.2";
        entry["values"].insert(entry["values"].begin() + 1, right);
    }
}

TEST(a_saved_bill, tells_a_correction_with_the_edition_that_made_it) {
    const auto news = news_of_reads(table_after(correct_reads));
    EXPECT_EQ(news.fate, price_fate::corrected);
    EXPECT_EQ(news.now, "0.00012 per 1");
    EXPECT_EQ(news.edition_now, "2026.2");
}

TEST(a_saved_bill, that_asked_for_an_old_edition_was_not_priced_by_an_edited_table) {
    const auto line = "\"key\": \"" + reads;
    const auto text = tampered(saved("reserved.json"), line, "\"edition\": \"2026.1\"", "\"edition\": \"2026.3\"");
    EXPECT_EQ(news_of_reads(table_after(correct_reads), text).fate, price_fate::corrected);
}

TEST(a_saved_bill, tells_a_price_that_was_withdrawn_or_is_no_longer_known_for_its_day) {
    const auto withdrawn = news_of_reads(table_after([](json& table) {
        value_of_reads(table)["price"] = nullptr;
    }));
    EXPECT_EQ(withdrawn.fate, price_fate::gone);
    EXPECT_EQ(withdrawn.edition_now, "2026.1");
    const auto earlier = news_of_reads(table_after([](json& table) {
        value_of_reads(table)["valid_from"] = "2015-01-01";
        value_of_reads(table)["last_seen"] = "2015-11-30";
    }));
    EXPECT_EQ(earlier.fate, price_fate::gone);
}

// ---- formats -----------------------------------------------------------------------------------

// The text without its line breaks.
std::string unwrapped(const std::string& text) {
    std::istringstream words(text);
    std::string line, word;
    while (words >> word) line += (line.empty() ? "" : " ") + word;
    return line;
}

TEST(a_verdict, says_in_words_what_became_of_each_price) {
    const auto bill = read_saved(saved("reserved.json"));
    const auto said = [&](price_fate fate, const std::string& now, const std::string& edition) {
        return unwrapped(render_verification(bill, {}, {{fate, "steady", reads, "us-east-1.json: /entries/19",
                                                         "0.00013 per 1", now, "2026.1", edition}}, format::text));
    };
    const auto edited = said(price_fate::edited, "0.00014 per 1", "2026.1");
    EXPECT_NE(edited.find("Another price under the bill's own edition: the table was edited, or the bill"),
              std::string::npos) << edited;
    EXPECT_NE(edited.find("0.00013 per 1, edition 2026.1; now 0.00014 per 1"), std::string::npos) << edited;
    const auto corrected = said(price_fate::corrected, "0.00014 per 1", "2026.2");
    EXPECT_NE(corrected.find("Another price in another edition"), std::string::npos) << corrected;
    EXPECT_NE(corrected.find("now 0.00014 per 1, edition 2026.2"), std::string::npos) << corrected;
    const auto confirmed = said(price_fate::confirmed, "0.00013 per 1", "2026.2");
    EXPECT_NE(confirmed.find("The same price in a newer edition"), std::string::npos) << confirmed;
    EXPECT_NE(confirmed.find("edition 2026.1; now edition 2026.2"), std::string::npos) << confirmed;
    EXPECT_NE(said(price_fate::gone, "", "").find("No such price any more"), std::string::npos);
}

TEST(a_verdict, has_every_finding_in_every_format) {
    const auto bill = read_saved(saved("reserved.json"));
    const std::vector<bill_difference> differences{{"steady", reads, "amount", "9.35", "9.36"}};
    const std::vector<price_change> news{{price_fate::gone, "steady", fees, "us-east-1.json: /entries/24",
                                          "30 per 100", "", "2026.1", ""}};
    for (const auto as : {format::text, format::json, format::csv, format::markdown}) {
        const auto text = render_verification(bill, differences, news, as);
        for (const std::string word : {"9.35", "9.36", "30 per 100", "2026.1"}) {
            EXPECT_NE(text.find(word), std::string::npos) << word << " is not in\n" << text;
        }
    }
    const auto read = json::parse(render_verification(bill, differences, news, format::json));
    EXPECT_EQ(read["identical"], false);
    EXPECT_EQ(read["price_changes"][0]["kind"], "gone");
    EXPECT_TRUE(read["price_changes"][0]["now"].is_null());
}

}  // namespace verify_test
}  // namespace dbcost
