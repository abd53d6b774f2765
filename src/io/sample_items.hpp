// SPDX-License-Identifier: MIT
// Sample items of entities: measured once the options are known, into classes with exact shares.
//
// The file holds an item a line, in DynamoDB JSON or in plain JSON. Which of the two is decided for the
// whole file by its first item: DynamoDB JSON when the value of the partition key is an object, as in
// {"id": {"S": "n1"}}; a key in plain JSON never is one. A relative path starts at the folder of the
// scenario; at the working directory when the scenario comes from stdin.
//
// What was measured goes into the normalised scenario as `measured`, beside `samples`, so that a saved
// scenario needs the file no more: where `measured` stands, the file is not read.
//
// Errors: file-unreadable and out-of-range (no items) at the scenario's place; those of items as
// "items.jsonl: line 3: /id". Limits of DynamoDB hold where a DynamoDB store has the entity.
#pragma once
#include <dbcost/demand/item_size.hpp>
#include <dbcost/scenario/scenario.hpp>

#include "io/json_tree.hpp"

namespace dbcost::inline v0_1::io {

// The problems within the files; those of the scenario go to the document.
[[nodiscard]] errors measure_samples(scenario& into, json_document& document,
                                     const std::string& scenario_file);

struct counted_size {
    std::int64_t bytes = 0, items = 0;
};

// What the items of one text take; `counted` is of use only where there are no problems.
struct measured_items {
    std::vector<counted_size> counted;  // smallest first
    errors problems;
};
[[nodiscard]] measured_items measure_items(const entity& what, demand::item_limits limits,
                                           std::int64_t element_overhead, std::string_view text,
                                           const std::string& file);

// Items by size as classes: shares are counts over their sum.
[[nodiscard]] std::vector<size_class> classes_of(const std::vector<counted_size>& counted);

}  // namespace dbcost::io
