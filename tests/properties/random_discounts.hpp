// SPDX-License-Identifier: MIT
// Random discounts of every kind, in random order, on some or all DynamoDB meters.
#pragma once
#include "properties/random_source.hpp"
#include "support/scenarios.hpp"

namespace dbcost::test {

[[nodiscard]] inline discount_terms any_terms(random_source& random) {
    switch (random.below(3)) {
        case 0: return private_rate{unit_price(decimal<10>::from_coefficient(random.between(0, 3000)))};
        case 1: return percentage{decimal<10>::from_coefficient(random.between(1, 10000000000))};
        default: return credit{exact_amount(widen<20>(decimal<9>::from_coefficient(random.between(1, 3000000000))))};
    }
}

[[nodiscard]] inline std::vector<discount> any_discounts(random_source& random) {
    constexpr std::string_view families[] = {"", "dynamodb.*", "dynamodb.on-demand.*", "dynamodb.storage"};
    constexpr std::string_view meters[] = {"dynamodb.on-demand.write-request-units", "dynamodb.storage",
                                           "transfer.internet-out"};
    std::vector<discount> all;
    for (auto count = random.between(1, 5); count > 0; --count) {
        discount made;
        made.name = std::to_string(count);
        made.terms = any_terms(random);
        const bool rate = std::holds_alternative<private_rate>(made.terms);
        made.on.text = rate ? random.pick(meters) : random.pick(families);
        if (rate) {
            made.price_text = to_string(std::get<private_rate>(made.terms).price);
            made.per_text = "1";
        }
        made.source = "a contract";
        all.push_back(std::move(made));
    }
    return all;
}

}  // namespace dbcost::test
