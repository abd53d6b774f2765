# SPDX-License-Identifier: MIT
"""The transfer table of a region. Both fact files price transfer; they must agree.

The confidence is the weaker of the two, the sources are those of both.
"""
from confidence import is_conflict, level, weakest
from entries import Span, entry, price, value
from gap import Gap
from meters import key
from numbers10 import canonical, equal

OLD_OFFER = "O2016"
TIER_NAMES = ("first_10tb", "next_40tb", "next_100tb", "over_150tb")
BOUNDS = ("10240", "51200", "153600")
EACH_SIDE = "Charged on both sides: a GB between zones is one GB out and one GB in."


def transfer_entries(dynamodb, rds, dates, region):
    made = internet_entries(dynamodb, rds, dates, region)
    made += inter_region_entries(dynamodb, rds, dates, region)
    return made + [inter_zone_entry(rds, dates, region)]


def internet_entries(dynamodb, rds, dates, region):
    """None where the facts leave open which of two price sets held in 2019."""
    ours = dynamodb.node("transfer", "internet_out", region)
    theirs = rds.node("transfer", "internet_out_per_gb", region)
    if is_conflict(ours["confidence"]):
        return []
    tiers = paid_tiers(dynamodb, region)
    check_tiers(rds, region, tiers)
    made = value(internet_span(dates, region, ours), {"tiers": tiers},
                 *both(dynamodb, ours, rds, theirs))
    return [entry("transfer.internet-out", "1", [made], model="graduated")]


def paid_tiers(dynamodb, region):
    """The free first GB is an allowance; the first paid tier then starts at 0."""
    steps = dynamodb.take_all("transfer", "internet_out", region, "tiers")
    paid = [step for step in steps if not equal(step["per_gb"], "0")]
    if tuple(step["end"] for step in paid) != (*BOUNDS, "Inf"):
        raise Gap(f"dynamodb: egress tiers of {region} do not end at {', '.join(BOUNDS)}")
    return [tier(step) for step in paid]


def tier(step):
    bound = {} if step["end"] == "Inf" else {"up_to": step["end"]}
    return {**bound, "price": canonical(step["per_gb"])}


def check_tiers(rds, region, tiers):
    for name, one in zip(TIER_NAMES, tiers, strict=True):
        stated = rds.take("transfer", "internet_out_per_gb", region, name)
        if not equal(stated, one["price"]):
            raise Gap(f"egress of {region}, {name}: {one['price']} and {stated}")


def inter_region_entries(dynamodb, rds, dates, region):
    """One entry for each destination; none where the price changed on an unknown day."""
    if is_conflict(dynamodb.node("transfer", "inter_region_out", region, "confidence")):
        return []
    listed = dynamodb.node("transfer", "inter_region_out")
    return [inter_region_entry(dynamodb, rds, dates, region, to) for to in listed if to != region]


def inter_region_entry(dynamodb, rds, dates, region, to):
    ours = dynamodb.node("transfer", "inter_region_out", region)
    exception = exception_path(rds, region, to)
    theirs = exception or ("transfer", "inter_region_out_per_gb_from", region)
    taken = agreed_price(dynamodb, rds, (region, to), theirs, exception is not None)
    span = pair_span(dynamodb, dates, region, to, ours, exception)
    seen = without_old_offer(ours) if exception else ours
    made = value(span, price(taken), *both(dynamodb, seen, rds, rds.node(*theirs)),
                 note=ours.get("far_from_others"))
    return entry(key("transfer.inter-region", to=to), "1", [made])


def without_old_offer(block):
    """The offer of 2015-12 knows no pair with a price of its own."""
    return {**block, "sources": [source for source in block["sources"] if source != OLD_OFFER]}


def exception_path(rds, region, to):
    """Where the facts price this pair apart, or None."""
    for index, pair in enumerate(rds.node("transfer", "inter_region_exceptions")):
        if (pair["from"], pair["to"]) == (region, to):
            return ("transfer", "inter_region_exceptions", index, "per_gb")
    return None


def agreed_price(dynamodb, rds, pair, theirs, apart):
    """The price stands in three places: the rates of both files and the pairs of 2025."""
    rate = ("transfer", "inter_region_out", pair[0])
    pairs = ("transfer", "inter_region_pairs_2025_05_05")
    taken = dynamodb.take(*rate, "exceptions", pair[1]) if apart else dynamodb.take(*rate, "per_gb")
    listed = dynamodb.take(*pairs, "exceptions", *pair) if apart else \
        dynamodb.take(*pairs, "per_gb_by_source", pair[0])
    stated = rds.take(*theirs, "value")
    if not (equal(taken, listed) and equal(taken, stated)):
        raise Gap(f"transfer from {pair[0]} to {pair[1]}: {taken}, {listed} and {stated}")
    return taken


def inter_zone_entry(rds, dates, region):
    path = ("transfer", "inter_az_per_gb_each_way")
    found = rds.node(*path)
    made = value(dates.year(region), price(rds.take(*path, "value")),
                 rds.source_ids(found["src"]), level(found["conf"]), note=EACH_SIDE)
    return entry("transfer.inter-zone", "1", [made])


def both(dynamodb, ours, rds, theirs):
    """The sources of both files and the weaker confidence."""
    return (dynamodb.source_ids(ours["sources"]) + rds.source_ids(theirs["src"]),
            weakest([level(ours["confidence"]), level(theirs["conf"])]))


def internet_span(dates, region, ours):
    """From the offer of 2015-12 on where it has the same tiers, else the year."""
    if OLD_OFFER in ours["sources"] and "changed_between" not in ours:
        return Span(dates.old_offer.first, dates.year(region).last)
    return dates.year(region)


def pair_span(dynamodb, dates, region, to, ours, exception):
    """As for the internet, but the offer of 2015-12 knew eleven destinations and no exception."""
    known = dynamodb.node("versions", 0, "regions")
    if OLD_OFFER in ours["sources"] and to in known and not exception:
        return Span(dates.old_offer.first, dates.year(region).last)
    later = max(dates.year(region).first, dates.year(to).first)
    return Span(later, dates.year(region).last)
