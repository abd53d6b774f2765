// SPDX-License-Identifier: MIT
// What `dbcost prices check` asks beyond the strict reading: hashes, sources, books, Multi-AZ prices,
// oddities.
#include <dbcost/io/load_tables.hpp>
#include <dbcost/io/read_file.hpp>

#include "io/edition_hashes.hpp"
#include "io/table_folder.hpp"
#include "io/table_sources.hpp"

#include <dbcost/table/find_price.hpp>
#include <dbcost/table/odd_prices.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

namespace dbcost::inline v0_1 {

namespace {

void append(errors& into, errors more) {
    for (auto& problem : more) into.push_back(std::move(problem));
}

// ---- Multi-AZ ----------------------------------------------------------------------------------

// The same key in one zone; nothing when it is not a Multi-AZ key.
[[nodiscard]] std::optional<meter_key> single_az_of(meter_key key) {
    const auto& known = info(key.id);
    for (std::size_t i = 0; i < known.attribute_count(); ++i) {
        if (known.attributes[i] != "deployment" || key.values[i] != "multi-az") continue;
        key.values[i] = "single-az";
        return key;
    }
    return std::nullopt;
}

[[nodiscard]] const unit_price* flat_price(const price_value* value) {
    if (value == nullptr || !value->model) return nullptr;
    const auto* model = std::get_if<per_unit>(&*value->model);
    return model == nullptr ? nullptr : &model->price;
}

void compare_zones(const price_entry& two_zones, const price_entry& one_zone, errors& problems) {
    for (std::size_t i = 0; i < two_zones.values.size(); ++i) {
        const auto& value = two_zones.values[i];
        const auto* other = value_on(one_zone.values, value.known.valid_from, value.known.edition);
        const auto* price = flat_price(&value);
        const auto* other_price = flat_price(other);
        if (price == nullptr || other_price == nullptr || !(*price < *other_price)) continue;
        problems.push_back({errc::contradiction,
                            two_zones.place + "/values/" + std::to_string(i) + "/price",
                            value.price_text + " for multi-az, " + other->price_text +
                                " for single-az at " + one_zone.place,
                            "a Multi-AZ price not below the single-az price of the same day",
                            "look whether the two prices were swapped"});
    }
}

// Reserved prices are left out: their parts (upfront, hourly) may be split differently.
[[nodiscard]] errors zone_problems(const memory_tables& data) {
    std::map<std::tuple<std::string, std::string, meter_key>, const price_entry*> entries;
    for (const auto& entry : data.all_prices()) {
        entries[{entry->book, entry->region, entry->key}] = entry.get();
    }
    errors problems;
    for (const auto& entry : data.all_prices()) {
        const auto key = single_az_of(entry->key);
        if (!key || name(key->id).starts_with("rds.reserved.")) continue;
        const auto one_zone = entries.find({entry->book, entry->region, *key});
        if (one_zone != entries.end()) compare_zones(*entry, *one_zone->second, problems);
    }
    return problems;
}

// ---- books -------------------------------------------------------------------------------------

[[nodiscard]] errors book_problems(const std::vector<io::placed_book>& books) {
    std::set<std::string> known;
    for (const auto& one : books) known.insert(one.book.name);
    for (auto& shipped : embedded_tables().books()) known.insert(std::move(shipped.name));
    errors problems;
    for (const auto& [book, file] : books) {
        if (book.over.empty() || known.contains(book.over)) continue;
        problems.push_back({errc::unknown_book, file + ": /over", io::shown(book.over),
                            "a book of the folder or a shipped one", suggest(book.over, known)});
    }
    return problems;
}

// ---- all of it ---------------------------------------------------------------------------------

[[nodiscard]] errors odd_prices_of(const memory_tables& data) {
    std::vector<const price_entry*> entries;
    for (const auto& entry : data.all_prices()) entries.push_back(entry.get());
    return odd_prices(entries);
}

[[nodiscard]] table_findings check_file(const std::string& file_name) {
    const auto text = read_file(file_name);
    if (!text) return {text.problems(), {}};
    memory_tables read;
    auto problems = add_table(read, *text, file_name);
    append(problems, io::edition_problems_of(file_name, *text));
    append(problems, zone_problems(read));
    return {std::move(problems), odd_prices_of(read)};
}

[[nodiscard]] table_findings check_folder(const std::string& folder) {
    auto read = io::read_table_folder(folder);
    append(read.problems, io::edition_problems(read.root));
    io::check_sources(read.root, read.citations, read.problems);
    append(read.problems, book_problems(read.books));
    append(read.problems, zone_problems(read.tables));
    return {std::move(read.problems), odd_prices_of(read.tables)};
}

}  // namespace

table_findings check_tables(const std::string& folder_or_file) {
    std::error_code problem;
    const bool is_folder = std::filesystem::is_directory(folder_or_file, problem);
    return is_folder ? check_folder(folder_or_file) : check_file(folder_or_file);
}

}  // namespace dbcost
