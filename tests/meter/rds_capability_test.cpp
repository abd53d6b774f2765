// SPDX-License-Identifier: MIT
#include <dbcost/meter/rds_capability.hpp>
#include <gtest/gtest.h>

#include "support/sizing.hpp"

namespace rds_capability_test {

using namespace dbcost;
using namespace dbcost::metering;
using test::limits_of_2019;
using test::m5_large;
using test::store_of;

std::string amount_of(const std::vector<capacity>& can, resource what) {
    for (const auto& one : can) {
        if (one.what == what) return text_of(one.amount);
    }
    return "not known";
}

std::vector<capacity> can_of(const rds_store& settings, const sized_class& by = m5_large()) {
    return rds_capability(by, settings, limits_of_2019(), gp2_striping::off);
}

std::string by_of(const std::vector<capacity>& can, resource what) {
    for (const auto& one : can) {
        if (one.what == what) return one.by;
    }
    return "";
}

// ---- gp2 (rule R2.3, its table) ----------------------------------------------------------------

TEST(gp2, has_three_iops_a_gib_between_100_and_16000) {
    const auto baseline = [](std::int64_t gib) { return gp2_baseline(gib, limits_of_2019(), gp2_striping::off); };
    EXPECT_EQ(baseline(20), 100);
    EXPECT_EQ(baseline(33), 100);
    EXPECT_EQ(baseline(34), 102);
    EXPECT_EQ(baseline(100), 300);
    EXPECT_EQ(baseline(1000), 3000);
    EXPECT_EQ(baseline(5333), 15999);
    EXPECT_EQ(baseline(5334), 16000);
    EXPECT_EQ(baseline(65536), 16000);
}

TEST(gp2, bursts_for_as_long_as_its_credits_last) {
    struct row {
        std::int64_t gib;
        const char *seconds, *refill;
    };
    for (const auto& [gib, seconds, refill] :
         {row{20, "1862", "54000"}, row{33, "1862", "54000"}, row{34, "1863", "52941"}, row{100, "2000", "18000"},
          row{250, "2400", "7200"}, row{500, "3600", "3600"}}) {
        const auto burst = burst_of(gib, limits_of_2019(), gp2_striping::off);
        ASSERT_TRUE(burst) << gib;
        EXPECT_EQ(burst->iops, 3000);
        EXPECT_EQ(to_string(divide(burst->seconds.numerator(), burst->seconds.denominator(), down)), seconds) << gib;
        EXPECT_EQ(to_string(divide(burst->refill_seconds.numerator(), burst->refill_seconds.denominator(), down)),
                  refill)
            << gib;
    }
}

TEST(gp2, needs_no_burst_from_1000_gib_on) {
    EXPECT_TRUE(burst_of(999, limits_of_2019(), gp2_striping::off));
    EXPECT_FALSE(burst_of(1000, limits_of_2019(), gp2_striping::off));
    EXPECT_FALSE(burst_of(400, limits_of_2019(), gp2_striping::on_400)) << "no source says how long stripes burst";
    EXPECT_TRUE(burst_of(399, limits_of_2019(), gp2_striping::on_400));
}

TEST(gp2, says_its_burst_beside_its_iops) {
    EXPECT_EQ(by_of(can_of(store_of(200)), resource::iops), "gp2 of 200 GiB, bursting to 3000 for 2250 s");
    EXPECT_EQ(by_of(can_of(store_of(1000)), resource::iops), "gp2 of 1000 GiB");
    EXPECT_EQ(by_of(can_of(store_of(2000)), resource::iops), "db.m5.large") << "the link binds, and not the volume";
}

// ---- connections (rule R9, its table) ----------------------------------------------------------

TEST(connections, follow_the_memory_of_the_class_up_to_5000) {
    const auto of = [](const ratio& gib) { return max_connections(gib, limits_of_2019()); };
    EXPECT_EQ(of(ratio(1)), 112);
    EXPECT_EQ(of(ratio(2)), 225);
    EXPECT_EQ(of(ratio(4)), 450);
    EXPECT_EQ(of(ratio(8)), 901);
    EXPECT_EQ(of(ratio(61, 4)), 1717);
    EXPECT_EQ(of(ratio(16)), 1802);
    EXPECT_EQ(of(ratio(61, 2)), 3435);
    EXPECT_EQ(of(ratio(32)), 3604);
    EXPECT_EQ(of(ratio(4438, 100)), 4999);
    EXPECT_EQ(of(ratio(4439, 100)), 5000);
    EXPECT_EQ(of(ratio(768)), 5000);
}

TEST(connections, those_of_superusers_are_kept) {
    auto settings = store_of(100);
    EXPECT_EQ(amount_of(can_of(settings), resource::connections), "896");
    settings.sizing.stated[static_cast<std::size_t>(assumption::reserved_connections)] = ratio(901);
    EXPECT_EQ(amount_of(can_of(settings), resource::connections), "0");
    settings.sizing.stated[static_cast<std::size_t>(assumption::reserved_connections)] = ratio(910);
    EXPECT_EQ(amount_of(can_of(settings), resource::connections), "0") << "never less";
}

// ---- classes (rules R6, R10) -------------------------------------------------------------------

TEST(classes, have_a_second_of_cpu_for_each_vcpu) {
    EXPECT_EQ(amount_of(can_of(store_of(100)), resource::cpu), "2000");
    EXPECT_EQ(amount_of(can_of(store_of(100)), resource::cpu_over_the_month), "not known") << "no credits";
}

// R6.1: 24 credits an hour are 20 % of each of two vCPUs.
TEST(classes, burstable_ones_earn_their_baseline_over_the_month) {
    const sized_class t3_medium{"db.t3.medium", 2, ratio(4), ratio(24), true, 256, 2000};
    EXPECT_EQ(amount_of(can_of(store_of(100), t3_medium), resource::cpu_over_the_month), "400");
    EXPECT_EQ(amount_of(can_of(store_of(100), t3_medium), resource::cpu), "2000");
}

TEST(classes, of_link_and_volume_the_lesser_counts) {
    EXPECT_EQ(amount_of(can_of(store_of(1200)), resource::iops), "3600");
    EXPECT_EQ(by_of(can_of(store_of(1200)), resource::iops), "gp2 of 1200 GiB") << "the link is no less";
    EXPECT_EQ(amount_of(can_of(store_of(1201)), resource::iops), "3600");
    EXPECT_EQ(by_of(can_of(store_of(1201)), resource::iops), "db.m5.large");
    EXPECT_EQ(amount_of(can_of(store_of(100)), resource::throughput), "57.2204589844");
}

TEST(classes, without_figures_leave_the_volume_alone) {
    const sized_class t2_large{"db.t2.large", 2, ratio(8), ratio(36), false, {}, {}};
    EXPECT_EQ(amount_of(can_of(store_of(2000), t2_large), resource::iops), "6000");
    EXPECT_EQ(amount_of(can_of(store_of(2000), t2_large), resource::throughput), "250");
}

TEST(classes, several_instances_add_up) {
    auto settings = store_of(100);
    settings.instances = 3;
    EXPECT_EQ(amount_of(can_of(settings), resource::iops), "900");
    EXPECT_EQ(amount_of(can_of(settings), resource::memory), "18");
    EXPECT_EQ(by_of(can_of(settings), resource::memory), "3 x db.m5.large");
}

// ---- what is not known -------------------------------------------------------------------------

TEST(capability, what_the_data_does_not_know_is_left_out) {
    const auto can = rds_capability(m5_large(), store_of(100), {}, gp2_striping::off);
    EXPECT_EQ(amount_of(can, resource::iops), "not known");
    EXPECT_EQ(amount_of(can, resource::throughput), "not known");
    EXPECT_EQ(amount_of(can, resource::connections), "not known");
    EXPECT_EQ(amount_of(can, resource::cpu), "2000");
    EXPECT_EQ(amount_of(can, resource::storage), "100");
}

TEST(capability, the_throughput_of_magnetic_is_not_known) {
    auto settings = store_of(100);
    settings.storage.type = volume::magnetic;
    EXPECT_EQ(amount_of(can_of(settings), resource::iops), "1000");
    EXPECT_EQ(amount_of(can_of(settings), resource::throughput), "not known");
}

}  // namespace rds_capability_test
