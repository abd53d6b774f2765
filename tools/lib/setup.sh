# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# For tools/quickstart and tools/test: installs what a bare Debian 12 lacks. To be sourced.
#
#   say TEXT...           a message, on stderr: stdout is for results
#   require PACKAGE...    installs those that are missing, with apt-get
#   find_python           prints a python3 that has jsonschema
#
# DBCOST_NO_SETUP=1 trusts that everything is there, on any system.

# shellcheck disable=SC2034  # used by the scripts that source this one
packages_to_build=(g++ cmake ninja-build libboost-dev nlohmann-json3-dev libcli11-dev libfmt-dev
    libmbedtls-dev)
# shellcheck disable=SC2034
packages_to_test=(libgtest-dev clang libclang-rt-dev python3 python3-jsonschema locales doxygen dpkg-dev
    pkg-config libbenchmark-dev git zsh fish parallel groff-base mandoc)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "error: not root and no sudo, so this cannot be run: $*"
        say "  remedy    run it as root, then $0 again"
        return 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

require() {
    [ "${DBCOST_NO_SETUP:-}" != 1 ] || return 0
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "error: no apt-get on this system, so nothing can be installed here"
        say "  needed    $*"
        say "            (Debian 12's names; CMake 3.25, g++ 12 or newer)"
        say "  remedy    install these in your system's way, then run DBCOST_NO_SETUP=1 $0"
        exit 1
    fi
    local package missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing with apt-get: ${missing[*]}"
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# A python3 earlier in PATH may lack the module that Debian's has.
find_python() {
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c 'import jsonschema' 2>/dev/null; then
            command -v "$python"
            return
        fi
    done
    say "error: neither python3 nor /usr/bin/python3 can import jsonschema"
    say "  remedy    install python3-jsonschema, or: python3 -m pip install jsonschema"
    return 1
}
