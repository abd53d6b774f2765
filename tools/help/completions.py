# SPDX-License-Identifier: MIT
"""Completions for bash, zsh and fish: commands, their options, and values that are words or files."""

from commands import Argument, Command

MADE = "# Completion of dbcost for {shell}. Made by tools/help/make.py from what --help prints; not edited.\n"


def at(command: Command) -> str:
    """As the scripts spell the command that the line has come to: "", " estimate", " prices list"."""
    return f" {command.path}" if command.path else ""


def known_paths(commands: list[Command]) -> list[str]:
    return [at(one) for one in commands if one.path]


def positional_words(command: Command) -> list[str]:
    return command.subcommands + [word for one in command.positionals for word in one.choices]


def takes_files(command: Command) -> bool:
    return any(one.is_file for one in command.positionals)


# ---------------------------------------------------------------- bash

BASH = """\
# shellcheck shell=bash

_dbcost() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} at="" words="" options="" files="" i
    if [[ $word == "=" ]]; then # --format=js comes as three words
        word=""
    elif [[ $before == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case "$at ${COMP_WORDS[i]}" in
            @PATHS@) at="$at ${COMP_WORDS[i]}" ;;
        esac
    done
    COMPREPLY=()
    case "$at $before" in
@VALUES@        *)
            case "$at" in
@COMMANDS@            esac
            if [[ $word == -* ]]; then
                words=$options files=""
            fi
            ;;
    esac
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
}
complete -F _dbcost dbcost
"""


def bash_outcome(option: Argument) -> str:
    if option.choices:
        return f'words="{" ".join(option.choices)}"'
    return "files=yes" if option.is_file else "return"


def bash_values(commands: list[Command]) -> str:
    """What follows an option, outcome by outcome."""
    patterns: dict[str, list[str]] = {}
    for command in commands:
        for option in command.options:
            if option.value:
                patterns.setdefault(bash_outcome(option), []).extend(f'"{at(command)} {name}"' for name in option.names)
    between = " | \\\n            "
    return "".join(f"        {between.join(those)}) {outcome} ;;\n" for outcome, those in patterns.items())


def bash_command(command: Command) -> str:
    options = " ".join(name for option in command.options for name in option.names)
    more = f' words="{" ".join(positional_words(command))}"' if positional_words(command) else ""
    more += " files=yes" if takes_files(command) else ""
    return f'                "{at(command)}") options="{options}"{more} ;;\n'


def bash(commands: list[Command]) -> str:
    between = " | \\\n                "
    paths = between.join(f'"{path}"' for path in known_paths(commands))
    return MADE.format(shell="bash") + (
        BASH.replace("@PATHS@", paths).replace("@VALUES@", bash_values(commands))
        .replace("@COMMANDS@", "".join(map(bash_command, commands))))


# ---------------------------------------------------------------- zsh


def zsh_text(text: str) -> str:
    """Text within a specification in single quotes."""
    for mark in "\\[]:":
        text = text.replace(mark, "\\" + mark)
    return text.replace("'", "'\\''")


def zsh_value(one: Argument) -> str:
    if one.choices:
        return f"({' '.join(one.choices)})"
    return "_files" if one.is_file else " "


def zsh_option(option: Argument) -> str:
    text = f"[{zsh_text(option.text)}]"
    if not option.value and option.names[1:]:  # either spelling, but one of them
        return f"'({' '.join(option.names)})'{{{','.join(option.names)}}}'{text}'"
    if not option.value:
        return f"'{option.names[0]}{text}'"
    star = "*" if option.is_repeated else ""
    return f"'{star}{option.names[0]}={text}:{zsh_text(option.value)}:{zsh_value(option)}'"


def zsh_function(command: Command) -> str:
    return "_dbcost" + at(command).replace(" ", "_")


def zsh_group(command: Command, texts: dict[str, str]) -> str:
    """A command that has commands: which one comes next, then what that one takes."""
    specs = [zsh_option(one) for one in command.options] + ["'1: :->command'", "'*:: :->rest'"]
    names = [(name, f"{command.path} {name}".strip()) for name in command.subcommands]
    described = "".join(f"                '{name}:{zsh_text(texts[path])}'\n" for name, path in names)
    calls = "".join(f"                {name}) _dbcost_{path.replace(' ', '_')} ;;\n" for name, path in names)
    return (f"{zsh_function(command)}() {{\n    local line state\n    _arguments -C \\\n        " + " \\\n        ".join(specs)
            + "\n    case $state in\n        command)\n            local -a commands=(\n" + described
            + "            )\n            _describe command commands\n            ;;\n        rest)\n"
            "            case $line[1] in\n" + calls + "            esac\n            ;;\n    esac\n}\n")


def zsh_leaf(command: Command) -> str:
    specs = [zsh_option(one) for one in command.options]
    specs += [f"':{zsh_text(one.value)}:{zsh_value(one)}'" for one in command.positionals]
    return f"{zsh_function(command)}() {{\n    _arguments \\\n        " + " \\\n        ".join(specs) + "\n}\n"


def zsh(commands: list[Command]) -> str:
    texts = {one.path: one.text for one in commands}
    functions = [zsh_group(one, texts) if one.subcommands else zsh_leaf(one) for one in commands]
    return "#compdef dbcost\n" + MADE.format(shell="zsh") + "\n" + "\n".join(functions) + '\n_dbcost "$@"\n'


# ---------------------------------------------------------------- fish

FISH = """\

function __dbcost_at --description 'Whether the words so far lead to this command'
    set -l at
    for word in (commandline -opc)[2..-1]
        switch "$at $word"
            case @PATHS@
                set at "$at $word"
        end
    end
    test "$at" = "$argv[1]"
end

complete -c dbcost -f
"""


def fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_option(option: Argument) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    if option.choices:
        value = f" -x -a {fish_quoted(' '.join(option.choices))}"
    else:
        value = " -r -F" if option.is_file else " -x" if option.value else ""
    return f"{names}{value} -d {fish_quoted(option.text)}"


def fish_command(command: Command, texts: dict[str, str]) -> str:
    start = f"complete -c dbcost -n {fish_quoted(f'__dbcost_at {fish_quoted(at(command))}')} "
    lines = [f"-a {name} -d {fish_quoted(texts[f'{command.path} {name}'.strip()])}" for name in command.subcommands]
    lines += [f"-a {fish_quoted(' '.join(one.choices))}" for one in command.positionals if one.choices]
    lines += ["-F"] if takes_files(command) else []
    lines += [fish_option(one) for one in command.options]
    return "\n" + "".join(f"{start}{line}\n" for line in lines)


def fish(commands: list[Command]) -> str:
    texts = {one.path: one.text for one in commands}
    paths = " ".join(fish_quoted(path) for path in known_paths(commands))
    return (MADE.format(shell="fish") + FISH.replace("@PATHS@", paths)
            + "".join(fish_command(one, texts) for one in commands))
