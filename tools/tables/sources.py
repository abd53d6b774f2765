# SPDX-License-Identifier: MIT
"""The four fact files together, and the account of all their rows."""
from dates import Dates
from facts import Facts
from ledger import account, summary
from skips import dynamodb_reasons, rds_reasons


class Sources:
    """The four fact files, each with the parts that make rows."""

    def __init__(self, folder):
        self.dynamodb = Facts("dynamodb", folder / "aws/dynamodb-2019.json",
                              ("versions", "transfer", "free_tier", "derived", "china_cny"))
        self.rds = Facts("rds-postgresql", folder / "aws/rds-postgresql-2019.json",
                         ("versions", "transfer", "features", "classes", "aurora_postgresql"))
        self.rules = Facts("metering-rules", folder / "aws/metering-rules-2019.json",
                           ("limits", "maximum_storage_gib", "class_bandwidth", "cpu_credits"))
        self.article = Facts("article-2019", folder / "article-2019/figures.json", ("figures",))
        self.dates = Dates(self.dynamodb, self.rds)

    def known_regions(self):
        return list(self.rds.node("versions", 1, "regions"))


def accounts(sources, regions):
    """One summary for each fact file; raises Gap for a row without a reason."""
    known = set(sources.known_regions())
    reasons = {"dynamodb": dynamodb_reasons(regions, known),
               "rds-postgresql": rds_reasons(regions, known)}
    return [summary(facts.name, account(facts, reasons.get(facts.name, ())))
            for facts in (sources.dynamodb, sources.rds, sources.rules, sources.article)]
