// SPDX-License-Identifier: MIT
// An AWS offer as a stream of products and terms; the rest of the file is read over.
//
//   offer_reader reader(file_name, receiver);
//   errors problems = reader.read(stream);
//
// Two layouts, told apart by their first character: a bulk file {"products": {SKU: ...}, "terms":
// {"OnDemand": {SKU: {CODE: ...}}}}, whose products come first, and a list of Query API items, each
// {"product": ..., "terms": {"OnDemand": {CODE: ...}}, "version": ...}. One product or term is in
// memory at a time.
//
// errors: syntax with line and column, wrong-type with the pointer; what the receiver reports.
#pragma once
#include <dbcost/core/error.hpp>
#include <functional>
#include <istream>
#include <optional>
#include <vector>

#include "io/told_problems.hpp"

namespace dbcost::inline v0_1::io {

// What an offer says of itself; of a Query API item, what the item says.
struct offer_head {
    std::string code, version, published;  // "AmazonRDS", "20190930...", "2019-09-30T..."
};

// Only the attributes that decide what a product is.
struct offer_product {
    std::string sku, family;
    std::string usage_type, location, location_type, engine, deployment, instance_class;
    std::string from, to, to_type;

    [[nodiscard]] std::size_t length() const {
        std::size_t sum = 0;
        for (const auto* text : {&sku, &family, &usage_type, &location, &location_type, &engine, &deployment,
                                 &instance_class, &from, &to, &to_type}) {
            sum += text->size();
        }
        return sum;
    }
};

struct offer_dimension {
    std::string rate_code, unit, begin, end;
    std::string price;      // in US dollars
    bool priced = false;    // whether a price in US dollars was there
};

enum class term_kind { on_demand, reserved };

struct offer_term {
    term_kind kind{};
    std::string sku, place;  // place: the pointer of the term
    std::string effective, lease, option, offering;
    std::vector<offer_dimension> dimensions;
};

// Called in file order; a reported error ends nothing, the file is read to its end, unless false says that this is
// enough, or no further problem would be told.
struct offer_receiver {
    std::function<bool(const offer_head&, const offer_product&, const std::string& place)> product;
    std::function<void(const offer_head&, const offer_term&)> term;
};

// The problems of an offer, by their pointers.
class offer_problems {
public:
    explicit offer_problems(const std::string& file) : file_(file), told_(file) {}
    void add(errc code, const std::string& pointer, std::string seen, std::string expected,
             std::string remedy);
    [[nodiscard]] const errors& all() const { return told_.all(); }
    [[nodiscard]] bool is_full() const { return told_.is_full(); }

private:
    std::string file_;
    told_problems told_;
};

inline constexpr std::size_t longest_value = 1024 * 1024;  // bytes
inline constexpr std::size_t most_of_a_product = 10'000;  // terms, and prices of a term

// Reads the whole stream.
void read_offer(std::istream& from, const offer_receiver& receiver, offer_head& head,
                offer_problems& problems);

}  // namespace dbcost::io
