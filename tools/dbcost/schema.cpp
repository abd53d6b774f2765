// SPDX-License-Identifier: MIT
// schema: prints the JSON Schema of one of the formats.
#include "commands.hpp"
#include "schemas.hpp"
#include "streams.hpp"

namespace dbcost::calculator {

namespace {

struct named_schema {
    std::string_view name, text;
};

[[nodiscard]] exit_status print(const std::string& wanted) {
    const std::array<named_schema, 4> known{{{"scenario", scenario_schema},
                                             {"bill", bill_schema},
                                             {"price-table", price_table_schema},
                                             {"footprint", footprint_schema}}};
    std::vector<std::string_view> names;
    for (const auto& schema : known) {
        if (schema.name == wanted) return finish(schema.text, done);
        names.push_back(schema.name);
    }
    return report({{errc::bad_choice, "dbcost schema", "\"" + wanted + "\"", "the name of a schema",
                    suggest(wanted, names)}},
                  format::text, wrong_usage);
}

constexpr auto examples =
    "  dbcost schema scenario\n"
    "  dbcost schema bill > bill.schema.json\n"
    "  dbcost schema price-table\n"
    "  dbcost schema footprint\n";

}  // namespace

void add_schema_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "schema", "The JSON Schema of a format.", examples);
    const auto wanted = std::make_shared<std::string>();
    command.add_option("NAME", *wanted, "scenario, bill, price-table or footprint")->required()->type_name("");
    command.callback([wanted, &status] { status = print(*wanted); });
}

}  // namespace dbcost::calculator
