// SPDX-License-Identifier: MIT
// Reads one entity: count, sizes of its items, key, attributes, growth; its items hold what is named.
#include <algorithm>
#include <dbcost/demand/column_items.hpp>

#include "io/column_reading.hpp"
#include "io/sample_items.hpp"
#include "io/scenario_workload.hpp"

namespace dbcost::inline v0_1::io {

namespace {

// ---- sizes -------------------------------------------------------------------------------------

[[nodiscard]] std::string percent_text(const ratio& share) {
    return to_string(close(share * ratio(100), half_even)) + "%";  // shown in an error only
}

void check_sum(const json_node& list, const std::vector<size_class>& classes,
               json_problems& problems) {
    if (classes.size() != list.children.size()) return;  // a bad element has been reported
    ratio sum;
    for (const auto& one : classes) sum = sum + one.share;
    if (sum == ratio(1)) return;
    problems.add(list, errc::bad_share, "shares that sum to " + percent_text(sum),
                 "shares that sum to exactly 100%", "correct the shares: each item has one size");
}

void check_rising(const json_node& list, const std::vector<size_class>& buckets,
                  json_problems& problems) {
    if (buckets.size() != list.children.size()) return;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].size > buckets[i - 1].size) continue;
        problems.add(*list.children[i], errc::out_of_range,
                     std::to_string(buckets[i].size.count()) + " bytes after " +
                         std::to_string(buckets[i - 1].size.count()),
                     "bounds that rise from bucket to bucket", "put the sizes in order");
    }
}

// Classes of a size, or histogram buckets with their upper bounds: they differ in a word.
[[nodiscard]] std::vector<size_class> read_classes(const json_node* node, std::string_view size_key,
                                                   json_problems& problems) {
    std::vector<size_class> classes;
    const auto* list = list_of(node, "a list of sizes with their shares", problems);
    if (list == nullptr) return classes;
    for (const json_node* element : list->children) {
        object_reader reader(*element, "a size class", problems);
        const auto size =
            some_size_of(reader.required(size_key, "a size, such as \"400 B\""), problems);
        const auto share = share_of(reader.required("share", "a share, such as \"90%\""), problems);
        reader.finish();
        if (size && share) classes.push_back({*size, *share});
    }
    check_sum(*list, classes, problems);
    return classes;
}

// What samples were measured as, in a scenario that was saved: counts, so that shares stay exact.
void read_measured(size_distribution& into, const json_node& node, json_problems& problems) {
    std::vector<counted_size> counted;
    const auto* list = list_of(&node, "a list of sizes with their items", problems);
    if (list == nullptr) return;
    for (const json_node* element : list->children) {
        object_reader reader(*element, "a measured size", problems);
        const auto size =
            some_size_of(reader.required("size", "a size, such as \"400 B\""), problems);
        const auto items =
            integer_of(reader.required("items", "how many samples have this size"), 1, problems);
        reader.finish();
        if (size && items) counted.push_back({size->count(), *items});
    }
    if (counted.size() != list->children.size()) return;  // a bad element has been reported
    if (counted.empty()) {
        problems.add(*list, errc::out_of_range, "an empty list", "a size of at least one sample",
                     "drop \"measured\": the samples are measured again then");
        return;
    }
    into.classes = classes_of(counted);
    check_rising(*list, into.classes, problems);
}

void read_samples(size_distribution& into, const json_node* samples, const json_node* measured,
                  json_problems& problems) {
    assign(into.samples_file, words_of(samples, "a file of JSON Lines", problems));
    if (measured == nullptr) return;
    if (samples == nullptr) {
        problems.add(*measured, errc::contradiction, "sizes measured of no samples",
                     "\"measured\" beside \"samples\"",
                     "state the sizes as \"classes\", or name the file of the samples");
    }
    read_measured(into, *measured, problems);
}

void read_distribution(size_distribution& into, const json_node& node, json_problems& problems) {
    object_reader reader(node, "a size", problems);
    const auto* classes = reader.optional("classes");
    const auto* histogram = reader.optional("histogram");
    const auto* samples = reader.optional("samples");
    const int given = (classes != nullptr) + (histogram != nullptr) + (samples != nullptr);
    if (given != 1) {
        problems.add(node, given == 0 ? errc::missing_key : errc::contradiction,
                     given == 0 ? "no sizes" : "sizes stated in several ways",
                     "one of \"classes\", \"histogram\" and \"samples\"",
                     "state the sizes in one way, or as one size such as \"1.2 KB\"");
    }
    if (classes != nullptr) into.classes = read_classes(classes, "size", problems);
    if (histogram != nullptr) {
        into.classes = read_classes(histogram, "up_to", problems);
        if (histogram->kind == json_kind::array) check_rising(*histogram, into.classes, problems);
    }
    read_samples(into, samples, reader.optional("measured"), problems);
    reader.finish();
}

[[nodiscard]] size_distribution read_sizes(const json_node* node, json_problems& problems) {
    size_distribution sizes;
    if (node == nullptr) return sizes;
    if (node->kind == json_kind::object) {
        read_distribution(sizes, *node, problems);
    } else if (const auto size = some_size_of(node, problems)) {
        sizes.classes.push_back({*size, ratio(1)});
    }
    return sizes;
}

// ---- attributes --------------------------------------------------------------------------------

