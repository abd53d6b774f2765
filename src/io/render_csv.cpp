// SPDX-License-Identifier: MIT
// Bills, comparisons and explanations as CSV: plain numbers, one record a line of the bill.
#include "io/render_csv.hpp"

#include "io/render_comparison_table.hpp"
#include "io/render_formats.hpp"
#include "io/render_words.hpp"

namespace dbcost::inline v0_1::io {

namespace {

[[nodiscard]] std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

// The columns of a bill, in order; what a record lacks stays empty.
struct bill_record {
    std::string deployment, kind, key, used, free, quantity, unit, price, per, amount, exact_amount;
    std::string confidence, valid_from, last_seen, book, edition, price_entry, source, note;
};

[[nodiscard]] std::string text_of(const bill_record& of) {
    return csv_record({of.deployment, of.kind, of.key, of.used, of.free, of.quantity, of.unit,
                       of.price, of.per, of.amount, of.exact_amount, of.confidence, of.valid_from,
                       of.last_seen, of.book, of.edition, of.price_entry, of.source, of.note});
}

[[nodiscard]] std::string bill_head() {
    return csv_record({"deployment", "kind", "key", "used", "free", "quantity", "unit", "price",
                       "per", "amount", "exact_amount", "confidence", "valid_from", "last_seen",
                       "book", "edition", "price_entry", "source", "note"});
}

[[nodiscard]] std::string free_names(const bill_line& line) {
    std::vector<std::string> names;
    for (const auto& part : line.free) names.push_back(part.name);
    return joined(names, "; ");
}

[[nodiscard]] bill_record line_record(const std::string& deployment, const bill_line& line) {
    bill_record record;
    record.deployment = deployment;
    record.kind = "line";
    record.key = line.key;
    record.used = to_string(line.used);
    record.free = to_string(line.used - line.quantity);
    record.quantity = to_string(line.quantity);
    record.unit = line.unit;
    record.price = line.price;
    record.per = line.per;
    record.amount = to_string(line.amount);
    record.exact_amount = to_string(line.exact);
    record.note = free_names(line);
    return record;
}

void add_evidence(bill_record& record, const bill_line& line) {
    if (!line.known) return;
    record.confidence = name(line.level);
    record.valid_from = to_string(line.known->valid_from);
    record.last_seen = to_string(line.known->last_seen);
    record.book = line.book;
    record.edition = line.edition;
    record.price_entry = line.price_entry;
    record.source = joined(line.known->sources, "; ");
}

[[nodiscard]] bill_record discount_record(const std::string& deployment, const discount_line& line) {
    bill_record record;
    record.deployment = deployment;
    record.kind = "discount";
    record.key = line.key;
    record.price = line.price;
    record.per = line.per;
    record.amount = to_string(line.amount);
    record.exact_amount = to_string(line.exact);
    record.source = line.source;
    record.note = discount_words(line);
    return record;
}

[[nodiscard]] bill_record cost_record(const std::string& deployment, std::string kind,
                                      const cost_line& cost) {
    bill_record record;
    record.deployment = deployment;
    record.kind = std::move(kind);
    record.key = cost.name;
    record.amount = to_string(cost.amount);
    record.exact_amount = to_string(cost.exact);
    return record;
}

[[nodiscard]] bill_record unpriced_record(const std::string& deployment,
                                          const unpriced_line& line) {
    bill_record record;
    record.deployment = deployment;
    record.kind = "unpriced";
    record.key = line.key;
    record.quantity = line.quantity ? to_string(*line.quantity) : "";
    record.unit = line.unit;
    record.note = reason_words(line.reasons);
    return record;
}

[[nodiscard]] bill_record total_record(const deployment_bill& of) {
    bill_record record;
    record.deployment = of.name;
    record.kind = "total";
    record.amount = to_string(of.total);
    record.exact_amount = to_string(of.exact_total);
    record.note = of.complete ? "" : "lower bound";
    return record;
}

[[nodiscard]] bill_record converted_record(const bill& all, const deployment_bill& of) {
    bill_record record;
    record.deployment = of.name;
    record.kind = "converted total";
    record.key = all.currency->name;
    record.price = to_string(all.currency->rate);
    record.amount = to_fixed(of.converted->total);
    record.valid_from = record.last_seen = to_string(all.currency->day);
    record.source = all.currency->source;
    return record;
}

[[nodiscard]] std::string deployment_records(const bill& all, const deployment_bill& of) {
    std::string text;
    for (const auto& line : of.lines) {
        auto record = line_record(of.name, line);
        add_evidence(record, line);
        text += text_of(record);
    }
    for (const auto& line : of.discounts) text += text_of(discount_record(of.name, line));
    for (const auto& cost : of.other) text += text_of(cost_record(of.name, "other", cost));
    for (const auto& line : of.unpriced) text += text_of(unpriced_record(of.name, line));
    text += text_of(total_record(of));
    if (all.currency && of.converted) text += text_of(converted_record(all, of));
    for (const auto& cost : of.one_off) text += text_of(cost_record(of.name, "one-off", cost));
    for (const auto& line : of.one_off_lines) {
        auto record = line_record(of.name, line);
        record.kind = "one-off";
        add_evidence(record, line);
        text += text_of(record);
    }
    return text;
}

[[nodiscard]] std::string part_records(const std::string& deployment, const bill_line& line) {
    std::string text;
    for (const auto& part : line.parts) {
        text += csv_record({deployment, line.key, part.label, part.where,
                            std::string(info(part.cause).number), plain_formula(part),
                            to_string(part.quantity), line.unit, line.price, line.per,
                            to_string(part.amount)});
    }
    return text;
}

}  // namespace

std::string csv_record(const std::vector<std::string>& fields) {
    std::string record;
    for (std::size_t i = 0; i < fields.size(); ++i)
        record += (i == 0 ? "" : ",") + csv_field(fields[i]);
    return record + "\r\n";
}

std::string csv_table(const text_table& table) {
    std::vector<std::string> heads;
    for (const auto& column : table.columns) heads.push_back(column.head);
    std::string text = csv_record(heads);
    for (const auto& row : table.rows) text += csv_record(row);
    return text;
}

std::string bill_as_csv(const bill& of) {
    std::string text = bill_head();
    for (const auto& part : of.deployments) text += deployment_records(of, part);
    return text;
}

std::string comparison_as_csv(const bill&, const comparison& seen) {
    auto table = transposed(comparison_table(seen, number_style::plain));
    table.columns.front().head = "deployment";
    return csv_table(table);
}

std::string explanation_as_csv(const bill& of) {
    std::string text = csv_record({"deployment", "key", "part", "where", "rule", "formula",
                                   "quantity", "unit", "price", "per", "amount"});
    for (const auto& part : of.deployments) {
        for (const auto& line : part.lines) text += part_records(part.name, line);
    }
    return text;
}

}  // namespace dbcost::io
