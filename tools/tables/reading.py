# SPDX-License-Identifier: MIT
"""Reads the made files back: every price table, allowance and limit on disk."""
import json
from functools import cache


@cache
def tables(pricing):
    """All price tables, books and services in order of their names."""
    paths = sorted((pricing / "tables").glob("*/*/*.json"))
    return [load(path) for path in paths]


def limits(pricing):
    return [load(path) for path in sorted((pricing / "limits").glob("*.json"))]


def classes(pricing):
    return [load(path) for path in sorted((pricing / "classes").glob("*.json"))]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def values_of(entries):
    return [dated for entry in entries for dated in entry["values"]]


def all_values(pricing):
    """Every dated value of prices, allowances, limits and classes."""
    found = []
    for table in tables(pricing):
        found += values_of(table["entries"]) + values_of(table["allowances"])
    for limit in limits(pricing):
        found += values_of(limit["entries"])
    for table in classes(pricing):
        found += [dated for entry in table["entries"] for dated in entry.get("ebs", ())]
    return found
