// SPDX-License-Identifier: MIT
// The strict JSON tree: what it keeps, what it refuses and where, and changes to it.
#include "io/json_tree.hpp"

#include <gtest/gtest.h>
#include <dbcost/core/date.hpp>

#include <clocale>

namespace dbcost::io {
namespace json_tree_test {

[[nodiscard]] errors problems_of(std::string_view text) {
    return read_json(text, "file.json").problems_in_file_order();
}

// The one problem of a text; fails the test when there are none or several.
[[nodiscard]] error only_problem(std::string_view text) {
    const auto found = problems_of(text);
    EXPECT_EQ(found.size(), 1U) << text.substr(0, 200);
    return found.empty() ? error{} : found.front();
}

[[nodiscard]] std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

// Whether an error mentions a word, anywhere.
[[nodiscard]] bool mentions(const error& problem, std::string_view word) {
    return (problem.seen + "|" + problem.expected + "|" + problem.remedy).find(word) !=
           std::string::npos;
}

// ---- what is kept ------------------------------------------------------------------------------

TEST(json_tree, keeps_members_in_file_order_with_their_text) {
    const auto document = read_json(R"({"b": "x", "a": [1, true, null, "\u00e9"]})", "file.json");
    ASSERT_NE(document.root(), nullptr);
    EXPECT_TRUE(document.problems_in_file_order().empty());
    EXPECT_EQ(document.root()->children[0]->key, "b");
    EXPECT_EQ(document.at("/a/3")->text, "\xC3\xA9");
    EXPECT_EQ(document.at("/a/1")->kind, json_kind::boolean);
    EXPECT_EQ(to_json(*document.root()), "{\"b\":\"x\",\"a\":[1,true,null,\"\xC3\xA9\"]}");
}

TEST(json_tree, numbers_stay_the_digits_that_were_typed) {
    const std::string text =
        "[0.1,1.10,2E+3,-7,123456789012345678901234567890,18446744073709551615,-"
        "9223372036854775808]";
    const auto document = read_json(text, "file.json");
    EXPECT_EQ(to_json(*document.root()), text);
    EXPECT_EQ(document.at("/1")->kind, json_kind::other_number);
    EXPECT_EQ(document.at("/3")->kind, json_kind::integer);
    EXPECT_EQ(document.at("/4")->kind, json_kind::integer) << "whole, though beyond 64 bits";
}

TEST(json_tree, a_foreign_decimal_comma_does_not_reach_the_digits) {
    const char* found = std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    ASSERT_NE(found, nullptr) << "no locale with a decimal comma: install the package locales, configure again";
    const auto document = read_json("[0.25]", "file.json");
    std::setlocale(LC_NUMERIC, "C");
    EXPECT_EQ(document.at("/0")->text, "0.25");
}

TEST(json_tree, writing_escapes_what_json_must_escape) {
    const std::string text = R"({"a\"b":"c\\d\u0001\u000a"})";
    EXPECT_EQ(to_json(*read_json(text, "file.json").root()), text);
}

TEST(json_tree, pointers_escape_tildes_and_slashes_both_ways) {
    const auto document = read_json(R"({"a/b": {"c~d": [5]}})", "file.json");
    const auto* node = document.at("/a~1b/c~0d/0");
    ASSERT_NE(node, nullptr);
    EXPECT_EQ(node->text, "5");
    EXPECT_EQ(pointer_of(*node), "/a~1b/c~0d/0");
    EXPECT_EQ(pointer_to("/x", "a/b~"), "/x/a~1b~0");
    for (const auto* wrong :
         {"/a~1b/c~0d/00", "/a~1b/c~0d/1", "/a~1b/c~0d/-", "/a~2b", "a~1b", "/"}) {
        EXPECT_EQ(document.at(wrong), nullptr) << wrong;
    }
}

TEST(json_tree, a_document_may_be_moved_without_losing_its_nodes) {
    auto first = read_json(R"({"a": [1, 2]})", "file.json");
    const auto* node = first.at("/a/1");
    const json_document second = std::move(first);
    EXPECT_EQ(second.at("/a/1"), node);
}

// ---- syntax ------------------------------------------------------------------------------------

