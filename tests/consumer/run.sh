#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the programs of this folder as three strangers would, and runs them:
#   with find_package, on an install into a temporary folder
#   with add_subdirectory
#   with add_subdirectory and the headers alone
#
#   tests/consumer/run.sh BUILD    BUILD is a finished build of dbcost
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${1:?usage: tests/consumer/run.sh BUILD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Takes the libraries used inside dbcost away: who finds one then depends on it.
without=(-DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON)

# consumer NAME FOLDER "PROGRAM..." [CMAKE-OPTION...]
consumer() {
    local name=$1 folder=$2 programs=$3 program
    shift 3
    echo "consumer: $name"
    cmake -S "$here/$folder" -B "$work/$name" -G Ninja --no-warn-unused-cli "$@" >"$work/$name.log"
    # shellcheck disable=SC2086  # several names
    cmake --build "$work/$name" --target $programs
    for program in $programs; do
        "$work/$name/$program"
    done
}

cmake --install "$build" --prefix "$work/prefix" >"$work/install.log" || {
    cat "$work/install.log"
    exit 1
}
consumer find_package find_package "core_only with_io" "${without[@]}" \
    -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_FIND_PACKAGE_PREFER_CONFIG=ON
consumer add_subdirectory add_subdirectory "core_only with_io"
consumer headers_alone add_subdirectory core_only "${without[@]}" -DDBCOST_BUILD_IO=OFF
