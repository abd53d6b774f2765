#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The runner tested: above all that it fails when it should."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parent / "run.py"


class RunnerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "sample.test"
        dbcost = self.folder / "dbcost"
        dbcost.write_text('#!/bin/sh\necho "a b"\necho "# heading"\ncat\necho note >&2\nexit 3\n')
        dbcost.chmod(0o755)

    def run_text(self, text, *options, file=None):
        file = file or self.file
        file.write_text(text)
        done = subprocess.run(
            [sys.executable, RUNNER, "--bin", self.folder, *options, *([] if options else [file])],
            capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def check(self, text, status, *words):
        got, out, err = self.run_text(text)
        self.assertEqual(got, status, out + err)
        for word in words:
            self.assertIn(word, out)
        return out

    GOOD = "# sentence\n<<<\nin\n$ dbcost\n>\na b\n\\# heading\nin\n>2\nnote\n>= 3\n"

    def test_all_parts_agree(self):
        self.assertEqual(self.check(self.GOOD, 0), "1 passed, 0 failed\n")

    def test_each_part_can_fail(self):
        self.check(self.GOOD.replace("a b", "a c"), 1, "-a c", "+a b", "0 passed, 1 failed")
        self.check(self.GOOD.replace("\nnote", "\nnotes"), 1, "-notes", "+note")
        self.check(self.GOOD.replace(">= 3", ">= 0"), 1, "expected exit status 0, actual 3")
        self.check(self.GOOD.replace("<<<\nin\n", "<<<\nout\n"), 1, "+out")

    def test_a_stream_not_named_must_be_empty(self):
        self.check("# s\n$ echo x\n", 1, "+x")
        self.check("# s\n$ echo x >&2\n", 1, "+x")
        self.check("# s\n$ true\n", 0)

    def test_regexes_must_all_match(self):
        self.check("# s\n$ seq 12\n> /^1$/\n> /^12$/\n", 0)
        self.check("# s\n$ seq 12\n> /^1$/\n> /^13$/\n", 1, "no match for /^13$/")
        self.check("# s\n$ echo x >&2\n>2 //\n", 0)

    def test_lines_must_be_whole_and_in_order(self):
        self.check("# s\n$ seq 5\n>~\n2\n4\n", 0)
        self.check("# s\n$ seq 5\n>~\n4\n2\n", 1, "lacks the line '2' after '4'")
        self.check("# s\n$ seq 15 19\n>~\n5\n", 1, "lacks the line '5'")
        self.check("# s\n$ seq 5 >&2\n>2~\n3\n", 0)

    def test_blank_lines_count_within_a_test_only(self):
        self.check("# one\n$ echo\n>\n\n>= 0\n\n# two\n$ echo x\n>\nx\n\n\n", 0, "2 passed, 0")
        self.check("# one\n$ printf 'x\\n\\n'\n>\nx\n\n", 1)

    def test_a_missing_last_newline_is_a_difference(self):
        self.check("# s\n$ printf x\n>\nx\n", 1, "no newline at the end")

    def test_a_long_command_continues(self):
        self.check("# s\n$ echo a \\\n  b\n>\na b\n", 0)

    def test_finding_nothing_fails(self):
        self.check("", 1, "no test in this file")
        self.check("# only words\n", 1, "no test in this file")

    def test_mistakes_in_a_file_are_named(self):
        self.check("$ true\n", 1, "sample.test:1: a test starts with a sentence")
        self.check("# s\n> x\n", 1, "sample.test:2: expected the command")
        self.check("# s\n$ true\n> x\n", 1, "sample.test:3: '> x' is none of")
        self.check("# s\n$ true\n>\n>\n", 1, "a second expectation for stdout")
        self.check("# s\n$ true\n> /(/\n", 1, "bad regex")

    def test_a_command_that_hangs_is_stopped(self):
        self.file.write_text("# s\n$ sleep 60 & wait\n")
        done = subprocess.run([sys.executable, RUNNER, "--bin", self.folder, "--timeout", "0.2",
                               self.file], capture_output=True, text=True, check=False, timeout=30)
        self.assertEqual(done.returncode, 1)
        self.assertIn("stopped after", done.stdout)

    def test_bless_rewrites_exact_text_of_snapshots_only(self):
        snapshot = self.folder / "x.snapshot.test"
        text = "# s\n$ dbcost\n>\nold\n>2 /note/\n>= 3\n\n# t\n$ seq 2\n>\n"
        status, out, _ = self.run_text(text, "--bless", snapshot, file=snapshot)
        self.assertEqual((status, out), (0, "2 passed, 0 failed\n"))
        self.assertEqual(snapshot.read_text(), "# s\n$ dbcost\n>\na b\n\\# heading\n>2 /note/\n"
                         ">= 3\n\n# t\n$ seq 2\n>\n1\n2\n")
        status, _, err = self.run_text(self.GOOD, "--bless", self.file)
        self.assertEqual(status, 2)
        self.assertIn("only *.snapshot.test is rewritten", err)

    def test_bless_keeps_a_wrong_status(self):
        snapshot = self.folder / "x.snapshot.test"
        text = "# s\n$ echo new; exit 1\n>\nold\n"
        status, out, _ = self.run_text(text, "--bless", snapshot, file=snapshot)
        self.assertEqual(status, 1)
        self.assertEqual(snapshot.read_text(), text)
        self.assertIn("expected exit status 0, actual 1", out)

    def test_another_dbcost_is_never_taken(self):
        (self.folder / "dbcost").unlink()
        status, _, err = self.run_text(self.GOOD)
        self.assertEqual(status, 2)
        self.assertIn("build it first", err)


if __name__ == "__main__":
    unittest.main()
