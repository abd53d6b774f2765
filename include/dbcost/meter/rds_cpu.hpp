// SPDX-License-Identifier: MIT
// CPU credits of an RDS store: what a burstable class charges, or lacks, at its utilisation (rule R6).
//
//   meter_cpu(at)                         // vCPU-hours of surplus credits (T3), or a warning (T2)
//   meter_cpu(at, observe)                // the same, with observe(hour, credit_hour) for each hour
//   next_month(*settings.cpu, seen.end)   // the utilisation with the credits that the month left
//
// The month is simulated hour by hour (cpu_credits.hpp). Instances of a store are alike; read replicas
// and the standby of Multi-AZ are not modelled, which the bill says. Other classes than burstable ones run
// at 100 % for nothing more.
// warnings: surplus-outstanding, credits-exhausted (then the store does not carry its load).
// unknown: a burstable class whose credits the data does not know for the day.
// errors: refused-by-aws (more credits than the class may hold).
#pragma once
#include <dbcost/meter/capacity_warnings.hpp>
#include <dbcost/meter/rds_metering.hpp>

namespace dbcost::inline v0_1::metering {

// The credits at the start of the month: as stated, else those of a new instance. What lies above the cap
// can only be launch credits.
[[nodiscard]] inline credit_state start_of_month(const cpu_usage& cpu, const burst_facts& of) {
    if (cpu.surplus) return {ratio(0) - *cpu.surplus, ratio(0)};
    if (!cpu.credits) return new_instance(of);
    const ratio earned = std::min(*cpu.credits, of.cap);
    return {earned, *cpu.credits - earned};
}

[[nodiscard]] inline cpu_usage next_month(cpu_usage cpu, const credit_state& end) {
    const bool owed = !end.surplus().is_zero();
    cpu.surplus = owed ? std::optional(end.surplus()) : std::nullopt;
    cpu.credits = owed ? std::nullopt : std::optional(end.balance());
    return cpu;
}

// AWS's example for RDS counts one vCPU, the definition of a credit all of them (R6.3).
[[nodiscard]] inline ratio surplus_vcpu_hours(const burst_facts& of, const ratio& credits, surplus_vcpus count) {
    return credits * ratio(1, credits_per_vcpu_hour * (count == surplus_vcpus::one ? of.vcpu : 1));
}

namespace detail {

inline void leave_credits_out(rds_metering& at) {
    auto& missing = at.made.not_included;
    if (!at.settings.cpu) {
        missing.push_back("CPU credits above the baseline of " + at.settings.instance_class +
                          " (state \"cpu\")");
        return;
    }
    if (at.multi_az()) missing.push_back("CPU credits of the standby");
    if (!at.settings.replicas.empty()) missing.push_back("CPU credits of read replicas");
}

inline void expect_credits(rds_metering& at) {
    const meter_key key{meter::cpu_credits, {at.limits.of_class.family}};
    at.made.unknown.push_back({key, at.region,
                               {errc::quantity_unknown, at.place_of("cpu"),
                                "a utilisation of " + at.settings.instance_class,
                                "a class and a day whose CPU credits are known",
                                "state \"usage\": {\"" + to_string(key) + "\": \"...\"}"}});
}

inline void check_start(rds_metering& at, const burst_facts& of) {
    const auto check = [&](const std::optional<ratio>& stated, std::string_view key, const ratio& most) {
        if (!stated || *stated <= most) return;
        at.refuse("cpu/" + std::string(key), text_of(*stated) + " credits",
                  "at most " + text_of(most) + " credits on " + at.settings.instance_class + " (rule R6.1)");
    };
    check(at.settings.cpu->credits, "credits", of.cap + of.launch);
    check(at.settings.cpu->surplus, "surplus", of.unlimited ? of.cap : ratio(0));
    if (at.settings.cpu->credits || at.settings.cpu->surplus) return;
    at.made.defaults.push_back({at.place_of("cpu/credits"), text_of(of.launch),
                                "a new instance at the start of the month (rule R6.1)"});
}

inline void warn_outstanding(rds_metering& at, const burst_facts& of, const ratio& owed) {
    if (owed.is_zero()) return;
    at.made.warnings.push_back(
        {"surplus-outstanding",
         "each instance owes " + text_of(owed) + " surplus credits at the end of the month, " +
             text_of(owed * ratio(1, credits_per_vcpu_hour)) +
             " vCPU-hours: they are charged when it stops; what exceeds " + text_of(of.cap) +
             " is charged by the hour",
         {{"credits", text_of(owed)}, {"cap", text_of(of.cap)}}});
}

inline void charge_surplus(rds_metering& at, const burst_facts& of, const credit_month& seen) {
    const auto count = at.whole.options.t3_surplus_vcpus;
    at.add({meter::cpu_credits, {at.limits.of_class.family}}, at.region,
           ratio(at.instances()) * surplus_vcpu_hours(of, seen.charged, count), rule::cpu_credits,
           "surplus CPU credits",
           {{"instances", counted(at.instances(), "instance")}, {"credits", text_of(seen.charged)},
            {"share", count == surplus_vcpus::one ? " / " + counted(of.vcpu, "vCPU") : ""}});
    warn_outstanding(at, of, seen.end.surplus());
}

[[nodiscard]] inline std::string percent(const ratio& share) { return text_of(share * ratio(100)) + "%"; }

inline void warn_exhausted(rds_metering& at, const burst_facts& of, const credit_month& seen) {
    if (!seen.first_throttled) return;
    const auto first = minute_text(at.whole.month, *seen.first_throttled * 60);
    const auto average = percent(at.settings.cpu->average());
    const auto text = at.settings.instance_class + " is to run at " + average + " on average, its baseline is " +
                      percent(of.baseline()) + ": its credits run out, first at " + first + ", and " +
                      text_of(seen.throttled) + " of " + text_of(seen.wanted) +
                      " vCPU-minutes of the month are not there";
    at.made.warnings.push_back({"credits-exhausted", text,
                                {{"average", average}, {"baseline", percent(of.baseline())}, {"first", first},
                                 {"credits", text_of(seen.throttled)}, {"of", text_of(seen.wanted)}}});
    cannot_carry(at.made.terms, text);
}

}  // namespace detail

template <class Observe>
void meter_cpu(rds_metering& at, Observe observe) {
    if (!at.limits.of_class.burstable) return;
    detail::leave_credits_out(at);
    if (!at.settings.cpu) return;
    const auto& of = at.limits.of_class.burst;
    if (!of) return detail::expect_credits(at);
    detail::check_start(at, *of);
    const auto seen = run_credits(*of, at.settings.cpu->hourly, start_of_month(*at.settings.cpu, *of),
                                  running_hours(at.settings.running, at.whole.month), observe);
    if (at.made.next) at.made.next->cpu = next_month(*at.settings.cpu, seen.end);
    of->unlimited ? detail::charge_surplus(at, *of, seen) : detail::warn_exhausted(at, *of, seen);
}

inline void meter_cpu(rds_metering& at) {
    meter_cpu(at, [](std::int64_t, const credit_hour&) {});
}

}  // namespace dbcost::metering
