# SPDX-License-Identifier: MIT
"""From when to when a value of the facts holds. The rule in words: pricing/README.md."""
import re

from entries import Span
from gap import Gap

YEAR_FIRST = "2019-01-01"
YEAR_LAST = "2019-12-31"
LAUNCH = re.compile(r"db\.(\w+) for RDS PostgreSQL")
NO_CHANGE = re.compile(r"no price change found between (\S+) and (\S+)$")


class Dates:
    def __init__(self, dynamodb, rds):
        self.old_offer = Span(effective(dynamodb, 0), dynamodb.node("sources", "O2016", "date"))
        self.after_cut = Span(effective(dynamodb, 2), dynamodb.node("sources", "APW2025", "date"))
        self.on_demand = no_change_period(dynamodb)
        self.listed = rds.node("versions", 0, "availability")
        self.later_first = effective(rds, 1)
        self.launches = launches(rds)

    def opened_by_2019(self, region):
        """Was the region in the list of 2018-12-05?"""
        return region in self.listed

    def dynamodb_2019(self, region):
        first = self.on_demand.first if self.opened_by_2019(region) else self.later_first
        return Span(first, self.on_demand.last)

    def year(self, region):
        return Span(YEAR_FIRST if self.opened_by_2019(region) else self.later_first, YEAR_LAST)

    def rds_class(self, region, name):
        """All of 2019 if listed on 2018-12-05, else as its family."""
        if name in self.listed.get(region, ()):
            return Span(YEAR_FIRST, YEAR_LAST)
        return self.rds_family(region, name.split(".")[1])

    def rds_family(self, region, family):
        """From its launch, if that came after the list of 2018-12-05, else from the next list."""
        launch = self.launches.get(family)
        if launch is None or not self.opened_by_2019(region):
            return Span(self.later_first, YEAR_LAST)
        return Span(max(launch, YEAR_FIRST), YEAR_LAST)


def effective(facts, version):
    return facts.node("versions", version, "effective")


def no_change_period(dynamodb):
    label = dynamodb.node("versions", 1, "label")
    match = NO_CHANGE.search(label)
    if match is None:
        raise Gap(f"dynamodb: no period without a price change in label {label!r}")
    return Span(*match.groups())


def launches(rds):
    """The launch day of each family that came after the list of 2018-12-05."""
    found = {}
    for change in rds.node("changes_2019"):
        match = LAUNCH.fullmatch(change["what"])
        if match and change["date"] > rds.node("versions", 0, "observed", 0):
            found[match.group(1)] = change["date"]
    return found
