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

namespace dbcost {

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
