#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether `dbcost estimate` starts as fast with the tables of all regions as with those of one.

    python3 bench/regions.py [RUNS]       after `cmake --build build/release`

Links a second calculator from the same objects, whose embedded tables are those of us-east-1 alone, compares the
two answers, and runs both in turn.
"""
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from process import DBCOST, HERE, peak_megabytes, run

REGION = "us-east-1"
BUILD = HERE / "build/release"


def one_region_pricing(folder):
    """A copy of pricing/ with one region in each book."""
    shutil.copytree(HERE / "pricing", folder)
    for table in folder.glob("tables/*/*/*.json"):
        if table.stem != REGION:
            table.unlink()


def link_calculator(work):
    """The calculator over other embedded tables; everything else is what the build has made."""
    one_region_pricing(work / "pricing")
    source, made, library = work / "embedded_data.cpp", work / "embedded_data.cpp.o", work / "libdbcost.a"
    subprocess.run([BUILD / "tools/embed/dbcost_embed", "--root", work / "pricing", "--out", source], check=True)
    subprocess.run(["g++", "-std=c++20", "-O2", f"-I{HERE}/src", f"-I{HERE}/include", "-c", source, "-o", made], check=True)
    shutil.copy(BUILD / "src/libdbcost.a", library)
    subprocess.run(["ar", "r", library, made], check=True)
    objects = sorted((BUILD / "tools/dbcost").rglob("*.o"))
    program = work / "dbcost"
    subprocess.run(["g++", "-O2", "-static-libstdc++", "-static-libgcc", *objects, library, "-l:libmbedcrypto.a", "-o", program],
                   check=True)
    return program


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 201
    with tempfile.TemporaryDirectory() as folder:
        programs = {"all regions": DBCOST, "one region": link_calculator(pathlib.Path(folder))}
        commands = {name: [str(program), "estimate", str(HERE / "docs/examples/article.json")]
                    for name, program in programs.items()}
        answers = {name: subprocess.run(command, capture_output=True, check=True).stdout
                   for name, command in commands.items()}
        if answers["all regions"] != answers["one region"]:
            sys.exit("the answers differ: nothing is timed")
        seen = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                seen[name].append(run(command))
        for name, results in seen.items():
            print(f"{name:12} {statistics.median(results):7.2f} ms median of {runs}   {peak_megabytes(commands[name])}")
        ratio = statistics.median(seen["all regions"]) / statistics.median(seen["one region"])
        print(f"all regions / one region: {ratio:.2f}")


if __name__ == "__main__":
    main()