// A size that cannot be read leaves the attribute in place, so that references to it still hold.
[[nodiscard]] std::vector<attribute> read_attributes(const json_node* node, std::string_view what,
                                                     json_problems& problems) {
    const auto read = [&](const json_node& child) {
        return attribute{child.key, size_of(&child, problems).value_or(bytes(0))};
    };
    return named_things<attribute>(node, what, read, problems);
}

void check_key(const json_node* node, json_problems& problems) {
    if (node == nullptr || node->kind != json_kind::object) return;
    const std::size_t count = node->children.size();
    if (count == 1 || count == 2) return;
    problems.add(*node, errc::out_of_range, std::to_string(count) + " key attributes",
                 "one (partition key) or two (partition key, then sort key)",
                 "name the partition key first; other attributes belong into \"attributes\"");
}

void check_attributes(const json_node* node, const entity& of, json_problems& problems) {
    for (const auto& candidate : of.attributes) {
        for (const auto& key : of.key) {
            if (candidate.name != key.name) continue;
            problems.add(pointer_to(pointer_of(*node), key.name), errc::contradiction,
                         shown(std::string_view(key.name)) + ", which is a key attribute already",
                         "each attribute once", "leave it out of \"attributes\"");
        }
    }
}

// ---- columns -----------------------------------------------------------------------------------

void check_key_columns(const json_node& node, const entity& of, json_problems& problems) {
    for (const auto& part : of.key) {
        const auto is_it = [&](const column& one) { return one.name == part.name; };
        if (std::any_of(of.columns.begin(), of.columns.end(), is_it)) continue;
        problems.add(node, errc::contradiction,
                     "no column " + shown(std::string_view(part.name)) + ", which is a key attribute",
                     "columns that hold the key", "add a column of this name");
    }
}

// The table in PostgreSQL; where no size is stated, the items in DynamoDB hold what its rows hold.
void read_table(entity& into, object_reader& reader, json_problems& problems) {
    const auto* columns = reader.optional("columns");
    into.columns = read_columns(columns, problems);
    const auto* indexes = reader.optional("postgres_indexes");
    const auto* fillfactor = reader.optional("fillfactor");
    for (const auto* node : {indexes, fillfactor}) {
        if (node == nullptr || columns != nullptr) continue;
        problems.add(*node, errc::contradiction, "a table without columns", "\"columns\" beside it",
                     "state the columns of the table, or drop it");
    }
    if (columns == nullptr) return;
    if (indexes != nullptr) {
        into.postgres_indexes = read_column_indexes(indexes, into.columns, problems);
    }
    assign(into.fillfactor, fillfactor_of(fillfactor, problems));
    check_key_columns(*columns, into, problems);
    if (into.size.classes.empty() && into.size.samples_file.empty()) {
        into.size = demand::item_sizes_of_columns(into);
    }
    const auto more = demand::attributes_of_columns(into);
    into.attributes.insert(into.attributes.end(), more.begin(), more.end());
}

// Of the key and the attributes; one that is stated twice, which is reported, counts once.
[[nodiscard]] std::int64_t named_bytes(const entity& of) {
    std::int64_t sum = 0;
    for (const auto* list : {&of.key, &of.attributes}) {
        for (const auto& one : *list) {
            if (of.find(one.name) == &one) sum = checked_add(sum, one.size().count());
        }
    }
    return sum;
}

}  // namespace

void check_room(const entity& of, bytes size, const std::string& place, json_problems& problems) {
    const auto named = named_bytes(of);
    if (size.count() >= named) return;
    problems.add(place, errc::contradiction,
                 "items of " + std::to_string(size.count()) +
                     " bytes, whose key and attributes take " + std::to_string(named),
                 "items with room for the names and values of their key and attributes (rule D1.1)",
                 "raise the size, or correct the sizes of the attributes");
}

void check_room(const entity& of, json_problems& problems) {
    const auto& classes = of.size.classes;
    const auto smallest =
        std::min_element(classes.begin(), classes.end(),
                         [](const auto& a, const auto& b) { return a.size < b.size; });
    if (smallest == classes.end()) return;  // not read, or not measured yet
    check_room(of, smallest->size, pointer_to(of.place, "size"), problems);
}

entity read_entity(const json_node& node, json_problems& problems) {
    entity made;
    made.name = node.key;
    made.place = pointer_of(node);
    object_reader reader(node, "an entity", problems);
    assign(made.count,
           integer_of(reader.required("count", "how many items there are"), 0, problems));
    const auto* size = reader.has("columns")
                           ? reader.optional("size")
                           : reader.required("size", "the size of an item, such as \"1.2 KB\"");
    made.size = read_sizes(size, problems);
    const auto* key = reader.required("key", "the key attributes and the sizes of their values");
    made.key = read_attributes(key, "key attributes with the sizes of their values", problems);
    check_key(key, problems);
    const auto* attributes = reader.optional("attributes");
    made.attributes =
        read_attributes(attributes, "attributes with the sizes of their values", problems);
    check_attributes(attributes, made, problems);
    assign(made.growth_per_month, growth_of(reader.optional("growth_per_month"), problems));
    assign(made.largest_collection,
           integer_of(reader.optional("largest_collection"), 1, problems));
    check_room(made, problems);
    read_table(made, reader, problems);
    reader.finish();
    return made;
}

}  // namespace dbcost::io
