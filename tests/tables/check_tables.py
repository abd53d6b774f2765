#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the price data: files against facts, values against the rules of the format.

Prints every failure and a last line `N passed, N failed`; exit 1 when one failed.
"""
import contextlib
import hashlib
import io
import shutil
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tools" / "tables")]

import coverage
import format_checks
import make_tables
import sources_page
from expected import PRICES, REFUSED
from gap import Gap
from reading import load, tables
from sources import Sources, accounts

PRICING = ROOT / "pricing"
SOURCES = Sources(PRICING / "sources")


def difference(pages):
    """The first page that is not what its script makes."""
    for name, text in pages.items():
        if (PRICING / name).read_text(encoding="utf-8") != text:
            yield f"{name} is not what its script makes"


def tables_follow_from_the_facts():
    yield from failure_of(["--check"])


def coverage_and_counts_follow_from_the_tables():
    yield from difference(coverage.pages(PRICING))


def sources_page_follows_from_the_facts():
    yield from difference(sources_page.pages(PRICING))


def failure_of(words):
    """What make_tables prints when it fails; nothing when it succeeds."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = make_tables.main(words)
    if status != 0:
        yield output.getvalue().strip().splitlines()[-1]


def known_prices_are_found():
    """Figures read from the sources by hand, looked up as a bill does."""
    for book, region, meter, day, price in PRICES:
        found = [dated["price"] for dated in values_on(book, region, meter, day)]
        if found != [price]:
            yield f"{book} {region} {meter} on {day}: {found}, not {price}"


def days_without_a_source_are_refused():
    for book, region, meter, day in REFUSED:
        if values_on(book, region, meter, day):
            yield f"{book} {region} {meter} on {day} has a price"


def every_price_of_2019_lasts_to_its_end():
    for table in tables(PRICING):
        for entry in table["entries"] if table["book"] == "aws" else ():
            began = [dated for dated in entry["values"] if dated["valid_from"] < "2020"]
            if began and len(on_day(entry["values"], "2019-12-31")) != 1:
                yield f"{table['region']} {entry['meter']}"


def values_on(book, region, meter, day):
    return [dated for table in tables(PRICING)
            if (table["book"], table["region"]) == (book, region)
            for entry in table["entries"] if entry["meter"] == meter
            for dated in on_day(entry["values"], day)]


def on_day(values, day):
    """The values of the newest edition that cover a day."""
    found = [dated for dated in values if dated["valid_from"] <= day <= dated["last_seen"]]
    newest = max((dated.get("edition", "") for dated in found), default="")
    return [dated for dated in found if dated.get("edition", "") == newest]


def reserved_terms_have_the_parts_of_their_option():
    for table in tables(PRICING):
        prices = {entry["meter"]: entry["values"][0].get("price") for entry in table["entries"]}
        for meter in prices:
            yield from wrong_parts(prices, meter)


def wrong_parts(prices, meter):
    """No upfront: hourly only. Partial: both. All upfront: both, and nothing by the hour."""
    if not meter.startswith("rds.reserved.instance-hours"):
        return
    upfront = meter.replace("instance-hours", "upfront", 1) in prices
    if upfront == ("option=no-upfront" in meter):
        yield f"{meter}: upfront entry {upfront}"
    if ("option=all-upfront" in meter) != (Decimal(prices[meter]) == 0):
        yield f"{meter}: {prices[meter]} an hour"


def each_region_of_the_facts_has_a_table_of_each_service():
    for service in make_tables.SERVICES:
        made = {path.stem for path in PRICING.glob(f"tables/aws/{service}/*.json")}
        if made != set(SOURCES.known_regions()) or len(made) != 21:
            yield f"{service}: {len(made)} regions"


def some_regions_can_be_made_alone():
    with tempfile.TemporaryDirectory() as folder:
        yield from failure_of(["--regions", "sa-east-1,us-gov-west-1", "--out", folder])
        made = sorted(path.stem for path in Path(folder).glob("tables/aws/dynamodb/*.json"))
        if made != ["sa-east-1", "us-gov-west-1"]:
            yield f"made {made}"


def a_conflict_is_not_shipped():
    """The facts leave open what Sao Paulo charged for egress in 2019."""
    table = load(PRICING / "tables/aws/transfer/sa-east-1.json")
    if [entry["meter"] for entry in table["entries"]] != ["transfer.inter-zone"]:
        yield "sa-east-1 has a price for contested transfer"


def an_unknown_region_is_an_error_that_names_it():
    messages = list(failure_of(["--regions", "mars-1", "--check"]))
    if not messages or "mars-1" not in messages[0]:
        yield f"said: {messages}"


