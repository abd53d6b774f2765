#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every exit status that docs/reference/commands.md gives a command is produced by a test, and no test expects another.

The table says which they are: a row some commands, a column a status. A test counts for the command whose status the
shell returns. Prints what is wrong and a last line "N statuses, N missing, N unknown"; exit status 1 when there is any.
"""

import re
import shlex
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import run

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs/reference/commands.md"
ROW = re.compile(r"^\| (?P<commands>`.*`) \|(?P<marks>(?: *(?:yes)? *\|){5})$", re.MULTILINE)
ENDS_A_COMMAND = {"|", "||", "&&", ";", ";;", "&", "(", ")", "{", "}", "do", "done", "then", "fi"}


def documented(page: Path) -> set[tuple[str, int]]:
    found = set()
    for row in ROW.finditer(page.read_text(encoding="utf-8")):
        marks = [mark.strip() for mark in row["marks"].split("|")[:-1]]
        for command in re.findall(r"`([^`]+)`", row["commands"]):
            found |= {(command, status) for status, mark in enumerate(marks) if mark}
    return found


def last_command(line: str) -> list[str]:
    """The words of the command whose status the shell returns."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in lexer:
        words = [] if word in ENDS_A_COMMAND else [*words, word]
    return words


def name_of(words: list[str]) -> str | None:
    """ "estimate", "prices list"; nothing where it is another program, or no command is named."""
    if words[:1] != ["dbcost"] or len(words) < 2 or words[1].startswith("-"):
        return None
    return " ".join(words[1:3]) if words[1] == "prices" and len(words) > 2 else words[1]


def produced(folder: Path) -> dict[tuple[str, int], str]:
    found = {}
    for file in sorted(folder.glob("*.test")):
        for test in run.Reader(file).tests():
            command = name_of(last_command(test.command.replace("\\\n", " ")))
            if command:
                found.setdefault((command, test.status or 0), f"{file.name}:{test.line}")
    return found


def main() -> int:
    known, tested = documented(PAGE), produced(HERE)
    commands = {command for command, _ in known}
    missing = sorted(known - set(tested))
    unknown = sorted(pair for pair in set(tested) - known if pair[0] in commands)
    for command, status in missing:
        print(f"{command}: no test in tests/cli ends with status {status}")
    for pair in unknown:
        print(f"{tested[pair]}: {pair[0]} ends with status {pair[1]}, which {PAGE.name} does not give it")
    print(f"{len(known)} statuses, {len(missing)} missing, {len(unknown)} unknown")
    return 0 if known and not missing and not unknown else 1


if __name__ == "__main__":
    sys.exit(main())
