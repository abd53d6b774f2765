// SPDX-License-Identifier: MIT
#include <dbcost/estimate/reservations.hpp>
#include <gtest/gtest.h>

#include "support/scenarios.hpp"
#include "support/text.hpp"

namespace reservations_test {

using namespace dbcost;
using test::quantity_of;
using test::text;

constexpr std::int64_t year = 8760;

date day(std::string_view text) { return *parse_date(text); }

// "0 + [730, 1474) + 0 of 8760": the hours before, the part, the hours after.
std::string position(std::string_view start, const billing_month& month, std::string_view as_of = "2019-09-15",
                     std::int64_t term = year) {
    const auto found = position_in_term(day(start), term, month, day(as_of));
    if (!found) return "none";
    return std::to_string(found->hours_before) + " + [" + std::to_string(found->part.from_hours) + ", " +
           std::to_string(found->part.to_hours) + ") + " + std::to_string(found->hours_after);
}

// ---- where a month lies in a term --------------------------------------------------------------

TEST(position_in_term, months_follow_one_another_from_the_start) {
    EXPECT_EQ(position("2019-03-01", calendar_month(2019, 3)), "0 + [0, 744) + 0");
    EXPECT_EQ(position("2019-03-01", calendar_month(2019, 4)), "0 + [744, 1464) + 0");
}

TEST(position_in_term, months_without_calendar_move_on_in_a_run) {
    auto month = hours_730;
    for (int i = 1; i < 12; ++i) month = month_after(month);
    EXPECT_EQ(position("2019-01-01", month), "0 + [8030, 8760) + 0");
    EXPECT_EQ(position("2019-01-01", month_after(month)), "none");
}

TEST(position_in_term, a_term_begins_within_a_month) {
    EXPECT_EQ(position("2019-03-11", calendar_month(2019, 3)), "240 + [0, 504) + 0");
}

TEST(position_in_term, nothing_before_the_start) {
    EXPECT_EQ(position("2019-03-01", calendar_month(2019, 2)), "none");
}

// A term from March 2019 has 8,760 hours; 366 days lie between it and March 2020.
TEST(position_in_term, a_leap_day_shows_24_hours_beyond_the_term) {
    EXPECT_EQ(position("2019-03-01", calendar_month(2020, 2)), "0 + [8088, 8760) + 24");
    EXPECT_EQ(position("2018-03-01", calendar_month(2019, 2)), "0 + [8088, 8760) + 0");
    EXPECT_EQ(position("2019-03-01", calendar_month(2020, 3)), "none");
}

TEST(position_in_term, a_month_without_calendar_is_the_first_of_the_term) {
    EXPECT_EQ(position("2019-03-01", hours_730), "0 + [0, 730) + 0");
}

TEST(position_in_term, a_month_without_calendar_is_in_force_by_the_day_of_the_prices) {
    EXPECT_EQ(position("2019-09-15", hours_730, "2019-09-15"), "0 + [0, 730) + 0");
    EXPECT_EQ(position("2019-09-16", hours_730, "2019-09-15"), "none");
    EXPECT_EQ(position("2018-09-15", hours_730, "2019-09-14"), "0 + [0, 730) + 0");
    EXPECT_EQ(position("2018-09-15", hours_730, "2019-09-15"), "none");
}

TEST(position_in_term, the_parts_of_a_term_of_three_years_have_no_gap) {
    std::int64_t reached = 0;
    for (int month = 0; month < 40; ++month) {
        const auto found = position_in_term(day("2019-05-01"), 3 * year,
                                            calendar_month(2019 + (4 + month) / 12, 1U + static_cast<unsigned>((4 + month) % 12)),
                                            day("2019-09-15"));
        if (!found) break;
        EXPECT_EQ(found->part.from_hours, reached);
        reached = found->part.to_hours;
    }
    EXPECT_EQ(reached, 3 * year);
}

// ---- what reservations add ---------------------------------------------------------------------

struct reserved_world : test::dynamodb_world {
    reservation_facts facts{100, year, 3 * year};
    std::vector<metering::metered> metered;

