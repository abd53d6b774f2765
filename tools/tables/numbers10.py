# SPDX-License-Identifier: MIT
"""Decimal strings: their canonical form, scaling by a power of ten, ten exact digits.

No binary float enters: a figure is text, a Decimal in between, and text again.
"""
import re
from decimal import Decimal

from gap import Gap

FIGURE = re.compile(r"\d+(\.\d+)?")


def is_figure(text):
    return isinstance(text, str) and FIGURE.fullmatch(text) is not None


def canonical(number):
    """'0.10' -> '0.1', '30.00' -> '30', '1E+2' -> '100'."""
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled(figure, per):
    """The price for `per` units, from the price for one."""
    return canonical(Decimal(figure) * Decimal(per))


def require_exact(price, per, where):
    """price / per must need at most ten fractional digits."""
    ten_billionths = Decimal(price).scaleb(10)
    if ten_billionths % Decimal(per) != 0:
        raise Gap(f"{where}: {price} per {per} is not exact in ten fractional digits")


def equal(left, right):
    return Decimal(left) == Decimal(right)
