#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the commands print as JSON, against the schemas of docs/reference, by an independent validator.

    schemas.py --bin build/release

Each output must be valid, and begin with the name and version of its format. Then each schema must refuse the
first output below it as soon as a key is missing, one is too many, or a value has another type. No schema may be
without an output. Last line: "N passed, N failed".
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from forms import TOP, schemas, spoilt, validator

SHOP, FIRST, FLEET = "tests/scenarios/shop.json", "docs/examples/first-bill.json", "docs/examples/fleet-reserved.json"
ORDERS = "/workload/operations/place order/rate"
WRITES = "/workload/operations/write record/rate"
BREAK_EVEN = "docs/examples/break-even.json"

# By schema: what is run with "--format json" behind it, but where a command says something else. A "!" means that
# the output is that on stderr. The first of each schema is the one that is spoilt.
RUNS = {
    "bill": [  # more of them in tests/cli/bill_schema.py
        f"estimate {FIRST}",
        "estimate docs/examples/growing.json --months 2",
        "estimate docs/examples/growing.json --months 2 --format ndjson",
        f"estimate {SHOP} --discounts docs/examples/discounts.json",
    ],
    "comparison": [
        f"compare {SHOP}",
        "compare tests/scenarios/six.json",
        "compare docs/examples/article.json",
        "compare docs/examples/web-shop.json",
        f"compare {SHOP} --discounts docs/examples/discounts.json",
        f"compare {SHOP} --as-of 2020-05-01",  # nothing has a price
        f"compare {SHOP} --require sourced",
    ],
    "explanation": [
        f"explain {SHOP} --deployment postgres",
        "explain docs/examples/contract.json",
        "explain docs/examples/reserved.json",
        f"explain {SHOP} --discounts docs/examples/discounts.json --line transfer.internet-out",
        f"explain {SHOP} --as-of 2020-05-01",
    ],
    "difference": [
        f"diff {SHOP} {FIRST}",
        f"diff {SHOP} {SHOP}",
        f"diff {SHOP} {SHOP} --deployment postgres --to-deployment dynamodb --max-increase 1",
        f"diff {SHOP} {SHOP} --as-of 2020-05-01",
        f"sed 's/\"free_tier\": false/\"free_tier\": true/' {SHOP} | dbcost diff {SHOP} - --format json",
        f"dbcost estimate {SHOP} --format json --require sourced | dbcost diff - {SHOP} --format json",
        "dbcost estimate docs/examples/growing.json --months 2 --format json"
        " | dbcost diff - docs/examples/growing.json --format json",
    ],
    "migration": [
        "migrate docs/examples/web-shop.json --from dynamodb --to postgres --dual-write-days 14",
        "migrate docs/examples/web-shop.json --from postgres --to dynamodb --dual-write-days 14 --write-units 1000",
        "migrate docs/examples/web-shop.json --from postgres --to dynamodb --as-of 2021-01-01",
        "migrate docs/examples/article.json --from postgres --to dynamodb-provisioned",
    ],
    "advice": [
        "advise docs/examples/horror-stories.json",
        "advise docs/examples/web-shop.json --times 100",
        f"advise {SHOP} --as-of 2020-05-01",
        "advise docs/examples/web-shop.json --set '/workload/entities/order/size=500 KB'",
    ],
    "solve": [
        f"solve {BREAK_EVEN} --vary '{WRITES}=1/day..1000000/day' --max-total 50",
        f"solve {BREAK_EVEN} --vary '{WRITES}=1/day..9000000/day' --compare postgres on-demand",
        f"solve {BREAK_EVEN} --vary '{WRITES}=1/day..1000/day' --cheapest",
    ],
    "range": [
        f"range {FIRST} --vary '/workload/operations/edit note/rate=10000/day..20000/day..50000/day'",
        f"range {FIRST} --vary '/workload/entities/note/size=1 KB..2 KB..4 KB' --samples 10 --seed 7",
    ],
    "capacity": [
        "capacity docs/examples/requests.ndjson",
        "capacity --check tests/vectors/dynamodb-consumed-capacity.ndjson",
        "head -n 3 tests/vectors/dynamodb-consumed-capacity.ndjson | sed 's/\"CapacityUnits\": *[0-9.]*/\"CapacityUnits\": 77/'"
        " | dbcost capacity --check - --format json",
    ],
    "footprint-sizes": [
        "footprint docs/examples/tables.ndjson",
        "footprint --check tests/vectors/postgres-relation-size.ndjson",
    ],
    "coverage": [
        "prices list --region us-east-1",
        "prices list",
        "prices list --date 2019-09-15",
    ],
    "prices": [
        "prices show transfer.internet-out --region us-east-1",
        "prices show --region sa-east-1",
        "prices show 'rds.instance-hours*t3.medium' --date 2019-09-15",
    ],
    "price-changes": [
        "prices diff transfer --from 2019-09-15 --to 2024-11-15 --region us-east-1",
        "prices diff --from 2015-12-15 --to 2019-09-15 --region us-east-1",
        "prices diff --from 2019-09-15 --to-book article-2019 --region us-east-1",
    ],
    "price-check": [
        "prices check tests/bad_tables/unit-mismatch.json",
        "prices check",
        "prices check tests/scenarios/odd-prices",
        "prices check nowhere",
    ],
    "import": [
        "prices import tests/offers/dynamodb-2016-01-07.json",
        "prices import tests/offers/rds-postgresql-us-west-2-2019-10-10.json",
        "prices import tests/offers/dynamodb-items-2019-06-10.json",
    ],
    "reservations": [
        f"reservations {FLEET}",
        f"reservations {FLEET} --as-of 2019-09-15 --book article-2019",
        "reservations docs/examples/reserved.json",
        f"reservations {SHOP}",
    ],
    "verification": [
        f"dbcost estimate {SHOP} --format json | sed 's/\"amount\": \"3.60\"/\"amount\": \"3.61\"/'"
        " | dbcost verify - --format json",
        f"dbcost estimate {SHOP} --format json | dbcost verify - --format json",
        f"dbcost estimate {SHOP} --format json | sed 's/2026.1/2025.1/; s/entries/others/' | dbcost verify - --format json",
    ],
    "batch": [
        f"tr -d '\\n' < {FIRST} | dbcost batch -",
        f"(tr -d '\\n' < {FIRST}; echo; echo; echo '{{}}'; echo x) | dbcost batch - --first-line 5",
    ],
    "sweep": [
        f"sweep {FIRST} --vary '/workload/operations/edit note/rate=1/day,2/day,x' --format ndjson",
        f"sweep {SHOP} --vary '{ORDERS}=1/day,2/day' --vary '/month=2019-09,30 days' --format ndjson",
    ],
    "problems": [
        "!estimate nowhere.json",
        f"!estimate {SHOP} --require sourced",
        f"!estimate {SHOP} --max-total 1",
        f"!diff {SHOP} {SHOP} --deployment postgres --to-deployment dynamodb --max-total 1",
        f"!estimate {SHOP} --month never --as-of tomorrow",
        f"!estimate {SHOP} --frmat json",
        f"!estimate --format=json {SHOP} --set",
        "!compare",
        "!prices list --service s3",
        "!prices show nothing",
        "!prices diff --from then",
        f"!reservations {SHOP} --as-of then",
        "!capacity tests/scenarios/shop.json",
        "!footprint tests/scenarios/shop.json",
        "!verify tests/scenarios/shop.json",
        f"!solve {BREAK_EVEN} --vary nothing --cheapest",
        f"!range {FIRST} --vary nothing",
        f"!migrate {SHOP} --from a --to b",
        f"!advise {SHOP} --times none",
    ],
}
# Of what is read, tested where it is read.
INPUTS = {"scenario", "price-table", "footprint"}


