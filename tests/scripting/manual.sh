#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The manual page: without warnings by two readers, and every command and option that --help knows is named in it.
#
#   tests/scripting/manual.sh BINARY_DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dbcost=${1:?usage: tests/scripting/manual.sh BINARY_DIR}/dbcost
page=docs/man/dbcost.1
passed=0 failed=0

# check WHAT COMMAND...
check() {
    local what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $what"
    fi
}

warnings_of_groff() { groff -man -Tutf8 -ww -z "$page" 2>&1; }
without_warnings() { [ -z "$(warnings_of_groff)" ] || { warnings_of_groff; return 1; }; }

check "groff -ww" without_warnings
check "mandoc -Tlint" mandoc -Tlint -Wwarning "$page"

text=$(groff -man -Tascii -P-cbou -rLL=200n "$page")
says() { grep -qF -e "$1" <<<"$text"; }

# Names in the left column of a list of --help.
names() { "$dbcost" "$@" --help | sed -n 's/^  \(-h,\)\{0,1\}\([a-z-][a-z-]*\)\( .*\)\{0,1\}$/\2/p' | grep -v '^dbcost$'; }

mapfile -t commands < <(names | grep -v '^-')
check "commands are found" test "${#commands[@]}" -ge 18
for command in "${commands[@]}"; do
    check "command $command" says "$command"
    mapfile -t options < <(names "$command")
    for option in "${options[@]}"; do
        check "$command: $option" says "$option"
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
