// SPDX-License-Identifier: MIT
// editions.json beside tables/, limits/ and classes/: the bytes that each of their files has in its
// edition. Written with them by tools/tables/make_tables.py; internal to io.
//
//   { "editions": 1, "files": [
//     { "file": "limits/dynamodb.json", "edition": "2026.1", "sha256": "4fd33693..." } ] }
//
// errors  edition-hash: a file with other bytes, one that is gone, one that is in no edition; and
//         whatever makes editions.json unreadable
//
// A folder without editions.json is somebody's own: nothing of it is promised, so nothing is compared.
// A hash finds slips and quiet edits. It stops nobody who writes it anew: that shows in the history.
#pragma once
#include <dbcost/core/error.hpp>

namespace dbcost::inline v0_1::io {

// Of every file of a folder laid out as pricing/ is.
[[nodiscard]] errors edition_problems(const std::string& folder);

// Of one file with this text, by the editions.json of the folder that it lies in.
[[nodiscard]] errors edition_problems_of(const std::string& file_name, std::string_view text);

}  // namespace dbcost::io
