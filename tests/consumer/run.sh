#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Follows docs/howto/link-the-library.md as a stranger would, outside of the tree: below each heading it makes a
# project of the block for CMake, runs the commands of the block for the shell, and compares what the program of
# docs/examples/cpp prints with what the page says.
#
#   tests/consumer/run.sh BUILD [WAY...]    BUILD is a finished build of dbcost; all ways unless some are named
#
# And beside the page: an install and the Debian packages hold what they should, the install works after a move,
# nobody needs a library that dbcost uses inside, and a guest brings nothing along.
# shellcheck disable=SC2317  # the ways are called by their names
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "${1:?usage: tests/consumer/run.sh BUILD [WAY...]}" && pwd)
top=$(cd "$here/../.." && pwd)
version=$(sed -n 's/^#define DBCOST_VERSION "\(.*\)"/\1/p' "$top/include/dbcost/version.hpp")
page=$top/docs/howto/link-the-library.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As the page calls them; Ninja only because it is faster.
export source=$top prefix=$work/prefix CMAKE_GENERATOR=Ninja

# block HEADING LANGUAGE: the blocks of a language below a heading of the page
block() {
    awk -v heading="$1" -v fence="\`\`\`$2" '
        /^##/ { here = substr($0, index($0, " ") + 1) == heading }
        /^```$/ { inside = 0 }
        inside { print }
        here && $0 == fence { inside = 1 }' "$page"
}

# says OUTPUT HEADING: the output ends as the page says below the heading
says() {
    block "$2" text >"$1.expected"
    [ -s "$1.expected" ] && tail -n "$(wc -l <"$1.expected")" "$1" | diff "$1.expected" -
}

# follow HEADING [BEFORE [AFTER [EDIT]]]: in a folder of its own, which is then `folder`; BEFORE and AFTER are added
# to the project's CMakeLists.txt, EDIT (of sed) changes the commands
follow() {
    folder=$work/${1// /_}
    mkdir "$folder"
    cp "$top"/docs/examples/cpp/*.cpp "$here/core_only.cpp" "$folder"
    { printf '%s\n' "${2:-}" && block "$1" cmake && printf '%s\n' "${3:-}"; } >"$folder/CMakeLists.txt"
    block "$1" sh | sed -e "s|\$source/build/release|$build|" -e "${4:-}" >"$folder/follow.sh"
    [ -s "$folder/follow.sh" ]
    (cd "$folder" && bash -euo pipefail follow.sh) >"$folder.out" 2>"$folder.err" || {
        cat "$folder.out" "$folder.err"
        return 1
    }
}

# Takes the libraries used inside dbcost away: who looks for one then fails.
private="foreach(package nlohmann_json fmt CLI11)
    set(CMAKE_DISABLE_FIND_PACKAGE_\${package} ON)
endforeach()"
all_others="$private
set(CMAKE_DISABLE_FIND_PACKAGE_Threads ON)
set(CMAKE_DISABLE_FIND_PACKAGE_MbedCrypto ON)"
guest="include(\"$here/guest.cmake\")"

page_shows_the_programs() {
    local heading name
    for heading in "Price a table" "Price an instance" "Compare"; do
        name=${heading,,}
        block "$heading" cpp | diff "$top/docs/examples/cpp/${name// /_}.cpp" -
    done
}

# same_headers FOLDER PATTERN...: the folder holds the headers of the tree, without those of the patterns
same_headers() {
    diff <(cd "$1/include" && find dbcost -type f | sort) \
        <(cd "$top/include" && find dbcost -type f "${@:2}" | sort)
}

installs() {
    follow "Install"
    same_headers "$prefix"
    headers_alone=$prefix-headers
    same_headers "$headers_alone" -not -path "dbcost/io/*"
    "$prefix/bin/dbcost" --version
    mv "$prefix" "$prefix-moved"
    prefix=$prefix-moved
}

find_package() {
    follow "find_package" "$private"
    says "$folder.out" "Compare"
}

find_package_core() {
    follow "find_package, headers alone" "$all_others"
}

# Headers alone have no component io, and say why.
no_io_in_headers_alone() {
    mkdir "$work/refused"
    block "find_package" cmake | sed 's/REQUIRED/& COMPONENTS io/' >"$work/refused/CMakeLists.txt"
    if cmake -S "$work/refused" -B "$work/refused/build" -DCMAKE_PREFIX_PATH="$headers_alone" \
        >"$work/refused.out" 2>&1; then
        echo "found the component io where there are headers alone"
        return 1
    fi
    grep "DBCOST_BUILD_IO=OFF" "$work/refused.out"
}

# The library within another project is not compiled as a whole, which BUILD was already and costs minutes, but as
# far as shows that its sources, private libraries and price tables are found.
add_subdirectory() {
    follow "add_subdirectory" "" "$guest" "/^cmake --build/Q"
    local file objects=()
    for file in io/sha256 io/json_tree __/generated/embedded_data; do
        objects+=("dbcost/src/CMakeFiles/dbcost.dir/$file.cpp.o")
    done
    cmake --build "$folder/build" --target "${objects[@]}"
}

fetch_content() {
    follow "FetchContent" "$all_others" "$guest"
}

pkg_config() {
    follow "pkg-config"
    says "$folder.out" "Price a table"
}

one_header() {
    follow "One header"
}

# What apt-get would unpack: the calculator runs, and the other package is one more prefix to link from.
debian_packages() {
    follow "Debian package"
    local package root=$folder/root
    for package in "$folder"/packages/*.deb; do
        dpkg-deb -x "$package" "$root"
        dpkg-deb -f "$package" Package Version Section Depends
    done | sed "s/$version/@version@/; s/libc6 (.*)/libc6/" | diff "$here/debian_fields.txt" -
    same_headers "$root/usr"
    (cd "$root" && xargs ls -d >"$folder.files") <"$here/debian_files.txt"
    "$root/usr/bin/dbcost" --version
    export PKG_CONFIG_PATH=$root/usr/lib/pkgconfig
    # shellcheck disable=SC2046  # several words
    g++ -std=c++20 "$folder/price_an_instance.cpp" $(pkg-config --cflags --libs dbcost) -o "$folder/program"
    "$folder/program" >"$folder.out"
    says "$folder.out" "Price an instance"
}

ways=(add_subdirectory debian_packages find_package pkg_config one_header find_package_core fetch_content
    no_io_in_headers_alone)
[ $# -eq 1 ] || ways=("${@:2}")
declare -A started

page_shows_the_programs
installs
for way in "${ways[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do sleep 0.1; done
    "$way" >"$work/$way.log" 2>&1 &
    started[$way]=$!
done
failed=0
for way in "${ways[@]}"; do
    if wait "${started[$way]}"; then
        echo "consumer: $way"
    else
        cat "$work/$way.log"
        echo "consumer: $way FAILED"
        failed=1
    fi
done
exit "$failed"
