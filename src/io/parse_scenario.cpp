// SPDX-License-Identifier: MIT
// Reads a scenario: the tree, the changes to it, each section, what refers to what, sample items, the
// defaults. Samples are measured when the options are known.
//
// References are checked even when sections have errors, so that one run names everything; only
// when the lists that references point into are unreadable do they stay unchecked.
#include <dbcost/io/parse_scenario.hpp>

#include "io/sample_items.hpp"
#include "io/scenario_account.hpp"
#include "io/scenario_defaults.hpp"
#include "io/scenario_deployments.hpp"
#include "io/scenario_discounts.hpp"
#include "io/scenario_effects.hpp"
#include "io/scenario_references.hpp"
#include "io/scenario_trace.hpp"
#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1 {

namespace {

using namespace io;

void override_values(json_document& document, const scenario_overrides& overrides) {
    for (const auto& [pointer, value] : overrides.sets) document.set(pointer, value);
    if (overrides.book) document.put_text("/prices/book", *overrides.book);
    if (overrides.as_of) document.put_text("/prices/as_of", *overrides.as_of);
    if (overrides.month) document.put_text("/month", *overrides.month);
}

// The version of the format; another one would mean something else by the same keys.
void check_version(const json_node* node, json_problems& problems) {
    const auto version = integer_of(node, 1, problems);
    if (!version || *version == 1) return;
    problems.add(*node, errc::bad_choice, shown(*node), "1, the version of the scenario format",
                 "write \"scenario\": 1; later versions need a later dbcost");
}

void read_sections(scenario& into, object_reader& reader, json_problems& problems) {
    check_version(reader.required("scenario", "1, the version of the format"), problems);
    assign(into.name, words_of(reader.optional("name"), "a name", problems));
    assign(into.region,
           region_of(reader.required("region", "the region, such as \"us-east-1\""), problems));
    assign(into.month, parsed_number(reader.optional("month"), parse_month, problems));
    into.prices = read_prices(reader.optional("prices"), problems);
    into.currency = read_currency(reader.optional("currency"), problems);
    into.account = read_account(reader.optional("account"), problems);
    into.workload = read_workload(reader.optional("workload"), problems);
    into.deployments =
        read_deployments(reader.required("deployments", "where the workload would run, by name"),
                         !into.workload.entities.empty(), problems);
    into.stated_prices = read_stated_prices(reader.optional("stated_prices"), problems);
    into.discounts = read_discounts(reader.optional("discounts"), problems);
    into.other_costs = read_other_costs(reader.optional("other_costs"), problems);
    read_options(into, reader.optional("options"), problems);
    reader.finish();
}

[[nodiscard]] bool is_object_or_absent(const json_document& document, std::string_view pointer) {
    const auto* node = document.at(pointer);
    return node == nullptr || node->kind == json_kind::object;
}

[[nodiscard]] bool can_check_references(const json_document& document) {
    for (const auto* pointer :
         {"/workload", "/workload/entities", "/workload/shapes", "/deployments"}) {
        if (!is_object_or_absent(document, pointer)) return false;
    }
    return true;
}

// The tables and indexes of a deployment, and their replicas, as often as an operation could concern each.
[[nodiscard]] std::size_t places_of(const deployment& of) {
    std::size_t places = 1;
    for (const auto& where : of.stores) {
        if (where.kind() != service::dynamodb) continue;
        const auto& settings = std::get<dynamodb_store>(where.settings);
        places += settings.indexes.size() + settings.local_indexes.size() + settings.replicas.size();
    }
    return places;
}

// Whether there are too many; time grows with the square of them.
[[nodiscard]] bool has_too_many_parts(const scenario& from, json_problems& problems) {
    const auto parts = parts_of(from);
    if (parts <= most_parts) return false;
    problems.add("/deployments", errc::out_of_range, std::to_string(parts) + " parts",
                 "at most " + std::to_string(most_parts) +
                     ": entities and operations, times deployments with their indexes and replicas",
                 "split the scenario by deployments, or by groups of entities");
    return true;
}

// What sections say of each other and of further files. The errors are those of traces and samples: their places are
// lines of other files.
[[nodiscard]] errors complete_sections(scenario& made, json_document& document, const std::string& file_name) {
    auto& problems = document.problems();
    if (has_too_many_parts(made, problems)) return {};
    auto in_files = read_traces(made, file_name, problems);
    if (can_check_references(document)) {
        check_references(made, problems);
        // What could not be read would seem not to be stated.
        if (problems.empty()) check_effects(made, problems);
    }
    const auto in_samples = measure_samples(made, document, file_name);
    in_files.insert(in_files.end(), in_samples.begin(), in_samples.end());
    return in_files;
}

[[nodiscard]] error too_large(const std::string& file_name) {
    return {errc::out_of_range, file_name, "more than " + std::to_string(largest_scenario) + " bytes",
            "a scenario or a list of discounts of at most " + std::to_string(largest_scenario) + " bytes",
            "look whether it is the right file; several scenarios belong into lines of a batch"};
}

[[nodiscard]] result<scenario> read_scenario(json_document& document, const std::string& file_name) {
    scenario made;
    errors in_files;
    auto& problems = document.problems();
    if (document.root() != nullptr) {
        object_reader reader(*document.root(), "a scenario", problems);
        if (reader.is_object()) {
            read_sections(made, reader, problems);
            in_files = complete_sections(made, document, file_name);
        }
    }
    if (!problems.empty() || !in_files.empty()) {
        auto all = document.problems_in_file_order();
        all.insert(all.end(), in_files.begin(), in_files.end());
        return all;
    }
    take_defaults(made, document);
    made.normalised = to_json(*document.root());
    return made;
}

}  // namespace

namespace {

// A list of discounts from a file of its own is read there first, so that mistakes have their place in it; then
// it is appended to the scenario's own, as if it stood there.
[[nodiscard]] errors append_discounts(json_document& to, const named_text& list) {
    if (list.text.size() > largest_scenario) return {too_large(list.file_name)};
    auto document = read_json_file(list.text, list.file_name);
    if (document.root() != nullptr) (void)read_discounts(document.root(), document.problems());
    auto problems = document.problems_in_file_order();
    if (problems.empty()) to.append("discounts", *document.root());
    return problems;
}

}  // namespace

std::size_t parts_of(const scenario& from) {
    std::size_t places = 0;
    for (const auto& of : from.deployments) places += places_of(of);
    return (from.workload.entities.size() + from.workload.operations.size()) * places;
}

errors parts_over_months(const scenario& from, std::int64_t months) {
    const auto parts = parts_of(from);
    if (parts * static_cast<std::size_t>(months) <= most_parts) return {};
    return {{errc::out_of_range, "--months", std::to_string(months) + " months of " + std::to_string(parts) + " parts",
             "at most " + std::to_string(most_parts) + " parts over all months, since all bills are kept",
             "ask for fewer months, or for one deployment of a smaller scenario"}};
}

result<scenario> parse_scenario(std::string_view text, const std::string& file_name,
                                const scenario_overrides& overrides) {
    if (text.size() > largest_scenario) return too_large(file_name);
    return guard_overflow(file_name, [&]() -> result<scenario> {
        json_document document = read_json_file(text, file_name);
        if (overrides.discounts) {
            auto problems = append_discounts(document, *overrides.discounts);
            if (!problems.empty()) return problems;
        }
        override_values(document, overrides);
        return read_scenario(document, file_name);
    });
}

}  // namespace dbcost
