// SPDX-License-Identifier: MIT
// Reserved capacity hour by hour: how much of what an account provisions its reservations cover.
//
//   in      profiles of provisioned units and of reserved units, whole or exact, over the same hours
//   out     unit-hours covered, unit-hours of the reservation that nothing used
//   errors  none but overflow
//
// In each hour the reserved units come first and the rest pays the standard rate; what a reservation
// does not cover in an hour is lost, never carried to another one (rule D8).
//
//   cover(provisioned 250 x 12 h, 400 x 12 h; reserved 300)    // 6,600 covered, 600 unused
#pragma once
#include <dbcost/core/hour_profile.hpp>

namespace dbcost::inline v0_1::pool {

template <class Units>
struct coverage {
    Units covered = 0;  // unit-hours that pay nothing more
    Units unused = 0;   // unit-hours paid for in vain
};

template <class Units>
[[nodiscard]] coverage<Units> cover(const profile_of_hours<Units>& provisioned,
                                    const profile_of_hours<Units>& reserved) {
    const auto covered = total(combined(
        provisioned, reserved, [](const auto& used, const auto& paid) { return std::min(used, paid); }));
    return {covered, total(reserved) - covered};
}

}  // namespace dbcost::pool
