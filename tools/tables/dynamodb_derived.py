# SPDX-License-Identifier: MIT
"""On-demand and replicated prices computed from provisioned ones, where none was published.

The computed figures stand in the block `derived` of the facts; nothing is computed here.
"""
from entries import price, value

REQUEST_RULE = "on-demand-from-provisioned"
REPLICATED_RULE = "replicated-write-is-1.5-writes"
RULES = {
    REQUEST_RULE: "price per million requests = price of a capacity unit-hour, times the ratio of "
                  "the two for writes in us-east-1; reads then rounded to three decimals, as in "
                  "every published list",
    REPLICATED_RULE: "a replicated write costs 1.5 times the write of the same mode",
}
# figure of the table, figure in the block, rule
DERIVED = {
    "rru_per_million": ("rru_rounded_3", REQUEST_RULE),
    "wru_per_million": ("wru_per_million", REQUEST_RULE),
    "rwru_per_million": ("rwru_per_million", REPLICATED_RULE),
    "rwcu_hour": ("rwcu_hour", REPLICATED_RULE),
}


def derived_value(facts, span, region, figure):
    if figure not in DERIVED or doubtful(facts, region, figure):
        return None
    stated, rule = DERIVED[figure]
    taken = facts.take("derived", "regions", region, stated)
    return value(span, price(taken), facts.source_ids(sources(facts, region)), "derived", rule=rule)


def doubtful(facts, region, figure):
    """Twice the list of 2025-03-12 contradicts the rule (ap-east-1, reads)."""
    verdict = facts.node("derived", "check_x2_2025", "verdict", region)
    return figure == "rru_per_million" and verdict["read"].startswith("off")


def sources(facts, region):
    """A derived price rests on the capacity price that it is computed from."""
    return facts.node("versions", 1, "regions", region, "provisioned", "sources")
