// SPDX-License-Identifier: MIT
// Names that a trace is limited to, and the names they were compared with.
//
//   stores_wanted wanted("dynamodb", "");
//   wanted.each(scenario, service::dynamodb, [&](const deployment& of, const store& where) { ... });
//   if (auto slip = wanted.missed("a DynamoDB store")) return *slip;
//
//   names_wanted table("order");
//   if (table.takes(one.name)) ...         // empty: every name is wanted
//   if (table.missed()) return table.unknown(errc::bad_choice, "--table", "a table of the store");
#pragma once
#include <algorithm>
#include <dbcost/core/nearest.hpp>
#include <dbcost/scenario/scenario.hpp>

namespace dbcost::inline v0_1 {

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

// The stores of one service that a trace is about: of a deployment, of a name, or all.
class stores_wanted {
public:
    stores_wanted(std::string deployment, std::string store)
        : deployments_(std::move(deployment)), stores_(std::move(store)) {}

    template <class Visit>
    void each(const scenario& from, service kind, Visit visit) {
        for (const auto& of : from.deployments) {
            if (!deployments_.takes(of.name)) continue;
            for (const auto& where : of.stores) {
                if (where.kind() == kind && stores_.takes(where.name)) visit(of, where);
            }
        }
    }
    // The name that nothing bears, if one of the two is such.
    [[nodiscard]] std::optional<error> missed(std::string expected_store) const {
        if (deployments_.missed()) {
            return deployments_.unknown(errc::unknown_deployment, "--deployment", "a deployment of the scenario");
        }
        if (stores_.missed()) return stores_.unknown(errc::bad_choice, "--store", std::move(expected_store));
        return std::nullopt;
    }

private:
    names_wanted deployments_, stores_;
};

}  // namespace dbcost
