#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Which layer includes which: reads the #include lines of include/dbcost. And that what the headers
declare stands in the inline namespace of the version (version.hpp).

    layers_test.py [INCLUDE_DIR]

A layer is a folder; the headers beside the folders belong to `estimate`, but for dbcost.hpp, which
is the umbrella, and version.hpp, which includes nothing. Every header may include the standard
library, and nothing else. So no price
reaches a meter, and no JSON, terminal or formatting library any user of the headers.

One test a header, and the checks themselves are tested on lines that must be refused.
"""

import re
import sys
from pathlib import Path

# What a layer may include besides itself (the table of layers in CONTRIBUTING.md).
MAY_INCLUDE = {
    "core": set(),
    "table": {"core"},
    "scenario": {"core"},
    "demand": {"core", "scenario"},
    "meter": {"core", "scenario", "demand"},
    "pool": {"core"},
    "rate": {"core", "table"},
    "bill": {"core", "table", "scenario", "demand", "meter", "rate"},
    "estimate": {"core", "table", "scenario", "demand", "meter", "pool", "rate", "bill"},
    "analysis": {"core", "table", "scenario", "demand", "meter", "rate", "bill", "estimate"},
    "umbrella": {"core", "table", "scenario", "demand", "meter", "pool", "rate", "bill", "estimate",
                 "analysis", "version"},
    "io": {"core", "table", "scenario", "demand", "meter", "pool", "rate", "bill", "estimate",
           "analysis", "version"},
    "version": set(),
}
TOP_LEVEL = {"dbcost.hpp": "umbrella", "version.hpp": "version", "estimate.hpp": "estimate"}
STANDARD = re.compile(r"<[a-z_0-9]+>")
OWN = re.compile(r"<dbcost/(.+)>")
INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*(.*?)[ \t]*(?://.*)?$", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace dbcost\b(.*)\{", re.MULTILINE)
VERSION = re.compile(r'^#define DBCOST_VERSION "(\d+)\.(\d+)\.\d+"', re.MULTILINE)


def layer_of(path: str) -> str:
    """The layer of a header named as in an include: "core/money.hpp"."""
    folder, slash, _ = path.partition("/")
    return folder if slash else TOP_LEVEL.get(path, f"no layer ({path})")


def problem_with(layer: str, included: str) -> str | None:
    own = OWN.fullmatch(included)
    if own:
        other = layer_of(own[1])
        allowed = other == layer or other in MAY_INCLUDE[layer]
        return None if allowed else f"{layer} may not include {other}: {included}"
    if STANDARD.fullmatch(included):
        return None
    return f"{layer} may not include {included}"


def problems_of(path: str, text: str) -> list[str]:
    layer = layer_of(path)
    if layer not in MAY_INCLUDE:
        return [f"{layer}: name the layer in tests/layers_test.py and say what it may include"]
    found = (problem_with(layer, included) for included in INCLUDE.findall(text))
    return [problem for problem in found if problem]


def namespace_problems(text: str, version: str) -> list[str]:
    """Each namespace that is opened without the version, as "v0_1"."""
    return [f"expected namespace dbcost::inline {version}, found namespace dbcost{rest}"
            for rest in NAMESPACE.findall(text)
            if not re.match(rf"::inline {version}(::\w+)* ", rest)]


def version_of(root: Path) -> str:
    return "v" + "_".join(VERSION.search((root / "version.hpp").read_text(encoding="utf-8")).groups())


# Lines that must be refused, and neighbours of theirs that must not.
SAMPLES = [
    ("core/money.hpp", "#include <dbcost/core/decimal.hpp>", True),
    ("core/integer.hpp", "#include <boost/multiprecision/cpp_int.hpp>", False),
    ("rate/charge.hpp", "#include <boost/multiprecision/cpp_int.hpp>", False),
    ("core/money.hpp", "#include <dbcost/table/price_entry.hpp>", False),
    ("table/tables.hpp", "#include <dbcost/scenario/scenario.hpp>", False),
    ("scenario/scenario.hpp", "#include <dbcost/table/price_entry.hpp>", False),
    ("meter/metered.hpp", "#include <dbcost/demand/dynamodb.hpp>  // its input", True),
    ("meter/metered.hpp", "#include <dbcost/rate/charge.hpp>", False),
    ("meter/metered.hpp", "  #  include<dbcost/table/tables.hpp>", False),
    ("demand/dynamodb.hpp", "#include <dbcost/meter/metered.hpp>", False),
    ("pool/pool.hpp", "#include <dbcost/scenario/scenario.hpp>", False),
    ("rate/charge.hpp", "#include <dbcost/scenario/scenario.hpp>", False),
    ("bill/bill.hpp", "#include <dbcost/io/render.hpp>", False),
    ("bill/bill.hpp", "#include <dbcost/pool/pool.hpp>", False),
    ("estimate/plan.hpp", "#include <dbcost/pool/pool.hpp>", True),
    ("estimate.hpp", "#include <dbcost/estimate/prepare.hpp>", True),
    ("estimate.hpp", "#include <dbcost/analysis/compare.hpp>", False),
    ("analysis/compare.hpp", "#include <dbcost/io/render.hpp>", False),
    ("dbcost.hpp", "#include <dbcost/io/render.hpp>", False),
    ("io/render.hpp", "#include <dbcost/estimate.hpp>", True),
    ("io/render.hpp", "#include <nlohmann/json.hpp>", False),
    ("io/render.hpp", "#include <CLI/CLI.hpp>", False),
    ("io/render.hpp", "#include <fmt/format.h>", False),
    ("io/render.hpp", '#include "dbcost/core/money.hpp"', False),
    ("io/render.hpp", "#include DBCOST_HEADER", False),
    ("core/money.hpp", "#include <dbcost/money.hpp>", False),
    ("news/feed.hpp", "#include <string>", False),
    ("feed.hpp", "#include <string>", False),
]
NAMESPACES = [
    ("namespace dbcost::inline v0_1 {", True),
    ("namespace dbcost::inline v0_1::io {", True),
    ("namespace dbcost {", False),
    ("namespace dbcost::io {", False),
    ("namespace dbcost::inline v0_2 {", False),
]


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "include") / "dbcost"
    passed = failed = 0

    def count(name: str, problems: list[str]) -> None:
        nonlocal passed, failed
        passed, failed = (passed, failed + 1) if problems else (passed + 1, failed)
        for problem in problems:
            print(f"FAILED {name}: {problem}")

    for path, line, allowed in SAMPLES:
        if (problems_of(path, line) == []) != allowed:
            count(f"sample {path}", [f"{line} is {'refused' if allowed else 'let through'}"])
        else:
            count(f"sample {path}", [])
    for line, allowed in NAMESPACES:
        right = (namespace_problems(line, "v0_1") == []) == allowed
        count(f"sample {line}", [] if right else [f"{'refused' if allowed else 'let through'}"])
    headers = sorted(root.rglob("*.*"))
    version = version_of(root)
    for header in headers:
        path = header.relative_to(root).as_posix()
        text = header.read_text(encoding="utf-8")
        count(path, problems_of(path, text) + namespace_problems(text, version))
    if not headers:
        count(str(root), ["no header found"])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
