# SPDX-License-Identifier: MIT
"""Why a row of the facts makes no price: reasons in the order in which they are tried."""
from confidence import is_conflict
from rds_rows import FAMILIES, INSIGHTS, family


NOT_ASKED = "region that --regions leaves out"
NO_FREE_TIER = "no region of --regions has a free tier"
OPEN = "the DynamoDB facts leave the price of 2019 open"
ROUNDED = "rounded from cost lines, a listed figure stands against it"
INBOUND = "inbound transfer is free and has no meter"


def dynamodb_reasons(regions, known):
    return (
        (NOT_ASKED, elsewhere(regions, known)),
        ("another currency (China)", under("china_cny")),
        ("conflict: which price held in 2019 is not settled", in_conflict),
        ("tiers of another time", lambda facts, row: "tiers_20" in joined(row)),
        ("computed, and a published or doubtful figure stands against it", under("derived")),
        ("bounds of a price, not a price", holds("on_demand_bounds")),
        ("a second reading of the same price", holds("rru_alternative")),
        ("the same price per single unit", holds("published_per_unit")),
        (INBOUND, under("transfer", "inter_region_in_per_gb")),
        ("says that no request is free", under("free_tier", "on_demand_requests")),
        ("region without a free tier", without_free_tier),
        (NO_FREE_TIER, under("free_tier")),
        (NO_FREE_TIER, under("transfer", "free_internet_out_gb_month")),
    )


def rds_reasons(regions, known):
    return (
        (NOT_ASKED, elsewhere(regions, known)),
        (NOT_ASKED, exception_elsewhere(regions)),
        ("another product (Aurora)", under("aurora_postgresql")),
        ("class of an older generation (m1, m2, t1)", older_class),
        ("no-upfront for three years left the list in 2019", holds("3yr_no_upfront")),
        ("only the effective price is known", effective_only),
        ("no Multi-AZ price (Osaka-Local sold none)", holds("multi_az_hourly")),
        ("Performance Insights of a family without a class here", holds(INSIGHTS[-1])),
        (ROUNDED, holds("ltr_two_years_per_vcpu_month_us_east_1")),
        ("a limit, not a price", holds("min_gib", "max_gib", "max_iops")),
        ("a class figure that the table leaves out", under("classes")),
        (OPEN, under("transfer", "internet_out_per_gb")),
        (OPEN, under("transfer", "inter_region_out_per_gb_from")),
        ("no meter", under("features")),
        (INBOUND, under("transfer", "internet_in_gb")),
        (NO_FREE_TIER, under("transfer", "free_internet_out_gb_per_month")),
        ("a count of checked pairs", under("transfer", "inter_region_pairs_checked")),
    )


def joined(row):
    return "/".join(map(str, row))


def holds(*keys):
    """One of the keys stands in the path of the row."""
    return lambda facts, row: any(key in row for key in keys)


def under(*prefix):
    return lambda facts, row: row[:len(prefix)] == prefix


def elsewhere(regions, known):
    """The row belongs to a region that has a price list, but no table here."""
    return lambda facts, row: any(part in known and part not in regions for part in row)


def exception_elsewhere(regions):
    def fits(facts, row):
        pair = row[:2] == ("transfer", "inter_region_exceptions") and facts.node(*row[:3])
        return bool(pair) and pair["from"] not in regions
    return fits


def in_conflict(facts, row):
    """A row whose region block says that two prices compete; the pairs of 2025 go with it."""
    if row[0] != "transfer":
        return False
    blocks = [facts.find("transfer", part, region) for region in row[1:]
              for part in ("internet_out", "inter_region_out")]
    return any(isinstance(block, dict) and is_conflict(block.get("confidence")) for block in blocks)


def without_free_tier(facts, row):
    no_tier = facts.node("free_tier", "regions_without_free_tier")
    return row[-1] in ("free_gb_month", "free_requests_month") and row[3] in no_tier


def older_class(facts, row):
    """The class of a row stands below `instances` and below `classes`."""
    names = [row[row.index(word) + 1] for word in ("instances", "classes") if word in row]
    return any(family(name) not in FAMILIES for name in names)


def effective_only(facts, row):
    found = facts.node(*row[:-1])
    return "reserved" in row and (found["upfront"] is None or found["hourly"] is None)

