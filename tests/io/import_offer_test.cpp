// SPDX-License-Identifier: MIT
// Importing offers: every SKU accounted for, the same bytes each time, real offers agree with the
// shipped tables, and a broken offer gives an error with its place and no table.
#include <dbcost/io/import_offer.hpp>
#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/find_price.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace dbcost {
namespace import_offer_test {

namespace fs = std::filesystem;

const std::string offers = DBCOST_SOURCE_DIR "/tests/offers/";

std::string content(const std::string& file_name) {
    std::ifstream file(file_name, std::ios::binary);
    EXPECT_TRUE(file) << file_name;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

result<imported_offer> import_text(const std::string& text, const import_options& options = {}) {
    std::istringstream stream(text);
    return import_offer(stream, "offer.json", options);
}

imported_offer import_file(const std::string& name, const import_options& options = {}) {
    auto made = import_text(content(offers + name), options);
    EXPECT_TRUE(made) << name;
    return made ? *std::move(made) : imported_offer{};
}

// An offer of one DynamoDB product with one price dimension, as text that tests cut and change.
std::string small_offer(const std::string& dimension =
                            R"j("unit": "ReadRequestUnits", "beginRange": "0", "endRange": "Inf",
                               "pricePerUnit": {"USD": "0.0000002500"})j") {
    return R"j({"formatVersion": "v1.0", "offerCode": "AmazonDynamoDB", "version": "20190610172212",
 "publicationDate": "2019-06-10T17:22:12Z",
 "products": {"S1": {"sku": "S1", "productFamily": "Amazon DynamoDB PayPerRequest Throughput", "attributes":
   {"location": "US East (N. Virginia)", "locationType": "AWS Region", "usagetype": "ReadRequestUnits"}}},
 "terms": {"OnDemand": {"S1": {"S1.T": {"sku": "S1", "effectiveDate": "2019-06-01T00:00:00Z",
   "priceDimensions": {"S1.T.R": {)j" + dimension + R"j(}}}}}}})j";
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

// ---- accounts ----------------------------------------------------------------------------------

struct expected_account {
    const char* file;
    std::int64_t seen, used, skipped, prices, allowances;
};

TEST(an_imported_offer, accounts_for_every_sku_of_each_real_one) {
    const expected_account all[] = {{"dynamodb-2016-01-07.json", 28, 26, 2, 66, 18},
                                    {"rds-mysql-2017-10-26.json", 2, 0, 2, 0, 0},
                                    {"rds-eu-west-1-2018-12-01.json", 31, 13, 18, 13, 0},
                                    {"rds-postgresql-us-west-2-2019-10-10.json", 106, 106, 0, 916, 0},
                                    {"dynamodb-items-2019-06-10.json", 4, 4, 0, 4, 1},
                                    {"rds-items-2018-and-2019.json", 4, 0, 4, 0, 0}};
    for (const auto& expected : all) {
        const auto made = import_file(expected.file);
        std::int64_t skipped = 0;
        for (const auto& reason : made.account.skipped) skipped += reason.skus;
        EXPECT_EQ(made.account.seen, expected.seen) << expected.file;
        EXPECT_EQ(made.account.used, expected.used) << expected.file;
        EXPECT_EQ(skipped, expected.skipped) << expected.file;
        EXPECT_EQ(made.account.used + made.account.duplicates + skipped, made.account.seen) << expected.file;
        EXPECT_EQ(made.prices, expected.prices) << expected.file;
        EXPECT_EQ(made.allowances, expected.allowances) << expected.file;
    }
}

TEST(an_imported_offer, takes_the_instances_of_the_engine_that_is_asked_for) {
    const auto made = import_file("rds-mysql-2017-10-26.json", {"MySQL", "offer", {}});
    EXPECT_EQ(made.account.used, 2);
    EXPECT_EQ(made.prices, 20);  // for each zone count: on demand, 4 terms with hours and fee, one with hours
}

