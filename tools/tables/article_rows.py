# SPDX-License-Identifier: MIT
"""The book of the article: its figures as they stand, for the days of its month."""
from confidence import LEVELS
from entries import Span, entry, price, value
from meters import key

SPAN = Span("2019-09-01", "2019-09-30")
BACKUP = "The article gives one price for backups and names no kind."
STORAGE = "The article gives one price for storage; it is taken for gp2 in one zone."
# service of the tables, place in the facts, meter, per, note
FIGURES = (
    ("dynamodb", ("dynamodb", "on_demand_reads_per_million"),
     "dynamodb.on-demand.read-request-units", "1000000", None),
    ("dynamodb", ("dynamodb", "on_demand_writes_per_million"),
     "dynamodb.on-demand.write-request-units", "1000000", None),
    ("dynamodb", ("dynamodb", "rcu_hour"),
     "dynamodb.provisioned.read-capacity-unit-hours", "1", None),
    ("dynamodb", ("dynamodb", "wcu_hour"),
     "dynamodb.provisioned.write-capacity-unit-hours", "1", None),
    ("dynamodb", ("dynamodb", "storage_gb_month"), "dynamodb.storage", "1", None),
    ("dynamodb", ("dynamodb", "backups_gb_month"), "dynamodb.backup.continuous", "1", BACKUP),
    ("dynamodb", ("dynamodb", "backups_gb_month"), "dynamodb.backup.on-demand", "1", BACKUP),
    ("rds-postgresql", ("rds_postgresql", "storage_gb_month"),
     key("rds.storage.gp2", deployment="single-az"), "1", STORAGE),
    ("rds-postgresql", ("rds_postgresql", "backups_gb_month"), "rds.backup", "1", None),
    ("transfer", ("transfer", "transfer_gb"), "transfer.internet-out", "1", None),
)


def article_entries(facts, service):
    return [article_entry(facts, *figure[1:]) for figure in FIGURES if figure[0] == service]


def article_entry(facts, place, meter, per, note):
    taken = facts.take("figures", *place)
    made = value(SPAN, price(taken), facts.source_ids(["ARTICLE"]), LEVELS[0], note=note)
    return entry(meter, per, [made])
