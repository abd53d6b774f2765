// SPDX-License-Identifier: MIT
// Reads with the C library: it says why it could not.
#include <dbcost/io/read_file.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace dbcost::inline v0_1 {

namespace {

struct file_closer {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

[[nodiscard]] error too_large(const std::string& name) {
    return {errc::out_of_range, name, "more than " + std::to_string(largest_file) + " bytes",
            "at most " + std::to_string(largest_file) + " bytes, since the file is read whole",
            "look whether it is the right file; one with a record a line can be split"};
}

}  // namespace

error unreadable(const std::string& name, int reason) {
    return {errc::file_unreadable, name.empty() ? "\"\"" : name, std::strerror(reason), "a file that can be read",
            "look at the name and the rights of the file"};
}

result<std::string> read_file(const std::string& name) {
    errno = 0;
    const std::unique_ptr<std::FILE, file_closer> file(std::fopen(name.c_str(), "rb"));
    if (file == nullptr) return unreadable(name, errno);
    return read_file(file.get(), name);
}

result<std::string> read_file(std::FILE* file, const std::string& name) {
    std::string text;
    std::array<char, 65536> chunk;
    errno = 0;
    while (const auto count = std::fread(chunk.data(), 1, chunk.size(), file)) {
        if (count > largest_file - text.size()) return too_large(name);
        text.append(chunk.data(), count);
    }
    if (std::ferror(file) != 0) return unreadable(name, errno);
    return text;
}

}  // namespace dbcost
