// SPDX-License-Identifier: MIT
// decimal, rounding and ratio against unlimited rationals: equal, or a named overflow.
#include <dbcost/core/closing.hpp>
#include <gtest/gtest.h>

#include <optional>

#include "properties/oracle.hpp"
#include "properties/random_source.hpp"
#include "support/text.hpp"

namespace decimal_properties_test {

using namespace dbcost;
using namespace dbcost::test;

constexpr std::uint64_t seed = 20190915;
constexpr int rounds = 4000;

integer any_integer(random_source& random, int bits) {
    const auto high = random.of_any_length(std::max(bits - 64, 0));
    const auto low = random.of_any_length(std::min(bits, 64));
    integer value = integer(high) * (integer(1U << 31U) * 2) * (integer(1U << 31U) * 2) + low;
    if (random.one_in(8)) value = power_of_ten(static_cast<int>(random.between(0, bits * 3 / 10)));
    if (random.one_in(16)) value = largest_integer() - integer(random.of_any_length(8));
    if (exact(value) >> bits != 0) value = low;
    return random.one_in(2) ? value : -value;
}

// What the work gives, or nothing when it overflows.
template <class Work>
auto attempt(Work work) -> std::optional<decltype(work())> {
    try {
        return work();
    } catch (const std::overflow_error&) {
        return std::nullopt;
    } catch (const std::range_error&) {
        return std::nullopt;
    }
}

std::string inputs(int round, const integer& a, const integer& b) {
    return "seed " + std::to_string(seed) + " round " + std::to_string(round) + ": " + to_string(a) + ", " +
           to_string(b);
}

template <int Scale>
decimal<Scale> of(const integer& coefficient) {
    return decimal<Scale>::from_coefficient(coefficient);
}

TEST(decimal_properties, sums_differences_and_products_are_exact_or_overflow) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = any_integer(random, 127), b = any_integer(random, 127);
        const auto sum = attempt([&] { return of<10>(a) + of<10>(b); });
        const auto difference = attempt([&] { return of<10>(a) - of<10>(b); });
        const auto product = attempt([&] { return of<10>(a) * of<10>(b); });
        ASSERT_EQ(sum.has_value(), fits(exact(a) + exact(b))) << inputs(round, a, b);
        ASSERT_EQ(difference.has_value(), fits(exact(a) - exact(b))) << inputs(round, a, b);
        ASSERT_EQ(product.has_value(), fits(exact(a) * exact(b))) << inputs(round, a, b);
        if (sum) {
            ASSERT_EQ(exact(*sum), exact(of<10>(a)) + exact(of<10>(b))) << inputs(round, a, b);
        }
        if (difference) {
            ASSERT_EQ(exact(*difference), exact(of<10>(a)) - exact(of<10>(b))) << inputs(round, a, b);
        }
        if (product) {
            ASSERT_EQ(exact(*product), exact(of<10>(a)) * exact(of<10>(b))) << inputs(round, a, b);
        }
    }
}

TEST(decimal_properties, products_that_fit_are_exact) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = any_integer(random, 64), b = any_integer(random, 63);
        ASSERT_EQ(exact(of<10>(a) * of<10>(b)), exact(of<10>(a)) * exact(of<10>(b))) << inputs(round, a, b);
    }
}

TEST(decimal_properties, order_is_that_of_the_numbers) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = any_integer(random, 127);
        const auto b = random.one_in(4) ? a : any_integer(random, 127);
        ASSERT_EQ(of<2>(a) < of<2>(b), exact(a) < exact(b)) << inputs(round, a, b);
        ASSERT_EQ(of<2>(a) == of<2>(b), exact(a) == exact(b)) << inputs(round, a, b);
    }
}

TEST(decimal_properties, text_reads_back_as_the_same_number) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = any_integer(random, 120);
        const auto text = to_string(of<10>(a));
        ASSERT_EQ(*parse_decimal<10>(text), of<10>(a)) << text;
        ASSERT_EQ(to_string(*parse_decimal<10>(text)), text);
        ASSERT_EQ(*parse_decimal<10>(to_fixed(of<10>(a))), of<10>(a)) << text;
    }
}

