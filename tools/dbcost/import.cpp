// SPDX-License-Identifier: MIT
// prices import: an AWS price offer as tables of this project.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/io/import_offer.hpp>
#include <dbcost/io/read_file.hpp>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace dbcost::calculator {

namespace {

struct import_flags {
    std::string file, into, format = "text";
    import_options options;
};

[[nodiscard]] result<imported_offer> read(const import_flags& flags) {
    errno = 0;
    if (flags.file == "-") {
        auto made = import_offer(std::cin, flags.file, flags.options);
        if (std::ferror(stdin) != 0) return unreadable(flags.file, errno);
        return made;
    }
    std::ifstream file(flags.file, std::ios::binary);
    if (!file) return unreadable(flags.file, errno);
    std::error_code ignored;
    if (std::filesystem::is_directory(flags.file, ignored)) return unreadable(flags.file, EISDIR);
    return import_offer(file, flags.file, flags.options);
}

[[nodiscard]] exit_status run(const import_flags& flags) {
    const auto as = parse_format(flags.format);
    if (!as) return report(as.problems(), format::text, wrong_usage);
    const auto offer = read(flags);
    if (!offer) return report(offer.problems(), *as, cannot);
    if (!flags.into.empty()) {
        const auto problems = write_tables(*offer, flags.into);
        if (!problems.empty()) return report(problems, *as, cannot);
    }
    return finish(render_import(*offer, *as), done);
}

constexpr auto examples =
    "  dbcost prices import AmazonDynamoDB.json\n"
    "  dbcost prices import AmazonRDS.json --region eu-west-1 --into my-prices\n"
    "  dbcost prices import - --book mine --into my-prices --format json < items.json\n";

}  // namespace

void add_import_command(CLI::App& prices, exit_status& status) {
    auto& command = add_command(
        prices, "import", "Turn an AWS price offer into price tables; say what became of each SKU.", examples);
    const auto flags = std::make_shared<import_flags>();
    command.add_option("FILE", flags->file, "A bulk offer file or a list of Query API items, or - for stdin")
        ->required()
        ->type_name("");
    command.add_option("--into", flags->into, "Write the tables into this folder (default: only count)")
        ->type_name("DIR");
    command.add_option("--engine", flags->options.engine, "Of RDS: this engine's instances")
        ->capture_default_str()
        ->type_name("NAME");
    command.add_option("--book", flags->options.book, "The name of the book that is made")
        ->capture_default_str()
        ->type_name("NAME");
    command.add_option("--region", flags->options.regions, "Only this region; may be given several times")
        ->type_name("NAME");
    add_format_flag(command, flags->format);
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
