#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What libFuzzer starts from: the seeds of a target in a folder, and its dictionary.

    fuzz_inputs.py names                        the targets, a line each
    fuzz_inputs.py inputs TARGET FOLDER         FOLDER/seeds/..., FOLDER/words; prints the longest input in bytes

Seeds are those of fuzz/targets.txt and the files below fuzz/seeds/TARGET and fuzz/found/TARGET. Of files with a
value a line (.lines, .ndjson, .jsonl) each line is a seed. The scenarios inside tests/cases are seeds of every
target that reads scenarios.
"""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Iterator, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LINE_WISE = {".lines", ".ndjson", ".jsonl"}
READ_SCENARIOS = {"scenario", "batch"}
WORD = re.compile(rb'"([A-Za-z0-9_./%-]{1,40})"')


class Target(NamedTuple):
    longest: str
    words: Path
    seeds: list[str]


def targets() -> dict[str, Target]:
    rows = (ROOT / "fuzz/targets.txt").read_text(encoding="utf-8").splitlines()
    columns = (row.split() for row in rows if row and not row.startswith("#"))
    return {name: Target(longest, ROOT / words, seeds) for name, longest, words, *seeds in columns}


def files_of(name: str) -> Iterator[Path]:
    for pattern in targets()[name].seeds:
        yield from sorted(ROOT.glob(pattern))
    for own in ("seeds", "found"):
        yield from sorted(path for path in (ROOT / "fuzz" / own / name).rglob("*") if path.is_file())


def compact(data: bytes) -> bytes:
    """JSON without its white space, so that less of it is cut off."""
    return json.dumps(json.loads(data), separators=(",", ":"), ensure_ascii=False).encode()


def seeds_of(name: str) -> Iterator[bytes]:
    for path in files_of(name):
        data = path.read_bytes()
        if path.suffix in LINE_WISE:
            yield from data.splitlines()
        else:
            yield data if len(data) <= int(targets()[name].longest) else compact(data)
    if name in READ_SCENARIOS:
        for path in sorted((ROOT / "tests/cases").rglob("*.json")):
            given = json.loads(path.read_bytes()).get("given")
            if isinstance(given, dict):
                yield json.dumps(given, separators=(",", ":"), ensure_ascii=False).encode()


def dictionary(of: Path) -> str:
    """Each word alone and as a JSON string."""
    words = sorted({word.decode() for word in WORD.findall(of.read_bytes())})
    return "".join(f'"{word}"\n"\\"{word}\\""\n' for word in words)


def write_inputs(name: str, folder: Path) -> None:
    target = targets()[name]
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for seed in seeds_of(name):
        (folder / "seeds" / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    (folder / "words").write_text(dictionary(target.words), encoding="utf-8")
    print(target.longest)


def main() -> int:
    match sys.argv[1:]:
        case ["names"]:
            print("\n".join(targets()))
        case ["inputs", name, folder]:
            write_inputs(name, Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
