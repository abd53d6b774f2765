#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`dbcost prices check` on each mistake of tests/bad_tables: its code, its place, the right words.

    bad_tables.py --bin build/release

What each must say stands in tests/bad_tables/expected.json. Last line: "N passed, N failed".
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FOLDER = "tests/bad_tables"
RIGHT = "the-right-one.json"  # what the mistakes are made from: it has none


def blocks(stderr: str) -> list[str]:
    """The errors one by one, each with its four lines."""
    return re.findall(r"^error\[.*\n(?:  .*\n)*", stderr, re.MULTILINE)


def place_of(name: str, expected: dict) -> str:
    file = "/".join(filter(None, [FOLDER, name, expected.get("file")]))
    return f"{file}: {expected['pointer']}" if "pointer" in expected else file


def says(block: str, name: str, expected: dict) -> bool:
    head, _, rest = block.partition("\n")
    return (head == f"error[{expected['code']}] {place_of(name, expected)}"
            and all(word in rest or word in head for word in expected["words"])
            and re.findall(r"^  (\w+)", rest, re.MULTILINE) == ["seen", "expected", "remedy"])


def check(binary: Path, name: str) -> subprocess.CompletedProcess:
    return subprocess.run([binary, "prices", "check", f"{FOLDER}/{name}"], cwd=TOP,
                          capture_output=True, text=True)


def passes(binary: Path, name: str, expected: dict) -> bool:
    done = check(binary, name)
    good = (done.returncode == 1 and done.stdout == ""
            and any(says(block, name, expected) for block in blocks(done.stderr)))
    if not good:
        print(f"FAIL {name}: status {done.returncode}, expected {expected}\n{done.stderr}")
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    binary = parser.parse_args().bin.resolve() / "dbcost"
    mistakes = json.loads((TOP / FOLDER / "expected.json").read_text(encoding="utf-8"))
    present = {path.name for path in (TOP / FOLDER).iterdir()} - {"expected.json", RIGHT}
    for name in sorted(present ^ set(mistakes)):
        print(f"FAIL {name}: a file without an expectation, or an expectation without a file")
    if check(binary, RIGHT).returncode != 0:
        print(f"FAIL {RIGHT}: it should have no mistake")
        return 1
    passed = sum(passes(binary, name, expected) for name, expected in mistakes.items())
    failed = len(mistakes) - passed + len(present ^ set(mistakes))
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
