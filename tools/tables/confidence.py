# SPDX-License-Identifier: MIT
"""The four levels of confidence, and the odd strings of the facts read into them."""
import re

from gap import Gap

LEVELS = ("sourced", "sourced-bracketed", "sourced-undated", "derived")
DATED = re.compile(r"sourced \((dated )?\d{4}[^)]*\)")


def level(text):
    """One of LEVELS. A conflict, or anything unknown, is a Gap.

    'sourced (dated 2024-11)' says that the source lies inside the period of the
    value, so it is sourced. 'sourced-undated: because ...' is sourced-undated.
    """
    if DATED.fullmatch(text):
        return "sourced"
    word = text.partition(":")[0]
    if word not in LEVELS:
        raise Gap(f"unknown confidence {text!r}")
    return word


def is_conflict(text):
    return isinstance(text, str) and text.startswith("conflict")


def of_figure(block, key):
    """A block states one confidence for all its figures, or one for each."""
    stated = block["confidence"]
    return level(stated[key] if isinstance(stated, dict) else stated)


def weakest(levels):
    return max(levels, key=LEVELS.index)


def best(levels):
    return min(levels, key=LEVELS.index)
