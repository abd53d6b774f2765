// SPDX-License-Identifier: MIT
// The price tables as they lie in the program: text in chunks, and sorted records that point there.
//
// tools/embed writes the definitions from pricing/. Records hold positions instead of pointers, so
// that nothing is relocated or parsed when the program starts: a bill touches what it looks at.
//
//   prices, allowances    by (book, region, key); the key of an allowance is its meter, several may
//                         share one
//   limits, classes, books  by key: the limit id, the class, the book
#pragma once
#include <cstdint>
#include <span>

namespace dbcost::inline v0_1::io::embedded {

// A piece of a chunk. Chunks stay below 64 KB, the longest literal a compiler must take.
struct text {
    std::uint16_t chunk, begin, size;
};

// The file a record comes from, and what its header says of all its entries.
struct file {
    text name, book, region, edition;
};

struct record {
    std::uint32_t position;  // of the entry in its file's list
    std::uint16_t file;      // which of files
    text key;
    text json;  // the single entry
};

extern const char* const* const chunks;
extern const std::span<const file> files;
extern const std::span<const record> prices, allowances, limits, classes, books;

}  // namespace dbcost::io::embedded
