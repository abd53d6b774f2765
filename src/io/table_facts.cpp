// SPDX-License-Identifier: MIT
// Reads limits, instance classes and the description of a book.
#include "io/table_entry.hpp"
#include "io/table_meter.hpp"

namespace dbcost::inline v0_1::io {

// ---- limits ------------------------------------------------------------------------------------

namespace {

// A dotted id, with attributes in brackets where it has any.
[[nodiscard]] result<std::string> parse_limit_id(std::string_view text) {
    const bool spaced = text.find_first_of(" \t") != text.npos;
    const bool dotted = text.find('.') != text.npos && !service_of(text).empty();
    if (dotted && !spaced) return std::string(text);
    return error{errc::bad_choice, "", shown(text), "a limit id, such as \"dynamodb.item.maximum\"",
                 "start with dynamodb., rds. or transfer., and use no spaces"};
}

[[nodiscard]] limit_value read_limit_value(const json_node& node, reading& in) {
    object_reader reader(node, "a dated limit", in.problems);
    limit_value value;
    value.known = read_evidence(reader, in);
    const auto* number = reader.required("value", "the limit, a whole number in quotes");
    value.value = quoted_number(number, parse_count, in.problems).value_or(0);
    reader.finish();
    return value;
}

}  // namespace

limit_entry read_limit(const json_node& node, reading& in) {
    object_reader reader(node, "a limit", in.problems);
    limit_entry entry;
    const auto* id_node = reader.required("limit", "a limit id, such as \"dynamodb.item.maximum\"");
    if (const auto id = parsed_text(id_node, parse_limit_id, in.problems, "a limit id in quotes")) {
        entry.id = *id;
        if (!in.head.service.empty() && service_of(*id) != in.head.service) {
            in.problems.add(*id_node, errc::contradiction,
                            *id + " among the limits of " + in.head.service,
                            "limits of " + in.head.service,
                            "move the limit to the file of " + std::string(service_of(*id)));
        }
    }
    entry.unit =
        filled_text(reader.required("unit", "the unit of the limit"), "a unit", in.problems);
    entry.values = read_values<limit_value>(reader, in, read_limit_value);
    reader.finish();
    return entry;
}

// ---- instance classes --------------------------------------------------------------------------

namespace {

void check_family(const instance_class& made, const json_node* family, json_problems& problems) {
    const std::string start = "db." + made.family + ".";
    if (family == nullptr || made.family.empty() || made.name.empty()) return;
    if (made.name.starts_with(start)) return;
    problems.add(*family, errc::contradiction, "family " + made.family + " of " + made.name,
                 "the family that the class's name says", "correct the class or the family");
}

// What the library does not use yet is checked all the same: a table is wrong or right as a whole.
void check_other_fields(object_reader& reader, json_problems& problems) {
    (void)filled_text(reader.optional("usage_type_suffix"), "the end of the usage type", problems);
    (void)filled_text(reader.optional("note"), "a sentence", problems);
}

[[nodiscard]] ebs_value read_ebs(const json_node& node, reading& in) {
    object_reader reader(node, "the bandwidth of a class", in.problems);
    ebs_value value;
    value.known = read_evidence(reader, in);
    const auto figure = [&](std::string_view key) {
        return quoted_number(reader.optional(key), parse_count, in.problems);
    };
    const auto* most = reader.required("maximum_mbps", "the most Mbps, a whole number in quotes");
    value.maximum_mbps = quoted_number(most, parse_count, in.problems).value_or(0);
    value.maximum_iops = figure("maximum_iops");
    value.baseline_mbps = figure("baseline_mbps");
    value.baseline_iops = figure("baseline_iops");
    reader.finish();
    return value;
}

// Whether a class carries a load depends on these; a class without them is not checked.
void read_capability(object_reader& reader, instance_class& made, reading& in) {
    constexpr std::array<std::string_view, 2> no_yes{"no", "yes"};
    made.normalized_units = quoted_number(reader.optional("normalized_units"), parse_above_zero, in.problems);
    made.credits_per_hour = quoted_number(reader.optional("credits_per_hour"), parse_above_zero, in.problems);
    made.maximum_credits = quoted_number(reader.optional("maximum_credits"), parse_above_zero, in.problems);
    made.nitro = choice_of(reader.optional("nitro"), no_yes, in.problems) == 1u;
    if (reader.optional("ebs") != nullptr) made.ebs = read_values<ebs_value>(reader, in, read_ebs, "ebs");
}

}  // namespace

instance_class read_class(const json_node& node, reading& in) {
    constexpr std::array<std::string_view, 2> yes_no{"yes", "no"};
    auto& problems = in.problems;
    object_reader reader(node, "an instance class", problems);
    instance_class made;
    made.name = filled_text(reader.required("class", "a class, such as \"db.t3.medium\""),
                            "a class", problems);
    const auto* family = reader.required("family", "its family, such as \"t3\"");
    made.family = filled_text(family, "a family", problems);
    check_family(made, family, problems);
    made.vcpu =
        quoted_number(reader.required("vcpu", "how many vCPUs"), parse_count, problems).value_or(0);
    const auto* memory = reader.required("memory_gib", "its memory in GiB");
    made.memory_gib = quoted_number(memory, parse_above_zero, problems).value_or(decimal<10>{});
    made.burstable = choice_of(reader.required("burstable", "yes or no"), yes_no, problems) == 0u;
    made.maximum_storage_gib =
        quoted_number(reader.optional("maximum_storage_gib"), parse_count, problems);
    read_capability(reader, made, in);
    check_other_fields(reader, problems);
    (void)read_sources(reader, in);
    reader.finish();
    return made;
}

// ---- books -------------------------------------------------------------------------------------

book_info read_book(const json_node& node, reading& in) {
    object_reader reader(node, "a book", in.problems);
    (void)reader.optional("book_format");
    book_info book;
    book.name = filled_text(reader.required("book", "the name of the book"), "a name", in.problems);
    book.over = filled_text(reader.optional("over"), "the book below", in.problems);
    if (const auto* day = reader.optional("as_of")) {
        if (const date as_of = date_of(day, in.problems); as_of.ok()) book.as_of = as_of;
    }
    book.title = filled_text(reader.required("title", "what the book is"), "a title", in.problems);
    (void)filled_text(reader.optional("note"), "a sentence", in.problems);
    reader.finish();
    return book;
}

}  // namespace dbcost::io
