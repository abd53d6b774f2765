#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every error code of error.hpp is produced by a test of the calculator, and no test names another.

Prints what is wrong and a last line "N codes, N missing, N unknown"; exit status 1 when a code is
missing or unknown, or when none was found.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/dbcost/core/error.hpp"
NAMES = re.compile(r"error_names\{(.*?)\};", re.DOTALL)
# As in a regex (error\[bad-date\]), or in plain lines of stderr.
EXPECTED = re.compile(r"(?:error|warning)\\?\[([a-z-]+)\\?\]")


def codes(header: Path) -> set[str]:
    names = NAMES.search(header.read_text(encoding="utf-8"))
    return set(re.findall(r'"([a-z-]+)"', names[1])) if names else set()


def expected(folder: Path) -> set[str]:
    return {code for file in folder.glob("*.test")
            for code in EXPECTED.findall(file.read_text(encoding="utf-8"))}


def main() -> int:
    known, tested = codes(HEADER), expected(HERE)
    for code in sorted(known - tested):
        print(f"{code}: no test in tests/cli produces it; add one to errors.test")
    for code in sorted(tested - known):
        print(f"{code}: expected by a test, but no code of {HEADER.name}")
    print(f"{len(known)} codes, {len(known - tested)} missing, {len(tested - known)} unknown")
    return 0 if known and known == tested else 1


if __name__ == "__main__":
    sys.exit(main())
