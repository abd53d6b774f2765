#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the completions and the manual page from what `dbcost --help` prints.

    tools/help/make.py BINARY_DIR          writes completions/ and docs/man/
    tools/help/make.py --check BINARY_DIR  compares instead; exit status 1 where a file is not what it would be
"""

import argparse
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from commands import all_commands
from completions import bash, fish, zsh
from manual import manual

TOP = Path(__file__).resolve().parents[2]


def files(binary: Path) -> dict[Path, str]:
    commands = all_commands(binary)
    version = subprocess.run([binary, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return {TOP / "completions/dbcost.bash": bash(commands),
            TOP / "completions/_dbcost": zsh(commands),
            TOP / "completions/dbcost.fish": fish(commands),
            TOP / "docs/man/dbcost.1": manual(commands, version)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with what is there")
    parser.add_argument("binaries", type=Path, help="the folder that holds dbcost")
    asked = parser.parse_args()
    made = files(asked.binaries.resolve() / "dbcost")
    if not asked.check:
        for path, text in made.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return 0
    stale = [path for path, text in made.items() if not path.exists() or path.read_text() != text]
    for path in stale:
        print(f"{path.relative_to(TOP)} is not what --help says: run tools/help/make.py {asked.binaries}")
    print(f"{len(made) - len(stale)} passed, {len(stale)} failed")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