// -?(0|[1-9][0-9]{0,27})(\.[0-9]{1,10})?, a character at a time.
bool is_plain(const std::string& text) {
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    const auto digits = [&] {
        const auto from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at - from;
    };
    const bool zero_first = at < text.size() && text[at] == '0';
    const auto whole = digits();
    if (whole == 0 || whole > 28 || (zero_first && whole > 1)) return false;
    if (at == text.size()) return true;
    if (text[at++] != '.') return false;
    const auto fraction = digits();
    return fraction >= 1 && fraction <= 10 && at == text.size();
}

// Random texts of number-like characters: accepted exactly when they are plain decimals.
TEST(decimal_properties, takes_plain_decimals_and_nothing_else) {
    constexpr char characters[] = {'0', '1', '9', '5', '.', '-', '0', 'e', ' ', '+', ','};
    random_source random(seed);
    int taken = 0;
    for (int round = 0; round < 3 * rounds; ++round) {
        std::string text;
        const auto length = random.between(0, 7);
        const auto kinds = static_cast<std::size_t>(random.between(5, 11));
        for (std::int64_t i = 0; i < length; ++i) text += characters[random.below(kinds)];
        const bool expected = is_plain(text);
        ASSERT_EQ(static_cast<bool>(parse_decimal<10>(text)), expected) << '"' << text << '"';
        taken += expected ? 1 : 0;
    }
    EXPECT_GT(taken, rounds / 4);  // else the sample says nothing
}

template <class Word>
void check_divide(const integer& a, const integer& b, Word how, word oracle, int round) {
    const rational quotient = b < 0 ? rational(-exact(a), -exact(b)) : rational(exact(a), exact(b));
    ASSERT_EQ(exact(divide(a, b, how)), rounded(quotient, oracle)) << inputs(round, a, b);
}

TEST(rounding_properties, quotients_are_those_of_the_definition) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        auto a = any_integer(random, 127);
        auto b = any_integer(random, random.one_in(2) ? 127 : 12);
        if (b == 0) b = 7;
        if (random.one_in(3)) {  // a tie
            const integer half = any_integer(random, 60), odd = 2 * any_integer(random, 60) + 1;
            a = half * odd;
            b = 2 * half;
            if (b == 0) continue;
        }
        check_divide(a, b, half_even, word::half_even, round);
        check_divide(a, b, half_up, word::half_up, round);
        check_divide(a, b, up, word::up, round);
        check_divide(a, b, down, word::down, round);
    }
}

TEST(rounding_properties, fewer_digits_are_those_of_the_definition) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        auto a = any_integer(random, 127);
        if (random.one_in(3)) a = (any_integer(random, 60) * 2 + 1) * 5 * power_of_ten(17);  // ties at cents
        const auto twenty = of<20>(a);
        ASSERT_EQ(exact(round_to<2>(twenty, half_up)), rounded_to(exact(twenty), 2, word::half_up)) << to_string(a);
        ASSERT_EQ(exact(round_to<2>(twenty, half_even)), rounded_to(exact(twenty), 2, word::half_even)) << to_string(a);
        ASSERT_EQ(exact(round_to<10>(twenty, half_even)), rounded_to(exact(twenty), 10, word::half_even)) << to_string(a);
        ASSERT_EQ(exact(round_to<0>(twenty, up)), rounded_to(exact(twenty), 0, word::up)) << to_string(a);
        ASSERT_EQ(exact(round_to<0>(twenty, down)), rounded_to(exact(twenty), 0, word::down)) << to_string(a);
    }
}

ratio any_ratio(random_source& random, int bits) {
    auto denominator = abs(any_integer(random, bits));
    if (denominator == 0) denominator = 1;
    return {any_integer(random, bits), random.one_in(2) ? denominator : -denominator};
}

std::string inputs(int round, const ratio& a, const ratio& b) {
    return "seed " + std::to_string(seed) + " round " + std::to_string(round) + ": " + text(a) + ", " + text(b);
}

void expect_lowest_terms(const ratio& value) {
    ASSERT_GT(value.denominator(), 0);
    ASSERT_EQ(gcd(value.numerator(), value.denominator()), 1) << text(value);
}

