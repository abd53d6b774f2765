// SPDX-License-Identifier: MIT
// Reading and writing with the C library: it says why it could not, and no locale is in the way.
#include "streams.hpp"

#include <dbcost/io/read_file.hpp>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace dbcost::calculator {

result<std::string> read_input(const std::string& file_name) {
    return file_name == "-" ? read_file(stdin, file_name) : read_file(file_name);
}

bool write_result(std::string_view text) {
    errno = 0;
    const bool taken = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (taken && std::fflush(stdout) == 0) return true;
    std::fprintf(stderr, "dbcost: the result could not be written to stdout: %s\n",
                 std::strerror(errno));
    return false;
}

exit_status finish(std::string_view text, exit_status status) {
    return write_result(text) ? status : cannot;
}

errors with_file(errors problems, const std::string& file) {
    for (auto& problem : problems) {
        const bool named = problem.place.starts_with(file + ": ") || problem.place == file;
        if (!named && problem.place.starts_with('/')) problem.place = file + ": " + problem.place;
    }
    return problems;
}

exit_status report(const errors& problems, format as, exit_status status) {
    const auto text = render_errors(problems, as);
    (void)std::fwrite(text.data(), 1, text.size(), stderr);
    return status;
}

void warn(const errors& oddities, format as) {
    const auto text = render_warnings(oddities, as);
    (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace dbcost::calculator
