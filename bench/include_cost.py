#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What including the umbrella header costs: compile time against Boost's cpp_int.hpp alone.

    python3 bench/include_cost.py [RUNS] [COMPILER]

The two are compiled in turn, so that a machine that slows down slows both; the ratio is of the
medians of user time. Limit of the design: 2.0.
"""
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
HEADERS = {"dbcost": "dbcost/dbcost.hpp", "cpp_int": "boost/multiprecision/cpp_int.hpp"}


def compile_seconds(compiler, source, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([compiler, "-std=c++20", "-c", f"-I{HERE / 'include'}", source, "-o", out], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    compiler = sys.argv[2] if len(sys.argv) > 2 else "g++"
    seconds = {name: [] for name in HEADERS}
    with tempfile.TemporaryDirectory() as folder:
        for name, header in HEADERS.items():
            pathlib.Path(folder, f"{name}.cpp").write_text(f"#include <{header}>\nint main() {{}}\n")
        for _ in range(runs):
            for name in HEADERS:
                source = pathlib.Path(folder, f"{name}.cpp")
                seconds[name].append(compile_seconds(compiler, source, source.with_suffix(".o")))
    median = {name: statistics.median(times) for name, times in seconds.items()}
    for name, header in HEADERS.items():
        print(f"{header:40} {median[name]:6.2f} s user, median of {runs}")
    print(f"ratio {median['dbcost'] / median['cpp_int']:.2f}   (limit 2.0)")


if __name__ == "__main__":
    main()
