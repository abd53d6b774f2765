#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Importing an offer file of several hundred MB: megabytes a second, and the memory it takes.

    python3 bench/offer.py build/release [--megabytes 400]

Makes the file first: the PostgreSQL products of tests/offers, copied under new SKUs and other engines with
all the attributes that real offers carry, as AWS's own file of all regions and engines is. The account of
SKUs is checked before the time counts.
"""
import argparse
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import time

TOP = pathlib.Path(__file__).parents[1]
REAL = TOP / "tests/offers/rds-postgresql-us-west-2-2019-10-10.json"
ENGINES = ["MySQL", "MariaDB", "Oracle", "SQL Server", "Aurora MySQL", "Aurora PostgreSQL"]
MORE = {  # what real products say of themselves besides
    "currentGeneration": "Yes", "instanceFamily": "General purpose", "vcpu": "2", "memory": "8 GiB",
    "physicalProcessor": "Intel Xeon Platinum 8175", "clockSpeed": "3.1 GHz", "storage": "EBS Only",
    "networkPerformance": "Up to 10 Gigabit", "processorArchitecture": "64-bit",
    "dedicatedEbsThroughput": "Up to 2120 Mbps", "enhancedNetworkingSupported": "Yes",
    "processorFeatures": "Intel AVX, Intel AVX2, Intel AVX512, Intel Turbo", "normalizationSizeFactor": "4",
    "servicename": "Amazon Relational Database Service"}


def copies(real, megabytes):
    """How often the products must stand in the file to make it that large."""
    one = len(json.dumps(real["products"])) + len(json.dumps(real["terms"])) + len(real["products"]) * 600
    return max(1, megabytes * 1_000_000 // one)


def write_offer(real, path, count):
    """Copy 0 is the real one; the others are of other engines, with SKUs of their own."""
    def name(sku, copy):
        return sku if copy == 0 else f"{copy:08d}{sku[8:]}"

    with open(path, "w") as file:
        head = {key: real[key] for key in ("formatVersion", "offerCode", "version", "publicationDate")}
        file.write(json.dumps(head)[:-1] + ', "products": {')
        for copy in range(count):
            for sku, product in real["products"].items():
                attributes = dict(product["attributes"], **MORE)
                if copy:
                    attributes["databaseEngine"] = ENGINES[copy % len(ENGINES)]
                file.write(("" if copy == 0 and sku == next(iter(real["products"])) else ",\n")
                           + json.dumps(name(sku, copy)) + ": "
                           + json.dumps(dict(product, sku=name(sku, copy), attributes=attributes)))
        file.write('}, "terms": {')
        for k, (kind, terms) in enumerate(real["terms"].items()):
            file.write(("" if k == 0 else ", ") + json.dumps(kind) + ": {")
            first = True
            for copy in range(count):
                for sku, term in terms.items():
                    file.write(("" if first else ",\n") + json.dumps(name(sku, copy)) + ": "
                               + json.dumps(term).replace(sku, name(sku, copy)))
                    first = False
            file.write("}")
        file.write("}}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", help="a build folder of the release preset")
    parser.add_argument("--megabytes", type=int, default=400)
    given = parser.parse_args()
    real = json.loads(REAL.read_text())
    count = copies(real, given.megabytes)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "offer.json"
        write_offer(real, path, count)
        size = path.stat().st_size / 1e6
        start = time.monotonic()
        done = subprocess.run([os.path.join(given.build, "dbcost"), "prices", "import", str(path), "--format", "json"],
                              capture_output=True, check=True)
        seconds = time.monotonic() - start
        account = json.loads(done.stdout)
    assert account["used"] == len(real["products"]), "the real products are used"
    assert account["skus"] == count * len(real["products"]), "every SKU is accounted for"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{size:.0f} MB, {account['skus']:,} SKUs: {size / seconds:.0f} MB/s of wall time, "
          f"{size / used.ru_utime:.0f} MB/s of processor time, {used.ru_maxrss / 1024:.0f} MB of memory")


if __name__ == "__main__":
    main()
