// SPDX-License-Identifier: MIT
// Texts with a slip in them are refused, or mean exactly what they say.
#include <dbcost/core/meter.hpp>
#include <dbcost/core/month.hpp>
#include <gtest/gtest.h>

#include "properties/random_source.hpp"

namespace text_properties_test {

using namespace dbcost;
using test::random_source;

constexpr std::uint64_t seed = 20190602;
constexpr int rounds = 20000;

// One or two characters inserted, dropped, doubled or replaced.
std::string with_slip(random_source& random, std::string text) {
    constexpr char characters[] = {'[', ']', '=', ',', ' ', '-', '0', '9', 'a', '.', '\0', '\n'};
    for (auto slips = random.between(0, 2); slips > 0; --slips) {
        const auto at = random.below(text.size() + 1);
        switch (random.below(3)) {
            case 0: text.insert(at, 1, random.pick(characters)); break;
            case 1: text.erase(std::min(at, text.size() - 1), 1); break;
            default: text[std::min(at, text.size() - 1)] = random.pick(characters); break;
        }
    }
    return text;
}

// Reads slipped texts of the originals; what is taken must print as it was written.
template <class Read>
void expect_faithful(const std::vector<std::string>& originals, Read read) {
    random_source random(seed);
    int taken = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto text = with_slip(random, random.pick(originals));
        const auto printed = read(text);
        if (!printed) continue;
        ++taken;
        ASSERT_EQ(*printed, text) << "seed " << seed << " round " << round;
    }
    EXPECT_GT(taken, rounds / 5);  // without a slip every original is taken
}

TEST(text_properties, a_meter_key_is_read_as_it_stands) {
    std::vector<std::string> keys;
    for (const auto& known : meters) {
        meter_key key{known.id, {}};
        for (std::size_t i = 0; i < known.attribute_count(); ++i) key.values[i] = "db.t3.medium";
        keys.push_back(to_string(key));
    }
    expect_faithful(keys, [](const std::string& text) -> std::optional<std::string> {
        const auto key = parse_meter_key(text);
        return key ? std::optional(to_string(*key)) : std::nullopt;
    });
}

TEST(text_properties, a_date_is_read_as_it_stands) {
    expect_faithful({"2019-09-15", "2020-02-29", "2019-12-31"},
                    [](const std::string& text) -> std::optional<std::string> {
                        const auto day = parse_date(text);
                        return day ? std::optional(to_string(*day)) : std::nullopt;
                    });
}

TEST(text_properties, a_month_is_read_as_it_stands) {
    expect_faithful({"2019-09", "730 hours", "30 days"},
                    [](const std::string& text) -> std::optional<std::string> {
                        const auto month = parse_month(text);
                        return month ? std::optional(month->name()) : std::nullopt;
                    });
}

}  // namespace text_properties_test
