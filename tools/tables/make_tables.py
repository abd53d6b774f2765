#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes pricing/tables, limits and classes from pricing/sources, and editions.json from them.

    make_tables.py                 write the files
    make_tables.py --check         compare; exit 1 and name the first difference
    make_tables.py --out DIR       write below DIR instead
    make_tables.py --regions a,b   these regions instead of every region of the facts

Prints which rows of the facts were used, and why the others were not.
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from added_rows import with_added
from allowance_rows import dynamodb_allowances, rds_allowances, transfer_allowances
from article_rows import article_entries
from classes_rows import class_entries
from dynamodb_rows import dynamodb_entries
from edition_hashes import edition_file
from gap import Gap
from limits_rows import limit_entries
from rds_rows import rds_entries
from sources import Sources, accounts
from transfer_rows import transfer_entries
from writing import by_bytes, first_difference, rendered, stray_file, write_files

EDITION = "2026.1"
PRICING = Path(__file__).resolve().parents[2] / "pricing"
PARTS = ("tables", "limits", "classes")
SERVICES = ("dynamodb", "rds-postgresql", "transfer")


def table(book, service, region, entries, allowances):
    header = {"table": 1, "book": book, "service": service, "region": region,
              "currency": "USD", "edition": EDITION}
    return rendered(header, {"entries": by_bytes(entries, "meter"),
                             "allowances": by_bytes(allowances, "meter", "name")})


def book_files(sources, regions):
    files = {"tables/aws/book.json": rendered({"book_format": 1, "book": "aws",
                                               "title": "What AWS published"}, {})}
    for region in regions:
        files.update(region_files(sources, region))
    return files


def region_files(sources, region):
    dynamodb, rds, dates = sources.dynamodb, sources.rds, sources.dates
    made = {
        "dynamodb": (dynamodb_entries(dynamodb, dates, region),
                     dynamodb_allowances(dynamodb, dates, region)),
        "rds-postgresql": (rds_entries(rds, dates, region), rds_allowances(rds, dates, region)),
        "transfer": (transfer_entries(dynamodb, rds, dates, region),
                     transfer_allowances(dynamodb, rds, dates, region)),
    }
    files = {}
    for service, (entries, allowances) in made.items():
        entries = with_added(entries, (dynamodb, rds), service, region)
        name = f"tables/aws/{service}/{region}.json"
        files[name] = table("aws", service, region, entries, allowances)
    return files


def article_files(sources):
    region = sources.article.node("region")
    header = {"book_format": 1, "book": "article-2019", "over": "aws", "as_of": "2019-09-15",
              "title": "The article PostgreSQL vs DynamoDB, September 2019",
              "note": "The figures of the article as it names them; what it does not price "
                      "comes from the book aws."}
    files = {"tables/article-2019/book.json": rendered(header, {})}
    for service in SERVICES:
        files[f"tables/article-2019/{service}/{region}.json"] = \
            table("article-2019", service, region, article_entries(sources.article, service), [])
    return files


def limit_files(sources):
    return {f"limits/{service}.json": rendered(
        {"limits": 1, "service": service, "edition": EDITION},
        {"entries": by_bytes(limit_entries(sources.rules, sources.rds, service), "limit")})
        for service in sources.rules.node("limits")}


def class_files(sources):
    header = {"classes": 1, "service": "rds-postgresql", "edition": EDITION}
    entries = by_bytes(class_entries(sources.rds, sources.rules), "class")
    return {"classes/rds-postgresql.json": rendered(header, {"entries": entries})}


def all_files(sources, regions):
    files = {**book_files(sources, regions), **article_files(sources),
             **limit_files(sources), **class_files(sources)}
    return {**files, **edition_file(files, EDITION)}


def arguments(words):
    parser = argparse.ArgumentParser(description="Makes the price tables from pricing/sources.")
    parser.add_argument("--out", type=Path, default=PRICING,
                        help="write below this folder instead of pricing")
    parser.add_argument("--check", action="store_true",
                        help="write nothing; compare with the files on disk")
    parser.add_argument("--regions",
                        help="names separated by commas; default: every region of the facts")
    return parser.parse_args(words)


def chosen_regions(text, sources):
    return sources.known_regions() if text is None else text.split(",")


def run(options):
    sources = Sources(PRICING / "sources")
    regions = chosen_regions(options.regions, sources)
    files = all_files(sources, regions)
    print("\n".join(accounts(sources, regions)))
    if options.check:
        return compare(options.out, files)
    write_files(options.out, files)
    print(f"{len(files)} files written below {options.out}")
    return 0


def compare(folder, files):
    difference = first_difference(folder, files) or stray_file(folder, files, PARTS)
    print(difference or f"{len(files)} files are as the facts give them")
    return 1 if difference else 0


def main(words=None):
    try:
        return run(arguments(words))
    except Gap as gap:
        print(f"make_tables: {gap}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
