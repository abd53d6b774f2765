#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/examples/ci/compare-bills.sh in a scratch repository: what passes, what fails, and what it says.

    compare_bills.py --bin build/release

A million writes of 1,229 bytes are two million units, 2.50 USD at 1.25 a million. What an expensive change prints must stand in
docs/howto/compare-bills-in-ci.md. Last line: "N passed, N failed".
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SCRIPT = TOP / "docs/examples/ci/compare-bills.sh"
PAGE = TOP / "docs/howto/compare-bills-in-ci.md"
SCENARIO = "costs/notes.json"
SHOWN = "an expensive change fails, and says why"


def scenario(millions_of_writes: int, **changed) -> str:
    """Notes that are replaced so many million times a month, 2 units each."""
    return json.dumps({
        "scenario": 1, "name": "notes", "region": "us-east-1", "month": "730 hours",
        "prices": {"book": "aws", "as_of": "2019-09-15"},
        "workload": {
            "entities": {"note": {"count": 0, "size": "1.2 KB", "key": {"note_id": "16 B"}}},
            "operations": {"edit": {"entity": "note", "do": "put", "new": "0%", "rate": f"{millions_of_writes}000000/month"}}},
        "deployments": {"dynamodb": {"store": "dynamodb", "capacity": {"mode": "on-demand"}}},
        **changed})


class Repository:
    """A scratch repository with one commit: a scenario of 10 million writes, 25.00 USD."""

    def __init__(self, folder: Path, binaries: Path):
        self.folder = folder
        self.env = dict(os.environ, PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}", GIT_CONFIG_GLOBAL=os.devnull,
                        GIT_CONFIG_SYSTEM=os.devnull)
        self.run("git", "init", "-q", "-b", "main")
        self.write(SCENARIO, scenario(10))
        self.run("git", "add", ".")
        self.run("git", "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "The workload")

    def run(self, *command: str) -> tuple[int, str]:
        done = subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def compare(self, *arguments: str) -> tuple[int, str]:
        return self.run(str(SCRIPT), *arguments)


# What is written, how the script is called, its status, and what it says, in this order.
CASES = [
    ("nothing has changed", {}, ["HEAD", "10%", "100", SCENARIO], 0, ["dynamodb costs the same"]),
    ("a cheap change passes", {SCENARIO: scenario(11)}, ["main", "10%", "100", SCENARIO], 0,
     ["dynamodb costs 2.50 USD a month more: 2.50 for usage"]),
    (SHOWN, {SCENARIO: scenario(12)}, ["main", "10%", "100", SCENARIO], 3,
     ["dynamodb costs 5.00 USD a month more: 5.00 for usage", "write-request-units", "does not pass: exit status 3",
      "gate[max-increase] dynamodb", "seen      5 more", "expected  at most 10% of 25 more"]),
    ("so does one above the total", {SCENARIO: scenario(11)}, ["main", "10%", "27", SCENARIO], 3,
     ["gate[max-total] dynamodb", "seen      27.5", "expected  at most 27"]),
    ("a limit in dollars", {SCENARIO: scenario(12)}, ["main", "5", "100", SCENARIO], 0, ["5.00 for usage"]),
    ("a new scenario has a total", {"costs/new.json": scenario(20)}, ["main", "10%", "49.99", "costs/new.json"], 3,
     ["new, so that there is nothing to compare with", "50.00", "gate[max-total] dynamodb"]),
    ("a new scenario within it passes", {"costs/new.json": scenario(20)}, ["main", "10%", "50", "costs/new.json"], 0, []),
    ("one of several fails", {SCENARIO: scenario(12), "costs/new.json": scenario(1)},
     ["main", "10%", "100", SCENARIO, "costs/new.json"], 3, [SCENARIO, "does not pass", "== costs/new.json"]),
    ("a missing price is no pass", {SCENARIO: scenario(10, prices={"book": "aws", "as_of": "2021-01-01"})},
     ["main", "10%", "100", SCENARIO], 4, ["does not pass: exit status 4"]),
    ("a mistake is said with its place", {SCENARIO: scenario(10, regoin="x")}, ["main", "10%", "100", SCENARIO], 1,
     ["error[unknown-key] costs/notes.json: /regoin"]),
    ("an unknown base", {}, ["nowhere", "10%", "100", SCENARIO], 1, ["no commit nowhere here"]),
    ("too few arguments", {}, ["main"], 2, ["compare-bills.sh BASE MAX_INCREASE MAX_TOTAL SCENARIO..."]),
]


def in_order(parts: list[str], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
    return True


def failure(case, binaries: Path) -> str:
    """What is wrong with a case; empty: nothing."""
    name, files, arguments, status, parts = case
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder), binaries)
        for path, text in files.items():
            repository.write(path, text)
        seen, said = repository.compare(*arguments)
    if seen != status:
        return f"status {seen} instead of {status}:\n{said}"
    if name == SHOWN and said not in PAGE.read_text():
        return f"{PAGE.name} does not show:\n{said}"
    return "" if in_order(parts, said) else f"does not say {parts} in this order:\n{said}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    binaries = parser.parse_args().bin.resolve()
    failed = 0
    for case in CASES:
        wrong = failure(case, binaries)
        failed += bool(wrong)
        if wrong:
            print(f"FAIL {case[0]}: {wrong}")
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
