#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check.py tested: that it tells a forbidden expression from a typo. Argument: the compiler."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent / "check.py"
COMPILER = sys.argv.pop(1) if len(sys.argv) > 1 else "c++"

TEXT = """// expect: {expect}
struct money {{ int cents; }};
inline money operator+(money a, money b) {{ return {{a.cents + b.cents}}; }}
int main() {{
    money a{{1}};
    (void)(a + a);
{begin}
    {forbidden};
#endif
}}
"""


class CheckTest(unittest.TestCase):
    def run_check(self, *options, expect=r"no match for .operator\*|invalid operands",
                  begin="#ifdef DBCOST_MUST_NOT_COMPILE", forbidden="(void)(a * a)", text=None):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sample.cpp"
            file.write_text(text or TEXT.format(expect=expect, begin=begin, forbidden=forbidden))
            done = subprocess.run([sys.executable, CHECK, *options, file, COMPILER, "-std=c++20"],
                                  capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    def refused(self, word, **change):
        status, err = self.run_check(**change)
        self.assertEqual(status, 1)
        self.assertIn(word, err)

    def test_the_forbidden_expression_is_refused_and_its_twin_compiles(self):
        self.assertEqual(self.run_check(), (0, ""))
        self.assertEqual(self.run_check("--twin"), (0, ""))

    def test_a_typo_is_no_success(self):
        self.refused("but not only for", forbidden="(void)(b * a)")
        self.refused("but not only for", forbidden="(void)(a * a); oops")

    def test_quoted_source_is_not_a_reason(self):
        self.refused("but not only for", expect="void", forbidden="(void)(a * a)")

    def test_code_that_compiles_is_found(self):
        self.refused("it compiles, and must not", forbidden="(void)(a + a)")

    def test_a_broken_twin_is_found(self):
        status, err = self.run_check("--twin", text=TEXT.format(
            expect="x", begin="#ifdef DBCOST_MUST_NOT_COMPILE", forbidden="").replace("a + a", "b"))
        self.assertEqual(status, 1)
        self.assertIn("the twin does not compile", err)

    def test_the_file_states_its_reason_and_has_one_part(self):
        self.refused("the first line must say why", text="int main() {}\n")
        self.refused("exactly one part", begin="#ifdef DBCOST_MUST_NOT_COMPLIE")


if __name__ == "__main__":
    unittest.main()
