// SPDX-License-Identifier: MIT
// AWS price offers become price tables of this project, and every SKU is accounted for.
//
//   std::ifstream file("AmazonRDS-2019-09-30.json");
//   auto offer = import_offer(file, "AmazonRDS-2019-09-30.json", {});
//   if (offer) problems = write_tables(*offer, "my-prices");
//
// Reads bulk offer files (format v1.0: products, terms) and lists of Price List Query API items, as a
// stream: in memory stand the products that are wanted and the SKUs seen, never the file. So that it stays bounded
// whatever the stream is, a single value may have at most 1 MiB, a product 10,000 terms and a term as many prices, and
// an offer 1,000 versions and 512 MiB of products (some 2,000,000); the first one beyond ends the reading
// (out-of-range). Zero-price
// tiers become allowances. An upfront fee written as the expansion of a binary fraction
// (0.2999999999...) is the decimal it stands for, and reported: docs/howto/import-an-offer.md.
//
// errors, all with the place in the file: syntax (also a file cut off), wrong-type, missing-key,
// duplicate-key (a SKU twice), unit-mismatch, bad-number, out-of-range, tier-gap, price-ambiguous,
// contradiction (terms before products, terms of no product), bad-choice (another service).
#pragma once
#include <dbcost/core/date.hpp>
#include <dbcost/io/render.hpp>
#include <iosfwd>

namespace dbcost::inline v0_1 {

struct import_options {
    std::string engine = "PostgreSQL";  // of RDS products; what names no engine is taken as well
    std::string book = "offer";         // the name of the book that is made
    std::vector<std::string> regions;   // only these; empty: all
};

// Where each SKU of the offer went: used + duplicates + all skipped = seen.
struct offer_account {
    struct reason {
        std::string why;
        std::int64_t skus = 0;
        std::string example;  // one SKU of them
    };
    std::int64_t seen = 0, used = 0, duplicates = 0;
    std::vector<reason> skipped;  // most SKUs first
};

// One table file of the result: where it belongs below the folder, and its bytes.
struct offer_file {
    std::string path;  // "tables/<book>/<service>/<region>.json"
    std::string text;
};

struct imported_offer {
    std::string code;                   // "AmazonRDS"
    std::vector<std::string> versions;  // one of a bulk file; of Query API items each
    offer_account account;
    std::int64_t prices = 0, allowances = 0;
    std::vector<std::string> recognised;  // binary fractions, each with its SKU
    std::vector<offer_file> files;        // by path; the same offer gives the same bytes
};

[[nodiscard]] result<imported_offer> import_offer(std::istream& from, const std::string& file_name,
                                                  const import_options& options);

// All files or none: each is written beside its place first and moved when all are there. A file
// that is there already with other bytes is not overwritten (contradiction).
[[nodiscard]] errors write_tables(const imported_offer& offer, const std::string& folder);

// The account of SKUs, for a terminal or as JSON.
[[nodiscard]] std::string render_import(const imported_offer& offer, format as);

}  // namespace dbcost
