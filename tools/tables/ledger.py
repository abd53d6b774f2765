# SPDX-License-Identifier: MIT
"""Accounts for every row: used, or skipped with the first reason that fits."""
from collections import Counter

from gap import Gap


def account(facts, reasons):
    """Counts of used and of skipped rows; a row without a reason is a Gap."""
    counts = Counter({"used": len(facts.used)})
    for row in facts.rows - facts.used:
        counts[reason_of(facts, row, reasons)] += 1
    return counts


def reason_of(facts, row, reasons):
    for reason, fits in reasons:
        if fits(facts, row):
            return "skipped: " + reason
    raise Gap(f"{facts.name}: row neither used nor skipped: {'/'.join(map(str, row))}")


def summary(name, counts):
    lines = [f"{name}: {sum(counts.values())} rows, {counts['used']} used"]
    for reason, count in sorted(counts.items()):
        if reason != "used":
            lines.append(f"  {count:6} {reason}")
    return "\n".join(lines)
