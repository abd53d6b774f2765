// SPDX-License-Identifier: MIT
// Help and usage errors.
#include "usage.hpp"

#include <dbcost/core/nearest.hpp>

namespace dbcost::calculator {

namespace {

// Examples first: most people need no more.
class examples_first : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override {
        if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
        return "Examples:\n" + app->get_footer() + "\n" + make_usage(app, name) + "\n" +
               make_description(app) + make_positionals(app) + make_groups(app, mode) +
               make_subcommands(app, mode);
    }
};

// The words that name a command, and the command they lead to.
struct walked {
    const CLI::App* app;
    std::string path;
    const std::string* unknown = nullptr;  // a word that names no command where one is due
};

[[nodiscard]] walked walk(const CLI::App& top, const std::vector<std::string>& words) {
    walked at{&top, "dbcost"};
    for (const auto& word : words) {
        if (word.starts_with('-')) continue;
        if (at.app->get_subcommands({}).empty()) break;
        const CLI::App* next = nullptr;
        for (const auto* known : at.app->get_subcommands({})) {
            if (known->get_name() == word) next = known;
        }
        if (next == nullptr) {
            at.unknown = &word;
            break;
        }
        at.app = next;
        at.path += " " + word;
    }
    return at;
}

[[nodiscard]] std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* known : app.get_subcommands({})) names.push_back(known->get_name());
    return names;
}

[[nodiscard]] std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* known : app.get_options()) {
        for (const auto& name : known->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

// The names of the options that have one value and were given several.
[[nodiscard]] std::vector<std::string> repeated_options(const CLI::App& app,
                                                        const std::vector<std::string>& words) {
    std::vector<std::string> repeated;
    for (const auto* known : app.get_options()) {
        const bool throws = known->get_multi_option_policy() == CLI::MultiOptionPolicy::Throw;
        if (!throws || known->get_items_expected_max() != 1) continue;
        for (const auto& name : known->get_lnames()) {
            const auto given = std::count_if(words.begin(), words.end(), [&](const auto& word) {
                return word == "--" + name || word.starts_with("--" + name + "=");
            });
            if (given > 1) repeated.push_back("--" + name);
        }
    }
    return repeated;
}

[[nodiscard]] std::string quoted(const std::string& word) { return "\"" + word + "\""; }

[[nodiscard]] error unknown_command(const walked& at) {
    return {errc::bad_choice, at.path, quoted(*at.unknown), "a command",
            suggest(*at.unknown, command_names(*at.app))};
}

[[nodiscard]] error not_expected(const walked& at, const std::string& word) {
    if (!word.starts_with('-')) {
        return {errc::bad_choice, at.path, quoted(word), "no further argument",
                "leave it out; see " + at.path + " --help"};
    }
    const auto name = word.substr(0, word.find('='));
    return {errc::bad_choice, at.path, quoted(name), "an option of this command",
            suggest(name, option_names(*at.app))};
}

}  // namespace

void describe(CLI::App& command, const std::string& what, const std::string& examples) {
    command.description(what);
    command.footer(examples);
    command.formatter(std::make_shared<examples_first>());
    command.get_formatter()->column_width(32);
    command.set_help_flag("-h,--help", "Print this and end");
    command.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::Throw);
}

CLI::App& add_command(CLI::App& above, const std::string& name, const std::string& what,
                      const std::string& examples) {
    auto& command = *above.add_subcommand(name);
    describe(command, what, examples);
    return command;
}

errors usage_problems(const CLI::App& top, const CLI::ParseError& problem,
                      const std::vector<std::string>& words) {
    const auto at = walk(top, words);
    if (at.unknown != nullptr) return {unknown_command(at)};
    const bool command_missing = !at.app->get_subcommands({}).empty();
    if (command_missing && !words.empty() && words.back().starts_with('-')) {
        return {not_expected(at, words.back())};
    }
    if (command_missing) {
        return {{errc::missing_key, at.path, "no command", "a command",
                 suggest("", command_names(*at.app)) + "; see " + at.path + " --help"}};
    }
    errors problems;
    for (const auto& name : repeated_options(*at.app, words)) {
        problems.push_back({errc::contradiction, at.path, quoted(name) + " more than once",
                            "each option once", "leave out all but one"});
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
        const auto words_left = top.remaining(true);
        const auto is_option = [](const auto& word) { return word.starts_with('-'); };
        const bool option = std::any_of(words_left.begin(), words_left.end(), is_option);
        for (const auto& word : words_left) {  // what follows an unknown option may be its value
            if (!option || is_option(word)) problems.push_back(not_expected(at, word));
        }
    }
    if (!problems.empty()) return problems;
    return {{errc::missing_key, at.path, problem.what(), "a complete command line",
             "see " + at.path + " --help"}};
}

}  // namespace dbcost::calculator
