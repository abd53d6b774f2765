# SPDX-License-Identifier: MIT
"""The manual page dbcost(1): what --help prints, and around it what holds for all commands."""

from commands import Argument, Command

WRITTEN = "2026-11-25"  # when the words of this file were last looked at

HEAD = """\
.\\" SPDX-License-Identifier: MIT
.\\" Made by tools/help/make.py from what --help prints; not edited.
.TH DBCOST 1 {written} "{version}" "User Commands"
.SH NAME
dbcost \\- what a workload costs a month on RDS for PostgreSQL and on DynamoDB
.SH SYNOPSIS
.B dbcost
.I COMMAND
.RI [ OPTION ...]
.RI [ ARGUMENT ...]
.br
.B dbcost
.RI [ COMMAND ]
.B \\-\\-help
.br
.B dbcost \\-\\-version
.SH DESCRIPTION
Prices a workload, described in one JSON file, exactly and with reasons, offline, from dated and sourced price tables.
.PP
Results go to standard output, everything else to standard error.
.B \\-
as a file is standard input.
The same input gives the same bytes in every locale, time zone and working directory; there is no colour, and no configuration
file.
What has no price is never counted as nothing: the total is a lower bound then, and the exit status 4.
.PP
Each command tells its options, and examples, with
.BR \\-\\-help .
"""

TAIL = """\
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Cannot: bad data, a missing file, a result that could not be written.
.TP
.B 2
Wrong usage: an unknown command or option, or a value that an option cannot have.
.TP
.B 3
A gate failed, such as
.BR \\-\\-max\\-total ;
the result was printed first.
.TP
.B 4
Done, but incomplete: something has no price, and the total is a lower bound.
.SH ENVIRONMENT
None is read.
.SH FILES
The prices are compiled in;
.B \\-\\-prices
puts a folder of tables over them.
With
.B \\-\\-format json
each command prints a documented format:
.B dbcost schema
has a JSON Schema for each.
"""


def escaped(text: str) -> str:
    """Text for a line of its own, or between the quotes of a macro's argument."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return "\\&" + text if text.startswith((".", "'")) else text


def name_and_value(one: Argument) -> str:
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in one.names)
    value = f"\\fI{escaped(one.value)}\\fR" if one.value else ""
    return f"{names} {value}".strip()


def paragraph(head: str, text: str) -> str:
    return f".TP\n{head}\n{escaped(text)}{'' if text.endswith('.') else '.'}\n"


def commands_section(commands: list[Command]) -> str:
    text = ".SH COMMANDS\n"
    for one in commands:
        if not one.path:
            continue
        values = [f"\\fI{escaped(of.value)}\\fR" for of in one.positionals]
        positionals = [value if of.required else f"[{value}]" for value, of in zip(values, one.positionals, strict=True)]
        first = "\\fICOMMAND\\fR" if one.subcommands else "[\\fIOPTION\\fR...]"
        text += paragraph(" ".join([f"\\fB{escaped(one.path)}\\fR", first, *positionals]), one.text)
    return text


def options_section(commands: list[Command]) -> str:
    """Each option once for all commands in which it means the same."""
    users: dict[tuple[str, str], list[str]] = {}
    for one in commands:
        for option in one.options:
            users.setdefault((name_and_value(option), option.text), []).append(one.path or "dbcost")
    text = ".SH OPTIONS\nWith the commands that take them.\n"
    for (head, described), paths in sorted(users.items(), key=lambda entry: entry[0][0].lower()):
        of = "all" if len(paths) == len(commands) else ", ".join(paths)
        text += paragraph(head, described) + f"({escaped(of)})\n"
    return text


def examples_section(commands: list[Command]) -> str:
    lines = [line for one in commands if one.path for line in one.examples.splitlines()]
    shown = "".join(f"{escaped(line.removeprefix('  '))}\n" for line in lines)
    return f".SH EXAMPLES\n.nf\n{shown}.fi\n"


def manual(commands: list[Command], version: str) -> str:
    return (HEAD.format(written=WRITTEN, version=version) + commands_section(commands) + options_section(commands)
            + TAIL + examples_section(commands))
