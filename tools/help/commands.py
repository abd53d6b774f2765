# SPDX-License-Identifier: MIT
"""The commands of dbcost with their options, read from what `--help` prints: the one place where they are known."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ENTRY = re.compile(r"  (?P<left>\S.*?)(?:\s{2,}(?P<text>\S.*))?")
INDENT = " " * 20  # of a description on a line of its own; deeper than any left column begins
# "text, json, csv or markdown"; "Refuse prices less well known than this: stated, sourced or derived".
CHOICES = re.compile(r"(?:^|: )((?:[a-z-]+, )*[a-z-]+ or [a-z-]+)$")
REPEATED = re.compile(r"may be (?:repeated|given several times)")


@dataclass
class Argument:
    """An option, or where `names` is empty what stands without one."""

    names: list[str]
    value: str  # "NAME"; empty: a switch
    text: str
    required: bool = False

    @property
    def choices(self) -> list[str]:
        """The words that it can have, where the text lists all of them."""
        found = CHOICES.search(self.text)
        return re.split(r", | or ", found[1]) if found and self.value else []

    @property
    def is_file(self) -> bool:
        return self.value in ("FILE", "DIR", "BEFORE", "AFTER")

    @property
    def is_repeated(self) -> bool:
        return REPEATED.search(self.text) is not None


@dataclass
class Command:
    path: str  # "", "estimate", "prices list"
    text: str = ""
    usage: str = ""
    examples: str = ""
    options: list[Argument] = field(default_factory=list)
    positionals: list[Argument] = field(default_factory=list)
    subcommands: list[str] = field(default_factory=list)  # their names


def entries(lines: list[str]) -> list[tuple[str, str]]:
    """(left column, description) of a list."""
    found: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith(INDENT):
            found[-1] = (found[-1][0], line.strip())
        else:
            entry = ENTRY.fullmatch(line)
            found.append((entry["left"], entry["text"] or ""))
    return found


def argument(left: str, text: str) -> Argument:
    """`--vary /POINTER=VALUES REQUIRED`, `-h,--help`, `FILE REQUIRED`."""
    words = re.sub(r" Excludes:.*| \.\.\.| x \d+", "", left)
    required = words.endswith(" REQUIRED")
    name, _, value = words.removesuffix(" REQUIRED").partition(" ")
    if not name.startswith("-"):
        return Argument([], name, text, required)
    value = value if value.startswith("/") else value.partition("=")[0]  # NAME=default
    return Argument(name.split(","), value, text, required)


def parse(path: str, help_text: str) -> Command:
    examples, _, rest = help_text.removeprefix("Examples:\n").partition("\nUsage: ")
    usage, _, rest = rest.partition("\n\n")
    text, *sections = rest.strip("\n").split("\n\n")
    command = Command(path, text, usage, examples)
    for section in sections:
        title, *lines = section.splitlines()
        for left, described in entries(lines):
            if title == "Subcommands:":
                command.subcommands.append(left)
            else:
                into = command.options if title == "Options:" else command.positionals
                into.append(argument(left, described))
    return command


def all_commands(binary: Path) -> list[Command]:
    """The program itself, then each command, a group before its own."""
    def read(path: str) -> list[Command]:
        printed = subprocess.run([binary, *path.split(), "--help"], check=True, capture_output=True, text=True)
        command = parse(path, printed.stdout)
        return [command, *(one for name in command.subcommands for one in read(f"{path} {name}".strip()))]

    return read("")
