#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The mutation check: would the tests notice if the code were wrong? (docs/discussion/mutations.md)

    run.py --work DIR [--by-hand] [--workers N] [--ids 1,2,...] [PLACE ...]

Builds a copy of the tree with every mutant of demand, meter, pool and rate in it, once, checks that the
tests pass while none is chosen, and then runs for each mutant the tests that reach it, until one fails.
PLACE is a part of a file name: only the mutants there are run. --by-hand: only those of tests/mutations.
The copy stays in DIR; --again builds there only what has changed since, where no header has. Writes DIR/survivors.txt and
DIR/report.json. Exit status 1: a mutant that was made by hand survived.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import Empty, Queue

from instrument import Edit, File, Mutant, instrument

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [f"include/dbcost/{name}" for name in ("demand", "meter", "pool", "rate")]
# In the order of likelihood; the tests of the mutant's own folder come first.
PROGRAMS = ["demand", "meter", "pool", "rate", "core", "estimate", "cases", "analysis", "properties", "io"]
FLAGS = "-std=c++20 -O0 -w -ferror-limit=0 -Wno-c++11-narrowing -Wno-invalid-constexpr"
SECONDS, TIMES = 3, 4  # of the processor: what a mutant's tests may take, beside so many times what they took
PORTION = 1000  # milliseconds of tests that run together, so that an endless loop is noticed soon
TEST_FOLDER = "cmake/test_folder.cmake"
PLACE = re.compile(r"([^\s:]*include/dbcost/[\w/]+\.hpp):(\d+):(\d+)")
LONGEST_FILTER = 60_000
LEFT = ("survived", "not executed")


def copy_file(source: Path, target: Path, text: bytes | None = None) -> None:
    """Touches the target only where it changes, so that little is built again."""
    wanted = source.read_bytes() if text is None else text
    if target.exists() and target.read_bytes() == wanted:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(wanted)


def copy_tree(tree: Path, instrumented: set[str]) -> None:
    """The sources, as they are but for the headers with mutants."""
    for top in ("include", "src", "tests", "tools", "pricing", "cmake", "docs", "CMakeLists.txt", "README.md",
                "CHANGELOG.md"):
        for source in [ROOT / top, *sorted((ROOT / top).glob("**/*"))]:
            name = str(source.relative_to(ROOT))
            if source.is_file() and name not in instrumented and "__pycache__" not in name:
                copy_file(source, tree / name, with_main(source) if name == TEST_FOLDER else None)


def with_main(function: Path) -> bytes:
    """Gives each test program the main function of this folder; nothing lists tests after a link."""
    text = function.read_text().replace(
        "add_executable(${program} ${sources})",
        'add_executable(${program} ${sources} "${PROJECT_SOURCE_DIR}/tools/mutation/main.cpp")\n'
        '    set_source_files_properties("${PROJECT_SOURCE_DIR}/tools/mutation/main.cpp" PROPERTIES '
        'SKIP_UNITY_BUILD_INCLUSION ON)')
    return re.sub(r"    gtest_discover_tests\(.*?\"\)\n", "", text, flags=re.S).encode()


# ---- what does not compile ---------------------------------------------------------------------

def drop_refused(output: str, files: list[File]) -> int:
    """Drops the edits of the first place of each error that has some; returns how many."""
    by_name = {one.name: one for one in files}
    dropped = 0
    for group in re.split(r"\n(?=[^\n]*: (?:fatal )?error: )", "\n" + output)[1:]:
        for path, line, column in PLACE.findall(group):
            name = path[path.index("include/dbcost/"):]
            if name in by_name and (count := drop_at(by_name[name], int(line))):
                dropped += count
                break
    return dropped


def drop_at(file: File, line: int) -> int:
    here = [one for one in file.edits if not one.dropped and (one.line == line or line in one.lines)]
    for one in here:
        one.dropped = True
    return len(here)


def check_syntax(tree: Path, files: list[File]) -> None:
    """Compiles all headers as one file, again and again, until no edit is refused."""
    headers = sorted((tree / "include/dbcost").glob("*/*.hpp"))
    every = tree / "every_header.cpp"
    every.write_text("".join(f"#include <{path.relative_to(tree / 'include')}>\n" for path in headers))
    command = ["clang++", *FLAGS.split(), "-fsyntax-only", "-Iinclude", "-include",
               "tools/mutation/mutation.hpp", "every_header.cpp"]
    for _ in range(40):
        for file in files:
            file.write(tree)
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True)
        if done.returncode == 0:
            return
        if drop_refused(done.stderr, files) == 0:
            sys.exit(done.stderr[-4000:] + "\nan error that no mutant explains")
    sys.exit("still refused after 40 rounds")


