#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Interrupts a command once it has printed, and says whether what it printed are whole lines.

    interrupt.py [--silent] COMMAND...      --silent: it prints nothing, since its input stays open and empty
"""
import signal
import subprocess
import sys
import time

signal.signal(signal.SIGINT, signal.SIG_DFL)  # it may be ignored where this runs in the background
silent = sys.argv[1] == "--silent"
run = subprocess.Popen(sys.argv[2 if silent else 1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
if silent:
    time.sleep(0.5)
    seen = b"\n"
else:
    seen = run.stdout.read(5000)
run.send_signal(signal.SIGINT)
seen += run.stdout.read()
status = run.wait(timeout=30)
run.stdin.close()
lines = "whole lines" if seen.endswith(b"\n") else "a half line"
print(f"{lines}, ended by {signal.Signals(-status).name if status < 0 else status}")
