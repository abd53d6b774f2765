# SPDX-License-Identifier: MIT
"""The shapes of a price table: span, value, entry, allowance; and the merging of equal values."""
from dataclasses import dataclass

from confidence import weakest
from meters import UNITS, meter_of
from numbers10 import canonical, equal, require_exact


@dataclass(frozen=True)
class Span:
    first: str
    last: str


def value(span, content, source, confidence, rule=None, note=None):
    """One dated value. `content` is {'price': ..}, {'tiers': ..}, {'quantity': ..} or {}."""
    made = {"valid_from": span.first, "last_seen": span.last, **content,
            "source": source, "confidence": confidence}
    if rule:
        made["rule"] = rule
    if note:
        made["note"] = note
    return made


def price(figure):
    return {"price": canonical(figure)}


def entry(meter_key, per, values, model="per-unit"):
    for dated in values:
        for figure in prices_of(dated):
            require_exact(figure, per, meter_key)
    return {"meter": meter_key, "unit": UNITS[meter_of(meter_key)], "per": per,
            "model": model, "values": in_order(values)}


def allowance(meter_key, name, values, equal_to=None):
    made = {"meter": meter_key, "name": name, "unit": UNITS[meter_of(meter_key)]}
    if equal_to:
        made["equal_to"] = equal_to
    return {**made, "values": in_order(values)}


def prices_of(dated):
    """Empty when the meter was withdrawn on that day (price null)."""
    stated = [tier["price"] for tier in dated["tiers"]] if "tiers" in dated else [dated["price"]]
    return [one for one in stated if one is not None]


def in_order(values):
    return sorted(values, key=lambda dated: (dated["valid_from"], dated.get("edition", "")))


def merged_if_bracketed(older, newer):
    """One value for both when the newer rests on the older's source and says the same."""
    if older is None or newer is None or not bracketed(older, newer):
        return [dated for dated in (older, newer) if dated is not None]
    return [{**newer, "valid_from": older["valid_from"],
             "confidence": weakest([older["confidence"], newer["confidence"]])}]


def bracketed(older, newer):
    same = all(equal(older[word], newer[word]) for word in ("price", "quantity") if word in older)
    return same and set(older["source"]) <= set(newer["source"]) and \
        newer["confidence"] in ("sourced", "sourced-bracketed")
