// SPDX-License-Identifier: MIT
// The units of the trade and their makers; a maker is the plural unit: bytes(4097).
//
// KB, MB, GB and GiB are 1,024-based everywhere (rule G4). Read capacity is counted in half units,
// since an eventually consistent read costs half a unit (metering rules, notation).
#pragma once
#include <dbcost/core/quantity.hpp>

namespace dbcost::inline v0_1 {

namespace unit {
struct byte {};
struct item {};
struct half_read_unit {};
struct write_unit {};
}  // namespace unit

using bytes = quantity<unit::byte>;
using items = quantity<unit::item>;
using half_read_units = quantity<unit::half_read_unit>;
using write_units = quantity<unit::write_unit>;

inline constexpr std::int64_t bytes_per_kb = 1024;
inline constexpr std::int64_t bytes_per_mb = 1024 * bytes_per_kb;
inline constexpr std::int64_t bytes_per_gb = 1024 * bytes_per_mb;
inline constexpr std::int64_t bytes_per_tb = 1024 * bytes_per_gb;

template <std::integral Count>
[[nodiscard]] bytes kilobytes(Count count) {
    return bytes(count) * bytes_per_kb;
}
template <std::integral Count>
[[nodiscard]] bytes gigabytes(Count count) {
    return bytes(count) * bytes_per_gb;
}

}  // namespace dbcost
