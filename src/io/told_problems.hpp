// SPDX-License-Identifier: MIT
// The problems of one file that are told: the first hundred, then one that says that there are more. Internal to io.
//
//   told_problems problems("requests.ndjson");
//   for (const auto& line : lines) {
//       if (problems.is_full()) break;
//       problems.add(problems_of(line));
//   }
//   return problems.all();
//
// All problems of a file at once help whoever mends it; those of a file of another kind would be millions.
#pragma once
#include <dbcost/core/error.hpp>
#include <utility>

namespace dbcost::inline v0_1::io {

inline constexpr std::size_t most_problems = 100;

// What stands behind the hundredth.
[[nodiscard]] inline error further_problems(const std::string& file) {
    return {errc::out_of_range, file, "more than " + std::to_string(most_problems) + " problems",
            "a file with fewer: the first of them stand above", "mend these and look again, or name another file"};
}

class told_problems {
public:
    explicit told_problems(std::string file) : file_(std::move(file)) {}

    void add(error problem) {
        if (is_full()) return;
        found_.push_back(found_.size() < most_problems ? std::move(problem) : further_problems(file_));
    }
    void add(errors problems) {
        for (auto& problem : problems) add(std::move(problem));
    }
    [[nodiscard]] bool is_full() const { return found_.size() > most_problems; }
    [[nodiscard]] bool empty() const { return found_.empty(); }
    [[nodiscard]] const errors& all() const { return found_; }

private:
    std::string file_;
    errors found_;
};

}  // namespace dbcost::io