def a_changed_table_is_found_with_file_and_line():
    with tempfile.TemporaryDirectory() as folder:
        list(failure_of(["--out", folder]))
        path = Path(folder) / "tables/aws/dynamodb/us-east-1.json"
        before, _, after = path.read_text().partition('"price": "0.25"')
        path.write_text(before + '"price": "0.26"' + after)
        messages = list(failure_of(["--check", "--out", folder]))
        if not messages or f"{path}:{before.count(chr(10)) + 1}:" not in messages[0]:
            yield f"said: {messages}"


def every_data_file_has_the_hash_of_its_edition():
    listed = {row["file"]: row for row in load(PRICING / "editions.json")["files"]}
    present = {path.relative_to(PRICING).as_posix(): path
               for part in make_tables.PARTS for path in (PRICING / part).rglob("*.json")}
    yield from sorted(listed.keys() ^ present.keys())
    for name, path in present.items():
        row, table = listed.get(name, {}), load(path)
        if row.get("sha256") != hashlib.sha256(path.read_bytes()).hexdigest():
            yield f"{name}: another hash"
        if row.get("edition") != table.get("edition", make_tables.EDITION):
            yield f"{name}: another edition"


def a_file_that_no_fact_makes_is_found():
    with tempfile.TemporaryDirectory() as folder:
        list(failure_of(["--out", folder]))
        stray = Path(folder) / "tables/aws/dynamodb/us-west-9.json"
        shutil.copy(Path(folder) / "tables/aws/dynamodb/us-east-1.json", stray)
        messages = list(failure_of(["--check", "--out", folder]))
        if not messages or str(stray) not in messages[0]:
            yield f"said: {messages}"


def a_figure_without_use_or_reason_stops_the_script():
    sources = Sources(PRICING / "sources")
    regions = sources.known_regions()
    make_tables.all_files(sources, regions)
    sources.dynamodb.rows.add(("versions", 1, "regions", "us-east-1", "storage", "new_figure"))
    try:
        accounts(sources, regions)
        yield "it went on"
    except Gap as gap:
        if "new_figure" not in str(gap):
            yield f"said: {gap}"


ADDED = {"region": "us-east-1", "meter": "dynamodb.dax.node-hours[node=dax.t3.small]", "per": "1",
         "valid_from": "2026-04-01", "last_seen": "2026-04-30", "price": "0.040",
         "sources": ["DAXT3"], "confidence": "sourced"}


def made_with(row):
    """The DynamoDB table of us-east-1 with one more row in `added`."""
    sources = Sources(PRICING / "sources")
    sources.dynamodb.data["added"] = [row]
    return make_tables.region_files(sources, "us-east-1")["tables/aws/dynamodb/us-east-1.json"]


def an_added_price_makes_an_entry():
    expected = '"node-hours", "per": "1", "model": "per-unit", "values": [' \
               '{"valid_from": "2026-04-01", "last_seen": "2026-04-30", "price": "0.04", ' \
               '"source": ["dynamodb/DAXT3"]'
    if expected not in made_with(ADDED):
        yield "the entry is missing"


def an_added_price_must_not_overlap_without_an_edition():
    overlapping = {**ADDED, "meter": "dynamodb.storage",
                   "valid_from": "2019-03-01", "last_seen": "2019-03-31"}
    try:
        made_with(overlapping)
        yield "it was accepted"
    except Gap as gap:
        if "edition" not in str(gap):
            yield f"said: {gap}"
    if '"edition": "2026.2"' not in made_with({**overlapping, "edition": "2026.2"}):
        yield "the correction is missing"


def an_added_price_names_a_known_source():
    try:
        made_with({**ADDED, "sources": ["NOWHERE"]})
        yield "it was accepted"
    except Gap as gap:
        if "NOWHERE" not in str(gap):
            yield f"said: {gap}"


CHECKS = (
    tables_follow_from_the_facts,
    coverage_and_counts_follow_from_the_tables,
    sources_page_follows_from_the_facts,
    known_prices_are_found,
    days_without_a_source_are_refused,
    every_price_of_2019_lasts_to_its_end,
    reserved_terms_have_the_parts_of_their_option,
    each_region_of_the_facts_has_a_table_of_each_service,
    some_regions_can_be_made_alone,
    a_conflict_is_not_shipped,
    an_unknown_region_is_an_error_that_names_it,
    a_changed_table_is_found_with_file_and_line,
    every_data_file_has_the_hash_of_its_edition,
    a_file_that_no_fact_makes_is_found,
    a_figure_without_use_or_reason_stops_the_script,
    an_added_price_makes_an_entry,
    an_added_price_must_not_overlap_without_an_edition,
    an_added_price_names_a_known_source,
    *format_checks.CHECKS,
)


def main():
    failed = 0
    for check in CHECKS:
        failures = list(check())
        failed += bool(failures)
        for failure in failures[:5]:
            print(f"{check.__name__.replace('_', ' ')}: {failure}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
