#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What including the umbrella header costs: compile time against Boost's cpp_int.hpp alone.

    python3 bench/include_cost.py [RUNS] [COMPILER]

The umbrella is compiled as those see it who link the library (DBCOST_COMPILED, core/linkage.hpp), and with
the definitions, as those who have the headers alone. All are compiled in turn, so that a machine that slows
down slows all; the ratios are of the medians of user time. Limit of the design: 2.0.
"""
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
HEADERS = {  # name: header, definitions
    "library": ("dbcost/dbcost.hpp", ["-DDBCOST_COMPILED"]),
    "headers alone": ("dbcost/dbcost.hpp", []),
    "cpp_int": ("boost/multiprecision/cpp_int.hpp", []),
}


def compile_seconds(compiler, source, out, definitions):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([compiler, "-std=c++20", "-c", f"-I{HERE / 'include'}", *definitions, source, "-o", out], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    compiler = sys.argv[2] if len(sys.argv) > 2 else "g++"
    seconds = {name: [] for name in HEADERS}
    with tempfile.TemporaryDirectory() as folder:
        for name, (header, _) in HEADERS.items():
            pathlib.Path(folder, f"{name}.cpp").write_text(f"#include <{header}>\nint main() {{}}\n")
        for _ in range(runs):
            for name, (_, definitions) in HEADERS.items():
                source = pathlib.Path(folder, f"{name}.cpp")
                seconds[name].append(compile_seconds(compiler, source, source.with_suffix(".o"), definitions))
    median = {name: statistics.median(times) for name, times in seconds.items()}
    for name, (header, definitions) in HEADERS.items():
        print(f"{' '.join([header, *definitions]):40} {median[name]:6.2f} s user, median of {runs}, "
              f"{median[name] / median['cpp_int']:.2f} of cpp_int   (limit 2.0)")


if __name__ == "__main__":
    main()
