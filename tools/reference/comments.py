#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A header as Doxygen wants to read it, so that the headers themselves keep plain comments.

    comments.py HEADER        prints the header; Doxygen runs it (FILTER_PATTERNS in the Doxyfile)

    // a comment on top of a file                  its description, an indented part shown as code
    // a comment right above a declaration         the declaration's description
    int count;  // a comment behind a member       the member's, with its further lines
    // a comment with a blank line below it        stays a comment, as do those inside of functions

Only what documents is touched, and no line is added or removed where code stands. The inline namespace of
the version is left out: nobody writes it.
"""

import re
import sys
from pathlib import Path

COMMENT = re.compile(r"^( *)//(.*)$")
LITERAL = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\'')
TEMPLATE = re.compile(r"template <.*?> (?=\w)")
HOLDS_DECLARATIONS = re.compile(r"\b(?:namespace|struct|class|enum|union)\b[^=()]*$")
INLINE_VERSION = re.compile(r"^namespace dbcost::inline v\d+_\d+")
RULE = re.compile(r"^ ?-{4}")  # "// ---- bodies ------"
ENUMERATORS = re.compile(r"^ *\w+, \w")  # several on a line: the comment above is about all of them
OWN_WORDS = re.compile(r"[\\@<>&#%]")  # what Doxygen would take for a command, a tag, a link


def without_comment(line: str) -> str:
    """The code of a line; text in quotes is blanked, so that columns stay."""
    blanked = LITERAL.sub(lambda found: " " * len(found[0]), line)
    return blanked.partition("//")[0].rstrip()


class scopes:
    """Which braces are open: a namespace or type, which holds declarations, or anything else."""

    def __init__(self) -> None:
        self.open: list[bool] = []
        self.statement = ""

    def declare(self) -> bool:
        return all(self.open)

    def read(self, code: str) -> None:
        if code.startswith("#"):
            return
        for part in re.split(r"([{};])", code):
            if part == "{":
                self.open.append(bool(HOLDS_DECLARATIONS.search(TEMPLATE.sub("", self.statement))))
            elif part == "}":
                self.open.pop()
            self.statement = "" if part in ("{", "}", ";") else f"{self.statement} {part}"


def escaped(text: str) -> str:
    """Without meaning for Doxygen, but for the parts in backticks, which are code already."""
    parts = text.split("`")
    parts[::2] = (OWN_WORDS.sub(lambda found: "\\" + found[0], part) for part in parts[::2])
    return "`".join(parts)


def described(lines: list[str]) -> list[str]:
    """The text of a comment, its indented parts as code."""
    made: list[str] = []
    in_code = False
    for line in lines:
        is_code = line.startswith("   ") or (in_code and not line.strip())
        if is_code != in_code:
            made.append("@code{.unparsed}" if is_code else "@endcode")
        made.append(line if is_code else escaped(line))
        in_code = is_code
    return [*made, "@endcode"] if in_code else made


def block(indent: str, lines: list[str]) -> list[str]:
    return [f"{indent}///{'' if line[:1] in (' ', '') else ' '}{line}" for line in described(lines)]


def head(lines: list[str]) -> tuple[list[str], int]:
    """The comment on top of a file, and how many lines it has."""
    count = next(number for number, line in enumerate(lines) if not line.startswith("//"))
    texts = [line[2:] for line in lines[:count] if "SPDX-License-Identifier" not in line]
    return ["/// @file", *block("", texts)], count


def filtered(text: str) -> list[str]:
    lines = text.splitlines()
    made, number = head(lines)
    where = scopes()
    behind = -1  # the column of the comment behind the line before
    while number < len(lines):
        comment = COMMENT.match(lines[number])
        if comment and len(comment[1]) == behind:
            made.append(f"{comment[1]}///<{escaped(comment[2])}")
            number += 1
        elif comment:
            end = number
            while end < len(lines) and COMMENT.match(lines[end]):
                end += 1
            texts = [COMMENT.match(line)[2] for line in lines[number:end]]
            below = lines[end] if end < len(lines) else ""
            documents = below.strip(" };") and not ENUMERATORS.match(below) and not RULE.match(texts[0])
            made += block(comment[1], texts) if where.declare() and documents else lines[number:end]
            number = end
        else:
            code = without_comment(lines[number])
            behind = lines[number].find("//", len(code)) if where.declare() and code.endswith((";", ",")) else -1
            where.read(code)
            line = INLINE_VERSION.sub("namespace dbcost", lines[number])
            made.append(line if behind < 0 else f"{line[:behind]}///<{escaped(line[behind + 2:])}")
            number += 1
    return made


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(filtered(Path(arguments[0]).read_text(encoding="utf-8"))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
