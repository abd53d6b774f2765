// SPDX-License-Identifier: MIT
// Runs a target once on each file, without libFuzzer: replay TARGET FILE-OR-FOLDER...
//
// Of a file named *.lines each line is an input. Prints how many inputs there were; none is a failure, since
// then nothing was tested.
#include "targets.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

[[nodiscard]] std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

[[nodiscard]] std::vector<fs::path> files_of(const std::vector<std::string>& names) {
    std::vector<fs::path> files;
    for (const auto& name : names) {
        if (!fs::is_directory(name)) {
            files.emplace_back(name);
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(name)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

[[nodiscard]] std::size_t replay_lines(const dbcost::fuzz::target& of, std::string_view text) {
    std::size_t inputs = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        of.run(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++inputs;
    }
    return inputs;
}

[[nodiscard]] std::size_t replay_file(const dbcost::fuzz::target& of, const fs::path& path) {
    std::fprintf(stderr, "%s\n", path.c_str());  // the last one named is the one that failed
    const auto text = bytes_of(path);
    if (path.extension() == ".lines") return replay_lines(of, text);
    of.run(text);
    return 1;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    const auto* target = words.empty() ? nullptr : dbcost::fuzz::find_target(words.front());
    if (target == nullptr) {
        std::fprintf(stderr, "usage: replay TARGET FILE-OR-FOLDER..., a target of fuzz/targets.hpp\n");
        return 2;
    }
    std::size_t inputs = 0;
    for (const auto& path : files_of({words.begin() + 1, words.end()})) inputs += replay_file(*target, path);
    std::printf("%zu inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