TEST(json_tree, a_syntax_error_names_its_line_and_column) {
    const auto problem = only_problem("{\n  \"a\": 1,\n  \"b\" 2\n}");
    EXPECT_EQ(problem.code, errc::syntax);
    EXPECT_EQ(problem.place, "file.json: line 3, column 7");
    EXPECT_TRUE(mentions(problem, "':'"));
}

TEST(json_tree, columns_count_characters_not_bytes) {
    EXPECT_EQ(only_problem("[\"\xC3\xA9\xC3\xA9\" 1]").place, "file.json: line 1, column 7");
}

TEST(json_tree, what_is_not_plain_json_is_a_syntax_error) {
    for (const auto* text :
         {"", "  ", "{", "[1,]", "{\"a\":1,}", "// x\n1", "[1] 2", "nul", "{a:1}", "'a'", "[01]",
          "[+1]", "[1.]", "[NaN]", "\"\\ud800\"", "\"a\nb\""}) {
        EXPECT_EQ(only_problem(text).code, errc::syntax) << text;
        EXPECT_EQ(read_json(text, "file.json").root(), nullptr) << text;
    }
    EXPECT_EQ(only_problem(std::string_view("[1,\0 2]", 7)).code, errc::syntax);
}

TEST(json_tree, an_unterminated_file_does_not_fill_the_error_with_itself) {
    const auto problem = only_problem("[\"" + std::string(100000, 'x'));
    EXPECT_EQ(problem.code, errc::syntax);
    EXPECT_LT(problem.seen.size(), 300U);
}

TEST(json_tree, invalid_utf8_is_a_syntax_error_whose_text_is_printable) {
    for (const auto* text :
         {"[\"a\xFFz\"]", "[\"\xC0\xAF\"]", "[\"\xED\xA0\x80\"]", "{\"\x80\": 1}"}) {
        const auto problem = only_problem(text);
        EXPECT_EQ(problem.code, errc::syntax);
        EXPECT_TRUE(mentions(problem, "UTF-8")) << problem.seen;
        for (const char c : problem.seen)
            EXPECT_LT(static_cast<unsigned char>(c), 0x80) << problem.seen;
    }
}

TEST(json_tree, control_characters_of_a_file_never_reach_the_terminal) {
    auto document = read_json(R"({"\u001b[31m": "\u009b\u007f"})", "file.json");
    object_reader reader(*document.root(), "a thing", document.problems());
    reader.finish();
    wrong_type(*document.root()->children[0], "something else", document.problems());
    for (const auto& problem : document.problems_in_file_order()) {
        const std::string all = problem.place + problem.seen + problem.remedy;
        EXPECT_EQ(all.find('\x1b'), std::string::npos);
        EXPECT_EQ(all.find("\xC2\x9B"), std::string::npos);
        EXPECT_EQ(all.find('\x7f'), std::string::npos);
    }
}

// ---- numbers, depth, duplicates ----------------------------------------------------------------

TEST(json_tree, a_whole_number_of_400_digits_is_a_bad_number_with_its_position) {
    const auto problem = only_problem("{\"a\":\n " + std::string(400, '9') + "}");
    EXPECT_EQ(problem.code, errc::bad_number);
    EXPECT_EQ(problem.place, "file.json: line 2, column 2");
    EXPECT_LT(problem.seen.size(), 100U);
    EXPECT_EQ(only_problem("[1e999]").code, errc::bad_number);
}

std::string zeros(std::size_t count) {
    std::string text = "[0";
    for (std::size_t i = 1; i < count; ++i) text += ",0";
    return text + "]";
}

TEST(json_tree, two_million_values_are_read_and_one_more_is_too_many) {
    EXPECT_TRUE(problems_of(zeros(most_values_of_json - 1)).empty());  // and the list itself
    const auto problem = only_problem(zeros(most_values_of_json));
    EXPECT_EQ(problem.code, errc::out_of_range);
    EXPECT_EQ(problem.place, "file.json");
    EXPECT_EQ(problem.seen, "more than 2000000 values");
}

std::string one_key_times(std::size_t count) {
    std::string text = "{\"k\":0";
    for (std::size_t i = 1; i < count; ++i) text += ",\"k\":0";
    return text + "}";
}

TEST(json_tree, a_hundred_problems_are_told_and_then_that_there_are_more) {
    EXPECT_EQ(problems_of(one_key_times(101)).size(), 100U);
    const auto found = problems_of(one_key_times(102));
    ASSERT_EQ(found.size(), 101U);
    EXPECT_EQ(found[99].code, errc::duplicate_key);
    EXPECT_EQ(found[100], (error{errc::out_of_range, "file.json", "more than 100 problems",
                                 "a file with fewer: the first of them stand above",
                                 "mend these and look again, or name another file"}));
    EXPECT_EQ(problems_of(one_key_times(1'000'000)).size(), 101U);
}

TEST(json_tree, sixty_four_levels_are_read_and_sixty_five_are_too_deep) {
    EXPECT_TRUE(problems_of(nested(64)).empty());
    const auto problem = only_problem(nested(65));
    EXPECT_EQ(problem.code, errc::too_deep);
    EXPECT_TRUE(problem.place.ends_with("/0/0/0"));
    EXPECT_EQ(read_json(nested(65), "file.json").root(), nullptr);
}

TEST(json_tree, a_million_levels_are_refused_like_sixty_five) {
    EXPECT_EQ(only_problem(std::string(1000000, '[')).code, errc::too_deep);
    std::string objects;
    for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
    EXPECT_EQ(only_problem(objects).code, errc::too_deep);
}

TEST(json_tree, every_second_use_of_a_key_is_named_and_the_first_is_kept) {
    const auto document =
        read_json(R"({"a": 1, "b": {"c": 1, "c": 2, "c": 3}, "a": 4})", "file.json");
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 3U);
    for (const auto& problem : found) EXPECT_EQ(problem.code, errc::duplicate_key);
    EXPECT_EQ(found[0].place, "file.json: /a");
    EXPECT_EQ(found[1].place, "file.json: /b/c");
    EXPECT_TRUE(mentions(found[1], "remove one"));
    EXPECT_EQ(document.at("/a")->text, "1");
}

