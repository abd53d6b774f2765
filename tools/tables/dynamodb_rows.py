# SPDX-License-Identifier: MIT
"""The DynamoDB table of a region: requests, capacity, storage, backup, streams."""
from confidence import level, of_figure
from dynamodb_derived import derived_value
from dynamodb_reserved import dax_entries, reserved_entries
from entries import entry, merged_if_bracketed, price, value
from gap import Gap
from numbers10 import equal, scaled

# block of the facts, figure in it, meter, per how many units, factor from the figure to that price
FIGURES = (
    ("on_demand", "rru_per_million", "dynamodb.on-demand.read-request-units", "1000000", "1"),
    ("on_demand", "wru_per_million", "dynamodb.on-demand.write-request-units", "1000000", "1"),
    ("on_demand", "rwru_per_million", "dynamodb.on-demand.replicated-write-request-units",
     "1000000", "1"),
    ("provisioned", "rcu_hour", "dynamodb.provisioned.read-capacity-unit-hours", "1", "1"),
    ("provisioned", "wcu_hour", "dynamodb.provisioned.write-capacity-unit-hours", "1", "1"),
    ("provisioned", "rwcu_hour", "dynamodb.provisioned.replicated-write-capacity-unit-hours",
     "1", "1"),
    ("storage", "gb_month", "dynamodb.storage", "1", "1"),
    ("backup", "on_demand_gb_month", "dynamodb.backup.on-demand", "1", "1"),
    ("backup", "pitr_gb_month", "dynamodb.backup.continuous", "1", "1"),
    ("backup", "restore_per_gb", "dynamodb.backup.restore", "1", "1"),
    ("streams", "per_request", "dynamodb.streams.read-requests", "100000", "100000"),
)
# The list of 2025-03-12: the last day on which prices after the cut were seen.
CUT_SOURCES = ("APW2025",)


def dynamodb_entries(facts, dates, region):
    facts.node("versions", 1, "regions", region)
    check_restated(facts, region)
    made = [figure_entry(facts, dates, region, *row) for row in FIGURES]
    made += reserved_entries(facts, dates, region)
    made += dax_entries(facts, dates, region)
    return [one for one in made if one is not None]


def figure_entry(facts, dates, region, block, figure, meter, per, factor):
    in_2019 = value_2019(facts, dates, region, block, figure, factor) or \
        derived_value(facts, dates.dynamodb_2019(region), region, figure)
    values = merged_if_bracketed(value_2015(facts, dates, region, block, figure, factor), in_2019)
    after = value_2024(facts, dates, region, block, figure, factor)
    values += [after] if after else []
    return entry(meter, per, values) if values else None


def value_2015(facts, dates, region, block, figure, factor):
    path = ("versions", 0, "regions", region, block, figure)
    if facts.find(*path) is None:
        return None
    version = facts.node("versions", 0)
    return value(dates.old_offer, price(scaled(facts.take(*path), factor)),
                 facts.source_ids(version["sources"]), level(version["confidence"]))


def value_2019(facts, dates, region, block, figure, factor):
    path = ("versions", 1, "regions", region, published_block(facts, region, block))
    found = facts.find(*path)
    if found is None or figure not in found:
        return None
    return value(dates.dynamodb_2019(region), price(scaled(facts.take(*path, figure), factor)),
                 facts.source_ids(found["sources"]), of_figure(found, figure))


def published_block(facts, region, block):
    """A region with a read price only keeps it in a block of its own."""
    partial = block + "_partial"
    return partial if facts.find("versions", 1, "regions", region, partial) else block


def value_2024(facts, dates, region, block, figure, factor):
    """After the cut: the figure of the region, else that of the list of 2025-03-12."""
    version = facts.find("versions", 2, "regions", region)
    if version and figure in version.get(block, ()):
        taken = facts.take("versions", 2, "regions", region, block, figure)
        sources = list(dict.fromkeys([*version["sources"], *CUT_SOURCES]))
        confidence = level(version["confidence"])
    elif block == "on_demand":
        taken, sources, confidence = list_2025(facts, region, figure)
    else:
        return None
    return value(dates.after_cut, price(scaled(taken, factor)), facts.source_ids(sources),
                 confidence)


def list_2025(facts, region, figure):
    """The list says that a replicated write unit costs what a write unit costs."""
    extra = facts.node("versions", 2, "extra_2025_03_12")
    listed = "wru_per_million" if figure == "rwru_per_million" else figure
    taken = facts.take("versions", 2, "extra_2025_03_12", "regions", region, listed)
    return taken, extra["sources"], level(extra["confidence"])


def check_restated(facts, region):
    """Figures stated twice must agree: streams per 100,000, requests after the cut."""
    restated_streams(facts, region)
    restated_requests(facts, region)


def restated_streams(facts, region):
    path = ("versions", 1, "regions", region, "streams")
    single, many = facts.node(*path, "per_request"), facts.take(*path, "per_100k_requests")
    if not equal(scaled(single, "100000"), many):
        raise Gap(f"dynamodb: streams of {region} disagree: {single} and {many}")


def restated_requests(facts, region):
    stated = facts.find("versions", 2, "regions", region, "on_demand") or {}
    for figure in ("rru_per_million", "wru_per_million"):
        listed = facts.take("versions", 2, "extra_2025_03_12", "regions", region, figure)
        if figure in stated and not equal(stated[figure], listed):
            raise Gap(f"dynamodb: {figure} of {region} after the cut: "
                      f"{stated[figure]} and {listed}")
