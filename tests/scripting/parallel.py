#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""batch and sweep, spread over processes by GNU parallel or over workers of one: the bytes of one process.

    parallel.py --bin build/release

Last line: "N passed, N failed".
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FIRST, BREAK_EVEN = "docs/examples/first-bill.json", "docs/examples/break-even.json"
RATES = ["1/day", "1000/day", "soon", "70/second", "900/hour"]

PARALLEL = ["parallel", "--will-cite", "-k", "-j", "3"]
SWEEP = ["dbcost", "sweep", BREAK_EVEN, "--format", "ndjson"]
COUNTS = ["--vary", "/workload/entities/record/count=1..400"]


def rates(values: str) -> list[str]:
    return ["--vary", f"/workload/operations/write record/rate={values}"]


def scenarios() -> bytes:
    """2,345 lines: scenarios that differ, and mistakes. None is blank: parallel drops some of these."""
    first = json.loads((TOP / FIRST).read_text())
    lines = []
    for number in range(2345):
        first["workload"]["operations"]["edit note"]["rate"] = f"{number}/day" if number % 7 else number
        lines.append(json.dumps(first))
    return "\n".join(lines).encode()


def output(binaries: Path, command: list[str], text: bytes = b"") -> bytes:
    env = dict(os.environ, PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}")
    return subprocess.run(command, cwd=TOP, env=env, input=text, stdout=subprocess.PIPE, check=False).stdout


def spread_batch(lines: int) -> list[str]:
    """Blocks of so many lines, each told the number of its first line."""
    first = f"{{= $_ = (seq() - 1) * {lines} + 1 =}}"
    return [*PARALLEL, "--pipe", "-N", str(lines), "dbcost", "batch", "-", "--jobs", "1", "--first-line", first]


def failures(binaries: Path) -> list[str]:
    failed = []

    def check(what: str, good: bool) -> None:
        if not good:
            failed.append(what)

    text = scenarios()
    batch = output(binaries, ["dbcost", "batch", "-", "--jobs", "1"], text)
    check("batch: a record a line", batch.count(b"\n") == 2345)
    check("batch: mistakes are among them", batch.count(b'"errors"') > 100)
    for jobs in ("2", "7"):
        check(f"batch --jobs {jobs}", output(binaries, ["dbcost", "batch", "-", "--jobs", jobs], text) == batch)
    for lines in (100, 1024):
        check(f"batch by parallel, {lines} lines each", output(binaries, spread_batch(lines), text) == batch)

    sweep = output(binaries, [*SWEEP, *rates(",".join(RATES)), *COUNTS, "--jobs", "1"])
    check("sweep: a record a point", sweep.count(b"\n") == len(RATES) * 400)
    check("sweep --jobs 5", output(binaries, [*SWEEP, *rates(",".join(RATES)), *COUNTS, "--jobs", "5"]) == sweep)
    spread = [*PARALLEL, "-q", *SWEEP, *rates("{}"), *COUNTS, "--jobs", "1", ":::", *RATES]
    check("sweep by parallel, a value of the first axis each", output(binaries, spread) == sweep)
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    failed = failures(parser.parse_args().bin.resolve())
    for what in failed:
        print(f"FAIL {what}")
    print(f"{9 - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
