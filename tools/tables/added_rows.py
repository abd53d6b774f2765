# SPDX-License-Identifier: MIT
"""Prices added by hand: the list `added` of a fact file. How to: docs/howto/add-a-price.md.

A row says where it belongs (region, meter, per) and holds one value. It joins the
entry of its meter, or makes it. A correction overlaps an older value and therefore
names its edition; without an edition an overlap is a Gap.
"""
from confidence import LEVELS
from entries import entry, in_order
from gap import Gap
from meters import UNITS, meter_of, service_of
from numbers10 import canonical

VALUE_KEYS = ("valid_from", "last_seen", "price", "tiers", "sources", "confidence", "rule", "note",
              "edition")
NEEDED = ("region", "meter", "per", "valid_from", "last_seen", "sources", "confidence")


def with_added(entries, facts_files, service, region):
    """The entries of a table and the added values that belong to it."""
    made = {one["meter"]: one for one in entries}
    for facts in facts_files:
        for row in facts.find("added") or ():
            check_row(facts, row)
            if row["region"] == region and service_of(row["meter"]) == service:
                made[row["meter"]] = joined(made.get(row["meter"]), row, facts)
    return list(made.values())


def check_row(facts, row):
    missing = [word for word in NEEDED if word not in row]
    unknown = [word for word in row if word not in NEEDED + VALUE_KEYS + ("model",)]
    if missing or unknown:
        raise Gap(f"{facts.name}: added row {row.get('meter')}: lacks {missing}, "
                  f"and nothing is known of {unknown}")
    if meter_of(row["meter"]) not in UNITS:
        raise Gap(f"{facts.name}: added row: no meter {row['meter']}")
    if row["confidence"] not in LEVELS:
        raise Gap(f"{facts.name}: added row {row['meter']}: no confidence {row['confidence']!r}")


def joined(found, row, facts):
    value = value_of(row, facts)
    if found is None:
        return entry(row["meter"], row["per"], [value], model=row.get("model", "per-unit"))
    if found["per"] != row["per"]:
        raise Gap(f"added row {row['meter']}: per {row['per']}, the entry has per {found['per']}")
    if "edition" not in row and any(overlap(value, other) for other in found["values"]):
        raise Gap(f"added row {row['meter']} from {row['valid_from']} overlaps a value; "
                  "a correction names its edition")
    values = in_order([*found["values"], value])
    return entry(row["meter"], row["per"], values, model=found["model"])


def value_of(row, facts):
    """In the order of the other values: dates, price, source, confidence, the rest."""
    value = {word: row[word] for word in VALUE_KEYS if word in row}
    value["source"] = facts.source_ids(value.pop("sources"))
    if value.get("price") is not None:
        value["price"] = canonical(value["price"])
    order = [word if word != "sources" else "source" for word in VALUE_KEYS]
    return {word: value[word] for word in order if word in value}


def overlap(left, right):
    return left["valid_from"] <= right["last_seen"] and right["valid_from"] <= left["last_seen"]
