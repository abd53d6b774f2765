#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes dbcost::core as one header: every header of include/dbcost but io/, each after those it includes.

    tools/amalgamate.py OUT        OUT is the file; its folder is made

The includes of the standard library come first, once each; the rest of a header stays as it is, contract and
all, under a line with its name. The same headers give the same bytes. Who asks for an include that is neither
one of the headers nor of the standard library gets an error: the one file would not stand alone.
"""

import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent / "include"
INCLUDE = re.compile(r"^#include (<[^>]+>|\"[^\"]+\").*\n", re.MULTILINE)
OWN = re.compile(r"<(dbcost/.+)>")
STANDARD = re.compile(r"<[a-z_0-9]+>")
# The definitions of what a header declares (core/linkage.hpp); the one file always has them.
DEFINITIONS = re.compile(r"^#ifndef DBCOST_COMPILED\n(?:#include .+\n)+#endif\n", re.MULTILINE)
VERSION = re.compile(r'^#define DBCOST_VERSION "(.+)"', re.MULTILINE)
LICENCE = "// SPDX-License-Identifier: MIT\n"

HEAD = """{licence}// dbcost {version}: the headers of dbcost::core as one file, written by tools/amalgamate.py. A C++20 compiler for
// a 64-bit machine is all it needs. Take it instead of the installed headers, never beside them.
//
// Below, each header begins with a line of its name and then its contract.
#pragma once
"""


def is_core(name: str) -> bool:
    return not name.startswith("dbcost/io/")


def core_headers() -> list[str]:
    """The umbrella first, so that what most programs need stands first."""
    found = sorted(path.relative_to(TOP).as_posix() for path in TOP.rglob("*.hpp"))
    return ["dbcost/dbcost.hpp", *(name for name in found if is_core(name))]


def own_includes(text: str) -> list[str]:
    return [own[1] for included in INCLUDE.findall(text) if (own := OWN.fullmatch(included))]


def in_order(headers: list[str], text: dict[str, str]) -> list[str]:
    """The headers, each after all that it includes, but before what defines the functions that it declares."""
    seen: set[str] = set()
    placed: list[str] = []

    def place(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        for included in own_includes(DEFINITIONS.sub("", text[name])):
            place(included)
        placed.append(name)
        for definitions in DEFINITIONS.findall(text[name]):
            for included in own_includes(definitions):
                place(included)

    for name in headers:
        place(name)
    return placed


def standard_includes(name: str, text: str) -> set[str]:
    others = {included for included in INCLUDE.findall(text) if not OWN.fullmatch(included)}
    for included in others:
        if not STANDARD.fullmatch(included):
            raise SystemExit(f"error: {name} includes {included}; a core header may include the standard library alone")
    return others


def section(name: str, text: str) -> str:
    """What a header says, without what the one file says once."""
    body = INCLUDE.sub("", DEFINITIONS.sub("", text.removeprefix(LICENCE).replace("#pragma once\n", "", 1)))
    rule = "// ==== " + name + " "
    return rule.ljust(100, "=") + "\n" + re.sub(r"\n{3,}", "\n\n", body).rstrip() + "\n"


def amalgamated() -> str:
    text = {name: (TOP / name).read_text(encoding="utf-8") for name in core_headers()}
    standard = set().union(*(standard_includes(name, body) for name, body in text.items()))
    version = VERSION.search(text["dbcost/version.hpp"])[1]
    return "\n".join([
        HEAD.format(licence=LICENCE, version=version) + "".join(f"#include {name}\n" for name in sorted(standard)),
        *(section(name, text[name]) for name in in_order(core_headers(), text)),
    ])


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(amalgamated(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
