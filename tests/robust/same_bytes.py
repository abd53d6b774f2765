#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No locale, time zone, environment or working directory changes a byte of what the calculator prints.

    same_bytes.py --bin build/release --locales build/release/locale

Each command runs once as usual, then under each of the surroundings; stdout, stderr and the exit status must be the
same. --locales: a folder with de_DE.UTF-8 in it, made by localedef, whose decimal point is a comma. Last line:
"N passed, N failed".
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
EXAMPLES = str(TOP / "docs/examples")
SHOP = str(TOP / "tests/scenarios/shop.json")
RATE = "/workload/operations/place order/rate"

COMMANDS = [
    *(["estimate", f"{EXAMPLES}/{name}.json"]
      for name in ("article", "break-even", "global-table", "horror-stories", "office-hours", "reserved", "web-shop")),
    *(["estimate", f"{EXAMPLES}/web-shop.json", "--format", name] for name in ("json", "csv", "markdown")),
    ["estimate", f"{EXAMPLES}/growing.json", "--months", "14", "--format", "csv"],
    ["estimate", f"{EXAMPLES}/contract.json", "--discounts", f"{EXAMPLES}/discounts.json"],
    ["estimate", SHOP, "--set", "/workload/operations/place order/new=0,5%"],  # an error, with a comma
    ["compare", f"{EXAMPLES}/article.json"],
    ["explain", f"{EXAMPLES}/web-shop.json"],
    ["diff", f"{EXAMPLES}/web-shop.json", f"{EXAMPLES}/staging.json"],
    ["advise", f"{EXAMPLES}/web-shop.json"],
    ["solve", SHOP, "--vary", f"{RATE}=1/day..900000/day", "--max-total", "20.50", "--deployment", "dynamodb"],
    ["range", SHOP, "--vary", f"{RATE}=1/day..1.5/day..900.5/day", "--samples", "50"],
    ["sweep", SHOP, "--vary", f"{RATE}=0.5/day..90000/day x3.5"],
    ["migrate", SHOP, "--from", "postgres", "--to", "dynamodb", "--dual-write-days", "3"],
    ["reservations", f"{EXAMPLES}/fleet-reserved.json"],
    ["credits", str(TOP / "tests/scenarios/credits.json")],
    ["scaling", str(TOP / "tests/scenarios/scaling.json"), "--side", "write"],
    ["capacity", f"{EXAMPLES}/requests.ndjson"],
    ["footprint", f"{EXAMPLES}/tables.ndjson"],
    ["verify", str(TOP / "tests/bills/web-shop.json")],
    ["prices", "show", "dynamodb"],
    ["prices", "import", str(TOP / "tests/offers/dynamodb-2016-01-07.json"), "--format", "json"],
    ["help"], ["estimate", "--help"],
]


@dataclass
class Surroundings:
    """What is around the program; None for a variable takes it away."""

    name: str
    environment: dict[str, str | None] = field(default_factory=dict)
    nothing_else: bool = False  # the environment is empty but for these
    folder: str = str(TOP)
    program: str = ""  # how it is called; else by its path
    before: Callable[[], object] | None = None


def surroundings(binary: Path, locales: Path, scratch: Path) -> list[Surroundings]:
    link = scratch / "another-name"
    link.symlink_to(binary)
    german = {"LOCPATH": str(locales), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    return [
        Surroundings("the C locale", {"LC_ALL": "C"}),
        Surroundings("a decimal comma", german),
        Surroundings("a decimal comma, of numbers alone",
                     {"LOCPATH": str(locales), "LC_ALL": None, "LANG": "C", "LC_NUMERIC": "de_DE.UTF-8"}),
        Surroundings("a locale that does not exist", {"LC_ALL": "xx_XX.nothing"}),
        Surroundings("no environment", nothing_else=True),
        Surroundings("no home", {"HOME": None, "USER": None, "PATH": None}),
        Surroundings("a narrow terminal", {"COLUMNS": "20", "LINES": "5", "TERM": "dumb", "NO_COLOR": "1"}),
        Surroundings("colours asked for", {"TERM": "xterm-256color", "CLICOLOR_FORCE": "1", "FORCE_COLOR": "1"}),
        *(Surroundings(f"time zone {zone}", {"TZ": zone})
          for zone in ("Pacific/Kiritimati", "America/St_Johns", "Nowhere/At-All", ":", "UTC+24")),
        Surroundings("another folder", folder="/"),
        Surroundings("a folder that is gone", before=lambda: leave_for_nowhere(scratch)),
        Surroundings("a strict umask", before=lambda: os.umask(0o777)),
        Surroundings("few open files", before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))),
        Surroundings("another name", program=str(link)),
        Surroundings("found on the PATH", {"PATH": str(binary.parent)}, program="dbcost"),
        Surroundings("an allocator that fills", {"MALLOC_PERTURB_": "165"}),
        Surroundings("one arena", {"MALLOC_ARENA_MAX": "1"}),
    ]


def leave_for_nowhere(scratch: Path) -> None:
    gone = Path(tempfile.mkdtemp(dir=scratch))
    os.chdir(gone)
    gone.rmdir()


def output_of(command: list[str], binary: Path, around: Surroundings) -> tuple[bytes, bytes, int]:
    changed = {**({} if around.nothing_else else {**os.environ, "LC_ALL": "C.UTF-8"}), **around.environment}
    environment = {name: value for name, value in changed.items() if value is not None}
    # The words of a program that is started by another name still begin with that name.
    seen = subprocess.run([around.program or str(binary), *command], cwd=around.folder, env=environment,
                          preexec_fn=around.before, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return seen.stdout, seen.stderr, seen.returncode


def first_difference(usual: tuple[bytes, bytes, int], seen: tuple[bytes, bytes, int]) -> str:
    for what, one, other in zip(("stdout", "stderr"), usual, seen):
        for number, (left, right) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
            if left != right:
                return f"{what}, line {number}: {left[:100]!r} became {right[:100]!r}"
        if one != other:
            return f"{what} has another length"
    return f"status {usual[2]} became {seen[2]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    parser.add_argument("--locales", type=Path, required=True, help="the folder that holds de_DE.UTF-8")
    options = parser.parse_args()
    binary, locales = options.bin.resolve() / "dbcost", options.locales.resolve()
    if not (locales / "de_DE.UTF-8").is_dir():
        print(f"FAIL {locales}: no de_DE.UTF-8 there; localedef makes it (Debian: package locales)")
        return 1
    usually = Surroundings("as usual")
    usual = {tuple(command): output_of(command, binary, usually) for command in COMMANDS}
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for around in surroundings(binary, locales, Path(scratch)):
            for command in COMMANDS:
                seen = output_of(command, binary, around)
                if seen == usual[tuple(command)]:
                    passed += 1
                    continue
                failed += 1
                print(f"FAIL {around.name}: dbcost {' '.join(command)}")
                print(f"     {first_difference(usual[tuple(command)], seen)}")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
