#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs plain-text functional tests of the calculator; README.md has the format.

    run.py --bin build/release                     every tests/cli/*.test
    run.py --bin build/release estimate.test       one file
    run.py --bin build/release --bless help.snapshot.test

Prints each failing test, then "N passed, N failed". Exit status: 0 all passed, 1 not all passed or
no test found, 2 wrong usage.
"""

import argparse
import difflib
import os
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SNAPSHOT = ".snapshot.test"
EXPECT = re.compile(r">(?P<stream>2?)(?P<lines>~?)(?: /(?P<regex>.*)/)?")
STATUS = re.compile(r">= (\d+)")


class FormatError(Exception):
    """A test file that cannot be read; the text starts with its place."""


@dataclass
class Expectation:
    """What one stream must be: form is "exact", "regex" (each is found) or "lines" (in order)."""

    form: str = "exact"
    lines: list[str] = field(default_factory=list)
    # The data lines in the file, counted from 0, end excluded; None where the file says nothing.
    span: tuple[int, int] | None = None


@dataclass
class Test:
    path: Path
    line: int
    sentence: str
    stdin: str = ""
    command: str = ""
    streams: dict[str, Expectation] = field(default_factory=dict)
    status: int | None = None

    def expected(self, stream: str) -> Expectation:
        return self.streams.get(stream, Expectation())


@dataclass
class Outcome:
    stdout: str
    stderr: str
    status: int


# ---------------------------------------------------------------- reading


def is_directive(line: str) -> bool:
    return line.startswith(("#", ">", "$ ", "<<<"))


def unescape(line: str) -> str:
    return line[1:] if line.startswith("\\") else line


def escape(line: str) -> str:
    return "\\" + line if is_directive(line) or line.startswith("\\") else line


class Reader:
    """Reads a file from top to bottom; each method takes what it names and moves on."""

    def __init__(self, path: Path):
        self.path = path
        self.lines = path.read_text(encoding="utf-8").split("\n")
        self.at = 0

    def error(self, text: str) -> FormatError:
        return FormatError(f"{self.path}:{self.at + 1}: {text}")

    def peek(self) -> str | None:
        return self.lines[self.at] if self.at < len(self.lines) else None

    def tests(self) -> list[Test]:
        found = []
        while self.skip_blank() is not None:
            sentence, line = self.sentence()
            if self.skip_blank() is None:
                break  # a comment at the end of the file
            if not self.peek().startswith("#"):
                found.append(self.test(sentence, line))
        return found

    def skip_blank(self) -> str | None:
        while self.peek() == "":
            self.at += 1
        return self.peek()

    def sentence(self) -> tuple[str, int]:
        start = self.at
        while (self.peek() or "").startswith("#"):
            self.at += 1
        if self.at == start:
            raise self.error("a test starts with a sentence that says what it shows: # ...")
        return self.lines[start].lstrip("# "), start + 1

    def test(self, sentence: str, line: int) -> Test:
        test = Test(self.path, line, sentence)
        if self.peek() == "<<<":
            self.at += 1
            test.stdin = text_of(self.data()[0])
        test.command = self.command()
        while (self.skip_blank() or "").startswith(">"):
            self.expectation(test)
        return test

    def command(self) -> str:
        if not (self.peek() or "").startswith("$ "):
            raise self.error("expected the command: $ ...")
        text = self.peek()[2:]
        self.at += 1
        while text.endswith("\\") and self.peek() is not None:
            text += "\n" + self.peek()
            self.at += 1
        return text

    def expectation(self, test: Test) -> None:
        line = self.peek()
        if status := STATUS.fullmatch(line):
            self.status(test, int(status[1]))
        elif expect := EXPECT.fullmatch(line):
            self.stream(test, expect)
        else:
            raise self.error(f"{line!r} is none of '>', '>2', '>~', '>2~', '> /regex/', '>= N'; "
                             "a data line like this starts with a backslash")

    def status(self, test: Test, value: int) -> None:
        if test.status is not None:
            raise self.error("a second '>='")
        test.status = value
        self.at += 1

    def stream(self, test: Test, expect: re.Match) -> None:
        stream = "stderr" if expect["stream"] else "stdout"
        if expect["regex"] is not None:
            self.regex(test, stream, expect)
            return
        if stream in test.streams:
            raise self.error(f"a second expectation for {stream}")
        self.at += 1
        lines, span = self.data()
        form = "lines" if expect["lines"] else "exact"
        if form == "lines" and not lines:
            raise self.error("'~' needs at least one line")
        test.streams[stream] = Expectation(form, lines, span)

    def regex(self, test: Test, stream: str, expect: re.Match) -> None:
        known = test.streams.setdefault(stream, Expectation("regex"))
        if known.form != "regex" or expect["lines"]:
            raise self.error(f"{stream} is either text, or '~' lines, or /regex/ lines")
        try:
            re.compile(expect["regex"])
        except re.error as problem:
            raise self.error(f"bad regex: {problem}") from problem
        known.lines.append(expect["regex"])
        self.at += 1

    def data(self) -> tuple[list[str], tuple[int, int]]:
        """The lines up to the next directive; blank lines that only part two tests are not data."""
        start = self.at
        while self.peek() is not None and not is_directive(self.peek()):
            self.at += 1
        end = self.at
        if (self.peek() or "#").startswith("#"):
            while end > start and self.lines[end - 1] == "":
                end -= 1
        return [unescape(line) for line in self.lines[start:end]], (start, end)


def text_of(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)


# ---------------------------------------------------------------- running


def environment(bin_dir: Path, scratch: str) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    env.update(PATH=f"{bin_dir}{os.pathsep}{env['PATH']}", LC_ALL="C.UTF-8", SCRATCH=scratch)
    return env


def run(test: Test, options: argparse.Namespace) -> Outcome:
    with tempfile.TemporaryDirectory() as scratch:
        process = subprocess.Popen(
            ["sh", "-c", test.command], cwd=options.top, env=environment(options.bin, scratch),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)  # a group of its own, so that a timeout ends its children too
        try:
            out, err = process.communicate(test.stdin.encode(), timeout=options.timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"\n(stopped after {options.timeout} s)\n".encode()
    return Outcome(decode(out), decode(err), process.returncode)


def decode(output: bytes) -> str:
    return output.decode("utf-8", errors="backslashreplace")


# ---------------------------------------------------------------- judging


def lines_of(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    return lines + [rest + "  (no newline at the end)"] if rest else lines


def indent(lines: list[str]) -> str:
    return "".join(f"    {line}\n" for line in lines)


def exact_problem(stream: str, want: list[str], got: str) -> str | None:
    if text_of(want) == got:
        return None
    diff = difflib.unified_diff(want, lines_of(got), f"expected {stream}", f"actual {stream}",
                                lineterm="")
    return indent(list(diff))


def regex_problem(stream: str, want: list[str], got: str) -> str | None:
    missing = [regex for regex in want if not re.search(regex, got, re.MULTILINE)]
    if not missing:
        return None
    return indent([f"{stream} has no match for /{regex}/" for regex in missing]
                  + [f"actual {stream}:"] + ["  " + line for line in lines_of(got)])


def lines_problem(stream: str, want: list[str], got: str) -> str | None:
    rest = iter(lines_of(got))
    for number, line in enumerate(want):
        if line not in rest:  # takes from the iterator up to the line, so the order counts
            after = f" after {want[number - 1]!r}" if number else ""
            return indent([f"{stream} lacks the line {line!r}{after}", f"actual {stream}:"]
                          + ["  " + each for each in lines_of(got)])
    return None


JUDGES = {"exact": exact_problem, "regex": regex_problem, "lines": lines_problem}


def stream_problem(test: Test, stream: str, outcome: Outcome) -> str | None:
    expected = test.expected(stream)
    return JUDGES[expected.form](stream, expected.lines, getattr(outcome, stream))


def status_problem(test: Test, outcome: Outcome) -> str | None:
    want = test.status or 0
    if outcome.status == want:
        return None
    signalled = " (ended by a signal)" if outcome.status < 0 else ""
    return indent([f"expected exit status {want}, actual {outcome.status}{signalled}"])


def problems(test: Test, outcome: Outcome) -> list[str]:
    found = [status_problem(test, outcome), stream_problem(test, "stdout", outcome),
             stream_problem(test, "stderr", outcome)]
    return [problem for problem in found if problem]


def passes(test: Test, options: argparse.Namespace) -> bool:
    found = problems(test, run(test, options))
    if found:
        print(f"FAIL {test.path}:{test.line}: {test.sentence}\n    $ {test.command}")
        print("".join(found))
    return not found


# ---------------------------------------------------------------- blessing


def new_lines(test: Test, stream: str, outcome: Outcome) -> list[str]:
    return [escape(line) for line in lines_of(getattr(outcome, stream))]


def edits(test: Test, outcome: Outcome) -> list[tuple[tuple[int, int], list[str]]]:
    """Only the text of exact blocks: a wrong status is a fault, not a new picture."""
    if status_problem(test, outcome):
        return []
    return [(expected.span, new_lines(test, stream, outcome))
            for stream, expected in test.streams.items() if expected.form == "exact"]


def bless(path: Path, options: argparse.Namespace) -> None:
    reader = Reader(path)
    changes = [edit for test in reader.tests() for edit in edits(test, run(test, options))]
    for (start, end), lines in sorted(changes, reverse=True):
        reader.lines[start:end] = lines
    path.write_text("\n".join(reader.lines), encoding="utf-8")


# ---------------------------------------------------------------- the command


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs plain-text tests; see tests/cli/README.md.")
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    parser.add_argument("--top", type=Path, default=HERE.parents[1],
                        help="where the commands run (default: the top of the repository)")
    parser.add_argument("--timeout", type=float, default=60, help="seconds a command (default: 60)")
    parser.add_argument("--bless", type=Path, metavar="FILE",
                        help=f"write the actual output into FILE, a *{SNAPSHOT}, then run it")
    parser.add_argument("files", nargs="*", type=Path, help="default: all tests/cli/*.test")
    options = parser.parse_args()
    options.bin = options.bin.resolve()
    if not (options.bin / "dbcost").is_file():  # else PATH might find another one
        parser.error(f"no dbcost in {options.bin}: build it first")
    if options.bless:
        if not options.bless.name.endswith(SNAPSHOT):
            parser.error(f"{options.bless}: only *{SNAPSHOT} is rewritten; what was derived by "
                         "hand is changed by hand")
        options.files = [options.bless]
    return options


def count_file(path: Path, options: argparse.Namespace) -> tuple[int, int]:
    try:
        tests = Reader(path).tests()
    except (FormatError, OSError, UnicodeDecodeError) as problem:
        print(f"FAIL {problem}")
        return 0, 1
    if not tests:
        print(f"FAIL {path}: no test in this file")
        return 0, 1
    passed = sum(passes(test, options) for test in tests)
    return passed, len(tests) - passed


def main() -> int:
    options = arguments()
    if options.bless:
        bless(options.bless, options)
    files = options.files or sorted(HERE.glob("*.test"))
    if not files:
        print("no test found")
    counts = [count_file(path, options) for path in files]
    passed, failed = (sum(column) for column in zip(*counts)) if counts else (0, 0)
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