TEST(json_tree, keys_that_escape_to_the_same_text_are_duplicates) {
    EXPECT_EQ(only_problem(R"({"a": 1, "\u0061": 2})").code, errc::duplicate_key);
}

// ---- reading values ----------------------------------------------------------------------------

TEST(object_reader, names_unknown_keys_with_the_nearest_one_that_was_asked_for) {
    auto document = read_json(R"({"instnace": 1, "size": 2})", "file.json");
    object_reader reader(*document.root(), "a store", document.problems());
    EXPECT_EQ(reader.optional("instance"), nullptr);
    EXPECT_NE(reader.optional("size"), nullptr);
    reader.finish();
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], (error{errc::unknown_key, "file.json: /instnace", "\"instnace\"",
                               "a key of a store", "did you mean \"instance\"?"}));
}

TEST(object_reader, a_missing_key_is_reported_at_its_object_and_problems_come_in_file_order) {
    auto document = read_json(R"({"first": {"x": 1}, "second": {}})", "file.json");
    auto& problems = document.problems();
    for (const auto* pointer : {"/second", "/first"}) {
        object_reader reader(*document.at(pointer), "a thing", problems);
        EXPECT_EQ(reader.required("unit", "a unit"), nullptr);
        reader.finish();
    }
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].place, "file.json: /first");
    EXPECT_EQ(found[0].code, errc::missing_key);
    EXPECT_EQ(found[0].remedy, "add \"unit\"");
    EXPECT_EQ(found[1].place, "file.json: /first/x");
    EXPECT_EQ(found[2].place, "file.json: /second");
}

TEST(object_reader, something_else_than_an_object_is_one_error_and_no_more) {
    auto document = read_json("[]", "file.json");
    object_reader reader(*document.root(), "a thing", document.problems());
    EXPECT_EQ(reader.required("a", "an a"), nullptr);
    reader.finish();
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::wrong_type);
    EXPECT_EQ(found[0].place, "file.json");
    EXPECT_EQ(found[0].seen, "a list");
}

