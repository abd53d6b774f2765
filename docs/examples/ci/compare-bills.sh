#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fails a pipeline when a change of a scenario costs too much.
#
#   compare-bills.sh BASE MAX_INCREASE MAX_TOTAL SCENARIO...
#   compare-bills.sh origin/main 10% 500 costs/*.json
#
# Compares the bill of each SCENARIO with that of the same file in the commit BASE: no deployment may cost more than
# MAX_INCREASE above what it did, nor more than MAX_TOTAL USD a month. A new scenario has no increase, but a total. Says
# what the change costs and why, whether it passes or not. Run it in the repository, with dbcost on the PATH.
#
# Exit status: 0 all pass; else that of the first that does not: 3 costs too much, 4 a price is missing, 1 cannot tell.
set -euo pipefail

if [ $# -lt 4 ]; then
    sed -n 's/^#   //p' "$0" >&2
    exit 2
fi
base=$1 max_increase=$2 max_total=$3
shift 3

# The files of the commit, since a scenario may name others that lie beside it.
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
if ! git archive "$base" | tar -x -C "$before"; then
    echo "compare-bills: no commit $base here; a shallow clone needs: git fetch origin main" >&2
    exit 1
fi

judge() {
    if [ -e "$before/$1" ]; then
        dbcost diff "$before/$1" "$1" --max-increase "$max_increase" --max-total "$max_total"
    else
        echo "new, so that there is nothing to compare with"
        dbcost estimate "$1" --max-total "$max_total"
    fi
}

worst=0
for scenario in "$@"; do
    echo "== $scenario"
    status=0
    judge "$scenario" || status=$?
    if [ "$status" -ne 0 ]; then
        echo "== $scenario does not pass: exit status $status"
        [ "$worst" -ne 0 ] || worst=$status
    fi
done
exit "$worst"
