# SPDX-License-Identifier: MIT
"""Free tiers and the free backup storage: quantities that cost nothing, apart from the prices."""
from confidence import level, weakest
from dynamodb_rows import CUT_SOURCES
from entries import Span, allowance, merged_if_bracketed, value
from gap import Gap
from numbers10 import canonical, equal, scaled

FREE_TIER = "free tier"
FREE_BACKUP = "free backup storage"
HOURS_OF_31_DAYS = "744"
# place under free_tier, figure in it, meter
CAPACITY = (
    ("read_capacity", "dynamodb.provisioned.read-capacity-unit-hours"),
    ("write_capacity", "dynamodb.provisioned.write-capacity-unit-hours"),
    ("replicated_write_capacity", "dynamodb.provisioned.replicated-write-capacity-unit-hours"),
)
# block of a version, figure in it, place under free_tier, figure in it, meter
STATED = (
    ("storage", "free_gb_month", "storage", "gb_month", "dynamodb.storage"),
    ("streams", "free_requests_month", "streams", "requests_month",
     "dynamodb.streams.read-requests"),
)


def quantity(figure):
    return {"quantity": canonical(figure)}


def dynamodb_allowances(facts, dates, region):
    if region in facts.node("free_tier", "regions_without_free_tier"):
        return []
    made = [capacity_allowance(facts, dates, region, *one) for one in CAPACITY]
    return made + [stated_allowance(facts, dates, region, *one) for one in STATED]


def capacity_allowance(facts, dates, region, place, meter):
    """The range codes of 2025 are still those of the offer of 2016, so the tier went on."""
    found = facts.node("free_tier", place)
    hours = quantity(unit_hours(facts, place))
    span, confidence = dates.dynamodb_2019(region), level(found["confidence"])
    if confidence == "sourced-bracketed" and in_old_offer(facts, region):
        span = Span(dates.old_offer.first, span.last)
    in_2019 = value(span, hours, facts.source_ids(found["sources"]), confidence)
    after = value(dates.after_cut, hours, facts.source_ids(["O2016", *CUT_SOURCES]),
                  "sourced-undated")
    return allowance(meter, FREE_TIER, [in_2019, after])


def unit_hours(facts, place):
    """The units of the longest month: 25 x 744 = 18,600, the same in every month."""
    units = facts.take("free_tier", place, "units")
    hours = facts.take("free_tier", place, "unit_hours_month")
    if not equal(scaled(units, HOURS_OF_31_DAYS), hours):
        raise Gap(f"dynamodb: free tier {place}: {units} units and {hours} unit-hours")
    return hours


def in_old_offer(facts, region):
    return facts.find("versions", 0, "regions", region) is not None


def stated_allowance(facts, dates, region, block, figure, place, free_figure, meter):
    """Stated by each version, and once more for all of them in the block free_tier."""
    stated_once = facts.take("free_tier", place, free_figure)
    values = [version_value(facts, dates, region, index, block, figure) for index in (0, 1, 2)]
    for one in filter(None, values):
        if not equal(one["quantity"], stated_once):
            raise Gap(f"dynamodb: free {place} of {region}: {one['quantity']} and {stated_once}")
    old, in_2019, after = values
    kept = merged_if_bracketed(old, in_2019) + ([after] if after else [])
    return allowance(meter, FREE_TIER, kept)


def version_value(facts, dates, region, index, block, figure):
    path = ("versions", index, "regions", region, block)
    if facts.find(*path) is None:
        return None
    holder = facts.node(*stating(path))
    span = (dates.old_offer, dates.dynamodb_2019(region), dates.after_cut)[index]
    sources = dict.fromkeys([*holder["sources"], *(CUT_SOURCES if index == 2 else ())])
    return value(span, quantity(facts.take(*path, figure)), facts.source_ids(sources),
                 level(holder["confidence"]))


def stating(path):
    """Where sources and confidence stand: 2015 at the version, 2019 here, 2024 at the region."""
    return (path[:2], path, path[:4])[path[1]]


def rds_allowances(facts, dates, region):
    """Backup storage up to the provisioned storage is free; the guide of 2019 says so."""
    facts.node("versions", 1, "regions", region, "backup", "free_allocation")
    made = value(dates.year(region), {}, facts.source_ids(["g1910"]), "sourced")
    pools = ["rds.storage.gp2", "rds.storage.io1", "rds.storage.magnetic"]
    return [allowance("rds.backup", FREE_BACKUP, [made], equal_to=pools)]


def transfer_allowances(dynamodb, rds, dates, region):
    """The first GB out to the internet, where the offer has a free first step."""
    first = first_step(dynamodb.node("transfer", "internet_out", region))
    if not equal(first["per_gb"], "0"):
        return []
    ours = dynamodb.node("transfer", "free_internet_out_gb_month")
    theirs = rds.node("transfer", "free_internet_out_gb_per_month")
    made = value(free_span(dates, dynamodb, region), quantity(agreed(dynamodb, rds, first)),
                 dynamodb.source_ids(ours["sources"]) + rds.source_ids(theirs["src"]),
                 weakest([level(ours["confidence"]), level(theirs["conf"])]))
    return [allowance("transfer.internet-out", FREE_TIER, [made])]


def free_span(dates, dynamodb, region):
    year = dates.year(region)
    return Span(dates.old_offer.first, year.last) if in_old_offer(dynamodb, region) else year


def first_step(block):
    """Of the tiers, or where their price is open, of the older ones: the free step is in both."""
    return block.get("tiers", block.get("tiers_2016_01_07"))[0]


def agreed(dynamodb, rds, first):
    """The free GB stands in four places of the facts."""
    stated = (dynamodb.take("transfer", "free_internet_out_gb_month", "value"),
              dynamodb.take("free_tier", "data_transfer_out", "gb_month"),
              rds.take("transfer", "free_internet_out_gb_per_month", "value"), first["end"])
    if len({canonical(one) for one in stated}) != 1:
        raise Gap(f"free internet egress: {', '.join(stated)}")
    return stated[0]