TEST(reading_values, whole_numbers_come_plain_or_in_quotes) {
    auto document =
        read_json(R"([200, "200", -1, "1.5", 1.5, 9223372036854775808, true, "007", 200.0, 2e2])", "f");
    const auto read = [&](std::size_t i) {
        return integer_of(document.root()->children[i], 0, document.problems());
    };
    EXPECT_EQ(read(0), 200);
    EXPECT_EQ(read(1), 200);
    for (std::size_t i = 2; i < 8; ++i) EXPECT_EQ(read(i), std::nullopt) << i;
    EXPECT_EQ(read(8), 200);
    EXPECT_EQ(read(9), std::nullopt);
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[0].code, errc::out_of_range);
    EXPECT_EQ(found[1].code, errc::bad_number);
    EXPECT_EQ(found[2].code, errc::bad_number) << "no quotes would help";
    EXPECT_EQ(found[2].seen, "1.5");
    EXPECT_EQ(found[3].code, errc::out_of_range);
    EXPECT_EQ(found[4].code, errc::wrong_type);
    EXPECT_EQ(found[5].code, errc::bad_number);
    EXPECT_EQ(found[6].seen, "2e2");
}

TEST(reading_values, decimals_as_json_numbers_are_told_to_go_into_quotes) {
    auto document = read_json(R"([0.25, "0.25", 3])", "f");
    const auto read = [&](std::size_t i) {
        return parsed_number(document.root()->children[i], parse_decimal<10>, document.problems());
    };
    EXPECT_EQ(read(0), std::nullopt);
    EXPECT_EQ(to_string(*read(1)), "0.25");
    EXPECT_EQ(to_string(*read(2)), "3");
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::wrong_type);
    EXPECT_TRUE(mentions(found[0], "\"0.25\" in quotes"));
}

TEST(reading_values, what_a_parser_of_core_says_gets_its_place) {
    auto document = read_json(R"({"day": "2019-02-30"})", "f");
    EXPECT_EQ(parsed_text(document.at("/day"), parse_date, document.problems()), std::nullopt);
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::bad_date);
    EXPECT_EQ(found[0].place, "f: /day");
}

TEST(reading_values, arithmetic_that_overflows_becomes_an_error_at_the_node) {
    auto document = read_json(R"(["x"])", "f");
    const auto square = [](std::string_view) -> result<integer> {
        return integer(power_of_ten(38) * power_of_ten(38));
    };
    EXPECT_EQ(parsed_text(document.at("/0"), square, document.problems()), std::nullopt);
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, errc::overflow);
    EXPECT_EQ(found[0].place, "f: /0");
}

TEST(reading_values, an_absent_value_is_no_second_error) {
    json_problems problems("f");
    EXPECT_EQ(text_of(nullptr, "text", problems), nullptr);
    EXPECT_EQ(flag_of(nullptr, problems), std::nullopt);
    EXPECT_EQ(integer_of(nullptr, 0, problems), std::nullopt);
    EXPECT_EQ(list_of(nullptr, "a list", problems), nullptr);
    EXPECT_EQ(parsed_number(nullptr, parse_date, problems), std::nullopt);
    EXPECT_TRUE(problems.empty());
}

// ---- changes -----------------------------------------------------------------------------------

struct change {
    const char* pointer;
    const char* value;
    const char* result;
};

TEST(changing_values, json_is_taken_as_json_and_anything_else_as_a_string) {
    const char* const text = R"({"n":1,"s":"x","o":{"k":[1,2]}})";
    for (const auto& [pointer, value, result] : {
             change{"/n", "5000", R"({"n":5000,"s":"x","o":{"k":[1,2]}})"},
             change{"/n", "500000/day", R"({"n":"500000/day","s":"x","o":{"k":[1,2]}})"},
             change{"/n", "true", R"({"n":true,"s":"x","o":{"k":[1,2]}})"},
             change{"/n", "\"7\"", R"({"n":"7","s":"x","o":{"k":[1,2]}})"},
             change{"/n", "0.250", R"({"n":"0.250","s":"x","o":{"k":[1,2]}})"},
             change{"/n", "1e999", R"({"n":"1e999","s":"x","o":{"k":[1,2]}})"},
             change{"/n", "", R"({"n":"","s":"x","o":{"k":[1,2]}})"},
             change{"/s", "12", R"({"n":1,"s":"12","o":{"k":[1,2]}})"},
             change{"/s", "[1]", R"({"n":1,"s":[1],"o":{"k":[1,2]}})"},
             change{"/o", "{\"a\": {\"b\": 1}}", R"({"n":1,"s":"x","o":{"a":{"b":1}}})"},
             change{"/o/k/1", "9", R"({"n":1,"s":"x","o":{"k":[1,9]}})"},
             change{"", "[]", "[]"},
         }) {
        auto document = read_json(text, "f");
        document.set(pointer, value);
        EXPECT_TRUE(document.problems_in_file_order().empty()) << value;
        EXPECT_EQ(to_json(*document.root()), result);
    }
}

