// SPDX-License-Identifier: MIT
// Large inputs, wrong and right ones: what is told stays short, and time does not grow with the square or the cube
// of their size. Where it would, a test here takes minutes.
#include <dbcost/estimate/totals.hpp>
#include <dbcost/io/capacity.hpp>
#include <dbcost/io/footprint.hpp>
#include <dbcost/io/import_offer.hpp>
#include <dbcost/io/load_tables.hpp>
#include <gtest/gtest.h>

#include <sstream>

#include "io/json_tree.hpp"
#include "io/scenario_texts.hpp"

namespace dbcost {
namespace large_inputs_test {

// part(0), part(1), ..., with commas between them.
template <class Part>
[[nodiscard]] std::string listed(int count, Part part) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += ',';
        text += part(std::to_string(i));
    }
    return text;
}

[[nodiscard]] std::string repeated(int count, std::string_view text) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

// A hundred problems, and that there are more.
void expect_cut(const errors& problems, const std::string& file) {
    ASSERT_EQ(problems.size(), io::most_problems + 1);
    EXPECT_EQ(problems.back(), io::further_problems(file));
    EXPECT_NE(problems[io::most_problems - 1], problems.back());
}

// ---- many problems -----------------------------------------------------------------------------

[[nodiscard]] errors unknown_keys(int count) {
    auto document = io::read_json("{" + listed(count, [](const std::string& i) { return "\"k" + i + "\":1"; }) + "}", "f");
    io::object_reader(*document.root(), "a thing", document.problems()).finish();
    return document.problems_in_file_order();
}

TEST(many_problems, are_told_as_far_as_a_hundred) {
    EXPECT_EQ(unknown_keys(100).size(), 100U);
    EXPECT_EQ(unknown_keys(100).back().code, errc::unknown_key);
    expect_cut(unknown_keys(101), "f");
    expect_cut(unknown_keys(50000), "f");
}

TEST(many_problems, of_a_list_are_found_in_one_pass) {
    auto document = io::read_json("[" + listed(50000, [](const std::string&) { return "\"x\""; }) + "]", "f");
    for (const auto* child : document.root()->children) (void)io::integer_of(child, 0, document.problems());
    expect_cut(document.problems_in_file_order(), "f");
}

TEST(many_problems, of_equal_keys_are_cut_as_well) {
    const auto document = io::read_json("{" + listed(50000, [](const std::string&) { return "\"k\":1"; }) + "}", "f");
    expect_cut(document.problems_in_file_order(), "f");
}

TEST(many_problems, end_the_reading_of_lines) {
    const auto text = repeated(20000, "x\n\n");
    expect_cut(capacity_of(text, "f", {}).problems(), "f");
    expect_cut(footprint_of(text, "f").problems(), "f");
    EXPECT_EQ(capacity_of(repeated(100, "x\n"), "f", {}).problems().size(), 100U);
}

// ---- long names and lists ----------------------------------------------------------------------

TEST(long_lists, of_an_offer_with_a_thousand_versions_are_read_in_one_pass) {
    const auto item = [](const std::string& i) {
        return R"({"product":{"sku":"S)" + i + R"("},"terms":{},"serviceCode":"AmazonRDS","version":")" +
               std::to_string(std::stoi(i) % 1000) + "\"}";
    };
    std::istringstream offer("[" + listed(20000, item) + "]");
    const auto made = import_offer(offer, "f", {});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->versions.size(), 1000U);
    EXPECT_EQ(made->account.seen, 20000);
}

// ---- long numbers ------------------------------------------------------------------------------

void expect_brief(const errors& problems, errc code) {
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.front().code, code);
    EXPECT_LT(problems.front().seen.size(), 100U);
}

TEST(long_numbers, of_a_million_digits_are_refused_in_few_words) {
    const std::string digits(1000000, '7');
    expect_brief(parse_decimal<10>(digits).problems(), errc::bad_number);
    expect_brief(parse_decimal<10>("0." + digits).problems(), errc::bad_number);
    expect_brief(parse_size(digits + " KB").problems(), errc::bad_size);
    expect_brief(parse_rate(digits + "/day").problems(), errc::bad_rate);
    expect_brief(parse_share(digits + "%").problems(), errc::bad_share);
    expect_brief(io::read_json("[" + digits + "]", "f").problems_in_file_order(), errc::bad_number);
    auto document = io::read_json("[" + digits.substr(0, 300) + "]", "f");
    (void)io::integer_of(document.at("/0"), 0, document.problems());
    expect_brief(document.problems_in_file_order(), errc::out_of_range);
}

TEST(long_numbers, with_an_exponent_beyond_any_type_are_refused_in_few_words) {
    const std::string digits(1000000, '7');
    expect_brief(io::read_json("[1e" + digits + "]", "f").problems_in_file_order(), errc::bad_number);
    auto document = io::read_json("[1e-" + digits + "]", "f");
    (void)io::integer_of(document.at("/0"), 0, document.problems());
    expect_brief(document.problems_in_file_order(), errc::bad_number);
}

// ---- scenarios ---------------------------------------------------------------------------------

// So many entities with an operation each, held by the deployment.
[[nodiscard]] std::string scenario_of(int entities, const std::string& deployment, const std::string& entity = "e") {
    const auto one = [](const std::string& i) {
        return "\"e" + i + R"(":{"count":1,"size":"1 KB","key":{"id":"16 B","at":"8 B"}})";
    };
    const auto operation = [&](const std::string& i) {
        return "\"o" + i + R"(":{"entity":")" + entity + i + R"(","do":"get","rate":"1/day","consistency":"strong"})";
    };
    return R"({"scenario":1,"region":"us-east-1","prices":{"book":"aws","as_of":"2019-09-15"},"workload":{"entities":{)" +
           listed(entities, one) + R"(},"operations":{)" + listed(entities, operation) + R"(}},"deployments":{"d":)" +
           deployment + "}}";
}

TEST(large_scenarios, with_local_indexes_on_many_tables_are_checked_quickly) {
    const auto index = [](const std::string& i) {
        return "\"x" + i + R"(":{"entity":"e)" + i + R"(","key":["id","at"],"projection":"all"})";
    };
    const auto table = [](const std::string& i) { return "\"t" + i + "\":[\"e" + i + "\"]"; };
    const auto text = scenario_of(300, R"({"store":"dynamodb","capacity":{"mode":"on-demand"},"local_indexes":{)" +
                                           listed(300, index) + "},\"tables\":{" + listed(300, table) + "}}");
    EXPECT_TRUE(parse_scenario(text, "f", {}));
}

TEST(large_scenarios, of_many_stores_are_estimated_quickly) {
    const auto store = [](const std::string& i) {
        return "\"s" + i + R"(":{"store":"dynamodb","entities":["e)" + i + R"("],"capacity":{"mode":"on-demand"}})";
    };
    const auto from = parse_scenario(scenario_of(600, "{\"stores\":{" + listed(600, store) + "}}"), "f", {});
    ASSERT_TRUE(from);
    const auto total = total_of(*from, from->deployments.front(), embedded_tables(), {});
    EXPECT_TRUE(total);
}

TEST(large_scenarios, with_references_that_lead_nowhere_say_so_briefly) {
    const auto found =
        parse_scenario(scenario_of(2000, R"({"store":"dynamodb","capacity":{"mode":"on-demand"}})", "q"), "f", {});
    ASSERT_FALSE(found);
    expect_cut(found.problems(), "f");
    for (const auto& problem : found.problems()) EXPECT_LT(problem.remedy.size(), 2000U);
}

}  // namespace large_inputs_test
}  // namespace dbcost
