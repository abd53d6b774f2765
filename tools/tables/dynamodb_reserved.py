# SPDX-License-Identifier: MIT
"""Reserved capacity (priced per 100 units, as it is sold) and DAX nodes."""
from confidence import level
from entries import entry, merged_if_bracketed, price, value
from meters import key

TERMS = ("1yr", "3yr")
UNITS = (("rcu", "read"), ("wcu", "write"))
PARTS = (("hourly", "unit-hours"), ("upfront", "upfront"))
DAX_NOTE = "From a list of 2025-04-30; no list of 2019 was seen."


def reserved_entries(facts, dates, region):
    offered = facts.node("versions", 1, "regions", region, "reserved")
    return [reserved_entry(facts, dates, region, term, unit, part)
            for term in TERMS if term in offered for unit in UNITS for part in PARTS]


def reserved_entry(facts, dates, region, term, unit, part):
    meter = key(f"dynamodb.reserved.{unit[1]}-capacity-{part[1]}", term=term)
    per = facts.take("versions", 1, "regions", region, "reserved", "per_units")
    path = (region, "reserved", term, unit[0], part[0])
    newer = value(dates.dynamodb_2019(region), price(facts.take("versions", 1, "regions", *path)),
                  *evidence(facts, facts.node("versions", 1, "regions", region, "reserved")))
    return entry(meter, per, merged_if_bracketed(older_value(facts, dates, path), newer))


def older_value(facts, dates, path):
    if facts.find("versions", 0, "regions", *path) is None:
        return None
    facts.take("versions", 0, "regions", path[0], "reserved", "per_units")
    return value(dates.old_offer, price(facts.take("versions", 0, "regions", *path)),
                 *evidence(facts, facts.node("versions", 0)))


def evidence(facts, block):
    return facts.source_ids(block["sources"]), level(block["confidence"])


def dax_entries(facts, dates, region):
    dax = facts.find("versions", 1, "regions", region, "dax") or {"prices": {}}
    return [dax_entry(facts, dates, region, node) for node in dax["prices"]]


def dax_entry(facts, dates, region, node):
    path = ("versions", 1, "regions", region, "dax")
    taken = facts.take(*path, "prices", node)
    made = value(dates.dynamodb_2019(region), price(taken), *evidence(facts, facts.node(*path)),
                 note=DAX_NOTE)
    return entry(key("dynamodb.dax.node-hours", node=node), "1", [made])