TEST(an_imported_offer, leaves_out_other_regions_by_name) {
    const auto made = import_file("dynamodb-2016-01-07.json", {"PostgreSQL", "offer", {"eu-west-1"}});
    EXPECT_EQ(made.account.used, 6);
    for (const auto& file : made.files) {
        EXPECT_TRUE(file.path.find("tables/offer/") != 0 || file.path.find("eu-west-1") != std::string::npos ||
                    file.path.ends_with("book.json"))
            << file.path;
    }
}

TEST(an_imported_offer, counts_a_second_sku_of_the_same_price_as_a_duplicate) {
    auto text = small_offer();
    text = replaced(text, R"j("terms")j", R"j("more": 1, "terms")j");
    text = replaced(text, R"j("products": {)j",
                    R"j("products": {"S2": {"sku": "S2", "attributes": {"location": "US East (N. Virginia)",
                       "usagetype": "ReadRequestUnits"}},)j");
    text = replaced(text, R"j("OnDemand": {)j", R"j("OnDemand": {"S2": {"S2.T": {"priceDimensions": {"S2.T.R": {
        "unit": "ReadRequestUnits", "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": "0.00000025"}}}}},)j");
    const auto made = import_text(text);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->account.used, 1);
    EXPECT_EQ(made->account.duplicates, 1);
}

TEST(an_imported_offer, gives_the_same_bytes_each_time) {
    const auto once = import_file("dynamodb-2016-01-07.json");
    const auto again = import_file("dynamodb-2016-01-07.json");
    ASSERT_EQ(once.files.size(), again.files.size());
    for (std::size_t i = 0; i < once.files.size(); ++i) EXPECT_EQ(once.files[i].text, again.files[i].text);
}

TEST(an_imported_offer, turns_a_first_tier_at_zero_into_a_free_quantity) {
    const auto made = import_file("dynamodb-items-2019-06-10.json");
    const auto table = std::find_if(made.files.begin(), made.files.end(), [](const auto& file) {
        return file.path == "tables/offer/dynamodb/eu-west-1.json";
    });
    ASSERT_NE(table, made.files.end());
    EXPECT_NE(table->text.find(R"j("quantity":"25")j"), std::string::npos);
    EXPECT_NE(table->text.find(R"j("price":"0.283")j"), std::string::npos);
    EXPECT_EQ(table->text.find(R"j("price":"0")j"), std::string::npos);
}

// ---- binary fractions --------------------------------------------------------------------------

std::vector<std::string> fees_of(const std::string& fee) {
    auto text = small_offer();
    text = replaced(text, "ReadRequestUnits\"}}}", "ReadCapacityUnit-Hrs\"}}}");
    text = replaced(text, "\"OnDemand\"", "\"Reserved\"");
    text = replaced(text, "\"effectiveDate\"", "\"termAttributes\": {\"LeaseContractLength\": \"1yr\"}, \"effectiveDate\"");
    text = replaced(text, "\"unit\": \"ReadRequestUnits\"", "\"unit\": \"Quantity\"");
    const auto made = import_text(replaced(text, "0.0000002500", fee));
    EXPECT_TRUE(made) << fee;
    return made ? made->recognised : std::vector<std::string>{"error"};
}

TEST(an_upfront_fee, written_as_a_binary_fraction_is_the_decimal_it_stands_for) {
    const auto seen = fees_of("0.299999999999999988897769753748434595763683319091796875");
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_TRUE(seen.front().ends_with(" is 0.3")) << seen.front();
    EXPECT_TRUE(fees_of("0.2999999999").front().ends_with(" is 0.3"));
    EXPECT_TRUE(fees_of("1.8000000000000000444089209850062616").front().ends_with(" is 1.8"));
    EXPECT_TRUE(fees_of("9.99999999999999").front().ends_with(" is 10"));
}

TEST(an_upfront_fee, that_is_exact_stays_as_it_is) {
    EXPECT_TRUE(fees_of("0.3000000000").empty());
    EXPECT_TRUE(fees_of("2593").empty());
    EXPECT_TRUE(fees_of("0.299999999").empty());   // nine places: no expansion is that short
    EXPECT_TRUE(fees_of("0.1234999999").empty());  // six nines: one fewer than the rule wants
}

// ---- agreement with the shipped tables ---------------------------------------------------------

