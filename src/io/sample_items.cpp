// SPDX-License-Identifier: MIT
// Bodies of sample_items.hpp.
#include "io/sample_items.hpp"

#include <map>

#include "io/file_beside.hpp"
#include "io/item_reading.hpp"
#include "io/scenario_references.hpp"
#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::vector<std::string> key_names(const entity& what) {
    std::vector<std::string> names;
    for (const auto& part : what.key) names.push_back(part.name);
    return names;
}

[[nodiscard]] bool on_dynamodb(const scenario& from, std::string_view entity) {
    for (const auto& of : from.deployments) {
        for (const auto& where : of.stores) {
            if (where.kind() == service::dynamodb && holds(where, entity)) return true;
        }
    }
    return false;
}

// Measures the lines of one file.
class sample_reader {
public:
    sample_reader(const entity& what, demand::item_limits limits, std::int64_t element_overhead)
        : key_(key_names(what)), limits_(limits), overhead_(element_overhead) {}

    [[nodiscard]] errors read(std::string_view text, const std::string& file) {
        return for_each_json_line(text, file, [this](json_line& line) { return read_line(line); });
    }

    [[nodiscard]] std::vector<counted_size> counted() const {
        std::vector<counted_size> sizes;
        for (const auto& [size, items] : counts_) sizes.push_back({size, items});
        return sizes;
    }

private:
    [[nodiscard]] errors read_line(json_line& line) {
        const auto* root = line.document.root();
        auto& problems = line.document.problems();
        if (!typed_) typed_ = is_typed(*root);
        const auto item = *typed_ ? dynamodb_item_of(root, problems) : plain_item_of(root, problems);
        return item && problems.empty() ? count(*item, line.place) : errors();
    }

    // Whether the first item is written in DynamoDB JSON; one without its key says nothing of that.
    [[nodiscard]] bool is_typed(const json_node& root) const {
        const auto* partition_key = root.find(key_.front());
        return partition_key != nullptr && partition_key->kind == json_kind::object;
    }

    [[nodiscard]] errors count(const demand::stored_item& item, const std::string& place) {
        auto problems = demand::check_item(item, key_, limits_, overhead_, place);
        if (problems.empty()) ++counts_[demand::item_size(item, overhead_).count()];
        return problems;
    }

    std::vector<std::string> key_;
    demand::item_limits limits_;
    std::int64_t overhead_;
    std::optional<bool> typed_;
    std::map<std::int64_t, std::int64_t> counts_;  // items by size
};

// [{"size":"400 B","items":3}], as the scenario would state it.
[[nodiscard]] std::string measured_json(const std::vector<counted_size>& counted) {
    std::string text;
    for (const auto& one : counted) {
        text += text.empty() ? "[" : ",";
        text += R"({"size":")" + std::to_string(one.bytes) + R"( B","items":)" +
                std::to_string(one.items) + "}";
    }
    return text + "]";
}

void keep_measured(json_document& document, const std::string& size_place,
                   const std::vector<counted_size>& counted) {
    const auto place = pointer_to(size_place, "measured");
    document.put_text(place, "");
    document.set(place, measured_json(counted));
}

// Where sizes are stated twice, or the key is none, the scenario has been found wrong already.
[[nodiscard]] bool has_unmeasured_samples(const entity& what, const json_document& document) {
    const bool stated = what.size.samples_file.empty() || !what.size.classes.empty();
    const bool keyed = what.key.size() == 1 || what.key.size() == 2;
    return !stated && keyed &&
           document.at(pointer_to(pointer_to(what.place, "size"), "measured")) == nullptr;
}

[[nodiscard]] errors measure(entity& what, const scenario& from, json_document& document,
                             const std::string& scenario_file) {
    const auto size_place = pointer_to(what.place, "size");
    const auto place = pointer_to(size_place, "samples");
    const auto file = path_beside(scenario_file, what.size.samples_file);
    const auto text = read_beside(file, place, document.problems());
    if (!text) return {};
    const auto limits = on_dynamodb(from, what.name) ? shipped_item_limits(from.prices.as_of)
                                                     : demand::item_limits{};
    const auto [counted, problems] = measure_items(what, limits, from.options.nested_element_overhead, *text, file);
    if (!problems.empty()) return problems;
    if (counted.empty()) {
        document.problems().add(
            place, errc::out_of_range, shown(what.size.samples_file) + ", a file without items",
            "a file with an item in each line", "add sample items, or state the size");
        return {};
    }
    what.size.classes = classes_of(counted);
    check_room(what, document.problems());
    keep_measured(document, size_place, counted);
    return {};
}

}  // namespace

measured_items measure_items(const entity& what, demand::item_limits limits, std::int64_t element_overhead,
                             std::string_view text, const std::string& file) {
    sample_reader reader(what, limits, element_overhead);
    auto problems = reader.read(text, file);
    return {reader.counted(), std::move(problems)};
}

std::vector<size_class> classes_of(const std::vector<counted_size>& counted) {
    std::int64_t total = 0;
    for (const auto& one : counted) total = checked_add(total, one.items);
    std::vector<size_class> classes;
    for (const auto& one : counted) {
        classes.push_back({bytes(one.bytes), ratio(one.items, total)});
    }
    return classes;
}

errors measure_samples(scenario& into, json_document& document, const std::string& scenario_file) {
    errors problems;
    for (auto& what : into.workload.entities) {
        if (!has_unmeasured_samples(what, document)) continue;
        const auto found = measure(what, into, document, scenario_file);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return problems;
}

}  // namespace dbcost::io
