# SPDX-License-Identifier: MIT
"""Checks of the table format that hold for every file, whatever its figures."""
from datetime import date
from decimal import Decimal
from pathlib import Path

import make_tables
from classes_rows import LINK
from confidence import LEVELS
from dynamodb_derived import RULES
from entries import prices_of
from meters import UNITS, key, meter_of, service_of
from numbers10 import canonical
from reading import classes, limits, load, tables
from sources_page import FILES

PRICING = Path(make_tables.PRICING)


def priced():
    """(place, entry) of every price."""
    return [(f"{table['book']}/{table['service']}/{table['region']}: {entry['meter']}", entry)
            for table in tables(PRICING) for entry in table["entries"]]


def dated():
    """(place, value) of every price, allowance, limit and class."""
    found = [(place, value) for place, entry in priced() for value in entry["values"]]
    for table in tables(PRICING):
        found += [(f"allowance {one['meter']}", value)
                  for one in table["allowances"] for value in one["values"]]
    for limit in limits(PRICING):
        found += [(one["limit"], value) for one in limit["entries"] for value in one["values"]]
    for table in classes(PRICING):
        found += [(one["class"], value) for one in table["entries"] for value in one.get("ebs", ())]
    return found


def source_ids():
    """All ids that the fact files resolve."""
    found = set()
    for name, path in FILES.items():
        facts = load(PRICING / "sources" / path)
        block = facts["rules"] if name == "metering-rules" else facts["sources"]
        found |= {f"{name}/{one}" for one in block}
    return found


def every_source_id_resolves():
    known = source_ids()
    described = [(one["class"], one) for table in classes(PRICING) for one in table["entries"]]
    for place, value in dated() + described:
        if not value["source"] or not set(value["source"]) <= known:
            yield f"{place}: {value['source']}"


def confidence_is_one_of_four_words():
    for place, value in dated():
        if value["confidence"] not in LEVELS:
            yield f"{place}: {value['confidence']}"


def a_derived_value_names_a_known_rule():
    known = {*RULES, *load(PRICING / "sources" / FILES["rds-postgresql"])["rules"]}
    for place, value in dated():
        named = "rule" in value and value["rule"] in known
        if named != (value["confidence"] == "derived"):
            yield f"{place}: {value['confidence']}, rule {value.get('rule')}"


def nothing_is_recalled():
    for path in sorted(PRICING.rglob("*.json")):
        if "recalled" in path.read_text(encoding="utf-8"):
            yield str(path)


def entries_are_sorted_and_unique():
    for table in tables(PRICING):
        for name, keys in (("entries", ("meter",)), ("allowances", ("meter", "name"))):
            found = [[one[word].encode() for word in keys] for one in table[name]]
            if found != sorted(found) or len({str(one) for one in found}) != len(found):
                yield f"{table['book']}/{table['service']}/{table['region']}: {name}"


def values_follow_one_another():
    """Real days, in order, and only a correction overlaps."""
    for place, entry in priced():
        for value in entry["values"]:
            if date.fromisoformat(value["valid_from"]) > date.fromisoformat(value["last_seen"]):
                yield f"{place}: ends before it begins"
        for earlier, later in zip(entry["values"], entry["values"][1:]):
            if later["valid_from"] <= earlier["last_seen"] and "edition" not in later:
                yield f"{place}: values overlap at {later['valid_from']}"


def figures_of(value):
    found = [tier["price"] for tier in value.get("tiers", ())]
    found += [tier["up_to"] for tier in value.get("tiers", ()) if "up_to" in tier]
    words = ("price", "quantity", "value", *LINK)
    return found + [value[word] for word in words if value.get(word) is not None]


def figures_are_canonical_strings():
    for place, value in dated():
        for figure in figures_of(value):
            if not isinstance(figure, str) or canonical(figure) != figure:
                yield f"{place}: {figure!r}"


def price_by_per_is_exact_in_ten_digits():
    for place, entry in priced():
        for value in entry["values"]:
            for price in prices_of(value):
                quotient = Decimal(price) / Decimal(entry["per"])
                if quotient != quotient.quantize(Decimal("0.0000000001")):
                    yield f"{place}: {price} per {entry['per']}"


def tiers_rise_and_the_last_is_open():
    for place, entry in priced():
        for value in entry["values"]:
            bounds = [Decimal(tier["up_to"]) for tier in value.get("tiers", [{}])[:-1]]
            if bounds != sorted(set(bounds)) or "up_to" in value.get("tiers", [{}])[-1]:
                yield place
            if ("tiers" in value) != (entry["model"] == "graduated"):
                yield f"{place}: model {entry['model']}"


def meters_belong_to_the_vocabulary():
    for table in tables(PRICING):
        for one in table["entries"] + table["allowances"]:
            meter = meter_of(one["meter"])
            if UNITS.get(meter) != one["unit"] or service_of(meter) != table["service"]:
                yield one["meter"]
            if key(meter, **attributes(one["meter"])) != one["meter"]:
                yield f"{one['meter']}: attributes out of order"


def attributes(meter_key):
    inside = meter_key.partition("[")[2].removesuffix("]")
    return dict(pair.split("=", 1) for pair in inside.split(", ")) if inside else {}


def editions_are_not_newer_than_the_tables():
    for place, value in dated():
        if value.get("edition", make_tables.EDITION) > make_tables.EDITION:
            yield f"{place}: edition {value['edition']}"


def files_stand_where_they_say():
    for path in sorted((PRICING / "tables").glob("*/*/*.json")):
        table = load(path)
        if path.parts[-3:] != (table["book"], table["service"], table["region"] + ".json"):
            yield str(path)


CHECKS = (
    every_source_id_resolves,
    confidence_is_one_of_four_words,
    a_derived_value_names_a_known_rule,
    nothing_is_recalled,
    entries_are_sorted_and_unique,
    values_follow_one_another,
    figures_are_canonical_strings,
    price_by_per_is_exact_in_ten_digits,
    tiers_rise_and_the_last_is_open,
    meters_belong_to_the_vocabulary,
    editions_are_not_newer_than_the_tables,
    files_stand_where_they_say,
)