// The shipped value of the day, or the next one after it: offers of 2018 stand beside tables of 2019.
const price_value* shipped_value(const std::vector<price_value>& values, const date& day) {
    for (const auto& value : values) {
        if (value.known.last_seen >= day) return &value;
    }
    return values.empty() ? nullptr : &values.back();
}

struct agreement {
    std::int64_t compared = 0;
    std::vector<std::string> different;
};

agreement compare_with_shipped(const std::string& name) {
    agreement seen;
    for (const auto& file : import_file(name).files) {
        if (!file.path.starts_with("tables/") || file.path.ends_with("book.json")) continue;
        memory_tables imported;
        EXPECT_TRUE(add_table(imported, file.text, file.path).empty()) << file.path;
        for (const auto& entry : imported.all_prices()) {
            const auto found = embedded_tables().price("aws", entry->region, entry->key);
            if (!found || *found == nullptr) continue;
            const auto& value = entry->values.front();
            const auto* shipped = shipped_value((*found)->values, value.known.last_seen);
            if (shipped == nullptr) continue;
            ++seen.compared;
            if (shipped->model == value.model) continue;
            seen.different.push_back(entry->region + " " + to_string(entry->key) + ": offer " + value.price_text +
                                     ", shipped " + shipped->price_text);
        }
    }
    return seen;
}

TEST(a_real_offer, has_the_price_of_the_shipped_table_wherever_both_have_one) {
    const std::pair<const char*, std::int64_t> all[] = {{"dynamodb-2016-01-07.json", 66},
                                                        {"rds-eu-west-1-2018-12-01.json", 11},
                                                        {"rds-postgresql-us-west-2-2019-10-10.json", 900},
                                                        {"dynamodb-items-2019-06-10.json", 4}};
    for (const auto& [name, compared] : all) {
        const auto seen = compare_with_shipped(name);
        EXPECT_EQ(seen.compared, compared) << name;
        for (const auto& one : seen.different) ADD_FAILURE() << name << ": " << one;
    }
}

// ---- broken offers -----------------------------------------------------------------------------

errors problems_of(const std::string& text) {
    const auto made = import_text(text);
    return made ? errors{} : made.problems();
}

std::string first_of(const std::string& text) {
    const auto found = problems_of(text);
    return found.empty() ? "none" : std::string(name(found.front().code)) + " at " + found.front().place;
}

const std::string dimension_place = "offer.json: /terms/OnDemand/S1/S1.T/priceDimensions/S1.T.R";

TEST(a_broken_offer, is_refused_with_its_place) {
    const auto right = small_offer();
    EXPECT_EQ(first_of(right), "none");
    EXPECT_EQ(first_of(replaced(right, "ReadRequestUnits\", \"beginRange", "Bytes\", \"beginRange")),
              "unit-mismatch at " + dimension_place + "/unit");
    const auto price = dimension_place + "/pricePerUnit/USD";
    EXPECT_EQ(first_of(replaced(right, "\"0.0000002500\"", "\"-0.25\"")), "out-of-range at " + price);
    EXPECT_EQ(first_of(replaced(right, "0.0000002500", "1" + std::string(30, '0'))), "bad-number at " + price);
    EXPECT_EQ(first_of(replaced(right, "\"0.0000002500\"", "0.25")), "wrong-type at " + price);
    EXPECT_EQ(first_of(replaced(right, "\"USD\"", "\"CNY\"")), "missing-key at " + price);
    EXPECT_EQ(first_of(replaced(right, "{\"S1.T.R\"", "[], \"x\": {\"S1.T.R\"")),
              "wrong-type at offer.json: /terms/OnDemand/S1/S1.T/priceDimensions");
    EXPECT_EQ(first_of(replaced(right, "2019-06-10T17", "someday")), "bad-date at offer.json: /publicationDate");
    EXPECT_EQ(first_of(replaced(right, "{\"S1\": {\"S1.T\"", "{\"S9\": {\"S1.T\"")),
              "contradiction at offer.json: /terms/OnDemand/S9/S1.T");
    EXPECT_EQ(first_of(replaced(right, "AmazonDynamoDB", "AmazonS3")), "bad-choice at offer.json: /offerCode");
    EXPECT_EQ(first_of("{}"), "missing-key at offer.json: /products");
    EXPECT_EQ(first_of("5"), "wrong-type at offer.json");
}

