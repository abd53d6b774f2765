// SPDX-License-Identifier: MIT
// The visible arithmetic of a case, evaluated apart from dbcost: exact rationals of another library.
//
//   evaluate("1000000 * ceil(4097 / 4096) * 1/2")    // 1000000
//   ten_places(evaluate("500000 * 730/24"))          // "15208333.3333333333", half-even
//   cents(evaluate("0.125"))                         // "0.13", half-up
//
// + - * / and parentheses over whole numbers and decimals; ceil(a), floor(a), min(a, ...), max(a, ...);
// round(a) has ten digits after the point, half-even.
// Errors: expression_error, with the text and where in it.
#pragma once
#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dbcost::cases {

using whole = boost::multiprecision::cpp_int;
using rational = boost::multiprecision::cpp_rational;

struct expression_error : std::runtime_error {
    expression_error(std::string_view text, std::size_t at, const std::string& what)
        : std::runtime_error("\"" + std::string(text) + "\", position " + std::to_string(at + 1) + ": " +
                             what) {}
};

// ---- rounding ----------------------------------------------------------------------------------

// The largest whole number not above the value.
[[nodiscard]] inline whole floor_of(const rational& value) {
    const whole top = numerator(value), bottom = denominator(value);
    const whole quotient = top / bottom;
    return top < 0 && quotient * bottom != top ? whole(quotient - 1) : quotient;
}

[[nodiscard]] inline whole power_of_ten(int places) {
    return boost::multiprecision::pow(whole(10), static_cast<unsigned>(places));
}

// Digits with a point before the last `places` of them: (12345, 2) gives "123.45".
[[nodiscard]] inline std::string digits(const whole& scaled, int places) {
    std::string text = whole(abs(scaled)).str();
    const auto least = static_cast<std::size_t>(places) + 1;
    if (text.size() < least) text.insert(0, least - text.size(), '0');
    if (places > 0) text.insert(text.size() - static_cast<std::size_t>(places), ".");
    return (scaled < 0 ? "-" : "") + text;
}

[[nodiscard]] inline std::string canonical(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

// The value in units of the tenth digit, to the nearest; a tie goes to the even neighbour.
[[nodiscard]] inline whole tenth_digits(const rational& value) {
    const rational scaled = value * rational(power_of_ten(10));
    whole below = floor_of(scaled);
    const rational rest = scaled - rational(below);
    const bool up = rest > rational(1, 2) || (rest == rational(1, 2) && below % 2 != 0);
    return up ? whole(below + 1) : below;
}

// As many digits as a closed quantity has.
[[nodiscard]] inline std::string ten_places(const rational& value) {
    return canonical(digits(tenth_digits(value), 10));
}

// As an invoice shows an amount; a tie goes up. Amounts are not negative.
[[nodiscard]] inline std::string cents(const rational& value) {
    return digits(floor_of(value * rational(100) + rational(1, 2)), 2);
}

// All digits of a finite decimal, at most twenty after the point; "not finite" otherwise.
[[nodiscard]] inline std::string all_digits(const rational& value) {
    const rational scaled = value * rational(power_of_ten(20));
    if (denominator(scaled) != 1) return "not finite";
    return canonical(digits(numerator(scaled), 20));
}

// ---- evaluation --------------------------------------------------------------------------------

class expression {
public:
    explicit expression(std::string_view text) : text_(text) {}

    [[nodiscard]] rational value() {
        const rational all = sum();
        if (at_ != text_.size()) fail("an operator or the end is expected");
        return all;
    }

private:
    [[noreturn]] void fail(const std::string& what) const { throw expression_error(text_, at_, what); }
    void skip_spaces() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    // Whether the next character is this one; takes it then.
    bool take(char wanted) {
        skip_spaces();
        if (at_ == text_.size() || text_[at_] != wanted) return false;
        ++at_;
        skip_spaces();
        return true;
    }
    void expect(char wanted) {
        if (!take(wanted)) fail(std::string("'") + wanted + "' is expected");
    }

    rational sum() {
        rational left = product();
        for (;;) {
            if (take('+')) {
                left += product();
            } else if (take('-')) {
                left -= product();
            } else {
                return left;
            }
        }
    }

    rational product() {
        rational left = factor();
        for (;;) {
            if (take('*')) {
                left *= factor();
            } else if (take('/')) {
                const rational right = factor();
                if (right == 0) fail("division by zero");
                left /= right;
            } else {
                return left;
            }
        }
    }

    rational factor() {
        if (take('(')) {
            const rational inner = sum();
            expect(')');
            return inner;
        }
        if (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') return call();
        return number();
    }

    rational call() {
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
        const auto name = text_.substr(start, at_ - start);
        expect('(');
        std::vector<rational> inner{sum()};
        while (take(',')) inner.push_back(sum());
        expect(')');
        if (name == "min") return *std::min_element(inner.begin(), inner.end());
        if (name == "max") return *std::max_element(inner.begin(), inner.end());
        if (inner.size() != 1) fail("one value is expected in the brackets");
        if (name == "floor") return rational(floor_of(inner.front()));
        if (name == "ceil") return rational(whole(-floor_of(-inner.front())));
        if (name == "round") return rational(tenth_digits(inner.front()), power_of_ten(10));
        fail("ceil, floor, round, min or max is expected");
    }

    [[nodiscard]] std::string_view run_of_digits() {
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        if (at_ == start) fail("a number is expected");
        return text_.substr(start, at_ - start);
    }

    rational number() {
        skip_spaces();
        std::string all(run_of_digits());
        int places = 0;
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            const auto fraction = run_of_digits();
            places = static_cast<int>(fraction.size());
            all += fraction;
        }
        skip_spaces();
        all.erase(0, std::min(all.find_first_not_of('0'), all.size() - 1));  // not an octal number
        return rational(whole(all), power_of_ten(places));
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

[[nodiscard]] inline rational evaluate(std::string_view text) { return expression(text).value(); }

}  // namespace dbcost::cases
