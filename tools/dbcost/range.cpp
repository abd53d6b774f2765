// SPDX-License-Identifier: MIT
// range: what a deployment costs where values are known only as low, mid and high.
#include "commands.hpp"
#include "vary.hpp"
#include "whole_number.hpp"
#include "with_scenario.hpp"

#include <dbcost/estimate/problems.hpp>
#include <dbcost/io/render_range.hpp>
#include <dbcost/table/remembered_tables.hpp>

namespace dbcost::calculator {

namespace {

struct range_flags {
    bill_flags bill;
    std::vector<std::string> vary;
    std::string seed = "1", samples = "1000";
};

struct range_request {
    bill_request bill;
    std::vector<uncertain_input> inputs;
    std::uint64_t seed = 0;
    std::int64_t samples = 0;
};

[[nodiscard]] result<range_request> parse(const range_flags& flags) {
    constexpr std::int64_t most_samples = 10'000'000;
    errors problems;
    range_request made;
    const auto bill = parse_flags(flags.bill);
    detail::append(problems, bill.problems());
    if (bill) made.bill = *bill;
    for (const auto& text : flags.vary) {
        const auto input = parse_vary(text, parse_uncertain);
        detail::append(problems, input.problems());
        if (input) made.inputs.push_back({input->pointer, input->values});
    }
    detail::append(problems, varied_twice(made.inputs));
    made.seed = static_cast<std::uint64_t>(
        whole_number(flags.seed, 0, std::numeric_limits<std::int64_t>::max(), "--seed", problems));
    made.samples = whole_number(flags.samples, 1, most_samples, "--samples", problems);
    if (!problems.empty()) return problems;
    return made;
}

[[nodiscard]] result<std::vector<cost_range_answer>> answer(const range_request& request) {
    const auto& bill = request.bill;
    using answers = result<std::vector<cost_range_answer>>;
    return with_text(bill, [&](const std::string& text, const scenario_overrides& shared,
                               const tables& data) -> answers {
        const auto make = [&](const std::vector<std::string>& values) {
            auto overrides = shared;
            for (std::size_t i = 0; i < values.size(); ++i) {
                overrides.sets.emplace_back(request.inputs[i].pointer, values[i]);
            }
            return parse_scenario(text, bill.file, overrides);
        };
        std::vector<std::string> mids;
        for (const auto& input : request.inputs) mids.push_back(input.value.range.text_at(input.value.mid));
        const auto from = make(mids);
        if (!from) return from.problems();
        const auto totals = totals_of(*from, data, bill.options, bill.deployment);  // refuses an unknown name
        if (!totals) return totals.problems();
        const remembered_tables remembered(data);
        const range_question question{*from, request.inputs, make, remembered, bill.options, request.seed,
                                      request.samples};
        std::vector<cost_range_answer> made;
        for (const auto& of : *totals) {
            auto one = guard_overflow(bill.file, [&] { return cost_range(question, of.name); });
            if (!one) return one.problems();
            made.push_back(*std::move(one));
        }
        return made;
    });
}

[[nodiscard]] exit_status run(const range_flags& flags) {
    const auto request = parse(flags);
    if (!request) return report(request.problems(), format_or_text(flags.bill.format), wrong_usage);
    const auto made = answer(*request);
    if (!made) return report(with_file(made.problems(), request->bill.file), request->bill.as, cannot);
    return finish(render_ranges(*made, request->bill.as), done);
}

constexpr auto examples =
    "  dbcost range shop.json --vary '/workload/operations/write/rate=10000/day..20000/day..50000/day'\n"
    "  dbcost range shop.json --deployment dynamodb --vary '/workload/entities/order/count=1000..5000..9000' \\\n"
    "      --vary '/workload/entities/order/size=1 KB..2 KB..4 KB' --seed 7\n";

}  // namespace

void add_range_command(CLI::App& top, exit_status& status) {
    auto& command = add_command(top, "range", "Bounds of the total where values are low, mid and high.", examples);
    const auto flags = std::make_shared<range_flags>();
    add_scenario_flags(command, flags->bill);
    add_format_flag(command, flags->bill.format);
    command.add_option("--vary", flags->vary, "A value that is not known exactly; may be repeated")
        ->required()
        ->type_name("/POINTER=LOW..MID..HIGH")
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--samples", flags->samples, "How many samples are drawn, 1000 unless stated")->type_name("N");
    command.add_option("--seed", flags->seed, "Which samples, 1 unless stated")->type_name("N");
    command.callback([flags, &status] { status = run(*flags); });
}

}  // namespace dbcost::calculator
