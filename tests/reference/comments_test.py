#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What tools/reference/comments.py makes of a header for Doxygen: each sample must become what stands beside it.
And every header of the project has a description, which is its line in the reference's list of files.

The last line is "N passed, N failed".
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tools/reference"))

from comments import filtered, head  # noqa: E402

TITLE = "// SPDX-License-Identifier: MIT\n// Title.\n"
TITLE_MADE = "/// @file\n/// Title.\n"

SAMPLES = {
    "a comment right above a declaration documents it": (
        "// A day.\nstruct date {};",
        "/// A day.\nstruct date {};"),
    "one with a blank line below it does not": (
        "// A day.\n\nstruct date {};",
        "// A day.\n\nstruct date {};"),
    "nor one inside of a function": (
        "int f() {\n    // why\n    return 1;  // one\n}\n// After it.\nint g();",
        "int f() {\n    // why\n    return 1;  // one\n}\n/// After it.\nint g();"),
    "nor a rule between two parts of a header": (
        "// ---- bodies ----\nint f();",
        "// ---- bodies ----\nint f();"),
    "nor one above several enumerators": (
        "enum class e {\n    // files\n    a, b,\n    // arithmetic\n    c\n};",
        "enum class e {\n    // files\n    a, b,\n    /// arithmetic\n    c\n};"),
    "a member in a template class is a declaration": (
        "template <class T>\nclass [[nodiscard]] result {\npublic:\n    // Empty at times.\n    int f() { return {}; }\n};",
        "template <class T>\nclass [[nodiscard]] result {\npublic:\n    /// Empty at times.\n    int f() { return {}; }\n};"),
    "the body of a template function is none": (
        "template <class T>\nT f(T a) {\n    // why\n    return a;\n}",
        "template <class T>\nT f(T a) {\n    // why\n    return a;\n}"),
    "a comment behind a member documents it, with its further lines": (
        "struct s {\n    int a;  // first\n            // and more\n    int b;\n};",
        "struct s {\n    int a;  ///< first\n            ///< and more\n    int b;\n};"),
    "two slashes in quotes are no comment": (
        'inline constexpr auto a = "http://x{";  // where\n// Next.\nint b;',
        'inline constexpr auto a = "http://x{";  ///< where\n/// Next.\nint b;'),
    "an indented part is shown as code": (
        "// Reads.\n//\n//   f(<a>)\n//   g()\n// Then.\nint f();",
        "/// Reads.\n///\n/// @code{.unparsed}\n///   f(<a>)\n///   g()\n/// @endcode\n/// Then.\nint f();"),
    "what Doxygen would take for its own is escaped, but in backticks": (
        "// A <b> & `<c>` @d #e.\nint f();",
        "/// A \\<b\\> \\& `<c>` \\@d \\#e.\nint f();"),
    "the inline namespace of the version is left out": (
        "namespace dbcost::inline v0_1::io {\n}",
        "namespace dbcost::io {\n}"),
}


def main() -> int:
    passed = failed = 0

    def count(name: str, problem: str | None) -> None:
        nonlocal passed, failed
        passed, failed = (passed, failed + 1) if problem else (passed + 1, failed)
        if problem:
            print(f"FAILED {name}: {problem}")

    for name, (header, expected) in SAMPLES.items():
        made = "\n".join(filtered(f"{TITLE}#pragma once\n{header}"))
        wanted = f"{TITLE_MADE}#pragma once\n{expected}"
        count(name, None if made == wanted else f"\n{made}\n-- expected\n{wanted}")
    headers = sorted((TOP / "include").rglob("*.hpp"))
    for header in headers:
        described = head(header.read_text(encoding="utf-8").splitlines())[0][1:]
        count(header.name, None if described and described[0].strip("/ ") else "its first comment says nothing")
    count("headers", None if headers else "none found")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
