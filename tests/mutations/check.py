#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The wrong changes of this folder still fit the code: each excerpt stands exactly once in its file.

    check.py

Whether the tests catch them is for tools/mutation/run.py --by-hand, which takes many minutes.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KEYS = {"file", "text", "becomes", "why"}
LEAST = 30


def problem_of(change: dict[str, str]) -> str:
    """What is wrong with a change, or nothing."""
    if set(change) != KEYS:
        return f"has {sorted(change)}, not {sorted(KEYS)}"
    if change["text"] == change["becomes"] or not change["why"]:
        return "changes nothing, or does not say why it matters"
    count = (ROOT / change["file"]).read_text(encoding="utf-8").count(change["text"])
    return "" if count == 1 else f"stands there {count} times, not once: make the excerpt fit again"


def main() -> int:
    changes = [(path.name, change) for path in sorted(HERE.glob("*.json"))
               for change in json.loads(path.read_text(encoding="utf-8"))]
    wrong = 0
    for name, change in changes:
        if problem := problem_of(change):
            print(f"{name}: {change.get('file')}: {change.get('text')!r} {problem}")
            wrong += 1
    if len(changes) < LEAST:
        print(f"{len(changes)} wrong changes, where {LEAST} are the least")
        wrong += 1
    print(f"{len(changes)} wrong changes, {wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
