// SPDX-License-Identifier: MIT
// schema: prints the JSON Schema of one of the formats.
#include "commands.hpp"
#include "schemas.hpp"
#include "streams.hpp"

namespace dbcost::calculator {

namespace {

[[nodiscard]] exit_status print(const std::string& wanted) {
    std::vector<std::string_view> names;
    for (const auto& schema : schemas) {
        if (schema.name == wanted) return finish(schema.text, done);
        names.push_back(schema.name);
    }
    return report({{errc::bad_choice, "dbcost schema", "\"" + wanted + "\"", "the name of a schema",
                    suggest(wanted, names)}},
                  format::text, wrong_usage);
}

// "one, two or three"
[[nodiscard]] std::string choice_of_names() {
    std::string words;
    for (const auto& schema : schemas) {
        const bool last = &schema == &schemas.back();
        words += std::string(words.empty() ? "" : last ? " or " : ", ") + std::string(schema.name);
    }
    return words;
}

constexpr auto examples =
    "  dbcost schema scenario\n"
    "  dbcost schema bill > bill.schema.json\n"
    "  dbcost schema comparison > comparison.schema.json\n";

}  // namespace

void add_schema_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "schema", "The JSON Schema of a format.", examples);
    const auto wanted = std::make_shared<std::string>();
    command.add_option("NAME", *wanted, choice_of_names())->required()->type_name("");
    command.callback([wanted, &status] { status = print(*wanted); });
}

}  // namespace dbcost::calculator
