#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What can be known of the recipes in packaging/ without a network: they can be read, their version is that of
the library, and the options and dependencies that they name are those of its CMake files.

    recipes_test.py CMAKE        CMAKE reads the portfile

The last line is "N passed, N failed".
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PORT = TOP / "packaging/vcpkg/ports/dbcost"
CONAN = TOP / "packaging/conan/conanfile.py"

# What CMake looks for, by the names that vcpkg and Conan have for it.
NAMES = {
    "nlohmann_json": ("nlohmann-json", "nlohmann_json"),
    "fmt": ("fmt", "fmt"),
    "MbedCrypto": ("mbedtls", "mbedtls"),
}
# What is part of the system, or of the build alone.
NO_PACKAGE = {"Threads", "CLI11", "Python3"}


def text(path: str) -> str:
    return (TOP / path).read_text(encoding="utf-8")


def found(pattern: str, where: str) -> set[str]:
    return set(re.findall(pattern, where, re.MULTILINE))


def version_problems() -> list[str]:
    wanted = re.search(r'^#define DBCOST_VERSION "(.+)"', text("include/dbcost/version.hpp"), re.MULTILINE)[1]
    seen = json.loads((PORT / "vcpkg.json").read_text())["version"]
    return [] if seen == wanted else [f"vcpkg.json: version {seen}, the library is {wanted}"]


def option_problems() -> list[str]:
    known = found(r"^option\((\w+)", text("CMakeLists.txt"))
    named = found(r"\bDBCOST_[A-Z_]+", (PORT / "portfile.cmake").read_text() + CONAN.read_text()) - {"DBCOST_VERSION"}
    return [f"{option} is no option of CMakeLists.txt" for option in sorted(named - known)]


def dependency_problems() -> list[str]:
    wanted = found(r"^find_package\((\w+)", text("src/CMakeLists.txt")) - NO_PACKAGE
    port = set(json.loads((PORT / "vcpkg.json").read_text())["features"]["io"]["dependencies"])
    conan = found(r'self\.requires\("([\w]+)/', CONAN.read_text())
    expected = [{NAMES[package][system] for package in wanted} for system in (0, 1)]
    return [f"{name}: {sorted(seen)}, src/CMakeLists.txt needs {sorted(needed)}"
            for name, seen, needed in (("vcpkg.json", port, expected[0]), ("conanfile.py", conan, expected[1]))
            if seen != needed]


def conan_problems() -> list[str]:
    """The recipe is Python, and each file that it takes along is there."""
    tree = ast.parse(CONAN.read_text())
    method = next(node for node in ast.walk(tree) if getattr(node, "name", "") == "export_sources")
    parts = next(node for node in ast.walk(method) if isinstance(node, ast.Tuple)).elts
    return [f"conanfile.py takes {part.value}, which is not there" for part in parts if not list(TOP.glob(part.value))]


def portfile_problems(cmake: str) -> list[str]:
    """CMake reads the portfile with vcpkg's functions replaced by empty ones; an unknown one is an error."""
    functions = ["vcpkg_from_git", "vcpkg_check_features", "vcpkg_cmake_configure", "vcpkg_cmake_install",
                 "vcpkg_cmake_config_fixup", "vcpkg_fixup_pkgconfig", "vcpkg_install_copyright"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "port.cmake"
        script.write_text("".join(f"function({name})\nendfunction()\n" for name in functions)
                          + f'set(CURRENT_PACKAGES_DIR "{folder}")\ninclude("{PORT / "portfile.cmake"}")\n')
        run = subprocess.run([cmake, "-P", str(script)], capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else [run.stderr]


def main(arguments: list[str]) -> int:
    results = [version_problems(), option_problems(), dependency_problems(), conan_problems(),
               portfile_problems(arguments[0])]
    for problem in sum(results, []):
        print(f"FAILED {problem}")
    failed = sum(1 for problems in results if problems)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
