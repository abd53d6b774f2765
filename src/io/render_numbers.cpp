// SPDX-License-Identifier: MIT
// Thousands separators, and the one place where a quantity loses digits for display.
#include "io/render_numbers.hpp"

namespace dbcost::io {

namespace {

template <int Digits>
[[nodiscard]] std::string rounded_text(const closed_quantity& quantity) {
    const auto rounded = round_to<Digits>(quantity, half_up);
    return rounded.is_zero() ? to_string(quantity) : to_string(rounded);
}

}  // namespace

std::string grouped(std::string_view number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::string text(number);
    for (auto at = std::min(number.find('.'), number.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string shown_quantity(const closed_quantity& quantity) {
    const bool large = quantity >= closed_quantity::whole(1000);
    return grouped(large ? rounded_text<2>(quantity) : rounded_text<4>(quantity));
}

std::string shown(const shown_amount& amount) { return grouped(to_string(amount)); }

}  // namespace dbcost::io
