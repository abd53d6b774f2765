// SPDX-License-Identifier: MIT
// What an RDS instance and its volume carry for longer than a burst (rules R2.3-R2.5, R6.2, R9, R10).
//
//   auto can = rds_capability(db_m5_large, settings, limits, options.gp2_striping);
//   // CPU 2000 ms/s, IOPS 600 by "gp2 of 200 GiB", memory, connections, ...
//
//   in      facts of the class on the day, the store's volume, dated limits
//   out     a capacity for each resource that is known; what the data does not know is left out
//   errors  none
//
// Of volume and class the lesser counts. Bursts do not count, since a busy hour outlasts them: neither those
// of gp2 (stated beside its IOPS) nor the half hour a day of small classes. A burstable class has all its
// vCPUs in its busiest hour, and over the month what its credits earn: its baseline.
#pragma once
#include <dbcost/meter/sizing_report.hpp>
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1::metering {

// A class on a day; what lasts, not what bursts.
struct sized_class {
    std::string name;
    std::int64_t vcpu = 0;
    ratio memory_gib;
    std::optional<ratio> credits_per_hour;  // of burstable classes: vCPU minutes
    bool nitro = false;
    std::optional<std::int64_t> mbps, iops;  // of the link to the volume
};

// Dated limits, given by the caller; one that is not known leaves its resource out.
struct capability_limits {
    using limit = std::optional<std::int64_t>;
    limit gp2_iops_per_gib, gp2_minimum_iops, gp2_maximum_iops, gp2_burst_iops, gp2_burst_credits;
    limit gp2_throughput, gp2_small_throughput, gp2_full_throughput_from;  // MiB/s, GiB
    limit striped_from, striped_maximum_iops, striped_throughput;
    limit io1_throughput, io1_high_throughput, io1_high_throughput_above;
    limit io1_guaranteed, io1_guaranteed_nitro;
    limit magnetic_iops;
    limit connection_bytes, connections;
};

// ---- gp2 (R2.3, R2.4) --------------------------------------------------------------------------

[[nodiscard]] inline bool is_striped(std::int64_t gib, const capability_limits& of, gp2_striping how) {
    return how == gp2_striping::on_400 && of.striped_from && gib >= *of.striped_from;
}

// min(16000, max(100, 3 x GiB)); a striped volume has a higher end.
[[nodiscard]] inline std::optional<std::int64_t> gp2_baseline(std::int64_t gib, const capability_limits& of,
                                                              gp2_striping how) {
    const auto& most = is_striped(gib, of, how) ? of.striped_maximum_iops : of.gp2_maximum_iops;
    if (!most || !of.gp2_minimum_iops || !of.gp2_iops_per_gib) return std::nullopt;
    return std::min(*most, std::max(*of.gp2_minimum_iops, checked_multiply(*of.gp2_iops_per_gib, gib)));
}

struct gp2_burst {
    std::int64_t iops = 0;
    ratio seconds;         // at these IOPS, from a full bucket
    ratio refill_seconds;  // of an empty bucket, when nothing is used
};

// None where the baseline needs none, and of striped volumes, of which no source says it.
[[nodiscard]] inline std::optional<gp2_burst> burst_of(std::int64_t gib, const capability_limits& of,
                                                       gp2_striping how) {
    const auto baseline = gp2_baseline(gib, of, how);
    if (!baseline || !of.gp2_burst_iops || !of.gp2_burst_credits) return std::nullopt;
    if (is_striped(gib, of, how) || *baseline >= *of.gp2_burst_iops) return std::nullopt;
    return gp2_burst{*of.gp2_burst_iops, ratio(*of.gp2_burst_credits, *of.gp2_burst_iops - *baseline),
                     ratio(*of.gp2_burst_credits, *baseline)};
}

// ---- connections (R9) --------------------------------------------------------------------------

// max_connections: memory over a fixed divisor, cut to a whole number, and 5,000 at most.
[[nodiscard]] inline std::optional<std::int64_t> max_connections(const ratio& memory_gib,
                                                                 const capability_limits& of) {
    if (!of.connection_bytes || !of.connections) return std::nullopt;
    const ratio wanted = memory_gib * ratio(bytes_per_gb, *of.connection_bytes);
    return std::min(to_int64(divide(wanted.numerator(), wanted.denominator(), down)), *of.connections);
}

// ---- all of it ---------------------------------------------------------------------------------

namespace detail {

inline constexpr std::int64_t bytes_per_second_of_a_mbps = 125000;  // 1,000,000 bits
inline constexpr std::int64_t ms_per_second = 1000;
inline constexpr std::int64_t minutes_per_hour = 60;

class capability_builder {
public:
    capability_builder(const sized_class& of_class, const rds_store& settings, const capability_limits& limits,
                       gp2_striping how)
        : class_(of_class), settings_(settings), limits_(limits), how_(how),
          gib_(settings.storage.size.count() / bytes_per_gb) {}

    [[nodiscard]] std::vector<capacity> build() {
        const auto& by = class_.name;
        add(resource::cpu, ratio(class_.vcpu * ms_per_second), by);
        if (class_.credits_per_hour) add(resource::cpu_over_the_month, earned_ms(), by);
        add_lesser(resource::iops, volume_iops(), whole(class_.iops));
        add_lesser(resource::throughput, volume_throughput(), link_throughput());
        add(resource::memory, class_.memory_gib * settings_.sizing.of(assumption::cache_memory), by);
        const auto connections = max_connections(class_.memory_gib, limits_);
        if (connections) add(resource::connections, usable(*connections), by);
        add(resource::storage, ratio(settings_.storage.size.count(), bytes_per_gb), volume_text());
        return std::move(made_);
    }

private:
    using amount = std::optional<ratio>;

    [[nodiscard]] static amount whole(const std::optional<std::int64_t>& number) {
        return number ? amount(ratio(*number)) : std::nullopt;
    }

    // Instances share the load evenly.
    void add(resource what, const ratio& each, const std::string& by) {
        const auto count = settings_.instances.value_or(1);
        made_.push_back({what, each * ratio(count), count == 1 ? by : std::to_string(count) + " x " + by});
    }

    // Without the volume's figure the class says too little: it may carry far more.
    void add_lesser(resource what, const amount& of_volume, const amount& of_class) {
        if (!of_volume) return;
        const bool link = of_class && *of_class < *of_volume;
        const auto burst = what == resource::iops ? burst_text() : "";
        add(what, link ? *of_class : *of_volume, link ? class_.name : volume_text() + burst);
    }

    // A credit is a vCPU minute (R6.1).
    [[nodiscard]] ratio earned_ms() const {
        return *class_.credits_per_hour * ratio(ms_per_second, minutes_per_hour);
    }

    [[nodiscard]] amount volume_iops() const {
        if (settings_.storage.type == volume::gp2) return whole(gp2_baseline(gib_, limits_, how_));
        if (settings_.storage.type == volume::magnetic) return whole(limits_.magnetic_iops);
        const auto& guaranteed = class_.nitro ? limits_.io1_guaranteed_nitro : limits_.io1_guaranteed;
        if (!settings_.storage.iops || !guaranteed) return std::nullopt;
        return ratio(std::min(*settings_.storage.iops, *guaranteed));
    }

    [[nodiscard]] amount volume_throughput() const {
        const auto mib = settings_.storage.type == volume::gp2   ? gp2_mib()
                         : settings_.storage.type == volume::io1 ? io1_mib()
                                                                 : std::nullopt;
        return whole(mib);
    }

    [[nodiscard]] capability_limits::limit gp2_mib() const {
        if (is_striped(gib_, limits_, how_)) return limits_.striped_throughput;
        if (!limits_.gp2_full_throughput_from) return std::nullopt;
        return gib_ < *limits_.gp2_full_throughput_from ? limits_.gp2_small_throughput : limits_.gp2_throughput;
    }

    [[nodiscard]] capability_limits::limit io1_mib() const {
        if (!limits_.io1_high_throughput_above || !settings_.storage.iops) return std::nullopt;
        const bool high = *settings_.storage.iops > *limits_.io1_high_throughput_above;
        return high ? limits_.io1_high_throughput : limits_.io1_throughput;
    }

    [[nodiscard]] amount link_throughput() const {
        if (!class_.mbps) return std::nullopt;
        return ratio(*class_.mbps) * ratio(bytes_per_second_of_a_mbps, bytes_per_mb);
    }

    [[nodiscard]] ratio usable(std::int64_t connections) const {
        const ratio left = ratio(connections) - settings_.sizing.of(assumption::reserved_connections);
        return std::max(left, ratio(0));
    }

    [[nodiscard]] std::string volume_text() const {
        return std::string(dbcost::name(settings_.storage.type)) + " of " + std::to_string(gib_) + " GiB";
    }

    [[nodiscard]] std::string burst_text() const {
        if (settings_.storage.type != volume::gp2) return "";
        const auto burst = burst_of(gib_, limits_, how_);
        if (!burst) return "";
        const auto seconds = divide(burst->seconds.numerator(), burst->seconds.denominator(), down);
        return ", bursting to " + std::to_string(burst->iops) + " for " + to_string(seconds) + " s";
    }

    const sized_class& class_;
    const rds_store& settings_;
    const capability_limits& limits_;
    gp2_striping how_;
    std::int64_t gib_;
    std::vector<capacity> made_;
};

}  // namespace detail

[[nodiscard]] inline std::vector<capacity> rds_capability(const sized_class& of_class,
                                                          const rds_store& settings,
                                                          const capability_limits& limits,
                                                          gp2_striping how) {
    return detail::capability_builder(of_class, settings, limits, how).build();
}

}  // namespace dbcost::metering