    reservation& reserve(std::int64_t read, std::int64_t write, std::string started = "2019-09") {
        reservation made;
        made.place = "/account/reservations/0";
        made.kind = service::dynamodb;
        made.term = "1yr";
        made.read = read;
        made.write = write;
        made.started = std::move(started);
        from.account.reservations.push_back(made);
        return from.account.reservations.back();
    }
    void provision(meter id, const hour_profile& profile, std::string region = "us-east-1",
                   std::int64_t parts = 1) {
        auto term = metering::plain({id, {}}, std::move(region), ratio(total(profile), parts),
                                    rule::provisioned_capacity, "", "", {});
        term.profile = exact(profile, parts);
        metered.push_back(std::move(term));
    }
    [[nodiscard]] result<metering::metered_store> applied() {
        return reserved_capacity(from, plan(), day("2019-09-15"), facts).apply(metered);
    }
};

TEST(reserved_capacity, is_billed_every_hour_and_covers_what_is_provisioned) {
    reserved_world made;
    made.reserve(300, 0);
    made.provision(meter::provisioned_reads, hour_profile::of(730, 250));
    made.provision(meter::provisioned_reads, hour_profile::of(730, 100));
    const auto seen = *made.applied();
    EXPECT_EQ(text(quantity_of(seen, {meter::reserved_reads, {"1yr"}})), "219000");
    EXPECT_EQ(text(quantity_of(seen, {meter::reserved_reads_upfront, {"1yr"}})), "300");
    ASSERT_EQ(seen.granted.size(), 1U);
    EXPECT_EQ(seen.granted[0].key.id, meter::provisioned_reads);
    EXPECT_EQ(text(seen.granted[0].quantity), "219000");
    EXPECT_TRUE(seen.warnings.empty());
}

TEST(reserved_capacity, read_and_write_are_pools_of_their_own) {
    reserved_world made;
    made.reserve(100, 0);
    made.provision(meter::provisioned_writes, hour_profile::of(730, 100));
    const auto seen = *made.applied();
    EXPECT_TRUE(seen.granted.empty());
    ASSERT_EQ(seen.warnings.size(), 1U);
    EXPECT_EQ(seen.warnings[0].code, "reservation-unused");
    EXPECT_EQ(seen.warnings[0].numbers[0].value, "73000");
}

TEST(reserved_capacity, never_covers_replicated_writes_or_another_region) {
    reserved_world made;
    made.reserve(0, 100);
    made.provision(meter::provisioned_replicated_writes, hour_profile::of(730, 100));
    made.provision(meter::provisioned_writes, hour_profile::of(730, 100), "eu-west-1");
    EXPECT_TRUE(made.applied()->granted.empty());
}

TEST(reserved_capacity, several_reservations_of_a_region_cover_together) {
    reserved_world made;
    made.reserve(100, 0);
    made.reserve(200, 0, "2019-03");
    made.provision(meter::provisioned_reads, hour_profile::of(730, 250));
    const auto seen = *made.applied();
    ASSERT_EQ(seen.granted.size(), 1U);
    EXPECT_EQ(text(seen.granted[0].quantity), "182500");
    EXPECT_EQ(seen.warnings.at(0).numbers[0].value, "36500");
}

// 203 1/3 units in one hour and 200 in the others: a unit that is there for 20 minutes is covered as well.
TEST(reserved_capacity, covers_a_unit_for_the_part_of_an_hour_that_it_is_there) {
    reserved_world made;
    made.reserve(300, 0);
    hour_profile minutes;
    minutes.add(1, 12200);
    minutes.add(729, 12000);
    made.provision(meter::provisioned_reads, minutes, "us-east-1", 60);
    const auto seen = *made.applied();
    ASSERT_EQ(seen.granted.size(), 1U);
    EXPECT_EQ(text(seen.granted[0].quantity), "438010/3");
    EXPECT_EQ(seen.warnings.at(0).numbers[0].value, "72996.6666666667");
}

// 91,250.5 unit-hours over 730 hours are a little more than 125 units.
TEST(reserved_capacity, covers_stated_usage_as_if_it_were_the_same_in_every_hour) {
    reserved_world made;
    made.where().usage = {{{meter::provisioned_reads, {}}, ratio(182501, 2), "/deployments/d/usage/reads"}};
    made.reserve(100, 0);
    const auto part = *made.applied();
    EXPECT_EQ(text(part.granted.at(0).quantity), "73000");
    ASSERT_EQ(part.defaults.size(), 1U);
    EXPECT_EQ(part.defaults[0].place, "/deployments/d/usage/reads");
    EXPECT_EQ(part.defaults[0].value, "the same in every hour");
    made.reserve(100, 0);
    EXPECT_EQ(text(made.applied()->granted.at(0).quantity), "182501/2");
}

TEST(reserved_capacity, of_another_region_or_side_leaves_stated_usage_alone) {
    reserved_world made;
    made.where().usage = {{{meter::provisioned_reads, {}}, ratio(73000), "/deployments/d/usage/reads"}};
    EXPECT_TRUE(made.applied()->defaults.empty());
    made.reserve(0, 100);
    EXPECT_TRUE(made.applied()->granted.empty());
    made.where().region = "eu-west-1";
    made.reserve(100, 0);
    EXPECT_TRUE(made.applied()->granted.empty());
}

TEST(reserved_capacity, a_region_without_a_store_is_said_and_not_counted) {
    reserved_world made;
    made.reserve(100, 0).region = "eu-west-1";
    const auto seen = *made.applied();
    EXPECT_TRUE(seen.quantities.empty());
    ASSERT_EQ(seen.warnings.size(), 1U);
    EXPECT_EQ(seen.warnings[0].code, "reservation-elsewhere");
}

TEST(reserved_capacity, covers_a_replica_in_its_region) {
    reserved_world made;
    made.settings().replicas = {"eu-west-1"};
    made.reserve(100, 0).region = "eu-west-1";
    made.provision(meter::provisioned_reads, hour_profile::of(730, 100), "eu-west-1");
    const auto seen = *made.applied();
    ASSERT_EQ(seen.granted.size(), 1U);
    EXPECT_EQ(seen.granted[0].region, "eu-west-1");
    EXPECT_TRUE(seen.warnings.empty());
}

TEST(reserved_capacity, is_sold_in_blocks_of_100) {
    reserved_world made;
    made.reserve(150, 0);
    const auto refused = made.applied();
    EXPECT_EQ(test::codes(refused), "refused-by-aws");
    EXPECT_EQ(refused.problems().front().place, "/account/reservations/0/read");
    reserved_world whole;
    whole.reserve(200, 0);
    EXPECT_TRUE(whole.applied());
}

TEST(reserved_capacity, not_in_force_is_said_and_not_counted) {
    reserved_world made;
    made.reserve(100, 0, "2019-10");
    const auto seen = *made.applied();
    EXPECT_TRUE(seen.quantities.empty());
    EXPECT_EQ(seen.warnings.at(0).code, "reservation-not-in-force");
}

TEST(reserved_capacity, a_term_of_unknown_length_is_an_error) {
    reserved_world made;
    made.reserve(100, 0);
    made.facts.hours_1yr.reset();
    EXPECT_EQ(test::codes(made.applied()), "price-missing");
}

// ---- the upfront fee in both views -------------------------------------------------------------

TEST(reserved_capacity, the_fee_is_amortised_over_the_term) {
    reserved_world made;
    made.from.month = calendar_month(2019, 10);
    made.reserve(100, 0);
    const auto seen = *made.applied();
    EXPECT_EQ(seen.quantities.at(1).paid, (instalment{720, 1464, year}));
}

TEST(reserved_capacity, in_cash_the_fee_falls_in_its_first_month_alone) {
    reserved_world made;
    made.from.options.upfront = upfront_view::cash;
    made.from.month = calendar_month(2019, 9);
    made.reserve(100, 0);
    const auto first = *made.applied();
    EXPECT_EQ(text(quantity_of(first, {meter::reserved_reads_upfront, {"1yr"}})), "100");
    EXPECT_FALSE(first.quantities.at(1).paid);
    made.from.month = calendar_month(2019, 10);
    EXPECT_EQ(text(quantity_of(*made.applied(), {meter::reserved_reads_upfront, {"1yr"}})), "0");
}

TEST(reserved_capacity, in_cash_a_month_without_calendar_has_the_fee_beside_it) {
    reserved_world made;
    made.from.options.upfront = upfront_view::cash;
    made.reserve(100, 0);
    const auto seen = *made.applied();
    EXPECT_EQ(text(quantity_of(seen, {meter::reserved_reads_upfront, {"1yr"}})), "0");
    ASSERT_EQ(seen.one_off.size(), 1U);
    EXPECT_EQ(text(seen.one_off[0].times), "100");
}

}  // namespace reservations_test
