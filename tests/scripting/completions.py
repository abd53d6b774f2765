#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The completions as bash, fish and zsh use them: what is typed, and what is offered.

    completions.py --bin build/release

Last line: "N passed, N failed".
"""

import argparse
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]

# What is typed, and everything that is offered for the last word.
OFFERED = [
    ("dbcost es", {"estimate"}),
    ("dbcost c", {"compare", "credits", "capacity"}),
    ("dbcost prices ", {"list", "show", "check", "diff", "import"}),
    ("dbcost estimate --fo", {"--format"}),
    ("dbcost estimate --d", {"--deployment", "--discounts"}),
    ("dbcost estimate --format ", {"text", "json", "csv", "markdown"}),
    ("dbcost sweep --format ", {"csv", "ndjson"}),
    ("dbcost scaling --side ", {"read", "write"}),
    ("dbcost prices list --service d", {"dynamodb"}),
    ("dbcost diff a.json b.json --require sta", {"stated", "stale"}),
    ("dbcost schema price-", {"price-table", "price-check", "price-changes"}),
    ("dbcost estimate docs/examples/first", {"docs/examples/first-bill.json"}),
    ("dbcost prices check prici", {"pricing"}),
    ("dbcost estimate shop.json --prices prici", {"pricing"}),
    ("dbcost diff docs/examples/first-bill.json docs/examples/gr", {"docs/examples/growing.json"}),
    ("dbcost estimate --deployment l", set()),
]
BASH_ALONE = [("dbcost estimate --format=js", {"json"}), ("dbcost --v", {"--version"})]

# In zsh a word that can only be one is written out.
WRITTEN_OUT = [
    ("dbcost es", "dbcost estimate"),
    ("dbcost estimate --fo", "--format="),
    ("dbcost estimate --format j", "--format json"),
    ("dbcost prices im", "prices import"),
    ("dbcost prices list --service dy", "--service dynamodb"),
    ("dbcost schema scen", "schema scenario"),
    ("dbcost estimate docs/examples/first", "docs/examples/first-bill.json"),
]


def lines_of(*command: str) -> list[str]:
    return subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout.splitlines()


def in_bash(typed: str) -> set[str]:
    script = """
        source completions/dbcost.bash
        line=$1
        read -ra COMP_WORDS <<<"${line//=/ = }"
        [[ $line == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _dbcost
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    return set(filter(None, lines_of("bash", "-c", script, "bash", typed)))


def in_fish(typed: str) -> set[str]:
    """Without the descriptions, and without the slash that fish puts behind a folder."""
    shown = lines_of("fish", "--no-config", "-c", f"source completions/dbcost.fish; complete -C '{typed}'")
    return {line.split("\t")[0].rstrip("/") for line in shown}


class Terminal:
    """An interactive zsh without anybody's settings."""

    def __init__(self) -> None:
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(TOP)
            os.execvpe("zsh", ["zsh", "-f", "-i"], dict(os.environ, TERM="dumb", PS1="> "))
        self.send("fpath=($PWD/completions $fpath); autoload -U compinit; compinit -D -u; echo r''eady\n")
        self.read_until("ready")

    def send(self, text: str) -> None:
        os.write(self.end, text.encode())

    def read_until(self, wanted: str, seconds: float = 20) -> str:
        """What was printed, up to what is wanted or to the end of the time."""
        seen, until = "", time.monotonic() + seconds
        while wanted not in seen and time.monotonic() < until:
            if select.select([self.end], [], [], 0.1)[0]:
                seen += os.read(self.end, 65536).decode(errors="replace")
        return seen

    def completes(self, typed: str, wanted: str) -> bool:
        self.send(typed + "\t")
        written_out = wanted in self.read_until(wanted)
        self.send("\x15")  # the line is not run
        return written_out

    def close(self) -> None:
        self.send("\x15exit\n")
        os.close(self.end)
        os.waitpid(self.pid, 0)


def failures_in_zsh() -> list[str]:
    terminal = Terminal()
    failed = [f"zsh: {typed}: not {wanted}" for typed, wanted in WRITTEN_OUT if not terminal.completes(typed, wanted)]
    terminal.close()
    return failed


def failures() -> list[str]:
    failed = [f"bash: {typed}: {in_bash(typed)}" for typed, offered in OFFERED + BASH_ALONE if in_bash(typed) != offered]
    failed += [f"fish: {typed}: {in_fish(typed)}" for typed, offered in OFFERED if in_fish(typed) != offered]
    return failed + failures_in_zsh()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    made = subprocess.run([sys.executable, TOP / "tools/help/make.py", "--check", parser.parse_args().bin], check=False)
    failed = failures()
    for line in failed:
        print(f"FAIL {line}")
    all_of = 2 * len(OFFERED) + len(BASH_ALONE) + len(WRITTEN_OUT) + 1
    bad = len(failed) + (made.returncode != 0)
    print(f"{all_of - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