def build(tree: Path, files: list[File], workers: int) -> list[str]:
    header = tree / "tools/mutation/mutation.hpp"
    configure = ["cmake", "-G", "Ninja", "-S", str(tree), "-B", str(tree / "build"), "-DCMAKE_CXX_COMPILER=clang++",
                 "-DCMAKE_BUILD_TYPE=Mutation", f"-DCMAKE_CXX_FLAGS={FLAGS} -include {header}", "-DDBCOST_INSTALL=OFF"]
    subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)
    programs = [name for name in PROGRAMS if list((tree / "tests" / name).glob("*_test.cpp"))]
    targets = [f"dbcost_{name}_test" for name in programs]
    for _ in range(20):
        done = subprocess.run(["cmake", "--build", str(tree / "build"), "-j", str(workers), "--target", *targets],
                              capture_output=True, text=True)
        if done.returncode == 0:
            return programs
        if drop_refused(done.stdout, files) == 0:
            sys.exit(done.stdout[-6000:] + "\nan error that no mutant explains")
        for file in files:
            file.write(tree)
    sys.exit("still refused after 20 rounds")


# ---- which test reaches what -------------------------------------------------------------------

class Program:
    """A test program: its tests by time, and which mutants each reaches."""

    def __init__(self, tree: Path, name: str):
        self.tree, self.name = tree, name
        self.path = tree / "build/tests" / f"dbcost_{name}_test"
        self.tests: dict[str, int] = {}
        self.reached: dict[int, list[str]] = defaultdict(list)

    def environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, "LOCPATH": str(self.tree / "build/locale"), **more}

    def clean_run(self) -> None:
        done = subprocess.run([self.path, "--gtest_brief=1"], cwd=self.tree, text=True, capture_output=True,
                              env=self.environment(MUTATION="reach"))
        if done.returncode != 0:
            sys.exit(f"{self.name}: a test fails without any mutant\n{done.stdout[-3000:]}")
        for line in done.stderr.splitlines():
            if line.startswith("reach "):
                _, test, milliseconds, *ids = line.split()
                self.tests[test] = int(milliseconds)
                for one in map(int, ids):
                    self.reached[one].append(test)  # negative: see main.cpp

    def portions(self, mutant: int) -> list[list[str]]:
        """The tests that reach it, the quick ones first, in portions."""
        portions: list[list[str]] = [[]]
        room, time = LONGEST_FILTER, 0
        for test in sorted(self.reached[mutant], key=lambda one: self.tests[one]):
            room -= len(test) + 1
            time += self.tests[test]
            if portions[-1] and (room < 0 or time > PORTION):
                portions.append([])
                room, time = LONGEST_FILTER, 0
            portions[-1].append(test)
        return portions if portions[0] else []

    def seconds(self, tests: list[str]) -> int:
        return SECONDS + TIMES * sum(self.tests[one] for one in tests) // 1000


