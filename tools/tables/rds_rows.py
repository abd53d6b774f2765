# SPDX-License-Identifier: MIT
"""The RDS table of a region: instance hours, on demand and reserved, of the eight families."""
from confidence import level
from entries import entry, price, value
from gap import Gap
from meters import key
from numbers10 import equal
from rds_reserved import reserved_entries
from rds_storage import storage_entries

FAMILIES = ("m3", "m4", "m5", "r3", "r4", "r5", "t2", "t3")
DEPLOYMENTS = (("single", "single-az"), ("multi", "multi-az"))
VERSION = ("versions", 1, "regions")
INSIGHTS = ("features", "performance_insights", "ltr_two_years_per_vcpu_month")
CREDITS = ("features", "cpu_credits")


def family(name):
    """'db.t3.medium' -> 't3'."""
    return name.split(".")[1]


def classes_of(facts, region):
    return [name for name in facts.node(*VERSION, region, "instances") if family(name) in FAMILIES]


def rds_entries(facts, dates, region):
    made = storage_entries(facts, dates, region)
    for name in classes_of(facts, region):
        made += class_entries(facts, dates, region, name)
    return made + credit_entries(facts, dates, region)


def class_entries(facts, dates, region, name):
    made = [on_demand_entry(facts, dates, region, name, *one) for one in DEPLOYMENTS]
    made += reserved_entries(facts, dates.rds_class(region, name), region, name)
    made.append(insights_entry(facts, dates, region, name))
    return [one for one in made if one is not None]


def on_demand_entry(facts, dates, region, name, prefix, deployment):
    path = (*VERSION, region, "instances", name)
    if facts.find(*path, f"{prefix}_az_hourly") is None:
        return None
    found = facts.node(*path)
    made = value(dates.rds_class(region, name), price(facts.take(*path, f"{prefix}_az_hourly")),
                 facts.source_ids(found[f"{prefix}_src"]), level(found[f"{prefix}_conf"]))
    return entry(key("rds.instance-hours", **{"class": name}, deployment=deployment), "1", [made])


def insights_entry(facts, dates, region, name):
    path = (*INSIGHTS, region, family(name))
    found = facts.find(*path)
    if found is None:
        return None
    made = value(dates.rds_class(region, name), price(facts.take(*path, "value")),
                 facts.source_ids(found["src"]), level(found["conf"]))
    return entry(key("rds.performance-insights", **{"class": name}), "1", [made])


def credit_entries(facts, dates, region):
    path = (*CREDITS, "t3_per_vcpu_hour_by_region", region)
    found = facts.node(*path)
    check_credits(facts, region)
    made = value(dates.rds_family(region, "t3"), price(facts.take(*path, "value")),
                 facts.source_ids(found["src"]), level(found["conf"]))
    return [entry(key("rds.cpu-credits", family="t3"), "1", [made])]


def check_credits(facts, region):
    """The facts state the credit price of us-east-1 twice."""
    stated = facts.take(*CREDITS, "t3_per_vcpu_hour", "value")
    if not equal(stated, facts.node(*CREDITS, "t3_per_vcpu_hour_by_region", region, "value")):
        raise Gap(f"rds-postgresql: T3 credits of {region} are not the stated {stated}")
