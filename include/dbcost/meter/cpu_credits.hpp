// SPDX-License-Identifier: MIT
// CPU credits of a burstable instance, hour by hour (rules R6.1 to R6.3).
//
//   credit_account account(facts, new_instance(facts));
//   account.run(ratio(1, 4)).charged             // an hour at 25 % of all vCPUs: surplus credits charged
//   account.stop()                               // what is charged because the instance stops
//   run_credits(facts, shares, start, running, observe)   // a month of hours
//
// A credit is one vCPU-minute. The account is one signed number: above zero the balance, below zero the
// surplus, credits spent ahead of being earned. An hour adds what it earns and takes what it spends, so
// earnings pay the surplus down before they fill the balance. The number stays between two bounds:
//
//   above the cap            what is earned is lost
//   unlimited, below -cap    the surplus beyond is charged at the end of the hour
//   standard, below zero     what is wanted is not there: the instance is throttled to its baseline
//
// Launch credits (T2) are spent first, while those earned accrue, and do not count towards the cap. No
// class, price or month is known here.
// errors: none; no utilisation at all is a programmer's mistake (std::logic_error).
#pragma once
#include <algorithm>
#include <dbcost/core/hour_profile.hpp>
#include <dbcost/core/ratio.hpp>
#include <optional>

namespace dbcost::inline v0_1::metering {

inline constexpr std::int64_t credits_per_vcpu_hour = 60;  // one credit is one vCPU-minute

// What a class earns and may hold, given by the caller.
struct burst_facts {
    std::int64_t vcpu = 0;
    ratio earned;  // credits an hour
    ratio cap;     // credits: the largest balance, and the largest surplus that is not charged yet
    ratio launch;  // credits at each start
    bool unlimited = false;

    // The utilisation that earnings pay for.
    [[nodiscard]] ratio baseline() const { return earned * ratio(1, vcpu * credits_per_vcpu_hour); }
};

struct credit_state {
    ratio credits;  // below zero: surplus
    ratio launch;   // what is left of the launch credits

    [[nodiscard]] ratio balance() const { return std::max(credits, ratio(0)) + launch; }
    [[nodiscard]] ratio surplus() const { return std::max(ratio(0) - credits, ratio(0)); }
    friend bool operator==(const credit_state&, const credit_state&) = default;
};

[[nodiscard]] inline credit_state new_instance(const burst_facts& of) { return {ratio(0), of.launch}; }

struct credit_hour {
    ratio wanted;     // credits
    ratio throttled;  // of them not there
    ratio charged;    // surplus credits
    credit_state end;
};

class credit_account {
public:
    credit_account(const burst_facts& of, credit_state start) : of_(of), now_(std::move(start)) {}

    // An hour at this share of all vCPUs.
    [[nodiscard]] credit_hour run(const ratio& share) {
        credit_hour hour;
        hour.wanted = ratio(of_.vcpu * credits_per_vcpu_hour) * share;
        const ratio launched = std::min(hour.wanted, now_.launch);
        now_.launch = now_.launch - launched;
        const ratio reached = now_.credits + of_.earned + launched - hour.wanted;
        const ratio least = of_.unlimited ? ratio(0) - of_.cap : ratio(0);
        now_.credits = std::clamp(reached, least, of_.cap);
        (of_.unlimited ? hour.charged : hour.throttled) = std::max(least - reached, ratio(0));
        hour.end = now_;
        return hour;
    }

    // The surplus is charged. T3 keeps its balance for seven days, which no stop of RDS outlasts (R1.4);
    // a standard instance loses it and is given its launch credits again.
    [[nodiscard]] ratio stop() {
        const ratio charged = now_.surplus();
        now_ = of_.unlimited ? credit_state{now_.balance(), ratio(0)} : new_instance(of_);
        return charged;
    }

    [[nodiscard]] const credit_state& now() const { return now_; }

private:
    const burst_facts& of_;
    credit_state now_;
};

struct credit_month {
    ratio wanted, throttled, charged;
    std::optional<std::int64_t> first_throttled;  // hour of the month
    credit_state end;

    void add(std::int64_t hour, const credit_hour& seen) {
        wanted = wanted + seen.wanted;
        throttled = throttled + seen.throttled;
        charged = charged + seen.charged;
        if (!seen.throttled.is_zero() && !first_throttled) first_throttled = hour;
    }
};

// `shares`: the utilisation of each hour, which repeats (24 of them are a day). `running`: 1 in the hours
// in which the instance runs, 0 elsewhere; it stops where they end within the month, and what that charges
// belongs to the last hour. observe(hour, credit_hour) sees each hour that it runs.
template <class Observe>
[[nodiscard]] credit_month run_credits(const burst_facts& of, const std::vector<ratio>& shares,
                                       const credit_state& start, const hour_profile& running,
                                       Observe observe) {
    if (shares.empty()) throw std::logic_error("an instance without a utilisation");
    credit_account account(of, start);
    credit_month month;
    std::int64_t hour = 0, until = 0;
    for (const auto& run : running.runs()) {
        until += run.hours;
        for (; run.units > 0 && hour < until; ++hour) {
            auto seen = account.run(shares[static_cast<std::size_t>(hour) % shares.size()]);
            const bool stops = hour + 1 == until && until < running.hours();
            if (stops) seen.charged = seen.charged + account.stop();
            seen.end = account.now();
            month.add(hour, seen);
            observe(hour, seen);
        }
        hour = until;
    }
    month.end = account.now();
    return month;
}

}  // namespace dbcost::metering
