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

First, for three days, which region has a price for which meter, and on what confidence: `s` sourced,
`b` sourced-bracketed, `u` sourced-undated, `d` derived, `-` no price. A meter with several entries
(instance classes, destinations) shows the best and the weakest of them: `s-d`. A meter that no region
prices on that day has no row.

Then, for each meter, from which day to which day it has prices, and the days in between that no value
covers. Regions with the same days share a row. A date outside these days is refused.
"""
DAYS = ("2016-01-01", "2019-09-15", "2024-12-01")
LETTERS = dict(zip(LEVELS, "sbud", strict=True))
SPAN_HEAD = ("meter", "regions", "entries", "values", "first day", "last day",
             "no value from .. to")


def coverage_page(pricing):
    books = by_book(tables(pricing))
    parts = [INTRODUCTION]
    parts += [f"\n## aws on {day}\n\n{matrix(books['aws'], day)}" for day in DAYS]
    for book, regions in books.items():
        parts.append(f"\n## Days of {book}\n\n")
        parts.append(markdown_table(SPAN_HEAD, span_rows(regions)))
    return "".join(parts)


def by_book(all_tables):
    """Book, region, meter: the entries. The book aws first."""
    found = {}
    for table in sorted(all_tables, key=lambda table: (table["book"] != "aws", table["region"])):
        region = found.setdefault(table["book"], {}).setdefault(table["region"], defaultdict(list))
        for entry in table["entries"]:
            region[meter_of(entry["meter"])].append(entry)
    return found


# ---- one day: meter x region -------------------------------------------------------------------

def matrix(regions, day):
    rows = [(meter, *(cell(meters[meter], day) for meters in regions.values()))
            for meter in sorted(UNITS)]
    return markdown_table(("meter", *regions), [row for row in rows if set(row[1:]) != {"-"}])


def cell(entries, day):
    levels = [dated["confidence"] for dated in values_of(entries)
              if dated["valid_from"] <= day <= dated["last_seen"]]
    if not levels:
        return "-"
    return "-".join(LETTERS[level] for level in dict.fromkeys((best(levels), weakest(levels))))


# ---- all days: meter, and the regions that share them ------------------------------------------

def span_rows(regions):
    return [row for meter in sorted(UNITS) for row in meter_rows(meter, regions)]


def meter_rows(meter, regions):
    """One row for each set of days; a book that prices only some meters lists only these."""
    groups = defaultdict(list)
    for region, meters in regions.items():
        if meters[meter]:
            groups[days_of(meters[meter])].append((region, meters[meter]))
    for days, found in sorted(groups.items()):
        entries = [entry for _, listed in found for entry in listed]
        yield (meter, names([region for region, _ in found], regions), len(entries),
               len(values_of(entries)), *days)


def names(some, regions):
    """The shorter way to say it: these, or all but those."""
    others = [region for region in regions if region not in some]
    if 2 * len(some) <= len(regions) or len(regions) == 1:
        return ", ".join(some)
    return f"all {len(regions)}" + (f" but {', '.join(others)}" if others else "")


def days_of(entries):
    values = values_of(entries)
    holes_seen = sorted({hole for entry in entries for hole in holes(entry["values"])})
    return (min(dated["valid_from"] for dated in values),
            max(dated["last_seen"] for dated in values),
            ", ".join(f"{first} .. {last}" for first, last in holes_seen))


# ---- counts ------------------------------------------------------------------------------------

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