TEST(a_broken_offer, of_two_services_is_refused) {
    auto rds = content(offers + "rds-items-2018-and-2019.json");
    const auto dynamodb = content(offers + "dynamodb-items-2019-06-10.json");
    const auto both = rds.replace(rds.rfind(']'), std::string::npos, "," + dynamodb.substr(dynamodb.find('[') + 1));
    EXPECT_EQ(first_of(both), "bad-choice at offer.json: /offerCode");
}

TEST(an_imported_offer, becomes_no_book_whose_name_leads_elsewhere) {
    for (const auto* book : {"", "..", "a/b", "Offer", "a b"}) {
        const auto made = import_text(small_offer(), {"PostgreSQL", book, {}});
        ASSERT_FALSE(made) << book;
        EXPECT_EQ(made.problems().front().code, errc::bad_choice);
    }
}

TEST(a_broken_offer, that_names_a_sku_twice_is_refused) {
    const auto twice = replaced(small_offer(), "\"products\": {", "\"products\": {\"S1\": {\"sku\": \"S1\"},");
    EXPECT_EQ(first_of(twice), "duplicate-key at offer.json: /products/S1");
}

TEST(a_broken_offer, with_two_prices_for_one_meter_is_refused) {
    auto text = replaced(small_offer(), "\"products\": {", R"j("products": {"S2": {"sku": "S2", "attributes":
        {"location": "US East (N. Virginia)", "usagetype": "ReadRequestUnits"}},)j");
    text = replaced(text, "\"OnDemand\": {", R"j("OnDemand": {"S2": {"S2.T": {"priceDimensions": {"S2.T.R": {
        "unit": "ReadRequestUnits", "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": "0.5"}}}}},)j");
    EXPECT_EQ(first_of(text), "price-ambiguous at offer.json: /terms/OnDemand/S1/S1.T");
}

TEST(a_broken_offer, whose_tiers_do_not_meet_is_refused) {
    const std::string price = R"j("pricePerUnit": {"USD": "0.1"}, "unit": "ReadRequestUnits")j";
    const auto offer_of = [&](const std::string& first, const std::string& second) {
        return small_offer(price + ", " + first + "}, \"S1.T.Q\": {" + price + ", " + second);
    };
    const auto place = "offer.json: /terms/OnDemand/S1/S1.T/priceDimensions/";
    EXPECT_EQ(first_of(offer_of(R"j("beginRange": "0", "endRange": "10")j", R"j("beginRange": "10", "endRange": "Inf")j")),
              "none");
    EXPECT_EQ(first_of(offer_of(R"j("beginRange": "0", "endRange": "10")j", R"j("beginRange": "11", "endRange": "Inf")j")),
              std::string("tier-gap at ") + place + "S1.T.Q/beginRange");
    EXPECT_EQ(first_of(offer_of(R"j("beginRange": "0", "endRange": "10")j", R"j("beginRange": "9", "endRange": "Inf")j")),
              std::string("tier-overlap at ") + place + "S1.T.Q/beginRange");
    EXPECT_EQ(first_of(offer_of(R"j("beginRange": "0", "endRange": "10")j", R"j("beginRange": "10", "endRange": "20")j")),
              std::string("tier-gap at ") + place + "S1.T.Q/endRange");
}

TEST(a_broken_offer, that_is_cut_off_anywhere_gives_an_error_and_never_a_table) {
    const auto whole = content(offers + "dynamodb-items-2019-06-10.json");
    for (std::size_t end = 0; end + 2 < whole.size(); end += 37) {
        EXPECT_FALSE(import_text(whole.substr(0, end))) << end;
    }
    EXPECT_TRUE(first_of(whole.substr(0, whole.size() / 2)).starts_with("syntax at offer.json: byte "));
}

TEST(a_broken_offer, may_be_nested_as_deep_as_it_likes) {
    EXPECT_EQ(first_of("{\"products\": " + std::string(100000, '[')), "wrong-type at offer.json: /products");
}