TEST(changing_values, a_changed_value_has_pointers_of_its_own) {
    auto document = read_json(R"({"o": 1})", "f");
    document.set("/o", R"({"a": [1]})");
    EXPECT_EQ(pointer_of(*document.at("/o/a/0")), "/o/a/0");
    document.set("/o/a/0", "2");
    EXPECT_EQ(to_json(*document.root()), R"({"o":{"a":[2]}})");
}

TEST(changing_values, a_pointer_to_nothing_names_the_nearest_sibling) {
    auto document = read_json(R"({"o": {"count": 1}, "l": [1]})", "f");
    for (const auto* pointer : {"/o/cuont", "/l/1", "/o/count/x", "o"}) document.set(pointer, "1");
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 4U);
    for (const auto& problem : found) EXPECT_EQ(problem.code, errc::unknown_pointer);
    EXPECT_TRUE(mentions(found[0], "starts with"))
        << "the pointer without a slash sorts at the top";
    EXPECT_EQ(found[1].place, "f: /o/cuont");
    EXPECT_TRUE(mentions(found[1], "did you mean \"count\"?"));
    EXPECT_TRUE(mentions(found[2], "1 at /o/count"));
    EXPECT_TRUE(mentions(found[3], "numbered from 0"));
    EXPECT_EQ(to_json(*document.root()), R"({"o":{"count":1},"l":[1]})");
}

TEST(changing_values, a_change_is_as_strict_as_the_file) {
    auto document = read_json(R"({"a": {"b": 1}})", "f");
    document.set("/a", R"({"x": 1, "x": 2})");
    document.set("/a", nested(64));
    document.set("/a", "\xFF");
    const auto found = document.problems_in_file_order();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].code, errc::too_deep);
    EXPECT_EQ(found[0].place, "f: /a");
    EXPECT_EQ(found[1].code, errc::syntax);
    EXPECT_EQ(found[2].code, errc::duplicate_key);
    EXPECT_EQ(found[2].place, "f: /a/x");
}

TEST(changing_values, only_well_formed_utf8_becomes_a_string) {
    for (const auto* good : {"\xC3\xA9", "\xE0\xA0\x80", "\xE1\x80\x80", "\xED\x9F\xBF",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
                             "a\xE2\x82\xAC"
                             "b"}) {
        auto document = read_json("[0]", "f");
        document.set("/0", good);
        EXPECT_TRUE(document.problems_in_file_order().empty());
        EXPECT_EQ(document.at("/0")->text, good);
    }
    for (const auto* bad : {"\x80", "\xC1\xBF", "\xC3", "\xC3\xC3", "\xE0\x9F\x80", "\xE1\x80\x41",
                            "\xE1\x80\xC0", "\xED\xA0\x80", "\xF0\x8F\x80\x80", "\xF1\x80\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
        auto document = read_json("[0]", "f");
        document.set("/0", bad);
        EXPECT_EQ(document.problems_in_file_order().size(), 1U);
        EXPECT_EQ(document.at("/0")->text, "0");
    }
}

TEST(changing_values, put_text_adds_the_members_that_lack) {
    auto document = read_json(R"({"a": 1})", "f");
    document.put_text("/prices/book", "aws");
    document.put_text("/prices/as_of", "2019");
    document.put_text("/prices/book", "other");
    document.put_text("/a/b", "in the way");
    EXPECT_EQ(to_json(*document.root()), R"({"a":1,"prices":{"book":"other","as_of":"2019"}})");
}

}  // namespace json_tree_test
}  // namespace dbcost::io
