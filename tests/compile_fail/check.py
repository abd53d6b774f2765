#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that code is refused, and for the stated reason.

    check.py [--twin] FILE COMPILER [FLAG...]

FILE is a program with one part that must not compile:

    // expect: no match for .operator/.|invalid operands
    #include <dbcost/core/decimal.hpp>
    int main() {
        constexpr dbcost::decimal<2> price{...};
        (void)(price + price);
    #ifdef DBCOST_MUST_NOT_COMPILE
        (void)(price / price);
    #endif
    }

With --twin it must compile as it stands. Without, DBCOST_MUST_NOT_COMPILE is defined, it must fail,
and each `error:` line of the compiler must match the regex of the first line (Python's re). So a
typo, which fails for another reason, is not taken for success. State alternatives with `|` where
g++ and clang use different words or one mistake brings several errors. The namespace of the version,
which g++ names and clang does not, is taken out of what the compiler says.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

MACRO = "DBCOST_MUST_NOT_COMPILE"
# No warnings: the presets make them errors, and they are not the reason for a refusal.
ONLY_ERRORS = ["-w", "-fsyntax-only"]
VERSION = re.compile(r"\bdbcost::v\d+_\d+::")


def expectation(source: str) -> str:
    found = re.match(r"// expect: (.*\S)", source)
    if not found:
        sys.exit("the first line must say why it fails: // expect: <regex>")
    if source.count(f"#ifdef {MACRO}") != 1:
        sys.exit(f"there must be exactly one part under #ifdef {MACRO}")
    return found[1]


def compile_file(file: Path, compiler: list[str], *flags: str) -> subprocess.CompletedProcess:
    return subprocess.run([*compiler, *ONLY_ERRORS, *flags, str(file)], capture_output=True,
                          text=True, errors="replace", check=False,
                          env={**os.environ, "LC_ALL": "C"})


def check_twin(file: Path, compiler: list[str]) -> None:
    done = compile_file(file, compiler)
    if done.returncode != 0:
        sys.exit(f"the twin does not compile:\n{done.stderr}")


def check_refusal(file: Path, compiler: list[str], expected: str) -> None:
    done = compile_file(file, compiler, f"-D{MACRO}")
    if done.returncode == 0:
        sys.exit("it compiles, and must not")
    errors = re.findall(r"error: (.*)", VERSION.sub("dbcost::", done.stderr))
    others = [error for error in errors if not re.search(expected, error)]
    if others or not errors:
        sys.exit(f"it fails, but not only for /{expected}/:\n{done.stderr}")


def main() -> None:
    arguments = sys.argv[1:]
    twin = arguments[:1] == ["--twin"]
    file, *compiler = arguments[1:] if twin else arguments
    expected = expectation(Path(file).read_text(encoding="utf-8"))
    if twin:
        check_twin(Path(file), compiler)
    else:
        check_refusal(Path(file), compiler, expected)


if __name__ == "__main__":
    main()
