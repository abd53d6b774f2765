#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes pricing/COVERAGE.md and the counts in pricing/README.md from the tables.

    coverage.py            write both
    coverage.py --check    compare; exit 1 and name the first difference
"""
import sys
from collections import defaultdict

sys.dont_write_bytecode = True

from confidence import LEVELS, best, weakest
from holes import holes
from meters import UNITS, meter_of
from pages import markdown_table, with_block, write_or_check
from reading import limits, tables, values_of

INTRODUCTION = """# Coverage

Made by `tools/tables/coverage.py` from `pricing/tables`; do not edit.

For each book and region: every meter, how many entries (one for each set of attributes) and
dated values it has, the best and the weakest confidence among them, the first and the last day
with a price, and the days in between that no value covers. A date outside these days is refused.
A meter with no entry is shown with 0.
"""
HEAD = ("meter", "entries", "values", "best", "weakest", "first day", "last day",
        "no value from .. to")


def coverage_page(pricing):
    parts = [INTRODUCTION]
    for (book, region), entries in by_region(tables(pricing)).items():
        parts.append(f"\n## {book}, {region}\n\n")
        parts.append(markdown_table(HEAD, region_rows(book, entries)))
    return "".join(parts)


def by_region(all_tables):
    """The entries of all services of a book and region, the book aws first."""
    found = defaultdict(list)
    for table in sorted(all_tables, key=lambda table: (table["book"] != "aws", table["region"])):
        found[table["book"], table["region"]] += table["entries"]
    return found


def region_rows(book, entries):
    """A book that lies over another prices only some meters, so it lists only these."""
    groups = defaultdict(list)
    for entry in entries:
        groups[meter_of(entry["meter"])].append(entry)
    listed = UNITS if book == "aws" else groups
    return [meter_row(meter, groups.get(meter, [])) for meter in sorted(listed)]


def meter_row(meter, entries):
    values = values_of(entries)
    if not values:
        return (meter, 0, 0, "none", "none", "", "", "")
    levels = [dated["confidence"] for dated in values]
    return (meter, len(entries), len(values), best(levels), weakest(levels),
            min(dated["valid_from"] for dated in values),
            max(dated["last_seen"] for dated in values),
            holes_text(entries))


def holes_text(entries):
    found = sorted({hole for entry in entries for hole in holes(entry["values"])})
    return ", ".join(f"{first} .. {last}" for first, last in found)


def counts_block(pricing):
    """Values by confidence: one row a book and service, then allowances, then limits."""
    made = tables(pricing)
    named = [(f"{table['book']}, {table['service']}", table["entries"]) for table in made]
    rows = [count_row(name, entries) for name, entries in merged(named)]
    rows.append(count_row("allowances", [one for table in made for one in table["allowances"]]))
    rows.append(count_row("limits", [one for table in limits(pricing) for one in table["entries"]]))
    return markdown_table(("what", "entries", "values", *LEVELS), rows)


def merged(named):
    """The regions of one book and service together."""
    found = defaultdict(list)
    for name, entries in named:
        found[name] += entries
    return found.items()


def count_row(name, entries):
    levels = [dated["confidence"] for dated in values_of(entries)]
    return (name, len(entries), len(levels), *(levels.count(level) for level in LEVELS))


def pages(pricing):
    readme = (pricing / "README.md").read_text(encoding="utf-8")
    return {"COVERAGE.md": coverage_page(pricing),
            "README.md": with_block(readme, counts_block(pricing))}


if __name__ == "__main__":
    sys.exit(write_or_check("Makes COVERAGE.md and the counts in README.md below pricing.", pages))
