#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Nothing a user writes crashes the calculator, makes it hang, or makes it take all the memory.

    robust.py --bin build/release                every case, about a minute
    robust.py --bin build/release --large        the same with a gigabyte of each kind of garbage: minutes
    robust.py --bin build/release --only import  the cases with this word in their name

Garbage of each kind (garbage.py) goes into everything that reads something (READERS); then what is odd about
files, streams and arguments (CASES). Each must end in time, within its memory, with the right status and an error
that says where, what was seen, what was expected and what to do. Last line: "N passed, N failed".
"""

import argparse
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True

from garbage import KINDS

TOP = Path(__file__).resolve().parents[2]
SHOP = "tests/scenarios/shop.json"
MIB = 1 << 20
NOBODY = 65534

# The four parts of an error, at the start of stderr.
ERROR = re.compile(rb"\Aerror\[[a-z-]+\][^\n]+\n  seen      .+\n  expected  .+\n  remedy    .+\n")
ERROR_JSON = re.compile(rb'\A\{\n  "problems": 1,\n  "errors": \[\n    \{\n      "code": "[a-z-]+",\n      "place": ".+",\n      "seen": ".+"')
FAULTS = re.compile(rb"mistake in dbcost|not enough memory|terminate|Sanitizer|Segmentation|Aborted")
MOST_STDERR = 200_000  # bytes: a hundred problems, and no more


@dataclass
class Limits:
    seconds: float = 60  # of a machine that does much else
    memory: int = 400 * MIB  # resident
    address_space: int = 1536 * MIB  # so that what grows without bound ends before it swaps


@dataclass
class Run:
    """A command, and what it must do."""

    name: str
    arguments: list[str]
    status: int = 1
    stdin: Path | str | None = None  # a file, or text
    stdout: str = ""  # a regex of all of it
    stderr: re.Pattern | str = ERROR
    shell: str = ""  # instead of the arguments; "dbcost" is on the PATH
    user: int | None = None
    environment: dict[str, str] = field(default_factory=dict)
    feed: tuple[Path, str] | None = None  # a FIFO, and what somebody writes into it
    limits: Limits = field(default_factory=Limits)


@dataclass
class Outcome:
    status: int
    stdout: bytes
    stderr: bytes
    seconds: float
    memory: int  # bytes


# ---- running -----------------------------------------------------------------------------------


def bounded(limits: Limits) -> Callable[[], None]:
    def set_limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.address_space, limits.address_space))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return set_limits


def write_into(fifo: Path, text: str) -> None:
    try:
        fifo.write_text(text, encoding="utf-8")
    except BrokenPipeError:
        pass


def execute(run: Run, binary: Path, scratch: Path) -> Outcome:
    command = ["sh", "-c", run.shell] if run.shell else [str(binary), *run.arguments]
    environment = {**os.environ, "PATH": f"{binary.parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                   "SCRATCH": str(scratch), **run.environment}
    if run.feed:
        threading.Thread(target=write_into, args=run.feed, daemon=True).start()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, given(run.stdin) as stdin:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=TOP, env=environment, stdin=stdin, stdout=out, stderr=err,
                                   preexec_fn=bounded(run.limits), user=run.user, start_new_session=True)
        alarm = threading.Timer(run.limits.seconds, lambda: os.killpg(process.pid, 9))
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        return Outcome(process.returncode, out.read(4 * MIB), err.read(4 * MIB), seconds, usage.ru_maxrss * 1024)


def given(stdin: Path | str | None):  # noqa: ANN201
    if isinstance(stdin, Path):
        return stdin.open("rb")
    file = tempfile.TemporaryFile()
    file.write((stdin or "").encode())
    file.seek(0)
    return file


def faults_of(run: Run, seen: Outcome) -> list[str]:
    faults = []
    if seen.status != run.status:
        faults.append(f"status {seen.status} instead of {run.status}")
    if seen.seconds > run.limits.seconds:
        faults.append(f"{seen.seconds:.1f} s instead of at most {run.limits.seconds:.0f} s")
    if seen.memory > run.limits.memory:
        faults.append(f"{seen.memory // MIB} MiB instead of at most {run.limits.memory // MIB}")
    if len(seen.stderr) > MOST_STDERR or FAULTS.search(seen.stderr):
        faults.append("stderr has a crash in it, or no end")
    wanted = run.stderr if isinstance(run.stderr, re.Pattern) else re.compile(run.stderr.encode())
    if not (wanted.match(seen.stderr) if wanted in (ERROR, ERROR_JSON) else wanted.fullmatch(seen.stderr)):
        faults.append("stderr is not what it should be")
    if not re.fullmatch(run.stdout.encode(), seen.stdout, re.DOTALL):
        faults.append("stdout is not what it should be")
    return faults


# ---- garbage into everything that reads --------------------------------------------------------


@dataclass
class Reader:
    """A command with "{}" for the file of garbage, or with "-" for stdin."""

    name: str
    arguments: list[str]
    every_kind: bool = False  # else only those that no other reader of the same format is given
    place: str = ""  # where the file must stand below the scratch folder; "{}" is that folder then
    fixed: dict[str, str] = field(default_factory=dict)  # other files of the scratch folder

    def error(self) -> re.Pattern:
        return ERROR_JSON if "json" in self.arguments else ERROR


def scenario_with(entity: str, shape: str = "") -> str:
    text = (TOP / SHOP).read_text(encoding="utf-8").replace('"size": "1 KB"', entity)
    if not shape:
        return text
    return text.replace('"operations"', f'"shapes": {{"s": {shape}}}, "operations"').replace(
        '"do": "get"', '"do": "get", "shape": "s"')


TABLE = "tables/aws/dynamodb/us-east-1.json"
BOOK = {"tables/aws/book.json": '{"book_format": 1, "book": "aws", "title": "garbage"}'}
VARY = "/workload/entities/order/count"

READERS = [
    Reader("estimate", ["estimate", "-"], every_kind=True),
    Reader("estimate a file", ["estimate", "{}"]),
    Reader("estimate, JSON", ["estimate", "-", "--format", "json"]),
    Reader("estimate over months", ["estimate", "-", "--months", "3"]),
    Reader("compare", ["compare", "-"]),
    Reader("explain", ["explain", "-"]),
    Reader("scaling", ["scaling", "-"]),
    Reader("credits", ["credits", "-"]),
    Reader("reservations", ["reservations", "-"], every_kind=False),
    Reader("advise", ["advise", "-"]),
    Reader("solve", ["solve", "-", "--vary", f"{VARY}=1..9", "--cheapest", "--deployment", "dynamodb"]),
    Reader("range", ["range", "-", "--vary", f"{VARY}=1..5..9"]),
    Reader("migrate", ["migrate", "-", "--from", "postgres", "--to", "dynamodb"]),
    Reader("diff, before", ["diff", "-", SHOP], every_kind=True),
    Reader("diff, after", ["diff", SHOP, "-"]),
    Reader("verify", ["verify", "-"], every_kind=True),
    Reader("capacity", ["capacity", "-"], every_kind=True),
    Reader("capacity --check", ["capacity", "--check", "-"]),
    Reader("footprint", ["footprint", "-"], every_kind=True),
    Reader("footprint --check", ["footprint", "--check", "-"]),
    Reader("prices import", ["prices", "import", "-"], every_kind=True),
    Reader("prices import of a file", ["prices", "import", "{}", "--format", "text"]),
    Reader("--discounts", ["estimate", SHOP, "--discounts", "{}"], every_kind=True),
    Reader("prices check of a file", ["prices", "check", "{}"], every_kind=True),
    Reader("prices check of a folder", ["prices", "check", "{}"], place=TABLE, fixed=BOOK),
    Reader("prices list", ["prices", "list", "--prices", "{}"], place=TABLE, fixed=BOOK),
    Reader("prices show", ["prices", "show", "--prices", "{}"], place=TABLE, fixed=BOOK),
    Reader("prices diff", ["prices", "diff", "--from", "2019-09-15", "--to", "2019-09-16", "--prices", "{}"],
           place=TABLE, fixed=BOOK),
    Reader("--prices", ["estimate", SHOP, "--prices", "{}"], place=TABLE, fixed=BOOK),
    Reader("verify --prices", ["verify", "tests/bills/web-shop.json", "--prices", "{}"], place=TABLE, fixed=BOOK),
    Reader("editions.json", ["prices", "check", "{}"], place="editions.json", fixed=BOOK),
    Reader("limits", ["estimate", SHOP, "--prices", "{}"], place="limits/dynamodb.json", fixed=BOOK),
    Reader("a trace", ["estimate", "{}/shop.json"], every_kind=True, place="load.csv",
           fixed={"shop.json": scenario_with('"size": "1 KB"', '{"trace": "load.csv"}')}),
    Reader("samples", ["estimate", "{}/shop.json"], every_kind=True, place="items.jsonl",
           fixed={"shop.json": scenario_with('"size": {"samples": "items.jsonl"}')}),
]

# Under every limit of size, under that of what is read whole, above all of them.
SMALL, MIDDLE, BIG = 1_000_000, 15_000_000, 17_000_000
USUAL = {(SMALL, "unknown keys"), (BIG, "random bytes")}  # what each reader is given
DENSE = {"a list of zeros", "a list of objects", "unknown keys", "one key again and again", "minutes without end"}
LINES = {"empty lines", "a record a line", "a number a line", "minutes without end"}


def is_asked(reader: Reader, kind: str, size: int) -> bool:
    """What takes little room and much memory is the most there may be; the rest ends early."""
    if (size, kind) in USUAL:
        return True
    return reader.every_kind and (size == SMALL or (size == MIDDLE and kind in DENSE))


class Garbage:
    """One file of each kind and size, made when it is asked for."""

    def __init__(self, folder: Path):
        self.folder = folder

    def file(self, kind: str, size: int) -> Path:
        path = self.folder / f"{kind}.{size}".replace(" ", "_")
        if not path.exists():
            with path.open("wb") as out:
                for chunk in KINDS[kind](size):
                    out.write(chunk)
        return path

    def discard(self, kind: str, size: int) -> None:
        (self.folder / f"{kind}.{size}".replace(" ", "_")).unlink(missing_ok=True)


def placed(reader: Reader, file: Path, scratch: Path) -> str:
    """Where the reader finds the garbage."""
    if not reader.place:
        return str(file)
    shutil.rmtree(scratch, ignore_errors=True)
    for name, text in reader.fixed.items():
        path = scratch / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    link = scratch / reader.place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(file)
    return str(scratch)


def garbage_run(reader: Reader, kind: str, size: int, made: Garbage, scratch: Path, limits: Limits) -> Run:
    file = made.file(kind, size)
    where = placed(reader, file, scratch)
    return Run(f"{reader.name}: {size} bytes, {kind}", [a.replace("{}", where) for a in reader.arguments],
               stdin=file if "-" in reader.arguments else None, stderr=reader.error(), limits=limits)


def batch_run(kind: str, size: int, made: Garbage, limits: Limits) -> Run:
    """A record a line, its errors in it, and nothing on stderr; blank lines are none."""
    blank = kind in ("spaces", "empty lines")
    return Run(f"batch: {size} bytes, {kind}", ["batch", "-", "--jobs", "2"], 0 if blank else 1,
               made.file(kind, size), "" if blank else ".*", "", limits=limits)


def garbage_runs(large: bool, only: str, scratch: Path) -> Iterator[Run]:
    made = Garbage(scratch)
    sizes = [1_000_000_000] if large else [SMALL, MIDDLE, BIG]
    limits = Limits(seconds=600 if large else 60, memory=400 * MIB)
    for kind in KINDS:
        for size in sizes:
            for reader in READERS:
                asked = is_asked(reader, kind, size) or (large and reader.every_kind)
                if asked and only in f"{reader.name}: {size} bytes, {kind}":  # before its garbage is made
                    yield garbage_run(reader, kind, size, made, scratch / "place", limits)
            if kind not in LINES and only in f"batch: {size} bytes, {kind}":
                yield batch_run(kind, size, made, limits)
            made.discard(kind, size)
        if kind in LINES:  # each line has a record of its errors: millions of them take their time
            yield batch_run(kind, 100_000, made, limits)


# ---- what is odd about files, streams and arguments --------------------------------------------

UNWRITABLE = r"dbcost: the result could not be written to stdout: [A-Z][a-z ]+\n"
GOOD = {
    "estimate": ["estimate", SHOP], "estimate, JSON": ["estimate", SHOP, "--format", "json"],
    "compare": ["compare", SHOP], "explain": ["explain", SHOP], "advise": ["advise", SHOP],
    "scaling": ["scaling", "tests/scenarios/scaling.json"], "credits": ["credits", "tests/scenarios/credits.json"],
    "reservations": ["reservations", "docs/examples/reserved.json"], "diff": ["diff", SHOP, SHOP],
    "migrate": ["migrate", SHOP, "--from", "postgres", "--to", "dynamodb"],
    "solve": ["solve", SHOP, "--vary", f"{VARY}=1..9", "--cheapest", "--deployment", "dynamodb"],
    "range": ["range", SHOP, "--vary", f"{VARY}=1..5..9", "--samples", "10"],
    "sweep": ["sweep", SHOP, "--vary", f"{VARY}=1..300"], "verify": ["verify", "tests/bills/web-shop.json"],
    "capacity": ["capacity", "docs/examples/requests.ndjson"],
    "footprint": ["footprint", "docs/examples/tables.ndjson"],
    "prices list": ["prices", "list"], "prices show": ["prices", "show", "dynamodb.storage"],
    "prices diff": ["prices", "diff", "--from", "2019-09-15", "--to", "2024-11-15"],
    "prices check": ["prices", "check"], "prices import": ["prices", "import", "tests/offers/dynamodb-2016-01-07.json"],
    "schema": ["schema", "bill"], "help": ["--help"], "help of a command": ["estimate", "--help"],
    "version": ["--version"],
}


def quoted(words: list[str]) -> str:
    return " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)


def stream_runs() -> Iterator[Run]:
    """Where results cannot go, and where nothing can come from."""
    for name, words in GOOD.items():
        command = "dbcost " + quoted(words)
        yield Run(f"{name}: a full disk", [], shell=f"{command} > /dev/full", stderr=UNWRITABLE)
        yield Run(f"{name}: stdout closed", [], shell=f"{command} >&-", stderr=UNWRITABLE)
        # The reader of the pipe is gone before anything is written.
        yield Run(f"{name}: a closed pipe", [], shell=f"{{ sleep 0.05; {command}; echo $? >&2; }} | true", status=0,
                  stderr=UNWRITABLE + "1\n")
        yield Run(f"{name}: stderr closed", [], shell=f"{command} 2>&-", status=0, stdout=".+", stderr="")
    for name, words in (("batch", ["batch", "-"]), *((r.name, r.arguments) for r in READERS if "-" in r.arguments)):
        command = "dbcost " + quoted(words)
        error = ERROR_JSON if "json" in words else ERROR
        yield Run(f"{name}: stdin closed", [], shell=f"{command} <&-", stderr=error)
        yield Run(f"{name}: a folder on stdin", [], shell=f"{command} < tests", stderr=error)
        if name != "batch":
            yield Run(f"{name}: nothing on stdin", words, stderr=error)
    line = (TOP / SHOP).read_text(encoding="utf-8").replace("\n", "")
    yield Run("batch: a full disk", [], stdin=line, shell="dbcost batch - > /dev/full", stderr=UNWRITABLE)
    yield Run("an error: stderr full", [], shell="dbcost estimate nowhere 2> /dev/full", stderr="")


def file_runs(scratch: Path) -> Iterator[Run]:
    """Files that are none, or cannot be read."""
    secret, fifo = scratch / "secret.json", scratch / "fifo.json"
    secret.write_text("{}", encoding="utf-8")
    secret.chmod(0)
    os.mkfifo(fifo)
    scratch.chmod(stat.S_IRWXU | stat.S_IROTH | stat.S_IXOTH | stat.S_IRGRP | stat.S_IXGRP)
    nobody = NOBODY if os.getuid() == 0 else None  # root may read everything
    readers = [Reader("batch", ["batch", "{}"]), Reader("sweep", ["sweep", "{}", "--vary", f"{VARY}=1..9"]),
               *(r for r in READERS if not r.place)]
    for reader in readers:
        words = ["{}" if word == "-" else word for word in reader.arguments]
        for what, file in (("a folder", "tests"), ("nothing", "nowhere.json"), ("an empty name", "")):
            if reader.name != "prices check of a file":  # it checks folders, too, and without a name what is shipped
                yield Run(f"{reader.name}: {what}", [w.replace("{}", file) for w in words], stderr=reader.error())
        yield Run(f"{reader.name}: no right to read", [w.replace("{}", str(secret)) for w in words], user=nobody,
                  stderr=reader.error())
        if reader.name == "batch":
            yield Run("batch: a device without end", [], shell="head -c 3000000 /dev/zero | dbcost batch -", stdout=".+",
                      stderr="")
        else:
            yield Run(f"{reader.name}: a device without end", [w.replace("{}", "/dev/zero") for w in words],
                      stderr=reader.error())
    text = (TOP / SHOP).read_text(encoding="utf-8")
    yield Run("estimate: a FIFO", ["estimate", str(fifo)], 0, stdout=".*postgres: .+", stderr="", feed=(fifo, text))
    yield Run("--prices: a folder without tables", ["estimate", SHOP, "--prices", "docs"])
    yield Run("--prices: a file", ["estimate", SHOP, "--prices", SHOP])
    yield Run("prices import: into a file", ["prices", "import", "tests/offers/dynamodb-2016-01-07.json", "--into", SHOP])
    yield Run("prices import: into a place without room", ["prices", "import", "tests/offers/dynamodb-2016-01-07.json",
                                                           "--into", "/proc/nowhere"])


def argument_runs() -> Iterator[Run]:
    """Values of options that are long, large or empty; whether usage (2) or data (1), the error is short."""
    long = "9" * 100_000
    options = {
        "--month": 2, "--as-of": 2, "--require": 2, "--max-total": 2, "--months": 2, "--format": 2, "--book": 1,
        "--deployment": 1, "--prices": 1, "--discounts": 1,
    }
    for value in (long, "é" * 40_000, "1e999999999", "-1", "\t\x1b[2J"):
        shown = value[:12].encode("unicode_escape").decode()
        for option, status in options.items():
            yield Run(f"estimate {option} {shown}...", ["estimate", SHOP, f"{option}={value}"], status)
        yield Run(f"estimate --set {shown}...", ["estimate", SHOP, f"--set={value}"], 2)
        yield Run(f"estimate --set of a count {shown}...", ["estimate", SHOP, f"--set={VARY}={value}"], 1)
        yield Run(f"estimate --set of a rate {shown}...",
                  ["estimate", SHOP, f"--set=/workload/operations/read order/rate={value}/day"], 1)
        yield Run(f"a command {shown}...", [value], 2)
        yield Run(f"a file {shown}...", ["estimate", "x" + value], 1)
        yield Run(f"prices list --region {shown}...", ["prices", "list", f"--region={value}"], 1)
    point = ["sweep", SHOP, "--vary", f"{VARY}=1..1000000000 step 1000", "--vary", "/month=2019-09,730 hours"]
    for words in (
        [*point, "--vary", "/workload/operations/read order/rate=1/day..1000000/day"],
        ["sweep", SHOP, "--vary", f"{VARY}=0..1000000000000000000"],
        ["sweep", SHOP, "--vary", f"{VARY}=0..9999999999999999999999"],
        ["sweep", SHOP, "--vary", f"{VARY}=1..{long}"],
    ):
        yield Run(f"{quoted(words)[:100]}...", words, 1 if words[0] == "sweep" and "step" in words[3] else 2)
    for words in (
        ["estimate", SHOP, "--months", "1000000000000000000"], ["estimate", SHOP, "--months", long],
        ["range", SHOP, "--vary", f"{VARY}=1..2..3", "--samples", "1000000000000000000"],
        ["range", SHOP, "--vary", f"{VARY}=1..2..3", "--seed", long],
        ["sweep", SHOP, "--vary", f"{VARY}=1..2", "--jobs", "1000000000000000000"],
        ["migrate", SHOP, "--from", "postgres", "--to", "dynamodb", "--dual-write-days", "1000000000000000000"],
        ["migrate", SHOP, "--from", "postgres", "--to", "dynamodb", "--write-units", long],
        ["advise", SHOP, "--times", long], ["advise", SHOP, "--times", "1e999999999"],
    ):
        yield Run(f"{quoted(words)[:100]}...", words, 2)
    yield Run("estimate: a hundred years", ["estimate", SHOP, "--months", "1200"], 0, stdout=".+", stderr="")
    if os.getuid() == 0:  # of another user only a few threads may run
        yield Run("sweep: more workers than threads", [], 0, stdout=".+", stderr="", user=NOBODY,
                  shell=f"bash -c 'ulimit -u 8; dbcost sweep {SHOP} --vary {VARY}=1..3000 --jobs 40'")


# ---- scenarios that are valid, or nearly, and large --------------------------------------------

HEAD = '{"scenario":1,"region":"us-east-1","month":"730 hours","prices":{"as_of":"2019-09-15"},'
STORE = '{"store":"dynamodb","capacity":{"mode":"on-demand"}}'


def members(pattern: str, count: int) -> str:
    return "{" + ",".join(pattern.replace("%", str(i)) for i in range(count)) + "}"


def scenario_of(entities: int, operations: int, deployments: int, store: str = STORE, put: str = "get") -> str:
    return (HEAD + '"workload":{"entities":' + members('"e%":{"count":1,"size":"9 B","key":{"k":"8 B"}}', entities) +
            ',"operations":' + members(f'"o%":{{"entity":"e0","do":"{put}","rate":"1/day"}}', operations) +
            '},"deployments":' + members('"d%":' + store, deployments) + "}")


def large_runs(large: bool, scratch: Path) -> Iterator[Run]:
    index = '"indexes":' + members('"i%":{"entity":"e0","key":["k"],"projection":"keys-only"}', 3000)
    fixed = '{"store":"dynamodb","capacity":{"mode":"provisioned","read":1,"write":1}}'
    refused = {
        "deployments, entities and operations": scenario_of(3000, 3000, 3000),
        "indexes and operations": scenario_of(1, 5000, 1, STORE[:-1] + "," + index + "}", "put"),
        "a text above its limit": scenario_of(1, 1, 1) + " " * MIB,
        "a thousand mistakes": scenario_of(2000, 0, 1).replace("9 B", "9 X"),
        "keys of a million characters": scenario_of(1, 1, 1).replace('"e0"', '"' + "e" * 900_000 + '"', 1),
        "a number of a million digits": scenario_of(1, 1, 1).replace('"count":1', '"count":' + "9" * 900_000),
        "a size of a million digits": scenario_of(1, 1, 1).replace("9 B", "9" * 900_000 + " B"),
        "an exponent": scenario_of(1, 1, 1).replace('"count":1', '"count":1e999999999'),
        "a quoted exponent": scenario_of(1, 1, 1).replace('"count":1', '"count":"1e999999999"'),
        "a rate of a million digits": scenario_of(1, 1, 1).replace("1/day", "1" * 900_000 + "/day"),
        "a fraction of a million digits": scenario_of(1, 1, 1).replace("1/day", "0." + "1" * 900_000 + "/day"),
    }
    for name, text in refused.items():
        yield Run(f"estimate: {name}", ["estimate", "-"], stdin=text)
    taken = {
        "a thousand entities": scenario_of(1000, 1000, 1),
        "a thousand deployments": scenario_of(1, 1, 1000),
    }
    for name, text in taken.items():
        for command in ("estimate", "compare", "explain"):
            yield Run(f"{command}: {name}", [command, "-"], 0, stdin=text, stdout=".+", stderr="")
    yield Run("estimate over a hundred years: many entities", ["estimate", "-", "--months", "1200"], 1,
              stdin=scenario_of(1000, 1000, 3))
    yield Run("scaling: many tables", ["scaling", "-"], 1, stdin=scenario_of(1000, 1, 1, fixed))
    line = scenario_of(1, 1, 1).ljust(4095) + "\n"
    lines = scratch / "valid.ndjson"
    with lines.open("w", encoding="utf-8") as out:
        for _ in range(244_140 if large else 5_000):  # a gigabyte, or twenty megabytes
            out.write(line)
    yield Run(f"batch: valid lines, {lines.stat().st_size} bytes", ["batch", "-", "--jobs", "2"], 0, stdin=lines,
              stdout=".+", stderr="", limits=Limits(seconds=600 if large else 60, memory=100 * MIB))
    lines.unlink()


# ---- all of it ---------------------------------------------------------------------------------


def all_runs(large: bool, only: str, scratch: Path) -> Iterator[Run]:
    yield from stream_runs()
    yield from file_runs(scratch)
    yield from argument_runs()
    yield from large_runs(large, scratch)
    yield from garbage_runs(large, only, scratch)


def passes(run: Run, binary: Path, scratch: Path, tell: bool) -> bool:
    seen = execute(run, binary, scratch)
    faults = faults_of(run, seen)
    if tell or faults:
        print(f"{'FAIL' if faults else 'ok  '} {run.name}: {seen.seconds:.2f} s, {seen.memory // MIB} MiB", flush=True)
    for fault in faults:
        print(f"     {fault}")
    if faults:
        print(f"     stdout: {seen.stdout[:200]!r}\n     stderr: {seen.stderr[:400]!r}", flush=True)
    return not faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    parser.add_argument("--large", action="store_true", help="a gigabyte of garbage")
    parser.add_argument("--tell", action="store_true", help="the time and the memory of each case")
    parser.add_argument("--only", default="", help="the cases whose name contains this")
    options = parser.parse_args()
    binary = options.bin.resolve() / "dbcost"
    with tempfile.TemporaryDirectory() as folder:
        results = [passes(run, binary, Path(folder), options.tell or options.large)
                   for run in all_runs(options.large, options.only, Path(folder)) if options.only in run.name]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
