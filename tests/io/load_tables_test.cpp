// SPDX-License-Identifier: MIT
// Strict loading: each mistake under tests/bad_tables is refused with its words, and nothing of a
// wrong file is used; the embedded tables say the same as the files.
#include <dbcost/io/load_tables.hpp>
#include <dbcost/table/find_price.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <thread>

#ifndef DBCOST_TEST_DATA  // the folder tests/
#ifdef DBCOST_SOURCE_DIR
#define DBCOST_TEST_DATA DBCOST_SOURCE_DIR "/tests"
#else
#define DBCOST_TEST_DATA "tests"
#endif
#endif

namespace dbcost {
namespace load_tables_test {

namespace fs = std::filesystem;

const std::string test_data = DBCOST_TEST_DATA;
const std::string bad_tables = test_data + "/bad_tables";
const std::string source_root = test_data + "/../";
constexpr const char* right_file = "the-right-one.json";

std::string content(const std::string& file_name) {
    std::ifstream file(file_name, std::ios::binary);
    EXPECT_TRUE(file) << file_name;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string all_text(const errors& problems) {
    std::string text;
    for (const auto& one : problems) {
        text += "error[" + std::string(name(one.code)) + "] " + one.place + "\n  seen      " +
                one.seen + "\n  expected  " + one.expected + "\n  remedy    " + one.remedy + "\n";
    }
    return text;
}

// ---- one mistake a file ------------------------------------------------------------------------

const nlohmann::json& expectations() {
    static const auto read = nlohmann::json::parse(content(bad_tables + "/expected.json"));
    return read;
}

std::vector<std::string> expected_names() {
    std::vector<std::string> names;
    for (const auto& [name, expected] : expectations().items()) names.push_back(name);
    return names;
}

// What stands in the folder: a file for a mistake that one file can make, a folder where more is
// needed.
std::vector<std::string> names_in_folder() {
    std::vector<std::string> names;
    for (const auto& found : fs::directory_iterator(bad_tables)) {
        const auto name = found.path().filename().string();
        if (name != "expected.json" && name != right_file) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

class a_mistake : public testing::TestWithParam<std::string> {};

TEST_P(a_mistake, is_the_only_problem_and_is_named_with_place_and_remedy) {
    const auto& expected = expectations().at(GetParam());
    const std::string path = bad_tables + "/" + GetParam();
    const auto problems = check_tables(path).mistakes;
    ASSERT_EQ(problems.size(), 1u) << all_text(problems);
    const auto& problem = problems.front();
    EXPECT_EQ(name(problem.code), expected.at("code").get<std::string>()) << all_text(problems);
    std::string place =
        expected.contains("file") ? path + "/" + expected.at("file").get<std::string>() : path;
    if (expected.contains("pointer")) place += ": " + expected.at("pointer").get<std::string>();
    EXPECT_EQ(problem.place, place);
    for (const auto& word : expected.at("words")) {
        EXPECT_NE(all_text(problems).find(word.get<std::string>()), std::string::npos)
            << word << " is not in\n"
            << all_text(problems);
    }
    EXPECT_FALSE(problem.seen.empty());
    EXPECT_FALSE(problem.expected.empty());
    EXPECT_FALSE(problem.remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(bad_tables, a_mistake, testing::ValuesIn(expected_names()),
                         [](const testing::TestParamInfo<std::string>& given) {
                             std::string name = given.param.substr(0, given.param.find('.'));
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(bad_tables_folder, has_an_expectation_for_each_mistake_and_a_mistake_for_each_expectation) {
    EXPECT_EQ(names_in_folder(), expected_names());
    EXPECT_GE(expected_names().size(), 24u);
}

TEST(bad_tables_folder, holds_no_file_of_which_a_part_is_loaded) {
    std::size_t refused = 0;
    for (const auto& found : fs::directory_iterator(bad_tables)) {
        if (!found.is_regular_file() || found.path().filename() == right_file) continue;
        memory_tables tables;
        if (add_table(tables, content(found.path().string()), found.path().string()).empty())
            continue;
        ++refused;
        EXPECT_TRUE(tables.all_prices().empty() && tables.all_allowances().empty() &&
                    tables.books().empty() && tables.class_names().empty())
            << found.path();
        const auto limit = tables.limit("dynamodb.item.maximum");
        EXPECT_TRUE(limit && *limit == nullptr) << found.path();
    }
    EXPECT_GE(refused, 24u);
}

// ---- the right one -----------------------------------------------------------------------------

struct right_table : testing::Test {
    right_table() {
        const auto problems =
            add_table(tables, content(bad_tables + "/" + right_file), "right.json");
        EXPECT_TRUE(problems.empty()) << all_text(problems);
    }
    const price_entry& entry(const std::string& key) {
        const auto found = tables.price("aws", "us-east-1", *parse_meter_key(key));
        if (!found || *found == nullptr) throw std::runtime_error("no entry for " + key);
        return **found;
    }
    memory_tables tables;
};

TEST_F(right_table, loads_every_entry_with_book_region_edition_and_place) {
    EXPECT_EQ(tables.all_prices().size(), 4u);
    EXPECT_EQ(tables.all_allowances().size(), 2u);
    const auto& single = entry("rds.instance-hours[class=db.t3.medium, deployment=single-az]");
    EXPECT_EQ(single.book, "aws");
    EXPECT_EQ(single.region, "us-east-1");
    EXPECT_EQ(single.edition, "2026.2");
    EXPECT_EQ(single.place, "right.json: /entries/2");
    EXPECT_EQ(single.per_text, "1");
}

TEST_F(right_table, keeps_dates_sources_notes_rules_and_editions_of_a_value) {
    const auto& values =
        entry("rds.instance-hours[class=db.t3.medium, deployment=single-az]").values;
    ASSERT_EQ(values.size(), 4u);
    EXPECT_EQ(to_string(values[0].known.valid_from), "2019-01-25");
    EXPECT_EQ(to_string(values[0].known.last_seen), "2019-06-30");
    EXPECT_EQ(values[0].known.sources, std::vector<std::string>{"rds-postgresql/e1812"});
    EXPECT_EQ(values[0].known.edition, "");
    EXPECT_EQ(values[1].known.edition, "2026.2");
    EXPECT_EQ(values[1].known.note, "The source says 0.075.");
    EXPECT_EQ(values[2].known.rule, "half-upfront");
    EXPECT_EQ(values[2].known.level, confidence::derived);
    EXPECT_EQ(values[3].known.level, confidence::sourced_undated);
    EXPECT_FALSE(values[3].model.has_value())
        << "a null price is a withdrawn meter, not a free one";
}

TEST_F(right_table, divides_a_price_by_its_number_of_units_exactly) {
    const auto& requests = entry("rds.storage.magnetic-requests");
    EXPECT_EQ(requests.per_text, "1000000");
    EXPECT_EQ(requests.values[0].price_text, "0.1");
    EXPECT_EQ(to_string(std::get<per_unit>(*requests.values[0].model).price), "0.0000001");
}

TEST_F(right_table, reads_tiers_with_their_bounds_and_an_open_end) {
    const auto& value = entry("rds.backup").values[0];
    const auto& tiers = std::get<graduated>(*value.model).tiers;
    ASSERT_EQ(tiers.size(), 2u);
    EXPECT_EQ(to_string(*tiers[0].up_to), "1024");
    EXPECT_EQ(to_string(tiers[0].price), "0.095");
    EXPECT_FALSE(tiers[1].up_to);
    EXPECT_EQ(to_string(tiers[1].price), "0.09");
    EXPECT_EQ(value.price_text, "0.095 to 1024, 0.09 beyond");
    EXPECT_EQ(value.known.sources.size(), 2u);
}

TEST_F(right_table, reads_an_allowance_as_a_quantity_or_as_other_meters) {
    const auto found = tables.allowances("aws", "us-east-1", meter::rds_backup);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2u);
    EXPECT_EQ((*found)[0]->name, "free backup storage");
    EXPECT_EQ((*found)[0]->equal_to, (std::vector<meter>{meter::storage_gp2, meter::storage_io1}));
    EXPECT_EQ((*found)[1]->name, "free tier");
    EXPECT_TRUE((*found)[1]->equal_to.empty());
    EXPECT_EQ(to_string((*found)[1]->values[0].quantity), "20");
    EXPECT_EQ((*found)[1]->place, "right.json: /allowances/1");
}

TEST_F(right_table, passes_the_check_of_a_single_file) {
    const auto problems = check_tables(bad_tables + "/" + right_file).mistakes;
    EXPECT_TRUE(problems.empty()) << all_text(problems);
}

// ---- several problems, several files -----------------------------------------------------------

std::string with(std::string text, const std::string& old_part, const std::string& new_part) {
    const auto at = text.find(old_part);
    if (at == std::string::npos) throw std::runtime_error("the table does not hold " + old_part);
    return text.replace(at, old_part.size(), new_part);
}

TEST(add_table, tells_all_problems_of_a_file_at_once_in_the_order_of_the_file) {
    auto text = content(bad_tables + "/" + right_file);
    text = with(text, "\"currency\": \"USD\"", "\"currency\": \"EUR\"");
    text = with(text, "\"price\": \"0.145\"", "\"price\": \"-0.145\"");
    text = with(text, "\"quantity\": \"20\"", "\"quantity\": 20");
    memory_tables tables;
    const auto problems = add_table(tables, text, "three.json");
    ASSERT_EQ(problems.size(), 3u) << all_text(problems);
    EXPECT_EQ(problems[0].place, "three.json: /currency");
    EXPECT_EQ(problems[1].place, "three.json: /entries/1/values/0/price");
    EXPECT_EQ(problems[2].place, "three.json: /allowances/1/values/0/quantity");
    EXPECT_TRUE(tables.all_prices().empty()) << "the right entries of a wrong file are not used";
}

TEST(add_table, leaves_what_was_there_when_a_file_is_refused) {
    const auto text = content(bad_tables + "/" + right_file);
    memory_tables tables;
    ASSERT_TRUE(add_table(tables, text, "right.json").empty());
    EXPECT_FALSE(add_table(tables, with(text, "USD", "EUR"), "wrong.json").empty());
    EXPECT_EQ(tables.all_prices().size(), 4u);
}

TEST(add_table, reports_a_file_with_nothing_in_it) {
    memory_tables tables;
    EXPECT_EQ(add_table(tables, "", "empty.json").size(), 1u);
    EXPECT_EQ(add_table(tables, "[]", "list.json").front().code, errc::wrong_type);
    EXPECT_EQ(add_table(tables, "null", "null.json").front().code, errc::wrong_type);
}

// A folder that is gone when the test is over.
struct scratch_folder {
    scratch_folder() : path((fs::temp_directory_path() / unique_name()).string()) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~scratch_folder() { fs::remove_all(path); }
    static std::string unique_name() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        return std::string("dbcost-") + test->test_suite_name() + "-" + test->name();
    }
    void put(const std::string& name, const std::string& text) const {
        fs::create_directories(fs::path(path + "/" + name).parent_path());
        std::ofstream(path + "/" + name, std::ios::binary) << text;
    }
    std::string path;
};

constexpr const char* aws_book =
    R"({"book_format": 1, "book": "aws", "title": "What AWS published"})";

TEST(load_tables, reads_the_tables_and_books_of_a_folder) {
    const scratch_folder folder;
    folder.put("tables/aws/book.json", aws_book);
    folder.put("tables/aws/rds-postgresql/us-east-1.json", content(bad_tables + "/" + right_file));
    folder.put("tables/README.md", "not a table");
    const auto loaded = load_tables(folder.path + "/");
    ASSERT_TRUE(loaded) << all_text(loaded.problems());
    EXPECT_EQ((*loaded)->books().size(), 1u);
    EXPECT_EQ((*loaded)->books()[0].title, "What AWS published");
    EXPECT_EQ((*loaded)->regions("aws"), std::vector<std::string>{"us-east-1"});
}

TEST(load_tables, gives_nothing_of_a_folder_with_one_wrong_file) {
    const scratch_folder folder;
    folder.put("tables/aws/book.json", aws_book);
    folder.put("tables/aws/rds-postgresql/us-east-1.json", content(bad_tables + "/" + right_file));
    folder.put("tables/aws/rds-postgresql/us-west-2.json", "{");
    folder.put("limits/dynamodb.json", "{}");
    const auto loaded = load_tables(folder.path);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.problems().size(), 2u) << all_text(loaded.problems());
}

TEST(load_tables, refuses_a_folder_that_is_missing_or_has_no_table) {
    const scratch_folder folder;
    for (const auto& name : {folder.path, folder.path + "/none"}) {
        const auto loaded = load_tables(name);
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.problems().front().code, errc::file_unreadable);
        EXPECT_EQ(loaded.problems().front().place, name);
    }
}

TEST(load_tables, reports_a_file_that_cannot_be_opened) {
    const scratch_folder folder;
    folder.put("tables/aws/book.json", aws_book);
    fs::create_directories(folder.path + "/tables/aws/dynamodb");
    fs::create_symlink("/nowhere", folder.path + "/tables/aws/dynamodb/us-east-1.json");
    const auto loaded = load_tables(folder.path);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.problems().front().code, errc::file_unreadable) << all_text(loaded.problems());
}

TEST(load_tables, accepts_a_folder_with_limits_alone) {
    const scratch_folder folder;
    folder.put("limits/dynamodb.json", content(source_root + "pricing/limits/dynamodb.json"));
    const auto loaded = load_tables(folder.path);
    ASSERT_TRUE(loaded) << all_text(loaded.problems());
    const auto limit = (*loaded)->limit("dynamodb.item.maximum");
    ASSERT_TRUE(limit && *limit != nullptr);
    EXPECT_EQ((*limit)->unit, "bytes");
    EXPECT_EQ((*limit)->values.front().value, 409600);
}

TEST(load_tables, refuses_limits_in_the_folder_of_tables) {
    const scratch_folder folder;
    folder.put("tables/aws/book.json", aws_book);
    folder.put("tables/aws/dynamodb/us-east-1.json",
               content(source_root + "pricing/limits/dynamodb.json"));
    const auto loaded = load_tables(folder.path);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.problems().front().code, errc::contradiction) << all_text(loaded.problems());
}

TEST(load_tables, lets_a_book_lie_over_one_of_another_layer) {
    const scratch_folder folder;
    folder.put("tables/ours/book.json",
               R"({"book_format": 1, "book": "ours", "over": "aws", "title": "A private offer"})");
    folder.put(
        "tables/ours/rds-postgresql/us-east-1.json",
        with(content(bad_tables + "/" + right_file), "\"book\": \"aws\"", "\"book\": \"ours\""));
    const auto loaded = load_tables(folder.path);
    ASSERT_TRUE(loaded) << all_text(loaded.problems());
    EXPECT_EQ((*loaded)->books()[0].over, "aws");
    EXPECT_TRUE(check_tables(folder.path).mistakes.empty()) << "aws is shipped";
}

TEST(load_tables, refuses_books_that_lie_over_one_another_in_a_ring) {
    const scratch_folder folder;
    folder.put("tables/a/book.json",
               R"({"book_format": 1, "book": "a", "over": "b", "title": "A"})");
    folder.put("tables/b/book.json",
               R"({"book_format": 1, "book": "b", "over": "a", "title": "B"})");
    const auto loaded = load_tables(folder.path);
    ASSERT_FALSE(loaded);
    ASSERT_EQ(loaded.problems().size(), 2u);
    EXPECT_EQ(loaded.problems()[0].code, errc::contradiction);
}

// ---- the check ---------------------------------------------------------------------------------

TEST(check_tables, reports_a_file_that_is_not_there) {
    const auto problems = check_tables(bad_tables + "/none.json").mistakes;
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, errc::file_unreadable);
}

TEST(check_tables, passes_the_shipped_tables) {
    const auto found = check_tables(source_root + "pricing");
    EXPECT_TRUE(found.mistakes.empty()) << all_text(found.mistakes);
    EXPECT_TRUE(found.oddities.empty()) << "a note explains what is odd\n"
                                        << all_text(found.oddities);
}

TEST(check_tables, tells_what_is_odd_from_what_is_wrong) {
    const auto found = check_tables(source_root + "tests/scenarios/odd-prices");
    EXPECT_TRUE(found.mistakes.empty()) << all_text(found.mistakes);
    ASSERT_EQ(found.oddities.size(), 2u) << all_text(found.oddities);
    EXPECT_EQ(found.oddities[0].code, errc::price_outlier);
    EXPECT_EQ(found.oddities[1].code, errc::price_vanishes);
}

// ---- the embedded tables -----------------------------------------------------------------------

struct shipped : testing::Test {
    shipped() {
        auto read = load_tables(source_root + "pricing");
        EXPECT_TRUE(read) << all_text(read.problems());
        if (read) files = *std::move(read);
    }
    // As embedded, where the folder's own path is left out.
    static std::string short_place(const std::string& place) {
        return place.substr(source_root.size());
    }

