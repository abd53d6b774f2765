// SPDX-License-Identifier: MIT
// Every mutant in one program, one of them chosen at run time (docs/discussion/mutations.md).
//
//   in      MUTANT, a number in the environment; 0 or nothing: the program is as it was written
//   out     seen[n]: 1 where the place of mutant n was reached, 2 where its operands have no such operator
//
// instrument.py writes these words into a copy of the headers; no operand needs to be parsed for that,
// because a tag between two operators of one precedence carries the number of the mutant:
//
//   a < b            becomes   a <mutation::lt(17)< b          // 17: <=   18: >=
//   sum + one        becomes   sum +mutation::plus(19)+ one    // 19: -
//   0 and 4096       become    mutation::number(20, 4096)      // 20: 4097   21: 4095
//   up               becomes   mutation::word(22, 2)           // 22 to 24: the other three words
//
// What is evaluated while compiling stays as it was written; the constants of a header are made to be
// evaluated when the program starts.
#pragma once
#include <compare>
#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>

namespace mutation {

inline constexpr int most = 1 << 14;
inline int chosen = std::getenv("MUTANT") == nullptr ? 0 : std::atoi(std::getenv("MUTANT"));
inline unsigned char seen[most];

inline int reach(int first, int count) {
    for (int i = 0; i < count; ++i) seen[first + i] |= 1;
    return chosen >= first && chosen < first + count ? chosen - first + 1 : 0;
}
// Which of the mutants from `first` on is chosen: 1, 2, ...; 0: none of them.
constexpr int which(int first, int count) {
    if (std::is_constant_evaluated()) return 0;
    return reach(first, count);
}
constexpr bool on(int id) { return which(id, 1) != 0; }
constexpr void has_none(int id) {
    if (!std::is_constant_evaluated()) seen[id] |= 2;
}

// ---- operators ---------------------------------------------------------------------------------

enum class kind { lt, le, gt, ge, eq, ne, plus, minus };
template <kind K> struct tag { int id; };
template <kind K> struct assign_tag { int id; };
struct increment_tag { int id; };

constexpr tag<kind::lt> lt(int id) { return {id}; }
constexpr tag<kind::le> le(int id) { return {id}; }
constexpr tag<kind::gt> gt(int id) { return {id}; }
constexpr tag<kind::ge> ge(int id) { return {id}; }
constexpr tag<kind::eq> eq(int id) { return {id}; }
constexpr tag<kind::ne> ne(int id) { return {id}; }
constexpr tag<kind::plus> plus(int id) { return {id}; }
constexpr tag<kind::minus> minus(int id) { return {id}; }
constexpr assign_tag<kind::plus> plus_to(int id) { return {id}; }
constexpr assign_tag<kind::minus> minus_to(int id) { return {id}; }
constexpr increment_tag increment(int id) { return {id}; }

// The left operand, and the tag that followed it; of an assignment the right one.
template <kind K, class T> struct operand { T&& value; int id; };
template <kind K, class T> struct source { T&& value; int id; };

#define MUTATION_LEFT(OPERATOR, KIND)                                              \
    template <class T>                                                             \
    constexpr operand<kind::KIND, T> operator OPERATOR(T&& a, tag<kind::KIND> t) { \
        return {std::forward<T>(a), t.id};                                         \
    }
#define MUTATION_COMPARISON(OPERATOR, KIND, FIRST, SECOND)                  \
    MUTATION_LEFT(OPERATOR, KIND)                                           \
    template <class T, class U>                                             \
    constexpr bool operator OPERATOR(operand<kind::KIND, T> a, U&& b) {     \
        const int chosen_one = which(a.id, 2);                              \
        if (chosen_one == 1) return static_cast<T&&>(a.value) FIRST std::forward<U>(b);  \
        if (chosen_one == 2) return static_cast<T&&>(a.value) SECOND std::forward<U>(b); \
        return static_cast<T&&>(a.value) OPERATOR std::forward<U>(b);       \
    }
#define MUTATION_EQUALITY(OPERATOR, KIND, OTHER)                            \
    MUTATION_LEFT(OPERATOR, KIND)                                           \
    template <class T, class U>                                             \
    constexpr bool operator OPERATOR(operand<kind::KIND, T> a, U&& b) {     \
        if (on(a.id)) return static_cast<T&&>(a.value) OTHER std::forward<U>(b); \
        return static_cast<T&&>(a.value) OPERATOR std::forward<U>(b);       \
    }                                                                       \
    template <class T, class U> /* else std::optional has one just as good */ \
    constexpr bool operator OPERATOR(operand<kind::KIND, T> a, const std::optional<U>& b) { \
        if (on(a.id)) return static_cast<T&&>(a.value) OTHER b;             \
        return static_cast<T&&>(a.value) OPERATOR b;                        \
    }
// Text and bytes can be added but not subtracted: then there is no mutant.
#define MUTATION_SUM(OPERATOR, KIND, OTHER)                                 \
    MUTATION_LEFT(OPERATOR, KIND)                                           \
    template <class T, class U>                                             \
    constexpr auto operator OPERATOR(operand<kind::KIND, T> a, U&& b) {     \
        using made = decltype(static_cast<T&&>(a.value) OPERATOR std::forward<U>(b)); \
        if constexpr (requires { made(static_cast<T&&>(a.value) OTHER std::forward<U>(b)); }) { \
            if (on(a.id)) return made(static_cast<T&&>(a.value) OTHER std::forward<U>(b)); \
        } else {                                                            \
            has_none(a.id);                                                 \
        }                                                                   \
        return made(static_cast<T&&>(a.value) OPERATOR std::forward<U>(b)); \
    }
#define MUTATION_ASSIGNMENT(OPERATOR, KIND, OTHER)                          \
    template <class U>                                                      \
    constexpr source<kind::KIND, U> operator OPERATOR(assign_tag<kind::KIND> t, U&& b) { \
        return {std::forward<U>(b), t.id};                                  \
    }                                                                       \
    template <class T, class U>                                             \
    constexpr T& operator OPERATOR(T& a, source<kind::KIND, U> b) {         \
        if constexpr (requires { a OTHER static_cast<U&&>(b.value); }) {    \
            if (on(b.id)) {                                                 \
                a OTHER static_cast<U&&>(b.value);                          \
                return a;                                                   \
            }                                                               \
        } else {                                                            \
            has_none(b.id);                                                 \
        }                                                                   \
        a OPERATOR static_cast<U&&>(b.value);                               \
        return a;                                                           \
    }

MUTATION_COMPARISON(<, lt, <=, >=)
MUTATION_COMPARISON(<=, le, <, >)
MUTATION_COMPARISON(>, gt, >=, <=)
MUTATION_COMPARISON(>=, ge, >, <)
MUTATION_EQUALITY(==, eq, !=)
MUTATION_EQUALITY(!=, ne, ==)
MUTATION_SUM(+, plus, -)
MUTATION_SUM(-, minus, +)
MUTATION_ASSIGNMENT(+=, plus, -=)
MUTATION_ASSIGNMENT(-=, minus, +=)

// ++x, written mutation::increment(n)->*x: the mutant leaves x as it is.
template <class T>
constexpr T& operator->*(increment_tag t, T& x) {
    if (!on(t.id)) ++x;
    return x;
}

// ---- constants, words, the less and the greater -------------------------------------------------

template <class T>
constexpr T number(int id, T value) {
    const int chosen_one = which(id, 2);
    return static_cast<T>(chosen_one == 1 ? value + 1 : chosen_one == 2 ? value - 1 : value);
}
// Never evaluated while compiling.
template <class T>
T number_at_start(int id, T value) {
    const int chosen_one = reach(id, 2);
    return static_cast<T>(chosen_one == 1 ? value + 1 : chosen_one == 2 ? value - 1 : value);
}

template <class T>
constexpr T min(int id, const T& a, const T& b) {
    return (b < a) != on(id) ? b : a;
}
template <class T>
constexpr T max(int id, const T& a, const T& b) {
    return (a < b) != on(id) ? b : a;
}

// A rounding word that is known at run time; numbered as core/rounding.hpp lists them.
struct runtime_word {
    int which = 0;
    constexpr bool away(bool odd, std::strong_ordering twice) const {
        if (which == 0) return twice > 0 || (twice == 0 && odd);
        return which == 1 ? twice >= 0 : which == 2;
    }
};
inline runtime_word word(int id, int written) { return {(written + which(id, 3)) % 4}; }

}  // namespace mutation