TEST(a_broken_offer, with_terms_before_its_products_is_refused) {
    EXPECT_EQ(first_of(R"j({"offerCode": "AmazonRDS", "terms": {"OnDemand": {}}, "products": {}})j"),
              "contradiction at offer.json: /terms");
}

TEST(a_broken_offer, reports_its_mistakes_at_once_and_at_most_a_hundred) {
    std::string terms;
    for (int i = 0; i < 300; ++i) terms += "\"X" + std::to_string(i) + "\": {\"T\": {}}, ";
    const auto found = problems_of(replaced(small_offer(), "\"OnDemand\": {", "\"OnDemand\": {" + terms));
    ASSERT_EQ(found.size(), 101U);
    EXPECT_EQ(found[99].code, errc::contradiction);
    EXPECT_EQ(found[100].place, "offer.json");
    EXPECT_EQ(found[100].seen, "more than 100 problems");
}

// ---- what no offer of AWS has ------------------------------------------------------------------

TEST(a_boundless_offer, ends_at_a_value_that_has_no_end) {
    const auto found = problems_of("{\"offerCode\": \"" + std::string(2 << 20, 'a') + "\"}");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::out_of_range);
    EXPECT_EQ(found[0].seen, "a value of more than 1048576 bytes");
    EXPECT_EQ(first_of(replaced(small_offer(), "\"v1.0\"", "\"" + std::string(1'000'000, 'v') + "\"")), "none");
}

TEST(a_boundless_offer, ends_at_the_price_of_a_term_that_is_too_many) {
    std::string prices;
    for (int i = 0; i < 10'000; ++i) prices += "\"P" + std::to_string(i) + "\": {}, ";
    const auto found = problems_of(replaced(small_offer(), "{\"S1.T.R\"", "{" + prices + "\"S1.T.R\""));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.back().place, "offer.json: /terms/OnDemand/S1/S1.T");
    EXPECT_EQ(found.back().seen, "a term of more than 10000 prices");
}

TEST(a_boundless_offer, ends_at_the_version_that_is_too_many) {
    std::string items;
    for (int i = 0; i < 1001; ++i) {
        const auto number = std::to_string(i);
        items += (i == 0 ? "" : ",") + std::string("{\"version\": \"") + number + "\", \"product\": {\"sku\": \"S" + number + "\"}}";
    }
    const auto found = problems_of("[" + items + ", {}]");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].seen, "more than 1000 versions");
}

// ---- writing -----------------------------------------------------------------------------------

std::string scratch(const std::string& name) {
    const auto folder = fs::path(testing::TempDir()) / ("dbcost_import_" + name);
    fs::remove_all(folder);
    return folder.string();
}

std::int64_t files_below(const std::string& folder) {
    std::int64_t count = 0;
    for (const auto& one : fs::recursive_directory_iterator(folder)) count += one.is_regular_file() ? 1 : 0;
    return count;
}

TEST(imported_tables, are_tables_that_the_check_accepts) {
    const auto folder = scratch("accepted");
    const auto made = import_file("dynamodb-2016-01-07.json");
    EXPECT_TRUE(write_tables(made, folder).empty());
    EXPECT_EQ(files_below(folder), static_cast<std::int64_t>(made.files.size()));
    const auto found = check_tables(folder);
    EXPECT_TRUE(found.mistakes.empty()) << found.mistakes.front().place << found.mistakes.front().seen;
    EXPECT_TRUE(write_tables(made, folder).empty());  // the same again is no contradiction
}

TEST(imported_tables, never_replace_other_prices_and_are_written_all_or_none) {
    const auto folder = scratch("kept");
    const auto made = import_file("dynamodb-2016-01-07.json");
    fs::create_directories(folder + "/tables/offer/transfer");
    std::ofstream(folder + "/tables/offer/transfer/us-east-1.json") << "mine";
    const auto problems = write_tables(made, folder);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.front().code, errc::contradiction);
    EXPECT_EQ(content(folder + "/tables/offer/transfer/us-east-1.json"), "mine");
    EXPECT_EQ(files_below(folder), 1);
}

}  // namespace import_offer_test
}  // namespace dbcost
