// SPDX-License-Identifier: MIT
// An offer of AWS: every SKU is accounted for, and the tables that are made of it can be loaded.
#include "checks.hpp"
#include "targets.hpp"

#include <dbcost/io/import_offer.hpp>
#include <dbcost/io/load_tables.hpp>

#include <sstream>

namespace dbcost::fuzz {

void price_offer(std::string_view text) {
    std::istringstream stream{std::string(text)};
    const auto offer = import_offer(stream, std::string(input_file), {});
    if (!offer) return check_problems(offer.problems());
    auto skus = offer->account.used + offer->account.duplicates;
    for (const auto& one : offer->account.skipped) skus += one.skus;
    require(skus == offer->account.seen, "every SKU is accounted for");
    for (const auto& file : offer->files) {
        memory_tables data;
        if (!file.path.starts_with("tables/")) continue;  // what the offer says of itself, as a source
        require(add_table(data, file.text, file.path).empty(), "a table made of an offer can be loaded");
    }
    check_rendered([&](format as) { return render_import(*offer, as); });
}

}  // namespace dbcost::fuzz
