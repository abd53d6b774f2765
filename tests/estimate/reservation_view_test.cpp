// SPDX-License-Identifier: MIT
// Reservations over their terms: cash and amortised add up to the same, whatever the calendar; break-even.
#include <dbcost/analysis/reservation_view.hpp>
#include <gtest/gtest.h>

#include "support/prices.hpp"
#include "support/scenarios.hpp"

namespace reservation_view_test {

using namespace dbcost;
using namespace dbcost::test;

limit_entry limit_of(std::string id, std::int64_t value) {
    limit_entry made;
    made.id = std::move(id);
    made.values.push_back({known_2019(), value});
    return made;
}

// On demand 0.2 an hour; reserved 500 ahead and 0.05 an hour, which pays off after 500 / 0.15 = 3,334 hours.
memory_tables reserved_tables(std::string_view fee = "500", std::string_view hourly = "0.05") {
    memory_tables made;
    made.add(book_info{"aws", "", std::nullopt, "test"});
    made.add(limit_of("dynamodb.reservation.term[term=1yr]", 8760));
    made.add(limit_of("dynamodb.reservation.term[term=3yr]", 26280));
    made.add(flat("rds.instance-hours[class=db.m5.large, deployment=single-az]", "0.2"));
    for (const auto* term : {"1yr", "3yr"}) {
        const auto attributes = std::string("[class=db.m5.large, deployment=single-az, option=partial-upfront, term=") +
                                term + "]";
        made.add(flat("rds.reserved.instance-hours" + attributes, hourly));
        made.add(flat("rds.reserved.upfront" + attributes, fee));
    }
    return made;
}

reservation_view view_of(const memory_tables& data, std::string started, std::string term = "1yr",
                         std::int64_t count = 1) {
    scenario from;
    from.region = "us-east-1";
    from.prices.as_of = day(2019, 9, 15);
    reservation one;
    one.kind = service::rds_postgresql;
    one.instance_class = "db.m5.large";
    one.option = "partial-upfront";
    one.term = std::move(term);
    one.started = std::move(started);
    one.count = count;
    from.account.reservations.push_back(one);
    const auto seen = reservation_views(from, data, {});
    EXPECT_TRUE(seen);
    return seen->at(0);
}

TEST(a_reservation, costs_the_same_over_its_term_in_cash_and_amortised) {
    const auto data = reserved_tables("476.3333333333");
    for (const auto* started : {"2019-03", "2019-03-17", "2018-01-31", "2019-12"}) {
        for (const auto* term : {"1yr", "3yr"}) {
            const auto seen = view_of(data, started, term, 7);
            exact_amount cash, amortised;
            for (const auto& month : seen.months) {
                cash += month.cash;
                amortised += month.amortised;
            }
            EXPECT_EQ(cash, amortised) << started << " " << term;
            EXPECT_EQ(seen.cash, cash);
            EXPECT_EQ(seen.amortised, amortised);
        }
    }
}

TEST(a_reservation, pays_its_fee_in_its_first_month_in_cash) {
    const auto seen = view_of(reserved_tables(), "2019-09");
    EXPECT_EQ(to_string(seen.months[0].cash), "536");  // 500 + 720 * 0.05
    EXPECT_EQ(to_string(seen.months[1].cash), "37.2");  // 744 * 0.05
    EXPECT_EQ(to_string(seen.upfront), "500");
}

TEST(a_reservation, ends_a_day_early_where_a_leap_day_lies_in_its_term) {
    const auto seen = view_of(reserved_tables(), "2019-03");
    ASSERT_EQ(seen.months.size(), 12U);
    EXPECT_EQ(seen.months.back().month, "2020-02");
    EXPECT_EQ(seen.months.back().hours, 28 * 24) << "29 days have 24 hours more";
    const auto plain = view_of(reserved_tables(), "2018-03");
    EXPECT_EQ(plain.months.back().month, "2019-02");
    EXPECT_EQ(plain.months.back().hours, 28 * 24);
}

TEST(a_reservation, breaks_even_in_the_month_in_which_cash_no_longer_exceeds_on_demand) {
    // 3,333.3 hours: March to June 2019 are 2,928, with July 3,672.
    EXPECT_EQ(view_of(reserved_tables(), "2019-03").break_even, 5U);
    // 439.2 / 0.15 = 2,928 hours exactly: at the end of June both have cost the same.
    EXPECT_EQ(view_of(reserved_tables("439.2"), "2019-03").break_even, 4U);
    EXPECT_EQ(view_of(reserved_tables("439.21"), "2019-03").break_even, 5U);
    EXPECT_EQ(view_of(reserved_tables("0", "0.1"), "2019-03").break_even, 1U);
    EXPECT_EQ(view_of(reserved_tables("500", "0.2"), "2019-03").break_even, std::nullopt);
}

TEST(a_reservation, without_a_price_keeps_the_reasons) {
    memory_tables data = reserved_tables();
    auto seen = view_of(data, "2019-03", "1yr");
    EXPECT_TRUE(seen.missing.empty());
    memory_tables none;
    none.add(book_info{"aws", "", std::nullopt, "test"});
    none.add(limit_of("dynamodb.reservation.term[term=1yr]", 8760));
    seen = view_of(none, "2019-03");
    EXPECT_EQ(seen.missing.size(), 3U);
    EXPECT_TRUE(seen.months.empty());
}

}  // namespace reservation_view_test