class Server:
    """A program that waits with its tests loaded, and runs each mutant in a child."""

    def __init__(self, program: Program):
        self.process = subprocess.Popen([program.path], cwd=program.tree, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env=program.environment(MUTATION="serve"))

    def run(self, mutant: int, tests: list[str], seconds: int) -> str:
        self.process.stdin.write(f"{mutant} {seconds} {':'.join(tests)}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().split()[1]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def run_from_start(program: Program, mutant: int) -> str:
    """All tests of a program with a mutant of what is evaluated when it starts."""
    try:
        done = subprocess.run([program.path, "--gtest_brief=1", "--gtest_fail_fast"], cwd=program.tree,
                              capture_output=True, env=program.environment(MUTANT=str(mutant)), timeout=30 * program.seconds(list(program.tests)))
    except subprocess.TimeoutExpired:
        return "timeout"
    return "survived" if done.returncode == 0 else "caught"


def verdict(mutant: Mutant, at_start: bool, programs: list[Program], servers: dict[str, Server]) -> str:
    own = mutant.file.split("/")[2]
    ordered = sorted(programs, key=lambda one: one.name != own)
    reached = False
    for program in ordered:
        if at_start:
            found = run_from_start(program, mutant.id)
            reached = True
            if found != "survived":
                return f"{found} by {program.name}"
            continue
        for tests in program.portions(mutant.id):
            reached = True
            found = servers[program.name].run(mutant.id, tests, program.seconds(tests))
            if found != "survived":
                return f"{found} by {program.name}"
    if not reached and any(-mutant.id in program.reached for program in programs):
        return "no such operator"
    return "survived" if reached else "not executed"


def run_all(wanted: list[tuple[Mutant, bool]], programs: list[Program], workers: int) -> dict[int, str]:
    """Each worker has a server of each program."""
    waiting: Queue[tuple[Mutant, bool]] = Queue()
    for one in wanted:
        waiting.put(one)
    verdicts: dict[int, str] = {}

    def work(_: int) -> None:
        servers = {program.name: Server(program) for program in programs}
        while True:
            try:
                mutant, at_start = waiting.get_nowait()
            except Empty:
                break
            verdicts[mutant.id] = verdict(mutant, at_start, programs, servers)
            if verdicts[mutant.id] in LEFT:
                print(f"{verdicts[mutant.id]}: {mutant.file}:{mutant.line}: {mutant.what}", flush=True)
        for server in servers.values():
            server.close()

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, range(workers)))
    return verdicts


# ---- the report --------------------------------------------------------------------------------

def write_report(work: Path, wanted: list[Mutant], verdicts: dict[int, str], edits: list[Edit]) -> int:
    refused = {one for edit in edits if edit.dropped for one in edit.mutants}
    for one in refused:
        verdicts[one] = "does not compile"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = []
    for mutant in wanted:
        found = verdicts.get(mutant.id, "not run")
        group = "by hand" if mutant.why else mutant.file.split("/")[2]
        counts[group][re.sub(" by .*", "", found)] += 1
        rows.append({**asdict(mutant), "verdict": found})
    (work / "report.json").write_text(json.dumps(rows, indent=1))
    left = [row for row in rows if row["verdict"] in LEFT]
    (work / "survivors.txt").write_text("".join(
        f"{row['id']} {row['verdict']}: {row['file']}:{row['line']}: {row['what']}\n" for row in left))
    for group, count in counts.items():
        print(f"{group}: {sum(count.values())} mutants, " + ", ".join(f"{n} {word}" for word, n in count.most_common()))
    return sum(1 for row in left if row["why"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--by-hand", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--ids", default="")
    parser.add_argument("places", nargs="*")
    asked = parser.parse_args()

    tree = asked.work / "tree"
    files, mutants = instrument(ROOT, FOLDERS)
    refused = asked.work / "refused.json"
    copy_tree(tree, {file.name for file in files})
    if asked.again:
        dropped = {tuple(one) for one in json.loads(refused.read_text())}
        for edit in (one for file in files for one in file.edits):
            edit.dropped = (edit.file, edit.start, edit.end) in dropped
        for file in files:
            file.write(tree)
    else:
        check_syntax(tree, files)
    programs = build(tree, files, asked.workers)
    refused.write_text(json.dumps([(one.file, one.start, one.end) for file in files for one in file.edits
                                   if one.dropped]))
    edits = [edit for file in files for edit in file.edits]
    tested = [Program(tree, name) for name in programs]
    for program in tested:
        program.clean_run()
        print(f"{program.name}: {len(program.tests)} tests, {sum(program.tests.values()) / 1000:.1f} s", flush=True)
    at_start = {one for edit in edits if edit.at_start for one in edit.mutants}
    compiled = {one for edit in edits if not edit.dropped for one in edit.mutants}
    ids = {int(one) for one in asked.ids.split(",") if one}
    wanted = [one for one in mutants if (not asked.by_hand or one.why) and (not ids or one.id in ids) and
              (not asked.places or any(place in one.file for place in asked.places))]
    verdicts = run_all([(one, one.id in at_start) for one in wanted if one.id in compiled], tested, asked.workers)
    return 1 if write_report(asked.work, wanted, verdicts, edits) else 0


if __name__ == "__main__":
    sys.exit(main())
