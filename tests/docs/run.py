#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the commands that the pages show, and compares their output with what the pages show.

    tests/docs/run.py BINARY_DIR [PAGE...]          check; all pages with such blocks by default
    tests/docs/run.py --bless BINARY_DIR [PAGE...]  write the real output into the pages

A block is fenced as `console`; a line "$ dbcost ..." is a command, what follows up to the next "$ " or the
end of the block is its output (standard output, then standard error). "..." on a line of its own stands for any lines.
Commands run in the top folder of the project. The last line is "N passed, N failed".
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True

from pages import TOP, pages

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def commands(block):
    """(command, lines shown) for each command of a block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def output_of(command, binaries):
    env = dict(os.environ, PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8")
    run = subprocess.run(["sh", "-c", command], cwd=TOP, env=env, text=True, capture_output=True, timeout=60)
    return (run.stdout + run.stderr).splitlines()


def same(shown, real):
    """Whether the real lines are the shown ones, a shown "..." standing for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in real)) is not None


def blessed(block, binaries):
    """The block with its real output; a command whose shown output has a "..." keeps what is shown."""
    text = ""
    for command, shown in commands(block):
        lines = shown if "..." in shown else output_of(command, binaries)
        text += "".join(line.rstrip() + "\n" for line in [f"$ {command}", *lines])
    return text


def bless(page, binaries):
    text = page.read_text()
    page.write_text(BLOCK.sub(lambda m: f"```console\n{blessed(m[1], binaries)}```", text))


def check(page, binaries):
    """(passed, failed) over the commands of a page; prints what differs."""
    passed = failed = 0
    for block in BLOCK.findall(page.read_text()):
        for command, shown in commands(block):
            real = [line.rstrip() for line in output_of(command, binaries)]
            if same(shown, real):
                passed += 1
                continue
            failed += 1
            print(f"{page.relative_to(TOP)}: $ {command}")
            print("\n".join(difflib.unified_diff(shown, real, "the page", "the command", lineterm="")))
    return passed, failed


def chosen(named):
    if named:
        return [pathlib.Path(page).resolve() for page in named]
    return [TOP / page for page in pages() if "```console" in (TOP / page).read_text()]


def main(arguments):
    writing = "--bless" in arguments
    binaries, *named = [a for a in arguments if a != "--bless"]
    binaries = pathlib.Path(binaries).resolve()
    found = chosen(named)
    if writing:
        for page in found:
            bless(page, binaries)
        return 0
    results = [check(page, binaries) for page in found]
    passed, failed = sum(r[0] for r in results), sum(r[1] for r in results)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
