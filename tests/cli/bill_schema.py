#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Bills in JSON against docs/reference/bill.schema.json, by an independent validator.

    bill_schema.py --bin build/release

Each bill must be valid, its scenario valid as well, and its numbers must agree with each other:
quantity x price = amount, lines add up to totals, parts to lines. Then the schema must refuse each
bill as soon as it is spoilt (tests/scripting/forms.py). Last line: "N passed, N failed".
"""

import argparse
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1] / "scripting"))

from forms import TOP, spoilt, validator

SHOP = "tests/scenarios/shop.json"
COMMANDS = [
    ["estimate", SHOP],
    ["estimate", SHOP, "--month", "2019-02", "--as-of", "2019-02-01"],
    ["estimate", SHOP, "--book", "article-2019"],
    ["estimate", SHOP, "--as-of", "2020-05-01"],                  # nothing has a price
    ["estimate", SHOP, "--as-of", "2020-05-01", "--accept-stale"],
    ["estimate", SHOP, "--require", "sourced"],
    ["estimate", SHOP, "--set", "/deployments/postgres/storage/type=magnetic"],
    ["estimate", SHOP, "--set", "/deployments/postgres/transfer/internet_out=10300 GB"],
    ["estimate", SHOP, "--set", "/account/free_tier=true"],
    ["estimate", SHOP, "--set", "/deployments/postgres/instance=smallest-that-carries"],
    ["estimate", SHOP, "--set", "/workload/operations/place order/rate=100/second"],
    ["estimate", "tests/scenarios/stated.json"],
    ["estimate", "tests/scenarios/scan.json"],
    ["estimate", "tests/scenarios/samples.json"],
    ["estimate", "tests/scenarios/two-stores.json"],
    ["compare", "tests/scenarios/six.json"],
    ["compare", "docs/examples/article.json"],
    ["estimate", "docs/examples/article.json"],
    ["estimate", "docs/examples/web-shop.json"],
    ["estimate", "docs/examples/growing.json"],
    ["estimate", "docs/examples/contract.json"],
]
OVER_TIME = ["estimate", "docs/examples/growing.json", "--months", "3"]


class Checks:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    def check(self, good: bool, what: str) -> None:
        self.passed += good
        self.failed += not good
        if not good:
            print(f"FAIL {what}")


def printed_by(binary: Path, command: list[str]) -> dict:
    done = subprocess.run([binary, *command, "--format", "json"], cwd=TOP, capture_output=True)
    if done.returncode not in (0, 4):
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def bill_of(binary: Path, command: list[str]) -> dict:
    printed = printed_by(binary, command)
    return printed["bill"] if command[0] == "compare" else printed


# ---------------------------------------------------------------- numbers


def total(values) -> Fraction:
    return sum(map(Fraction, values), Fraction(0))


def line_agrees(line: dict) -> bool:
    free = total(part["quantity"] for part in line["free"])
    if Fraction(line["used"]) != Fraction(line["quantity"]) + free:
        return False
    if line["parts"] and total(part["amount"] for part in line["parts"]) != Fraction(line["amount"]):
        return False
    if line["tiers"]:
        amount = sum(Fraction(t["quantity"]) * Fraction(t["price"]) for t in line["tiers"])
        return amount == Fraction(line["exact_amount"])
    if line["price"] is None:
        return Fraction(line["exact_amount"]) == 0
    price = Fraction(line["price"]) / Fraction(line["per"])
    return Fraction(line["quantity"]) * price == Fraction(line["exact_amount"])


def deployment_agrees(of: dict) -> bool:
    charged = of["lines"] + of["discounts"] + of["other"]
    exact = total(line["exact_amount"] for line in charged)
    shown = total(line["amount"] for line in charged)
    if of["converted"] is not None:
        lines = total(line["amount"] for line in of["converted"]["lines"])
        if lines != Fraction(of["converted"]["total"]) or len(of["converted"]["lines"]) != len(charged):
            return False
    return exact == Fraction(of["exact_total"]) and shown == Fraction(of["total"])


def months_agree(run: dict) -> bool:
    def of_all(key: str, position: int) -> Fraction:
        return total(month["deployments"][position][key] for month in run["months"])

    return all(of_all(key, i) == Fraction(of[key]) for i, of in enumerate(run["totals"])
               for key in ("total", "exact_total"))


# ---------------------------------------------------------------- the run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", type=Path, required=True, help="the folder that holds dbcost")
    binary = parser.parse_args().bin.resolve() / "dbcost"
    checks, bill_form, scenario_form = Checks(), validator("bill"), validator("scenario")
    for command in COMMANDS:
        bill, name = bill_of(binary, command), " ".join(command)
        for problem in bill_form.iter_errors(bill):
            checks.check(False, f"{name}: {list(problem.absolute_path)}: {problem.message}")
        for problem in scenario_form.iter_errors(bill["scenario"]):
            checks.check(False, f"{name}: scenario {list(problem.absolute_path)}: {problem.message}")
        for of in bill["deployments"]:
            checks.check(deployment_agrees(of), f"{name}: the total of {of['name']}")
            for line in of["lines"]:
                checks.check(line_agrees(line), f"{name}: {of['name']}: {line['key']}")
    for command in COMMANDS[:4]:
        for what, variant in spoilt(bill_of(binary, command)):
            checks.check(not bill_form.is_valid(variant), f"the schema takes it {what}")
    run = printed_by(binary, OVER_TIME)
    checks.check(bill_form.is_valid(run), "bills over time")
    checks.check(months_agree(run), "the totals over time")
    for what, variant in spoilt(run):
        checks.check(not bill_form.is_valid(variant), f"the schema takes it over time {what}")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 0 if checks.passed and not checks.failed else 1


if __name__ == "__main__":
    sys.exit(main())
