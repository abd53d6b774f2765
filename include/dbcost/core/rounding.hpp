// SPDX-License-Identifier: MIT
// Rounding words: exactness is lost only where one of these stands in the call.
//
//   half_even  to the nearest; a tie goes to the even neighbour   2.5 -> 2   3.5 -> 4   -2.5 -> -2
//   half_up    to the nearest; a tie goes away from zero          2.5 -> 3   3.5 -> 4   -2.5 -> -3
//   up         away from zero                                     2.1 -> 3             -2.1 -> -3
//   down       towards zero                                       2.9 -> 2             -2.9 -> -2
//
//   divide(integer(7), integer(2), half_even)   // 4
//
// Every place that uses a word is listed in docs/discussion/rounding.md.
// Errors: a zero divisor is a programmer's mistake and throws std::domain_error.
#pragma once
#include <dbcost/core/integer.hpp>
#include <stdexcept>

namespace dbcost::inline v0_1 {

struct half_even_t {};
struct half_up_t {};
struct up_t {};
struct down_t {};

inline constexpr half_even_t half_even{};
inline constexpr half_up_t half_up{};
inline constexpr up_t up{};
inline constexpr down_t down{};

template <class Word>
concept RoundingWord = std::is_same_v<Word, half_even_t> || std::is_same_v<Word, half_up_t> ||
                       std::is_same_v<Word, up_t> || std::is_same_v<Word, down_t>;

namespace detail {

// Whether an inexact quotient moves one step away from zero. `twice` compares twice the remainder
// with the divisor: less below the half, equal at the tie, greater above.
[[nodiscard]] inline bool away(half_even_t, bool odd, std::strong_ordering twice) {
    return twice > 0 || (twice == 0 && odd);
}
[[nodiscard]] inline bool away(half_up_t, bool, std::strong_ordering twice) { return twice >= 0; }
[[nodiscard]] inline bool away(up_t, bool, std::strong_ordering) { return true; }
[[nodiscard]] inline bool away(down_t, bool, std::strong_ordering) { return false; }

}  // namespace detail

// dividend / divisor as an integer, rounded by the word.
template <RoundingWord Word>
[[nodiscard]] integer divide(const integer& dividend, const integer& divisor, Word word) {
    if (divisor == 0) throw std::domain_error("division by zero");
    const integer quotient = dividend / divisor;
    const auto rest = integer::size_of((dividend - quotient * divisor).to_native());
    if (rest == 0) return quotient;
    const auto other = integer::size_of(divisor.to_native()) - rest;  // no doubling, so no overflow
    const auto twice = rest < other    ? std::strong_ordering::less
                       : rest == other ? std::strong_ordering::equal
                                       : std::strong_ordering::greater;
    if (!detail::away(word, is_odd(quotient), twice)) return quotient;
    return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
}

}  // namespace dbcost
