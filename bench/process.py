#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The whole process: time and memory of `dbcost estimate` on the article, beside an empty program.

    python3 bench/process.py [RUNS]

The three are run in turn. The empty program is /bin/true: what starting any process costs here. Limits of the design: 5 ms and 16 MB.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
DBCOST = HERE / "build/release/dbcost"
COMMANDS = {
    "dbcost estimate article.json": [str(DBCOST), "estimate", str(HERE / "docs/examples/article.json")],
    "dbcost --version": [str(DBCOST), "--version"],
    "/bin/true": ["/bin/true"],
}


def run(command):
    """Milliseconds of one run."""
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed, not timed: {' '.join(command)}")
    return (time.perf_counter() - start) * 1000


def peak_megabytes(command):
    """The kernel's own high-water mark; a launcher smaller than Python, whose memory would count."""
    if not os.access("/usr/bin/time", os.X_OK):
        return "not measured (needs /usr/bin/time)"
    timed = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, text=True, check=True)
    return f"{int(timed.stderr.split()[-1]) / 1024:6.1f} MB peak"


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 41
    seen = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            seen[name].append(run(command))
    for name, results in seen.items():
        print(f"{name:32} {statistics.median(results):7.2f} ms median of {runs}   "
              f"{peak_megabytes(COMMANDS[name])}")


if __name__ == "__main__":
    main()
