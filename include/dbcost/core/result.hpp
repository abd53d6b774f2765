// SPDX-License-Identifier: MIT
// A value, or every error that kept it from being made.
//
//   result<date> parse_date(std::string_view text);
//   if (auto day = parse_date(text)) use(*day); else report(day.problems());
//
// Reading the value of a failed result is a programmer's mistake: std::logic_error.
#pragma once
#include <dbcost/core/error.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

namespace dbcost::inline v0_1 {

template <class T>
class [[nodiscard]] result {
public:
    result(T value) : value_(std::move(value)) {}
    result(error problem) { problems_.push_back(std::move(problem)); }
    result(errors problems) : problems_(std::move(problems)) {
        if (problems_.empty()) throw std::logic_error("a failed result names its errors");
    }

    [[nodiscard]] explicit operator bool() const { return value_.has_value(); }
    [[nodiscard]] const T& operator*() const& { return check(), *value_; }
    [[nodiscard]] T& operator*() & { return check(), *value_; }
    [[nodiscard]] T&& operator*() && { return check(), std::move(*value_); }
    [[nodiscard]] const T* operator->() const { return check(), &*value_; }
    [[nodiscard]] T* operator->() { return check(), &*value_; }
    // Empty when there is a value.
    [[nodiscard]] const errors& problems() const { return problems_; }

private:
    void check() const {
        if (!value_) throw std::logic_error("the result holds errors, not a value");
    }
    std::optional<T> value_;
    errors problems_;
};

// Runs `work` (returning a result) and makes an overflow of the arithmetic in it an error at `place`; what
// is seen is the limit that was passed: 64 bits for counts and minutes, 128 for quantities and amounts.
template <class Work>
[[nodiscard]] auto guard_overflow(std::string place, Work work) -> decltype(work()) {
    const auto overflowed = [&](const std::exception& beyond) {
        return error{errc::overflow, std::move(place), std::string(beyond.what()) + " on the way",
                     "counts up to 9223372036854775807 (64 bits), quantities and amounts up to 38 digits (128 bits)",
                     "look for a rate, a count or a size that is too large by orders of magnitude"};
    };
    try {
        return work();
    } catch (const std::overflow_error& beyond) {
        return overflowed(beyond);
    } catch (const std::range_error& beyond) {
        return overflowed(beyond);
    }
}

}  // namespace dbcost