class Checks:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def check(self, good: bool, what: str) -> None:
        self.passed += good
        self.failed += not good
        if not good:
            print(f"FAIL {what}")


def command_of(run: str) -> str:
    """What a shell is to run."""
    text = run.removeprefix("!")
    command = text if "dbcost " in text else f"dbcost {text}"
    if "--format" not in command and not command.endswith("batch -") and "batch - " not in command:
        command += " --format json"
    return command


def printed(run: str, binaries: Path) -> list:
    """The documents that a run prints: one, or one a line."""
    env = dict(os.environ, PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(["sh", "-c", command_of(run)], cwd=TOP, env=env, capture_output=True, text=True)
    text = done.stderr if run.startswith("!") else done.stdout
    try:
        return [json.loads(text)]
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines()]
    except ValueError:
        return []


def begins_with_version(document: dict) -> bool:
    return next(iter(document.values()), None) == 1


def check_form(name: str, runs: list[str], binaries: Path, checks: Checks) -> None:
    form = validator(name)
    for run in runs:
        documents = printed(run, binaries)
        checks.check(bool(documents), f"{name}: {command_of(run)}: no JSON")
        for document in documents:
            problems = [f"{list(one.absolute_path)}: {one.message}"[:300] for one in form.iter_errors(document)]
            checks.check(not problems, f"{name}: {command_of(run)}: {problems}")
            checks.check(begins_with_version(document), f"{name}: {command_of(run)}: no version in front")
    for document in printed(runs[0], binaries):
        for what, variant in spoilt(document):
            checks.check(not form.is_valid(variant), f"the schema {name} takes it {what}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    parser.add_argument("names", nargs="*", default=list(RUNS), help="only these schemas")
    asked = parser.parse_args()
    checks = Checks()
    checks.check(set(schemas()) == set(RUNS) | INPUTS, f"schemas without a run: {set(schemas()) ^ (set(RUNS) | INPUTS)}")
    for name in asked.names:
        check_form(name, RUNS[name], asked.bin.resolve(), checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 0 if checks.passed and not checks.failed else 1


if __name__ == "__main__":
    sys.exit(main())
