// SPDX-License-Identifier: MIT
// dbcost: the command line. Arguments in, one library call, the rendered result out.
#include "commands.hpp"
#include "flags.hpp"
#include "streams.hpp"

#include <dbcost/version.hpp>

#include <csignal>
#include <cstdio>
#include <new>

namespace {

using namespace dbcost::calculator;

constexpr auto examples =
    "  dbcost compare docs/examples/article.json\n"
    "  dbcost estimate shop.json --deployment postgres --format json\n"
    "  dbcost explain shop.json --line dynamodb.storage\n"
    "  dbcost prices list\n";

// The format that the command line asks for, as far as it can be told of one that makes no sense.
[[nodiscard]] dbcost::format asked_format(const std::vector<std::string>& words) {
    constexpr std::string_view option = "--format", with_value = "--format=";
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].starts_with(with_value)) return format_or_text(words[i].substr(with_value.size()));
        if (words[i] == option && i + 1 < words.size()) return format_or_text(words[i + 1]);
    }
    return dbcost::format::text;
}

exit_status parse_and_run(CLI::App& top, int count, char** arguments, const exit_status& status) {
    try {
        top.parse(count, arguments);
        return status;
    } catch (const CLI::CallForVersion&) {
        return finish("dbcost " DBCOST_VERSION "\n", done);
    } catch (const CLI::CallForHelp&) {
        return finish(top.help(), done);
    } catch (const CLI::ParseError& problem) {
        const std::vector<std::string> words(arguments + 1, arguments + count);
        return report(usage_problems(top, problem, words), asked_format(words), wrong_usage);
    }
}

exit_status run(int count, char** arguments) {
    exit_status status = done;
    CLI::App top("", "dbcost");
    describe(top, "What a workload costs a month on RDS for PostgreSQL and on DynamoDB.", examples);
    top.set_version_flag("--version", "dbcost " DBCOST_VERSION, "Print the version and end");
    top.require_subcommand(1);
    add_bill_commands(top, status);
    add_prices_commands(top, status);
    add_scaling_command(top, status);
    add_credits_command(top, status);
    add_capacity_command(top, status);
    add_footprint_command(top, status);
    add_reservations_command(top, status);
    add_difference_command(top, status);
    add_solve_command(top, status);
    add_record_commands(top, status);
    add_range_command(top, status);
    add_migrate_command(top, status);
    add_advise_command(top, status);
    add_verify_command(top, status);
    add_schema_command(top, status);
    return parse_and_run(top, count, arguments, status);
}

}  // namespace

int main(int count, char** arguments) {
#ifdef SIGPIPE
    (void)std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, with a message
#endif
    try {
        return run(count, arguments);
    } catch (const std::bad_alloc&) {
        std::fputs("dbcost: there is not enough memory for this\n", stderr);
        return cannot;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "dbcost: this is a mistake in dbcost itself, please report it: %s\n",
                     fault.what());
        return cannot;
    }
}
