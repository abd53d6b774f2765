// SPDX-License-Identifier: MIT
// A name that a trace is limited to, and the names it was compared with.
//
//   names_wanted table("order");
//   if (table.takes(one.name)) ...         // empty: every name is wanted
//   if (table.missed()) return table.unknown(errc::bad_choice, "--table", "a table of the store");
#pragma once
#include <algorithm>
#include <dbcost/core/error.hpp>
#include <dbcost/core/nearest.hpp>
#include <string>
#include <vector>

namespace dbcost {

class names_wanted {
public:
    explicit names_wanted(std::string wanted) : wanted_(std::move(wanted)) {}

    // Whether a thing is meant; its name is kept for the error that none is.
    [[nodiscard]] bool takes(const std::string& name) {
        if (!is_known(name)) known_.push_back(name);
        return wanted_.empty() || wanted_ == name;
    }
    [[nodiscard]] bool missed() const { return !wanted_.empty() && !is_known(wanted_); }
    [[nodiscard]] error unknown(errc code, const char* option, std::string expected) const {
        return {code, option, "\"" + wanted_ + "\"", std::move(expected), suggest(wanted_, known_)};
    }

private:
    [[nodiscard]] bool is_known(const std::string& name) const {
        return std::find(known_.begin(), known_.end(), name) != known_.end();
    }
    std::string wanted_;
    std::vector<std::string> known_;
};

}  // namespace dbcost
