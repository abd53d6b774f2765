// SPDX-License-Identifier: MIT
// Which entities move between two deployments, from which store to which.
//
//   auto moves = moves_between(postgres, dynamodb, workload);     // what both hold, in file order
//   stores_of(moves, &entity_move::to)                            // each store that gets any of them
//   moved_by(moves, &entity_move::to, where)                      // what that store gets
//
// A table that both sides have alike moves as well: the two are taken as systems of their own. errors: none.
#pragma once
#include <dbcost/estimate/prepare.hpp>

namespace dbcost::inline v0_1::moving {

struct entity_move {
    const entity* what = nullptr;
    const store *from = nullptr, *to = nullptr;
};
using move_side = const store* entity_move::*;

[[nodiscard]] inline const store* holder_of(const deployment& of, const entity& what) {
    for (const auto& candidate : of.stores) {
        if (demand::holds(candidate, what.name)) return &candidate;
    }
    return nullptr;
}

[[nodiscard]] inline std::vector<entity_move> moves_between(const deployment& from, const deployment& to,
                                                            const workload& load) {
    std::vector<entity_move> moves;
    for (const auto& what : load.entities) {
        const entity_move move{&what, holder_of(from, what), holder_of(to, what)};
        if (move.from != nullptr && move.to != nullptr) moves.push_back(move);
    }
    return moves;
}

[[nodiscard]] inline std::vector<const store*> stores_of(const std::vector<entity_move>& moves, move_side side) {
    std::vector<const store*> all;
    for (const auto& move : moves) {
        if (std::find(all.begin(), all.end(), move.*side) == all.end()) all.push_back(move.*side);
    }
    return all;
}

[[nodiscard]] inline std::vector<const entity*> moved_by(const std::vector<entity_move>& moves, move_side side,
                                                         const store& of) {
    std::vector<const entity*> all;
    for (const auto& move : moves) {
        if (move.*side == &of) all.push_back(move.what);
    }
    return all;
}

// Of its items, names included.
[[nodiscard]] inline ratio bytes_of(const entity& what) {
    ratio sum;
    for (const auto& part : what.size.classes) sum = sum + ratio(part.size.count()) * part.share;
    return sum * ratio(what.count);
}

[[nodiscard]] inline bool is_dynamodb(const store* of) { return of->kind() == service::dynamodb; }

[[nodiscard]] inline bool is_on_demand(const store& of) {
    return std::get<dynamodb_store>(of.settings).capacity.mode == capacity_mode::on_demand;
}

}  // namespace dbcost::moving
