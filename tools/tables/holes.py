# SPDX-License-Identifier: MIT
"""The days between the values of one entry that no value covers."""
from datetime import date, timedelta

DAY = timedelta(days=1)


def holes(values):
    """Pairs (first day, last day); values are in the order of their first days."""
    found = []
    for earlier, later in zip(values, values[1:]):
        first = date.fromisoformat(earlier["last_seen"]) + DAY
        last = date.fromisoformat(later["valid_from"]) - DAY
        if first <= last:
            found.append((first.isoformat(), last.isoformat()))
    return found