    std::unique_ptr<memory_tables> files = std::make_unique<memory_tables>();
    const tables& embedded = embedded_tables();
};

TEST_F(shipped, prices_are_equal_to_those_of_the_files) {
    EXPECT_GT(files->all_prices().size(), 900u);
    for (const auto& entry : files->all_prices()) {
        const auto found = embedded.price(entry->book, entry->region, entry->key);
        ASSERT_TRUE(found) << all_text(found.problems());
        ASSERT_NE(*found, nullptr) << entry->place;
        auto expected = *entry;
        expected.place = short_place(entry->place);
        EXPECT_EQ(**found, expected) << entry->place;
    }
}

TEST_F(shipped, prices_are_as_many_as_in_the_files_and_none_is_listed_twice) {
    auto all = embedded_prices();
    ASSERT_TRUE(all) << all_text(all.problems());
    EXPECT_EQ(all->size(), files->all_prices().size());
    std::sort(all->begin(), all->end());
    EXPECT_EQ(std::adjacent_find(all->begin(), all->end()), all->end());
}

TEST_F(shipped, allowances_are_equal_to_those_of_the_files) {
    EXPECT_GE(files->all_allowances().size(), 7u);
    for (const auto& entry : files->all_allowances()) {
        const auto found = embedded.allowances(entry->book, entry->region, entry->id);
        ASSERT_TRUE(found) << all_text(found.problems());
        auto expected = *entry;
        expected.place = short_place(entry->place);
        const auto same = [&](const allowance_entry* one) { return *one == expected; };
        EXPECT_EQ(std::count_if(found->begin(), found->end(), same), 1) << entry->place;
    }
}

TEST_F(shipped, classes_are_equal_to_those_of_the_files) {
    EXPECT_GE(files->class_names().size(), 45u);
    EXPECT_EQ(embedded.class_names(), files->class_names());
    for (const auto& name : files->class_names()) {
        const auto in_files = files->find_class(name);
        const auto found = embedded.find_class(name);
        ASSERT_TRUE(found && *found != nullptr) << name;
        EXPECT_EQ(**found, **in_files) << name;
    }
}

// Rules R6.1 and R10, read off their tables.
TEST_F(shipped, classes_have_the_credits_and_the_bandwidth_of_their_day) {
    const auto burstable = embedded.find_class("db.t2.2xlarge");
    ASSERT_TRUE(burstable && *burstable != nullptr);
    EXPECT_EQ(to_string(*(*burstable)->credits_per_hour), "81.6");
    EXPECT_EQ(to_string(*(*burstable)->maximum_credits), "1958.4");
    EXPECT_FALSE((*burstable)->nitro);
    EXPECT_TRUE((*burstable)->ebs.empty());
    const auto general = embedded.find_class("db.m5.large");
    ASSERT_TRUE(general && *general != nullptr);
    EXPECT_FALSE((*general)->credits_per_hour);
    EXPECT_TRUE((*general)->nitro);
    const auto link_on = [&](const char* day) { return value_on((*general)->ebs, *parse_date(day), {}); };
    EXPECT_EQ(link_on("2019-12-13")->maximum_mbps, 3500);
    EXPECT_EQ(*link_on("2019-12-13")->baseline_mbps, 480);
    EXPECT_EQ(link_on("2019-12-14")->maximum_mbps, 4750);
    EXPECT_EQ(*link_on("2019-12-14")->baseline_iops, 3600);
    EXPECT_EQ(*link_on("2019-12-14")->maximum_iops, 18750);
}

TEST_F(shipped, limits_are_equal_to_those_of_the_files) {
    for (const auto* id : {"dynamodb.item.maximum", "dynamodb.batch-get.maximum-items",
                           "dynamodb.transaction.maximum-items", "rds.storage.gp2.maximum",
                           "rds.storage.magnetic.maximum"}) {
        const auto in_files = files->limit(id);
        const auto found = embedded.limit(id);
        ASSERT_TRUE(in_files && *in_files != nullptr) << id;
        ASSERT_TRUE(found && *found != nullptr) << id;
        EXPECT_EQ(**found, **in_files) << id;
    }
}

TEST_F(shipped, books_and_regions_are_those_of_the_files) {
    EXPECT_EQ(embedded.books(), files->books());
    for (const auto& book : files->books()) {
        EXPECT_EQ(embedded.regions(book.name), files->regions(book.name)) << book.name;
    }
    EXPECT_TRUE(embedded.regions("no-such-book").empty());
    EXPECT_EQ(embedded.regions("aws").size(), 21u);
}

TEST_F(shipped, have_nothing_under_names_that_are_not_theirs) {
    const auto key = *parse_meter_key("dynamodb.storage");
    const auto dearest =
        *parse_meter_key("rds.instance-hours[class=db.zz9.large, deployment=single-az]");
    EXPECT_EQ(*embedded.price("aws", "us-east-0", key), nullptr);
    EXPECT_EQ(*embedded.price("aws", "zz-east-1", key), nullptr);
    EXPECT_EQ(*embedded.price("", "us-east-1", key), nullptr);
    EXPECT_EQ(*embedded.price("aws", "us-east-1", dearest), nullptr);
    EXPECT_TRUE(embedded.allowances("aws", "us-east-1", meter::dax_nodes)->empty());
    EXPECT_EQ(*embedded.limit("dynamodb.item"), nullptr);
    EXPECT_EQ(*embedded.limit("zzz"), nullptr);
    EXPECT_EQ(*embedded.find_class("db.t3"), nullptr);
}

TEST_F(shipped, give_only_the_prices_that_were_wanted) {
    const auto storage = *parse_meter_key("dynamodb.storage");
    const auto found = embedded_prices([&](auto book, auto region, const auto& key) {
        return book == "aws" && region != "us-east-1" && key == storage;
    });
    ASSERT_TRUE(found) << all_text(found.problems());
    EXPECT_EQ(found->size(), 20u);
    EXPECT_EQ(embedded_prices()->size(), files->all_prices().size());
}

TEST_F(shipped, give_the_same_entry_to_every_thread_that_asks) {
    const auto& prices = files->all_prices();
    std::vector<std::vector<const price_entry*>> seen(4);
    std::vector<std::thread> threads;
    for (auto& mine : seen) {
        threads.emplace_back([&] {
            for (const auto& entry : prices) {
                mine.push_back(*embedded.price(entry->book, entry->region, entry->key));
                (void)embedded.books();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(seen[0].size(), prices.size());
    for (const auto& other : seen) EXPECT_EQ(other, seen[0]);
}

TEST_F(shipped, find_the_price_of_t3_medium_in_one_zone_and_in_two) {
    const price_query query{"article-2019", "us-east-1", *parse_date("2019-09-15"), "", false};
    for (const auto& [deployment, price] :
         {std::pair("single-az", "0.072"), std::pair("multi-az", "0.145")}) {
        const auto key = *parse_meter_key(
            "rds.instance-hours[class=db.t3.medium, deployment=" + std::string(deployment) + "]");
        const auto found = find_price(embedded, query, key);
        ASSERT_TRUE(found) << all_text(found.problems());
        EXPECT_EQ(found->value->price_text, price);
        EXPECT_EQ(found->entry->book, "aws") << "the article has no price of a class";
    }
}

}  // namespace load_tables_test
}  // namespace dbcost
