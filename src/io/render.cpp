// SPDX-License-Identifier: MIT
// Chooses the renderer of a format.
#include "io/render_formats.hpp"

namespace dbcost::inline v0_1 {

namespace {

// The lines whose key `wanted` names: whole, without its region, or its meter alone.
[[nodiscard]] bool is_named(std::string_view key, std::string_view wanted) {
    const auto without_region = key.substr(key.find('/') + 1);
    return wanted == key || wanted == without_region ||
           wanted == without_region.substr(0, without_region.find('['));
}

template <class Lines>
void keep_named(Lines& lines, std::string_view wanted) {
    std::erase_if(lines, [&](const auto& line) { return !is_named(line.key, wanted); });
}

[[nodiscard]] error unknown_line(const bill& of, std::string_view key) {
    std::vector<std::string> keys;
    const auto add = [&](const std::string& known) {
        const auto shown = key.find('/') == key.npos ? known.substr(known.find('/') + 1) : known;
        if (std::find(keys.begin(), keys.end(), shown) == keys.end()) keys.push_back(shown);
    };
    for (const auto& part : of.deployments) {
        for (const auto& line : part.lines) add(line.key);
        for (const auto& line : part.discounts) add(line.key);
        for (const auto& line : part.unpriced) add(line.key);
    }
    return {errc::bad_choice, "--line", "\"" + std::string(key) + "\"",
            "the key of a line of the bill", suggest(key, keys)};
}

}  // namespace

std::string render_bill(const bill& of, format as) {
    switch (as) {
        case format::text:
            return io::bill_as_text(of);
        case format::json:
            return io::bill_as_json(of);
        case format::csv:
            return io::bill_as_csv(of);
        case format::markdown:
            break;
    }
    return io::bill_as_markdown(of);
}

std::string render_comparison(const bill& of, const comparison& seen, format as) {
    switch (as) {
        case format::text:
            return io::comparison_as_text(of, seen);
        case format::json:
            return io::comparison_as_json(of, seen);
        case format::csv:
            return io::comparison_as_csv(of, seen);
        case format::markdown:
            break;
    }
    return io::comparison_as_markdown(of, seen);
}

std::string render_explanation(const bill& of, format as) {
    switch (as) {
        case format::text:
            return io::explanation_as_text(of);
        case format::json:
            return io::explanation_as_json(of);
        case format::csv:
            return io::explanation_as_csv(of);
        case format::markdown:
            break;
    }
    return io::explanation_as_markdown(of);
}

std::string render_errors(const errors& problems, format as) {
    return as == format::json ? io::errors_as_json(problems, "errors")
                              : io::errors_as_text(problems, "error");
}

std::string render_warnings(const errors& oddities, format as) {
    return as == format::json ? io::errors_as_json(oddities, "warnings")
                              : io::errors_as_text(oddities, "warning");
}

std::string render_gates(const std::vector<gate_finding>& failed, format as) {
    return as == format::json ? io::gates_as_json(failed) : io::gates_as_text(failed);
}

result<bill> only_line(const bill& of, std::string_view key) {
    bill kept = of;
    for (auto& part : kept.deployments) {
        keep_named(part.lines, key);
        keep_named(part.discounts, key);
        keep_named(part.unpriced, key);
        keep_named(part.one_off_lines, key);
        part.other.clear();
        part.one_off.clear();
    }
    std::erase_if(kept.deployments,
                  [](const auto& part) { return part.lines.empty() && part.discounts.empty() && part.unpriced.empty() &&
                                                     part.one_off_lines.empty(); });
    if (kept.deployments.empty()) return unknown_line(of, key);
    return kept;
}

}  // namespace dbcost
