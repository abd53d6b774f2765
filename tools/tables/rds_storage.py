# SPDX-License-Identifier: MIT
"""RDS storage, IOPS, magnetic requests and backup of a region."""
from confidence import level
from entries import entry, price, value
from meters import key

# place in the facts, meter, deployment, per
FIGURES = (
    (("storage", "gp2", "single_az_gb_month"), "rds.storage.gp2", "single-az", "1"),
    (("storage", "gp2", "multi_az_gb_month"), "rds.storage.gp2", "multi-az", "1"),
    (("storage", "io1", "single_az_gb_month"), "rds.storage.io1", "single-az", "1"),
    (("storage", "io1", "multi_az_gb_month"), "rds.storage.io1", "multi-az", "1"),
    (("storage", "io1", "single_az_iops_month"), "rds.provisioned-iops", "single-az", "1"),
    (("storage", "io1", "multi_az_iops_month"), "rds.provisioned-iops", "multi-az", "1"),
    (("storage", "magnetic", "single_az_gb_month"), "rds.storage.magnetic", "single-az", "1"),
    (("storage", "magnetic", "multi_az_gb_month"), "rds.storage.magnetic", "multi-az", "1"),
    (("storage", "magnetic", "per_million_io"), "rds.storage.magnetic-requests", None, "1000000"),
    (("backup", "gb_month_over_free"), "rds.backup", None, "1"),
)
SAMPLE = "The guide of 2019 calls its figures sample prices; later lists have the same."
NOTES = {"guide calls its figures sample prices": SAMPLE}


def storage_entries(facts, dates, region):
    return [storage_entry(facts, dates, region, *figure) for figure in FIGURES]


def storage_entry(facts, dates, region, place, meter, deployment, per):
    path = ("versions", 1, "regions", region, *place)
    found = facts.node(*path)
    made = value(dates.year(region), price(facts.take(*path, "value")),
                 facts.source_ids(found["src"]), level(found["conf"]),
                 note=NOTES.get(found.get("note")))
    return entry(key(meter, deployment=deployment) if deployment else meter, per, [made])
