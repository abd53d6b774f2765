// SPDX-License-Identifier: MIT
// A value, or every error that kept it from being made.
//
//   result<date> parse_date(std::string_view text);
//   if (auto day = parse_date(text)) use(*day); else report(day.problems());
//
// Reading the value of a failed result is a programmer's mistake: std::logic_error.
#pragma once
#include <dbcost/core/error.hpp>
#include <stdexcept>
#include <utility>
#include <variant>

namespace dbcost {

template <class T>
class [[nodiscard]] result {
public:
    result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    result(error problem) : state_(std::in_place_index<1>, errors{std::move(problem)}) {}
    result(errors problems) : state_(std::in_place_index<1>, std::move(problems)) {
        if (std::get<1>(state_).empty()) throw std::logic_error("a failed result names its errors");
    }

    [[nodiscard]] explicit operator bool() const { return state_.index() == 0; }
    [[nodiscard]] const T& operator*() const& { return checked(); }
    [[nodiscard]] T& operator*() & { return const_cast<T&>(checked()); }
    [[nodiscard]] T&& operator*() && { return std::move(const_cast<T&>(checked())); }
    [[nodiscard]] const T* operator->() const { return &checked(); }
    [[nodiscard]] T* operator->() { return &const_cast<T&>(checked()); }
    // Empty when there is a value.
    [[nodiscard]] errors problems() const {
        return state_.index() == 1 ? std::get<1>(state_) : errors{};
    }

private:
    [[nodiscard]] const T& checked() const {
        if (state_.index() != 0) throw std::logic_error("the result holds errors, not a value");
        return std::get<0>(state_);
    }
    std::variant<T, errors> state_;
};

// Runs `work` (returning a result) and names an overflow of the arithmetic in it.
template <class Work>
[[nodiscard]] auto guard_overflow(std::string place, Work work) -> decltype(work()) {
    const auto overflowed = [&] {
        return error{errc::overflow, std::move(place), "a number beyond 38 digits on the way",
                     "quantities and amounts that fit the exact decimals",
                     "look for a rate, a count or a size that is too large by orders of magnitude"};
    };
    try {
        return work();
    } catch (const std::overflow_error&) {
        return overflowed();
    } catch (const std::range_error&) {
        return overflowed();
    }
}

}  // namespace dbcost