// 40 bits are ten times what rates, shares and counts need; nothing may overflow there.
TEST(ratio_properties, calculates_exactly_in_lowest_terms) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto a = any_ratio(random, 40), b = any_ratio(random, 40);
        for (const auto& value : {a, a + b, a - b, a * b}) expect_lowest_terms(value);
        ASSERT_EQ(exact(a + b), exact(a) + exact(b)) << inputs(round, a, b);
        ASSERT_EQ(exact(a - b), exact(a) - exact(b)) << inputs(round, a, b);
        ASSERT_EQ(exact(a * b), exact(a) * exact(b)) << inputs(round, a, b);
        ASSERT_EQ(a < b, exact(a) < exact(b)) << inputs(round, a, b);
        ASSERT_EQ(a == b, exact(a) == exact(b)) << inputs(round, a, b);
        ASSERT_EQ(exact(whole_up(ratio(abs(a.numerator()), a.denominator()))), ceiling_of(abs(exact(a))));
    }
}

TEST(ratio_properties, is_exact_or_overflows_at_any_size) {
    random_source random(seed);
    int exact_products = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto bits = static_cast<int>(random.between(40, 120));
        const auto a = any_ratio(random, bits), b = any_ratio(random, bits);
        const auto sum = attempt([&] { return a + b; });
        const auto product = attempt([&] { return a * b; });
        if (sum) {
            ASSERT_EQ(exact(*sum), exact(a) + exact(b)) << inputs(round, a, b);
        }
        if (product) {
            ASSERT_EQ(exact(*product), exact(a) * exact(b)) << inputs(round, a, b);
        }
        // A product in lowest terms that fits is always found.
        const rational expected = exact(a) * exact(b);
        ASSERT_EQ(product.has_value(), fits(numerator(expected)) && fits(denominator(expected)))
            << inputs(round, a, b);
        exact_products += product ? 1 : 0;
    }
    EXPECT_GT(exact_products, rounds / 10);
}

TEST(ratio_properties, sums_do_not_depend_on_order) {
    random_source random(seed);
    for (int round = 0; round < rounds / 4; ++round) {
        std::vector<ratio> values;
        for (int i = 0; i < 5; ++i) values.emplace_back(any_integer(random, 40), random.between(1, 1000));
        const auto sum = [&] {
            ratio all;
            for (const auto& value : values) all = all + value;
            return all;
        };
        const auto before = sum();
        random.shuffle(values);
        ASSERT_EQ(text(sum()), text(before)) << "seed " << seed << " round " << round;
    }
}

// Denominators of every size that plans have, numerators near their ties as often as anywhere.
TEST(ratio_properties, a_ready_denominator_closes_like_the_definition) {
    random_source random(seed);
    int short_ways = 0;
    for (int round = 0; round < 4 * rounds; ++round) {
        auto denominator = abs(any_integer(random, random.one_in(8) ? 80 : 63));
        if (random.one_in(3)) {
            denominator = denominator / 1000000 * power_of_ten(static_cast<int>(random.between(0, 10)));
        }
        if (denominator == 0) denominator = 1;
        auto numerator = any_integer(random, random.one_in(8) ? 80 : 63);
        const integer step = denominator / power_of_ten(10);
        if (random.one_in(2)) numerator = random.between(0, 1000) * step + step / 2;
        const closing_denominator ready = denominator;
        short_ways += ready.is_short(numerator) ? 1 : 0;
        const rational value(exact(numerator), exact(denominator));
        ASSERT_EQ(exact(close(numerator, ready, half_even)), rounded_to(value, 10, word::half_even))
            << inputs(round, numerator, denominator);
    }
    EXPECT_GT(short_ways, rounds);
}

TEST(ratio_properties, closes_to_the_nearest_ten_digits) {
    random_source random(seed);
    for (int round = 0; round < rounds; ++round) {
        auto value = any_ratio(random, 60);
        if (random.one_in(4)) value = ratio(any_integer(random, 40), power_of_ten(11) * 2);
        ASSERT_EQ(exact(close(value, half_even)), rounded_to(exact(value), 10, word::half_even))
            << inputs(round, value, value);
    }
}

}  // namespace decimal_properties_test
