# SPDX-License-Identifier: MIT
"""Reserved instances: an hourly part for every term, an upfront part where one is paid."""
from decimal import Decimal

from confidence import level
from entries import entry, price, value
from gap import Gap
from meters import key
from numbers10 import equal

OPTIONS = ("no_upfront", "partial_upfront", "all_upfront")
TERMS = [f"1yr_{option}" for option in OPTIONS] + ["3yr_partial_upfront", "3yr_all_upfront"]
DEPLOYMENTS = (("single_az", "single-az"), ("multi_az", "multi-az"))
HOURS_IN_YEAR = 8760
TOLERANCE = Decimal("0.0000011")
SPLIT_RULE = "50/50-split"
WEB_ROUNDED = "From the web page of 2016, which rounds hourly prices to three decimals."
NOTES = {
    "web-rounding": WEB_ROUNDED,
    "effective price in the list of 2018-12-05, pair of 2025":
        "The effective price is of 2018-12-05, its split into upfront and hourly of 2025.",
}


def reserved_entries(facts, span, region, name):
    made = []
    for deployment in DEPLOYMENTS:
        for term in TERMS:
            made += term_entries(facts, span, (region, name), deployment, term)
    return made


def term_entries(facts, span, at, deployment, term):
    """No entry where the facts lack the term, or have its effective price only."""
    path = ("versions", 1, "regions", at[0], "instances", at[1], "reserved", deployment[0], term)
    found = facts.find(*path)
    if found is None or found["upfront"] is None or found["hourly"] is None:
        return []
    check_effective(facts, path)
    attributes = {"class": at[1], "deployment": deployment[1],
                  "option": term[4:].replace("_", "-"), "term": term[:3]}
    return [part_entry(facts, span, path, part, attributes) for part in parts_of(facts, path)]


def parts_of(facts, path):
    """Nothing is paid upfront under no-upfront, so it has no upfront entry."""
    if not path[-1].endswith("no_upfront"):
        return ("hourly", "upfront")
    if not equal(facts.take(*path, "upfront"), "0"):
        raise Gap(f"rds-postgresql: an upfront fee under no-upfront at {'/'.join(map(str, path))}")
    return ("hourly",)


def part_entry(facts, span, path, part, attributes):
    meter = "rds.reserved.upfront" if part == "upfront" else "rds.reserved.instance-hours"
    found = facts.node(*path)
    made = value(span, price(facts.take(*path, part)), facts.source_ids(found["src"]),
                 level(found["conf"]), rule=rule_of(found), note=note_of(found))
    return entry(key(meter, **attributes), "1", [made])


def rule_of(found):
    return found.get("rule", SPLIT_RULE) if found["conf"] == "derived" else None


def note_of(found):
    """The facts mark a few figures; a mark without a sentence here is a Gap."""
    mark = found.get("note", "").partition(":")[0]
    if mark and mark not in NOTES:
        raise Gap(f"rds-postgresql: no sentence for the note {mark!r}")
    return NOTES.get(mark)


def check_effective(facts, path):
    """upfront / hours of the term + hourly must be the effective price that the facts give."""
    found = facts.node(*path)
    hours = HOURS_IN_YEAR * int(path[-1][0])
    computed = Decimal(found["upfront"]) / hours + Decimal(found["hourly"])
    stated = Decimal(facts.take(*path, "effective_hourly"))
    if abs(computed - stated) > TOLERANCE:
        raise Gap(f"rds-postgresql: effective price {stated}, computed {computed} "
                  f"at {'/'.join(map(str, path))}")
