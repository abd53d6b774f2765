#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures how large tables are on a real PostgreSQL server.

    measure_postgres.py SCHEMAS.ndjson > measured.ndjson

Each line is a table as docs/reference/footprint.md describes it; each comes back with "measured" and
"server". A temporary cluster on a unix socket is made for it and removed again, so no running server
is touched. Needs PostgreSQL's server programs (Debian: apt-get install postgresql); as root it runs
them as the user postgres, whom the package makes.

A column's values all have the stated length and cannot be compressed; of its rows, the stated share
(to the nearest row) is null, in random places. The random numbers have a fixed seed, one a table.
"""

import argparse
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
JSONB_FRAME = 13  # bytes of {"k": ""} as jsonb: a header, two entries, one character


# ---------------------------------------------------------------- values


def numeric_text(column, rng):
    """Digits up to the precision, none of them 0, so that no group of four is left out."""
    digits = "".join(rng.choices("123456789", k=column["precision"]))
    scale = column.get("scale", 0)
    return digits if scale == 0 else f"{digits[:-scale] or '0'}.{digits[-scale:]}"


def moment(rng):
    return datetime.datetime(2010, 1, 1) + datetime.timedelta(seconds=rng.randrange(300_000_000))


def words(count, rng):
    return "".join(rng.choices(LETTERS, k=count))


MAKERS = {
    "smallint": lambda c, rng: rng.randrange(-32768, 32768),
    "integer": lambda c, rng: rng.randrange(-2**31, 2**31),
    "bigint": lambda c, rng: rng.randrange(-2**63, 2**63),
    "real": lambda c, rng: rng.randrange(10**6),
    "double precision": lambda c, rng: rng.random(),
    "numeric": numeric_text,
    "boolean": lambda c, rng: rng.choice("tf"),
    "date": lambda c, rng: moment(rng).date(),
    "timestamp": lambda c, rng: moment(rng),
    "timestamptz": lambda c, rng: f"{moment(rng)}+00",
    "uuid": lambda c, rng: uuid.UUID(int=rng.getrandbits(128)),
    "varchar": lambda c, rng: words(c["bytes"], rng),
    "text": lambda c, rng: words(c["bytes"], rng),
    "bytea": lambda c, rng: "\\\\x" + rng.randbytes(c["bytes"]).hex(),
    "jsonb": lambda c, rng: json.dumps({"k": words(c["bytes"] - JSONB_FRAME, rng)}),
}


def values(column, rows, rng):
    """The values of a column, null as COPY writes it; a column named id counts up."""
    if column["name"] == "id":
        return list(range(1, rows + 1))
    made = [MAKERS[column["type"]](column, rng) for _ in range(rows)]
    for row in rng.sample(range(rows), round(rows * column.get("null_fraction", 0))):
        made[row] = "\\N"
    return made


# ---------------------------------------------------------------- statements


def column_type(column):
    if column["type"] == "numeric":
        return f"numeric({column['precision']},{column.get('scale', 0)})"
    return column["type"]


def script(table, rng):
    """The table loaded, then indexed, then vacuumed, as one script for psql."""
    columns = table["columns"]
    listed = ", ".join(f"{c['name']} {column_type(c)}" for c in columns)
    yield f"CREATE TABLE t ({listed}) WITH (fillfactor = {table['fillfactor']});"
    yield f"COPY t ({', '.join(c['name'] for c in columns)}) FROM STDIN;"
    for row in zip(*(values(column, table["rows"], rng) for column in columns)):
        yield "\t".join(map(str, row))
    yield "\\."
    for number, index in enumerate(table["indexes"]):
        fill = index.get("fillfactor", 90)
        yield (f"CREATE INDEX i{number} ON t ({', '.join(index['columns'])})"
               f" WITH (deduplicate_items = off, fillfactor = {fill});")
    yield "VACUUM ANALYZE t;"


SIZES = """SELECT json_build_object(
    'heap_bytes', pg_relation_size('t'),
    'toast_bytes', CASE reltoastrelid WHEN 0 THEN 0 ELSE pg_total_relation_size(reltoastrelid) END,
    'index_bytes', (SELECT coalesce(json_agg(pg_relation_size(indexrelid) ORDER BY indexrelid), '[]')
                    FROM pg_index WHERE indrelid = 't'::regclass))
  FROM pg_class WHERE oid = 't'::regclass;"""


# ---------------------------------------------------------------- the server


class Server:
    """A cluster in a temporary folder, reached by its socket alone."""

    def __init__(self, programs):
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="dbcost-postgres-"))
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)

    def run(self, program, *arguments, **more):
        as_user = ["runuser", "-u", self.user, "--"] if self.user else []
        return subprocess.run([*as_user, str(self.programs / program), *arguments], check=True,
                              cwd=self.folder, **more)

    def __enter__(self):
        self.run("initdb", "-D", "data", "-U", "postgres", "--no-sync", "--locale=C",
                 "--encoding=UTF8", stdout=subprocess.DEVNULL)
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off -c autovacuum=off"
        self.run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start",
                 stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop", stdout=subprocess.DEVNULL)
        shutil.rmtree(self.folder)

    def answer(self, lines):
        text = "\n".join(lines) + "\n"
        return self.run("psql", "-h", str(self.folder), "-U", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1",
                        input=text, text=True, stdout=subprocess.PIPE).stdout.strip()

    def measure(self, table, seed):
        rng = random.Random(seed)
        return json.loads(self.answer([*script(table, rng), SIZES, "DROP TABLE t;"]))


def newest_programs():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        sys.exit("no PostgreSQL server below /usr/lib/postgresql: apt-get install postgresql")
    return found[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schemas", type=Path)
    parser.add_argument("--programs", type=Path, help="the folder of initdb, pg_ctl and psql")
    arguments = parser.parse_args()
    tables = [json.loads(line) for line in arguments.schemas.read_text().splitlines() if line.strip()]
    with Server(arguments.programs or newest_programs()) as server:
        version = server.answer(["SHOW server_version;"]).split()[0]
        about = f"PostgreSQL {version}, deduplicate_items=off, freshly loaded and vacuumed"
        for seed, table in enumerate(tables):
            print(json.dumps({**table, "measured": server.measure(table, seed), "server": about}), flush=True)


if __name__ == "__main__":
    main()
